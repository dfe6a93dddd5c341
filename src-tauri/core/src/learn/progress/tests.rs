use super::*;
use crate::base::id::{DeviceId, LearnerId};
use crate::event::{
    AssessmentAttempted, CheckAnswered, ClockState, CourseCompleted, Enrolled, Fact,
    LessonCompleted, MomentReached, ScenarioPlayed, SectionReached, Subject, TimeSpent,
    UnitCompleted, Voided,
};
use proptest::prelude::*;
use uuid::Uuid;

const COURSES: [&str; 2] = ["https://a.example/one", "https://a.example/two"];

fn event(id: u128, order: i64, fact: Fact) -> Event {
    Event {
        id: EventId::from(Uuid::from_u128(id)),
        learner: LearnerId::from(Uuid::from_u128(1)),
        device: DeviceId::from(Uuid::from_u128(2)),
        sequence: 1,
        order,
        at: Timestamp::from_milliseconds(order * 1000),
        clock: ClockState::Steady,
        subject: Subject {
            course: COURSES[0].to_owned(),
            course_version: format!("2026.{id}"),
            item: String::new(),
            title: String::new(),
        },
        fact,
    }
}

fn answered(chosen: &[&str], right: bool, revealed: bool) -> Fact {
    Fact::CheckAnswered(CheckAnswered {
        lesson: "toast".to_owned(),
        check: "c".to_owned(),
        multiple: false,
        options: Vec::new(),
        chosen: chosen.iter().map(|id| (*id).to_owned()).collect(),
        right,
        revealed,
    })
}

fn attempted(right: u32, asked: u32) -> Fact {
    Fact::AssessmentAttempted(AssessmentAttempted {
        attempt: AttemptId::from(Uuid::from_u128(u128::from(right))),
        unit: "one".to_owned(),
        began: Timestamp::from_milliseconds(0),
        questions: Vec::new(),
        right,
        asked,
        pass_mark: 80,
        passed: right * 100 >= asked * 80,
    })
}

fn played(scenario: &str, ending: &str) -> Fact {
    Fact::ScenarioPlayed(ScenarioPlayed {
        scenario: scenario.to_owned(),
        content_hash: String::new(),
        path: Vec::new(),
        ending: MomentReached {
            step: ending.to_owned(),
            title: String::new(),
            child: 1,
            you: 1,
        },
    })
}

fn folded(events: &[Event]) -> CourseProgress {
    rebuild(events).remove(COURSES[0]).unwrap_or_default()
}

fn check(events: &[Event]) -> CheckProgress {
    folded(events).lessons["toast"].checks["c"].clone()
}

#[test]
fn right_before_shown_counts_and_right_after_shown_does_not() {
    let right = |order| event(10, order, answered(&["a"], true, false));
    let shown = |order| event(11, order, answered(&[], false, true));
    for (events, counts) in [
        (vec![right(1), shown(2)], true),
        (vec![right(2), shown(1)], false),
        (vec![right(1)], true),
        (vec![shown(1)], false),
        (vec![event(12, 1, answered(&["a"], true, true))], false),
    ] {
        let check = check(&events);
        assert_eq!(check.right(), counts, "{events:?}");
        assert!(check.settled());
    }
    assert!(!check(&[event(13, 1, answered(&["b"], false, false))]).settled());
}

#[test]
fn showing_the_answer_is_no_try_and_keeps_the_last_choice() {
    let check = check(&[
        event(1, 1, answered(&["b"], false, false)),
        event(2, 2, answered(&[], false, true)),
    ]);
    assert_eq!(check.tries, 1);
    assert_eq!(check.answer.unwrap().chosen, ["b"]);
}

#[test]
fn every_play_of_a_scenario_counts_and_every_ending_is_met_once() {
    let progress = folded(&[
        event(3, 30, played("stair", "half-past-nine")),
        event(1, 10, played("stair", "half-past-nine")),
        event(2, 20, played("stair", "still-here")),
        event(4, 40, played("blazer", "still-here")),
    ]);
    let stair = &progress.scenarios["stair"];
    assert_eq!((stair.times, stair.endings.len()), (3, 2));
    assert_eq!(stair.last.unwrap().order, 30);
    assert_eq!(progress.scenarios["blazer"].times, 1);
    assert!(progress.lessons.is_empty() && progress.completed.is_none());
}

