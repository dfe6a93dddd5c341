//! Certificates: what was completed ([`Completion`]), as a code that is signed ([`code`]), on a page ([`page`]).

mod base32;
pub mod code;
pub mod page;

use crate::base::Timestamp;
use crate::base::id::{EventId, LearnerId};

/// What a certificate says, in the words of the day on which it was completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// A unit or the whole course.
    pub what: What,
    /// Id of the completion event; also that of its xAPI statement.
    pub record: EventId,
    /// Opaque learner reference.
    pub learner: LearnerId,
    /// Name as the learner wanted it on the certificate; empty when they wanted none.
    pub name: String,
    /// Title of what was completed.
    pub title: String,
    /// Title of the course.
    pub course_title: String,
    /// Version of the course.
    pub course_version: String,
    /// The day on which the law in it was last checked, `YYYY-MM-DD`.
    pub law_as_at: String,
    /// When it was completed.
    pub completed: Timestamp,
    /// When the certificate was made.
    pub made: Timestamp,
    /// Active minutes up to then.
    pub active_minutes: u32,
    /// Best score in its assessment, per cent; none without an assessment.
    pub best_percent: Option<u32>,
    /// Day by which it should be taken again, `YYYY-MM-DD`.
    pub refresher_due: Option<String>,
    /// Name of the agency; empty when none is set.
    pub agency: String,
    /// The clock of the device once went back.
    pub clock_doubt: bool,
}

/// What was completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A unit.
    Unit,
    /// The whole course.
    Course,
}
