SELECT learner, course, course_version, item, title, lesson, section, seconds, began
FROM active_time
WHERE learner = ?1 AND course = ?2
