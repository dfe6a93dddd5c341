use super::refresher::RefresherCard;
use crate::base::Timestamp;
use crate::base::id::LearnerId;
use crate::course::UnitRule;
use crate::learners::Settings;
use crate::markdown::html::Html;
use serde::Serialize;

/// Who is here when the window opens.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Start {
    /// Version of the program.
    pub program_version: String,
    /// Title of the course.
    pub course_title: String,
    /// The learner who studied last; none on the first run.
    pub learner: Option<Person>,
    /// Everybody who has studied on this computer, last one first.
    pub learners: Vec<Person>,
    /// Something the reader should know about this start, in a sentence: a course that was mended, a clock that jumped.
    pub notice: Option<String>,
    /// Where everything is kept on this computer.
    pub data_folder: String,
    /// Their home screen, so that the first one need not be asked for; none on the first run.
    pub home: Option<Home>,
    /// The computer of the record store that is set up; none when nothing ever leaves this one by itself.
    pub sends_to: Option<String>,
}

/// A learner as shown on this device.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Person {
    /// Opaque id.
    pub id: LearnerId,
    /// Name as typed; empty for someone who is just reading.
    pub name: String,
    /// How this person likes to read.
    pub settings: Settings,
}

/// The home screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Home {
    /// Who is reading.
    pub person: Person,
    /// Title of the course.
    pub course_title: String,
    /// The one main button.
    pub next: Next,
    /// The units in order.
    pub units: Vec<UnitCard>,
    /// A few questions that are about to be forgotten; none when there is nothing to offer.
    pub refresher: Option<RefresherCard>,
    /// The day by which the completed course should be taken again, `YYYY-MM-DD`.
    pub refresher_due: Option<String>,
    /// Active seconds in the whole course.
    pub active_seconds: u64,
    /// The day on which the law in the course was last checked, `YYYY-MM-DD`.
    pub law_as_at: String,
    /// The day by which it should be checked again is past.
    pub review_overdue: bool,
    /// Lessons in which something changed since this learner read it.
    pub changed_lessons: u32,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
}

/// The next step, always obvious.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Next {
    /// Begin the first lesson of the course.
    Begin(Place),
    /// Go on in a lesson that was begun.
    Resume(Place),
    /// Begin the next lesson.
    Lesson(Place),
    /// Take the assessment of a unit.
    Assessment {
        /// Unit id.
        unit: String,
        /// Number of the unit, from 1.
        unit_number: u32,
        /// Title of the unit.
        unit_title: String,
        /// Title of the assessment.
        title: String,
        /// An attempt was begun and not finished.
        in_progress: bool,
        /// Honest minutes.
        minutes: u32,
    },
    /// Everything is done: look at the record, or read again.
    Done,
}

/// A lesson to go to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Place {
    /// Lesson id.
    pub lesson: String,
    /// Title of the lesson.
    pub title: String,
    /// Number of the unit, from 1.
    pub unit_number: u32,
    /// Title of the unit.
    pub unit_title: String,
    /// Number of the lesson in its unit, from 1.
    pub number: u32,
    /// Lessons in the unit.
    pub of: u32,
    /// Title of the section last read; none when nothing was read or it was the opening.
    pub section_title: Option<String>,
    /// Honest minutes still to go.
    pub minutes: u32,
}

/// How far a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum UnitState {
    /// Nothing read yet.
    NotStarted,
    /// Something read.
    Started,
    /// The unit's rule is met.
    Done,
}

/// A unit on the home screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct UnitCard {
    /// Unit id.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// How far it is.
    pub state: UnitState,
    /// Lessons done.
    pub lessons_done: u32,
    /// Lessons in all.
    pub lessons: u32,
    /// Honest minutes still to go, assessment included.
    pub minutes_left: u32,
    /// When the unit's rule was met.
    pub done_at: Option<Timestamp>,
}

/// The unit screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct UnitView {
    /// The unit as on the home screen.
    pub card: UnitCard,
    /// What you will learn.
    pub introduction: Html,
    /// Lessons in order.
    pub lessons: Vec<LessonCard>,
    /// The assessment, where the unit has one.
    pub assessment: Option<AssessmentCard>,
    /// When the unit counts as complete.
    pub rule: UnitRule,
    /// A unit of the manual: nothing of it is kept or counted.
    pub reading_only: bool,
}

/// How far a lesson is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum LessonState {
    /// Not opened yet.
    NotStarted,
    /// Opened, not done.
    Started,
    /// Done.
    Done,
    /// Done, and its text has changed since.
    Changed,
}

/// A lesson on the unit screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LessonCard {
    /// Lesson id.
    pub id: String,
    /// From 1 in its unit.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Honest minutes.
    pub minutes: u32,
    /// How far it is.
    pub state: LessonState,
    /// Checks in it.
    pub checks: u32,
    /// Checks answered rightly or shown.
    pub checks_settled: u32,
    /// When it was done.
    pub done_at: Option<Timestamp>,
    /// It holds hard material and says so before.
    pub has_warning: bool,
}

/// The assessment on the unit screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct AssessmentCard {
    /// Title.
    pub title: String,
    /// Questions drawn for one attempt.
    pub draw: u32,
    /// Share that must be right, per cent.
    pub pass_mark: u32,
    /// Attempts so far.
    pub attempts: u32,
    /// Best score, per cent, rounded down.
    pub best_percent: Option<u32>,
    /// Latest score, per cent, rounded down.
    pub latest_percent: Option<u32>,
    /// When it was first passed.
    pub passed_at: Option<Timestamp>,
    /// An attempt was begun and not finished.
    pub in_progress: bool,
}
