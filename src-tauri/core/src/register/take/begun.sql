INSERT INTO begun (learner, course, lesson, at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET at = MIN(at, excluded.at)
