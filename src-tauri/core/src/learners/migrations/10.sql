-- The agency that this computer belongs to, as certificates and records name it. No row while none is set.
CREATE TABLE agency (
    only            INTEGER PRIMARY KEY CHECK (only = 1),
    name            TEXT    NOT NULL CHECK (name <> '')
) STRICT;
