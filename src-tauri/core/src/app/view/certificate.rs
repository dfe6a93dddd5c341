use crate::base::Timestamp;
use crate::base::error::ErrorReport;
use crate::base::id::{EventId, LearnerId};
use crate::records::signing::PublicKey;
use serde::Serialize;

/// What came of checking one certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "result", rename_all = "kebab-case")]
pub enum CheckedCertificate {
    /// Its signature fits what it says.
    Good {
        /// What it says.
        certificate: Box<CertificateView>,
    },
    /// It does not, or cannot be read.
    Bad {
        /// Why.
        error: ErrorReport,
    },
}

/// What a certificate says that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct CertificateView {
    /// Name on it; empty when the learner wanted none.
    pub name: String,
    /// Opaque learner reference.
    pub learner: LearnerId,
    /// Id of the completion.
    pub record: EventId,
    /// The whole course, not one unit.
    pub whole_course: bool,
    /// Title of what was completed.
    pub title: String,
    /// Title of the course.
    pub course_title: String,
    /// Version of the course.
    pub course_version: String,
    /// The day on which the law in it was last checked, `YYYY-MM-DD`; empty when that is not said.
    pub law_as_at: String,
    /// When it was completed.
    pub completed: Timestamp,
    /// When the certificate was made.
    pub made: Timestamp,
    /// Active minutes up to then.
    pub active_minutes: u32,
    /// Best score, per cent.
    pub best_percent: Option<u32>,
    /// Day by which it should be taken again, `YYYY-MM-DD`.
    pub refresher_due: Option<String>,
    /// Name of the agency that stood in the settings of that computer; empty when none did.
    pub agency: String,
    /// The clock of that computer once went back.
    pub clock_doubt: bool,
    /// The key that signed it.
    pub key: PublicKey,
    /// Its name in words.
    pub fingerprint: String,
    /// Whether the device is known here.
    pub device: KnownDevice,
}

/// Whether the device that signed a certificate is known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "known", rename_all = "kebab-case")]
pub enum KnownDevice {
    /// It is this one.
    ThisComputer,
    /// Records from it are in the register, and nobody has said whose it is.
    NewHere,
    /// The agency here said that it is one of theirs.
    Ours,
    /// The agency here said that it is none of theirs.
    NotOurs,
    /// Nobody here has had records from it.
    Unknown,
    /// There was no data folder to look in.
    NotAsked,
}
