use super::home::Next;
use super::lesson::UnitLink;
use crate::base::Timestamp;
use crate::base::id::AttemptId;
use crate::markdown::html::Html;
use serde::Serialize;

/// The assessment screen before, or between, attempts.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct AssessmentView {
    /// The unit it ends.
    pub unit: UnitLink,
    /// Title.
    pub title: String,
    /// Said before the first question.
    pub introduction: Html,
    /// Questions drawn for one attempt.
    pub draw: u32,
    /// Questions in the bank.
    pub bank: u32,
    /// Share that must be right, per cent.
    pub pass_mark: u32,
    /// Honest minutes for one attempt.
    pub minutes: u32,
    /// Lessons of the unit that are not done yet. The assessment may be taken all the same.
    pub lessons_left: u32,
    /// All attempts, latest first.
    pub attempts: Vec<AttemptLine>,
    /// The attempt that was begun and not finished.
    pub in_progress: Option<Attempt>,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
}

/// One finished attempt.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct AttemptLine {
    /// When it was finished.
    pub at: Timestamp,
    /// Right answers.
    pub right: u32,
    /// Questions asked.
    pub asked: u32,
    /// Score, per cent, rounded down.
    pub percent: u32,
    /// Whether it reached the pass mark of its day.
    pub passed: bool,
}

/// An attempt in progress; every answer is saved as it is given.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Attempt {
    /// Id of the attempt.
    pub id: AttemptId,
    /// Questions in the order shown.
    pub questions: Vec<QuestionView>,
    /// When it was begun.
    pub began: Timestamp,
}

/// A question of an attempt.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct QuestionView {
    /// Question id.
    pub id: String,
    /// The question with its options, in the same markup as a check in a lesson.
    pub html: Html,
    /// Options chosen so far.
    pub chosen: Vec<String>,
}

/// What became of an attempt.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct AssessmentOutcome {
    /// The unit.
    pub unit: UnitLink,
    /// Right answers.
    pub right: u32,
    /// Questions asked.
    pub asked: u32,
    /// Score, per cent, rounded down.
    pub percent: u32,
    /// Pass mark, per cent.
    pub pass_mark: u32,
    /// Whether the pass mark was reached.
    pub passed: bool,
    /// Every question with what was chosen and why.
    pub questions: Vec<QuestionOutcome>,
    /// This completed the unit.
    pub unit_done: bool,
    /// This completed the course.
    pub course_done: bool,
    /// What comes next.
    pub next: Next,
    /// When it was saved.
    pub saved: Timestamp,
}

/// One question of a finished attempt.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct QuestionOutcome {
    /// Question id.
    pub id: String,
    /// The question in words.
    pub question: Html,
    /// What set the scene.
    pub scene: Html,
    /// Whether the answer was right.
    pub right: bool,
    /// Options in the order shown.
    pub options: Vec<OptionOutcome>,
    /// Lesson that teaches it.
    pub lesson: String,
    /// Section of that lesson.
    pub section: String,
    /// Title of that section, or of the lesson when the section is its opening.
    pub section_title: String,
}

/// One option of a question of a finished attempt.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct OptionOutcome {
    /// What it says.
    pub text: Html,
    /// It was chosen.
    pub chosen: bool,
    /// It is right.
    pub right: bool,
    /// Why.
    pub feedback: Html,
}
