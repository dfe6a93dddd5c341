"""Starts Ralph on this computer with a folder for its statements: `ralph.py PORT FOLDER`.

Its file backend makes a new file for every request unless it is told to append, for which there is no setting.
"""

import json
import os
import sys
from pathlib import Path

# This file has the name of what it imports.
sys.path.pop(0)
port, folder = int(sys.argv[1]), Path(sys.argv[2])
os.environ.update(
    RALPH_APP_DIR=str(folder),
    RALPH_AUTH_FILE=str(folder / "auth.json"),
    RALPH_RUNSERVER_BACKEND="fs",
    RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH=str(folder),
    RALPH_LRS_RESTRICT_BY_AUTHORITY="true",
    RALPH_LRS_RESTRICT_BY_SCOPES="true",
)

import bcrypt  # noqa: E402
import uvicorn  # noqa: E402
from ralph.backends.data.base import BaseOperationType  # noqa: E402
from ralph.backends.data.fs import FSDataBackend  # noqa: E402


def key(name, scopes):
    """A key with the secret “s3cret”; its hash is cheap, since it guards nothing."""
    return {
        "username": name,
        "hash": bcrypt.hashpw(b"s3cret", bcrypt.gensalt(4)).decode(),
        "scopes": scopes,
        "agent": {"mbox": f"mailto:{name}@lrs.example"},
    }


FSDataBackend.default_operation_type = BaseOperationType.APPEND
keys = [
    key("writer", ["statements/write", "statements/read/mine"]),
    key("only-writer", ["statements/write"]),
    key("reader", ["statements/read"]),
]
(folder / "auth.json").write_text(json.dumps(keys))
uvicorn.run("ralph.api:app", host="127.0.0.1", port=port, log_level="warning")
