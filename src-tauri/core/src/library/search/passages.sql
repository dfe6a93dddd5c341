-- Only the first matches: what somebody types first, two or three letters, is in every lesson there is, and reading all
-- of them would keep the next letter waiting.
SELECT rowid, kind, item, section, title, section_title, words
FROM passages
WHERE passages MATCH ?1
LIMIT ?2
