//! The parts of an xAPI 1.0.3 statement that Evenkeel writes, in the order in which they are written.
//!
//! No property is ever null (xAPI-Data.md 2.2): what is absent is left out.

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A language map.
pub type Words = BTreeMap<String, String>;

/// A language map of one language.
pub fn words(language: &str, text: &str) -> Words {
    BTreeMap::from([(language.to_owned(), text.to_owned())])
}

/// A statement.
#[derive(Debug, Serialize)]
pub struct Statement {
    /// UUID, the event's.
    pub id: String,
    /// When it happened, `…sssZ`.
    pub timestamp: String,
    /// Who.
    pub actor: Actor,
    /// Did what.
    pub verb: Verb,
    /// To what.
    pub object: Object,
    /// With what outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<StatementResult>,
    /// In what setting.
    pub context: Context,
}

/// An agent, known by an account alone.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// `Agent`.
    pub object_type: &'static str,
    /// The account.
    pub account: Account,
}

/// An account with an opaque name.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Who hands out the accounts.
    pub home_page: String,
    /// The learner's opaque id.
    pub name: String,
}

/// A verb.
#[derive(Debug, Serialize)]
pub struct Verb {
    /// IRI, which alone carries the meaning.
    pub id: String,
    /// For people.
    pub display: Words,
}

/// What a statement is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Object {
    /// Something in the course.
    Activity(Box<Activity>),
    /// Another statement.
    Statement(StatementRef),
}

/// A reference to a statement.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementRef {
    /// `StatementRef`.
    pub object_type: &'static str,
    /// Id of the statement.
    pub id: String,
}

/// An activity.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// `Activity`.
    pub object_type: &'static str,
    /// IRI: the course's, a slash, the item's path.
    pub id: String,
    /// What it is.
    pub definition: Definition,
}

/// What an activity is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    /// IRI of its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its title as it read then.
    pub name: Words,
    /// `choice` for a check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interaction_type: Option<&'static str>,
    /// The right answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correct_responses_pattern: Option<Vec<String>>,
    /// The options.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// An option of a check.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// Option id.
    pub id: String,
    /// Its words.
    pub description: Words,
}

/// An outcome.
#[derive(Debug, Default, Serialize)]
pub struct StatementResult {
    /// Score of an assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Right, or passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    /// Complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion: Option<bool>,
    /// Options chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// Active time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// Our own additions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extensions: BTreeMap<String, Value>,
}

/// A score.
#[derive(Debug, Serialize)]
pub struct Score {
    /// 0 to 1, four decimals.
    pub scaled: f64,
    /// Right answers.
    pub raw: u32,
    /// 0.
    pub min: u32,
    /// Questions asked.
    pub max: u32,
}

impl Score {
    /// `right` of `asked`.
    pub fn of(right: u32, asked: u32) -> Self {
        let share = f64::from(right) / f64::from(asked.max(1));
        Self {
            scaled: (share * 10_000.0).round() / 10_000.0,
            raw: right,
            min: 0,
            max: asked,
        }
    }
}

/// A setting.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Context {
    /// The enrolment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
    /// Course version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// `Evenkeel`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<&'static str>,
    /// Language of the course.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where it belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_activities: Option<ContextActivities>,
    /// Our own additions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extensions: BTreeMap<String, Value>,
}

/// Where an activity belongs.
#[derive(Debug, Serialize)]
pub struct ContextActivities {
    /// What it is a part of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parent: Vec<Reference>,
    /// The course.
    pub grouping: Vec<Reference>,
}

/// An activity by its id alone.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reference {
    object_type: &'static str,
    id: String,
}

impl Reference {
    /// The activity with this IRI.
    pub fn new(id: String) -> Self {
        Self {
            object_type: "Activity",
            id,
        }
    }
}
