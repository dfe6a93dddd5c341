-- Record stores (LRS) to which statements of this device are given. What each has is remembered apart.
CREATE TABLE record_stores (
    id              INTEGER PRIMARY KEY,
    endpoint        TEXT    NOT NULL UNIQUE,
    -- Statements up to this place have a line in the outbox.
    listed          INTEGER NOT NULL,
    -- When it last took something; none before that.
    last_given_at   INTEGER
) STRICT;

-- What became of each statement at each store. "sending" means that it is under way, or was when the program ended:
-- nobody knows whether the store has it, so the same bytes are given again.
CREATE TABLE outbox (
    store           INTEGER NOT NULL REFERENCES record_stores (id),
    statement       INTEGER NOT NULL REFERENCES statements (place),
    state           TEXT    NOT NULL CHECK (state IN ('waiting', 'sending', 'given', 'refused')),
    at              INTEGER NOT NULL,
    -- Given: how. Refused: why. Otherwise empty.
    said            TEXT    NOT NULL,
    PRIMARY KEY (store, statement)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_open ON outbox (store, state, statement) WHERE state <> 'given';

CREATE TRIGGER nothing_is_dropped_from_the_outbox BEFORE DELETE ON outbox
BEGIN
    SELECT RAISE(ABORT, 'nothing is dropped from the outbox');
END;

CREATE TRIGGER what_was_given_stays_given BEFORE UPDATE ON outbox WHEN old.state = 'given'
BEGIN
    SELECT RAISE(ABORT, 'what was given stays given');
END;

-- The store that is set up on this device: one row or none. The secret of its key is kept elsewhere.
CREATE TABLE sending (
    only            INTEGER PRIMARY KEY CHECK (only = 1),
    store           INTEGER NOT NULL REFERENCES record_stores (id),
    key_id          TEXT    NOT NULL,
    secret_in       TEXT    NOT NULL CHECK (secret_in IN ('keychain', 'file')),
    automatic       INTEGER NOT NULL CHECK (automatic IN (0, 1)),
    -- When somebody first looked at what would be sent; none before that.
    shown_at        INTEGER
) STRICT;
