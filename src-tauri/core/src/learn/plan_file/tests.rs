use super::super::kept::standing;
use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

const COURSE: &str = "https://example.org/course";

fn texts(all: &[(&str, &str, u64, bool)]) -> Texts {
    (1_u128..)
        .zip(all)
        .map(|(number, (field, words, revision, removed))| {
            let id = KeptId::from(Uuid::from_u128(number));
            let spot = Spot {
                course: COURSE.to_owned(),
                kind: Kind::Plan,
                place: (*field).to_owned(),
            };
            let text = Kept {
                id,
                hand: Hand {
                    learner: LearnerId::from(Uuid::from_u128(7)),
                    device: DeviceId::from(Uuid::from_u128(8)),
                },
                revision: *revision,
                removed: *removed,
                content: Content {
                    text: (*words).to_owned(),
                    title: "Ways out".to_owned(),
                    ..Content::default()
                },
                at: Timestamp::from_milliseconds(1_795_430_400_007),
                order: 1_795_430_400_007,
            };
            ((spot, id), text)
        })
        .collect()
}

fn written(texts: &Texts) -> Vec<u8> {
    write(COURSE, texts).unwrap()
}

/// A file that is all right but for one change.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Texts, Refusal> {
    let mut json: Value =
        serde_json::from_slice(&written(&texts(&[("ways-out", "Hall", 1, false)]))).unwrap();
    change(&mut json);
    read(json.to_string().as_bytes(), COURSE)
}

#[test]
fn a_plan_is_read_as_it_was_written() {
    let plan = texts(&[
        ("ways-out", "Through the hall, “quietly”\n\u{5d0}", 3, false),
        ("who-we-ring", "", 1, false),
    ]);
    assert_eq!(read(&written(&plan), COURSE).unwrap(), plan);
}

#[test]
fn what_was_taken_away_travels_without_its_words() {
    let plan = texts(&[("ways-out", "Something private", 2, true)]);
    let file = written(&plan);
    assert!(!String::from_utf8_lossy(&file).contains("private"));
    let read = read(&file, COURSE).unwrap();
    assert!(read.values().all(|text| text.removed));
    assert_eq!(standing(read.values()).current, None);
}

#[test]
fn only_the_plan_of_this_course_travels() {
    let mut all = texts(&[("ways-out", "Hall", 1, false)]);
    let (mut key, text) = all.pop_first().unwrap();
    for (course, kind) in [("other", Kind::Plan), (COURSE, Kind::Reflection)] {
        key.0.course = course.to_owned();
        key.0.kind = kind;
        all.insert(key.clone(), text.clone());
    }
    assert!(read(&written(&all), COURSE).unwrap().is_empty());
}

#[test]
fn files_that_are_something_else_are_told_apart() {
    let not = |finding: &str| Err(Refusal::NotAPlan(finding.to_owned()));
    assert_eq!(read(b"", COURSE), not("it is empty"));
    for bytes in [&b"\x89PNG\r\n"[..], b"{", b"[]", b"null", &[0xff; 64]] {
        let found = read(bytes, COURSE);
        assert!(matches!(found, Err(Refusal::NotAPlan(_))), "{bytes:?}");
    }
    let huge = vec![b' '; usize::try_from(LONGEST_FILE).unwrap() + 1];
    assert_eq!(read(&huge, COURSE), not("it is larger than any plan"));
    assert_eq!(
        changed(|json| json["evenkeel"] = json!("bundle")),
        not("it is of another kind")
    );
    assert_eq!(
        changed(|json| json["version"] = json!(2)),
        Err(Refusal::Newer)
    );
    assert_eq!(
        changed(|json| json["course"] = json!("other")),
        Err(Refusal::AnotherCourse)
    );
    // A newer program may write its texts in another way; that it is newer is said all the same.
    let newer = changed(|json| {
        json["version"] = json!(9);
        json["texts"] = json!({ "a": 1 });
    });
    assert_eq!(newer, Err(Refusal::Newer));
}

#[test]
fn a_text_out_of_bounds_is_refused() {
    let cases: [(&str, Value); 10] = [
        ("field", json!("")),
        ("field", json!("../ways-out")),
        ("field", json!("a".repeat(101))),
        ("title", json!("a".repeat(301))),
        ("text", json!("a".repeat(LONGEST_TEXT + 1))),
        ("revision", json!(0)),
        ("revision", json!(u64::MAX)),
        ("order", json!(i64::MAX)),
        ("id", json!("not an id")),
        ("at", json!("yesterday")),
    ];
    for (key, value) in cases {
        let found = changed(|json| json["texts"][0][key] = value.clone());
        assert!(matches!(found, Err(Refusal::NotAPlan(_))), "{key}");
    }
    let many = changed(|json| {
        let one = json["texts"][0].clone();
        json["texts"] = Value::Array(vec![one; MOST_TEXTS + 1]);
    });
    assert!(matches!(many, Err(Refusal::NotAPlan(_))));
}

#[test]
fn the_same_text_twice_is_one() {
    let found = changed(|json| {
        let mut later = json["texts"][0].clone();
        later["revision"] = json!(2);
        later["text"] = json!("Kitchen");
        json["texts"].as_array_mut().unwrap().insert(0, later);
    })
    .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found.values().next().unwrap().content.text, "Kitchen");
}

proptest! {
    #[test]
    fn whatever_the_bytes_nothing_breaks(
        bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0_usize..400, with in any::<u8>()
    ) {
        let _ = read(&bytes, COURSE);
        let mut damaged = written(&texts(&[("ways-out", "Hall", 1, false)]));
        let length = damaged.len();
        damaged[at % length] = with;
        let _ = read(&damaged, COURSE);
        damaged.truncate(at % length);
        prop_assert!(read(&damaged, COURSE).is_err());
    }
}
