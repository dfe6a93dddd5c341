//! Errors are facts with a cure: one enum of what can go wrong, each with a closed code for programs, a sentence for
//! the person who reads it, and a hint that says what to do.
//!
//! Nothing in here decides how an error looks; [`Error::report`] is what crosses to a front end.

mod lrs;
mod register;

pub use lrs::LrsError;
pub use register::RegisterError;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Shorthand used throughout the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, as a closed list that front ends may compare with.
///
/// Written in kebab-case on the wire. A code is added only when a front end or a test tells it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Code {
    /// A folder could not be made.
    FolderNotMade,
    /// A file could not be read.
    FileNotRead,
    /// A file could not be written.
    FileNotWritten,
    /// The disk, or the person's share of it, is full.
    DiskFull,
    /// Another Evenkeel uses the same data folder.
    AlreadyOpen,
    /// Another program holds the learners' database.
    LearnersLocked,
    /// The learners' database is damaged.
    LearnersDamaged,
    /// The learners' database was written by a newer Evenkeel.
    LearnersNewer,
    /// The learners' database may not be written to.
    LearnersReadOnly,
    /// The backup before an upgrade could not be made.
    BackupNotMade,
    /// No usable backup under that name.
    BackupNotFound,
    /// The key this device signs records with is gone.
    DeviceKeyLost,
    /// The key this device signs records with is damaged, or another one.
    DeviceKeyDamaged,
    /// An event from another computer is none.
    EventUnreadable,
    /// A file is no bundle, or is damaged.
    NotABundle,
    /// A bundle was changed after it was signed.
    BundleTampered,
    /// A bundle was written by a newer Evenkeel.
    BundleNewer,
    /// A file says that it holds more than a bundle can.
    BundleTooLarge,
    /// A bundle for the agency where one of the learner's own was wanted, or the other way round.
    BundleForElsewhere,
    /// A file is no receipt.
    NotAReceipt,
    /// A receipt for a bundle that this computer did not make.
    ReceiptForAnother,
    /// SQLite refused for a reason of its own.
    DatabaseRefused,
    /// The course has problems that keep it from being installed.
    CourseBroken,
    /// The course has no such page.
    PageNotFound,
    /// The course has no such unit.
    UnitNotFound,
    /// The course has no such lesson.
    LessonNotFound,
    /// The lesson has no such section.
    SectionNotFound,
    /// The lesson has no such check.
    CheckNotFound,
    /// The unit has no assessment.
    AssessmentNotFound,
    /// The course has no such scenario.
    ScenarioNotFound,
    /// A choice is not one of those that the scenario offers there.
    ChoiceNotFound,
    /// The course has no such common question.
    QuestionNotFound,
    /// The glossary has no such word.
    TermNotFound,
    /// The attempt is over, or was never begun.
    AttemptNotFound,
    /// No learner with this id.
    LearnerNotFound,
    /// Nobody has begun on this device yet.
    NobodyHere,
    /// A name is longer than a name can be.
    NameTooLong,
    /// No option was chosen.
    NothingChosen,
    /// A chosen option is not one of the question's.
    OptionUnknown,
    /// The lesson's completion rule is not met yet.
    LessonNotFinished,
    /// The assessment has questions without an answer.
    AssessmentNotFinished,
    /// A picture or recording that the course does not have.
    MediaNotFound,
    /// A text is longer than a text can be.
    TextTooLong,
    /// The plan has no such field.
    PlanFieldNotFound,
    /// The lesson has no such reflection.
    ReflectionNotFound,
    /// No highlight, note, bookmark or number of this learner in that place.
    NoteNotFound,
    /// There is nothing to take back any more.
    NothingToUndo,
    /// The file is not a plan.
    NotAPlanFile,
    /// The plan in the file was written by a newer Evenkeel.
    PlanFileNewer,
    /// The plan in the file belongs to another course.
    PlanFileOfAnotherCourse,
    /// The address of a record store is none.
    LrsAddressUnusable,
    /// The key for a record store is none.
    LrsKeyUnusable,
    /// No record store is set up.
    LrsNotSetUp,
    /// Nobody has looked at what would be sent.
    LrsNotShown,
    /// The secret of the key is not where it was kept.
    LrsSecretGone,
    /// No way to the record store, or no answer.
    LrsNotReached,
    /// The certificate of the record store is not to be trusted.
    LrsNotTrusted,
    /// The record store does not accept the key.
    LrsKeyRefused,
    /// The record store sends us elsewhere.
    LrsMoved,
    /// What answers is no record store.
    LrsNotUnderstood,
    /// The record store is too busy, or broken.
    LrsBusy,
    /// The record store turns down one record after the other.
    LrsRefusesEverything,
    /// Where records are sent is the agency's decision.
    LrsSetByPolicy,
    /// The agency's decision cannot be read.
    LrsPolicyUnusable,
    /// Nothing is completed yet that a certificate could be made for.
    NotCompleted,
    /// No certificate code where one was looked for.
    CertificateNotFound,
    /// The end of a certificate's code is missing.
    CertificateCut,
    /// A letter of a certificate's code is wrong.
    CertificateMistyped,
    /// A certificate was changed, or never made by Evenkeel.
    CertificateTampered,
    /// A certificate was made by a newer Evenkeel.
    CertificateNewer,
    /// A file is far larger than any of its kind.
    FileTooLarge,
    /// The agency's register is damaged.
    RegisterDamaged,
    /// The agency's register was written by a newer Evenkeel.
    RegisterNewer,
    /// The agency's register cannot be written to.
    RegisterNotWritable,
    /// A bundle from a computer that the agency said is none of its own.
    BundleNotOurs,
    /// Nobody in the register has this reference.
    NotInRegister,
    /// The register has no such computer.
    ComputerNotFound,
    /// The register has no such entry.
    EntryNotFound,
    /// An entry that cannot be taken back, or put back.
    EntryStays,
    /// A correction without a reason.
    ReasonMissing,
    /// A defect of ours.
    Unexpected,
}

