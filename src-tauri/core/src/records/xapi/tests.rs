//! Events as statements: what the standard asks, and what we promise.

mod fixture;

use super::*;
use crate::base::files;
use crate::base::id::{DeviceId, EventId};
use crate::event::{LessonCompleted, SectionReached, Voided};
use fixture::*;
use uuid::Uuid;

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

/// A validator that is not ours reads these in the tests of the UI: `ui/src/tests/statements.test.ts`.
#[test]
fn one_of_each_statement_is_written_down_for_an_independent_validator() {
    let events = one_of_each();
    let setting_of = |event| Setting::of(event, &events[..1], setting().now);
    let each: Vec<Value> = events
        .iter()
        .filter_map(|event| statement(event, &setting_of(event)).unwrap())
        .map(|bytes| serde_json::from_slice(&bytes).unwrap())
        .collect();
    let text = serde_json::to_string_pretty(&each).unwrap() + "\n";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../ui/src/ipc/samples/statements.json");
    if files::read(&path).ok().as_deref() != Some(text.as_bytes()) {
        files::write_atomically(&path, |out| out.write_all(text.as_bytes())).unwrap();
    }
}

#[test]
fn exactly_the_listed_kinds_become_statements() {
    let mut seen = std::collections::BTreeSet::new();
    for event in one_of_each() {
        let kind = event.fact.kind().to_owned();
        let exported = statement(&event, &setting()).unwrap().is_some();
        assert_eq!(exported, KINDS.contains(&kind.as_str()), "{kind}");
        if exported {
            seen.insert(kind);
        }
    }
    let listed = KINDS.iter().map(|kind| (*kind).to_owned()).collect();
    assert_eq!(seen, listed, "one of each is among those that were tried");
}

#[test]
fn a_statement_belongs_to_the_enrolment_of_its_own_device_else_to_the_first() {
    let at = |device: u128, order: i64, fact: Fact| {
        let mut event = event(fact, "", "");
        event.device = DeviceId::from(Uuid::from_u128(device));
        event.order = order;
        event
    };
    let enrolments = [
        at(2, 20, enrolled(22)),
        at(1, 10, enrolled(11)),
        at(1, 30, enrolled(33)),
    ];
    for (device, order, registration) in [
        (1, 15, 11),
        (1, 40, 33),
        (2, 40, 22),
        (2, 15, 11),
        (3, 5, 11),
    ] {
        let answer = at(device, order, check(&["aaaa"], false, false));
        let of = Setting::of(&answer, &enrolments, setting().now);
        assert_eq!(
            of.registration.unwrap().uuid().as_u128(),
            registration,
            "device {device}, order {order}"
        );
    }
    let mut elsewhere = at(1, 40, check(&["aaaa"], false, false));
    elsewhere.subject.course = "https://example.org/another".to_owned();
    assert_eq!(
        Setting::of(&elsewhere, &enrolments, setting().now).registration,
        None
    );
}

#[test]
fn a_scenario_is_told_with_its_way_and_is_neither_passed_nor_failed() {
    let json = json_of(&event(
        played(),
        "scenario/the-fourth-stair",
        "The fourth stair",
    ));
    assert_eq!(
        json["verb"]["id"],
        "http://adlnet.gov/expapi/verbs/experienced"
    );
    assert_eq!(
        json["object"]["definition"]["type"],
        "http://adlnet.gov/expapi/activities/simulation"
    );
    let result = &json["result"];
    for judged in ["success", "completion", "score"] {
        assert!(result.get(judged).is_none(), "{judged}");
    }
    assert_eq!(result["response"], "The loudest washer-up in Nottingham");
    let made = &result["extensions"][extension("path")][0];
    assert_eq!(made["tension"], json!({"child": 3, "you": 3}));
    assert_eq!(made["turning-point"], true);
    assert_eq!(
        json["context"]["contextActivities"]["parent"][0]["id"],
        "https://evenkeel.example/courses/de-escalation"
    );
}

#[test]
fn a_course_is_part_of_nothing_and_a_unit_is_part_of_the_course() {
    let each = one_of_each();
    let of = |kind: &str| json_of(each.iter().find(|event| event.fact.kind() == kind).unwrap());
    assert!(
        of("course-completed")["context"]
            .get("contextActivities")
            .is_none()
    );
    assert_eq!(
        of("unit-completed")["context"]["contextActivities"]["parent"][0]["id"],
        "https://evenkeel.example/courses/de-escalation"
    );
}

#[test]
fn taking_back_says_why_and_not_who() {
    let voided = one_of_each()
        .into_iter()
        .find(|event| event.fact.kind() == "voided");
    let bytes = statement(&voided.unwrap(), &setting()).unwrap().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.contains("Answered by somebody else") && !text.contains("Ruth"),
        "{text}"
    );
}
