SELECT COALESCE(MAX(sequence), 0), COALESCE((SELECT MAX(made_at) FROM corrections), 0) FROM events WHERE bundle IS NULL
