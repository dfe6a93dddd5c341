SELECT count(*)
FROM events
WHERE arrival > ?1
  AND kind IN (SELECT value FROM json_each(?2))
  AND NOT EXISTS (SELECT 1 FROM statements WHERE statements.event = events.id)
