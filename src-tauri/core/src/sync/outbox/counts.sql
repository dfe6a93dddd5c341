SELECT
    listed,
    (SELECT count(*) FROM outbox WHERE store = id AND state = 'waiting' AND state <> 'given')
        + (SELECT count(*) FROM outbox WHERE store = id AND state = 'sending' AND state <> 'given'),
    (SELECT count(*) FROM outbox WHERE store = id AND state = 'refused' AND state <> 'given'),
    last_given_at
FROM record_stores
WHERE id = ?1
