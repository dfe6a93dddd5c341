use super::home::{LessonState, Next};
use crate::base::Timestamp;
use crate::course::{Nation, Section, Source};
use crate::markdown::html::Html;
use serde::Serialize;

/// The lesson screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LessonView {
    /// Lesson id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The unit it belongs to.
    pub unit: UnitLink,
    /// From 1 in its unit.
    pub number: u32,
    /// Lessons in the unit.
    pub of: u32,
    /// Honest minutes.
    pub minutes: u32,
    /// Said before hard material.
    pub warning: Option<String>,
    /// What it teaches, in words.
    pub outcomes: Vec<String>,
    /// The text.
    pub html: Html,
    /// Table of contents.
    pub sections: Vec<SectionLink>,
    /// How each check stands, in reading order.
    pub checks: Vec<CheckState>,
    /// Where to open it.
    pub opened: Opened,
    /// How far it is.
    pub state: LessonState,
    /// When it was done.
    pub done_at: Option<Timestamp>,
    /// What is still missing before it may be marked as done.
    pub lacking: Lacking,
    /// The lesson before, across units.
    pub previous: Option<LessonLink>,
    /// What comes after.
    pub next: Next,
    /// All lessons of the unit, for the side.
    pub lessons: Vec<LessonLink>,
    /// What its statements rest on.
    pub sources: Vec<Source>,
    /// A lesson of the manual: nothing of it is kept or counted.
    pub reading_only: bool,
    /// The learner's nation, whose blocks are open.
    pub nation: Option<Nation>,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
}

/// The unit a lesson belongs to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct UnitLink {
    /// Unit id.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// Title.
    pub title: String,
}

/// A lesson in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LessonLink {
    /// Lesson id.
    pub id: String,
    /// Title.
    pub title: String,
    /// How far it is.
    pub state: LessonState,
}

/// A section in the table of contents.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct SectionLink {
    /// Section id.
    pub id: String,
    /// Title; empty for the opening.
    pub title: String,
    /// The learner has read as far as this.
    pub reached: bool,
    /// Its text is another than the one this learner read.
    pub changed: bool,
}

impl SectionLink {
    /// Of a text of which nothing is kept.
    pub(in crate::app) fn of(section: &Section) -> Self {
        Self {
            id: section.id.clone(),
            title: section.title.clone(),
            reached: false,
            changed: false,
        }
    }
}

/// Where a lesson opens, and why there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Opened {
    /// At its beginning.
    Beginning,
    /// At the section that a link or a search hit named.
    Asked {
        /// Section id.
        section: String,
    },
    /// Where the learner last read.
    Resumed {
        /// Section id.
        section: String,
    },
}

/// How a check stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum CheckSettled {
    /// Not answered yet.
    Open,
    /// Answered, not rightly yet.
    Tried,
    /// Answered rightly, unaided.
    Right,
    /// The answer was shown; scores nothing.
    Shown,
}

/// A check and what may be said about it by now.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct CheckState {
    /// Check id.
    pub check: String,
    /// How it stands.
    pub settled: CheckSettled,
    /// Options chosen last.
    pub chosen: Vec<String>,
    /// Feedback on the options chosen; on every option once the check is right or shown.
    pub feedback: Vec<OptionFeedback>,
}

/// Feedback on one option.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct OptionFeedback {
    /// Option id.
    pub option: String,
    /// Whether it is right.
    pub right: bool,
    /// Why.
    pub html: Html,
}

/// What became of an answer, after it was saved.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct CheckOutcome {
    /// The check as it stands now.
    pub state: CheckState,
    /// Whether this very answer was right.
    pub right: bool,
    /// What is still missing in the lesson.
    pub lacking: Lacking,
    /// When it was saved.
    pub saved: Timestamp,
}

/// What is still missing before a lesson may be marked as done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Lacking {
    /// Ids of sections not reached yet.
    pub sections: Vec<String>,
    /// Ids of checks neither right nor shown yet.
    pub checks: Vec<String>,
    /// In words, such as "2 sections to read and 1 check to answer"; empty when nothing is missing.
    pub words: String,
}

/// The state of a lesson after a heartbeat or a new section.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Studied {
    /// Active seconds in this lesson so far.
    pub active_seconds: u64,
    /// What is still missing in the lesson.
    pub lacking: Lacking,
    /// When something was last saved.
    pub saved: Option<Timestamp>,
}

/// A lesson was marked as done.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LessonDone {
    /// When.
    pub done_at: Timestamp,
    /// This completed the unit.
    pub unit_done: bool,
    /// This completed the course.
    pub course_done: bool,
    /// What comes next.
    pub next: Next,
    /// When it was saved.
    pub saved: Timestamp,
}
