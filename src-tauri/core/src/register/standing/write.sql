INSERT OR REPLACE INTO standings (
    learner, unit, state, started_at, done_at, record, title, course_version, law_as_at, rule, best, latest, attempts,
    lessons_done, lessons, active_seconds, refresher_due
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
