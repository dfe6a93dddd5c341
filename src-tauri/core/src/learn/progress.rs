//! The fold: what a learner's events in one course add up to.
//!
//! [`CourseProgress::apply`] takes one event; [`rebuild`] takes all of them. The result depends only on the set of
//! events, never on the order in which they arrive, because two devices may have written them side by side. So
//! nothing is overwritten by whatever comes last: sets grow, sums add, and of two rival values the one with the least or
//! greatest [`Moment`] wins. The caller applies each event once.
//!
//! A `voided` event cannot be taken out again by itself; after one, the caller rebuilds. A `voided` event cannot
//! be voided (as in xAPI), and one that names another learner's event does nothing.
//!
//! Parts can be folded alone: [`touches`] names the part an event changes, so that storage reads and writes only that.

#[cfg(test)]
mod tests;

use crate::base::Timestamp;
use crate::base::id::{AttemptId, EventId, RegistrationId};
use crate::event::{AssessmentAttempted, CheckAnswered, Event, Fact};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Version of this fold. Raised whenever the same events would add up to something else, or be written otherwise; kept
/// progress of another version is rebuilt.
pub const VERSION: u32 = 3;

/// When something happened: sorts by [`Event::order`], then by event id, and says what the clock showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// [`Event::order`] of the event.
    pub order: i64,
    /// The event.
    pub event: EventId,
    /// What the clock showed; may be wrong where `order` is not.
    pub at: Timestamp,
}

impl Moment {
    /// When `event` happened.
    pub fn of(event: &Event) -> Self {
        Self {
            order: event.order,
            event: event.id,
            at: event.at,
        }
    }
}

/// What one learner's events in one course add up to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseProgress {
    /// The first enrolment; none before the course was begun.
    pub enrolled: Option<Enrolment>,
    /// Where reading stopped.
    pub place: Option<Place>,
    /// When the course was first completed.
    pub completed: Option<Done>,
    /// By lesson id; only lessons that were opened.
    pub lessons: BTreeMap<String, LessonProgress>,
    /// By unit id; only units with an attempt or a completion.
    pub units: BTreeMap<String, UnitProgress>,
    /// By scenario id; only scenarios that were played to an ending.
    pub scenarios: BTreeMap<String, ScenarioProgress>,
}

/// An enrolment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// When.
    pub when: Moment,
    /// xAPI `registration`.
    pub registration: RegistrationId,
}

/// A place in a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// When it was reached.
    pub when: Moment,
    /// Lesson id.
    pub lesson: String,
    /// Section id.
    pub section: String,
}

/// A completion: the first of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// When.
    pub when: Moment,
    /// The declared rule that was met.
    pub rule: String,
    /// Version of the course as it was then.
    pub course_version: String,
    /// Title of the thing as it read then.
    pub title: String,
    /// `law_as_at` of the course as it was then.
    pub law_as_at: String,
}

/// What was done with one lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonProgress {
    /// Ids of the sections reached.
    pub reached: BTreeSet<String>,
    /// The section reached last.
    pub place: Option<SectionPlace>,
    /// By check id; only checks that were answered or shown.
    pub checks: BTreeMap<String, CheckProgress>,
    /// Active seconds.
    pub active_seconds: u64,
    /// When it was first completed.
    pub done: Option<Done>,
    /// The text that was read when it was last completed.
    pub text_read: Option<TextRead>,
    /// By section id: the text of it that was last read, where that is known.
    pub sections_read: BTreeMap<String, TextRead>,
    /// When something was last done in it.
    pub last_read: Option<Moment>,
    /// When it was first opened, answered or read.
    pub first_read: Option<Moment>,
}

/// A place in a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionPlace {
    /// When it was reached.
    pub when: Moment,
    /// Section id.
    pub section: String,
}

/// Which text of a lesson or section was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRead {
    /// When the lesson was marked as done, or the section reached.
    pub when: Moment,
    /// `content_hash` of the lesson or section then.
    pub content_hash: String,
}

/// What was done with one check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckProgress {
    /// How many answers were given.
    pub tries: u32,
    /// When it was first answered rightly.
    pub first_right: Option<Moment>,
    /// When its answer was first shown.
    pub first_shown: Option<Moment>,
    /// The latest answer.
    pub answer: Option<Answer>,
}

