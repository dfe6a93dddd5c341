//! Computers that signed bundles, and whether the agency knows them.
//!
//! A computer is taken on trust when its first bundle comes, and stands there as new until somebody compares its six words
//! and says yes or no. After a no, nothing more is taken from it; what came before stays.

use super::refused;
use crate::base::error::RegisterError;
use crate::base::id::DeviceId;
use crate::base::{Result, Timestamp, column};
use crate::records::signing::PublicKey;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;

/// What the agency makes of a computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Acquaintance {
    /// No bundle of it ever came.
    Unknown,
    /// Bundles came; nobody has said yes or no.
    New,
    /// Somebody said that it is one of theirs.
    Ours,
    /// Somebody said that it is none of theirs.
    NotOurs,
}

/// A computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computer {
    /// The key it signs with.
    pub key: PublicKey,
    /// Its data folder when its first bundle came.
    pub device: DeviceId,
    /// When its first bundle came.
    pub first_seen: Timestamp,
    /// What the agency makes of it.
    pub acquaintance: Acquaintance,
    /// How many bundles came from it.
    pub bundles: u64,
    /// When the last of them came.
    pub last_seen: Timestamp,
}

/// Remembers a computer when its first bundle comes.
pub(super) fn meet(
    connection: &Connection,
    now: Timestamp,
    key: &PublicKey,
    device: DeviceId,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO computers (key, device, first_seen_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )
        .and_then(|mut insert| {
            insert.execute(params![
                key.bytes(),
                device.uuid().into_bytes(),
                now.milliseconds()
            ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

/// Whether the agency knows the computer with this key.
///
/// # Errors
/// The database's.
pub fn acquaintance(connection: &Connection, key: &PublicKey) -> Result<Acquaintance> {
    connection
        .prepare_cached("SELECT ours FROM computers WHERE key = ?1")
        .and_then(|mut query| {
            query
                .query_row([key.bytes()], |row| row.get(0).map(acquainted))
                .optional()
        })
        .map(|found| found.unwrap_or(Acquaintance::Unknown))
        .map_err(refused(connection))
}

fn acquainted(ours: Option<bool>) -> Acquaintance {
    match ours {
        None => Acquaintance::New,
        Some(true) => Acquaintance::Ours,
        Some(false) => Acquaintance::NotOurs,
    }
}

/// Keeps what somebody said of a computer.
///
/// # Errors
/// [`RegisterError::NoSuchComputer`]; the database's.
pub fn say(connection: &Connection, now: Timestamp, key: &PublicKey, ours: bool) -> Result<()> {
    let changed = connection
        .execute(
            "UPDATE computers SET ours = ?2, said_at = ?3 WHERE key = ?1",
            params![key.bytes(), ours, now.milliseconds()],
        )
        .map_err(refused(connection))?;
    if changed == 0 {
        return Err(RegisterError::NoSuchComputer.into());
    }
    Ok(())
}

/// All computers: those nobody has said anything of first, then by the day they were first seen.
///
/// # Errors
/// The database's.
pub fn all(connection: &Connection) -> Result<Vec<Computer>> {
    connection
        .prepare_cached(include_str!("computers/all.sql"))
        .and_then(|mut query| query.query_map([], read)?.collect())
        .map_err(refused(connection))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Computer> {
    Ok(Computer {
        key: PublicKey::from_bytes(row.get(0)?),
        device: column::id(row, 1)?,
        first_seen: column::moment(row, 2)?,
        acquaintance: acquainted(row.get(3)?),
        bundles: column::whole(row, 4)?,
        last_seen: column::moment(row, 5)?,
    })
}
