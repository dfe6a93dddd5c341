SELECT count(*)
FROM events
WHERE learner = ?1
  AND kind IN ('enrolled', 'check-answered', 'lesson-completed', 'assessment-attempted', 'unit-completed',
               'course-completed', 'voided')
