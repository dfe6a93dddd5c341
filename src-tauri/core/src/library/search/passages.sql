-- Ranked among the first matches only: what somebody types first, two or three letters, is in every lesson there is, and
-- ranking all of them would keep the next letter waiting.
SELECT place, kind, item, section, title, section_title
FROM (
    SELECT rowid AS place, kind, item, section, title, section_title, bm25(passages, 0, 0, 0, 0, 6.0, 4.0, 1.0) AS score
    FROM passages
    WHERE passages MATCH ?1
    LIMIT ?3
)
ORDER BY score
LIMIT ?2
