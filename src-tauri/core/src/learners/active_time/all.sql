SELECT learner, course, course_version, item, title, lesson, section, seconds, began
FROM active_time
ORDER BY began
