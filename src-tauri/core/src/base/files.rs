//! Files: the one door. Every error carries its path, and nothing is ever half written.

use super::error::{Error, Result};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Makes a folder and those above it. Being there already is fine.
///
/// # Errors
/// [`Error::FolderNotMade`]; [`Error::DiskFull`].
#[expect(clippy::disallowed_methods, reason = "the one door to folders")]
pub fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|source| match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::DiskFull {
            path: path.to_owned(),
        },
        _ => Error::FolderNotMade {
            path: path.to_owned(),
            source,
        },
    })
}

/// The whole file, as bytes.
///
/// # Errors
/// [`Error::FileNotRead`].
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| not_read(path, source))
}

/// The first `most` bytes of a file, so that a file of any size can be looked at.
///
/// # Errors
/// [`Error::FileNotRead`].
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn read_at_most(path: &Path, most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|source| not_read(path, source))?;
    Ok(bytes)
}

/// Length of the file in bytes.
///
/// # Errors
/// [`Error::FileNotRead`].
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn length(path: &Path) -> Result<u64> {
    fs::metadata(path)
        .map(|about| about.len())
        .map_err(|source| not_read(path, source))
}

/// Whether something is there under this name.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// What lies directly in a folder, sorted by name, links not followed: `(path, is a folder)`. Links are left out.
///
/// # Errors
/// [`Error::FileNotRead`].
#[expect(clippy::disallowed_methods, reason = "the one door to folders")]
pub fn list(folder: &Path) -> Result<Vec<(PathBuf, bool)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|source| not_read(folder, source))? {
        let entry = entry.map_err(|source| not_read(folder, source))?;
        let kind = entry
            .file_type()
            .map_err(|source| not_read(&entry.path(), source))?;
        if kind.is_dir() || kind.is_file() {
            found.push((entry.path(), kind.is_dir()));
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file whole or not at all: temporary file in the same folder, sync, rename, sync of the folder.
/// What stood there before stays until the new content is safely on the disk.
///
/// # Errors
/// [`Error::FileNotWritten`]; [`Error::DiskFull`]. In both cases an older file of that name is untouched.
pub fn write_atomically(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    write_with(path, |out| fill(out), widen_permissions)
}

/// As [`write_atomically`], for formats that go back to what they have written, such as a zip. An [`Error`] of ours
/// that `fill` met on its way comes back as it was.
///
/// # Errors
/// As [`write_atomically`]; what `fill` returns.
pub fn compose<T>(
    path: &Path,
    fill: impl FnOnce(&mut io::BufWriter<&mut File>) -> io::Result<T>,
) -> Result<T> {
    write_with(path, fill, widen_permissions)
}

/// As [`write_atomically`], for what only its owner may read. On Windows the data folder sees to that.
///
/// # Errors
/// As [`write_atomically`].
pub fn write_private(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    // Temporary files are made for their owner's eyes only.
    write_with(path, |out| fill(out), |_| Ok(()))
}

fn write_with<T>(
    path: &Path,
    fill: impl FnOnce(&mut io::BufWriter<&mut File>) -> io::Result<T>,
    finish: impl FnOnce(&File) -> io::Result<()>,
) -> Result<T> {
    let folder = folder_of(path);
    let write = || -> io::Result<T> {
        let mut file = NamedTempFile::new_in(folder)?;
        let mut buffer = io::BufWriter::with_capacity(1 << 16, file.as_file_mut());
        let made = fill(&mut buffer)?;
        buffer.flush()?;
        drop(buffer);
        finish(file.as_file())?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|failed| failed.error)?;
        sync_folder(folder)?;
        Ok(made)
    };
    write().map_err(|source| match source.downcast::<Error>() {
        Ok(error) => error,
        Err(source) => not_written(path, source),
    })
}

/// Opens a file to be read in parts.
///
/// # Errors
/// [`Error::FileNotRead`].
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn open(path: &Path) -> Result<File> {
    File::open(path).map_err(|source| not_read(path, source))
}

/// Takes away what others may do with a file, where the file system knows of such things.
///
/// # Errors
/// [`Error::FileNotRead`] when it cannot be looked at.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn make_private(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path)
        .map_err(|source| not_read(path, source))?
        .permissions()
        .mode();
    if mode & 0o077 != 0 {
        // FAT sticks know no permissions; somebody else's file is not ours to change.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
    }
    Ok(())
}

/// Takes away what others may do with a file, where the file system knows of such things.
///
/// # Errors
/// None here.
#[cfg(not(unix))]
pub fn make_private(_path: &Path) -> Result<()> {
    Ok(())
}

