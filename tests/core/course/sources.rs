//! What the course rests on.

use super::course;
use std::collections::BTreeSet;

/// Every key that a text of the course names.
fn named() -> BTreeSet<&'static str> {
    let course = course();
    let lessons = course.units.iter().flat_map(|unit| &unit.lessons);
    let of_lessons = lessons.flat_map(|lesson| &lesson.sources);
    let scenarios = course.scenarios.iter();
    let of_scenarios = scenarios.flat_map(|scenario| &scenario.sources);
    let questions = course.questions.iter();
    let of_questions = questions.flat_map(|question| &question.sources);
    of_lessons
        .chain(of_scenarios)
        .chain(of_questions)
        .map(String::as_str)
        .collect()
}

#[test]
fn every_source_that_is_named_is_listed_and_every_one_listed_is_named() {
    let listed: BTreeSet<&str> = course().sources.keys().map(String::as_str).collect();
    let named = named();
    let missing: Vec<_> = named.difference(&listed).collect();
    assert!(missing.is_empty(), "named but not listed: {missing:?}");
    let unused: Vec<_> = listed.difference(&named).collect();
    assert!(unused.is_empty(), "listed but never named: {unused:?}");
}

#[test]
fn every_source_says_what_was_checked_and_on_which_day() {
    for (key, source) in &course().sources {
        assert!(!source.citation.trim().is_empty(), "{key}");
        assert!(!source.checked.trim().is_empty(), "{key}");
        assert_eq!(source.date.len(), "2026-11-23".len(), "{key}");
    }
}

#[test]
fn every_lesson_story_and_question_rests_on_something() {
    let course = course();
    for unit in &course.units {
        for lesson in &unit.lessons {
            assert!(!lesson.sources.is_empty(), "{}", lesson.id);
        }
    }
    for scenario in &course.scenarios {
        assert!(!scenario.sources.is_empty(), "{}", scenario.id);
    }
    for question in &course.questions {
        assert!(!question.sources.is_empty(), "{}", question.id);
    }
}
