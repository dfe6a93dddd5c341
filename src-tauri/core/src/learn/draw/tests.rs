use super::*;
use crate::course::{Check, Choice, ChoiceOption};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A bank with one question per outcome named, each with `options` options.
fn bank(outcomes: &[u8], options: usize) -> Vec<Question> {
    outcomes
        .iter()
        .enumerate()
        .map(|(index, outcome)| Question {
            check: Check {
                id: format!("q{index}"),
                question: Vec::new(),
                scene: Vec::new(),
                choice: Choice::Single,
                options: (0..options)
                    .map(|option| ChoiceOption {
                        id: format!("q{index}-{option}"),
                        text: Vec::new(),
                        right: option == 0,
                        feedback: Vec::new(),
                    })
                    .collect(),
            },
            outcome: format!("A{outcome}"),
            lesson: String::new(),
            section: String::new(),
        })
        .collect()
}

fn outcomes<'a>(bank: &'a [Question], drawn: &[Drawn]) -> BTreeSet<&'a str> {
    let is_drawn = |question: &&Question| {
        drawn
            .iter()
            .any(|drawn| drawn.question == question.check.id)
    };
    bank.iter()
        .filter(is_drawn)
        .map(|question| question.outcome.as_str())
        .collect()
}

/// Pinned: a change of generator would draw other questions from a kept seed.
#[test]
fn a_seed_draws_the_same_questions_for_ever() {
    let drawn = draw(&bank(&[1, 1, 2, 3, 3, 3], 3), 4, 2026);
    let words: Vec<String> = drawn
        .iter()
        .map(|drawn| format!("{}: {}", drawn.question, drawn.options.join(" ")))
        .collect();
    assert_eq!(
        words,
        [
            "q4: q4-1 q4-0 q4-2",
            "q3: q3-1 q3-0 q3-2",
            "q2: q2-2 q2-0 q2-1",
            "q1: q1-2 q1-1 q1-0",
        ]
    );
}

#[test]
fn an_empty_bank_and_a_draw_of_none_are_empty() {
    assert!(draw(&[], 5, 1).is_empty());
    assert!(draw(&bank(&[1, 2], 2), 0, 1).is_empty());
}

#[test]
fn seeds_differ_and_every_question_is_drawn_by_some() {
    let bank = bank(&[1, 1, 1, 2, 2, 3, 4, 4], 2);
    let draws: Vec<Vec<Drawn>> = (0..200).map(|seed| draw(&bank, 3, seed)).collect();
    let seen: BTreeSet<&str> = draws
        .iter()
        .flatten()
        .map(|drawn| drawn.question.as_str())
        .collect();
    assert_eq!(seen.len(), bank.len());
    let first: BTreeSet<&str> = draws
        .iter()
        .flatten()
        .map(|drawn| drawn.options[0].rsplit('-').next().unwrap())
        .collect();
    assert_eq!(first.len(), 2, "the right option is not always first");
}

#[test]
fn an_outcome_with_many_questions_does_not_crowd_out_the_others() {
    // One question of 2 against nine of 1, two asked: both outcomes, always.
    let bank = bank(&[1, 1, 1, 1, 1, 1, 1, 1, 1, 2], 2);
    for seed in 0..100 {
        assert_eq!(outcomes(&bank, &draw(&bank, 2, seed)).len(), 2);
    }
}

proptest! {
    #[test]
    fn a_draw_asks_as_many_as_it_may_none_twice_and_covers_outcomes(
        kinds in prop::collection::vec(0_u8..6, 0..30),
        options in 2_usize..6,
        count in 0_usize..40,
        seed: u64,
    ) {
        let bank = bank(&kinds, options);
        let drawn = draw(&bank, count, seed);
        prop_assert_eq!(&drawn, &draw(&bank, count, seed));
        prop_assert_eq!(drawn.len(), count.min(bank.len()));
        let ids: BTreeSet<&str> = drawn.iter().map(|drawn| drawn.question.as_str()).collect();
        prop_assert_eq!(ids.len(), drawn.len());
        let all: BTreeSet<u8> = kinds.iter().copied().collect();
        prop_assert_eq!(outcomes(&bank, &drawn).len(), all.len().min(drawn.len()));
        for drawn in &drawn {
            let question = bank.iter().find(|question| question.check.id == drawn.question).unwrap();
            let mut expected: Vec<&String> = question.check.options.iter().map(|option| &option.id).collect();
            let mut found: Vec<&String> = drawn.options.iter().collect();
            expected.sort();
            found.sort();
            prop_assert_eq!(found, expected);
        }
    }
}
