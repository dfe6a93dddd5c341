-- Statements get a place in a row of their own, so that what was made after a certain one is found at once.
CREATE TABLE statements_in_a_row (
    place           INTEGER PRIMARY KEY,
    event           BLOB    NOT NULL UNIQUE REFERENCES events (id),
    bytes           BLOB    NOT NULL,
    made_at         INTEGER NOT NULL
) STRICT;

INSERT INTO statements_in_a_row (event, bytes, made_at)
SELECT event, bytes, made_at FROM statements ORDER BY rowid;

DROP TABLE statements;
ALTER TABLE statements_in_a_row RENAME TO statements;

CREATE TRIGGER statements_are_never_changed BEFORE UPDATE ON statements
BEGIN
    SELECT RAISE(ABORT, 'a statement is never changed');
END;

CREATE TRIGGER statements_are_never_deleted BEFORE DELETE ON statements
BEGIN
    SELECT RAISE(ABORT, 'a statement is never deleted');
END;

-- How far statements were made: of every event up to this arrival that is of one of these kinds (a list as JSON). A
-- program that exports more kinds begins again.
CREATE TABLE statements_made (
    only            INTEGER PRIMARY KEY CHECK (only = 1),
    arrival         INTEGER NOT NULL,
    kinds           TEXT    NOT NULL
) STRICT;

-- The registration of a statement stands in its enrolment.
CREATE INDEX events_enrolled ON events (learner) WHERE kind = 'enrolled';
