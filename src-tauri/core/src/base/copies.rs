//! Copies of a database, and databases that are moved out of the way with everything that belongs to them.

use super::{Error, Result, Timestamp, files};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Writes a copy of an open database to `copy`; `copying`, in the same folder, is where it is made. `refused` turns what
/// SQLite says into an error. A copy that stood there is replaced, or untouched when this fails.
///
/// # Errors
/// What `refused` makes of it; [`Error::FileNotWritten`].
pub fn write(
    connection: &Connection,
    copying: &Path,
    copy: &Path,
    refused: impl FnOnce(&Path, rusqlite::Error) -> Error,
) -> Result<()> {
    remove_with_log(copying)?;
    let target = copying.to_str().ok_or_else(|| Error::Unexpected {
        what: format!("the file {} has no name in letters", copying.display()),
    })?;
    match connection.execute("VACUUM INTO ?1", [target]) {
        Ok(_) => files::replace(copying, copy),
        Err(source) => {
            remove_with_log(copying)?;
            Err(refused(copying, source))
        }
    }
}

/// Names of the files in a folder of copies; none where there is no folder yet.
///
/// # Errors
/// [`Error::FileNotRead`].
pub fn names(folder: &Path) -> Result<Vec<String>> {
    if !files::exists(folder) {
        return Ok(Vec::new());
    }
    Ok(files::list(folder)?
        .into_iter()
        .filter(|(_, is_folder)| !is_folder)
        .filter_map(|(path, _)| Some(path.file_name()?.to_str()?.to_owned()))
        .collect())
}

/// Lays a copy ready beside a database, for [`put_in_place`]. `make_ready` looks whether it is whole, and changes what must
/// not stay as it was; when that fails, nothing is left of it.
///
/// # Errors
/// What `make_ready` says; [`Error::DiskFull`], [`Error::FileNotWritten`]. The database is not touched.
pub fn lay_ready(
    copy: &Path,
    database: &Path,
    make_ready: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let preparing = database.with_extension("preparing.sqlite");
    remove_with_log(&preparing)?;
    files::copy(copy, &preparing)?;
    if let Err(error) = make_ready(&preparing) {
        remove_with_log(&preparing)?;
        return Err(error);
    }
    files::replace(&preparing, &ready(database))
}

/// Whether a copy lies ready that somebody was putting in place when the power failed.
pub fn lies_ready(database: &Path) -> bool {
    files::exists(&ready(database))
}

/// Puts the copy that lies ready, if one does, in the place of a database that is not open, which is moved aside; returns
/// where that is. `meanwhile` is done while nothing stands there; being cut off anywhere, all of this can be done again.
///
/// # Errors
/// What `meanwhile` says; [`Error::FileNotWritten`].
pub fn put_in_place(
    database: &Path,
    now: Timestamp,
    meanwhile: impl FnOnce() -> Result<()>,
) -> Result<Option<PathBuf>> {
    if !lies_ready(database) {
        return Ok(None);
    }
    let aside = move_aside(database, now)?;
    meanwhile()?;
    files::replace(&ready(database), database)?;
    Ok(aside)
}

/// Where a copy lies that is about to take the place of a database.
pub fn ready(database: &Path) -> PathBuf {
    database.with_extension("restoring.sqlite")
}

/// Moves a database and its log aside, as `NAME.damaged-TIME.sqlite` beside it. Returns where it is now, if there was one.
/// It must not be open.
///
/// The log goes first: a database without its log is only older, but a log beside another database is a danger to it.
///
/// # Errors
/// [`Error::FileNotWritten`].
pub fn move_aside(path: &Path, now: Timestamp) -> Result<Option<PathBuf>> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stamp = now.for_file_name();
    let aside = (1..=9999)
        .map(|number| match number {
            1 => format!("{stem}.damaged-{stamp}.sqlite"),
            _ => format!("{stem}.damaged-{stamp}-{number}.sqlite"),
        })
        .map(|name| path.with_file_name(name))
        .find(|aside| with_log(aside).iter().all(|file| !files::exists(file)));
    let aside = aside.ok_or_else(|| Error::Unexpected {
        what: "too many damaged files lie beside each other".to_owned(),
    })?;
    let mut moved = None;
    for (from, to) in with_log(path).iter().zip(with_log(&aside)) {
        if files::exists(from) {
            files::replace(from, &to)?;
            moved = Some(aside.clone());
        }
    }
    Ok(moved)
}

/// Removes a database and its log, where they are there.
///
/// # Errors
/// [`Error::FileNotWritten`].
pub fn remove_with_log(path: &Path) -> Result<()> {
    with_log(path)
        .iter()
        .try_for_each(|file| files::remove(file))
}

/// Where the log of a database is.
pub fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

/// A database's files, the log first.
fn with_log(path: &Path) -> [PathBuf; 3] {
    [log_of(path), beside(path, "-shm"), path.to_owned()]
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
