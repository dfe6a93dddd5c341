SELECT count(*)
FROM events
WHERE learner = ?1
  AND kind IN (SELECT value FROM json_each(?2))
