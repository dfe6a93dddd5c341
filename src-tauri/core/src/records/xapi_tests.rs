use super::*;
use crate::base::id::{DeviceId, EventId, LearnerId};
use crate::event::{LessonCompleted, SectionReached, Subject, Voided};
use uuid::Uuid;

fn event(fact: Fact, item: &str, title: &str) -> Event {
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

fn setting() -> Setting {
    Setting {
        home_page: HOME_PAGE.to_owned(),
        registration: Some(RegistrationId::from(Uuid::from_u128(4))),
        language: "en-GB".to_owned(),
        now: Timestamp::parse("2026-11-24T00:00:00Z").unwrap(),
    }
}

fn json_of(event: &Event) -> Value {
    serde_json::from_slice(&statement(event, &setting()).unwrap().unwrap()).unwrap()
}

fn check(chosen: &[&str], right: bool, revealed: bool) -> Fact {
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

#[test]
fn a_finished_lesson_reads_as_the_standard_asks() {
    let done = Fact::LessonCompleted(LessonCompleted {
        law_as_at: "2026-11-23".to_owned(),
        lesson: "what-stress-does".to_owned(),
        unit: "defusing-conflict".to_owned(),
        rule: "sections-and-checks".to_owned(),
        content_hash: "0".repeat(16),
        active_seconds: 750,
        checks_right: 2,
        checks: 3,
    });
    insta::assert_json_snapshot!(json_of(&event(done, "lesson/what-stress-does", "What stress does")), @r#"
    {
      "actor": {
        "account": {
          "homePage": "https://records.evenkeel.example/",
          "name": "00000000-0000-0000-0000-000000000002"
        },
        "objectType": "Agent"
      },
      "context": {
        "contextActivities": {
          "grouping": [
            {
              "id": "https://evenkeel.example/courses/de-escalation",
              "objectType": "Activity"
            }
          ],
          "parent": [
            {
              "id": "https://evenkeel.example/courses/de-escalation/unit/defusing-conflict",
              "objectType": "Activity"
            }
          ]
        },
        "language": "en-GB",
        "platform": "Evenkeel",
        "registration": "00000000-0000-0000-0000-000000000004",
        "revision": "2026.1"
      },
      "id": "00000000-0000-0000-0000-000000000001",
      "object": {
        "definition": {
          "name": {
            "en-GB": "What stress does"
          },
          "type": "http://adlnet.gov/expapi/activities/lesson"
        },
        "id": "https://evenkeel.example/courses/de-escalation/lesson/what-stress-does",
        "objectType": "Activity"
      },
      "result": {
        "completion": true,
        "duration": "PT12M30S",
        "extensions": {
          "https://evenkeel.example/xapi/extensions/checks": 3,
          "https://evenkeel.example/xapi/extensions/checks-right": 2,
          "https://evenkeel.example/xapi/extensions/completion-rule": "sections-and-checks",
          "https://evenkeel.example/xapi/extensions/law-as-at": "2026-11-23"
        }
      },
      "timestamp": "2026-11-23T19:20:31.412Z",
      "verb": {
        "display": {
          "en-GB": "completed"
        },
        "id": "http://adlnet.gov/expapi/verbs/completed"
      }
    }
    "#);
}

#[test]
fn an_answer_names_its_options_and_the_right_one() {
    let json = json_of(&event(
        check(&["bbbb"], true, false),
        "lesson/what-stress-does/check/freya-first",
        "What helps first?",
    ));
    let definition = &json["object"]["definition"];
    assert_eq!(definition["interactionType"], "choice");
    assert_eq!(definition["correctResponsesPattern"], json!(["bbbb"]));
    assert_eq!(definition["choices"][0]["description"]["en-GB"], "Explain");
    assert_eq!(json["result"], json!({"success": true, "response": "bbbb"}));
}

#[test]
fn an_answer_that_was_shown_is_never_a_success() {
    for (chosen, right) in [(vec![], false), (vec!["bbbb"], true)] {
        let json = json_of(&event(check(&chosen, right, true), "lesson/x/check/y", "?"));
        assert_eq!(json["result"]["success"], false);
        assert_eq!(
            json["result"]["extensions"][extension("answer-shown")],
            true
        );
    }
}

#[test]
fn nothing_is_ever_null() {
    let with_gaps = Setting {
        registration: None,
        ..setting()
    };
    for fact in [check(&[], false, true), check(&["aaaa"], false, false)] {
        let bytes = statement(&event(fact, "lesson/x/check/y", "?"), &with_gaps)
            .unwrap()
            .unwrap();
        assert!(!String::from_utf8(bytes).unwrap().contains("null"));
    }
}

#[test]
fn a_time_that_has_not_come_yet_is_pulled_back_to_now() {
    let mut early = event(check(&["aaaa"], false, false), "lesson/x/check/y", "?");
    early.at = Timestamp::parse("2031-01-01T00:00:00Z").unwrap();
    early.clock = ClockState::WentBack;
    let json = json_of(&early);
    assert_eq!(json["timestamp"], "2026-11-24T00:00:00.000Z");
    assert_eq!(
        json["context"]["extensions"][extension("clock")],
        "went-back"
    );
}

#[test]
fn taking_back_points_at_the_statement_and_carries_no_revision() {
    let voided = Fact::Voided(Voided {
        event: EventId::from(Uuid::from_u128(9)),
        reason: "wrong person".to_owned(),
        by: "trainer".to_owned(),
    });
    let json = json_of(&event(voided, "", ""));
    assert_eq!(
        json["object"],
        json!({"objectType": "StatementRef", "id": Uuid::from_u128(9).to_string()})
    );
    assert!(json["context"].get("revision").is_none());
}

#[test]
fn places_are_not_exported_one_by_one() {
    let place = Fact::SectionReached(SectionReached {
        lesson: "x".to_owned(),
        section: "y".to_owned(),
        content_hash: None,
    });
    assert_eq!(
        statement(&event(place, "lesson/x", "X"), &setting()).unwrap(),
        None
    );
}

#[test]
fn one_duration_has_one_spelling() {
    for (seconds, text) in [
        (0, "PT0S"),
        (59, "PT59S"),
        (60, "PT1M"),
        (120, "PT2M"),
        (3600, "PT1H"),
        (3723, "PT1H2M3S"),
        (90_000, "PT25H"),
    ] {
        assert_eq!(duration(seconds), text);
    }
}
