//! The agency that this computer belongs to, as it wants to be called on certificates and records.

use super::people::tidy;
use super::refused;
use crate::base::Result;
use rusqlite::{Connection, OptionalExtension as _};

/// Its name; empty when none is set.
///
/// # Errors
/// The database's.
pub fn name(connection: &Connection) -> Result<String> {
    connection
        .query_row("SELECT name FROM agency", [], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
        .map_err(refused(connection))
}

/// Sets its name, tidied; an empty one sets none.
///
/// # Errors
/// [`NameTooLong`](crate::base::Error::NameTooLong); the database's.
pub fn set_name(connection: &Connection, name: &str) -> Result<()> {
    let name = tidy(name)?;
    let changed = if name.is_empty() {
        connection.execute("DELETE FROM agency", [])
    } else {
        connection.execute(
            "INSERT INTO agency (only, name) VALUES (1, ?1) ON CONFLICT (only) DO UPDATE SET name = excluded.name",
            [name],
        )
    };
    changed.map(|_| ()).map_err(refused(connection))
}
