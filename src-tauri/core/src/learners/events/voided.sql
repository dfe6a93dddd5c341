SELECT kind_version, body
FROM events
WHERE learner = ?1 AND kind = 'voided'
