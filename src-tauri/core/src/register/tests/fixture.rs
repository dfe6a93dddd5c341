//! A small course, people who do it, the bundles that bring it, and an agency that collects them.

use super::super::list::Query;
use super::super::standing::{Course, Standing};
use super::super::take::{Outcome, take};
use super::super::*;
use crate::base::Timestamp;
use crate::base::id::{AttemptId, EventId, LearnerId, RegistrationId};
use crate::course::{CompletionRules, LessonRule, UnitRule};
use crate::event::{
    AssessmentAttempted, ClockState, CourseCompleted, Enrolled, Event, Fact, LessonCompleted,
    Subject, UnitCompleted, Written,
};
use crate::learn::completion::{CourseShape, UnitShape};
use crate::records::bundle::{About, Carries, Part, PersonLine, Reader, Writer};
use crate::records::signing::DeviceKey;
use std::io::Cursor;
use tempfile::TempDir;
use uuid::Uuid;

pub(super) const COURSE: &str = "https://example.org/courses/small";

pub(super) fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub(super) fn now() -> Timestamp {
    moment("2026-11-25T12:00:00Z")
}

pub(super) fn course() -> Course {
    Course {
        id: COURSE.to_owned(),
        title: "A small course".to_owned(),
        version: "1".to_owned(),
        refresher_months: Some(12),
        shape: CourseShape {
            units: vec![
                UnitShape {
                    id: "mornings".to_owned(),
                    lessons: vec!["toast".to_owned(), "keys".to_owned()],
                    assessed: true,
                },
                UnitShape {
                    id: "evenings".to_owned(),
                    lessons: vec!["bedtime".to_owned()],
                    assessed: true,
                },
            ],
            rules: CompletionRules {
                lesson: LessonRule::SectionsAndChecks,
                unit: UnitRule::LessonsAndAssessment,
            },
            law_as_at: "2026-11-01".to_owned(),
        },
        unit_titles: vec!["Mornings".to_owned(), "Evenings".to_owned()],
    }
}

pub(super) fn learner(number: u128) -> LearnerId {
    LearnerId::from(Uuid::from_u128(number))
}

pub(super) fn key(number: u8) -> DeviceKey {
    DeviceKey::from_secret(&[number; 32])
}

/// An event with an id of its own, at an hour of a day in November 2026.
pub(super) fn event(number: u64, who: LearnerId, item: &str, fact: Fact) -> Event {
    let at =
        moment("2026-11-10T08:00:00Z").plus_milliseconds(i64::try_from(number).unwrap() * 60_000);
    Event {
        id: EventId::from(Uuid::from_u128(1_000_000 + u128::from(number))),
        learner: who,
        device: DeviceId::from(Uuid::from_u128(77)),
        sequence: number + 1,
        order: at.milliseconds(),
        at,
        clock: ClockState::Steady,
        subject: Subject {
            course: COURSE.to_owned(),
            course_version: "1".to_owned(),
            item: item.to_owned(),
            title: format!("Title of {item}"),
        },
        fact,
    }
}

pub(super) fn enrolled(number: u64, who: LearnerId) -> Event {
    let fact = Fact::Enrolled(Enrolled {
        registration: RegistrationId::from(Uuid::from_u128(5)),
        law_as_at: "2026-11-01".to_owned(),
        language: "en-GB".to_owned(),
    });
    event(number, who, "", fact)
}

pub(super) fn lesson(number: u64, who: LearnerId, unit: &str, lesson: &str) -> Event {
    let fact = Fact::LessonCompleted(LessonCompleted {
        lesson: lesson.to_owned(),
        unit: unit.to_owned(),
        rule: "sections-and-checks".to_owned(),
        law_as_at: "2026-11-01".to_owned(),
        content_hash: "c0ffee".to_owned(),
        active_seconds: 300,
        checks_right: 1,
        checks: 1,
    });
    event(number, who, &format!("lesson/{lesson}"), fact)
}

pub(super) fn attempt(number: u64, who: LearnerId, unit: &str, right: u32) -> Event {
    let fact = Fact::AssessmentAttempted(AssessmentAttempted {
        attempt: AttemptId::from(Uuid::from_u128(u128::from(number))),
        unit: unit.to_owned(),
        began: now(),
        questions: Vec::new(),
        right,
        asked: 3,
        pass_mark: 66,
        passed: right >= 2,
    });
    event(number, who, &format!("unit/{unit}/assessment"), fact)
}

