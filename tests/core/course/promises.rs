//! What was promised is there.

use super::course;
use evenkeel_core::course::{CommonQuestion, Lesson, PlanFormField};
use evenkeel_core::library::measure::measure;
use evenkeel_core::library::source::Source;
use std::collections::BTreeSet;

#[test]
fn every_outcome_is_taught_and_assessed() {
    let course = course();
    let taught: BTreeSet<&String> = course
        .units
        .iter()
        .flat_map(|unit| &unit.lessons)
        .flat_map(|lesson| &lesson.outcomes)
        .collect();
    let assessed: BTreeSet<&String> = course
        .units
        .iter()
        .filter_map(|unit| unit.assessment.as_ref())
        .flat_map(|assessment| &assessment.questions)
        .map(|question| &question.outcome)
        .collect();
    let promised: Vec<String> = [("A", 10), ("B", 8), ("Q", 5), ("T", 7)]
        .into_iter()
        .flat_map(|(letter, last)| (1..=last).map(move |number| format!("{letter}{number}")))
        .collect();
    for code in &promised {
        assert!(taught.contains(code), "{code} is taught nowhere");
        assert!(assessed.contains(code), "{code} is assessed nowhere");
    }
    let mut listed: Vec<&String> = course.outcomes.keys().collect();
    let mut promised: Vec<&String> = promised.iter().collect();
    listed.sort();
    promised.sort();
    assert_eq!(listed, promised, "nothing is listed that was not promised");
}

#[test]
fn stories_questions_and_words_are_as_many_as_was_promised() {
    let course = course();
    assert!(course.scenarios.len() >= 12);
    assert!(course.questions.len() >= 15);
    assert!(course.glossary.len() >= 60);
}

/// Too hard for their unit, too long for one sitting, or saying another time than they take.
#[test]
fn no_lesson_is_too_hard_or_too_long_or_says_another_time_than_it_takes() {
    let measured = measure(&Source::BuiltInCourse.files().unwrap());
    assert_eq!(measured.problems, []);
    for lesson in measured.units.iter().flat_map(|unit| &unit.lessons) {
        assert!(lesson.reading.checks >= 2, "{}", lesson.id);
        assert!(lesson.reading.words >= 500, "{}", lesson.id);
    }
}

#[test]
fn the_questions_people_ask_at_night_are_answered() {
    let course = course();
    assert!(course.questions.len() >= 17);
    for code in course.outcomes.keys().filter(|code| code.starts_with('Q')) {
        let answers = |question: &&CommonQuestion| question.outcomes.first() == Some(code);
        assert!(
            course.questions.iter().any(|question| answers(&question)),
            "{code} is answered nowhere"
        );
    }
}

#[test]
fn sixty_words_and_more_open_in_a_lesson_and_a_search_knows_what_people_type() {
    let course = course();
    let lessons: Vec<&Lesson> = course.units.iter().flat_map(|unit| &unit.lessons).collect();
    let opened: Vec<String> = lessons
        .iter()
        .map(|lesson| format!("{:?}", lesson.sections))
        .collect();
    let linked = course
        .glossary
        .iter()
        .filter(|term| {
            let link = format!("Term {{ term: {:?} }}", term.id);
            opened.iter().any(|lesson| lesson.contains(&link))
        })
        .count();
    assert!(linked >= 60, "{linked} words open in a lesson");
    assert!(course.synonyms.len() >= 40);
}

#[test]
fn the_plan_fits_a_page_and_keeps_what_is_private_off_the_fridge() {
    let course = course();
    let plan = course.plan.as_ref().expect("the course has a plan");
    let fields: Vec<&PlanFormField> = plan.groups.iter().flat_map(|group| &group.fields).collect();
    assert!((20..=26).contains(&fields.len()), "{} fields", fields.len());
    for id in [
        "health",
        "allegation-plan",
        "get-out-plan",
        "alarm-triggers",
    ] {
        let field = fields.iter().find(|field| field.id == id);
        assert!(field.is_some_and(|field| field.private), "{id}");
    }
    for id in ["early-signs", "who-we-ring", "our-ways-out"] {
        let field = fields.iter().find(|field| field.id == id);
        assert!(field.is_some_and(|field| !field.private), "{id}");
    }
}

#[test]
fn every_lesson_ends_with_what_to_remember() {
    for unit in &course().units {
        for lesson in &unit.lessons {
            let last = lesson.sections.last().expect("a lesson has sections");
            assert_eq!(last.id, "remember", "{}", lesson.id);
        }
    }
}
