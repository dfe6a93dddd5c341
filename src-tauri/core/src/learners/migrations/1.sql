-- "EvKl": says whose file this is.
PRAGMA application_id = 0x45764b6c;

-- The writer of events: this data folder. One row. How far it has come stands in its last event.
CREATE TABLE device (
    only            INTEGER PRIMARY KEY CHECK (only = 1),
    id              BLOB    NOT NULL CHECK (length(id) = 16),
    -- The fold that wrote the rows of "progress".
    fold            INTEGER NOT NULL
) STRICT;

CREATE TABLE learners (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name            TEXT    NOT NULL,
    settings        TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    last_used_at    INTEGER NOT NULL
) STRICT;

-- The truth. Times are milliseconds since 1970, ids the 16 bytes of a UUID.
CREATE TABLE events (
    arrival         INTEGER PRIMARY KEY,
    id              BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    learner         BLOB    NOT NULL REFERENCES learners (id),
    device          BLOB    NOT NULL CHECK (length(device) = 16),
    sequence        INTEGER NOT NULL CHECK (sequence > 0),
    logical_order   INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    clock           TEXT    NOT NULL,
    course          TEXT    NOT NULL,
    course_version  TEXT    NOT NULL,
    item            TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    kind_version    INTEGER NOT NULL,
    body            TEXT    NOT NULL,
    UNIQUE (device, sequence)
) STRICT;

CREATE INDEX events_of_learner ON events (learner, logical_order, id);
CREATE INDEX events_voided ON events (learner) WHERE kind = 'voided';
CREATE INDEX events_went_back ON events (learner) WHERE clock <> 'steady';

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'an event is never deleted');
END;

-- What the events add up to: one row per lesson, per unit and for the course itself (item ''), so that opening a
-- learner costs the same however many events there are. Can be rebuilt at any time.
CREATE TABLE progress (
    learner         BLOB    NOT NULL REFERENCES learners (id),
    course          TEXT    NOT NULL,
    item            TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    PRIMARY KEY (learner, course, item)
) STRICT, WITHOUT ROWID;

-- The stretch of reading that is not an event yet.
CREATE TABLE active_time (
    learner         BLOB    NOT NULL REFERENCES learners (id),
    course          TEXT    NOT NULL,
    course_version  TEXT    NOT NULL,
    item            TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    lesson          TEXT    NOT NULL,
    section         TEXT    NOT NULL,
    seconds         INTEGER NOT NULL CHECK (seconds > 0),
    began           INTEGER NOT NULL,
    PRIMARY KEY (learner, course)
) STRICT, WITHOUT ROWID;

-- Assessment attempts that are not finished yet; a finished one is an event.
CREATE TABLE attempts (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    learner         BLOB    NOT NULL REFERENCES learners (id),
    course          TEXT    NOT NULL,
    unit            TEXT    NOT NULL,
    seed            INTEGER NOT NULL,
    questions       TEXT    NOT NULL,
    answers         TEXT    NOT NULL,
    began           INTEGER NOT NULL,
    UNIQUE (learner, course, unit)
) STRICT;

-- xAPI statements, frozen as they were first made.
CREATE TABLE statements (
    event           BLOB    NOT NULL PRIMARY KEY REFERENCES events (id),
    bytes           BLOB    NOT NULL,
    made_at         INTEGER NOT NULL
) STRICT;

CREATE TRIGGER statements_are_never_changed BEFORE UPDATE ON statements
BEGIN
    SELECT RAISE(ABORT, 'a statement is never changed');
END;

CREATE TRIGGER statements_are_never_deleted BEFORE DELETE ON statements
BEGIN
    SELECT RAISE(ABORT, 'a statement is never deleted');
END;
