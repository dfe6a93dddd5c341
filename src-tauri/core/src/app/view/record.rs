use super::giving::Standing;
use super::home::Person;
use super::kept::ChosenReflection;
use super::lesson::SectionLink;
use crate::base::Timestamp;
use crate::markdown::html::Html;
use crate::records::signing::{KeyId, PublicKey};
use serde::Serialize;

/// “My record”.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RecordView {
    /// Whose record.
    pub person: Person,
    /// Title of the course.
    pub course_title: String,
    /// Version of the course as installed now.
    pub course_version: String,
    /// The day on which the law in it was last checked, `YYYY-MM-DD`.
    pub law_as_at: String,
    /// When this learner began the course.
    pub enrolled_at: Option<Timestamp>,
    /// When the course was completed.
    pub completed_at: Option<Timestamp>,
    /// Day by which the course should be taken again, `YYYY-MM-DD`; none before it is completed.
    pub refresher_due: Option<String>,
    /// Name of the agency; empty when none is set.
    pub agency: String,
    /// Active seconds in the whole course.
    pub active_seconds: u64,
    /// How active minutes are counted, in a sentence.
    pub active_method: String,
    /// The declared completion rules, in sentences.
    pub rules: Vec<String>,
    /// What the record does not say: knowledge, never physical competence.
    pub limits: String,
    /// What this record can and cannot be evidence for, in a sentence.
    pub standards: String,
    /// Units in order.
    pub units: Vec<RecordUnit>,
    /// Reflections that the learner chose to show here, in reading order.
    pub reflections: Vec<ChosenReflection>,
    /// Statements that an export as xAPI holds.
    pub statements: u32,
    /// The computer's clock once went back; dates may be off.
    pub clock_doubt: bool,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
    /// How it stands with the agency.
    pub standing: Standing,
}

/// A unit on the record.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RecordUnit {
    /// Unit id.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// Title, as at completion where it is complete.
    pub title: String,
    /// When its rule was met.
    pub done_at: Option<Timestamp>,
    /// Course version that was read when it was.
    pub course_version: Option<String>,
    /// The day on which the law in that was last checked, `YYYY-MM-DD`.
    pub law_as_at: Option<String>,
    /// Day by which it should be taken again, `YYYY-MM-DD`; none before it is complete.
    pub refresher_due: Option<String>,
    /// What its lessons teach.
    pub outcomes: Vec<OutcomeLine>,
    /// Active seconds in its lessons.
    pub active_seconds: u64,
    /// Attempts at the assessment; none when the unit has no assessment.
    pub attempts: Option<u32>,
    /// Best score, per cent, rounded down.
    pub best_percent: Option<u32>,
    /// Latest score, per cent, rounded down.
    pub latest_percent: Option<u32>,
    /// When the assessment was first passed.
    pub passed_at: Option<Timestamp>,
    /// Pass mark of the best attempt, per cent.
    pub pass_mark: Option<u32>,
    /// Lessons in order.
    pub lessons: Vec<RecordLesson>,
}

/// An outcome of the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct OutcomeLine {
    /// Its code.
    pub code: String,
    /// What it says.
    pub says: String,
}

/// A lesson on the record.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RecordLesson {
    /// Title, as at completion where it is done.
    pub title: String,
    /// When it was done.
    pub done_at: Option<Timestamp>,
    /// Course version that was read when it was done.
    pub course_version: Option<String>,
    /// Active seconds.
    pub active_seconds: u64,
    /// Checks answered rightly, unaided.
    pub checks_right: u32,
    /// Checks in it.
    pub checks: u32,
}

/// A record that was written to a file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct SavedFile {
    /// Where it went.
    pub path: String,
    /// How many rows or statements it holds.
    pub rows: u32,
    /// How many bytes.
    pub bytes: u32,
    /// When it was written.
    pub saved: Timestamp,
}

/// Who a device is, by the key it signs with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct DeviceIdentity {
    /// The public key, 64 hexadecimal digits.
    pub key: PublicKey,
    /// Its short name for files and programs.
    pub key_id: KeyId,
    /// Its short name for people: six words.
    pub fingerprint: String,
}

/// A page outside the units.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PageView {
    /// Page id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The text.
    pub html: Html,
    /// Table of contents.
    pub sections: Vec<SectionLink>,
}
