//! An event of each kind, and what is written of it.

use super::super::*;
use crate::base::id::{DeviceId, EventId, LearnerId};
use crate::event::{
    ChoiceMade, CourseCompleted, LessonCompleted, QuestionAnswered, RefresherAnswered,
    SectionReached, Subject, TimeSpent, UnitCompleted, Voided,
};
use uuid::Uuid;

pub(super) fn event(fact: Fact, item: &str, title: &str) -> Event {
    Event {
        id: EventId::from(Uuid::from_u128(1)),
        learner: LearnerId::from(Uuid::from_u128(2)),
        device: DeviceId::from(Uuid::from_u128(3)),
        sequence: 1,
        order: 1,
        at: Timestamp::parse("2026-11-23T19:20:31.412Z").unwrap(),
        clock: ClockState::Steady,
        subject: Subject {
            course: "https://evenkeel.example/courses/de-escalation".to_owned(),
            course_version: "2026.1".to_owned(),
            item: item.to_owned(),
            title: title.to_owned(),
        },
        fact,
    }
}

pub(super) fn setting() -> Setting {
    Setting {
        home_page: HOME_PAGE.to_owned(),
        registration: Some(RegistrationId::from(Uuid::from_u128(4))),
        language: Some("en-GB".to_owned()),
        now: Timestamp::parse("2026-11-24T00:00:00Z").unwrap(),
    }
}

pub(super) fn json_of(event: &Event) -> Value {
    serde_json::from_slice(&statement(event, &setting()).unwrap().unwrap()).unwrap()
}

pub(super) fn check(chosen: &[&str], right: bool, revealed: bool) -> Fact {
    let option = |id: &str, text: &str, right| OptionAsShown {
        id: id.to_owned(),
        text: text.to_owned(),
        right,
    };
    Fact::CheckAnswered(CheckAnswered {
        lesson: "what-stress-does".to_owned(),
        check: "freya-first".to_owned(),
        multiple: false,
        options: vec![
            option("aaaa", "Explain", false),
            option("bbbb", "Open the window", true),
        ],
        chosen: chosen.iter().map(|id| (*id).to_owned()).collect(),
        right,
        revealed,
    })
}

pub(super) fn enrolled(registration: u128) -> Fact {
    Fact::Enrolled(Enrolled {
        registration: RegistrationId::from(Uuid::from_u128(registration)),
        law_as_at: "2026-11-23".to_owned(),
        language: "en-GB".to_owned(),
    })
}

pub(super) fn attempt(right: u32) -> Fact {
    let question = |number: u32| {
        let option = |id: &str, right| OptionAsShown {
            id: id.to_owned(),
            text: format!("Option {id}"),
            right,
        };
        QuestionAnswered {
            question: format!("q-{number}"),
            text: format!("What helps in question {number}?"),
            outcome: "A3".to_owned(),
            multiple: number == 3,
            options: vec![option("aaaa", true), option("bbbb", number == 3)],
            chosen: vec![if number <= right { "aaaa" } else { "bbbb" }.to_owned()],
            right: number <= right,
        }
    };
    Fact::AssessmentAttempted(AssessmentAttempted {
        attempt: crate::base::id::AttemptId::from(Uuid::from_u128(5)),
        unit: "defusing-conflict".to_owned(),
        began: Timestamp::parse("2026-11-23T19:02:11.000Z").unwrap(),
        questions: (1..=3).map(question).collect(),
        right,
        asked: 3,
        pass_mark: 66,
        passed: right >= 2,
    })
}

pub(super) fn played() -> Fact {
    let moment = |step: &str, title: &str, child, you| MomentReached {
        step: step.to_owned(),
        title: title.to_owned(),
        child,
        you,
    };
    Fact::ScenarioPlayed(ScenarioPlayed {
        scenario: "the-fourth-stair".to_owned(),
        content_hash: "0".repeat(16),
        path: vec![ChoiceMade {
            at: moment("doorway", "The sixth time", 3, 3),
            choice: "cccc".to_owned(),
            text: "Switch the telly off and ask, \"What sort of noise?\"".to_owned(),
            turning_point: true,
        }],
        ending: moment("still-here", "The loudest washer-up in Nottingham", 1, 1),
    })
}