#[test]
fn equal_orders_of_two_devices_are_settled_by_event_id() {
    let reached = |id, section: &str| {
        event(
            id,
            5,
            Fact::SectionReached(SectionReached {
                lesson: "toast".to_owned(),
                section: section.to_owned(),
                content_hash: None,
            }),
        )
    };
    let (one, other) = (reached(1, "one"), reached(2, "two"));
    for events in [[one.clone(), other.clone()], [other, one]] {
        assert_eq!(folded(&events).place.unwrap().section, "two");
    }
}

#[test]
fn the_first_completion_stays_and_the_text_last_read_is_known() {
    let completed = |id, order, hash: &str| {
        event(
            id,
            order,
            Fact::LessonCompleted(LessonCompleted {
                law_as_at: "2026-11-23".to_owned(),
                lesson: "toast".to_owned(),
                unit: "one".to_owned(),
                rule: "sections".to_owned(),
                content_hash: hash.to_owned(),
                active_seconds: 0,
                checks_right: 0,
                checks: 0,
            }),
        )
    };
    let progress = folded(&[completed(2, 20, "new"), completed(1, 10, "old")]);
    let lesson = &progress.lessons["toast"];
    assert_eq!(lesson.done.as_ref().unwrap().course_version, "2026.1");
    assert!(!lesson.text_changed("new") && lesson.text_changed("newer"));
    assert!(!LessonProgress::default().text_changed("new"));
}

#[test]
fn the_text_of_a_section_that_was_read_last_is_known_and_coming_by_does_not_count() {
    let reached = |id, order, hash: Option<&str>| {
        event(
            id,
            order,
            Fact::SectionReached(SectionReached {
                lesson: "toast".to_owned(),
                section: "body".to_owned(),
                content_hash: hash.map(str::to_owned),
            }),
        )
    };
    let before = folded(&[reached(1, 10, None)]);
    assert!(!before.lessons["toast"].section_changed("body", "new"));
    let progress = folded(&[
        reached(3, 30, None),
        reached(2, 20, Some("new")),
        reached(1, 10, Some("old")),
    ]);
    let lesson = &progress.lessons["toast"];
    assert!(!lesson.section_changed("body", "new") && lesson.section_changed("body", "newer"));
    assert!(!lesson.section_changed("end", "newer"), "never read");
}

#[test]
fn a_place_written_by_an_older_program_still_reads() {
    let body = serde_json::json!({ "lesson": "toast", "section": "body" });
    let fact = Fact::read("section-reached", 1, body.clone());
    assert!(matches!(&fact, Fact::SectionReached(place) if place.content_hash.is_none()));
    assert_eq!(fact.body().unwrap(), body, "and is carried as it came");
}

#[test]
fn best_latest_and_passed_attempts_are_told_apart() {
    let progress = folded(&[
        event(4, 40, attempted(5, 10)),
        event(3, 30, attempted(18, 20)),
        event(2, 20, attempted(9, 10)),
        event(1, 10, attempted(7, 10)),
    ]);
    let unit = &progress.units["one"];
    let order = |attempt: Option<&AttemptSummary>| attempt.unwrap().when.order;
    assert_eq!(order(unit.best()), 20, "of equals the earliest");
    assert_eq!(order(unit.latest()), 40);
    assert_eq!(order(unit.passed()), 20);
    assert_eq!(UnitProgress::default().best(), None);
}

#[test]
fn seconds_never_wrap() {
    let spent = |id| {
        event(
            id,
            1,
            Fact::TimeSpent(TimeSpent {
                lesson: format!("lesson-{}", id % 2),
                section: "one".to_owned(),
                seconds: u64::MAX,
                began: Timestamp::from_milliseconds(0),
            }),
        )
    };
    let progress = folded(&[spent(1), spent(2), spent(3)]);
    assert_eq!(progress.active_seconds(), u64::MAX);
}

#[test]
fn progress_survives_being_written_as_json() {
    let progress = folded(&[
        event(1, 1, answered(&["a"], true, false)),
        event(2, 2, attempted(9, 10)),
    ]);
    let text = serde_json::to_string(&progress).unwrap();
    assert_eq!(
        serde_json::from_str::<CourseProgress>(&text).unwrap(),
        progress
    );
}

