SELECT
    id, learner, device, sequence, logical_order, at, clock,
    course, course_version, item, title, kind, kind_version, body, arrival
FROM events
WHERE arrival > ?1
  AND kind IN (SELECT value FROM json_each(?2))
ORDER BY arrival
LIMIT ?3
