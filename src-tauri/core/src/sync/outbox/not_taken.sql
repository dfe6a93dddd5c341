SELECT statement, said
FROM outbox
WHERE store = ?1 AND state = 'refused' AND state <> 'given'
ORDER BY statement
LIMIT ?2