/// Puts the finished file `from` in the place of `to`, in one step, both in the same folder.
///
/// # Errors
/// [`Error::FileNotWritten`] for `to`; [`Error::DiskFull`].
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn replace(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)
        .and_then(|()| sync_folder(folder_of(to)))
        .map_err(|source| not_written(to, source))
}

/// Makes sure that what was written to a file is on the disk.
///
/// # Errors
/// [`Error::FileNotWritten`]; [`Error::DiskFull`].
pub fn sync(path: &Path) -> Result<()> {
    File::options()
        .append(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(|source| not_written(path, source))
}

/// Copies a file whole or not at all.
///
/// # Errors
/// [`Error::FileNotRead`] for `from`; [`Error::FileNotWritten`] and [`Error::DiskFull`] for `to`.
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut source = File::open(from).map_err(|source| not_read(from, source))?;
    write_atomically(to, |out| io::copy(&mut source, out).map(|_| ()))
}

/// Copies a file that only its owner may read, whole or not at all.
///
/// # Errors
/// As [`copy`].
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn copy_private(from: &Path, to: &Path) -> Result<()> {
    let mut source = File::open(from).map_err(|source| not_read(from, source))?;
    write_private(to, |out| io::copy(&mut source, out).map(|_| ()))
}

/// Removes a file. Not being there is fine.
///
/// # Errors
/// [`Error::FileNotWritten`].
#[expect(clippy::disallowed_methods, reason = "the one door to files")]
pub fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != ErrorKind::NotFound => Err(not_written(path, source)),
        _ => Ok(()),
    }
}

/// A lock on a data folder, held as long as the value lives and let go by the system when the program dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the lock.
///
/// # Errors
/// [`Error::AlreadyOpen`] when another program holds it; [`Error::FileNotWritten`].
pub fn lock(path: &Path) -> Result<Lock> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|source| not_written(path, source))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(fs::TryLockError::WouldBlock) => Err(Error::AlreadyOpen {
            folder: folder_of(path).to_owned(),
        }),
        Err(fs::TryLockError::Error(source)) => Err(not_written(path, source)),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

/// Temporary files are made for their owner's eyes only; an exported record is meant to be handed on, so it gets
/// what any new file gets.
#[cfg(unix)]
fn widen_permissions(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
        .or_else(|source| {
            // FAT sticks know no permissions.
            if source.kind() == ErrorKind::PermissionDenied {
                Ok(())
            } else {
                Err(source)
            }
        })
}

#[cfg(not(unix))]
fn widen_permissions(_file: &File) -> io::Result<()> {
    Ok(())
}

/// On Unix a rename is durable only when the folder is synced too; elsewhere folders cannot be opened for that.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the one door to folders")]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems of sticks and network drives do not know how to sync a folder.
        Err(source)
            if matches!(
                source.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        other => other,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

fn not_read(path: &Path, source: io::Error) -> Error {
    Error::FileNotRead {
        path: path.to_owned(),
        source,
    }
}

/// The error for a file that could not be written: a full disk is told apart.
pub fn not_written(path: &Path, source: io::Error) -> Error {
    match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::DiskFull {
            path: path.to_owned(),
        },
        _ => Error::FileNotWritten {
            path: path.to_owned(),
            source,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_is_private_can_be_read_by_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.key");
        write_private(&path, |out| out.write_all(b"secret")).unwrap();
        assert_eq!(mode(&path), 0o600);
        let copied = folder.path().join("copied.key");
        copy(&path, &copied).unwrap();
        assert_eq!(mode(&copied), 0o644);
        make_private(&copied).unwrap();
        assert_eq!(mode(&copied), 0o600);
        copy_private(&copied, &path).unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(read(&path).unwrap(), b"secret");
    }

    #[test]
    fn a_write_that_fails_half_way_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.csv");
        write_atomically(&path, |out| out.write_all(b"old")).unwrap();
        let failed = write_atomically(&path, |out| {
            out.write_all(b"half of the new")?;
            Err(io::Error::from(ErrorKind::StorageFull))
        });
        assert!(matches!(failed, Err(Error::DiskFull { .. })));
        assert_eq!(read(&path).unwrap(), b"old");
        assert_eq!(
            list(folder.path()).unwrap().len(),
            1,
            "no temporary file is left behind"
        );
    }

    #[test]
    fn a_second_lock_is_refused_until_the_first_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("evenkeel.lock");
        let first = lock(&path).unwrap();
        assert!(matches!(lock(&path), Err(Error::AlreadyOpen { .. })));
        drop(first);
        assert!(lock(&path).is_ok());
    }
}
