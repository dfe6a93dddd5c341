SELECT id, learner, course, unit, seed, questions, answers, began
FROM attempts
WHERE id = ?1
