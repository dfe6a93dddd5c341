SELECT record_stores.id, endpoint, key_id, secret_in, automatic, shown_at
FROM sending
JOIN record_stores ON record_stores.id = sending.store
