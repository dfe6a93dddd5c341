//! The key this device signs with: made once, kept in a file of its own beside the database and never in it, so that
//! a copy of the database given to somebody for help gives no key away. The database knows the public half, so that a
//! key file that was lost, damaged or exchanged is noticed and can be named.
//!
//! The file may be read by its owner only. It is copied with the daily copies and comes back with them ([`super::backup`]). Evenkeel
//! never makes a second key by itself: [`renew`] is for a person who was told the fingerprint of the old one.

use super::refused;
use crate::base::paths::Folders;
use crate::base::{Error, Result, Timestamp, files};
use crate::records::signing::{DeviceKey, PublicKey};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// No key file of ours is longer, bytes.
const LONGEST: u64 = 4096;

/// How a key file is written.
#[derive(Deserialize)]
struct KeyFile {
    format: u32,
    public: PublicKey,
    secret: String,
}

/// The only format there is.
const FORMAT: u32 = 1;

/// What stands where the key file should be.
enum Found {
    Key(DeviceKey),
    Nothing,
    /// Something that is no key, and why.
    Damage(String),
}

/// The key; `None` when this data folder never had one.
///
/// # Errors
/// [`Error::DeviceKeyLost`], [`Error::DeviceKeyDamaged`]; the database's.
pub fn load(connection: &Connection, folders: &Folders) -> Result<Option<DeviceKey>> {
    let Some(public) = known(connection)? else {
        return Ok(None);
    };
    match find(&folders.device_key())? {
        Found::Key(key) if key.public() == public => Ok(Some(key)),
        Found::Key(key) => Err(damaged(
            folders,
            Some(public),
            &format!("it holds another key, “{}”", key.public().fingerprint()),
        )),
        Found::Nothing => Err(Error::DeviceKeyLost {
            path: folders.device_key(),
            fingerprint: public.fingerprint(),
        }),
        Found::Damage(finding) => Err(damaged(folders, Some(public), &finding)),
    }
}

/// Gives a data folder that never had a key its first one. A good key file that lies there already is taken over: it
/// is left from before the database was begun afresh, or from a start that was cut off here.
///
/// # Errors
/// [`Error::DeviceKeyDamaged`] when there is a file that is no key; [`Error::FileNotWritten`], [`Error::DiskFull`]; the database's.
pub fn make(connection: &Connection, folders: &Folders, now: Timestamp) -> Result<DeviceKey> {
    let path = folders.device_key();
    let key = match find(&path)? {
        Found::Key(key) => key,
        Found::Nothing => write_new(&path)?,
        Found::Damage(finding) => return Err(damaged(folders, None, &finding)),
    };
    adopt(connection, now, &key)?;
    Ok(key)
}

/// Puts a new key in the place of the old one. The caller has said the old fingerprint to a person who agreed. The old file,
/// if there is one, is kept aside.
///
/// # Errors
/// [`Error::FileNotWritten`], [`Error::DiskFull`]; the database's.
pub fn renew(connection: &Connection, folders: &Folders, now: Timestamp) -> Result<DeviceKey> {
    keep_aside(folders, now)?;
    let key = write_new(&folders.device_key())?;
    adopt(connection, now, &key)?;
    Ok(key)
}

/// The public half of the key in use; none before there was one.
///
/// # Errors
/// The database's.
pub fn known(connection: &Connection) -> Result<Option<PublicKey>> {
    connection
        .query_row(
            "SELECT public FROM device_keys WHERE retired_at IS NULL",
            [],
            |row| row.get(0).map(PublicKey::from_bytes),
        )
        .optional()
        .map_err(refused(connection))
}

/// Whether this data folder ever signed with `key`: a receipt for an older key of ours is still ours.
///
/// # Errors
/// The database's.
pub fn was_ours(connection: &Connection, key: &PublicKey) -> Result<bool> {
    connection
        .query_row(
            "SELECT EXISTS (SELECT 1 FROM device_keys WHERE public = ?1)",
            [key.bytes()],
            |row| row.get(0),
        )
        .map_err(refused(connection))
}

/// Copies the key beside a copy of the database.
pub(super) fn copy_beside(folders: &Folders, copy: &Path) -> Result<()> {
    let key = folders.device_key();
    if files::exists(&key) {
        files::copy_private(&key, &beside(copy))?;
    }
    Ok(())
}

/// The key that lies beside a copy of the database.
pub(super) fn beside(copy: &Path) -> PathBuf {
    copy.with_extension("key")
}

/// Moves the key file aside, if there is one.
pub(super) fn keep_aside(folders: &Folders, now: Timestamp) -> Result<()> {
    let key = folders.device_key();
    if !files::exists(&key) {
        return Ok(());
    }
    let stamp = now.for_file_name();
    let aside = (1..=9999)
        .map(|number| match number {
            1 => format!("device.kept-{stamp}.key"),
            _ => format!("device.kept-{stamp}-{number}.key"),
        })
        .map(|name| folders.data().join(name))
        .find(|aside| !files::exists(aside))
        .ok_or_else(|| Error::Unexpected {
            what: "too many old keys lie beside each other".to_owned(),
        })?;
    files::replace(&key, &aside)
}

fn adopt(connection: &Connection, now: Timestamp, key: &DeviceKey) -> Result<()> {
    let now = now.milliseconds();
    connection
        .execute(
            "UPDATE device_keys SET retired_at = ?1 WHERE retired_at IS NULL",
            [now],
        )
        .and_then(|_| {
            connection.execute(
                include_str!("key/adopt.sql"),
                params![key.public().bytes(), now],
            )
        })
        .map(|_| ())
        .map_err(refused(connection))
}

fn write_new(path: &Path) -> Result<DeviceKey> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|source| Error::Unexpected {
        what: format!("the computer gives no random numbers: {source}"),
    })?;
    let key = DeviceKey::from_secret(&secret);
    files::write_private(path, |out| out.write_all(text_of(&key).as_bytes()))?;
    Ok(key)
}

fn text_of(key: &DeviceKey) -> String {
    format!(
        "# Evenkeel signs records with this key. Whoever has it can sign as this computer: give it to nobody.\n\
         format = {FORMAT}\npublic = \"{}\"\nsecret = \"{}\"\n",
        key.public(),
        crate::base::hash::hex(key.secret()),
    )
}

fn find(path: &Path) -> Result<Found> {
    if !files::exists(path) {
        return Ok(Found::Nothing);
    }
    let bytes = files::read_at_most(path, LONGEST + 1)?;
    // Copied back from a stick, it may have become readable by everybody.
    files::make_private(path)?;
    if bytes.len() as u64 > LONGEST {
        return Ok(Found::Damage("it is too long".to_owned()));
    }
    let Some(file) = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| toml::from_str::<KeyFile>(text).ok())
    else {
        return Ok(Found::Damage("it cannot be read as a key".to_owned()));
    };
    if file.format != FORMAT {
        return Ok(Found::Damage(
            "it was written by a newer Evenkeel".to_owned(),
        ));
    }
    let key = crate::base::hash::from_hex(&file.secret)
        .map(|secret| DeviceKey::from_secret(&secret))
        .filter(|key| key.public() == file.public);
    Ok(key.map_or_else(
        || Found::Damage("its two halves do not belong together".to_owned()),
        Found::Key,
    ))
}

fn damaged(folders: &Folders, public: Option<PublicKey>, finding: &str) -> Error {
    Error::DeviceKeyDamaged {
        path: folders.device_key(),
        finding: finding.to_owned(),
        fingerprint: public.map(|public| public.fingerprint()),
    }
}

#[cfg(test)]
mod tests;