fn a_fact() -> impl Strategy<Value = Fact> {
    let name = || prop::sample::select(vec!["a", "b"]).prop_map(str::to_owned);
    prop_oneof![
        1 => any::<u128>().prop_map(|id| Fact::Enrolled(Enrolled {
            registration: RegistrationId::from(Uuid::from_u128(id)),
            law_as_at: String::new(),
            language: String::new(),
        })),
        4 => (name(), name(), prop::option::of(name())).prop_map(|(lesson, section, content_hash)| {
            Fact::SectionReached(SectionReached { lesson, section, content_hash })
        }),
        3 => (name(), any::<u64>()).prop_map(|(lesson, seconds)| Fact::TimeSpent(TimeSpent {
            lesson,
            section: "one".to_owned(),
            seconds: seconds >> (seconds % 64),
            began: Timestamp::from_milliseconds(0),
        })),
        6 => (name(), name(), any::<(bool, bool)>(), prop::collection::vec(name(), 0..2)).prop_map(
            |(lesson, check, (right, revealed), chosen)| Fact::CheckAnswered(CheckAnswered {
                lesson,
                check,
                multiple: false,
                options: Vec::new(),
                chosen,
                right,
                revealed,
            })
        ),
        2 => (name(), name()).prop_map(|(lesson, content_hash)| {
            Fact::LessonCompleted(LessonCompleted {
                law_as_at: "2026-11-23".to_owned(),
                lesson,
                unit: "a".to_owned(),
                rule: "sections".to_owned(),
                content_hash,
                active_seconds: 0,
                checks_right: 0,
                checks: 0,
            })
        }),
        2 => (0_u32..10).prop_map(|right| attempted(right, 10)),
        1 => name().prop_map(|unit| Fact::UnitCompleted(UnitCompleted {
            law_as_at: "2026-11-23".to_owned(),
            unit,
            rule: String::new(),
            active_seconds: 0,
        })),
        1 => Just(Fact::CourseCompleted(CourseCompleted {
            rule: String::new(),
            active_seconds: 0,
            law_as_at: String::new(),
        })),
        2 => (name(), name()).prop_map(|(scenario, ending)| played(&scenario, &ending)),
        1 => Just(Fact::read("danced", 3, serde_json::json!({ "b": 1 }))),
        2 => (0_u128..40).prop_map(|id| Fact::Voided(Voided {
            event: EventId::from(Uuid::from_u128(id)),
            reason: String::new(),
            by: String::new(),
        })),
    ]
}

/// Events whose orders collide often, as those of two devices may.
fn some_events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec((a_fact(), 0_i64..12, 0_usize..2), 0..40).prop_map(|facts| {
        facts
            .into_iter()
            .zip(0_u128..)
            .map(|((fact, order, course), id)| {
                let mut event = event(id, order, fact);
                COURSES[course].clone_into(&mut event.subject.course);
                event
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_order_in_which_events_arrive_does_not_matter(
        (events, shuffled) in some_events()
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle()))
    ) {
        prop_assert_eq!(rebuild(&shuffled), rebuild(&events));
    }

    #[test]
    fn an_event_changes_nothing_but_the_parts_it_touches(
        events in some_events(),
        mut next in a_fact().prop_map(|fact| event(99, 6, fact)),
    ) {
        COURSES[0].clone_into(&mut next.subject.course);
        let before = folded(&events);
        let mut after = before.clone();
        after.apply(&next);
        let touched = touches(&next);
        let mut partial = CourseProgress::default();
        if touched.course {
            partial.enrolled = before.enrolled;
            partial.place.clone_from(&before.place);
            partial.completed.clone_from(&before.completed);
        }
        if let Some((id, part)) = touched.lesson.and_then(|id| before.lessons.get_key_value(id)) {
            partial.lessons.insert(id.clone(), part.clone());
        }
        if let Some((id, part)) = touched.unit.and_then(|id| before.units.get_key_value(id)) {
            partial.units.insert(id.clone(), part.clone());
        }
        let scenario = touched.scenario.and_then(|id| before.scenarios.get_key_value(id));
        if let Some((id, part)) = scenario {
            partial.scenarios.insert(id.clone(), part.clone());
        }
        partial.apply(&next);

        let mut merged = before;
        if touched.course {
            merged.enrolled = partial.enrolled;
            merged.place = partial.place;
            merged.completed = partial.completed;
        }
        merged.lessons.extend(partial.lessons);
        merged.units.extend(partial.units);
        merged.scenarios.extend(partial.scenarios);
        prop_assert_eq!(merged, after);
    }
}
