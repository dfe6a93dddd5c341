//! The stories of the built-in course: enough of them, each with several ways through, and none that judges.

use crate::course::{course, said};
use evenkeel_core::course::content::{Block, plain_text};
use evenkeel_core::course::{Scenario, Step};
use std::collections::BTreeSet;

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Words a learner reads in a step before choosing.
fn words_of(step: &Step) -> usize {
    let choices: usize = step
        .choices
        .iter()
        .map(|choice| words_in(&plain_text(&choice.text)))
        .sum();
    words_in(&said(&step.text)) + words_in(&said(&step.feelings)) + choices
}

/// Words on the shortest and on the longest way from `step` to an ending that meets no step twice.
fn ways<'story>(
    scenario: &'story Scenario,
    step: &'story Step,
    met: &mut Vec<&'story str>,
) -> Option<(usize, usize)> {
    if step.is_ending() {
        return Some((words_of(step), words_of(step)));
    }
    met.push(&step.id);
    let mut found: Option<(usize, usize)> = None;
    for choice in &step.choices {
        let next = scenario
            .step(&choice.leads_to)
            .expect("a choice leads to a step");
        if met.contains(&next.id.as_str()) {
            continue;
        }
        let Some((shortest, longest)) = ways(scenario, next, met) else {
            continue;
        };
        let principle: &[Block] = choice.principle.as_deref().unwrap_or_default();
        let here = words_of(step) + words_in(&said(&choice.answer)) + words_in(&said(principle));
        found = Some(
            found.map_or((here + shortest, here + longest), |(least, most)| {
                (least.min(here + shortest), most.max(here + longest))
            }),
        );
    }
    met.pop();
    found
}

#[test]
fn there_are_a_dozen_stories_and_each_rests_on_sources() {
    let course = course();
    assert!(course.scenarios.len() >= 12, "{}", course.scenarios.len());
    for scenario in &course.scenarios {
        assert!(!scenario.sources.is_empty(), "{}", scenario.id);
        assert!(!scenario.outcomes.is_empty(), "{}", scenario.id);
    }
}

#[test]
fn every_story_has_five_to_nine_steps_several_endings_and_turning_points() {
    for scenario in &course().scenarios {
        let (endings, steps): (Vec<&Step>, Vec<&Step>) =
            scenario.steps.iter().partition(|step| step.is_ending());
        assert!((5..=9).contains(&steps.len()), "{}", scenario.id);
        assert!(endings.len() >= 3, "{}", scenario.id);
        let turning_points = steps
            .iter()
            .flat_map(|step| &step.choices)
            .filter(|choice| choice.principle.is_some())
            .count();
        assert!(
            (2..=4).contains(&turning_points),
            "{}: {turning_points}",
            scenario.id
        );
        let reached: BTreeSet<&str> = steps
            .iter()
            .flat_map(|step| &step.choices)
            .map(|choice| choice.leads_to.as_str())
            .collect();
        assert!(
            endings
                .iter()
                .all(|ending| reached.contains(ending.id.as_str())),
            "{}",
            scenario.id
        );
    }
}

#[test]
fn no_story_ends_at_the_peak() {
    for scenario in &course().scenarios {
        for step in scenario.steps.iter().filter(|step| step.is_ending()) {
            assert!(step.child < 5, "{}#{}", scenario.id, step.id);
        }
    }
}

#[test]
fn what_each_may_feel_is_said_of_both_and_never_as_a_fact() {
    for scenario in &course().scenarios {
        for step in &scenario.steps {
            let place = format!("{}#{}", scenario.id, step.id);
            assert_eq!(step.feelings.len(), 2, "{place}");
            for feeling in &step.feelings {
                let words = said(std::slice::from_ref(feeling));
                assert!(words.contains(" may "), "{place} says “{words}”");
            }
            let yours = said(step.feelings.get(1..).unwrap_or_default());
            assert!(yours.starts_with("You"), "{place} says “{yours}”");
        }
    }
}

#[test]
fn every_choice_is_answered() {
    for scenario in &course().scenarios {
        for choice in scenario.steps.iter().flat_map(|step| &step.choices) {
            assert!(
                words_in(&said(&choice.answer)) >= 8,
                "{}: {}",
                scenario.id,
                plain_text(&choice.text)
            );
        }
    }
}

#[test]
fn the_minutes_of_a_story_lie_between_its_quickest_and_its_slowest_way() {
    for scenario in &course().scenarios {
        let first = scenario.steps.first().expect("a story begins");
        let (shortest, longest) =
            ways(scenario, first, &mut Vec::new()).expect("a story can be walked through");
        let around = words_in(&said(&scenario.setting))
            + scenario
                .debrief
                .iter()
                .map(|section| words_in(&said(&section.blocks)))
                .sum::<usize>();
        // 200 words a minute, and up to two minutes for choosing.
        let least = (around + shortest) / 200;
        let most = (around + longest).div_ceil(200) + 2;
        let said = scenario.minutes as usize;
        assert!(
            (least..=most).contains(&said),
            "{}: says {said} minutes, takes {least} to {most}",
            scenario.id
        );
    }
}
