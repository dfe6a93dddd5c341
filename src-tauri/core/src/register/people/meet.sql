INSERT INTO learners (id, name, named_at, sort_name, sought, units_done, units_due, units_missing, clock_doubt)
VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, 0, 0)
ON CONFLICT (id) DO UPDATE
SET name = excluded.name, named_at = excluded.named_at, sort_name = excluded.sort_name, sought = excluded.sought
WHERE (excluded.named_at, excluded.name) > (learners.named_at, learners.name)
