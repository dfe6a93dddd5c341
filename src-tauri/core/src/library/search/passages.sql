-- Only the first matches: what somebody types first, two or three letters, is in every lesson there is, and reading all
-- of them would keep the next letter waiting.
SELECT place, kind, item, section, title, section_title, words
FROM passage_words JOIN passages ON place = passage_words.rowid
WHERE passage_words MATCH ?1
LIMIT ?2
