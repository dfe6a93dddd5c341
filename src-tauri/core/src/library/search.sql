SELECT lesson, section, lesson_title, section_title,
       snippet(passages, 5, char(2), char(3), '…', 18)
FROM passages
WHERE passages MATCH ?1
ORDER BY bm25(passages, 0, 0, 0, 6.0, 4.0, 1.0)
LIMIT ?2
