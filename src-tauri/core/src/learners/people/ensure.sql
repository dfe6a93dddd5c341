INSERT INTO learners (id, name, settings, created_at, last_used_at)
VALUES (?1, '', ?2, ?3, 0)
ON CONFLICT (id) DO NOTHING
