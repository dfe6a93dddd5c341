//! The writer of events: this data folder.

use super::{column, refused};
use crate::base::id::DeviceId;
use crate::base::{Result, Timestamp};
use crate::learn::{progress, refresher};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// The folds that write kept progress and refresher cards. Each version is only ever raised, so their sum tells when one
/// of them was.
const FOLD: u32 = progress::VERSION + refresher::VERSION;

/// Where the device stands in its series of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Sequence of its last event; 0 before the first.
    pub last_sequence: u64,
    /// Order of its last event; before the first, of the last event in the file, so that a restored copy goes on from
    /// there.
    pub last_order: i64,
    /// Clock time of that event.
    pub last_at: Timestamp,
}

/// This device.
///
/// # Errors
/// [`crate::base::Error::LearnersDamaged`] when the row is not as it should be.
pub fn load(connection: &Connection) -> Result<Device> {
    let standing: Option<Device> = connection
        .prepare_cached(include_str!("device/load.sql"))
        .and_then(|mut query| query.query_row([], read).optional())
        .map_err(refused(connection))?;
    standing.ok_or_else(|| super::damaged(&super::path_of(connection), &"the device has no row"))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        id: column::id(row, 0)?,
        last_sequence: column::whole(row, 1)?,
        last_order: row.get(2)?,
        last_at: column::moment(row, 3)?,
    })
}

/// Gives a new file its device. Says whether what is kept was written by another fold and must be rebuilt.
pub(super) fn settle(connection: &Connection, now: Timestamp) -> Result<bool> {
    let fold: Option<i64> = connection
        .query_row("SELECT fold FROM device", [], |row| row.get(0))
        .optional()
        .map_err(refused(connection))?;
    let stale = fold.is_some_and(|fold| fold != i64::from(FOLD));
    if fold.is_none() {
        let id = DeviceId::new(now).uuid().into_bytes();
        connection
            .execute(
                "INSERT INTO device (only, id, fold) VALUES (1, ?1, ?2)",
                params![id, FOLD],
            )
            .map_err(refused(connection))?;
    } else if stale {
        connection
            .execute("UPDATE device SET fold = ?1", [FOLD])
            .map_err(refused(connection))?;
    }
    Ok(stale)
}

/// Makes this another device: a restored copy must not use again the sequence numbers of events that the copy does not
/// know but an agency may have.
pub(super) fn renew(connection: &Connection, now: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE device SET id = ?1",
            [DeviceId::new(now).uuid().into_bytes()],
        )
        .map(|_| ())
        .map_err(refused(connection))
}
