INSERT INTO refreshers (learner, course, lesson, check_id, logical_order, event, at, stability, difficulty, settled,
                        practised, before_at, before_stability, before_difficulty)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
ON CONFLICT (learner, course, lesson, check_id) DO UPDATE SET
    logical_order = excluded.logical_order,
    event = excluded.event,
    at = excluded.at,
    stability = excluded.stability,
    difficulty = excluded.difficulty,
    settled = excluded.settled,
    practised = excluded.practised,
    before_at = excluded.before_at,
    before_stability = excluded.before_stability,
    before_difficulty = excluded.before_difficulty
