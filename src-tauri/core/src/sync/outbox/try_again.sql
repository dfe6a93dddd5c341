UPDATE outbox
SET state = 'waiting', at = ?2, said = ''
WHERE store = ?1 AND state = 'refused' AND state <> 'given'
