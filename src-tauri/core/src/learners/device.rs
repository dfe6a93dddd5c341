//! The writer of events: this data folder.

use super::{column, refused};
use crate::base::id::DeviceId;
use crate::base::{Result, Timestamp};
use crate::learn::progress::VERSION;
use rusqlite::{Connection, OptionalExtension as _, params};

/// Where the device stands in its series of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Sequence of its last event; 0 before the first.
    pub last_sequence: u64,
    /// Order of its last event.
    pub last_order: i64,
    /// Clock time of its last event.
    pub last_at: Timestamp,
}

/// This device.
///
/// # Errors
/// [`crate::base::Error::LearnersDamaged`] when the row is not as it should be.
pub fn load(connection: &Connection) -> Result<Device> {
    connection
        .prepare_cached("SELECT id, last_sequence, last_order, last_at FROM device")
        .and_then(|mut query| {
            query.query_row([], |row| {
                Ok(Device {
                    id: column::id(row, 0)?,
                    last_sequence: column::whole(row, 1)?,
                    last_order: row.get(2)?,
                    last_at: column::moment(row, 3)?,
                })
            })
        })
        .map_err(|source| match source {
            rusqlite::Error::QueryReturnedNoRows => {
                super::damaged(&super::path_of(connection), &"the device has no row")
            }
            other => refused(connection)(other),
        })
}

/// Notes the device's latest event.
pub(super) fn advance(connection: &Connection, device: &Device) -> Result<()> {
    connection
        .prepare_cached("UPDATE device SET last_sequence = ?1, last_order = ?2, last_at = ?3")
        .and_then(|mut update| {
            update.execute(params![
                column::signed(device.last_sequence),
                device.last_order,
                device.last_at.milliseconds(),
            ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

/// Gives a new file its device. Says whether kept progress was written by another fold and must be rebuilt.
pub(super) fn settle(connection: &Connection, now: Timestamp) -> Result<bool> {
    let fold: Option<i64> = connection
        .query_row("SELECT fold FROM device", [], |row| row.get(0))
        .optional()
        .map_err(refused(connection))?;
    let stale = fold.is_some_and(|fold| fold != i64::from(VERSION));
    if fold.is_none() {
        let id = DeviceId::new(now).uuid().into_bytes();
        connection
            .execute(
                "INSERT INTO device VALUES (1, ?1, 0, 0, 0, ?2)",
                params![id, VERSION],
            )
            .map_err(refused(connection))?;
    } else if stale {
        connection
            .execute("UPDATE device SET fold = ?1", [VERSION])
            .map_err(refused(connection))?;
    }
    Ok(stale)
}

/// Makes this another device: a restored copy must not use again the sequence numbers of events that the copy does not
/// know but an agency may have.
pub(super) fn renew(connection: &Connection, now: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE device SET id = ?1, last_sequence = 0",
            [DeviceId::new(now).uuid().into_bytes()],
        )
        .map(|_| ())
        .map_err(refused(connection))
}
