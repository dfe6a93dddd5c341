-- Bundles that were written and read back, and the agency's word that they arrived.
CREATE TABLE gifts (
    -- SHA-256 of the manifest.
    digest          BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    -- 'records' for the agency, 'learning' for another computer of the learner.
    carries         TEXT    NOT NULL,
    given_at        INTEGER NOT NULL,
    file            TEXT    NOT NULL,
    events          INTEGER NOT NULL,
    statements      INTEGER NOT NULL,
    learners        INTEGER NOT NULL,
    -- Place of the last statement there was.
    up_to           INTEGER NOT NULL,
    received_at     INTEGER,
    agency          TEXT,
    agency_key      BLOB    CHECK (length(agency_key) = 32)
) STRICT;

CREATE TABLE gift_learners (
    digest          BLOB    NOT NULL REFERENCES gifts (digest),
    learner         BLOB    NOT NULL REFERENCES learners (id),
    PRIMARY KEY (learner, digest)
) STRICT, WITHOUT ROWID;
