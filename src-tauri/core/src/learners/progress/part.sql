SELECT body
FROM progress
WHERE learner = ?1 AND course = ?2 AND item = ?3
