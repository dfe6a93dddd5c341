use super::content::{Block, Inline};
use serde::{Deserialize, Serialize};

/// Whether one option or several are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Exactly one option is right.
    Single,
    /// Several options are right; an answer is right when it names all of them and no other.
    Multiple,
}

/// One option of a check or question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// Made from the option's own words (the first eight hexadecimal digits of their SHA-256), so that reordering keeps
    /// answers and rewording makes a new option.
    pub id: String,
    /// What the option says.
    pub text: Vec<Inline>,
    /// Whether it is right.
    pub right: bool,
    /// Why it is right or not, true when read by itself.
    pub feedback: Vec<Block>,
}

/// A question with feedback for every option, inside a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Stable id, unique within its lesson or assessment.
    pub id: String,
    /// The question itself.
    pub question: Vec<Inline>,
    /// Text that sets the scene before the options.
    pub scene: Vec<Block>,
    /// One or several right options.
    pub choice: Choice,
    /// The options, in the author's order.
    pub options: Vec<ChoiceOption>,
}

/// A check in a unit's assessment bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question and its options.
    pub check: Check,
    /// Code of the outcome it assesses.
    pub outcome: String,
    /// Lesson that teaches it.
    pub lesson: String,
    /// Section of that lesson.
    pub section: String,
}