/// An answer to a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub when: Moment,
    /// Ids of the options chosen, never empty.
    pub chosen: Vec<String>,
    /// Whether the answer is right, by itself.
    pub right: bool,
}

/// What was done with one unit's assessment, and whether the unit is complete.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitProgress {
    /// Finished attempts, earliest first.
    pub attempts: Vec<AttemptSummary>,
    /// When the unit was first completed.
    pub done: Option<Done>,
}

/// What was done with one scenario. No completion asks for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioProgress {
    /// How often it was played to an ending.
    pub times: u32,
    /// When it last was.
    pub last: Option<Moment>,
    /// Ids of the endings met.
    pub endings: BTreeSet<String>,
}

/// A finished attempt at an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptSummary {
    /// When it was finished.
    pub when: Moment,
    /// Id of the attempt.
    pub attempt: AttemptId,
    /// How many answers were right.
    pub right: u32,
    /// How many questions were asked.
    pub asked: u32,
    /// Pass mark of the day, per cent.
    pub pass_mark: u32,
    /// Whether it was passed.
    pub passed: bool,
}

/// The parts of a course's progress that one event changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Touched<'a> {
    /// Whether it changes what stands outside lessons and units.
    pub course: bool,
    /// The lesson it changes.
    pub lesson: Option<&'a str>,
    /// The unit it changes.
    pub unit: Option<&'a str>,
    /// The scenario it changes.
    pub scenario: Option<&'a str>,
}

/// Which parts of a course's progress `event` changes. Practice never does; `voided` and unknown kinds touch nothing by
/// themselves.
pub fn touches(event: &Event) -> Touched<'_> {
    let mut touched = Touched::default();
    match &event.fact {
        Fact::Enrolled(_) | Fact::CourseCompleted(_) => touched.course = true,
        Fact::SectionReached(body) => {
            touched.course = true;
            touched.lesson = Some(&body.lesson);
        }
        Fact::TimeSpent(body) => touched.lesson = Some(&body.lesson),
        Fact::CheckAnswered(body) => touched.lesson = Some(&body.lesson),
        Fact::LessonCompleted(body) => touched.lesson = Some(&body.lesson),
        Fact::AssessmentAttempted(body) => touched.unit = Some(&body.unit),
        Fact::UnitCompleted(body) => touched.unit = Some(&body.unit),
        Fact::ScenarioPlayed(body) => touched.scenario = Some(&body.scenario),
        // Practice is kept apart: see `super::refresher`.
        Fact::RefresherAnswered(_) | Fact::Voided(_) | Fact::Unknown { .. } => {}
    }
    touched
}

/// What all events of one learner add up to, by course id. Voided events are left out; the order of `events` does not
/// matter.
pub fn rebuild(events: &[Event]) -> BTreeMap<String, CourseProgress> {
    let voided: BTreeSet<EventId> = events
        .iter()
        .filter_map(|event| match &event.fact {
            Fact::Voided(voided) => Some(voided.event),
            _ => None,
        })
        .collect();
    let mut courses = BTreeMap::new();
    for event in events.iter().filter(|event| !voided.contains(&event.id)) {
        add(&mut courses, event);
    }
    courses
}

/// Adds one event that is not voided to the progress by course id.
pub fn add(courses: &mut BTreeMap<String, CourseProgress>, event: &Event) {
    if touches(event) == Touched::default() {
        return;
    }
    if let Some(progress) = courses.get_mut(&event.subject.course) {
        progress.apply(event);
    } else {
        let mut progress = CourseProgress::default();
        progress.apply(event);
        courses.insert(event.subject.course.clone(), progress);
    }
}

