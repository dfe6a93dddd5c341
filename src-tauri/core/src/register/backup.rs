//! Copies of the register, and going back to one.
//!
//! [`daily`] makes at most one copy a day and keeps those of the last three days on which the register was there: it can
//! be as large as what thousands of people did. Bundles can be collected again; corrections, and which computers are
//! the agency's, are nowhere else.
//!
//! [`restore`] and [`start_afresh`] never delete: what stood there is moved aside as `register.damaged-<time>.sqlite`, with its log. A restore
//! that is cut off half way is finished by the next opening.

use super::{APPLICATION, VERSION, damaged, exists, ours, refused, refused_at};
use crate::base::copies::{self, move_aside, remove_with_log};
use crate::base::database::{self, Keep};
use crate::base::error::RegisterError;
use crate::base::id::DeviceId;
use crate::base::paths::Folders;
use crate::base::{Error, Result, Timestamp, files};
use jiff::civil::Date;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

const NAME: &str = "register-";
const ENDING: &str = ".sqlite";

/// How many days' copies are kept.
const MOST: usize = 3;

/// A copy of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// File name, by which [`restore`] finds it.
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
    if !exists(folders) || files::exists(&copy) {
        return Ok(None);
    }
    files::create_folder(&folder)?;
    let path = folders.register();
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
    let folder = folders.backups();
    if !files::exists(&folder) {
        return Ok(Vec::new());
    }
    let mut copies: Vec<Backup> = files::list(&folder)?
        .into_iter()
        .filter(|(_, is_folder)| !is_folder)
        .filter_map(|(path, _)| {
            let name = path.file_name()?.to_str()?.to_owned();
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
    let preparing = folders.data().join("register.preparing.sqlite");
    remove_with_log(&preparing)?;
    files::copy(&folders.backups().join(name), &preparing)?;
    match prepare(&preparing, now) {
        Ok(()) => {
            files::replace(&preparing, &restoring(folders))?;
            finish_restore(folders, now)
        }
        Err(error) => {
            remove_with_log(&preparing)?;
            Err(match error {
                Error::Register(RegisterError::Damaged { .. }) | Error::DatabaseRefused { .. } => {
                    not_found()
                }
                other => other,
            })
        }
    }
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
    let restoring = restoring(folders);
    if !files::exists(&restoring) {
        return Ok(None);
    }
    let aside = move_aside(&folders.register(), now)?;
    files::replace(&restoring, &folders.register())?;
    Ok(aside)
}

fn restoring(folders: &Folders) -> PathBuf {
    folders.data().join("register.restoring.sqlite")
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
    let number = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .map_err(refused(connection))
    };
    if (number("application_id")?, number("user_version")?) != (APPLICATION, VERSION) {
        return Err(damaged(connection, &"it is no register of this Evenkeel's"));
    }
    let finding: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(refused(connection))?;
    if finding == "ok" {
        Ok(())
    } else {
        Err(damaged(connection, &finding))
    }
}
