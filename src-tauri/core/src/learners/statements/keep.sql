INSERT INTO statements (event, bytes, made_at)
VALUES (?1, ?2, ?3)
ON CONFLICT (event) DO NOTHING
