INSERT INTO attempts (id, learner, course, unit, seed, questions, answers, began)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, '{}', ?7)
