SELECT id, name, settings, created_at, last_used_at
FROM learners
ORDER BY last_used_at DESC, created_at, id
