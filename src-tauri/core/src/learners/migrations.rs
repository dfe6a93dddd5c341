//! From an older file to today's: numbered steps, the file's version in `user_version`.
//!
//! [`accept`] refuses what is not ours or newer, touching nothing; [`run`] copies an older file into the folder for
//! backups and takes all pending steps in one transaction. A new, empty file starts at version 0 and takes them all.
//!
//! A step is never edited once it is released. It may not rely on `PRAGMA foreign_keys`, which cannot change inside a
//! transaction; foreign keys are checked before the commit. A step that changes what progress looks like
//! need not convert it: raise `learn::progress::VERSION` and it is rebuilt. The same goes for refresher cards.

use super::{backup, column, damaged, path_of, refused};
use crate::base::paths::Folders;
use crate::base::{Error, Result, Timestamp};
use rusqlite::{Connection, TransactionBehavior};

/// Every step there ever was; the step at index n leads to version n + 1.
pub(super) const STEPS: &[&str] = &[
    include_str!("migrations/1.sql"),
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
    include_str!("migrations/6.sql"),
    include_str!("migrations/7.sql"),
    include_str!("migrations/8.sql"),
    include_str!("migrations/9.sql"),
    include_str!("migrations/10.sql"),
];

/// `PRAGMA application_id` of our files: the letters `EvKl`.
const APPLICATION: i64 = 0x4576_4b6c;

/// Refuses a file that is not ours, or newer than this program.
pub(super) fn accept(connection: &Connection) -> Result<()> {
    accept_up_to(connection, STEPS.len()).map(|_| ())
}

/// Takes the pending steps of `steps`.
pub(super) fn run(
    connection: &mut Connection,
    steps: &[&str],
    folders: &Folders,
    now: Timestamp,
) -> Result<()> {
    let version = accept_up_to(connection, steps.len())?;
    let pending = steps.get(version..).unwrap_or_default();
    if pending.is_empty() {
        return Ok(());
    }
    if version > 0 {
        backup::before_upgrade(connection, folders, steps.len(), now).map_err(|source| {
            Error::BackupNotMade {
                folder: folders.backups(),
                source: Box::new(source),
            }
        })?;
    }
    let path = path_of(connection);
    let failed = |source| super::refused_at(&path, source);
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Exclusive)
        .map_err(failed)?;
    for step in pending {
        transaction.execute_batch(step).map_err(failed)?;
    }
    let orphans = transaction
        .prepare("PRAGMA foreign_key_check")
        .and_then(|mut query| query.exists([]))
        .map_err(failed)?;
    if orphans {
        return Err(damaged(&path, &"rows that belong to nobody"));
    }
    transaction
        .pragma_update(None, "user_version", column::signed(steps.len() as u64))
        .map_err(failed)?;
    transaction.commit().map_err(failed)
}

/// The version of an acceptable file.
fn accept_up_to(connection: &Connection, known: usize) -> Result<usize> {
    let path = path_of(connection);
    let number = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .map_err(refused(connection))
    };
    let empty = number("schema_version")? == 0;
    let application = number("application_id")?;
    let found = number("user_version")?;
    if empty && application == 0 && found == 0 {
        return Ok(0);
    }
    if application != APPLICATION {
        return Err(damaged(&path, &"it does not say that it is Evenkeel's"));
    }
    match usize::try_from(found) {
        Ok(version) if (1..=known).contains(&version) => Ok(version),
        Ok(version) if version > known => Err(Error::LearnersNewer {
            path,
            found,
            known: i64::try_from(known).unwrap_or(i64::MAX),
        }),
        _ => Err(damaged(&path, &format!("its version is {found}"))),
    }
}
