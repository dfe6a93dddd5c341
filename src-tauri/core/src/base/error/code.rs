//! The closed code of each error, for front ends and programs that compare.

use super::Error;
use serde::{Deserialize, Serialize};

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
}