/// With the bits of version 7, as our own ids have them.
pub(super) fn uuid_7(number: u128) -> u128 {
    (7 << 76) | (8 << 60) | number
}

/// One event of every kind and in every form that is exported, and of those that are not.
pub(super) fn one_of_each() -> Vec<Event> {
    let rule = || "lessons-and-assessment".to_owned();
    let law_as_at = || "2026-11-23".to_owned();
    let lesson = Fact::LessonCompleted(LessonCompleted {
        lesson: "what-stress-does".to_owned(),
        unit: "defusing-conflict".to_owned(),
        rule: "sections-and-checks".to_owned(),
        law_as_at: law_as_at(),
        content_hash: "0".repeat(16),
        active_seconds: 750,
        checks_right: 2,
        checks: 3,
    });
    let unit = Fact::UnitCompleted(UnitCompleted {
        unit: "defusing-conflict".to_owned(),
        rule: rule(),
        law_as_at: law_as_at(),
        active_seconds: 2470,
    });
    let course = Fact::CourseCompleted(CourseCompleted {
        rule: "every unit".to_owned(),
        active_seconds: 9000,
        law_as_at: law_as_at(),
    });
    let voided = Fact::Voided(Voided {
        event: EventId::from(Uuid::from_u128(uuid_7(1002))),
        reason: "Answered by somebody else".to_owned(),
        by: "Ruth".to_owned(),
    });
    let place = Fact::SectionReached(SectionReached {
        lesson: "what-stress-does".to_owned(),
        section: "toast".to_owned(),
        content_hash: None,
    });
    let time = Fact::TimeSpent(TimeSpent {
        lesson: "what-stress-does".to_owned(),
        section: "toast".to_owned(),
        seconds: 60,
        began: Timestamp::parse("2026-11-23T19:02:11.000Z").unwrap(),
    });
    let practised = Fact::RefresherAnswered(RefresherAnswered {
        lesson: "what-stress-does".to_owned(),
        check: "freya-first".to_owned(),
        multiple: false,
        options: Vec::new(),
        chosen: vec!["bbbb".to_owned()],
        right: true,
        revealed: false,
        tries: 0,
    });
    let check_item = "lesson/what-stress-does/check/freya-first";
    let question = "Freya is still screaming. What helps first?";
    let assessment = "unit/defusing-conflict/assessment";
    let mut went_back = event(check(&["bbbb"], true, false), check_item, question);
    went_back.clock = ClockState::WentBack;
    let mut each = vec![
        event(enrolled(uuid_7(4)), "", "Keeping on an even keel"),
        event(check(&["aaaa"], false, false), check_item, question),
        event(check(&["aaaa", "bbbb"], false, false), check_item, question),
        event(check(&[], false, true), check_item, question),
        went_back,
        event(lesson, "lesson/what-stress-does", "What stress does"),
        event(attempt(1), assessment, "Assessment: defusing conflict"),
        event(attempt(3), assessment, "Assessment: defusing conflict"),
        event(unit, "unit/defusing-conflict", "Defusing conflict"),
        event(course, "", "Keeping on an even keel"),
        event(voided, check_item, question),
        event(played(), "scenario/the-fourth-stair", "The fourth stair"),
        event(practised, check_item, question),
        event(place, "lesson/what-stress-does", "What stress does"),
        event(time, "lesson/what-stress-does", "What stress does"),
    ];
    for (number, event) in (1001..).zip(&mut each) {
        event.id = EventId::from(Uuid::from_u128(uuid_7(number)));
        event.order += i64::try_from(number).unwrap();
    }
    each
}
