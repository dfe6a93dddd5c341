//! How long and how hard lessons are, told of a whole course.

use super::super::measure::measure;
use super::*;

fn with_unit_and_lesson(unit: &str, lesson: String) -> CourseFiles {
    let mut course = small();
    course.insert("1-first/unit.md".to_owned(), unit.into());
    course.insert("1-first/01-welcome.md".to_owned(), lesson.into_bytes());
    course
}

const UNIT: &str = "+++\nid = \"first\"\ntitle = \"First\"\nsummary = \"One.\"\n+++\nHello.\n";

const HARD: &str =
    "Proportionate intervention necessitates continual reconsideration of alternatives.";

#[test]
fn every_lesson_is_measured() {
    let measured = measure(&small());
    assert_eq!(measured.problems, []);
    let [unit] = &measured.units[..] else {
        panic!("{measured:?}");
    };
    assert_eq!((unit.id.as_str(), unit.reading_age), ("first", 12));
    let [lesson] = &unit.lessons[..] else {
        panic!("{unit:?}");
    };
    assert_eq!(lesson.id, "welcome");
    assert_eq!(lesson.file, "1-first/01-welcome.md");
    assert_eq!(lesson.minutes_said, Some(3));
    assert_eq!(lesson.reading.checks, 1);
}

#[test]
fn a_unit_may_be_written_for_older_readers() {
    let lesson =
        format!("{LESSON}\n{HARD}").replace("Freya is six.", &format!("{HARD} ").repeat(3));
    let codes = |unit: &str| -> Vec<&str> {
        let problems = measure(&with_unit_and_lesson(unit, lesson.clone())).problems;
        problems.iter().map(|problem| problem.code.key()).collect()
    };
    assert_eq!(codes(UNIT), ["hard-to-read"]);
    let older = UNIT.replace("summary", "reading_age = 40\nsummary");
    assert!(codes(&older).is_empty(), "{:?}", codes(&older));
}

#[test]
fn a_lesson_for_more_than_one_sitting_is_told() {
    let long = LESSON
        .replace("minutes = 3", "minutes = 6")
        .replace("Freya is six.", &"Freya is six. ".repeat(366));
    let problems = measure(&with_unit_and_lesson(UNIT, long)).problems;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, ProblemCode::LessonTooLong);
    assert_eq!(problems[0].line, 3);
    let message = &problems[0].message;
    assert!(message.contains("1106 words"), "{message}");
}

#[test]
fn what_cannot_be_read_is_left_to_those_who_compile() {
    let mut course = small();
    course.insert("1-first/01-welcome.md".to_owned(), b"\xff".to_vec());
    let measured = measure(&course);
    assert_eq!(measured.problems, []);
    assert!(measured.units[0].lessons.is_empty());
    assert!(measure(&CourseFiles::new()).units.is_empty());
}
