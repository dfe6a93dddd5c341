INSERT INTO active_time (
    learner, course, course_version, item, title, lesson, section, seconds, began
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (learner, course) DO UPDATE SET seconds = seconds + excluded.seconds
