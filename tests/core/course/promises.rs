//! The built-in course as a whole: everything promised is taught and assessed, and nothing that must not be is there.

use evenkeel_core::course::content::{Block, plain_text};
use evenkeel_core::course::{CommonQuestion, Course, Lesson, PlanFormField, Section};
use evenkeel_core::library::compile::compile;
use evenkeel_core::library::source::Source;
use evenkeel_core::markdown::plain;
use std::collections::BTreeSet;

pub(crate) fn course() -> Course {
    compile(&Source::BuiltInCourse.files().unwrap())
        .course
        .expect("the built-in course compiles")
}

/// The plain words of some blocks.
pub(crate) fn said(blocks: &[Block]) -> String {
    plain::words(&Section {
        id: String::new(),
        title: String::new(),
        blocks: blocks.to_vec(),
    })
}

/// All text of the course but its sources and its numbers to call, as `(where, lower-case words)`.
fn passages(course: &Course) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for unit in &course.units {
        for lesson in &unit.lessons {
            for section in &lesson.sections {
                found.push((
                    format!("{}#{}", lesson.id, section.id),
                    plain::words(section).to_lowercase(),
                ));
            }
        }
        for question in unit
            .assessment
            .iter()
            .flat_map(|assessment| &assessment.questions)
        {
            found.push((
                format!("{}?{}", unit.id, question.check.id),
                format!("{:?}", question.check).to_lowercase(),
            ));
        }
    }
    for scenario in &course.scenarios {
        let mut lines = vec![said(&scenario.setting)];
        lines.extend(scenario.debrief.iter().map(plain::words));
        for step in &scenario.steps {
            lines.extend([said(&step.text), said(&step.feelings)]);
            for choice in &step.choices {
                lines.extend([plain_text(&choice.text), said(&choice.answer)]);
                lines.extend(choice.principle.as_deref().map(said));
            }
        }
        found.push((scenario.id.clone(), lines.join("\n").to_lowercase()));
    }
    let mut say = |place: &str, blocks: &[Block], sections: &[Section]| {
        let mut lines = vec![said(blocks)];
        lines.extend(sections.iter().map(plain::words));
        found.push((place.to_owned(), lines.join("\n").to_lowercase()));
    };
    for question in &course.questions {
        say(&question.id, &question.answer, &question.sections);
    }
    for term in &course.glossary {
        say(&term.id, &term.meaning, &[]);
    }
    for page in &course.pages {
        say(&page.id, &[], &page.sections);
    }
    for group in course.plan.iter().flat_map(|plan| &plan.groups) {
        for field in &group.fields {
            say(&field.id, &field.prompt, &[]);
        }
    }
    found
}

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
    for code in course.outcomes.keys() {
        assert!(taught.contains(code), "{code} is taught nowhere");
        assert!(assessed.contains(code), "{code} is assessed nowhere");
    }
}

#[test]
fn every_lesson_is_long_enough_and_not_too_long_and_asks_at_least_twice() {
    for unit in &course().units {
        for lesson in &unit.lessons {
            let words: usize = lesson
                .sections
                .iter()
                .map(|section| plain::words(section).split_whitespace().count())
                .sum();
            assert!(
                (600..=1_500).contains(&words),
                "{}: {words} words",
                lesson.id
            );
            assert!(lesson.checks().count() >= 2, "{}", lesson.id);
            let minutes = words.div_ceil(200);
            let said = lesson.minutes as usize;
            assert!(
                (minutes..=minutes + 5).contains(&said),
                "{}: says {said} minutes, has {words} words",
                lesson.id
            );
        }
    }
}

#[test]
fn every_bank_is_large_enough_to_be_drawn_from_again() {
    for unit in &course().units {
        let assessment = unit
            .assessment
            .as_ref()
            .expect("every unit ends with an assessment");
        assert!(assessment.questions.len() >= 15, "{}", unit.id);
        assert!(
            assessment.draw as usize * 3 / 2 <= assessment.questions.len(),
            "{}",
            unit.id
        );
    }
}

#[test]
fn every_attempt_asks_about_everything_its_unit_teaches() {
    for unit in &course().units {
        let assessment = unit.assessment.as_ref().unwrap();
        let outcomes: BTreeSet<&String> = assessment
            .questions
            .iter()
            .map(|question| &question.outcome)
            .collect();
        assert!(
            outcomes.len() <= assessment.draw as usize,
            "{} draws {} questions for {} outcomes",
            unit.id,
            assessment.draw,
            outcomes.len()
        );
    }
}

#[test]
fn the_questions_people_ask_at_night_are_answered_and_rest_on_sources() {
    let course = course();
    assert!(course.questions.len() >= 17);
    for code in course.outcomes.keys().filter(|code| code.starts_with('Q')) {
        let answers = |question: &&CommonQuestion| question.outcomes.first() == Some(code);
        assert!(
            course.questions.iter().any(|question| answers(&question)),
            "{code} is answered nowhere"
        );
    }
    for question in &course.questions {
        assert!(!question.sources.is_empty(), "{}", question.id);
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
fn no_phone_number_stands_outside_the_numbers_to_call() {
    for (place, words) in passages(&course()) {
        let digits = words
            .split(|letter: char| !(letter.is_ascii_digit() || letter == ' '))
            .map(|run| run.chars().filter(char::is_ascii_digit).count())
            .max()
            .unwrap_or(0);
        assert!(digits < 9, "{place} seems to hold a phone number");
    }
}

/// Words of physical technique, which no text of ours may teach, and figures that are not true.
const FORBIDDEN: [&str; 27] = [
    "take-down",
    "takedown",
    "basket hold",
    "bear hug",
    "wrist lock",
    "wristlock",
    "arm lock",
    "armlock",
    "pressure point",
    "headlock",
    "break-away technique",
    "breakaway technique",
    "figure-four",
    "figure of four",
    "two-person hold",
    "grip his",
    "grip her",
    "grip their",
    "grab his wrist",
    "grab her wrist",
    "93 per cent",
    "93%",
    "90 seconds",
    "90 minutes",
    "reptile brain",
    "amygdala",
    "polyvagal",
];

#[test]
fn nothing_in_the_course_teaches_a_technique() {
    for (place, words) in passages(&course()) {
        for phrase in FORBIDDEN {
            assert!(!words.contains(phrase), "{place} says “{phrase}”");
        }
    }
}

#[test]
fn calm_down_is_never_advice() {
    for (place, words) in passages(&course()) {
        // The table of what raises the heat is the one place to say it.
        if place != "words-and-heat#raise-lower" {
            assert!(!words.contains("calm down"), "{place}");
        }
    }
}

#[test]
fn every_lesson_ends_with_what_to_remember_and_rests_on_sources() {
    for unit in &course().units {
        for lesson in &unit.lessons {
            let last = lesson.sections.last().expect("a lesson has sections");
            assert_eq!(last.id, "remember", "{}", lesson.id);
            assert!(!lesson.sources.is_empty(), "{}", lesson.id);
        }
    }
}
