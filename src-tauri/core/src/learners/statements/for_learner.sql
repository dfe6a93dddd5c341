SELECT statements.bytes
FROM events INDEXED BY events_of_learner
JOIN statements ON statements.event = events.id
WHERE events.learner = ?1
ORDER BY events.logical_order, events.id
