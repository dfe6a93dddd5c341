UPDATE outbox
SET state = ?3, at = ?4, said = ?5
WHERE store = ?1 AND statement = ?2 AND state <> 'given'
