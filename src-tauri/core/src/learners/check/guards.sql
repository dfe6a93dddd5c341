SELECT count(*)
FROM sqlite_schema
WHERE name IN (
    'events_of_learner',
    'events_voided',
    'events_are_never_changed',
    'events_are_never_deleted',
    'statements_are_never_changed',
    'statements_are_never_deleted'
)
