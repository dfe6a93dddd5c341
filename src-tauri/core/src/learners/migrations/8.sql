-- How well each check is remembered that a learner has answered, for refreshers. What the events add up to, as in
-- "progress": kept so that asking what is due costs the same however many answers there are. Can be rebuilt at any time.
CREATE TABLE refreshers (
    learner             BLOB    NOT NULL REFERENCES learners (id),
    course              TEXT    NOT NULL,
    lesson              TEXT    NOT NULL,
    check_id            TEXT    NOT NULL,
    -- The last answer.
    logical_order       INTEGER NOT NULL,
    event               BLOB    NOT NULL CHECK (length(event) = 16),
    at                  INTEGER NOT NULL,
    -- Seconds, and thousandths.
    stability           INTEGER NOT NULL,
    difficulty          INTEGER NOT NULL,
    settled             INTEGER NOT NULL,
    practised           INTEGER NOT NULL,
    -- What stood before the present asking.
    before_at           INTEGER,
    before_stability    INTEGER,
    before_difficulty   INTEGER,
    PRIMARY KEY (learner, course, lesson, check_id)
) STRICT, WITHOUT ROWID;
