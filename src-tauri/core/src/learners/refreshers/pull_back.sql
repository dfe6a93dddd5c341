UPDATE refreshers
SET at = ?3, before_at = min(before_at, ?3)
WHERE learner = ?1 AND course = ?2 AND at > ?3
