//! What stands on records, in the words that screen, pages and certificates share.

use super::assess::percent_of;
use super::screens::count;
use super::view::{OutcomeLine, RecordLesson, RecordUnit};
use crate::course::{LessonRule, Nation, UnitRule};
use crate::learn::completion::{COURSE_RULE, unit_rule};
use crate::learn::progress::{CourseProgress, Done, UnitProgress};
use crate::library::{CourseOutline, LessonOutline, UnitOutline};
use crate::records::csv::refresher_due;

/// The declared rules in sentences, as they stand on every record.
pub(super) fn rules_in_words(course: &CourseOutline) -> Vec<String> {
    let lesson = match course.completion.lesson {
        LessonRule::Sections => {
            "A lesson is done when every section of it has been read and the learner marks it as done."
        }
        LessonRule::SectionsAndChecks => {
            "A lesson is done when every section of it has been read, every check in it has been answered rightly or its answer shown, and the learner marks it as done. A check whose answer was shown scores nothing."
        }
    };
    let unit = match course.completion.unit {
        UnitRule::Lessons => "A unit is complete when all its lessons are done.".to_owned(),
        UnitRule::LessonsAndAssessment => format!(
            "A unit is complete when all its lessons are done and its assessment is passed with at least {} per cent. Every attempt is kept.",
            course.pass_mark
        ),
    };
    vec![
        lesson.to_owned(),
        unit,
        "The course is complete when all its units are.".to_owned(),
    ]
}

/// The rule that was met, in a clause after “completed when”.
pub(super) fn rule_in_words(rule: &str, unit: Option<&UnitProgress>) -> String {
    if rule == COURSE_RULE {
        return "all its units are complete".to_owned();
    }
    if rule == unit_rule(UnitRule::Lessons) {
        return "all its lessons are done".to_owned();
    }
    let passed = unit.and_then(UnitProgress::passed);
    match passed {
        Some(passed) if rule == unit_rule(UnitRule::LessonsAndAssessment) => format!(
            "all its lessons are done and its assessment is passed with at least {} per cent",
            passed.pass_mark
        ),
        _ => rule.to_owned(),
    }
}

/// What lessons teach, each once, as a reader counts: A2 before A10.
pub(super) fn outcomes_of<'a>(
    course: &CourseOutline,
    lessons: impl IntoIterator<Item = &'a LessonOutline>,
) -> Vec<OutcomeLine> {
    let mut codes: Vec<&String> = lessons
        .into_iter()
        .flat_map(|lesson| &lesson.outcomes)
        .collect();
    codes.sort_by_key(|code| counted(code));
    codes.dedup();
    codes
        .into_iter()
        .filter_map(|code| {
            Some(OutcomeLine {
                code: code.clone(),
                says: course.outcomes.get(code)?.clone(),
            })
        })
        .collect()
}

/// A code as what stands before its number, its number, and the whole.
fn counted(code: &str) -> (&str, u64, &str) {
    let letters = code.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (letters, code[letters.len()..].parse().unwrap_or(0), code)
}

/// Day by which something completed should be taken again.
pub(super) fn refresher(course: &CourseOutline, done: Option<&Done>) -> Option<String> {
    refresher_due(done?.when.at, course.refresher_months?)
}

/// What the record can be evidence for. No mapping to anybody's standards is ours to make.
pub(super) fn standards(nation: Option<Nation>) -> String {
    let evidence = match nation {
        Some(Nation::England) => {
            "This record can go into your evidence for the Training, Support and Development Standards for foster carers."
        }
        Some(_) => {
            "This record can go into your evidence for your service’s own training standards."
        }
        None => {
            "This record can go into your evidence for your service’s training standards (in England, the Training, Support and Development Standards for foster carers)."
        }
    };
    format!(
        "{evidence} Which standard it is evidence for is for your supervising social worker to confirm: Evenkeel does not say. The outcomes under each unit show what was covered."
    )
}

/// Active seconds as records tell them: “52 min”, “2 h 05 min”.
pub(super) fn active_in_words(seconds: u64) -> String {
    match seconds / 60 {
        0 if seconds > 0 => "under a minute".to_owned(),
        0 => "none counted".to_owned(),
        minutes @ 1..60 => format!("{minutes} min"),
        minutes => format!("{} h {:02} min", minutes / 60, minutes % 60),
    }
}

/// How often: “once”, “twice”, “3 times”.
pub(super) fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

/// A unit on the record.
pub(super) fn record_unit(
    number: u32,
    unit: &UnitOutline,
    course: &CourseOutline,
    progress: &CourseProgress,
) -> RecordUnit {
    let mine = progress.units.get(&unit.id);
    let done = mine.and_then(|mine| mine.done.as_ref());
    let lessons: Vec<RecordLesson> = unit
        .lessons
        .iter()
        .map(|lesson| {
            let mine = progress.lessons.get(&lesson.id);
            let done = mine.and_then(|mine| mine.done.as_ref());
            RecordLesson {
                title: done.map_or_else(|| lesson.title.clone(), |done| done.title.clone()),
                done_at: done.map(|done| done.when.at),
                course_version: done.map(|done| done.course_version.clone()),
                active_seconds: mine.map_or(0, |mine| mine.active_seconds),
                checks_right: count(mine.map_or(0, |mine| {
                    mine.checks.values().filter(|check| check.right()).count()
                })),
                checks: count(lesson.checks.len()),
            }
        })
        .collect();
    RecordUnit {
        id: unit.id.clone(),
        number,
        title: done.map_or_else(|| unit.title.clone(), |done| done.title.clone()),
        done_at: done.map(|done| done.when.at),
        course_version: done.map(|done| done.course_version.clone()),
        law_as_at: done.map(|done| done.law_as_at.clone()),
        refresher_due: refresher(course, done),
        outcomes: outcomes_of(course, unit.lessons.iter()),
        active_seconds: lessons.iter().map(|lesson| lesson.active_seconds).sum(),
        attempts: unit
            .assessment
            .as_ref()
            .map(|_| mine.map_or(0, |mine| count(mine.attempts.len()))),
        best_percent: mine.and_then(|mine| mine.best()).map(percent_of),
        latest_percent: mine.and_then(|mine| mine.latest()).map(percent_of),
        pass_mark: mine
            .and_then(|mine| mine.best())
            .map(|attempt| attempt.pass_mark),
        passed_at: mine
            .and_then(|mine| mine.passed())
            .map(|attempt| attempt.when.at),
        lessons,
    }
}
