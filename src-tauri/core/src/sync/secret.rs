//! The secret of a record store's key: in the keychain of the operating system where there is one, otherwise in a file
//! that only its owner may read. Never in the database, of which copies are made and handed around.

use crate::base::error::LrsError;
use crate::base::paths::Folders;
use crate::base::{Error, Result, files};
use keyring::Entry;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Name of our entries in the keychain.
const SERVICE: &str = "Evenkeel record store";

/// No file of ours with a secret is longer, bytes.
const LONGEST: u64 = 4096;

/// Where a secret is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum KeptIn {
    /// In the keychain of the operating system.
    Keychain,
    /// In a file that only its owner may read.
    File,
}

impl KeptIn {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::File => "file",
        }
    }

    pub(super) fn from_key(key: &str) -> Self {
        if key == "keychain" {
            Self::Keychain
        } else {
            Self::File
        }
    }
}

/// Where secrets can be kept. The keychain may ask its owner to unlock it, so none of this is done while anything waits.
#[derive(Debug, Clone)]
pub struct Secrets {
    file: PathBuf,
    /// A data folder elsewhere, such as on a stick, keeps everything in itself.
    with_keychain: bool,
}

impl Secrets {
    /// Those of a data folder.
    pub fn of(folders: &Folders) -> Self {
        Self {
            file: folders.record_store_secret(),
            with_keychain: folders.are_this_computers(),
        }
    }

    /// Keeps the secret of this key, in the place of an earlier one, and says where.
    ///
    /// # Errors
    /// [`Error::FileNotWritten`], [`Error::DiskFull`].
    pub fn keep(&self, endpoint: &str, key_id: &str, secret: &str) -> Result<KeptIn> {
        if self.with_keychain
            && entry(endpoint, key_id)
                .and_then(|entry| entry.set_password(secret))
                .is_ok()
        {
            files::remove(&self.file)?;
            return Ok(KeptIn::Keychain);
        }
        files::write_private(&self.file, |out| out.write_all(secret.as_bytes()))?;
        Ok(KeptIn::File)
    }

    /// The secret of this key.
    ///
    /// # Errors
    /// [`LrsError::SecretGone`].
    pub fn read(&self, kept_in: KeptIn, endpoint: &str, key_id: &str) -> Result<String> {
        let gone = |cause: String| Error::Lrs(LrsError::SecretGone { cause });
        match kept_in {
            KeptIn::Keychain => entry(endpoint, key_id)
                .and_then(|entry| entry.get_password())
                .map_err(|error| gone(error.to_string())),
            KeptIn::File => {
                let bytes = files::read_at_most(&self.file, LONGEST)
                    .map_err(|error| gone(error.to_string()))?;
                String::from_utf8(bytes).map_err(|error| gone(error.to_string()))
            }
        }
    }

    /// Forgets the secret of this key, wherever it was kept.
    ///
    /// # Errors
    /// [`Error::FileNotWritten`].
    pub fn forget(&self, kept_in: KeptIn, endpoint: &str, key_id: &str) -> Result<()> {
        self.forget_entry(kept_in, endpoint, key_id);
        files::remove(&self.file)
    }

    /// Takes the secret of this key out of the keychain, if it is there; a file has only the latest.
    pub fn forget_entry(&self, kept_in: KeptIn, endpoint: &str, key_id: &str) {
        if self.with_keychain && kept_in == KeptIn::Keychain {
            // A keychain that is gone has nothing to forget.
            let _ = entry(endpoint, key_id).and_then(|entry| entry.delete_credential());
        }
    }
}

fn entry(endpoint: &str, key_id: &str) -> keyring::Result<Entry> {
    Entry::new(SERVICE, &format!("{key_id} at {endpoint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_keychain_a_secret_is_in_a_file_that_only_its_owner_reads() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(folder.path());
        let secrets = Secrets::of(&folders);
        let (endpoint, key_id) = ("https://lrs.example/xAPI", "writer");
        assert!(matches!(
            secrets.read(KeptIn::File, endpoint, key_id),
            Err(Error::Lrs(LrsError::SecretGone { .. }))
        ));
        assert_eq!(
            secrets.keep(endpoint, key_id, "first").unwrap(),
            KeptIn::File
        );
        assert_eq!(
            secrets.keep(endpoint, key_id, "s3cret").unwrap(),
            KeptIn::File
        );
        assert_eq!(
            secrets.read(KeptIn::File, endpoint, key_id).unwrap(),
            "s3cret"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = folders
                .record_store_secret()
                .metadata()
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        secrets.forget(KeptIn::File, endpoint, key_id).unwrap();
        assert!(!files::exists(&folders.record_store_secret()));
    }
}
