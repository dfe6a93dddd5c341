//! What happened: types only. One [`Event`] is one fact about one learner, written once, never changed.
//!
//! Beside the room `course`, which says what there is to do; the two do not know each other, so an event names
//! things by their path as text and stays readable when the course is gone.

mod fact;
mod written;

pub use fact::{
    AssessmentAttempted, CheckAnswered, ChoiceMade, CourseCompleted, Enrolled, Fact,
    LessonCompleted, MomentReached, OptionAsShown, QuestionAnswered, RefresherAnswered,
    ScenarioPlayed, SectionReached, TimeSpent, UnitCompleted, Voided,
};
pub use written::Written;

use crate::base::Timestamp;
use crate::base::id::{DeviceId, EventId, LearnerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One fact about one learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// A `UUIDv7`; also the id of its xAPI statement.
    pub id: EventId,
    /// About whom.
    pub learner: LearnerId,
    /// Which data folder wrote it.
    pub device: DeviceId,
    /// Counts up by one per device, without gaps.
    pub sequence: u64,
    /// Orders events even when the computer's clock was set back: milliseconds, never less than one more than the
    /// device's last event. Equal to the time of `at` while the clock goes forward.
    pub order: i64,
    /// When, by the computer's clock.
    pub at: Timestamp,
    /// Whether that clock can be believed.
    pub clock: ClockState,
    /// What it is about.
    pub subject: Subject,
    /// What happened.
    pub fact: Fact,
}

/// Whether the clock went forward since the device's last event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockState {
    /// It did.
    Steady,
    /// It stood earlier than at the last event: `at` is what it said, `order` keeps the sequence, the record says so.
    WentBack,
}

impl ClockState {
    /// As written in a database.
    pub fn key(self) -> &'static str {
        match self {
            Self::Steady => "steady",
            Self::WentBack => "went-back",
        }
    }

    /// Reads [`ClockState::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Steady, Self::WentBack]
            .into_iter()
            .find(|state| state.key() == key)
    }
}

/// What an event is about, in the words of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Course IRI.
    pub course: String,
    /// Course version as it was then.
    pub course_version: String,
    /// Path of the thing in the course, such as `lesson/welfare-first`; empty for the course itself.
    pub item: String,
    /// Its title as it read then, so that a record never changes its words later.
    pub title: String,
}

/// The events that other events of these take back.
pub fn voided(events: &[Event]) -> BTreeSet<EventId> {
    events
        .iter()
        .filter_map(|event| match &event.fact {
            Fact::Voided(voided) => Some(voided.event),
            _ => None,
        })
        .collect()
}
