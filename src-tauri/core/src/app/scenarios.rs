//! Scenarios: all of them, and one to be played. None of it needs anybody to have begun.

use super::App;
use super::screens::count;
use super::view::{ScenarioCard, ScenarioView, StepChoiceView, StepView};
use crate::base::Result;
use crate::course::{Step, StepChoice};
use crate::library::ScenarioOutline;
use crate::markdown::html::Html;

impl App {
    /// Scenarios in the author's order.
    pub fn scenarios(&self) -> Vec<ScenarioCard> {
        self.library.course().scenarios.iter().map(card).collect()
    }

    /// A whole scenario.
    ///
    /// # Errors
    /// [`Error::ScenarioNotFound`](crate::base::Error::ScenarioNotFound).
    pub fn scenario(&self, scenario: &str) -> Result<ScenarioView> {
        let story = self.library.scenario(scenario)?;
        let course = self.library.course();
        Ok(ScenarioView {
            minutes: story.minutes,
            warning: story.warning.clone(),
            setting: Html::of_blocks(&story.setting),
            scene: story.scene.clone(),
            steps: story.steps.iter().map(step).collect(),
            debrief: Html::of_sections(&story.debrief),
            sources: course.sources_of(&story.sources),
            next: course
                .scenarios
                .iter()
                .skip_while(|candidate| candidate.id != story.id)
                .nth(1)
                .map(card),
            id: story.id,
            title: story.title,
        })
    }
}

fn card(scenario: &ScenarioOutline) -> ScenarioCard {
    ScenarioCard {
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        summary: scenario.summary.clone(),
        minutes: scenario.minutes,
        has_warning: scenario.has_warning,
        endings: count(scenario.endings.len()),
    }
}

fn step(step: &Step) -> StepView {
    StepView {
        id: step.id.clone(),
        title: step.title.clone(),
        child: step.child,
        you: step.you,
        text: Html::of_blocks(&step.text),
        feelings: Html::of_blocks(&step.feelings),
        choices: step.choices.iter().map(choice).collect(),
    }
}

fn choice(choice: &StepChoice) -> StepChoiceView {
    StepChoiceView {
        id: choice.id.clone(),
        text: Html::of_inlines(&choice.text),
        leads_to: choice.leads_to.clone(),
        answer: Html::of_blocks(&choice.answer),
        principle: choice.principle.as_deref().map(Html::of_blocks),
    }
}
