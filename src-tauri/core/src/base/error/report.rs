//! What crosses to a front end.

use super::{Code, Error};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// An error as a front end receives it: `{code, message, hint, params}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ErrorReport {
    /// For programs.
    pub code: Code,
    /// What happened, to which thing.
    pub message: String,
    /// What the reader can do.
    pub hint: String,
    /// The things it happened to, by name: `path`, `cause`, `missing`, `found`, `known`, `fingerprint`,
    /// `host`, `address`.
    pub params: BTreeMap<String, String>,
}

impl Error {
    /// The things the error happened to, by name, for front ends that word things themselves.
    pub fn params(&self) -> BTreeMap<&'static str, String> {
        let mut params = BTreeMap::new();
        match self {
            Self::FolderNotMade { path, source }
            | Self::FileNotRead { path, source }
            | Self::FileNotWritten { path, source } => {
                params.insert("path", show(path));
                params.insert("cause", source.to_string());
            }
            Self::DiskFull { path }
            | Self::PlanFileNewer { path }
            | Self::PlanFileOfAnotherCourse { path }
            | Self::LearnersLocked { path }
            | Self::LearnersReadOnly { path }
            | Self::BundleNewer { path }
            | Self::BundleForElsewhere { path, .. }
            | Self::ReceiptForAnother { path }
            | Self::FileTooLarge { path, .. } => {
                params.insert("path", show(path));
            }
            Self::LearnersDamaged { path, finding }
            | Self::NotAPlanFile { path, finding }
            | Self::NotABundle { path, finding }
            | Self::NotAReceipt { path, finding }
            | Self::BundleTampered { path, finding }
            | Self::BundleTooLarge { path, finding } => {
                params.insert("path", show(path));
                params.insert("cause", finding.clone());
            }
            Self::LearnersNewer { path, found, known } => {
                params.insert("path", show(path));
                params.insert("found", found.to_string());
                params.insert("known", known.to_string());
            }
            Self::DeviceKeyLost { path, fingerprint } => {
                params.insert("path", show(path));
                params.insert("fingerprint", fingerprint.clone());
            }
            Self::DeviceKeyDamaged {
                path,
                finding,
                fingerprint,
            } => {
                params.insert("path", show(path));
                params.insert("cause", finding.clone());
                if let Some(fingerprint) = fingerprint {
                    params.insert("fingerprint", fingerprint.clone());
                }
            }
            Self::EventUnreadable { finding } => {
                params.insert("cause", finding.clone());
            }
            Self::DatabaseRefused { path, source } => {
                params.insert("path", show(path));
                params.insert("cause", source.to_string());
            }
            Self::AlreadyOpen { folder } => {
                params.insert("path", show(folder));
            }
            Self::BackupNotMade { folder, source } => {
                params.insert("path", show(folder));
                params.insert("cause", source.to_string());
            }
            Self::LessonNotFinished { missing, .. } => {
                params.insert("missing", missing.clone());
            }
            Self::Lrs(error) => params = error.params(),
            Self::Register(error) => params = error.params(),
            Self::CourseBroken { place, first, .. } => {
                params.insert("path", place.clone());
                params.insert("cause", first.clone());
            }
            _ => {}
        }
        params
    }

    /// What crosses to a front end.
    pub fn report(&self) -> ErrorReport {
        ErrorReport {
            code: self.code(),
            message: self.to_string(),
            hint: self.hint().to_owned(),
            params: self
                .params()
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }
}

pub(super) fn show(path: &Path) -> String {
    path.display().to_string()
}
