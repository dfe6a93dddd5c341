//! Checks and assessments: what every attempt asks, and that every answer is told why.

use super::{course, said};
use evenkeel_core::course::{Check, Choice, Question};
use evenkeel_core::learn::draw::draw;
use std::collections::BTreeSet;

/// Attempts tried with different seeds.
const ATTEMPTS: u64 = 2_000;

#[test]
fn every_attempt_asks_at_least_ten_questions_about_everything_its_unit_teaches() {
    for unit in &course().units {
        let assessment = unit
            .assessment
            .as_ref()
            .expect("every unit ends with an assessment");
        let bank = &assessment.questions;
        assert!(bank.len() >= 20, "{} has {}", unit.id, bank.len());
        // Ten, or one for each outcome where a unit has more.
        let count = assessment.draw as usize;
        let outcomes: BTreeSet<&str> = bank
            .iter()
            .map(|question| question.outcome.as_str())
            .collect();
        assert_eq!(count, outcomes.len().max(10), "{}", unit.id);
        let mut asked = BTreeSet::new();
        for seed in 0..ATTEMPTS {
            let drawn = draw(bank, count, seed);
            let questions: BTreeSet<&str> =
                drawn.iter().map(|drawn| drawn.question.as_str()).collect();
            assert_eq!(questions.len(), count, "{} with seed {seed}", unit.id);
            let questions = || {
                let drawn = |question: &&Question| questions.contains(question.check.id.as_str());
                bank.iter().filter(drawn)
            };
            let covered: BTreeSet<&str> = questions()
                .map(|question| question.outcome.as_str())
                .collect();
            assert_eq!(covered, outcomes, "{} with seed {seed}", unit.id);
            asked.extend(questions().map(|question| question.check.id.as_str()));
        }
        assert_eq!(asked.len(), bank.len(), "{}: never asked", unit.id);
    }
}

#[test]
fn what_a_unit_assesses_it_teaches() {
    for unit in &course().units {
        let taught: BTreeSet<&str> = unit
            .lessons
            .iter()
            .flat_map(|lesson| lesson.outcomes.iter().map(String::as_str))
            .collect();
        for Question { outcome, check, .. } in unit
            .assessment
            .iter()
            .flat_map(|assessment| &assessment.questions)
        {
            assert!(
                taught.contains(outcome.as_str()),
                "{}?{} asks about {outcome}",
                unit.id,
                check.id
            );
        }
    }
}

#[test]
fn every_option_of_every_check_is_told_why() {
    let course = course();
    let checks = course.units.iter().flat_map(|unit| {
        let lessons = unit
            .lessons
            .iter()
            .flat_map(evenkeel_core::course::Lesson::checks);
        let bank = unit.assessment.iter().flat_map(|bank| &bank.questions);
        lessons.chain(bank.map(|question| &question.check))
    });
    let mut number = 0;
    for check in checks {
        number += 1;
        told_why(check);
    }
    assert!(number > 120, "{number} checks");
}

fn told_why(check: &Check) {
    let right = check.options.iter().filter(|option| option.right).count();
    assert_eq!(right > 1, check.choice == Choice::Multiple, "{}", check.id);
    let mut reasons = BTreeSet::new();
    for option in &check.options {
        let why = said(&option.feedback);
        assert!(
            why.split_whitespace().count() >= 5,
            "{}: “{why}” gives no reason",
            check.id
        );
        assert!(reasons.insert(why.clone()), "{}: “{why}” twice", check.id);
    }
}
