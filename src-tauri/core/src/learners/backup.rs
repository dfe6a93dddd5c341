//! Copies of the database, and going back to one.
//!
//! [`daily`] makes at most one copy a day, at the start, and thins the older ones: the last seven days on which the
//! program was used, then one for each of the last four weeks and the last twelve months. A copy made before an upgrade
//! is never thinned.
//!
//! The key of the device lies beside each copy and comes back with it.
//!
//! [`restore`] and [`start_afresh`] never delete: what stood there is moved aside as
//! `learners.damaged-<time>.sqlite`, with its log. A restore that is cut off half way is finished by the next start.

use super::{check, device, key, migrations, refused_at};
use crate::base::copies::{self, move_aside};
use crate::base::database::{self, Keep};
use crate::base::paths::Folders;
use crate::base::{Error, Result, Timestamp, files};
use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const DAILY: &str = "learners-";
const BEFORE_UPGRADE: &str = "learners-before-";
const ENDING: &str = ".sqlite";

/// A copy of the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Backup {
    /// File name, by which [`restore`] finds it.
    pub name: String,
    /// The day it was made, `YYYY-MM-DD`.
    pub day: String,
    /// Whether it was made before an upgrade.
    pub before_upgrade: bool,
    /// Its size.
    pub bytes: u64,
}

/// Makes today's copy, if it is not there yet, and thins the older ones. Returns the copy's name when one was made.
///
/// # Errors
/// [`Error::DiskFull`], [`Error::FolderNotMade`], [`Error::FileNotWritten`], [`Error::LearnersDamaged`]. Earlier copies
/// are still there.
pub fn daily(connection: &Connection, folders: &Folders, now: Timestamp) -> Result<Option<String>> {
    let name = format!("{DAILY}{}{ENDING}", now.day());
    if files::exists(&folders.backups().join(&name)) {
        return Ok(None);
    }
    copy(connection, folders, &name)?;
    thin(folders, now)?;
    Ok(Some(name))
}

/// All copies, newest first.
///
/// # Errors
/// [`Error::FileNotRead`].
pub fn list(folders: &Folders) -> Result<Vec<Backup>> {
    let folder = folders.backups();
    let mut backups = Vec::new();
    for name in copies::names(&folder)? {
        if let Some(day) = day_of(&name) {
            backups.push(Backup {
                day: day.to_string(),
                before_upgrade: name.starts_with(BEFORE_UPGRADE),
                bytes: files::length(&folder.join(&name))?,
                name,
            });
        }
    }
    backups.sort_by(|one, other| (&other.day, &other.name).cmp(&(&one.day, &one.name)));
    Ok(backups)
}

/// Goes back to a copy and returns where the file that stood there was moved, if there was one. The database must not
/// be open. Afterwards this is another device, because the copy does not know which sequence numbers were used since.
///
/// # Errors
/// [`Error::BackupNotFound`] when there is no such copy or it is damaged itself; [`Error::LearnersNewer`];
/// [`Error::DiskFull`], [`Error::FileNotWritten`]. Until the copy is found good and lies beside it, the file in use is not touched.
pub fn restore(folders: &Folders, now: Timestamp, name: &str) -> Result<Option<PathBuf>> {
    let not_found = || Error::BackupNotFound {
        name: name.to_owned(),
    };
    if !list(folders)?.iter().any(|backup| backup.name == name) {
        return Err(not_found());
    }
    let copy = folders.backups().join(name);
    copies::lay_ready(&copy, &folders.learners(), |preparing| {
        prepare(preparing, now).map_err(|error| match error {
            Error::LearnersDamaged { .. } | Error::DatabaseRefused { .. } => not_found(),
            other => other,
        })?;
        files::remove(&restoring_key(folders))?;
        if files::exists(&key::beside(&copy)) {
            files::copy_private(&key::beside(&copy), &restoring_key(folders))?;
        }
        Ok(())
    })?;
    finish_restore(folders, now)
}

/// Moves the database aside, so that the next [`super::open`] makes a new one. It must not be open. Returns where it
/// is now, if there was one.
///
/// # Errors
/// [`Error::FileNotWritten`].
pub fn start_afresh(folders: &Folders, now: Timestamp) -> Result<Option<PathBuf>> {
    move_aside(&folders.learners(), now)
}

/// Copies an older file before it is upgraded to version `to`.
pub(super) fn before_upgrade(
    connection: &Connection,
    folders: &Folders,
    to: usize,
    now: Timestamp,
) -> Result<()> {
    let stamp = now.for_file_name();
    copy(
        connection,
        folders,
        &format!("{BEFORE_UPGRADE}{to}-{stamp}{ENDING}"),
    )
}

