SELECT
    unit, state, started_at, done_at, record, title, course_version, law_as_at, rule, best, latest, attempts, lessons_done,
    lessons, active_seconds, refresher_due
FROM standings
WHERE learner = ?1
