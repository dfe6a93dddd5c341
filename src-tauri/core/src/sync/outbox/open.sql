SELECT statement
FROM outbox
WHERE store = ?1 AND state = ?2 AND state <> 'given' AND statement > ?3
ORDER BY statement
LIMIT ?4