/// Puts a restored copy in place, if one lies ready.
pub(super) fn finish_restore(folders: &Folders, now: Timestamp) -> Result<Option<PathBuf>> {
    copies::put_in_place(&folders.learners(), now, || restore_key(folders, now))
}

/// Puts the key of a restored copy in place. Another key that stands there is kept aside.
fn restore_key(folders: &Folders, now: Timestamp) -> Result<()> {
    let (restoring, key) = (restoring_key(folders), folders.device_key());
    if !files::exists(&restoring) {
        return Ok(());
    }
    if files::exists(&key) && files::read(&key)? == files::read(&restoring)? {
        return files::remove(&restoring);
    }
    key::keep_aside(folders, now)?;
    files::replace(&restoring, &key)
}

/// SQLite deletes the log of a database that is not there; somebody's last hour may be in it.
pub(super) fn keep_orphans(folders: &Folders, now: Timestamp) -> Result<()> {
    if files::exists(&copies::log_of(&folders.learners())) {
        move_aside(&folders.learners(), now)?;
    }
    Ok(())
}

fn copy(connection: &Connection, folders: &Folders, name: &str) -> Result<()> {
    let folder = folders.backups();
    files::create_folder(&folder)?;
    let copy = folder.join(name);
    copies::write(
        connection,
        &folder.join("copying.sqlite"),
        &copy,
        refused_at,
    )?;
    key::copy_beside(folders, &copy)
}

/// Checks a copy that is about to be used, and makes it another device.
fn prepare(path: &Path, now: Timestamp) -> Result<()> {
    let connection = database::open(path, Keep::Precious)?;
    migrations::accept(&connection)?;
    check::pages(&connection)?;
    device::renew(&connection, now)?;
    connection
        .close()
        .map_err(|(_, source)| refused_at(path, source))
}

fn restoring_key(folders: &Folders) -> PathBuf {
    folders.data().join("device.restoring.key")
}

/// The day in a copy's name; none when it is no copy of ours.
fn day_of(name: &str) -> Option<Date> {
    let stem = name.strip_suffix(ENDING)?;
    let day = match stem.strip_prefix(BEFORE_UPGRADE) {
        Some(rest) => rest.split_once('-')?.1.get(..10)?,
        None => stem.strip_prefix(DAILY)?,
    };
    day.parse().ok()
}

fn thin(folders: &Folders, now: Timestamp) -> Result<()> {
    let Ok(today) = now.day().parse::<Date>() else {
        return Ok(());
    };
    let daily: Vec<Backup> = list(folders)?
        .into_iter()
        .filter(|backup| !backup.before_upgrade)
        .collect();
    let days: Vec<Date> = daily
        .iter()
        .filter_map(|backup| day_of(&backup.name))
        .collect();
    let kept = kept(&days, today);
    for backup in daily {
        if day_of(&backup.name).is_some_and(|day| !kept.contains(&day)) {
            let copy = folders.backups().join(&backup.name);
            files::remove(&key::beside(&copy))?;
            files::remove(&copy)?;
        }
    }
    Ok(())
}

/// Which days' copies are kept: the last of each of the latest seven days, four weeks and twelve months in which there
/// was one. So nothing goes merely because nobody opened the program for a year. Days that have not come yet,
/// made while the clock was wrong, are kept beyond those.
fn kept(days: &[Date], today: Date) -> BTreeSet<Date> {
    let mut newest_first = days.to_vec();
    newest_first.sort_by(|one, other| other.cmp(one));
    let (come, not_yet): (Vec<Date>, Vec<Date>) =
        newest_first.into_iter().partition(|day| *day <= today);
    let week = |day: Date| {
        let week = day.iso_week_date();
        (week.year(), week.week())
    };
    let month = |day: Date| (day.year(), day.month());
    let mut kept: BTreeSet<Date> = not_yet.into_iter().collect();
    kept.extend(come.iter().take(7));
    kept.extend(last_of_each(&come, 4, week));
    kept.extend(last_of_each(&come, 12, month));
    kept
}

fn last_of_each(
    newest_first: &[Date],
    most: usize,
    period: impl Fn(Date) -> (i16, i8),
) -> Vec<Date> {
    let mut lasts: Vec<Date> = newest_first.to_vec();
    lasts.dedup_by_key(|day| period(*day));
    lasts.truncate(most);
    lasts
}

#[cfg(test)]
mod tests;