/// What went wrong, with the thing it happened to.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A folder could not be made.
    #[error("The folder {} could not be made.", .path.display())]
    FolderNotMade {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be read.
    #[error("The file {} could not be read.", .path.display())]
    FileNotRead {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error("The file {} could not be written.", .path.display())]
    FileNotWritten {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The disk, or the person's share of it, is full.
    #[error("There is no room left on the disk for {}.", .path.display())]
    DiskFull {
        /// The file that did not fit.
        path: PathBuf,
    },
    /// Another Evenkeel uses the same data folder.
    #[error("Evenkeel is already open with the records in {}.", .folder.display())]
    AlreadyOpen {
        /// The data folder.
        folder: PathBuf,
    },
    /// Another program holds the learners' database.
    #[error("Another program is using the file with everybody's progress, {}.", .path.display())]
    LearnersLocked {
        /// The database.
        path: PathBuf,
    },
    /// The learners' database is damaged.
    #[error("The file with everybody's progress, {}, is damaged.", .path.display())]
    LearnersDamaged {
        /// The database.
        path: PathBuf,
        /// What SQLite found.
        finding: String,
    },
    /// The learners' database was written by a newer Evenkeel.
    #[error(
        "The file with everybody's progress, {}, was last used by a newer Evenkeel than this one.", .path.display()
    )]
    LearnersNewer {
        /// The database.
        path: PathBuf,
        /// The version in the file.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The learners' database may not be written to.
    #[error("The file with everybody's progress, {}, may be read but not changed.", .path.display())]
    LearnersReadOnly {
        /// The database.
        path: PathBuf,
    },
    /// The backup before an upgrade could not be made.
    #[error("Before an upgrade Evenkeel makes a copy of everybody's progress. The copy could not be made in {}.", .folder.display())]
    BackupNotMade {
        /// The folder for backups.
        folder: PathBuf,
        /// Why.
        source: Box<Error>,
    },
    /// No usable backup under that name.
    #[error("The copy “{name}” is not there, or is damaged itself.")]
    BackupNotFound {
        /// File name of the backup.
        name: String,
    },
    /// The key this device signs records with is gone.
    #[error("The key with which this computer signs records, “{fingerprint}”, is no longer there.")]
    DeviceKeyLost {
        /// Where it should be.
        path: PathBuf,
        /// What it was, in words.
        fingerprint: String,
    },
    /// The key this device signs records with is damaged, or another one.
    #[error("The key with which this computer signs records{} cannot be used: {finding}.", .fingerprint.as_ref().map(|words| format!(", “{words}”,")).unwrap_or_default())]
    DeviceKeyDamaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        finding: String,
        /// What the key was, in words, where that is known.
        fingerprint: Option<String>,
    },
    /// An event from another computer is none.
    #[error("Something brought from another computer is not what Evenkeel writes: {finding}.")]
    EventUnreadable {
        /// What is wrong with it.
        finding: String,
    },
    /// A file is no bundle, or is damaged.
    #[error("The file {} is not a whole bundle of records: {finding}.", .path.display())]
    NotABundle {
        /// The file.
        path: PathBuf,
        /// What was found.
        finding: String,
    },
    /// A bundle was changed after it was signed.
    #[error("The bundle {} was changed after it was made: {finding}.", .path.display())]
    BundleTampered {
        /// The file.
        path: PathBuf,
        /// What was found.
        finding: String,
    },
    /// A bundle was written by a newer Evenkeel.
    #[error("The bundle {} was made by a newer Evenkeel than this one.", .path.display())]
    BundleNewer {
        /// The file.
        path: PathBuf,
    },
    /// A file says that it holds more than a bundle can.
    #[error("The file {} holds more than a bundle can: {finding}.", .path.display())]
    BundleTooLarge {
        /// The file.
        path: PathBuf,
        /// What was found.
        finding: String,
    },
    /// A bundle for the agency where one of the learner's own was wanted, or the other way round.
    #[error("The bundle {} is for {}.", .path.display(), if *.for_agency { "an agency: it holds finished records only" } else { "another computer of the person who made it: it holds more than an agency should see" })]
    BundleForElsewhere {
        /// The file.
        path: PathBuf,
        /// Whether it is for an agency.
        for_agency: bool,
    },
    /// A file is no receipt.
    #[error("The file {} is not a receipt for records: {finding}.", .path.display())]
    NotAReceipt {
        /// The file.
        path: PathBuf,
        /// What was found.
        finding: String,
    },
    /// A receipt for a bundle that this computer did not make.
    #[error("The receipt {} is for records that were given from another computer.", .path.display())]
    ReceiptForAnother {
        /// The file.
        path: PathBuf,
    },
    /// SQLite refused for a reason of its own.
    #[error("The file {} could not be used ({source}).", .path.display())]
    DatabaseRefused {
        /// The database.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The course has problems that keep it from being installed.
    #[error("The course in {place} has {count} {} and was not installed. {first}", if *.count == 1 { "problem" } else { "problems" })]
    CourseBroken {
        /// Where the course is: a folder, or "this program".
        place: String,
        /// How many problems of severity error.
        count: usize,
        /// The first of them, as a sentence with its place.
        first: String,
    },
    /// The course has no such page.
    #[error("The course has no page “{page}”.")]
    PageNotFound {
        /// Page id.
        page: String,
    },
    /// The course has no such unit.
    #[error("The course has no unit “{unit}”.")]
    UnitNotFound {
        /// Unit id.
        unit: String,
    },
    /// The course has no such lesson.
    #[error("The course has no lesson “{lesson}”.")]
    LessonNotFound {
        /// Lesson id.
        lesson: String,
    },
    /// The lesson has no such section.
    #[error("The lesson “{lesson}” has no section “{section}”.")]
    SectionNotFound {
        /// Lesson id.
        lesson: String,
        /// Section id.
        section: String,
    },
    /// The lesson has no such check.
    #[error("The lesson “{lesson}” has no check “{check}”.")]
    CheckNotFound {
        /// Lesson id.
        lesson: String,
        /// Check id.
        check: String,
    },
    /// The unit has no assessment.
    #[error("The unit “{unit}” has no assessment.")]
    AssessmentNotFound {
        /// Unit id.
        unit: String,
    },
    /// The course has no such scenario.
    #[error("The course has no scenario “{scenario}”.")]
    ScenarioNotFound {
        /// Scenario id.
        scenario: String,
    },
    /// A choice is not one of those that the scenario offers there.
    #[error("The scenario “{scenario}” has changed since it was opened.")]
    ChoiceNotFound {
        /// Title of the scenario.
        scenario: String,
    },
    /// The course has no such common question.
    #[error("The course has no common question “{question}”.")]
    QuestionNotFound {
        /// Question id.
        question: String,
    },
    /// The glossary has no such word.
    #[error("The glossary has no word “{term}”.")]
    TermNotFound {
        /// Term id.
        term: String,
    },
    /// The attempt is over, or was never begun.
    #[error("This attempt at the assessment is over, or was never begun.")]
    AttemptNotFound,
    /// No learner with this id.
    #[error("This learner is not known on this computer.")]
    LearnerNotFound,
    /// Nobody has begun on this device yet.
    #[error("Nobody has begun on this computer yet.")]
    NobodyHere,
    /// A name is longer than a name can be.
    #[error("A name can have at most {most} letters.")]
    NameTooLong {
        /// The most letters a name may have.
        most: usize,
    },
    /// No option was chosen.
    #[error("No answer is chosen yet.")]
    NothingChosen,
    /// A chosen option is not one of the question's.
    #[error("The question has changed since it was shown.")]
    OptionUnknown,
    /// The lesson's completion rule is not met yet.
    #[error("This lesson is not finished yet: {missing}.")]
    LessonNotFinished {
        /// Lesson id.
        lesson: String,
        /// What is missing, in words.
        missing: String,
    },
    /// The assessment has questions without an answer.
    #[error("{} still without an answer.", if *.open == 1 { "One question is".to_owned() } else { format!("{open} questions are") })]
    AssessmentNotFinished {
        /// How many questions are open.
        open: usize,
    },
    /// A picture or recording that the course does not have.
    #[error("The course has no picture or recording “{name}”.")]
    MediaNotFound {
        /// Path inside the course.
        name: String,
    },
    /// A text is longer than a text can be.
    #[error("This text is too long. At most {most} letters fit in one place.")]
    TextTooLong {
        /// The most letters a text may have.
        most: usize,
    },
    /// The plan has no such field.
    #[error("The plan has no field “{field}”.")]
    PlanFieldNotFound {
        /// Field id.
        field: String,
    },
    /// The lesson has no such reflection.
    #[error("The lesson “{lesson}” has no reflection “{reflection}”.")]
    ReflectionNotFound {
        /// Lesson id.
        lesson: String,
        /// Reflection id.
        reflection: String,
    },
    /// No highlight, note, bookmark or number of this learner in that place.
    #[error("This note is not there any more.")]
    NoteNotFound,
    /// There is nothing to take back any more.
    #[error("This can no longer be undone.")]
    NothingToUndo,
    /// The file is not a plan.
    #[error("The file {} is not a plan saved by Evenkeel: {finding}.", .path.display())]
    NotAPlanFile {
        /// The file.
        path: PathBuf,
        /// What was found.
        finding: String,
    },
    /// The plan in the file was written by a newer Evenkeel.
    #[error("The plan in {} was saved by a newer Evenkeel than this one.", .path.display())]
    PlanFileNewer {
        /// The file.
        path: PathBuf,
    },
    /// The plan in the file belongs to another course.
    #[error("The plan in {} belongs to another course.", .path.display())]
    PlanFileOfAnotherCourse {
        /// The file.
        path: PathBuf,
    },
    /// Records could not be given to a record store.
    #[error(transparent)]
    Lrs(#[from] LrsError),
    /// Nothing is completed yet that a certificate could be made for.
    #[error("“{title}” is not completed yet.")]
    NotCompleted {
        /// Title of the unit or course.
        title: String,
    },
    /// No certificate code where one was looked for.
    #[error("There is no certificate code in this.")]
    CertificateNotFound,
    /// The end of a certificate's code is missing.
    #[error("This code is not whole: its end is missing.")]
    CertificateCut,
    /// A letter of a certificate's code is wrong.
    #[error("There is a mistake in this code: {}.", .letter.map_or_else(|| "a letter is wrong, missing or too many".to_owned(), |letter| format!("“{letter}” is no letter of a code")))]
    CertificateMistyped {
        /// The letter that cannot stand in a code, where there is one.
        letter: Option<char>,
    },
    /// A certificate was changed, or never made by Evenkeel.
    #[error(
        "Do not rely on this certificate: its signature does not fit what it says. It was changed after it was made, or Evenkeel never made it."
    )]
    CertificateTampered,
    /// A certificate was made by a newer Evenkeel.
    #[error("This certificate was made by a newer Evenkeel (its code is of version {found}).")]
    CertificateNewer {
        /// The version of the code.
        found: String,
    },
    /// A file is far larger than any of its kind.
    #[error("The file {} is larger than {} MB, so it was not read.", .path.display(), .most / 1_000_000)]
    FileTooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes that are read.
        most: u64,
    },
    /// Something about the agency's register did not work.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// A defect of ours.
    #[error("Something went wrong inside Evenkeel: {what}.")]
    Unexpected {
        /// What was found to be impossible.
        what: String,
    },
}

