INSERT INTO gift_learners (digest, learner)
VALUES (?1, ?2)
ON CONFLICT (digest, learner) DO NOTHING
