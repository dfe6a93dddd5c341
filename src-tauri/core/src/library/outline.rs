use crate::base::Error;
use crate::course::content::{Block, plain_text};
use crate::course::{
    CommonQuestion, CompletionRules, Course, HelpNumber, Lesson, Scenario, Section, Source, Unit,
};
use crate::markdown::plain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A course without its text: what the home and unit screens need, read in one go at the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseOutline {
    /// IRI.
    pub id: String,
    /// Title.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Version.
    pub version: String,
    /// `YYYY-MM-DD`.
    pub law_as_at: String,
    /// `YYYY-MM-DD`.
    pub review_by: String,
    /// Per cent.
    pub pass_mark: u32,
    /// Months.
    pub refresher_months: Option<u32>,
    /// Declared rules.
    pub completion: CompletionRules,
    /// Outcome codes and what they say.
    pub outcomes: BTreeMap<String, String>,
    /// Sources by key.
    pub sources: BTreeMap<String, Source>,
    /// Numbers to call.
    pub help: Vec<HelpNumber>,
    /// Units in order.
    pub units: Vec<UnitOutline>,
    /// Scenarios in order.
    pub scenarios: Vec<ScenarioOutline>,
    /// Common questions in order.
    pub questions: Vec<QuestionOutline>,
    /// How many words the glossary explains.
    pub terms: u32,
    /// It has a form for “Our plan”.
    pub has_plan: bool,
}

/// A unit without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitOutline {
    /// Unit id.
    pub id: String,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Lessons in order.
    pub lessons: Vec<LessonOutline>,
    /// The assessment, where there is one.
    pub assessment: Option<AssessmentOutline>,
}

/// A lesson without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonOutline {
    /// Lesson id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Honest minutes.
    pub minutes: u32,
    /// Codes of the outcomes it teaches.
    pub outcomes: Vec<String>,
    /// Hash of the text.
    pub content_hash: String,
    /// It has a warning.
    pub has_warning: bool,
    /// Sections in order.
    pub sections: Vec<SectionOutline>,
    /// Ids of its checks, in reading order, with the question in words.
    pub checks: Vec<CheckOutline>,
    /// What it asks to be written, in reading order.
    pub prompts: Vec<PromptOutline>,
}

/// A section without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionOutline {
    /// Section id.
    pub id: String,
    /// Title; empty for the opening.
    pub title: String,
    /// Hash of all that can be read in it.
    pub content_hash: String,
}

/// Something a lesson asks to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromptOutline {
    /// Section it stands in.
    pub section: String,
    /// Heading in words.
    pub title: String,
    /// For what.
    pub asks: Asks,
}

/// What is asked to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// A private reflection, by its id in the lesson.
    Reflection(String),
    /// A field of the plan.
    Plan(String),
}

/// A check without its options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckOutline {
    /// Check id.
    pub id: String,
    /// The question in words.
    pub question: String,
}

/// An assessment without its questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentOutline {
    /// Title.
    pub title: String,
    /// Questions drawn for one attempt.
    pub draw: u32,
    /// Questions in the bank.
    pub bank: u32,
}

/// A scenario without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioOutline {
    /// Scenario id.
    pub id: String,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Honest minutes.
    pub minutes: u32,
    /// Codes of the outcomes it practises.
    pub outcomes: Vec<String>,
    /// Hash of the text.
    pub content_hash: String,
    /// It has a warning.
    pub has_warning: bool,
    /// Steps at which the story ends, in order.
    pub endings: Vec<EndingOutline>,
}

/// An ending of a scenario without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndingOutline {
    /// Step id.
    pub id: String,
    /// Title.
    pub title: String,
}

/// A common question without its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionOutline {
    /// Question id.
    pub id: String,
    /// The question itself.
    pub title: String,
    /// Codes of the outcomes it touches.
    pub outcomes: Vec<String>,
    /// Hash of the text.
    pub content_hash: String,
}

impl CourseOutline {
    /// The outline of a course.
    pub fn of(course: &Course) -> Self {
        Self {
            id: course.id.clone(),
            title: course.title.clone(),
            language: course.language.clone(),
            version: course.version.clone(),
            law_as_at: course.law_as_at.clone(),
            review_by: course.review_by.clone(),
            pass_mark: course.pass_mark,
            refresher_months: course.refresher_months,
            completion: course.completion,
            outcomes: course.outcomes.clone(),
            sources: course.sources.clone(),
            help: course.help.clone(),
            units: course.units.iter().map(unit).collect(),
            scenarios: course.scenarios.iter().map(scenario).collect(),
            questions: course.questions.iter().map(question).collect(),
            terms: u32::try_from(course.glossary.len()).unwrap_or(u32::MAX),
            has_plan: course.plan.is_some(),
        }
    }

