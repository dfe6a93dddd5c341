SELECT
    id, learner, device, sequence, logical_order, at, clock,
    course, course_version, item, title, kind, kind_version, body
FROM events
WHERE learner = ?1 AND kind IN ('check-answered', 'refresher-answered')
ORDER BY logical_order, id
