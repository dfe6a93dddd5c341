//! The record store that is set up on this device, if any: where, with which key, whether by itself. The secret of the
//! key is never in the database.

use super::endpoint::Endpoint;
use super::outbox::{StoreId, refused, store};
use super::secret::KeptIn;
use crate::base::{Result, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// What is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// The store.
    pub store: StoreId,
    /// Where it is.
    pub endpoint: String,
    /// Name of the key.
    pub key_id: String,
    /// Where its secret is kept.
    pub secret_in: KeptIn,
    /// Sent by itself, at the start and after something was completed.
    pub automatic: bool,
    /// When somebody first looked at what would be sent.
    pub shown_at: Option<Timestamp>,
}

/// What is set up; `None` when nothing is.
///
/// # Errors
/// The database's.
pub fn load(connection: &Connection) -> Result<Option<Setup>> {
    connection
        .prepare_cached(include_str!("setup/load.sql"))
        .and_then(|mut query| query.query_row([], read).optional())
        .map_err(refused(connection))
}

/// Sets up a store. Another address than before has to be looked at before anything is sent there.
///
/// # Errors
/// The database's.
pub fn save(
    connection: &Connection,
    endpoint: &Endpoint,
    key_id: &str,
    secret_in: KeptIn,
) -> Result<()> {
    let store = store(connection, endpoint)?;
    connection
        .execute(
            include_str!("setup/save.sql"),
            params![store.0, key_id, secret_in.key()],
        )
        .map(|_| ())
        .map_err(refused(connection))
}

/// Forgets the store that is set up. What it has is remembered.
///
/// # Errors
/// The database's.
pub fn forget(connection: &Connection) -> Result<()> {
    connection
        .execute("DELETE FROM sending", [])
        .map(|_| ())
        .map_err(refused(connection))
}

/// Switches sending by itself on or off.
///
/// # Errors
/// The database's.
pub fn set_automatic(connection: &Connection, automatic: bool) -> Result<()> {
    connection
        .execute("UPDATE sending SET automatic = ?1", [automatic])
        .map(|_| ())
        .map_err(refused(connection))
}

/// Somebody has looked at what would be sent.
///
/// # Errors
/// The database's.
pub fn shown(connection: &Connection, now: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE sending SET shown_at = coalesce(shown_at, ?1)",
            [now.milliseconds()],
        )
        .map(|_| ())
        .map_err(refused(connection))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Setup> {
    Ok(Setup {
        store: StoreId(row.get(0)?),
        endpoint: row.get(1)?,
        key_id: row.get(2)?,
        secret_in: KeptIn::from_key(row.get_ref(3)?.as_str()?),
        automatic: row.get(4)?,
        shown_at: row
            .get::<_, Option<i64>>(5)?
            .map(Timestamp::from_milliseconds),
    })
}
