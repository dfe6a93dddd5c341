use crate::base::Timestamp;
use crate::base::error::ErrorReport;
use crate::base::id::{EventId, LearnerId};
use crate::records::signing::PublicKey;
use crate::register::computers::Acquaintance;
use serde::Serialize;

/// The register as it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterView {
    /// Title of the course.
    pub course_title: String,
    /// Units in order: the columns.
    pub units: Vec<RegisterUnit>,
    /// How many people stand how.
    pub tally: RegisterTally,
    /// Computers that records came from.
    pub computers: Vec<ComputerLine>,
    /// What the agency calls itself on receipts; may be empty.
    pub agency: String,
    /// How many bundles were taken in.
    pub bundles: u32,
    /// When the last of them was.
    pub last_taken: Option<Timestamp>,
    /// After how many months the course should be taken again.
    pub refresher_months: Option<u32>,
    /// The first page.
    pub page: RegisterPage,
}

/// A unit, as a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterUnit {
    /// Unit id.
    pub id: String,
    /// Title.
    pub title: String,
}

/// How many people stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterTally {
    /// Everybody.
    pub everybody: u32,
    /// Everything is done.
    pub done: u32,
    /// Something is begun and not finished.
    pub due: u32,
    /// Of something nothing is on record.
    pub missing: u32,
    /// Something should be taken again.
    pub refresher_due: u32,
}

/// A page of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterPage {
    /// How many people are looked for in all.
    pub total: u32,
    /// How many of them come before this page.
    pub skip: u32,
    /// The page.
    pub lines: Vec<RegisterLine>,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterLine {
    /// Opaque reference.
    pub learner: LearnerId,
    /// Name; empty when no bundle brought one.
    pub name: String,
    /// How they stand with each unit, in order.
    pub units: Vec<Cell>,
    /// When something was last on record.
    pub latest: Option<Timestamp>,
    /// A clock went back, or stood ahead: days may be wrong.
    pub clock_doubt: bool,
}

/// How somebody stands with a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "RegisterCell"))]
pub struct Cell {
    /// Unit id.
    pub unit: String,
    /// How.
    pub state: CellState,
    /// When it was completed.
    pub done: Option<Timestamp>,
    /// Day by which it should be taken again, `YYYY-MM-DD`.
    pub refresher_due: Option<String>,
    /// Lessons done.
    pub lessons_done: u32,
    /// Lessons there are.
    pub lessons: u32,
    /// Best score, per cent.
    pub best_percent: Option<u32>,
    /// Complete by the rule, although no one computer saw all of it.
    pub by_rule: bool,
}

/// How somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "RegisterCellState"))]
#[serde(rename_all = "kebab-case")]
pub enum CellState {
    /// Completed.
    Done,
    /// Begun, not finished.
    Due,
    /// Nothing is on record.
    Missing,
    /// Completed, and should be taken again.
    RefresherDue,
}

/// A computer that records came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ComputerLine {
    /// The key it signs with.
    pub key: PublicKey,
    /// Its name in words.
    pub fingerprint: String,
    /// What the agency makes of it.
    pub acquaintance: Acquaintance,
    /// When its first bundle came.
    pub first_seen: Timestamp,
    /// When its last bundle came.
    pub last_seen: Timestamp,
    /// How many bundles came from it.
    pub bundles: u32,
}

/// Somebody's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterPerson {
    /// As in the list.
    pub line: RegisterLine,
    /// What is on record, latest first; answers to checks are left out.
    pub entries: Vec<RegisterEntry>,
    /// Bundles that brought it, latest first.
    pub bundles: Vec<BundleLine>,
}

/// Something that is on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterEntry {
    /// Its id.
    pub event: EventId,
    /// When, by that computer's clock.
    pub at: Timestamp,
    /// Kind of event.
    pub kind: String,
    /// Title as it read then.
    pub title: String,
    /// Score of an attempt, per cent.
    pub percent: Option<u32>,
    /// Whether an attempt was passed.
    pub passed: Option<bool>,
    /// The computer that brought it, in words; none for what was put in here.
    pub fingerprint: Option<String>,
    /// It does not count: it was taken back.
    pub taken_back: bool,
    /// It may be taken back.
    pub may_take_back: bool,
    /// It may be put back.
    pub may_put_back: bool,
    /// What was done to it, in order.
    pub corrections: Vec<CorrectionLine>,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct CorrectionLine {
    /// Taken back; otherwise put back.
    pub taken_back: bool,
    /// Why.
    pub reason: String,
    /// By whom; may be empty.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// A bundle that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct BundleLine {
    /// Where it lay.
    pub file: String,
    /// When it was made, by the clock of the computer that did.
    pub made_at: Timestamp,
    /// When it was taken in.
    pub received_at: Timestamp,
    /// The computer that signed it, in words.
    pub fingerprint: String,
}

/// What was found where somebody said that bundles lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ToCollect {
    /// How many files wait to be read.
    pub files: u32,
    /// What could not be looked at, in sentences.
    pub notes: Vec<String>,
}

/// What came of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct FileVerdict {
    /// Where it lies.
    pub file: String,
    /// In one word.
    pub verdict: Verdict,
    /// In a sentence or two.
    pub words: String,
    /// Entries that were not here.
    pub new: u32,
    /// Entries that were.
    pub known: u32,
    /// Entries kept apart because another with the same id says something else.
    pub clashing: u32,
    /// How many people it is about.
    pub people: u32,
    /// The computer that signed it, in words; none for a file that says nothing of it.
    pub fingerprint: Option<String>,
    /// What the agency makes of that computer.
    pub computer: Acquaintance,
    /// Why nothing was taken from it.
    pub error: Option<ErrorReport>,
}

/// What came of one file, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "RegisterVerdict"))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It brought something.
    New,
    /// It brought nothing that was not here.
    Known,
    /// Some of it says something else under an id that is here.
    Clashing,
    /// It was changed after it was signed.
    Tampered,
    /// It is no bundle, or not a whole one.
    NotABundle,
    /// It is of a version that this program does not know.
    UnknownVersion,
    /// It is a bundle for another computer of the learner.
    ForElsewhere,
    /// It comes from a computer that is none of the agency's.
    NotOurs,
    /// It holds more than a bundle can.
    TooLarge,
    /// It could not be read.
    Unreadable,
}

/// A receipt that was written, or was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ReceiptLine {
    /// The bundle it is for.
    pub bundle: String,
    /// Where it lies.
    pub receipt: Option<String>,
    /// Why it does not.
    pub error: Option<ErrorReport>,
}