    /// A scenario by its id.
    ///
    /// # Errors
    /// [`Error::ScenarioNotFound`].
    pub fn scenario(&self, id: &str) -> Result<&ScenarioOutline, Error> {
        self.scenarios
            .iter()
            .find(|scenario| scenario.id == id)
            .ok_or_else(|| Error::ScenarioNotFound {
                scenario: id.to_owned(),
            })
    }

    /// A common question by its id.
    ///
    /// # Errors
    /// [`Error::QuestionNotFound`].
    pub fn question(&self, id: &str) -> Result<&QuestionOutline, Error> {
        self.questions
            .iter()
            .find(|question| question.id == id)
            .ok_or_else(|| Error::QuestionNotFound {
                question: id.to_owned(),
            })
    }

    /// What a text rests on, by its keys.
    pub fn sources_of(&self, keys: &[String]) -> Vec<Source> {
        keys.iter()
            .filter_map(|key| self.sources.get(key))
            .cloned()
            .collect()
    }

    /// A unit by its id, with its number from 1.
    ///
    /// # Errors
    /// [`Error::UnitNotFound`].
    pub fn unit(&self, id: &str) -> Result<(u32, &UnitOutline), Error> {
        (1..)
            .zip(&self.units)
            .find(|(_, unit)| unit.id == id)
            .ok_or_else(|| Error::UnitNotFound {
                unit: id.to_owned(),
            })
    }

    /// A lesson by its id, with the number of its unit and its own number, both from 1.
    ///
    /// # Errors
    /// [`Error::LessonNotFound`].
    pub fn lesson(&self, id: &str) -> Result<FoundLesson<'_>, Error> {
        self.lessons()
            .find(|found| found.lesson.id == id)
            .ok_or_else(|| Error::LessonNotFound {
                lesson: id.to_owned(),
            })
    }

    /// All lessons in reading order.
    pub fn lessons(&self) -> impl Iterator<Item = FoundLesson<'_>> {
        (1..).zip(&self.units).flat_map(|(unit_number, unit)| {
            (1..)
                .zip(&unit.lessons)
                .map(move |(number, lesson)| FoundLesson {
                    unit_number,
                    unit,
                    number,
                    lesson,
                })
        })
    }
}

/// A lesson and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct FoundLesson<'a> {
    /// Number of the unit, from 1.
    pub unit_number: u32,
    /// The unit.
    pub unit: &'a UnitOutline,
    /// Number of the lesson in its unit, from 1.
    pub number: u32,
    /// The lesson.
    pub lesson: &'a LessonOutline,
}

fn unit(unit: &Unit) -> UnitOutline {
    UnitOutline {
        id: unit.id.clone(),
        title: unit.title.clone(),
        summary: unit.summary.clone(),
        lessons: unit.lessons.iter().map(lesson).collect(),
        assessment: unit
            .assessment
            .as_ref()
            .map(|assessment| AssessmentOutline {
                title: assessment.title.clone(),
                draw: assessment.draw,
                bank: u32::try_from(assessment.questions.len()).unwrap_or(u32::MAX),
            }),
    }
}

fn lesson(lesson: &Lesson) -> LessonOutline {
    LessonOutline {
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        minutes: lesson.minutes,
        outcomes: lesson.outcomes.clone(),
        content_hash: lesson.content_hash.clone(),
        has_warning: lesson.warning.is_some(),
        sections: lesson
            .sections
            .iter()
            .map(|section| SectionOutline {
                id: section.id.clone(),
                title: section.title.clone(),
                content_hash: plain::content_hash(std::slice::from_ref(section)),
            })
            .collect(),
        prompts: lesson.sections.iter().flat_map(prompts).collect(),
        checks: lesson
            .checks()
            .map(|check| CheckOutline {
                id: check.id.clone(),
                question: plain_text(&check.question),
            })
            .collect(),
    }
}

fn scenario(scenario: &Scenario) -> ScenarioOutline {
    ScenarioOutline {
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        summary: scenario.summary.clone(),
        minutes: scenario.minutes,
        outcomes: scenario.outcomes.clone(),
        content_hash: scenario.content_hash.clone(),
        has_warning: scenario.warning.is_some(),
        endings: scenario
            .steps
            .iter()
            .filter(|step| step.is_ending())
            .map(|step| EndingOutline {
                id: step.id.clone(),
                title: step.title.clone(),
            })
            .collect(),
    }
}

fn question(question: &CommonQuestion) -> QuestionOutline {
    QuestionOutline {
        id: question.id.clone(),
        title: question.title.clone(),
        outcomes: question.outcomes.clone(),
        content_hash: question.content_hash.clone(),
    }
}

fn prompts(section: &Section) -> impl Iterator<Item = PromptOutline> {
    section.blocks.iter().filter_map(|block| {
        let (title, asks) = match block {
            Block::Reflection { id, title, .. } => (title, Asks::Reflection(id.clone())),
            Block::PlanField { field, title, .. } => (title, Asks::Plan(field.clone())),
            _ => return None,
        };
        Some(PromptOutline {
            section: section.id.clone(),
            title: plain_text(title),
            asks,
        })
    })
}
