use super::*;
use crate::base::Timestamp;
use crate::base::id::{AttemptId, DeviceId, EventId, LearnerId};
use crate::course::content::{Block, Inline};
use crate::course::{Check, Choice, Section};
use crate::event::{
    AssessmentAttempted, CheckAnswered, ClockState, Event, SectionReached, Subject, TimeSpent,
};

/// A course's progress that grows event by event.
#[derive(Default)]
struct Learning {
    progress: CourseProgress,
    order: i64,
}

impl Learning {
    fn add(&mut self, fact: Fact) {
        self.order += 1;
        let at = Timestamp::from_milliseconds(1_795_430_400_000 + self.order);
        self.progress.apply(&Event {
            id: EventId::new(at),
            learner: LearnerId::new(at),
            device: DeviceId::new(at),
            sequence: self.order.unsigned_abs(),
            order: self.order,
            at,
            clock: ClockState::Steady,
            subject: Subject {
                course: "https://evenkeel.example/courses/de-escalation".to_owned(),
                course_version: "2026.1".to_owned(),
                item: String::new(),
                title: String::new(),
            },
            fact,
        });
    }

    fn reach(&mut self, lesson: &str, section: &str) {
        self.add(Fact::SectionReached(SectionReached {
            lesson: lesson.to_owned(),
            section: section.to_owned(),
            content_hash: None,
        }));
    }

    fn answer(&mut self, check: &str, right: bool, revealed: bool) {
        self.add(Fact::CheckAnswered(CheckAnswered {
            lesson: "toast".to_owned(),
            check: check.to_owned(),
            multiple: false,
            options: Vec::new(),
            chosen: vec!["a".to_owned()],
            right,
            revealed,
        }));
    }

    fn read(&mut self, lesson: &str, unit: &str) {
        self.add(Fact::TimeSpent(TimeSpent {
            lesson: lesson.to_owned(),
            section: "one".to_owned(),
            seconds: 60,
            began: Timestamp::from_milliseconds(1_795_430_400_000),
        }));
        self.add(Fact::LessonCompleted(LessonCompleted {
            law_as_at: "2026-11-23".to_owned(),
            lesson: lesson.to_owned(),
            unit: unit.to_owned(),
            rule: "sections".to_owned(),
            content_hash: "0123456789abcdef".to_owned(),
            active_seconds: 60,
            checks_right: 0,
            checks: 0,
        }));
    }

    fn attempt(&mut self, unit: &str, passed: bool) {
        let began = Timestamp::from_milliseconds(1_795_430_400_000);
        self.add(Fact::AssessmentAttempted(AssessmentAttempted {
            attempt: AttemptId::new(began),
            unit: unit.to_owned(),
            began,
            questions: Vec::new(),
            right: if passed { 9 } else { 5 },
            asked: 10,
            pass_mark: 80,
            passed,
        }));
    }

    /// Records what follows, as the caller does, and says its kinds.
    fn follow(&mut self, course: &CourseShape) -> Vec<String> {
        let facts = follow_ons(course, &self.progress);
        let kinds = facts
            .iter()
            .map(|fact| match fact {
                Fact::UnitCompleted(body) => format!("{} {}s", body.unit, body.active_seconds),
                Fact::CourseCompleted(body) => format!("course {}s", body.active_seconds),
                other => panic!("{other:?} follows from nothing"),
            })
            .collect();
        for fact in facts {
            self.add(fact);
        }
        kinds
    }

    fn lesson(&self) -> LessonProgress {
        self.progress
            .lessons
            .get("toast")
            .cloned()
            .unwrap_or_default()
    }
}

fn lesson() -> Lesson {
    let check = |id: &str| {
        Block::Check(Box::new(Check {
            id: id.to_owned(),
            question: vec![Inline::Text {
                text: format!("What helps in {id}?"),
            }],
            scene: Vec::new(),
            choice: Choice::Single,
            options: Vec::new(),
        }))
    };
    let section = |id: &str, title: &str, blocks| Section {
        id: id.to_owned(),
        title: title.to_owned(),
        blocks,
    };
    Lesson {
        id: "toast".to_owned(),
        title: "When the toast caught".to_owned(),
        minutes: 8,
        outcomes: Vec::new(),
        warning: None,
        sources: Vec::new(),
        content_hash: "0123456789abcdef".to_owned(),
        sections: vec![
            section("opening", "", vec![Block::Rule]),
            section("one", "Fewer words", vec![check("c1"), Block::Rule]),
            section("two", "More space", vec![check("c2")]),
        ],
    }
}

fn course(units: &[(&str, &[&str], bool)], rule: UnitRule) -> CourseShape {
    CourseShape {
        units: units
            .iter()
            .map(|(id, lessons, assessed)| UnitShape {
                id: (*id).to_owned(),
                lessons: lessons.iter().map(|id| (*id).to_owned()).collect(),
                assessed: *assessed,
            })
            .collect(),
        rules: CompletionRules {
            lesson: LessonRule::SectionsAndChecks,
            unit: rule,
        },
        law_as_at: "2026-11-23".to_owned(),
    }
}

