//! The agency's register, `register.sqlite`: who has completed what, gathered from bundles.
//!
//! Entry points: [`open`], then [`Register::write`] and [`Register::read`] with the functions of the modules below:
//! [`take`] (one bundle, on the caller's transaction), [`standing`] (what somebody's events add up to), [`list`] (pages of
//! people), [`corrections`], [`computers`], [`bundles`], [`entries`]; [`backup`] copies the whole. A transaction begins in
//! [`Register::write`] and nowhere else.
//!
//! Events are kept as they came and unite by id, so it does not matter in which order bundles arrive, nor how often. What
//! counts as completed is decided by the same rules as in the player (`learn`).
//!
//! Knows no course but what [`standing::Course`] says of it. Does not read files: the caller opens the bundles.

pub mod backup;
pub mod bundles;
pub mod computers;
pub mod corrections;
pub mod entries;
pub mod list;
pub mod people;
pub mod standing;
pub mod take;
#[cfg(test)]
mod tests;

use crate::base::database::{self, Keep};
use crate::base::error::RegisterError;
use crate::base::id::DeviceId;
use crate::base::paths::Folders;
use crate::base::{Clock, Error, Result, column, copies, files};
use rusqlite::{
    Connection, ErrorCode, OptionalExtension as _, Transaction, TransactionBehavior, params,
};
use standing::Course;
use std::path::{Path, PathBuf};

/// `PRAGMA application_id` of our files: the letters `EvRg`.
const APPLICATION: i64 = 0x4576_5267;

/// The version of the file that this program writes.
const VERSION: i64 = 1;

/// The open register.
#[derive(Debug)]
pub struct Register {
    connection: Connection,
}

/// Opens the register in `folders`, makes it if there is none, and works out every standing again when the course or the
/// rules are no longer those it was last worked out by.
///
/// # Errors
/// [`RegisterError::Damaged`], [`RegisterError::Newer`], [`RegisterError::NotWritable`], [`Error::DiskFull`],
/// [`Error::FileNotWritten`].
pub fn open(folders: &Folders, clock: &Clock, course: &Course) -> Result<Register> {
    backup::finish_restore(folders, clock.now())?;
    let path = folders.register();
    let mut register = Register {
        connection: database::open(&path, Keep::Precious).map_err(|error| ours(&path, error))?,
    };
    register
        .prepare(clock, course)
        .map_err(|error| while_opening(&path, error))?;
    Ok(register)
}

/// A query that the file does not understand can only mean that the file is not what it says it is.
fn while_opening(path: &Path, error: Error) -> Error {
    match error {
        Error::DatabaseRefused { source, .. }
            if source.sqlite_error_code() == Some(ErrorCode::Unknown) =>
        {
            RegisterError::Damaged {
                path: path.to_owned(),
                finding: source.to_string(),
            }
            .into()
        }
        other => other,
    }
}

/// Whether there is a register here, or a copy on its way into its place; a computer of no agency has none.
pub fn exists(folders: &Folders) -> bool {
    let path = folders.register();
    files::exists(&path) || copies::lies_ready(&path)
}

impl Register {
    /// For looking only.
    pub fn read(&self) -> &Connection {
        &self.connection
    }

    /// Does `work` in one transaction: all of it is on the disk when this returns `Ok`, none of it otherwise.
    ///
    /// # Errors
    /// What `work` returns; [`Error::DiskFull`], [`RegisterError::NotWritable`], [`RegisterError::Damaged`].
    pub fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let path = path_of(&self.connection);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|source| refused_at(&path, source))?;
        let done = work(&transaction)?;
        transaction
            .commit()
            .map_err(|source| refused_at(&path, source))?;
        Ok(done)
    }

    fn prepare(&mut self, clock: &Clock, course: &Course) -> Result<()> {
        match version(&self.connection)? {
            0 => self.write(|transaction| {
                transaction
                    .execute_batch(include_str!("schema.sql"))
                    .map_err(refused(transaction))?;
                transaction
                    .execute(
                        "INSERT INTO about (only, id, worked_out_by) VALUES (1, ?1, ?2)",
                        params![
                            DeviceId::new(clock.now()).uuid().into_bytes(),
                            course.fingerprint()
                        ],
                    )
                    .map(|_| ())
                    .map_err(refused(transaction))
            })?,
            VERSION => {}
            newer if newer > VERSION => {
                return Err(RegisterError::Newer {
                    path: path_of(&self.connection),
                }
                .into());
            }
            other => {
                return Err(damaged(
                    &self.connection,
                    &format!("its version is {other}"),
                ));
            }
        }
        let by: String = worked_out_by(&self.connection)?;
        let now = course.fingerprint();
        if by != now {
            self.write(|transaction| {
                standing::work_out_all(transaction, course)?;
                transaction
                    .execute("UPDATE about SET worked_out_by = ?1", [&now])
                    .map(|_| ())
                    .map_err(refused(transaction))
            })?;
        }
        Ok(())
    }
}

/// The version of the file; 0 for one that is still empty.
fn version(connection: &Connection) -> Result<i64> {
    let number = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .map_err(refused(connection))
    };
    if number("schema_version")? == 0 {
        return Ok(0);
    }
    if number("application_id")? != APPLICATION {
        return Err(damaged(
            connection,
            &"it does not say that it is Evenkeel's",
        ));
    }
    number("user_version")
}

/// This register as a writer of corrections.
fn writer(connection: &Connection) -> Result<DeviceId> {
    connection
        .query_row("SELECT id FROM about", [], |row| column::id(row, 0))
        .map_err(refused(connection))
}

/// What the standings were last worked out by.
fn worked_out_by(connection: &Connection) -> Result<String> {
    connection
        .query_row("SELECT worked_out_by FROM about", [], |row| row.get(0))
        .optional()
        .map_err(refused(connection))?
        .ok_or_else(|| damaged(connection, &"it does not say whose it is"))
}

fn damaged(connection: &Connection, finding: &impl ToString) -> Error {
    RegisterError::Damaged {
        path: path_of(connection),
        finding: finding.to_string(),
    }
    .into()
}

/// Turns SQLite's errors on this connection into ours.
fn refused(connection: &Connection) -> impl FnOnce(rusqlite::Error) -> Error {
    |source| refused_at(&path_of(connection), source)
}

fn refused_at(path: &Path, source: rusqlite::Error) -> Error {
    use rusqlite::Error as Sql;
    match source {
        // The schema is STRICT and ours: a value of another shape got there by accident.
        Sql::FromSqlConversionFailure(..)
        | Sql::InvalidColumnType(..)
        | Sql::IntegralValueOutOfRange(..)
        | Sql::Utf8Error(..)
        | Sql::SqlInputError { .. } => RegisterError::Damaged {
            path: path.to_owned(),
            finding: source.to_string(),
        }
        .into(),
        other => ours(path, database::refused(path, other)),
    }
}

/// The door to SQLite files speaks of the learners' database; this is the register.
fn ours(path: &Path, error: Error) -> Error {
    let path = path.to_owned();
    match error {
        Error::LearnersDamaged { finding, .. } => RegisterError::Damaged { path, finding }.into(),
        Error::LearnersLocked { .. } => RegisterError::NotWritable {
            path,
            cause: "another program is using it".to_owned(),
        }
        .into(),
        Error::LearnersReadOnly { .. } => RegisterError::NotWritable {
            path,
            cause: "it may only be read".to_owned(),
        }
        .into(),
        other => other,
    }
}

fn path_of(connection: &Connection) -> PathBuf {
    connection
        .path()
        .filter(|path| !path.is_empty())
        .unwrap_or("register.sqlite")
        .into()
}
