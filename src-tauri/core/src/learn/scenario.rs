//! A way through a scenario: where it stands, what can be done next, and what it has been.
//!
//! [`Way::start`] begins one, [`Way::choose`] goes on, [`Way::back`] goes back one step to try another; [`Way::along`]
//! follows the ids of choices that were kept. A way is nothing but the choices made, so going back forgets nothing else.
//! At an ending, [`Way::played`] says the whole of it in the words of the day. Nothing here judges a way: there is none
//! that fails.

#[cfg(test)]
mod tests;

use crate::base::{Error, Result};
use crate::course::content::plain_text;
use crate::course::{Scenario, Step, StepChoice};
use crate::event::{ChoiceMade, MomentReached, ScenarioPlayed};

/// Choices of one way at most. Stories have a dozen steps; what goes round in circles longer than this is no way.
pub const LONGEST: usize = 100;

/// One way through a scenario, as far as it has come.
#[derive(Debug, Clone)]
pub struct Way<'a> {
    scenario: &'a Scenario,
    made: Vec<Made<'a>>,
    here: &'a Step,
}

/// A choice that was made.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// Where.
    pub step: &'a Step,
    /// What was chosen.
    pub choice: &'a StepChoice,
}

impl<'a> Way<'a> {
    /// At the beginning.
    ///
    /// # Errors
    /// [`Error::ScenarioNotFound`] for a scenario without steps, which no course that installs has.
    pub fn start(scenario: &'a Scenario) -> Result<Self> {
        let here = scenario
            .steps
            .first()
            .ok_or_else(|| Error::ScenarioNotFound {
                scenario: scenario.id.clone(),
            })?;
        Ok(Self {
            scenario,
            made: Vec::new(),
            here,
        })
    }

    /// From the beginning along these choices.
    ///
    /// # Errors
    /// As [`Way::choose`] and [`Way::start`].
    pub fn along(scenario: &'a Scenario, choices: &[String]) -> Result<Self> {
        let mut way = Self::start(scenario)?;
        for choice in choices {
            way.choose(choice)?;
        }
        Ok(way)
    }

    /// From the beginning along these choices, as far as the story still has them: it may have changed since.
    ///
    /// # Errors
    /// As [`Way::start`].
    pub fn as_far_as_it_goes(scenario: &'a Scenario, choices: &[String]) -> Result<Self> {
        let mut way = Self::start(scenario)?;
        for choice in choices {
            if way.choose(choice).is_err() {
                break;
            }
        }
        Ok(way)
    }

    /// Says or does something.
    ///
    /// # Errors
    /// [`Error::ChoiceNotFound`] when this cannot be chosen here.
    pub fn choose(&mut self, choice: &str) -> Result<()> {
        let not_found = || Error::ChoiceNotFound {
            scenario: self.scenario.title.clone(),
        };
        if self.made.len() >= LONGEST {
            return Err(not_found());
        }
        let choice = self.here.choice(choice).ok_or_else(not_found)?;
        let next = self.scenario.step(&choice.leads_to).ok_or_else(not_found)?;
        self.made.push(Made {
            step: self.here,
            choice,
        });
        self.here = next;
        Ok(())
    }

    /// Goes back one step; at the beginning it stays there.
    pub fn back(&mut self) {
        if let Some(last) = self.made.pop() {
            self.here = last.step;
        }
    }

    /// Where it stands.
    pub fn here(&self) -> &'a Step {
        self.here
    }

    /// The choices made, in order.
    pub fn made(&self) -> &[Made<'a>] {
        &self.made
    }

    /// Ids of the choices made, in order: what is kept of a way that is not at its end.
    pub fn choices(&self) -> Vec<String> {
        self.made
            .iter()
            .map(|made| made.choice.id.clone())
            .collect()
    }

    /// The choices that turned it.
    pub fn turning_points(&self) -> impl Iterator<Item = &Made<'a>> {
        self.made
            .iter()
            .filter(|made| made.choice.principle.is_some())
    }

    /// The ending it has come to.
    pub fn ending(&self) -> Option<&'a Step> {
        Some(self.here).filter(|step| step.is_ending())
    }

    /// The whole way as it reads today; none before an ending.
    pub fn played(&self) -> Option<ScenarioPlayed> {
        let ending = self.ending()?;
        Some(ScenarioPlayed {
            scenario: self.scenario.id.clone(),
            content_hash: self.scenario.content_hash.clone(),
            path: self
                .made
                .iter()
                .map(|made| ChoiceMade {
                    at: reached(made.step),
                    choice: made.choice.id.clone(),
                    text: plain_text(&made.choice.text),
                    turning_point: made.choice.principle.is_some(),
                })
                .collect(),
            ending: reached(ending),
        })
    }
}

fn reached(step: &Step) -> MomentReached {
    MomentReached {
        step: step.id.clone(),
        title: step.title.clone(),
        child: step.child,
        you: step.you,
    }
}
