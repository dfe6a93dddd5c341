-- "EvRg": says whose file this is.
PRAGMA application_id = 0x45765267;

-- One row: this register as a writer of corrections, and by what its standings were last worked out.
CREATE TABLE about (
    only            INTEGER PRIMARY KEY CHECK (only = 1),
    id              BLOB    NOT NULL CHECK (length(id) = 16),
    -- Course and rules; other ones, and every standing is worked out again.
    worked_out_by   TEXT    NOT NULL
) STRICT;

-- Computers that signed bundles.
CREATE TABLE computers (
    key             BLOB    NOT NULL PRIMARY KEY CHECK (length(key) = 32),
    device          BLOB    NOT NULL CHECK (length(device) = 16),
    first_seen_at   INTEGER NOT NULL,
    -- What the agency said: 1 ours, 0 not ours, none while nobody has said.
    ours            INTEGER CHECK (ours IN (0, 1)),
    said_at         INTEGER
) STRICT, WITHOUT ROWID;

-- Bundles that were taken in.
CREATE TABLE bundles (
    place           INTEGER PRIMARY KEY,
    -- SHA-256 of the manifest.
    digest          BLOB    NOT NULL UNIQUE CHECK (length(digest) = 32),
    key             BLOB    NOT NULL REFERENCES computers (key),
    made_at         INTEGER NOT NULL,
    received_at     INTEGER NOT NULL,
    file            TEXT    NOT NULL,
    events          INTEGER NOT NULL,
    learners        INTEGER NOT NULL
) STRICT;

-- Who is in the register, with sums of their standings, so that a long list opens at once.
CREATE TABLE learners (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name            TEXT    NOT NULL,
    -- When the bundle was made that said the name: the latest says what it is.
    named_at        INTEGER NOT NULL,
    -- Small letters: what the list is sorted by, and what is looked for in it.
    sort_name       TEXT    NOT NULL,
    sought          TEXT    NOT NULL,
    units_done      INTEGER NOT NULL,
    units_due       INTEGER NOT NULL,
    units_missing   INTEGER NOT NULL,
    -- The earliest of the units' refreshers, YYYY-MM-DD.
    refresher_due   TEXT,
    last_at         INTEGER,
    -- A clock went back, or says a day that had not come when the bundle arrived.
    clock_doubt     INTEGER NOT NULL CHECK (clock_doubt IN (0, 1))
) STRICT;

CREATE INDEX learners_by_name ON learners (sort_name, id);

CREATE TABLE bundle_learners (
    learner         BLOB    NOT NULL REFERENCES learners (id),
    bundle          INTEGER NOT NULL REFERENCES bundles (place),
    PRIMARY KEY (learner, bundle)
) STRICT, WITHOUT ROWID;

-- What learners did, letter for letter as it came, and corrections, which are events of the register's own. Times are
-- milliseconds since 1970, ids the 16 bytes of a UUID.
CREATE TABLE events (
    arrival         INTEGER PRIMARY KEY,
    id              BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    learner         BLOB    NOT NULL,
    device          BLOB    NOT NULL,
    sequence        INTEGER NOT NULL,
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
    -- The bundle that brought it first; none for a correction.
    bundle          INTEGER
) STRICT;

-- Answers to checks are most of what comes, and standings do not hang on them.
CREATE INDEX events_that_count ON events (learner) WHERE kind <> 'check-answered';
CREATE INDEX events_of_the_register ON events (sequence) WHERE bundle IS NULL;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'an event is never deleted');
END;

-- When somebody first answered a check of a lesson: enough to know that they have begun.
CREATE TABLE begun (
    learner         BLOB    NOT NULL,
    course          TEXT    NOT NULL,
    lesson          TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    PRIMARY KEY (learner, course, lesson)
) STRICT, WITHOUT ROWID;

-- What came with the id of an event that is here, and says something else. Kept apart, never chosen.
CREATE TABLE clashes (
    -- SHA-256 of the event as it came.
    digest          BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    event           BLOB    NOT NULL,
    learner         BLOB    NOT NULL,
    bundle          INTEGER NOT NULL REFERENCES bundles (place),
    written         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Corrections: an event of the register's own takes an entry back, or puts in a copy of one that was taken back.
CREATE TABLE corrections (
    event           BLOB    NOT NULL PRIMARY KEY REFERENCES events (id),
    about           BLOB    NOT NULL REFERENCES events (id),
    what            TEXT    NOT NULL CHECK (what IN ('taken-back', 'put-back')),
    reason          TEXT    NOT NULL,
    by              TEXT    NOT NULL,
    made_at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX corrections_about ON corrections (about);

-- What the events add up to: one row for each unit, and one (unit '') for the course. Can be worked out again at any time.
CREATE TABLE standings (
    learner         BLOB    NOT NULL,
    unit            TEXT    NOT NULL,
    -- 0 missing, 1 due (begun, not finished), 2 done. Whether a refresher is due depends on the day.
    state           INTEGER NOT NULL,
    started_at      INTEGER,
    done_at         INTEGER,
    -- The completion; none where it follows from its parts.
    record          BLOB,
    title           TEXT    NOT NULL,
    course_version  TEXT    NOT NULL,
    law_as_at       TEXT    NOT NULL,
    rule            TEXT    NOT NULL,
    best            INTEGER,
    latest          INTEGER,
    attempts        INTEGER NOT NULL,
    lessons_done    INTEGER NOT NULL,
    lessons         INTEGER NOT NULL,
    active_seconds  INTEGER NOT NULL,
    refresher_due   TEXT,
    PRIMARY KEY (learner, unit)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