impl CourseProgress {
    /// Adds one event of this learner and course, which was not applied before.
    pub fn apply(&mut self, event: &Event) {
        let when = Moment::of(event);
        let done = |rule: &str, law_as_at: &str| Done {
            law_as_at: law_as_at.to_owned(),
            when,
            rule: rule.to_owned(),
            course_version: event.subject.course_version.clone(),
            title: event.subject.title.clone(),
        };
        match &event.fact {
            Fact::Enrolled(body) => keep_first(
                &mut self.enrolled,
                Enrolment {
                    when,
                    registration: body.registration,
                },
            ),
            Fact::SectionReached(body) => {
                let lesson = self.lesson_mut(&body.lesson);
                lesson.reached.insert(body.section.clone());
                lesson.read_at(when);
                if let Some(content_hash) = &body.content_hash {
                    lesson.section_read(
                        &body.section,
                        TextRead {
                            when,
                            content_hash: content_hash.clone(),
                        },
                    );
                }
                keep_last(
                    &mut lesson.place,
                    SectionPlace {
                        when,
                        section: body.section.clone(),
                    },
                );
                keep_last(
                    &mut self.place,
                    Place {
                        when,
                        lesson: body.lesson.clone(),
                        section: body.section.clone(),
                    },
                );
            }
            Fact::TimeSpent(body) => {
                let lesson = self.lesson_mut(&body.lesson);
                lesson.active_seconds = lesson.active_seconds.saturating_add(body.seconds);
                // A stretch cut off by a crash is written down at the next start, perhaps weeks after the reading.
                let milliseconds = i64::try_from(body.seconds).unwrap_or(i64::MAX);
                lesson.read_at(Moment {
                    at: body
                        .began
                        .plus_milliseconds(milliseconds.saturating_mul(1000)),
                    ..when
                });
            }
            Fact::CheckAnswered(body) => {
                let lesson = self.lesson_mut(&body.lesson);
                lesson.read_at(when);
                lesson
                    .checks
                    .entry(body.check.clone())
                    .or_default()
                    .apply(when, body);
            }
            Fact::LessonCompleted(body) => {
                let lesson = self.lesson_mut(&body.lesson);
                lesson.read_at(when);
                keep_first(&mut lesson.done, done(&body.rule, &body.law_as_at));
                keep_last(
                    &mut lesson.text_read,
                    TextRead {
                        when,
                        content_hash: body.content_hash.clone(),
                    },
                );
            }
            Fact::AssessmentAttempted(body) => {
                self.unit_mut(&body.unit).attempted(when, body);
            }
            Fact::UnitCompleted(body) => {
                keep_first(
                    &mut self.unit_mut(&body.unit).done,
                    done(&body.rule, &body.law_as_at),
                );
            }
            Fact::ScenarioPlayed(body) => {
                let scenario = self.scenarios.entry(body.scenario.clone()).or_default();
                scenario.times = scenario.times.saturating_add(1);
                scenario.last = scenario.last.max(Some(when));
                scenario.endings.insert(body.ending.step.clone());
            }
            Fact::CourseCompleted(body) => {
                keep_first(&mut self.completed, done(&body.rule, &body.law_as_at));
            }
            Fact::RefresherAnswered(_) | Fact::Voided(_) | Fact::Unknown { .. } => {}
        }
    }

    /// The enrolment's id, for records.
    pub fn registration(&self) -> Option<RegistrationId> {
        self.enrolled.map(|enrolment| enrolment.registration)
    }

    /// Active seconds in all lessons.
    pub fn active_seconds(&self) -> u64 {
        self.lessons.values().fold(0, |sum: u64, lesson| {
            sum.saturating_add(lesson.active_seconds)
        })
    }

    /// Whether the lesson was completed.
    pub fn lesson_done(&self, lesson: &str) -> bool {
        self.lessons
            .get(lesson)
            .is_some_and(|lesson| lesson.done.is_some())
    }

    fn lesson_mut(&mut self, lesson: &str) -> &mut LessonProgress {
        self.lessons.entry(lesson.to_owned()).or_default()
    }

    fn unit_mut(&mut self, unit: &str) -> &mut UnitProgress {
        self.units.entry(unit.to_owned()).or_default()
    }
}

impl LessonProgress {
    /// Whether the lesson's text is another now than when it was last completed; never before it was completed.
    pub fn text_changed(&self, content_hash_now: &str) -> bool {
        self.text_read
            .as_ref()
            .is_some_and(|read| read.content_hash != content_hash_now)
    }

