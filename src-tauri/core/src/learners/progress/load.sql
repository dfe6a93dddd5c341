SELECT item, body
FROM progress
WHERE learner = ?1 AND course = ?2
