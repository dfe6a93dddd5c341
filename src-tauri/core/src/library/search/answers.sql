SELECT rowid, kind, item, section, title, section_title, words
FROM answers
WHERE answers MATCH ?1
LIMIT ?2
