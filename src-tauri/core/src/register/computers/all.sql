SELECT key, device, first_seen_at, ours, COUNT(bundles.place), COALESCE(MAX(received_at), first_seen_at)
FROM computers LEFT JOIN bundles USING (key)
GROUP BY key
ORDER BY ours IS NOT NULL, first_seen_at, key
