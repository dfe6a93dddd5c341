INSERT INTO scenario_places (learner, course, scenario, choices, at)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (learner, course, scenario) DO UPDATE SET choices = excluded.choices, at = excluded.at
