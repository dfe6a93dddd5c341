DELETE FROM standings WHERE learner = ?1 AND unit NOT IN (SELECT value FROM json_each(?2))
