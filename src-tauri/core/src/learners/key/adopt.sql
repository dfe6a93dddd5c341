INSERT INTO device_keys (public, made_at)
VALUES (?1, ?2)
ON CONFLICT (public) DO UPDATE SET retired_at = NULL
