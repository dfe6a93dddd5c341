WITH given AS (
    SELECT
        coalesce(max(gifts.up_to), 0) AS up_to,
        coalesce(max(CASE WHEN gifts.received_at IS NOT NULL THEN gifts.up_to END), 0) AS confirmed_up_to
    FROM gift_learners
    JOIN gifts ON gifts.digest = gift_learners.digest
    WHERE gift_learners.learner = ?1 AND gifts.carries = 'records'
),
mine AS (
    SELECT
        statements.place,
        EXISTS (
            SELECT 1
            FROM record_stores
            CROSS JOIN outbox ON outbox.store = record_stores.id AND outbox.statement = statements.place
            WHERE outbox.state = 'given'
                AND record_stores.id = coalesce((SELECT store FROM sending), record_stores.id)
        ) AS sent
    FROM events INDEXED BY events_of_learner
    JOIN statements ON statements.event = events.id
    WHERE events.learner = ?1
)
SELECT
    coalesce(sum(NOT sent AND place > (SELECT up_to FROM given)), 0),
    coalesce(sum(NOT sent AND place > (SELECT confirmed_up_to FROM given)), 0),
    coalesce(sum(sent), 0)
FROM mine
