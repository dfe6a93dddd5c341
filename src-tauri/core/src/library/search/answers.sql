SELECT rowid, kind, item, section, title, section_title, words
FROM answers
WHERE answers MATCH ?1
ORDER BY kind <> 'question', bm25(answers, 0, 0, 0, 0, 6.0, 4.0, 1.0)
LIMIT ?2
