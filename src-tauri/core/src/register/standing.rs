//! What somebody's events add up to: for each unit of the course and for the course itself whether it is done, due or
//! missing, and when its refresher is due.
//!
//! The events are folded as in the player, and what is complete is decided by the same rule: a completion that stands on
//! record, or parts from two computers that together make one. Only a completion that was once on record and was taken back
//! does not follow from its parts again, since then the correction would mean nothing.

mod kept;

pub(super) use kept::work_out_all;
pub use kept::{Standings, of_learner, work_out};

use super::entries;
use crate::base::id::EventId;
use crate::base::{Timestamp, hash};
use crate::event::{Event, Fact};
use crate::learn::completion::{self, CourseShape, UnitShape};
use crate::learn::marking::percent;
use crate::learn::progress::{self, AttemptSummary, CourseProgress, Done, Moment};
use crate::records::csv::refresher_due;
use std::collections::{BTreeMap, BTreeSet};

/// Version of the way standings are worked out. Raised whenever the same events would add up to something else.
const VERSION: u32 = 1;

/// As much of the course as standings depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// IRI.
    pub id: String,
    /// Title.
    pub title: String,
    /// Version.
    pub version: String,
    /// After how many months it should be taken again.
    pub refresher_months: Option<u32>,
    /// Units, lessons and rules.
    pub shape: CourseShape,
    /// Titles of the units, in the order of `shape`.
    pub unit_titles: Vec<String>,
}

impl Course {
    /// Changes whenever standings must be worked out again.
    pub fn fingerprint(&self) -> String {
        hash::short(&format!("{VERSION} {} {self:?}", progress::VERSION), 32)
    }

    fn due(&self, done: Timestamp) -> Option<String> {
        refresher_due(done, self.refresher_months?)
    }
}

/// How far somebody is with a unit or the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing is on record.
    Missing,
    /// Begun, not finished.
    Due,
    /// Completed.
    Done,
}

impl State {
    pub(super) fn number(self) -> i64 {
        match self {
            Self::Missing => 0,
            Self::Due => 1,
            Self::Done => 2,
        }
    }

    pub(super) fn of(number: i64) -> Self {
        match number {
            2 => Self::Done,
            1 => Self::Due,
            _ => Self::Missing,
        }
    }
}

/// How somebody stands with a unit, or, with an empty unit, with the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Unit id; empty for the course.
    pub unit: String,
    /// How far.
    pub state: State,
    /// When it was begun.
    pub started: Option<Timestamp>,
    /// When it was completed.
    pub done: Option<Timestamp>,
    /// The completion on record; none where it follows from its parts.
    pub record: Option<EventId>,
    /// Title, as at completion where it is complete.
    pub title: String,
    /// Version of the course, as at completion.
    pub course_version: String,
    /// The day on which the law in it was last checked, as at completion.
    pub law_as_at: String,
    /// The rule that was met, or is to be met.
    pub rule: String,
    /// Best score, per cent.
    pub best: Option<u32>,
    /// Latest score, per cent.
    pub latest: Option<u32>,
    /// Attempts at the assessment.
    pub attempts: u32,
    /// Lessons done.
    pub lessons_done: u32,
    /// Lessons there are.
    pub lessons: u32,
    /// Active seconds.
    pub active_seconds: u64,
    /// Day by which it should be taken again, `YYYY-MM-DD`.
    pub refresher_due: Option<String>,
}

/// The standings of somebody with these events, who began these lessons at these times.
pub fn of(course: &Course, events: &[Event], begun: &BTreeMap<String, Timestamp>) -> Vec<Standing> {
    let progress = progress::rebuild(events)
        .remove(&course.id)
        .unwrap_or_default();
    let folding = Folding {
        course,
        events,
        begun,
        voided: entries::taken_back(events),
        follows: follows(course, events, &progress),
        progress,
    };
    let units: Vec<Standing> = course
        .shape
        .units
        .iter()
        .zip(&course.unit_titles)
        .map(|(unit, title)| folding.unit(unit, title))
        .collect();
    let whole = folding.whole(&units);
    units.into_iter().chain([whole]).collect()
}

/// Ids of the units that are complete by the rule although nothing on record ever said so, and an empty one for the course.
fn follows(course: &Course, events: &[Event], progress: &CourseProgress) -> BTreeSet<String> {
    let recorded: BTreeSet<&str> = events
        .iter()
        .filter(|event| event.subject.course == course.id)
        .filter_map(|event| match &event.fact {
            Fact::UnitCompleted(done) => Some(done.unit.as_str()),
            Fact::CourseCompleted(_) => Some(""),
            _ => None,
        })
        .collect();
    let mut follows: BTreeSet<String> = completion::follow_ons(&course.shape, progress)
        .into_iter()
        .filter_map(|fact| match fact {
            Fact::UnitCompleted(done) => Some(done.unit),
            Fact::CourseCompleted(_) => Some(String::new()),
            _ => None,
        })
        .collect();
    let taken_back = follows
        .iter()
        .any(|unit| !unit.is_empty() && recorded.contains(unit.as_str()));
    follows.retain(|unit| {
        let whole_of_less = unit.is_empty() && taken_back;
        !(whole_of_less || recorded.contains(unit.as_str()))
    });
    follows
}

struct Folding<'a> {
    course: &'a Course,
    events: &'a [Event],
    begun: &'a BTreeMap<String, Timestamp>,
    voided: BTreeSet<EventId>,
    follows: BTreeSet<String>,
    progress: CourseProgress,
}

/// A completion, on record or by the rule.
struct Completed {
    at: Timestamp,
    record: Option<EventId>,
    title: String,
    course_version: String,
    law_as_at: String,
}

