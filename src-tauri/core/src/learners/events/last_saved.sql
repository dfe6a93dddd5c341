SELECT at, logical_order
FROM events
WHERE learner = ?1
ORDER BY logical_order DESC, id DESC
LIMIT 1
