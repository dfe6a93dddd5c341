-- What learners write themselves. A place may hold several texts, each by one hand; which of them stands is a rule of
-- the program. "owner" is a learner, or a household that builds one plan.
CREATE TABLE kept (
    owner           BLOB    NOT NULL CHECK (length(owner) = 16),
    course          TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    place           TEXT    NOT NULL,
    id              BLOB    NOT NULL CHECK (length(id) = 16),
    -- Whose hand: may be of another device, and then unknown here.
    learner         BLOB    NOT NULL CHECK (length(learner) = 16),
    device          BLOB    NOT NULL CHECK (length(device) = 16),
    revision        INTEGER NOT NULL CHECK (revision > 0),
    removed         INTEGER NOT NULL CHECK (removed IN (0, 1)),
    title           TEXT    NOT NULL,
    text            TEXT    NOT NULL,
    anchor          TEXT,
    in_record       INTEGER NOT NULL CHECK (in_record IN (0, 1)),
    at              INTEGER NOT NULL,
    logical_order   INTEGER NOT NULL,
    PRIMARY KEY (owner, course, kind, place, id)
) STRICT;

-- Who builds a plan together with others on this device.
CREATE TABLE household_members (
    learner         BLOB    NOT NULL PRIMARY KEY REFERENCES learners (id),
    household       BLOB    NOT NULL CHECK (length(household) = 16),
    since           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
