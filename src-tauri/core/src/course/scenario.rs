use super::content::{Block, Inline};
use super::outline::Section;
use serde::{Deserialize, Serialize};

/// A branching story: the learner chooses what to say or do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Stable id, unique among scenarios.
    pub id: String,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Honest minutes for one way through it and the debrief.
    pub minutes: u32,
    /// Codes of the outcomes it practises.
    pub outcomes: Vec<String>,
    /// Said before hard material; the reader may leave it out.
    pub warning: Option<String>,
    /// Keys of the sources it rests on.
    pub sources: Vec<String>,
    /// Hash of the text as the learner reads it: 16 hexadecimal digits.
    pub content_hash: String,
    /// Who you are, who the child is, where and when.
    pub setting: Vec<Block>,
    /// Heading over the story itself.
    pub scene: String,
    /// Steps; the first is the beginning.
    pub steps: Vec<Step>,
    /// What to take from it, read after an ending.
    pub debrief: Vec<Section>,
}

impl Scenario {
    /// A step by its id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }
}

/// One moment of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Stable id, unique within the scenario.
    pub id: String,
    /// Heading as plain text.
    pub title: String,
    /// How tense the child is, 1 (settled) to 5 (at the peak).
    pub child: u8,
    /// How tense you are, 1 to 5.
    pub you: u8,
    /// What happens.
    pub text: Vec<Block>,
    /// What each may be feeling; empty where an ending does not say.
    pub feelings: Vec<Block>,
    /// What can be said or done next. None: this is an ending.
    pub choices: Vec<StepChoice>,
}

impl Step {
    /// Whether the story ends here.
    pub fn is_ending(&self) -> bool {
        self.choices.is_empty()
    }

    /// A choice by its id.
    pub fn choice(&self, id: &str) -> Option<&StepChoice> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}

/// Something to say or do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepChoice {
    /// Made from the choice's own words, as the id of a [`ChoiceOption`](super::ChoiceOption).
    pub id: String,
    /// What the choice says.
    pub text: Vec<Inline>,
    /// Id of the step that follows.
    pub leads_to: String,
    /// What happens straight away.
    pub answer: Vec<Block>,
    /// The principle, where the choice is a turning point.
    pub principle: Option<Vec<Block>>,
}
