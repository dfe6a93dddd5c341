SELECT
    gifts.digest, carries, given_at, file, events, statements, learners, up_to, received_at, agency, agency_key
FROM gift_learners
JOIN gifts ON gifts.digest = gift_learners.digest
WHERE gift_learners.learner = ?1 AND carries = 'records'
ORDER BY given_at DESC, gifts.digest
LIMIT ?2