pub(super) fn unit(number: u64, who: LearnerId, unit: &str) -> Event {
    let fact = Fact::UnitCompleted(UnitCompleted {
        unit: unit.to_owned(),
        rule: "lessons-and-assessment".to_owned(),
        law_as_at: "2026-11-01".to_owned(),
        active_seconds: 700,
    });
    event(number, who, &format!("unit/{unit}"), fact)
}

pub(super) fn whole(number: u64, who: LearnerId) -> Event {
    let fact = Fact::CourseCompleted(CourseCompleted {
        rule: "every-unit".to_owned(),
        active_seconds: 900,
        law_as_at: "2026-11-01".to_owned(),
    });
    event(number, who, "", fact)
}

/// The first unit, as one computer records it.
pub(super) fn mornings(first: u64, who: LearnerId) -> Vec<Event> {
    vec![
        enrolled(first, who),
        lesson(first + 1, who, "mornings", "toast"),
        lesson(first + 2, who, "mornings", "keys"),
        attempt(first + 3, who, "mornings", 2),
        unit(first + 4, who, "mornings"),
    ]
}

pub(super) struct Bundle {
    pub(super) made_at: Timestamp,
    pub(super) signer: u8,
    pub(super) carries: Carries,
    pub(super) people: Vec<(LearnerId, Option<&'static str>)>,
    pub(super) events: Vec<Event>,
}

impl Bundle {
    pub(super) fn of(events: Vec<Event>) -> Self {
        let mut people: Vec<LearnerId> = events.iter().map(|event| event.learner).collect();
        people.sort();
        people.dedup();
        Self {
            made_at: now(),
            signer: 7,
            carries: Carries::Records,
            people: people.into_iter().map(|who| (who, Some("Sam"))).collect(),
            events,
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let written: Vec<Written> = self
            .events
            .iter()
            .map(|event| Written::of(event).unwrap())
            .collect();
        self.bytes_with(&written)
    }

    pub(super) fn bytes_with(&self, events: &[Written]) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        let mut writer = Writer::new(&mut out);
        for part in Part::ALL {
            writer
                .part(part, |out| match part {
                    Part::People => self.people.iter().try_for_each(|(learner, name)| {
                        out.json(&PersonLine {
                            learner: *learner,
                            name: name.map(str::to_owned),
                        })
                    }),
                    Part::Events => events.iter().try_for_each(|event| out.json(event)),
                    Part::Statements => out.line(b"{}"),
                    Part::Records => out.line(b"record_id"),
                })
                .unwrap();
        }
        let about = About {
            carries: self.carries,
            made_at: self.made_at,
            program_version: "0.1.0".to_owned(),
            device: DeviceId::from(Uuid::from_u128(u128::from(self.signer))),
        };
        writer.seal(about, &key(self.signer)).unwrap();
        out.into_inner()
    }
}

pub(super) struct Agency {
    pub(super) folder: TempDir,
    pub(super) register: Register,
}

impl Agency {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let register = open_in(&folder, &course()).unwrap();
        Self { folder, register }
    }

    pub(super) fn take(&mut self, bytes: &[u8]) -> Result<Outcome> {
        let path = Path::new("records.zip");
        let mut reader = Reader::open(Cursor::new(bytes), path)?;
        self.register
            .write(|transaction| take(transaction, now(), &course(), &mut reader, path))
    }

    pub(super) fn standing(&self, who: LearnerId, unit: &str) -> Standing {
        standing::of_learner(self.register.read(), who)
            .unwrap()
            .into_iter()
            .find(|standing| standing.unit == unit)
            .unwrap()
    }

    pub(super) fn find(&self, query: &Query) -> Vec<LearnerId> {
        let today = now().day();
        let page = list::page(self.register.read(), query, &today, 0, 100).unwrap();
        assert_eq!(
            list::count(self.register.read(), query, &today).unwrap(),
            page.len() as u64
        );
        page.into_iter().map(|person| person.id).collect()
    }
}

pub(super) fn open_in(folder: &TempDir, course: &Course) -> Result<Register> {
    let (clock, _) = Clock::set(now());
    open(&Folders::at(folder.path()), &clock, course)
}
