//! The room as a whole: opening, saving, and what happens when something is in the way.

mod bad_files;
mod places;
mod practice;
mod saving;
mod sequences;
mod statements;
mod versions;
mod writing;

use super::{Learners, Settings, events, open, people};
use crate::base::clock::SetClock;
use crate::base::id::{LearnerId, RegistrationId};
use crate::base::paths::Folders;
use crate::base::{Clock, Timestamp};
use crate::event::{
    CheckAnswered, Enrolled, Event, Fact, MomentReached, OptionAsShown, RefresherAnswered,
    ScenarioPlayed, SectionReached, Subject,
};
use std::sync::Arc;
use tempfile::TempDir;

pub(super) const COURSE: &str = "https://evenkeel.example/courses/de-escalation";

/// A data folder of its own with an open database, whose clock a test moves.
pub(super) struct Home {
    _folder: TempDir,
    pub(super) folders: Folders,
    pub(super) clock: Clock,
    pub(super) hands: Arc<SetClock>,
}

impl Home {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(folder.path());
        folders.make().unwrap();
        let (clock, hands) = Clock::set(at("2026-11-23T14:02:00Z"));
        Self {
            _folder: folder,
            folders,
            clock,
            hands,
        }
    }

    pub(super) fn open(&self) -> Learners {
        open(&self.folders, &self.clock, false).unwrap()
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

pub(super) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub(super) fn add(learners: &mut Learners, home: &Home, name: &str) -> LearnerId {
    learners
        .write(|transaction| people::add(transaction, home.now(), name, Settings::default()))
        .unwrap()
        .id
}

/// Something happened to a learner in a lesson, now.
pub(super) fn append(
    learners: &mut Learners,
    home: &Home,
    learner: LearnerId,
    fact: Fact,
) -> Event {
    learners
        .write(|transaction| {
            events::append(
                transaction,
                home.now(),
                learner,
                subject("lesson/toast"),
                fact,
            )
        })
        .unwrap()
}

/// Everything that happened to a learner.
pub(super) fn all(learners: &Learners, learner: LearnerId) -> Vec<Event> {
    let mut found = Vec::new();
    events::for_learner(learners.read(), learner, |event| {
        found.push(event);
        Ok(())
    })
    .unwrap();
    found
}

pub(super) fn subject(item: &str) -> Subject {
    subject_in(COURSE, item)
}

pub(super) fn subject_in(course: &str, item: &str) -> Subject {
    Subject {
        course: course.to_owned(),
        course_version: "2026.1".to_owned(),
        item: item.to_owned(),
        title: "Welfare first".to_owned(),
    }
}

pub(super) fn enrolled(now: Timestamp) -> Fact {
    Fact::Enrolled(Enrolled {
        registration: RegistrationId::new(now),
        law_as_at: "2026-11-23".to_owned(),
        language: "en-GB".to_owned(),
    })
}

pub(super) fn reached(lesson: &str, section: &str) -> Fact {
    Fact::SectionReached(SectionReached {
        lesson: lesson.to_owned(),
        section: section.to_owned(),
        content_hash: None,
    })
}

pub(super) fn answered(lesson: &str, check: &str, right: bool, revealed: bool) -> Fact {
    Fact::CheckAnswered(CheckAnswered {
        lesson: lesson.to_owned(),
        check: check.to_owned(),
        multiple: false,
        options: vec![OptionAsShown {
            id: "a".to_owned(),
            text: "Open the window, sit near, say very little".to_owned(),
            right: true,
        }],
        chosen: vec!["a".to_owned()],
        right,
        revealed,
    })
}

pub(super) fn played(scenario: &str, ending: &str) -> Fact {
    Fact::ScenarioPlayed(ScenarioPlayed {
        scenario: scenario.to_owned(),
        content_hash: "0".repeat(16),
        path: Vec::new(),
        ending: MomentReached {
            step: ending.to_owned(),
            title: "Half past nine on the landing".to_owned(),
            child: 1,
            you: 3,
        },
    })
}

pub(super) fn practised(lesson: &str, right: bool, revealed: bool, tries: u32) -> Fact {
    Fact::RefresherAnswered(RefresherAnswered {
        lesson: lesson.to_owned(),
        check: "c".to_owned(),
        multiple: false,
        options: Vec::new(),
        chosen: Vec::new(),
        right,
        revealed,
        tries,
    })
}