impl Error {
    /// The closed code of this error.
    pub fn code(&self) -> Code {
        match self {
            Self::FolderNotMade { .. } => Code::FolderNotMade,
            Self::FileNotRead { .. } => Code::FileNotRead,
            Self::FileNotWritten { .. } => Code::FileNotWritten,
            Self::DiskFull { .. } => Code::DiskFull,
            Self::AlreadyOpen { .. } => Code::AlreadyOpen,
            Self::LearnersLocked { .. } => Code::LearnersLocked,
            Self::LearnersDamaged { .. } => Code::LearnersDamaged,
            Self::LearnersNewer { .. } => Code::LearnersNewer,
            Self::LearnersReadOnly { .. } => Code::LearnersReadOnly,
            Self::BackupNotMade { .. } => Code::BackupNotMade,
            Self::BackupNotFound { .. } => Code::BackupNotFound,
            Self::DeviceKeyLost { .. } => Code::DeviceKeyLost,
            Self::DeviceKeyDamaged { .. } => Code::DeviceKeyDamaged,
            Self::EventUnreadable { .. } => Code::EventUnreadable,
            Self::NotABundle { .. } => Code::NotABundle,
            Self::BundleTampered { .. } => Code::BundleTampered,
            Self::BundleNewer { .. } => Code::BundleNewer,
            Self::BundleTooLarge { .. } => Code::BundleTooLarge,
            Self::BundleForElsewhere { .. } => Code::BundleForElsewhere,
            Self::NotAReceipt { .. } => Code::NotAReceipt,
            Self::ReceiptForAnother { .. } => Code::ReceiptForAnother,
            Self::DatabaseRefused { .. } => Code::DatabaseRefused,
            Self::CourseBroken { .. } => Code::CourseBroken,
            Self::PageNotFound { .. } => Code::PageNotFound,
            Self::UnitNotFound { .. } => Code::UnitNotFound,
            Self::LessonNotFound { .. } => Code::LessonNotFound,
            Self::SectionNotFound { .. } => Code::SectionNotFound,
            Self::CheckNotFound { .. } => Code::CheckNotFound,
            Self::AssessmentNotFound { .. } => Code::AssessmentNotFound,
            Self::ScenarioNotFound { .. } => Code::ScenarioNotFound,
            Self::ChoiceNotFound { .. } => Code::ChoiceNotFound,
            Self::QuestionNotFound { .. } => Code::QuestionNotFound,
            Self::TermNotFound { .. } => Code::TermNotFound,
            Self::AttemptNotFound => Code::AttemptNotFound,
            Self::LearnerNotFound => Code::LearnerNotFound,
            Self::NobodyHere => Code::NobodyHere,
            Self::NameTooLong { .. } => Code::NameTooLong,
            Self::NothingChosen => Code::NothingChosen,
            Self::OptionUnknown => Code::OptionUnknown,
            Self::LessonNotFinished { .. } => Code::LessonNotFinished,
            Self::AssessmentNotFinished { .. } => Code::AssessmentNotFinished,
            Self::MediaNotFound { .. } => Code::MediaNotFound,
            Self::TextTooLong { .. } => Code::TextTooLong,
            Self::PlanFieldNotFound { .. } => Code::PlanFieldNotFound,
            Self::ReflectionNotFound { .. } => Code::ReflectionNotFound,
            Self::NoteNotFound => Code::NoteNotFound,
            Self::NothingToUndo => Code::NothingToUndo,
            Self::NotAPlanFile { .. } => Code::NotAPlanFile,
            Self::PlanFileNewer { .. } => Code::PlanFileNewer,
            Self::PlanFileOfAnotherCourse { .. } => Code::PlanFileOfAnotherCourse,
            Self::Lrs(error) => error.code(),
            Self::NotCompleted { .. } => Code::NotCompleted,
            Self::CertificateNotFound => Code::CertificateNotFound,
            Self::CertificateCut => Code::CertificateCut,
            Self::CertificateMistyped { .. } => Code::CertificateMistyped,
            Self::CertificateTampered => Code::CertificateTampered,
            Self::CertificateNewer { .. } => Code::CertificateNewer,
            Self::FileTooLarge { .. } => Code::FileTooLarge,
            Self::Register(error) => error.code(),
            Self::Unexpected { .. } => Code::Unexpected,
        }
    }

