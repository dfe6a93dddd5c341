//! SQLite files: every one is opened here, with the same settings, and SQLite's own errors become ours here.

use super::error::{Error, Result};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// How long to wait for another program that holds the file before saying so.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// What a database is for, which decides how much it may cost to lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Precious: every commit is on the disk before it returns (`synchronous=FULL`, write-ahead log).
    Precious,
    /// Read only, for a finished cache.
    ReadOnly,
    /// A cache being built; if the power fails, it is built again.
    Scratch,
}

/// Opens a database with Evenkeel's settings.
///
/// # Errors
/// See [`refused`].
#[expect(clippy::disallowed_methods, reason = "the one door to SQLite files")]
pub fn open(path: &Path, keep: Keep) -> Result<Connection> {
    let connection = match keep {
        Keep::Precious | Keep::Scratch => Connection::open(path),
        Keep::ReadOnly => Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        ),
    }
    .map_err(|source| refused(path, source))?;
    settle(&connection, keep).map_err(|source| refused(path, source))?;
    Ok(connection)
}

fn settle(connection: &Connection, keep: Keep) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    match keep {
        Keep::Precious => {
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
            connection.pragma_update(None, "synchronous", "FULL")
        }
        Keep::Scratch => {
            connection.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
            connection.pragma_update(None, "synchronous", "OFF")
        }
        Keep::ReadOnly => connection.pragma_update(None, "query_only", true),
    }
}

/// What SQLite finds wrong with the pages of a file; nothing, when they are whole.
///
/// # Errors
/// What SQLite says when it cannot look.
pub fn damage(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let finding: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(Some(finding).filter(|finding| finding != "ok"))
}

/// SQLite's error as one of ours: damaged, locked, read-only and full are told apart, because each has its own cure.
pub fn refused(path: &Path, source: rusqlite::Error) -> Error {
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::LearnersDamaged {
            path,
            finding: source.to_string(),
        },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::LearnersLocked { path },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Error::LearnersReadOnly { path },
        Some(ErrorCode::DiskFull) => Error::DiskFull { path },
        Some(ErrorCode::CannotOpen) => Error::FileNotRead {
            path,
            source: std::io::Error::other(source.to_string()),
        },
        _ => Error::DatabaseRefused { path, source },
    }
}
