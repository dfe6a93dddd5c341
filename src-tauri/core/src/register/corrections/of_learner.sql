SELECT corrections.event, about, what, reason, by, made_at
FROM corrections JOIN events ON events.id = corrections.event
WHERE learner = ?1
ORDER BY sequence
