//! Scenarios: all of them, one to be played, and what is kept of the playing. To read and play needs nobody to have begun;
//! then nothing is kept.

use super::App;
use super::screens::{count, unit_link};
use super::study::subject;
use super::view::{
    ScenarioCard, ScenarioKept, ScenarioLesson, ScenarioView, StepChoiceView, StepView, UnitLink,
};
use crate::base::{Result, Timestamp};
use crate::course::{Item, Step, StepChoice};
use crate::event::Fact;
use crate::learn::progress::ScenarioProgress;
use crate::learn::scenario::Way;
use crate::learners::{events, progress, scenario_places};
use crate::library::{CourseOutline, FoundLesson, ScenarioOutline};
use crate::markdown::html::Html;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Lessons that are named after a scenario at most.
const MOST_LESSONS: usize = 4;

/// What somebody did with the scenarios of the course; nothing where nobody is here.
#[derive(Default)]
struct Mine {
    played: BTreeMap<String, ScenarioProgress>,
    begun: BTreeSet<String>,
    saved: Option<Timestamp>,
}

impl App {
    /// Scenarios in the author's order.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn scenarios(&mut self) -> Result<Vec<ScenarioCard>> {
        self.leave_lesson()?;
        let mine = self.mine()?;
        let course = self.library.course();
        let all = course.scenarios.iter();
        Ok(all.map(|scenario| card(course, scenario, &mine)).collect())
    }

    /// A whole scenario, and where it was put down.
    ///
    /// # Errors
    /// [`Error::ScenarioNotFound`](crate::base::Error::ScenarioNotFound); what SQLite refuses.
    pub fn scenario(&mut self, scenario: &str) -> Result<ScenarioView> {
        self.leave_lesson()?;
        let story = self.library.scenario(scenario)?;
        let mine = self.mine()?;
        let course = self.library.course();
        let kept = match self.learner {
            Some(learner) => {
                scenario_places::load(self.learners.read(), learner, &course.id, &story.id)?
            }
            None => None,
        };
        let choices = Way::as_far_as_it_goes(&story, &kept.unwrap_or_default())?.choices();
        Ok(ScenarioView {
            minutes: story.minutes,
            warning: story.warning.clone(),
            setting: Html::of_blocks(&story.setting),
            scene: story.scene.clone(),
            steps: story.steps.iter().map(step).collect(),
            debrief: Html::of_sections(&story.debrief),
            sources: course.sources_of(&story.sources),
            lessons: lessons(course, &story.outcomes),
            next: course
                .scenarios
                .iter()
                .skip_while(|candidate| candidate.id != story.id)
                .nth(1)
                .map(|next| card(course, next, &mine)),
            choices,
            saved: mine.saved,
            id: story.id,
            title: story.title,
        })
    }

    /// Keeps the choices made so far in a scenario, so that it can be put down at any moment; at an ending the whole way
    /// is written down as it reads today. No choices is a fresh start.
    ///
    /// # Errors
    /// [`Error::ScenarioNotFound`](crate::base::Error::ScenarioNotFound);
    /// [`Error::ChoiceNotFound`](crate::base::Error::ChoiceNotFound) when the story does not have such a way;
    /// [`Error::NobodyHere`](crate::base::Error::NobodyHere); what SQLite refuses.
    pub fn keep_scenario(&mut self, scenario: &str, choices: &[String]) -> Result<ScenarioKept> {
        let learner = self.learner()?;
        let story = self.library.scenario(scenario)?;
        let way = Way::along(&story, choices)?;
        let played = way.played();
        if played.is_some() {
            self.ensure_enrolled()?;
        }
        let ended = played.is_some();
        let now = self.clock.now();
        let course = self.library.course();
        self.learners.write(|transaction| match played {
            Some(played) => {
                let item = Item::Scenario(story.id.clone());
                let subject = subject(course, &item, &story.title);
                let fact = Fact::ScenarioPlayed(played);
                events::append(transaction, now, learner, subject, fact)?;
                scenario_places::forget(transaction, learner, &course.id, &story.id)
            }
            None if choices.is_empty() => {
                scenario_places::forget(transaction, learner, &course.id, &story.id)
            }
            None => {
                scenario_places::keep(transaction, now, learner, &course.id, &story.id, choices)
            }
        })?;
        let mine = self.mine()?;
        let card = card(course, course.scenario(&story.id)?, &mine);
        Ok(ScenarioKept {
            ended,
            played: card.played,
            endings: card.endings,
            endings_met: card.endings_met,
            saved: now,
        })
    }

    fn mine(&self) -> Result<Mine> {
        let Some(learner) = self.learner else {
            return Ok(Mine::default());
        };
        let course = &self.library.course().id;
        let connection = self.learners.read();
        Ok(Mine {
            played: progress::load(connection, learner, course)?.scenarios,
            begun: scenario_places::begun(connection, learner, course)?,
            saved: self.last_saved()?,
        })
    }
}

fn card(course: &CourseOutline, scenario: &ScenarioOutline, mine: &Mine) -> ScenarioCard {
    let played = mine.played.get(&scenario.id);
    let met = |ending: &str| played.is_some_and(|played| played.endings.contains(ending));
    ScenarioCard {
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        summary: scenario.summary.clone(),
        minutes: scenario.minutes,
        has_warning: scenario.has_warning,
        endings: count(scenario.endings.len()),
        endings_met: count(
            scenario
                .endings
                .iter()
                .filter(|ending| met(&ending.id))
                .count(),
        ),
        played: played.map_or(0, |played| played.times),
        last_played: played.and_then(|played| played.last).map(|last| last.at),
        begun: mine.begun.contains(&scenario.id),
        unit: unit(course, &scenario.outcomes),
    }
}

/// How many of these outcomes a lesson teaches.
fn shared(found: &FoundLesson<'_>, outcomes: &[String]) -> usize {
    let taught = &found.lesson.outcomes;
    outcomes.iter().filter(|code| taught.contains(code)).count()
}

/// The unit whose lessons teach most of these outcomes; of equals the earlier.
fn unit(course: &CourseOutline, outcomes: &[String]) -> Option<UnitLink> {
    let in_unit = |number: u32| -> usize {
        let lessons = course.lessons().filter(|found| found.unit_number == number);
        let taught: BTreeSet<&String> = lessons.flat_map(|found| &found.lesson.outcomes).collect();
        outcomes.iter().filter(|code| taught.contains(code)).count()
    };
    (1..)
        .zip(&course.units)
        .map(|(number, unit)| (in_unit(number), number, unit))
        .filter(|(shared, _, _)| *shared > 0)
        .min_by_key(|(shared, number, _)| (Reverse(*shared), *number))
        .map(|(_, number, unit)| unit_link(number, unit))
}

/// The lessons that teach most of these outcomes, in reading order.
fn lessons(course: &CourseOutline, outcomes: &[String]) -> Vec<ScenarioLesson> {
    let mut all: Vec<(usize, FoundLesson<'_>)> = course
        .lessons()
        .map(|found| (shared(&found, outcomes), found))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    // A stable sort: of equals the earlier come first.
    all.sort_by_key(|(shared, _)| Reverse(*shared));
    all.truncate(MOST_LESSONS);
    all.sort_by_key(|(_, found)| (found.unit_number, found.number));
    all.into_iter()
        .map(|(_, found)| ScenarioLesson {
            lesson: found.lesson.id.clone(),
            title: found.lesson.title.clone(),
            unit_number: found.unit_number,
        })
        .collect()
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
