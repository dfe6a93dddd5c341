//! Copies of the register, and going back to one.
//!
//! [`daily`] makes at most one copy a day and keeps those of the last three days on which the register was there: it can
//! be as large as what thousands of people did. Bundles can be collected again; corrections, and which computers are
//! the agency's, are nowhere else.
//!
//! [`restore`] and [`start_afresh`] never delete: what stood there is moved aside as `register.damaged-<time>.sqlite`, with
//! its log. A restore that is cut off half way is finished by the next opening.

use super::{VERSION, damaged, ours, refused, refused_at, version};
use crate::base::copies::{self, move_aside};
use crate::base::database::{self, Keep};
use crate::base::error::RegisterError;
use crate::base::id::DeviceId;
use crate::base::paths::Folders;
use crate::base::{Error, Result, Timestamp, files};
use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;
use std::path::{Path, PathBuf};

const NAME: &str = "register-";
const ENDING: &str = ".sqlite";

/// How many days' copies are kept.
const MOST: usize = 3;

/// A copy of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "RegisterCopy"))]
pub struct Backup {
    /// File name, by which it is gone back to.
    pub name: String,
    /// The day it was made, `YYYY-MM-DD`.
    pub day: String,
}

/// Makes today's copy, if there is a register and no copy of today, and lets the oldest go. Returns the copy's name when
/// one was made. Others may use the register meanwhile.
///
/// # Errors
/// [`RegisterError::Damaged`], [`RegisterError::NotWritable`], [`Error::DiskFull`], [`Error::FolderNotMade`],
/// [`Error::FileNotWritten`]. Earlier copies are still there.
pub fn daily(folders: &Folders, now: Timestamp) -> Result<Option<String>> {
    let name = format!("{NAME}{}{ENDING}", now.day());
    let folder = folders.backups();
    let copy = folder.join(&name);
    let path = folders.register();
    if !files::exists(&path) || files::exists(&copy) {
        return Ok(None);
    }
    files::create_folder(&folder)?;
    let connection = database::open(&path, Keep::Precious).map_err(|error| ours(&path, error))?;
    // A copy of what is damaged would push out a good one.
    check(&connection)?;
    let copying = folder.join("copying-register.sqlite");
    copies::write(&connection, &copying, &copy, refused_at)?;
    for old in of_days_up_to(&list(folders)?, &now.day()).skip(MOST) {
        files::remove(&folder.join(&old.name))?;
    }
    Ok(Some(name))
}

/// Copies of days that have come: one made while the clock was wrong stands in nobody's way.
fn of_days_up_to<'a>(copies: &'a [Backup], today: &'a str) -> impl Iterator<Item = &'a Backup> {
    copies.iter().filter(move |copy| *copy.day <= *today)
}

/// All copies, newest first.
///
/// # Errors
/// [`Error::FileNotRead`].
pub fn list(folders: &Folders) -> Result<Vec<Backup>> {
    let mut copies: Vec<Backup> = copies::names(&folders.backups())?
        .into_iter()
        .filter_map(|name| {
            let day = name.strip_prefix(NAME)?.strip_suffix(ENDING)?;
            day.parse::<Date>().ok()?;
            let day = day.to_owned();
            Some(Backup { name, day })
        })
        .collect();
    copies.sort_by(|one, other| other.day.cmp(&one.day));
    Ok(copies)
}

/// Goes back to a copy and returns where the file that stood there was moved, if there was one. The register must not be
/// open.
///
/// # Errors
/// [`Error::BackupNotFound`] when there is no such copy or it is damaged itself; [`Error::DiskFull`],
/// [`Error::FileNotWritten`]. Until the copy is found good and lies beside it, the file in use is not touched.
pub fn restore(folders: &Folders, now: Timestamp, name: &str) -> Result<Option<PathBuf>> {
    let not_found = || Error::BackupNotFound {
        name: name.to_owned(),
    };
    if !list(folders)?.iter().any(|copy| copy.name == name) {
        return Err(not_found());
    }
    let copy = folders.backups().join(name);
    copies::lay_ready(&copy, &folders.register(), |preparing| {
        prepare(preparing, now).map_err(|error| match error {
            Error::Register(RegisterError::Damaged { .. }) | Error::DatabaseRefused { .. } => {
                not_found()
            }
            other => other,
        })
    })?;
    finish_restore(folders, now)
}

/// Moves the register aside, so that the next opening makes a new one. It must not be open. Returns where it is now, if
/// there was one.
///
/// # Errors
/// [`Error::FileNotWritten`].
pub fn start_afresh(folders: &Folders, now: Timestamp) -> Result<Option<PathBuf>> {
    move_aside(&folders.register(), now)
}

/// Puts a restored copy in place, if one lies ready.
pub(super) fn finish_restore(folders: &Folders, now: Timestamp) -> Result<Option<PathBuf>> {
    copies::put_in_place(&folders.register(), now, || Ok(()))
}

/// Checks a copy that is about to be used, and makes it another writer: it does not know which numbers its corrections
/// have used since.
fn prepare(path: &Path, now: Timestamp) -> Result<()> {
    let connection = database::open(path, Keep::Precious).map_err(|error| ours(path, error))?;
    check(&connection)?;
    connection
        .execute(
            "UPDATE about SET id = ?1",
            [DeviceId::new(now).uuid().into_bytes()],
        )
        .map_err(refused(&connection))?;
    connection
        .close()
        .map_err(|(_, source)| refused_at(path, source))
}

/// Whether a file is a whole register.
fn check(connection: &Connection) -> Result<()> {
    if version(connection)? != VERSION {
        return Err(damaged(connection, &"it is no register of this Evenkeel's"));
    }
    match database::damage(connection).map_err(refused(connection))? {
        None => Ok(()),
        Some(finding) => Err(damaged(connection, &finding)),
    }
}
