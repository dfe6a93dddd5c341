SELECT place, kind, item, section, title, section_title, words
FROM answer_words JOIN answers ON place = answer_words.rowid
WHERE answer_words MATCH ?1
LIMIT ?2
