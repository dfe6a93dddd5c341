INSERT INTO clashes (digest, event, learner, reason, written, found_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (digest) DO NOTHING
