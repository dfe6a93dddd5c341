INSERT INTO statements_made (only, arrival, kinds)
VALUES (1, ?1, ?2)
ON CONFLICT (only) DO UPDATE SET arrival = excluded.arrival, kinds = excluded.kinds
