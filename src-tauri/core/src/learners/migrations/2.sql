-- The public half of the key this device signs with, and of those before it. The secret half is in a file of its own.
CREATE TABLE device_keys (
    public          BLOB    NOT NULL PRIMARY KEY CHECK (length(public) = 32),
    made_at         INTEGER NOT NULL,
    -- When another took its place; none for the key in use.
    retired_at      INTEGER
) STRICT;

CREATE UNIQUE INDEX device_keys_in_use ON device_keys (retired_at IS NULL) WHERE retired_at IS NULL;
