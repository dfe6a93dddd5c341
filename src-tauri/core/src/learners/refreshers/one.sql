SELECT lesson, check_id, logical_order, event, at, stability, difficulty, settled, practised, before_at,
       before_stability, before_difficulty
FROM refreshers
WHERE learner = ?1 AND course = ?2 AND lesson = ?3 AND check_id = ?4
