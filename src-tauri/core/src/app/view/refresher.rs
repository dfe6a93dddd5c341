use super::lesson::{CheckState, UnitLink};
use crate::base::Timestamp;
use crate::markdown::html::Html;
use serde::Serialize;

/// A refresher that is offered on the home screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RefresherCard {
    /// Questions of one sitting.
    pub questions: u32,
    /// Honest minutes.
    pub minutes: u32,
}

/// The refresher screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RefresherView {
    /// What to ask, in this order; empty when nothing is about to be forgotten.
    pub questions: Vec<RefresherQuestion>,
    /// Honest minutes.
    pub minutes: u32,
    /// The learner has switched refreshers off.
    pub off: bool,
    /// When the next questions come back that are not asked now.
    pub next_at: Option<Timestamp>,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
}

/// A check that is asked again.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RefresherQuestion {
    /// Lesson id.
    pub lesson: String,
    /// Check id.
    pub check: String,
    /// The check, in the same markup as in its lesson.
    pub html: Html,
    /// The unit of the lesson.
    pub unit: UnitLink,
    /// Title of the lesson.
    pub lesson_title: String,
    /// The section that teaches it.
    pub section: String,
    /// Title of that section, or of the lesson when the section is its opening.
    pub section_title: String,
}

/// What became of an answer in a refresher, after it was saved.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RefresherOutcome {
    /// The check as it stands in this asking.
    pub state: CheckState,
    /// Whether this very answer was right.
    pub right: bool,
    /// When it was saved.
    pub saved: Timestamp,
}
