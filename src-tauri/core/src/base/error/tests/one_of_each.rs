//! The errors whose texts are read.

use crate::base::error::*;
use std::path::PathBuf;

fn io() -> std::io::Error {
    std::io::Error::other("what the system said")
}

/// One of each. A variant that is missing here is missing in `Error::code` too: add it to both.
pub(super) fn one_of_each() -> Vec<Error> {
    let learners = || PathBuf::from("/data/learners.sqlite");
    let text = |word: &str| word.to_owned();
    vec![
        Error::FolderNotMade {
            path: "/data".into(),
            source: io(),
        },
        Error::FileNotRead {
            path: "/data/learners.sqlite".into(),
            source: io(),
        },
        Error::FileNotWritten {
            path: "/stick/record.csv".into(),
            source: io(),
        },
        Error::DiskFull {
            path: "/stick/record.csv".into(),
        },
        Error::AlreadyOpen {
            folder: "/data".into(),
        },
        Error::LearnersLocked { path: learners() },
        Error::LearnersDamaged {
            path: learners(),
            finding: text("what was found"),
        },
        Error::LearnersNewer {
            path: learners(),
            found: 9,
            known: 1,
        },
        Error::LearnersReadOnly { path: learners() },
        Error::BackupNotMade {
            folder: "/data/backups".into(),
            source: Box::new(Error::DiskFull {
                path: "/data/backups".into(),
            }),
        },
        Error::BackupNotFound {
            name: text("learners-2026-11-23.sqlite"),
        },
        Error::DeviceKeyLost {
            path: "/data/device.key".into(),
            fingerprint: text("acorn otter lantern harbour plum kettle"),
        },
        Error::DeviceKeyDamaged {
            path: "/data/device.key".into(),
            finding: text("it cannot be read as a key"),
            fingerprint: Some(text("acorn otter lantern harbour plum kettle")),
        },
        Error::DeviceKeyDamaged {
            path: "/data/device.key".into(),
            finding: text("it cannot be read as a key"),
            fingerprint: None,
        },
        Error::EventUnreadable {
            finding: text("its number is 0"),
        },
        Error::NotABundle {
            path: "/stick/records.zip".into(),
            finding: text("it is cut off or damaged"),
        },
        Error::BundleTampered {
            path: "/stick/records.zip".into(),
            finding: text("events.jsonl was changed"),
        },
        Error::BundleNewer {
            path: "/stick/records.zip".into(),
        },
        Error::BundleTooLarge {
            path: "/stick/records.zip".into(),
            finding: text("events.jsonl unpacks to 900 times its size"),
        },
        Error::BundleForElsewhere {
            path: "/stick/records.zip".into(),
            for_agency: true,
        },
        Error::BundleForElsewhere {
            path: "/stick/records.zip".into(),
            for_agency: false,
        },
        Error::NotAReceipt {
            path: "/stick/records.received.json".into(),
            finding: text("its signature does not belong to its content"),
        },
        Error::ReceiptForAnother {
            path: "/stick/records.received.json".into(),
        },
        Error::DatabaseRefused {
            path: learners(),
            source: rusqlite::Error::InvalidQuery,
        },
        Error::CourseBroken {
            place: text("/courses/mine"),
            count: 2,
            first: text("In 1-unit/unit.md, line 3: The course has no such file."),
        },
        Error::PageNotFound {
            page: text("tonight"),
        },
        Error::UnitNotFound {
            unit: text("mornings"),
        },
        Error::LessonNotFound {
            lesson: text("toast"),
        },
        Error::SectionNotFound {
            lesson: text("toast"),
            section: text("peak"),
        },
        Error::CheckNotFound {
            lesson: text("toast"),
            check: text("first"),
        },
        Error::AssessmentNotFound {
            unit: text("mornings"),
        },
        Error::ChoiceNotFound {
            scenario: text("The fourth stair"),
        },
        Error::ScenarioNotFound {
            scenario: text("lights-out"),
        },
        Error::QuestionNotFound {
            question: text("never-alone"),
        },
        Error::TermNotFound {
            term: text("co-regulation"),
        },
        Error::AttemptNotFound,
        Error::LearnerNotFound,
        Error::NobodyHere,
        Error::NameTooLong { most: 80 },
        Error::NothingChosen,
        Error::OptionUnknown,
        Error::LessonNotFinished {
            lesson: text("toast"),
            missing: text("1 section to read"),
        },
        Error::AssessmentNotFinished { open: 1 },
        Error::AssessmentNotFinished { open: 3 },
        Error::MediaNotFound {
            name: text("media/kitchen.png"),
        },
        Error::TextTooLong { most: 20_000 },
        Error::PlanFieldNotFound {
            field: text("ways-out"),
        },
        Error::ReflectionNotFound {
            lesson: text("toast"),
            reflection: text("own-alarm"),
        },
        Error::NoteNotFound,
        Error::NothingToUndo,
        Error::NotAPlanFile {
            path: "/stick/our.evenkeel-plan".into(),
            finding: text("it is a picture"),
        },
        Error::PlanFileNewer {
            path: "/stick/our.evenkeel-plan".into(),
        },
        Error::PlanFileOfAnotherCourse {
            path: "/stick/our.evenkeel-plan".into(),
        },
        Error::Lrs(LrsError::AddressUnusable {
            address: text("store.example"),
            why: "it does not begin with https://",
        }),
        Error::Lrs(LrsError::KeyUnusable { why: "it is empty" }),
        Error::Lrs(LrsError::NotSetUp),
        Error::Lrs(LrsError::NotShown),
        Error::Lrs(LrsError::SecretGone {
            cause: text("what the keychain said"),
        }),
        Error::Lrs(LrsError::NotReached {
            host: text("store.example"),
            cause: text("what the network said"),
        }),
        Error::Lrs(LrsError::NotTrusted {
            host: text("store.example"),
            cause: text("what the check said"),
        }),
        Error::Lrs(LrsError::KeyRefused {
            host: text("store.example"),
            cause: text("401"),
        }),
        Error::Lrs(LrsError::Moved {
            host: text("store.example"),
            to: text("https://elsewhere.example/"),
        }),
        Error::Lrs(LrsError::NotUnderstood {
            host: text("store.example"),
            cause: text("404"),
        }),
        Error::Lrs(LrsError::Busy {
            host: text("store.example"),
            cause: text("503"),
        }),
        Error::Lrs(LrsError::RefusesEverything {
            host: text("store.example"),
            cause: text("what it said"),
        }),
        Error::Lrs(LrsError::SetByPolicy),
        Error::Lrs(LrsError::PolicyUnusable {
            path: text("/etc/evenkeel/policy.toml"),
            why: text("what is wrong with it"),
        }),
        Error::NotCompleted {
            title: text("Defusing conflict"),
        },
        Error::CertificateNotFound,
        Error::CertificateCut,
        Error::CertificateMistyped { letter: None },
        Error::CertificateMistyped { letter: Some('%') },
        Error::CertificateTampered,
        Error::CertificateNewer { found: text("2") },
        Error::FileTooLarge {
            path: "/stick/film.mp4".into(),
            most: 32_000_000,
        },
        Error::Register(RegisterError::Damaged {
            path: "/data/register.sqlite".into(),
            finding: text("what was found"),
        }),
        Error::Register(RegisterError::Newer {
            path: "/data/register.sqlite".into(),
        }),
        Error::Register(RegisterError::NotWritable {
            path: "/data/register.sqlite".into(),
            cause: text("what the system said"),
        }),
        Error::Register(RegisterError::NotOurs {
            path: "/stick/records.zip".into(),
            fingerprint: text("acorn otter lantern harbour plum kettle"),
        }),
        Error::Register(RegisterError::NobodyThere),
        Error::Register(RegisterError::NoSuchComputer),
        Error::Register(RegisterError::NoSuchEntry),
        Error::Register(RegisterError::EntryStays { voided: true }),
        Error::Register(RegisterError::EntryStays { voided: false }),
        Error::Register(RegisterError::ReasonMissing),
        Error::Unexpected {
            what: text("what was found to be impossible"),
        },
    ]
}
