SELECT id, learner, course, unit, seed, questions, answers, began
FROM attempts
WHERE learner = ?1 AND course = ?2 AND unit = ?3
