//! The precious database, `learners.sqlite`: who learns here, their events, and what these add up to.
//!
//! Entry points: [`open`], then [`Learners::write`] and [`Learners::read`] with the functions of the modules below, one
//! per aggregate: [`people`], [`events`], [`progress`], [`refreshers`], [`active_time`], [`attempts`], [`statements`],
//! [`scenario_places`], [`kept`], [`households`], [`device`], [`key`], [`agency`], [`merge`], [`gifts`], [`backup`]. They
//! take a `&Connection`, so they compose; a transaction begins in [`Learners::write`] and nowhere else.
//!
//! What is acknowledged is on the disk (`synchronous=FULL`). [`open`] finishes a restore that was cut off,
//! upgrades an older file after a copy, refuses a newer one untouched, and looks for damage when the last run did not
//! end well. The caller holds the lock on the data folder.
//!
//! Knows courses only by their ids; marking and rules live in the room `learn`.

pub mod active_time;
pub mod agency;
pub mod attempts;
pub mod backup;
mod check;
pub mod device;
pub mod events;
pub mod gifts;
pub mod households;
pub mod kept;
pub mod key;
pub mod merge;
mod migrations;
pub mod people;
pub mod progress;
pub mod refreshers;
pub mod scenario_places;
mod settings;
pub mod statements;
#[cfg(test)]
mod tests;

pub use settings::{Refreshers, Settings, Spacing, TEXT_SIZES, Theme, Typeface};

use crate::base::database::{self, Keep};
use crate::base::paths::Folders;
use crate::base::{Clock, Error, Result, column, files};
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};
use std::path::Path;

/// No SQLite file is smaller, bytes.
const SMALLEST: u64 = 512;

/// Where the header says which SQLite may write to the file: 1 or 2 in every file there is.
const WRITE_VERSION: usize = 18;

/// The open database.
#[derive(Debug)]
pub struct Learners {
    connection: Connection,
}

/// Opens the database in `folders`, makes it if there is none (or one of no bytes), upgrades it if it is older.
/// `unclean` says that the last run did not end well: then the whole file is looked through first.
///
/// # Errors
/// [`Error::LearnersDamaged`], [`Error::LearnersNewer`], [`Error::LearnersLocked`], [`Error::LearnersReadOnly`],
/// [`Error::BackupNotMade`], [`Error::DiskFull`], [`Error::FileNotRead`] when it is no file at all. In every case the
/// file's content is as it was.
pub fn open(folders: &Folders, clock: &Clock, unclean: bool) -> Result<Learners> {
    let path = folders.learners();
    open_file(folders, clock, unclean).map_err(|source| while_opening(&path, source))
}

fn open_file(folders: &Folders, clock: &Clock, unclean: bool) -> Result<Learners> {
    backup::finish_restore(folders, clock.now())?;
    let path = folders.learners();
    if path.is_dir() {
        return Err(Error::FileNotRead {
            path,
            source: std::io::ErrorKind::IsADirectory.into(),
        });
    }
    if files::exists(&path) && files::length(&path)? > 0 {
        // SQLite takes a file of one byte for a new one and would write over what is left of somebody's.
        if files::length(&path)? < SMALLEST {
            return Err(damaged(&path, &"it is cut off"));
        }
        // Read only first: even the settings of a file that is not ours to use stay untouched.
        migrations::accept(&database::open(&path, Keep::ReadOnly)?)?;
    } else {
        backup::keep_orphans(folders, clock.now())?;
    }
    let mut learners = Learners {
        connection: database::open(&path, Keep::Precious)?,
    };
    learners.prepare(folders, clock, unclean)?;
    Ok(learners)
}

impl Learners {
    /// For looking only.
    pub fn read(&self) -> &Connection {
        &self.connection
    }

    /// Lets go of the file.
    ///
    /// # Errors
    /// What SQLite says; everything committed is safe all the same.
    pub fn close(self) -> Result<()> {
        let path = path_of(&self.connection);
        self.connection
            .close()
            .map_err(|(_, source)| refused_at(&path, source))
    }

    /// Does `work` in one transaction: all of it is on the disk when this returns `Ok`, none of it otherwise.
    ///
    /// # Errors
    /// What `work` returns; [`Error::DiskFull`], [`Error::LearnersLocked`], [`Error::LearnersReadOnly`],
    /// [`Error::LearnersDamaged`].
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

    /// Looks through the whole file for damage.
    ///
    /// # Errors
    /// [`Error::LearnersDamaged`].
    pub fn check(&self) -> Result<()> {
        check::whole(&self.connection)
    }

    fn prepare(&mut self, folders: &Folders, clock: &Clock, unclean: bool) -> Result<()> {
        let connection = &mut self.connection;
        if connection
            .is_readonly(rusqlite::MAIN_DB)
            .map_err(refused(connection))?
        {
            let path = folders.learners();
            let version = files::read(&path)?.get(WRITE_VERSION).copied();
            return Err(match version {
                Some(1 | 2) => Error::LearnersReadOnly { path },
                _ => damaged(&path, &"its header names no format"),
            });
        }
        // Otherwise `INSERT OR REPLACE` would slip past the triggers that guard events.
        connection
            .pragma_update(None, "recursive_triggers", true)
            .map_err(refused(connection))?;
        if unclean {
            check::pages(connection)?;
        }
        migrations::run(connection, migrations::STEPS, folders, clock.now())?;
        if unclean {
            check::shape(connection)?;
        }
        self.write(|transaction| {
            if device::settle(transaction, clock.now())? {
                progress::rebuild_all(transaction)?;
            }
            Ok(())
        })
    }
}

/// A query that the file does not understand can only mean that the file is not what it says it is.
fn while_opening(path: &Path, source: Error) -> Error {
    match source {
        Error::DatabaseRefused { source, .. } if not_understood(&source) => damaged(path, &source),
        other => other,
    }
}

fn not_understood(source: &rusqlite::Error) -> bool {
    matches!(source, rusqlite::Error::SqlInputError { .. })
        || source.sqlite_error_code() == Some(ErrorCode::Unknown)
}

fn damaged(path: &Path, finding: &impl ToString) -> Error {
    Error::LearnersDamaged {
        path: path.to_owned(),
        finding: finding.to_string(),
    }
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
        | Sql::Utf8Error(..) => damaged(path, &source),
        other => database::refused(path, other),
    }
}

fn path_of(connection: &Connection) -> std::path::PathBuf {
    connection
        .path()
        .filter(|path| !path.is_empty())
        .unwrap_or("learners.sqlite")
        .into()
}
