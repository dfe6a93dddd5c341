//! When a lesson, a unit and a course are complete, by the rules the course declares.
//!
//! A learner marks a lesson as done: [`missing`] says what stands in the way, [`completed`] makes the fact. Units and
//! courses complete themselves: after every event, [`follow_ons`] says which facts have just become true, each at most once.

use super::progress::{CourseProgress, LessonProgress, UnitProgress};
use crate::base::{Error, Result};
use crate::course::content::plain_text;
use crate::course::{CompletionRules, Lesson, LessonRule, UnitRule};
use crate::event::{CourseCompleted, Fact, LessonCompleted, UnitCompleted};

/// The rule by which a course is complete: every unit is.
pub const COURSE_RULE: &str = "every-unit";

/// The rule for lessons as course files and records write it.
pub fn lesson_rule(rule: LessonRule) -> &'static str {
    match rule {
        LessonRule::Sections => "sections",
        LessonRule::SectionsAndChecks => "sections-and-checks",
    }
}

/// The rule for units as course files and records write it.
pub fn unit_rule(rule: UnitRule) -> &'static str {
    match rule {
        UnitRule::Lessons => "lessons",
        UnitRule::LessonsAndAssessment => "lessons-and-assessment",
    }
}

/// What a lesson's rule still asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// Sections not reached: id and title, in reading order. The opening's title is empty.
    pub sections: Vec<(String, String)>,
    /// Checks neither right nor shown: id and question, in reading order.
    pub checks: Vec<(String, String)>,
}

impl Missing {
    /// Whether nothing is missing.
    pub fn is_nothing(&self) -> bool {
        self.sections.is_empty() && self.checks.is_empty()
    }

    /// In words: “2 sections to read and 1 check to answer”; “nothing” when nothing is.
    pub fn in_words(&self) -> String {
        let sections = counted(self.sections.len(), "section to read", "sections to read");
        let checks = counted(self.checks.len(), "check to answer", "checks to answer");
        match (sections, checks) {
            (None, None) => "nothing".to_owned(),
            (Some(sections), Some(checks)) => format!("{sections} and {checks}"),
            (Some(words), None) | (None, Some(words)) => words,
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}

/// What `rule` still asks for before the lesson may be marked as done.
pub fn missing(lesson: &Lesson, rule: LessonRule, progress: &LessonProgress) -> Missing {
    let sections = lesson
        .sections
        .iter()
        .filter(|section| !progress.reached.contains(&section.id))
        .map(|section| (section.id.clone(), section.title.clone()))
        .collect();
    let checks = match rule {
        LessonRule::Sections => Vec::new(),
        LessonRule::SectionsAndChecks => lesson
            .checks()
            .filter(|check| {
                !progress
                    .checks
                    .get(&check.id)
                    .is_some_and(super::progress::CheckProgress::settled)
            })
            .map(|check| (check.id.clone(), plain_text(&check.question)))
            .collect(),
    };
    Missing { sections, checks }
}

/// The fact that a lesson of `unit` is done, in a course whose law was last checked on `law_as_at`.
///
/// # Errors
/// [`Error::LessonNotFinished`] while something is missing.
pub fn completed(
    lesson: &Lesson,
    unit: &str,
    rule: LessonRule,
    law_as_at: &str,
    progress: &LessonProgress,
) -> Result<Fact> {
    let missing = missing(lesson, rule, progress);
    if !missing.is_nothing() {
        return Err(Error::LessonNotFinished {
            lesson: lesson.id.clone(),
            missing: missing.in_words(),
        });
    }
    let is_right = |id: &str| {
        progress
            .checks
            .get(id)
            .is_some_and(super::progress::CheckProgress::right)
    };
    let right = lesson.checks().filter(|check| is_right(&check.id)).count();
    Ok(Fact::LessonCompleted(LessonCompleted {
        lesson: lesson.id.clone(),
        unit: unit.to_owned(),
        rule: lesson_rule(rule).to_owned(),
        law_as_at: law_as_at.to_owned(),
        content_hash: lesson.content_hash.clone(),
        active_seconds: progress.active_seconds,
        checks_right: small(right),
        checks: small(lesson.checks().count()),
    }))
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// As much of a course as its completion depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseShape {
    /// Units in order.
    pub units: Vec<UnitShape>,
    /// The declared rules.
    pub rules: CompletionRules,
    /// The day on which the law in it was last checked, `YYYY-MM-DD`.
    pub law_as_at: String,
}

/// As much of a unit as its completion depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitShape {
    /// Unit id.
    pub id: String,
    /// Ids of its lessons.
    pub lessons: Vec<String>,
    /// Whether it has an assessment.
    pub assessed: bool,
}

/// The completions that are true now and not yet recorded: units in order, then the course. Empty once they are
/// recorded; what was completed once stays so when the course grows.
///
/// A unit without lessons is never complete, nor one without an assessment whose rule asks for one: it would be a
/// certificate for nothing. So neither is their course.
pub fn follow_ons(course: &CourseShape, progress: &CourseProgress) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut all_done = !course.units.is_empty();
    for unit in &course.units {
        let recorded = progress
            .units
            .get(&unit.id)
            .is_some_and(|unit| unit.done.is_some());
        if recorded {
            continue;
        }
        if is_complete(unit, course.rules.unit, progress) {
            facts.push(Fact::UnitCompleted(UnitCompleted {
                unit: unit.id.clone(),
                rule: unit_rule(course.rules.unit).to_owned(),
                law_as_at: course.law_as_at.clone(),
                active_seconds: active_seconds(unit, progress),
            }));
        } else {
            all_done = false;
        }
    }
    if all_done && progress.completed.is_none() {
        facts.push(Fact::CourseCompleted(CourseCompleted {
            rule: COURSE_RULE.to_owned(),
            active_seconds: progress.active_seconds(),
            law_as_at: course.law_as_at.clone(),
        }));
    }
    facts
}

fn is_complete(unit: &UnitShape, rule: UnitRule, progress: &CourseProgress) -> bool {
    let read = !unit.lessons.is_empty()
        && unit
            .lessons
            .iter()
            .all(|lesson| progress.lesson_done(lesson));
    let passed = || {
        progress
            .units
            .get(&unit.id)
            .and_then(UnitProgress::passed)
            .is_some()
    };
    match rule {
        UnitRule::Lessons => read,
        UnitRule::LessonsAndAssessment => read && unit.assessed && passed(),
    }
}

fn active_seconds(unit: &UnitShape, progress: &CourseProgress) -> u64 {
    unit.lessons
        .iter()
        .filter_map(|lesson| progress.lessons.get(lesson))
        .fold(0, |sum: u64, lesson| {
            sum.saturating_add(lesson.active_seconds)
        })
}

#[cfg(test)]
mod tests;