#[test]
fn a_new_lesson_lacks_everything_and_says_so() {
    let nothing = LessonProgress::default();
    let missing = missing(&lesson(), LessonRule::SectionsAndChecks, &nothing);
    assert_eq!(
        missing.in_words(),
        "3 sections to read and 2 checks to answer"
    );
    assert_eq!(missing.sections[1].1, "Fewer words");
    assert_eq!(
        missing.checks[1],
        ("c2".to_owned(), "What helps in c2?".to_owned())
    );
}

#[test]
fn missing_shrinks_with_what_is_done() {
    let rule = LessonRule::SectionsAndChecks;
    let mut learning = Learning::default();
    let mut words = Vec::new();
    let mut note = |learning: &Learning| {
        words.push(missing(&lesson(), rule, &learning.lesson()).in_words());
    };
    learning.reach("toast", "opening");
    note(&learning);
    learning.reach("toast", "a-section-that-is-gone");
    learning.reach("toast", "one");
    learning.answer("c1", false, false);
    note(&learning);
    learning.answer("c1", true, false);
    note(&learning);
    learning.answer("c2", false, true);
    note(&learning);
    learning.reach("toast", "two");
    note(&learning);
    assert_eq!(
        words,
        [
            "2 sections to read and 2 checks to answer",
            "1 section to read and 2 checks to answer",
            "1 section to read and 1 check to answer",
            "1 section to read",
            "nothing",
        ]
    );
}

#[test]
fn the_rule_for_sections_asks_for_no_checks() {
    let mut learning = Learning::default();
    for section in ["opening", "one", "two"] {
        learning.reach("toast", section);
    }
    let missing = |rule| missing(&lesson(), rule, &learning.lesson()).in_words();
    assert_eq!(missing(LessonRule::Sections), "nothing");
    assert_eq!(missing(LessonRule::SectionsAndChecks), "2 checks to answer");
}

#[test]
fn a_lesson_is_completed_only_when_nothing_is_missing() {
    let rule = LessonRule::SectionsAndChecks;
    let mut learning = Learning::default();
    for section in ["opening", "one", "two"] {
        learning.reach("toast", section);
    }
    learning.answer("c1", true, false);
    let early = completed(&lesson(), "unit", rule, "2026-11-23", &learning.lesson());
    assert!(matches!(
        early,
        Err(Error::LessonNotFinished { missing, .. }) if missing == "1 check to answer"
    ));
    learning.answer("c2", true, true);
    let fact = completed(&lesson(), "unit", rule, "2026-11-23", &learning.lesson()).unwrap();
    let Fact::LessonCompleted(body) = fact else {
        panic!("{fact:?}")
    };
    assert_eq!(body.rule, "sections-and-checks");
    assert_eq!(
        (body.checks_right, body.checks),
        (1, 2),
        "shown scores nothing"
    );
    assert_eq!(body.content_hash, lesson().content_hash);
}

#[test]
fn units_and_then_the_course_complete_once_each() {
    let course = course(
        &[("one", &["a", "b"], true), ("two", &["c"], true)],
        UnitRule::LessonsAndAssessment,
    );
    let mut learning = Learning::default();
    let nothing: [&str; 0] = [];
    assert_eq!(learning.follow(&course), nothing);
    learning.attempt("one", true);
    learning.read("a", "one");
    assert_eq!(learning.follow(&course), nothing, "a lesson is missing");
    learning.read("b", "one");
    assert_eq!(learning.follow(&course), ["one 120s"]);
    assert_eq!(learning.follow(&course), nothing, "once");
    learning.read("c", "two");
    learning.attempt("two", false);
    assert_eq!(learning.follow(&course), nothing, "not passed");
    learning.attempt("two", true);
    assert_eq!(learning.follow(&course), ["two 60s", "course 180s"]);
    learning.attempt("two", false);
    assert_eq!(learning.follow(&course), nothing, "a pass is not lost");
}

#[test]
fn what_was_completed_stays_so_when_the_course_grows() {
    let rule = UnitRule::Lessons;
    let mut learning = Learning::default();
    learning.read("a", "one");
    let small = course(&[("one", &["a"], false)], rule);
    assert_eq!(learning.follow(&small), ["one 60s", "course 60s"]);
    let grown = course(&[("one", &["a", "b"], false), ("two", &["c"], false)], rule);
    let nothing: [&str; 0] = [];
    assert_eq!(learning.follow(&grown), nothing);
    learning.read("c", "two");
    assert_eq!(learning.follow(&grown), ["two 60s"], "the course only once");
}

#[test]
fn what_asks_for_nothing_is_never_complete() {
    let mut learning = Learning::default();
    learning.read("a", "one");
    learning.attempt("one", true);
    for (what, course) in [
        (
            "an assessment asked for that is not there",
            course(&[("one", &["a"], false)], UnitRule::LessonsAndAssessment),
        ),
        (
            "a unit without lessons",
            course(&[("one", &[], true)], UnitRule::Lessons),
        ),
        (
            "a unit without lessons but with an assessment",
            course(&[("one", &[], true)], UnitRule::LessonsAndAssessment),
        ),
        ("no units", course(&[], UnitRule::Lessons)),
    ] {
        assert!(follow_ons(&course, &learning.progress).is_empty(), "{what}");
    }
}
