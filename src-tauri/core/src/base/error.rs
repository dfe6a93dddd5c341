//! Errors are facts with a cure: one enum of what can go wrong, each with a closed code for programs, a sentence for
//! the person who reads it, and a hint that says what to do.
//!
//! Nothing in here decides how an error looks; [`Error::report`] is what crosses to a front end.

mod code;
mod hint;
mod lrs;
mod register;
mod report;
#[cfg(test)]
mod tests;

pub use code::Code;
pub use lrs::LrsError;
pub use register::RegisterError;
pub use report::ErrorReport;

use report::show;
use std::path::PathBuf;

/// Shorthand used throughout the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

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

/// On its way through something that knows only the system's errors; [`std::io::Error::downcast`] brings it back.
impl From<Error> for std::io::Error {
    fn from(error: Error) -> Self {
        Self::other(error)
    }
}