impl Folding<'_> {
    fn unit(&self, unit: &UnitShape, title: &str) -> Standing {
        let mine = self.progress.units.get(&unit.id);
        let lessons = || {
            unit.lessons
                .iter()
                .filter_map(|lesson| self.progress.lessons.get(lesson))
        };
        let started = lessons()
            .filter_map(|lesson| lesson.first_read)
            .map(|moment| moment.at)
            .chain(
                mine.and_then(|mine| mine.attempts.first())
                    .map(|attempt| attempt.when.at),
            )
            .chain(
                unit.lessons
                    .iter()
                    .filter_map(|lesson| self.begun.get(lesson).copied()),
            )
            .min();
        let done = mine
            .and_then(|mine| mine.done.as_ref())
            .map(on_record)
            .or_else(|| self.by_rule(unit, title));
        let count = |attempt: &AttemptSummary| percent(attempt.right, attempt.asked);
        Standing {
            unit: unit.id.clone(),
            rule: completion::unit_rule(self.course.shape.rules.unit).to_owned(),
            best: mine.and_then(|mine| mine.best()).map(count),
            latest: mine.and_then(|mine| mine.latest()).map(count),
            attempts: small(mine.map_or(0, |mine| mine.attempts.len())),
            lessons_done: small(lessons().filter(|lesson| lesson.done.is_some()).count()),
            lessons: small(unit.lessons.len()),
            active_seconds: self.active_seconds(unit),
            ..self.standing(title, started, done)
        }
    }

    fn whole(&self, units: &[Standing]) -> Standing {
        let done = self
            .progress
            .completed
            .as_ref()
            .map(on_record)
            .or_else(|| self.whole_by_rule(units));
        let started = self
            .progress
            .enrolled
            .map(|enrolment| enrolment.when.at)
            .into_iter()
            .chain(units.iter().filter_map(|unit| unit.started))
            .min();
        Standing {
            rule: completion::COURSE_RULE.to_owned(),
            lessons_done: units.iter().map(|unit| unit.lessons_done).sum(),
            lessons: units.iter().map(|unit| unit.lessons).sum(),
            active_seconds: units
                .iter()
                .fold(0, |sum, unit| unit.active_seconds.saturating_add(sum)),
            ..self.standing(&self.course.title, started, done)
        }
    }

    fn standing(
        &self,
        title: &str,
        started: Option<Timestamp>,
        done: Option<Completed>,
    ) -> Standing {
        Standing {
            unit: String::new(),
            state: match (&done, started) {
                (Some(_), _) => State::Done,
                (None, Some(_)) => State::Due,
                (None, None) => State::Missing,
            },
            started,
            done: done.as_ref().map(|done| done.at),
            record: done.as_ref().and_then(|done| done.record),
            refresher_due: done.as_ref().and_then(|done| self.course.due(done.at)),
            title: done
                .as_ref()
                .map_or_else(|| title.to_owned(), |done| done.title.clone()),
            course_version: done.as_ref().map_or_else(
                || self.course.version.clone(),
                |done| done.course_version.clone(),
            ),
            law_as_at: done.map_or_else(
                || self.course.shape.law_as_at.clone(),
                |done| done.law_as_at,
            ),
            rule: String::new(),
            best: None,
            latest: None,
            attempts: 0,
            lessons_done: 0,
            lessons: 0,
            active_seconds: 0,
        }
    }

    /// Complete at the moment of the last of its parts.
    fn by_rule(&self, unit: &UnitShape, title: &str) -> Option<Completed> {
        if !self.follows.contains(&unit.id) {
            return None;
        }
        let last = unit
            .lessons
            .iter()
            .filter_map(|lesson| self.progress.lessons.get(lesson)?.done.as_ref())
            .max_by_key(|done| done.when)?;
        let passed: Option<Moment> = self
            .progress
            .units
            .get(&unit.id)
            .and_then(|unit| unit.passed())
            .map(|attempt| attempt.when);
        Some(Completed {
            at: passed.map_or(last.when, |passed| passed.max(last.when)).at,
            record: None,
            title: title.to_owned(),
            course_version: last.course_version.clone(),
            law_as_at: last.law_as_at.clone(),
        })
    }

    fn whole_by_rule(&self, units: &[Standing]) -> Option<Completed> {
        if !self.follows.contains("") {
            return None;
        }
        let last = units.iter().max_by_key(|unit| unit.done)?;
        Some(Completed {
            at: last.done?,
            record: None,
            title: self.course.title.clone(),
            course_version: last.course_version.clone(),
            law_as_at: last.law_as_at.clone(),
        })
    }

    /// What the completions say: time is carried to an agency only as these sums.
    fn active_seconds(&self, unit: &UnitShape) -> u64 {
        let (mut lessons, mut whole): (BTreeMap<&str, u64>, u64) = (BTreeMap::new(), 0);
        let counted = self
            .events
            .iter()
            .filter(|event| event.subject.course == self.course.id)
            .filter(|event| !self.voided.contains(&event.id));
        for event in counted {
            match &event.fact {
                Fact::LessonCompleted(done) if unit.lessons.contains(&done.lesson) => {
                    let most = lessons.entry(&done.lesson).or_default();
                    *most = done.active_seconds.max(*most);
                }
                Fact::UnitCompleted(done) if done.unit == unit.id => {
                    whole = done.active_seconds.max(whole);
                }
                _ => {}
            }
        }
        whole.max(
            lessons
                .values()
                .fold(0, |sum: u64, one| sum.saturating_add(*one)),
        )
    }
}

fn on_record(done: &Done) -> Completed {
    Completed {
        at: done.when.at,
        record: Some(done.when.event),
        title: done.title.clone(),
        course_version: done.course_version.clone(),
        law_as_at: done.law_as_at.clone(),
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
