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
    /// The scenario after this one, in the author's order.
    pub next: Option<ScenarioCard>,
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
