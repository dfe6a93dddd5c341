SELECT choices
FROM scenario_places
WHERE learner = ?1 AND course = ?2 AND scenario = ?3
