//! Which folders and files belong to Evenkeel on this computer.

use super::error::{Error, Result};
use super::files;
use std::path::{Path, PathBuf};

/// Redirects every folder of Evenkeel; tests and trainers with a stick set it.
pub const HOME_VARIABLE: &str = "EVENKEEL_HOME";

/// The data folder and what lies in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    data: PathBuf,
    /// Not redirected: where this computer keeps such things for the person who is signed in.
    usual: bool,
}

impl Folders {
    /// The folders of the person who is signed in to this computer, or those below `EVENKEEL_HOME`.
    ///
    /// # Errors
    /// [`Error::Unexpected`] when the operating system names no home folder at all.
    #[expect(clippy::disallowed_methods, reason = "the one door to the environment")]
    pub fn of_this_computer() -> Result<Self> {
        if let Some(home) = std::env::var_os(HOME_VARIABLE).filter(|home| !home.is_empty()) {
            return Ok(Self::at(PathBuf::from(home)));
        }
        directories::ProjectDirs::from("org", "Evenkeel", "Evenkeel")
            .map(|folders| Self {
                data: folders.data_local_dir().to_owned(),
                usual: true,
            })
            .ok_or_else(|| Error::Unexpected {
                what: format!(
                    "the computer names no home folder; set {HOME_VARIABLE} to a folder of your own"
                ),
            })
    }

    /// The folders below one place.
    pub fn at(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            usual: false,
        }
    }

    /// Whether these are the folders of the person who is signed in, so that what belongs to them may also be kept in
    /// that person's keychain. A data folder elsewhere keeps everything in itself.
    pub fn are_this_computers(&self) -> bool {
        self.usual
    }

    /// Makes the data folder and the folder for backups, if they are not there yet.
    ///
    /// # Errors
    /// [`Error::FolderNotMade`], [`Error::DiskFull`].
    pub fn make(&self) -> Result<()> {
        files::create_folder(&self.data)?;
        files::create_folder(&self.backups())
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The precious database: learners, events, what they wrote.
    pub fn learners(&self) -> PathBuf {
        self.data.join("learners.sqlite")
    }

    /// The agency's register: who has completed what, gathered from bundles. Made when it is first asked for.
    pub fn register(&self) -> PathBuf {
        self.data.join("register.sqlite")
    }

    /// The secret key this device signs records with. Nobody else's business.
    pub fn device_key(&self) -> PathBuf {
        self.data.join("device.key")
    }

    /// The secret of the key for a record store, where no keychain keeps it. Nobody else's business.
    pub fn record_store_secret(&self) -> PathBuf {
        self.data.join("record-store.secret")
    }

    /// What the agency that looks after this computer has decided for everybody on it. Never written by us.
    #[expect(clippy::disallowed_methods, reason = "the one door to the environment")]
    pub fn policy(&self) -> PathBuf {
        let folder = if !self.usual {
            self.data.clone()
        } else if cfg!(windows) {
            std::env::var_os("ProgramData")
                .map_or_else(|| PathBuf::from(r"C:\ProgramData"), PathBuf::from)
                .join("Evenkeel")
        } else if cfg!(target_os = "macos") {
            PathBuf::from("/Library/Application Support/Evenkeel")
        } else {
            PathBuf::from("/etc/evenkeel")
        };
        folder.join("policy.toml")
    }

    /// The cache compiled from the course text. May be deleted at any time.
    pub fn library(&self) -> PathBuf {
        self.data.join("library.sqlite")
    }

    /// Copies of the learners' database.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }

    /// Held while a program writes in the data folder.
    pub fn lock(&self) -> PathBuf {
        self.data.join("evenkeel.lock")
    }

    /// Size and place of the window.
    pub fn window_state(&self) -> PathBuf {
        self.data.join("window.json")
    }

    /// There while the program runs; still there at the next start after a crash or a power cut.
    pub fn running_mark(&self) -> PathBuf {
        self.data.join("running")
    }
}
