INSERT INTO clashes (digest, event, learner, bundle, written) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO NOTHING
