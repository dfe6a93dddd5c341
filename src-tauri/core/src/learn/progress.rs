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

mod fold;
#[cfg(test)]
mod tests;

pub use fold::{Touched, add, rebuild, touches};

use crate::base::Timestamp;
use crate::base::id::{AttemptId, EventId, RegistrationId};
use crate::event::Event;
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

impl CourseProgress {
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
}
