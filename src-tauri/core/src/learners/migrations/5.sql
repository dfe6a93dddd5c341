-- Events that were not written here but brought from another computer: this device's own numbers and clock do not go by them.
CREATE TABLE merged (
    arrival         INTEGER PRIMARY KEY REFERENCES events (arrival),
    merged_at       INTEGER NOT NULL
) STRICT;

-- What came with the id or the number of an event we have, and says something else. Kept apart, never chosen.
CREATE TABLE clashes (
    -- SHA-256 of the event as it came, so that bringing it twice is bringing it once.
    digest          BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    event           BLOB    NOT NULL CHECK (length(event) = 16),
    learner         BLOB    NOT NULL CHECK (length(learner) = 16),
    -- 'same-id' or 'same-number'.
    reason          TEXT    NOT NULL,
    written         TEXT    NOT NULL,
    found_at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
