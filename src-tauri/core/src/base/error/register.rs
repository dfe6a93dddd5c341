//! What can go wrong with an agency's register.

use super::{Code, show};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Something about the register did not work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// The register's file is damaged.
    #[error("The agency's register, {}, is damaged.", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        finding: String,
    },
    /// The register was written by a newer Evenkeel.
    #[error("The agency's register, {}, was last used by a newer Evenkeel than this one.", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// Another program holds the register, or it may not be changed.
    #[error("The agency's register, {}, cannot be written to now.", .path.display())]
    NotWritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: String,
    },
    /// A bundle from a computer that the agency said is none of its own.
    #[error("The bundle {} comes from a computer that is not yours: “{fingerprint}”.", .path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// The key of the computer, in words.
        fingerprint: String,
    },
    /// Nobody in the register has this reference.
    #[error("This person is not in the register.")]
    NobodyThere,
    /// The register has no such computer.
    #[error("No records have come from this computer.")]
    NoSuchComputer,
    /// The register has no such entry.
    #[error("The register has no such entry.")]
    NoSuchEntry,
    /// The entry already is what it was to become, or cannot become it.
    #[error("This entry cannot be {}.", if *.voided { "taken back" } else { "put back" })]
    EntryStays {
        /// It was to be taken back, not put back.
        voided: bool,
    },
    /// A correction without a reason.
    #[error("A correction needs a reason.")]
    ReasonMissing,
}

impl RegisterError {
    /// The closed code of this error.
    pub fn code(&self) -> Code {
        match self {
            Self::Damaged { .. } => Code::RegisterDamaged,
            Self::Newer { .. } => Code::RegisterNewer,
            Self::NotWritable { .. } => Code::RegisterNotWritable,
            Self::NotOurs { .. } => Code::BundleNotOurs,
            Self::NobodyThere => Code::NotInRegister,
            Self::NoSuchComputer => Code::ComputerNotFound,
            Self::NoSuchEntry => Code::EntryNotFound,
            Self::EntryStays { .. } => Code::EntryStays,
            Self::ReasonMissing => Code::ReasonMissing,
        }
    }

    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Damaged { .. } => {
                "Go back to a copy, or begin a new register and collect the bundles again: its screen offers both, and so does `evenkeel-cli register restore`. The damaged file is kept, and nobody's own progress is touched."
            }
            Self::Newer { .. } => {
                "Install the newest Evenkeel on this computer, or ask whoever looks after it to. The register is as it was."
            }
            Self::NotWritable { .. } => {
                "Wait a minute, since a backup or a virus scan may be busy with it, or ask whoever looks after this computer whether you may write there. Nothing was lost."
            }
            Self::NotOurs { .. } => {
                "If the computer is yours after all, say so in the register, under Computers, and collect the file again. Nothing was taken from it."
            }
            Self::NobodyThere => "Go back to the register and choose somebody from the list.",
            Self::NoSuchComputer => {
                "Copy its key from the list of computers, or collect a bundle of it first."
            }
            Self::NoSuchEntry => {
                "Go back to the register and open the person again. Nothing was changed."
            }
            Self::EntryStays { .. } => {
                "Open the person again and look at the entry: it may have been corrected in the meantime. Nothing was changed."
            }
            Self::ReasonMissing => {
                "Write in a few words why, so that somebody who reads the register later understands it."
            }
        }
    }

    /// The things it happened to, by name.
    pub(super) fn params(&self) -> BTreeMap<&'static str, String> {
        let mut params = BTreeMap::new();
        match self {
            Self::Damaged {
                path,
                finding: cause,
            }
            | Self::NotWritable { path, cause } => {
                params.insert("path", show(path));
                params.insert("cause", cause.clone());
            }
            Self::Newer { path } => {
                params.insert("path", show(path));
            }
            Self::NotOurs { path, fingerprint } => {
                params.insert("path", show(path));
                params.insert("fingerprint", fingerprint.clone());
            }
            Self::NobodyThere
            | Self::NoSuchComputer
            | Self::NoSuchEntry
            | Self::EntryStays { .. }
            | Self::ReasonMissing => {}
        }
        params
    }
}