    /// The cure: one or two sentences that say what the reader can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::FolderNotMade { .. } => {
                "Check that the disk is not full and that you may write there, or ask whoever looks after this computer. Nothing was lost."
            }
            Self::FileNotRead { .. } => {
                "Check that the file is still there and that you may open it. If it is on a USB stick, put the stick back in and try again."
            }
            Self::FileNotWritten { .. } => {
                "Choose another place, or check that the USB stick is still in and that you may write there. Nothing of yours was lost."
            }
            Self::DiskFull { .. } => {
                "Free some room on that disk or USB stick, for example by emptying the bin, and try again. What was saved before is safe."
            }
            Self::AlreadyOpen { .. } => "Use the window that is already open, or close it first.",
            Self::LearnersLocked { .. } => {
                "Wait a minute, since a backup or a virus scan may be busy with it, or close other programs. Then try again. Nothing was lost."
            }
            Self::LearnersDamaged { .. } => {
                "Go back to an earlier copy, or start with an empty record. The damaged file is kept in either case, so nothing is thrown away."
            }
            Self::LearnersNewer { .. } => {
                "Install the newest Evenkeel on this computer, or ask whoever looks after it to. Everybody's progress is as it was."
            }
            Self::LearnersReadOnly { .. } => {
                "Ask whoever looks after this computer to let you write to the file and its folder. Nothing was lost."
            }
            Self::BackupNotMade { .. } => {
                "Free some room on the disk, then open Evenkeel again. Everybody's progress is as it was."
            }
            Self::BackupNotFound { .. } => "Choose another copy from the list.",
            Self::DeviceKeyLost { .. } | Self::DeviceKeyDamaged { .. } => {
                "Put the file device.key back from a copy of the data folder, or go back to an earlier copy of everybody's progress, which brings it along. Or have a new key made: nothing of your record is lost, but the agency will see a new key and ask whether it is yours."
            }
            Self::EventUnreadable { .. } => {
                "Have the records given again on the computer they come from. Nothing here was changed."
            }
            Self::NotABundle { .. } => {
                "Choose a file that “Give my records” made, or have it made again: it may have been cut off while it was copied. Nothing was taken from it."
            }
            Self::BundleTampered { .. } => {
                "Ask the person it came from to give their records again, straight from their computer, and find out who changed this file. Nothing was taken from it."
            }
            Self::BundleNewer { .. } => {
                "Install the newest Evenkeel on this computer, then try again. Nothing was taken from it."
            }
            Self::BundleTooLarge { .. } => {
                "Do not open this file by other means: it may be made to fill up a computer. Ask whoever gave it to you where it comes from. Nothing was taken from it."
            }
            Self::BundleForElsewhere {
                for_agency: true, ..
            } => {
                "On the other computer choose “Take my learning to another computer” and save a file there. Bring that one here."
            }
            Self::BundleForElsewhere {
                for_agency: false, ..
            } => {
                "Ask for the file that “Give my records to the agency” makes. This one was not opened any further."
            }
            Self::NotAReceipt { .. } => {
                "Choose the file that the agency gave back to you; its name ends in “received.json”."
            }
            Self::ReceiptForAnother { .. } => {
                "Open it on the computer from which the records were given."
            }
            Self::DatabaseRefused { .. } => {
                "Close Evenkeel and open it again. What was saved before is safe. If this comes back, tell whoever gave you Evenkeel what it says here."
            }
            Self::CourseBroken { .. } => {
                "Tell whoever gave you the course what it says here. Authors: run `evenkeel-cli check` on the course folder."
            }
            Self::PageNotFound { .. }
            | Self::UnitNotFound { .. }
            | Self::LessonNotFound { .. }
            | Self::AssessmentNotFound { .. }
            | Self::ScenarioNotFound { .. }
            | Self::QuestionNotFound { .. }
            | Self::TermNotFound { .. } => {
                "The course may have been updated. Go to the home screen and open it from there."
            }
            Self::SectionNotFound { .. } | Self::CheckNotFound { .. } => {
                "The course may have been updated. Open the lesson again."
            }
            Self::ChoiceNotFound { .. } => {
                "The course was updated. Open the scenario again: it begins where you were, as far as it still goes."
            }
            Self::OptionUnknown => {
                "The course may have been updated. Go back to the unit and open it again from there."
            }
            Self::AttemptNotFound => "Start another attempt. Earlier attempts are kept.",
            Self::LearnerNotFound | Self::NobodyHere => {
                "Go to the first screen and choose a name, or just start reading."
            }
            Self::NameTooLong { .. } => "A first name or a short form is enough.",
            Self::NothingChosen => "Choose what you would do, then try again.",
            Self::LessonNotFinished { .. } => {
                "Do what is missing first; the lesson shows it at its end."
            }
            Self::AssessmentNotFinished { .. } => {
                "Answer what is open, then finish. A best guess is fine."
            }
            Self::MediaNotFound { .. } => {
                "Tell whoever wrote the course. The text can be read without it."
            }
            Self::TextTooLong { .. } => {
                "Shorten it a little. What was saved before is safe, and what you typed is still on the screen."
            }
            Self::PlanFieldNotFound { .. } => {
                "The course may have been updated. Open Our plan again; what you wrote is kept."
            }
            Self::ReflectionNotFound { .. } => {
                "The course may have been updated. Open the lesson again; what you wrote is in My notes."
            }
            Self::NoteNotFound => {
                "It may have been deleted in another place. Open this screen again."
            }
            Self::NothingToUndo => "What is on the screen is saved. You can change it by hand.",
            Self::NotAPlanFile { .. } => {
                "Choose the file that “Save our plan to a file” made on the other computer. Its name ends in .evenkeel-plan. Your own plan is as it was."
            }
            Self::PlanFileNewer { .. } => {
                "Install the newest Evenkeel on this computer, then bring the file in again. Your own plan is as it was."
            }
            Self::PlanFileOfAnotherCourse { .. } => {
                "Open the same course on both computers, save the plan there once more, and bring in that file. Your own plan is as it was."
            }
            Self::Lrs(error) => error.hint(),
            Self::NotCompleted { .. } => {
                "Finish what is still open; “My record” shows what that is. The certificate is there at once."
            }
            Self::CertificateNotFound => {
                "A code begins with EVENKEEL1: and stands at the foot of a certificate. Copy all of it, scan the squares, or open the PDF that Evenkeel saved."
            }
            Self::CertificateCut => {
                "Copy it again, from EVENKEEL1: to the full stop at its end, or scan the squares."
            }
            Self::CertificateMistyped { .. } => {
                "Compare it with the certificate, or scan the squares, or open the PDF that Evenkeel saved. A slip like this does not mean that anybody changed it."
            }
            Self::CertificateTampered => {
                "Ask the learner to save the certificate again from “My record”, or to give you their records on a stick."
            }
            Self::CertificateNewer { .. } => {
                "Install the newest Evenkeel on this computer, then check it again."
            }
            Self::FileTooLarge { .. } => {
                "Choose the certificate itself, as Evenkeel saved it. It is a small PDF."
            }
            Self::Register(error) => error.hint(),
            Self::Unexpected { .. } => {
                "What was saved is safe. Close Evenkeel and open it again; if this comes back, tell whoever gave you Evenkeel what it says here."
            }
        }
    }

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

/// On its way through something that knows only the system's errors; [`std::io::Error::downcast`] brings it back.
impl From<Error> for std::io::Error {
    fn from(error: Error) -> Self {
        Self::other(error)
    }
}

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

fn show(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests;
