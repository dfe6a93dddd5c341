UPDATE learners
SET units_done = ?2, units_due = ?3, units_missing = ?4, refresher_due = ?5, last_at = ?6
WHERE id = ?1
