INSERT INTO gifts (digest, carries, given_at, file, events, statements, learners, up_to)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (digest) DO UPDATE SET given_at = excluded.given_at, file = excluded.file
