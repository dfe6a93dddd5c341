SELECT
    device.id,
    CASE WHEN last.device = device.id THEN last.sequence ELSE 0 END,
    coalesce(last.logical_order, 0),
    coalesce(last.at, 0)
FROM device
LEFT JOIN events AS last ON last.arrival = coalesce(
    (
        SELECT arrival FROM events
        WHERE events.device = device.id
        ORDER BY sequence DESC
        LIMIT 1
    ),
    (
        SELECT arrival FROM events
        WHERE NOT EXISTS (SELECT 1 FROM merged WHERE merged.arrival = events.arrival)
        ORDER BY arrival DESC
        LIMIT 1
    )
)
