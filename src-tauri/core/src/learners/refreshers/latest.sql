SELECT max(logical_order), max(at)
FROM refreshers
WHERE learner = ?1 AND course = ?2
