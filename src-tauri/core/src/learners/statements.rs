//! xAPI statements, frozen as they were first made: whatever is sent again is the same bytes.

use super::refused;
use crate::base::id::EventId;
use crate::base::{Result, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

/// The frozen statement of an event, if it was made.
///
/// # Errors
/// The database's.
pub fn frozen(connection: &Connection, event: EventId) -> Result<Option<Vec<u8>>> {
    connection
        .prepare_cached("SELECT bytes FROM statements WHERE event = ?1")
        .and_then(|mut query| {
            query
                .query_row([event.uuid().into_bytes()], |row| row.get(0))
                .optional()
        })
        .map_err(refused(connection))
}

/// Freezes the statement of an event and returns what is frozen: `bytes`, or what was made earlier.
///
/// # Errors
/// The database's, also when there is no such event.
pub fn freeze(
    connection: &Connection,
    now: Timestamp,
    event: EventId,
    bytes: Vec<u8>,
) -> Result<Vec<u8>> {
    if let Some(earlier) = frozen(connection, event)? {
        return Ok(earlier);
    }
    connection
        .prepare_cached("INSERT INTO statements (event, bytes, made_at) VALUES (?1, ?2, ?3)")
        .and_then(|mut insert| {
            insert.execute(params![
                event.uuid().into_bytes(),
                bytes,
                now.milliseconds()
            ])
        })
        .map_err(refused(connection))?;
    Ok(bytes)
}
