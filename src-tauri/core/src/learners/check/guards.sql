SELECT count(*)
FROM sqlite_schema
WHERE name IN (
    'events_of_learner',
    'events_voided',
    'events_are_never_changed',
    'events_are_never_deleted',
    'statements_are_never_changed',
    'statements_are_never_deleted',
    'nothing_is_dropped_from_the_outbox',
    'what_was_given_stays_given'
)
