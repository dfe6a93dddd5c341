use super::Nation;
use super::common_question::CommonQuestion;
use super::content::Block;
use super::glossary::Term;
use super::plan::PlanForm;
use super::question::{Check, Question};
use super::scenario::Scenario;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A whole course, checked and cleaned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// IRI that never changes.
    pub id: String,
    /// Title.
    pub title: String,
    /// BCP 47 tag, such as `en-GB`.
    pub language: String,
    /// Version of the text, such as `2026.1`.
    pub version: String,
    /// The day on which the law in it was last checked, `YYYY-MM-DD`.
    pub law_as_at: String,
    /// The day by which it should be checked again, `YYYY-MM-DD`.
    pub review_by: String,
    /// Share of questions that must be right in an assessment, per cent, 1 to 100.
    pub pass_mark: u32,
    /// Months after which it should be taken again; none when it need not.
    pub refresher_months: Option<u32>,
    /// When a lesson and a unit count as complete.
    pub completion: CompletionRules,
    /// Outcome codes and what they say.
    pub outcomes: BTreeMap<String, String>,
    /// Units in order.
    pub units: Vec<Unit>,
    /// Pages that stand outside the units, such as “In the moment”.
    pub pages: Vec<Page>,
    /// Branching stories in order.
    pub scenarios: Vec<Scenario>,
    /// Common questions in order.
    pub questions: Vec<CommonQuestion>,
    /// Words and what they mean, in the author's order.
    pub glossary: Vec<Term>,
    /// The form of “Our plan”, where the course has one.
    pub plan: Option<PlanForm>,
    /// Groups of words that mean the same to a search, in lower case.
    pub synonyms: Vec<Vec<String>>,
    /// Numbers to call.
    pub help: Vec<HelpNumber>,
    /// Sources by key.
    pub sources: BTreeMap<String, Source>,
}

/// The declared completion rules, printed on every record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionRules {
    /// For a lesson.
    pub lesson: LessonRule,
    /// For a unit.
    pub unit: UnitRule,
}

/// When a lesson may be marked as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum LessonRule {
    /// Every section was reached.
    Sections,
    /// Every section was reached, and every check was answered rightly or its answer shown.
    SectionsAndChecks,
}

/// When a unit is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum UnitRule {
    /// Every lesson is done.
    Lessons,
    /// Every lesson is done and the assessment passed.
    LessonsAndAssessment,
}

/// A unit: lessons and an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Stable id, unique in the course.
    pub id: String,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// What you will learn.
    pub introduction: Vec<Block>,
    /// Lessons in order.
    pub lessons: Vec<Lesson>,
    /// The graded set of questions that ends it.
    pub assessment: Option<Assessment>,
}

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Stable id, unique in the course.
    pub id: String,
    /// Title.
    pub title: String,
    /// Honest reading time including checks, minutes.
    pub minutes: u32,
    /// Codes of the outcomes it teaches.
    pub outcomes: Vec<String>,
    /// Said before hard material; the reader may skip.
    pub warning: Option<String>,
    /// Keys of the sources it rests on.
    pub sources: Vec<String>,
    /// Hash of the text as the learner reads it: 16 hexadecimal digits.
    pub content_hash: String,
    /// Sections in order; text before the first heading is the section `opening`.
    pub sections: Vec<Section>,
}

impl Lesson {
    /// All checks, in reading order.
    pub fn checks(&self) -> impl Iterator<Item = &Check> {
        self.sections
            .iter()
            .flat_map(|section| section.blocks.iter())
            .filter_map(|block| match block {
                Block::Check(check) => Some(&**check),
                _ => None,
            })
    }
}

/// A section: a level-2 heading and what follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Stable id, unique within the lesson.
    pub id: String,
    /// Heading as plain text; empty for the opening.
    pub title: String,
    /// What it holds. Checks, reflections, plan fields and nation blocks stand directly here, never deeper.
    pub blocks: Vec<Block>,
}

/// The assessment of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// How many questions one attempt draws.
    pub draw: u32,
    /// Said before the first question.
    pub introduction: Vec<Block>,
    /// The bank.
    pub questions: Vec<Question>,
}

/// A page outside the units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Stable id, such as `in-the-moment`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// Where a statement comes from, and how far it was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Source {
    /// The law, judgment, guidance or study.
    pub citation: String,
    /// Where it applies: a nation, `uk`, `great-britain` or `england-and-wales`.
    pub nation: String,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// What was checked.
    pub checked: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct HelpNumber {
    /// Who answers.
    pub name: String,
    /// The number, or the words to look for where no number is certain.
    pub number: String,
    /// Where it can be called from.
    pub nations: Vec<Nation>,
    /// When to call.
    pub when: String,
    /// Opening hours in words.
    #[serde(default)]
    pub hours: String,
    /// `high` or `medium`.
    pub confidence: String,
    /// When it was checked, `YYYY-MM-DD`.
    pub date: String,
}
