INSERT INTO sending (only, store, key_id, secret_in, automatic, shown_at)
VALUES (1, ?1, ?2, ?3, 0, NULL)
ON CONFLICT (only) DO UPDATE SET
    automatic = CASE WHEN store = excluded.store THEN automatic ELSE 0 END,
    shown_at = CASE WHEN store = excluded.store THEN shown_at END,
    store = excluded.store,
    key_id = excluded.key_id,
    secret_in = excluded.secret_in
