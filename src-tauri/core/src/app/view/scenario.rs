use super::lesson::UnitLink;
use crate::base::Timestamp;
use crate::course::Source;
use crate::markdown::html::Html;
use serde::Serialize;

/// A scenario in the list of all.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ScenarioCard {
    /// Scenario id.
    pub id: String,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Honest minutes for one way through it.
    pub minutes: u32,
    /// It has a warning.
    pub has_warning: bool,
    /// How many ways it can end.
    pub endings: u32,
    /// How many of these the learner has met.
    pub endings_met: u32,
    /// How often the learner played it to an ending.
    pub played: u32,
    /// When they last did.
    pub last_played: Option<Timestamp>,
    /// The learner is in the middle of it.
    pub begun: bool,
    /// The unit whose lessons teach most of what it practises.
    pub unit: Option<UnitLink>,
}

/// A whole scenario, to be played.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ScenarioView {
    /// Scenario id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Honest minutes.
    pub minutes: u32,
    /// Said before hard material.
    pub warning: Option<String>,
    /// Who you are, who the child is, where and when.
    pub setting: Html,
    /// Heading over the story itself.
    pub scene: String,
    /// Steps; the first is the beginning.
    pub steps: Vec<StepView>,
    /// What to take from it, read after an ending.
    pub debrief: Html,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// Lessons that teach what it practises.
    pub lessons: Vec<ScenarioLesson>,
    /// The scenario after this one, in the author's order.
    pub next: Option<ScenarioCard>,
    /// Ids of the choices that the learner made before they put it down, as far as the story still has them.
    pub choices: Vec<String>,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
}

/// A lesson that teaches what a scenario practises.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ScenarioLesson {
    /// Lesson id.
    pub lesson: String,
    /// Title.
    pub title: String,
    /// Number of its unit, from 1.
    pub unit_number: u32,
}

/// What was kept after a choice, a step back or a fresh start.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ScenarioKept {
    /// It has come to an ending, which is written down.
    pub ended: bool,
    /// How often the learner played it to an ending.
    pub played: u32,
    /// How many ways it can end.
    pub endings: u32,
    /// How many of these the learner has met.
    pub endings_met: u32,
    /// When it was saved.
    pub saved: Timestamp,
}

/// One moment of a scenario.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct StepView {
    /// Step id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// How tense the child is, 1 (settled) to 5 (at the peak).
    pub child: u8,
    /// How tense you are, 1 to 5.
    pub you: u8,
    /// What happens.
    pub text: Html,
    /// What each may be feeling.
    pub feelings: Html,
    /// What can be said or done next; none at an ending.
    pub choices: Vec<StepChoiceView>,
}

/// Something to say or do.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct StepChoiceView {
    /// Choice id.
    pub id: String,
    /// What it says.
    pub text: Html,
    /// Step that follows.
    pub leads_to: String,
    /// What happens straight away.
    pub answer: Html,
    /// Why this was a turning point, where it was one.
    pub principle: Option<Html>,
}
