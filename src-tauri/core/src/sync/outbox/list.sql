WITH RECURSIVE places (place) AS (
    SELECT ?2
    UNION ALL
    SELECT place + 1 FROM places WHERE place < ?3
)
INSERT INTO outbox (store, statement, state, at, said)
SELECT ?1, place, 'waiting', ?4, '' FROM places