    /// Whether the text of a section is known to be another now than when it was last read.
    pub fn section_changed(&self, section: &str, content_hash_now: &str) -> bool {
        self.sections_read
            .get(section)
            .is_some_and(|read| read.content_hash != content_hash_now)
    }

    fn section_read(&mut self, section: &str, read: TextRead) {
        match self.sections_read.get_mut(section) {
            Some(last) if last.when >= read.when => {}
            Some(last) => *last = read,
            None => {
                self.sections_read.insert(section.to_owned(), read);
            }
        }
    }

    fn read_at(&mut self, when: Moment) {
        if self.last_read.is_none_or(|last| last < when) {
            self.last_read = Some(when);
        }
        first(&mut self.first_read, when);
    }
}

impl CheckProgress {
    /// Answered rightly before the answer was shown: an answer given after that scores nothing.
    pub fn right(&self) -> bool {
        match (self.first_right, self.first_shown) {
            (Some(right), Some(shown)) => right < shown,
            (right, None) => right.is_some(),
            (None, Some(_)) => false,
        }
    }

    /// Whether the answer was shown.
    pub fn shown(&self) -> bool {
        self.first_shown.is_some()
    }

    /// Whether a lesson's rule asks nothing more here: right, or the answer shown.
    pub fn settled(&self) -> bool {
        self.right() || self.shown()
    }

    fn apply(&mut self, when: Moment, body: &CheckAnswered) {
        if body.revealed {
            first(&mut self.first_shown, when);
        } else if body.right {
            first(&mut self.first_right, when);
        }
        if !body.chosen.is_empty() {
            self.tries = self.tries.saturating_add(1);
            keep_last(
                &mut self.answer,
                Answer {
                    when,
                    chosen: body.chosen.clone(),
                    right: body.right,
                },
            );
        }
    }
}

impl UnitProgress {
    /// The attempt with the greatest share of right answers; of equals, the earliest.
    pub fn best(&self) -> Option<&AttemptSummary> {
        let asked = self.attempts.iter().filter(|attempt| attempt.asked > 0);
        asked.reduce(|best, next| {
            // Shares are compared crosswise, without rounding.
            let next_share = u64::from(next.right) * u64::from(best.asked);
            let best_share = u64::from(best.right) * u64::from(next.asked);
            match next_share.cmp(&best_share) {
                Ordering::Greater => next,
                Ordering::Less | Ordering::Equal => best,
            }
        })
    }

    /// The attempt finished last.
    pub fn latest(&self) -> Option<&AttemptSummary> {
        self.attempts.last()
    }

    /// The first attempt that was passed.
    pub fn passed(&self) -> Option<&AttemptSummary> {
        self.attempts.iter().find(|attempt| attempt.passed)
    }

    fn attempted(&mut self, when: Moment, body: &AssessmentAttempted) {
        let position = self.attempts.partition_point(|attempt| attempt.when < when);
        self.attempts.insert(
            position,
            AttemptSummary {
                when,
                attempt: body.attempt,
                right: body.right,
                asked: body.asked,
                pass_mark: body.pass_mark,
                passed: body.passed,
            },
        );
    }
}

/// What happened at a moment, so that rivals can be compared.
trait Dated {
    fn when(&self) -> Moment;
}

macro_rules! dated {
    ($($kind:ident),* $(,)?) => {
        $(impl Dated for $kind {
            fn when(&self) -> Moment {
                self.when
            }
        })*
    };
}

dated!(Enrolment, Place, Done, SectionPlace, TextRead, Answer);

fn keep_first<T: Dated>(slot: &mut Option<T>, rival: T) {
    if slot.as_ref().is_none_or(|kept| rival.when() < kept.when()) {
        *slot = Some(rival);
    }
}

fn keep_last<T: Dated>(slot: &mut Option<T>, rival: T) {
    if slot.as_ref().is_none_or(|kept| kept.when() < rival.when()) {
        *slot = Some(rival);
    }
}

fn first(slot: &mut Option<Moment>, rival: Moment) {
    if slot.is_none_or(|kept| rival < kept) {
        *slot = Some(rival);
    }
}
