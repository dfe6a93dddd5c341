INSERT INTO progress (learner, course, item, body)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (learner, course, item) DO UPDATE SET body = excluded.body
