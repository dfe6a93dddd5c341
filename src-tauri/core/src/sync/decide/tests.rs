use super::*;
use serde_json::json;

const HOST: &str = "lrs.example";
const ONE: &str = "0190a1b2-0000-7000-8000-000000000001";
const TWO: &str = "0190a1b2-0000-7000-8000-000000000002";

fn ids(of: &[&str]) -> Vec<String> {
    of.iter().map(|id| (*id).to_owned()).collect()
}

fn answer(status: u16, body: &str) -> Heard {
    Heard::Answer(Answer {
        status,
        body: body.as_bytes().to_vec(),
        ..Answer::default()
    })
}

fn after(count: usize, heard: &Heard) -> Next {
    after_post(HOST, &ids(&[ONE, TWO][..count]), heard)
}

/// What came of it in one word, since the words of errors are told elsewhere.
fn word(next: &Next) -> String {
    match next {
        Next::Given => "given".to_owned(),
        Next::Split => "split".to_owned(),
        Next::Shorten => "shorten".to_owned(),
        Next::Compare => "compare".to_owned(),
        Next::Refuse(refusal) => format!("refuse {}", json!(refusal)["why"].as_str().unwrap()),
        Next::Trouble(trouble) => in_a_word(trouble),
    }
}

fn in_a_word(trouble: &Trouble) -> String {
    let code = |error: &LrsError| json!(error.code()).as_str().unwrap().to_owned();
    match trouble {
        Trouble::Passing { seconds, error } => format!("wait {seconds:?} {}", code(error)),
        Trouble::Lasting(error) => format!("stop {}", code(error)),
    }
}

#[test]
fn every_answer_to_statements_has_its_next_step() {
    let both = format!("[\"{ONE}\", \"{}\"]", TWO.to_uppercase());
    let one = format!("[\"{ONE}\"]");
    let stranger = "[\"0190a1b2-0000-7000-8000-00000000000f\"]";
    let page = "<html>Sign in to the network</html>";
    // Status, body, what next for two, what next for one alone.
    let table = [
        (200, both.as_str(), "given", "compare"),
        (200, one.as_str(), "given", "given"),
        (200, "[]", "given", "given"),
        (204, "", "given", "given"),
        (202, one.as_str(), "given", "given"),
        (200, "", "compare", "compare"),
        (200, page, "compare", "compare"),
        (200, stranger, "compare", "compare"),
        (200, "[1]", "compare", "compare"),
        (200, "{}", "compare", "compare"),
        (204, page, "compare", "compare"),
        (409, "", "compare", "compare"),
        (400, "bad", "split", "refuse invalid"),
        (422, "bad", "split", "refuse invalid"),
        (413, "", "shorten", "refuse too-long"),
        (401, "", "stop lrs-key-refused", "stop lrs-key-refused"),
        (403, "", "stop lrs-key-refused", "stop lrs-key-refused"),
        (407, "", "stop lrs-not-reached", "stop lrs-not-reached"),
        (408, "", "wait None lrs-busy", "wait None lrs-busy"),
        (425, "", "wait None lrs-busy", "wait None lrs-busy"),
        (429, "", "wait None lrs-busy", "wait None lrs-busy"),
        (500, page, "wait None lrs-busy", "wait None lrs-busy"),
        (502, page, "wait None lrs-busy", "wait None lrs-busy"),
        (503, page, "wait None lrs-busy", "wait None lrs-busy"),
        (504, page, "wait None lrs-busy", "wait None lrs-busy"),
        (599, page, "wait None lrs-busy", "wait None lrs-busy"),
        (
            501,
            "",
            "stop lrs-not-understood",
            "stop lrs-not-understood",
        ),
        (
            404,
            page,
            "stop lrs-not-understood",
            "stop lrs-not-understood",
        ),
        (
            405,
            "",
            "stop lrs-not-understood",
            "stop lrs-not-understood",
        ),
        (
            410,
            "",
            "stop lrs-not-understood",
            "stop lrs-not-understood",
        ),
        (
            415,
            "",
            "stop lrs-not-understood",
            "stop lrs-not-understood",
        ),
        (
            304,
            "",
            "stop lrs-not-understood",
            "stop lrs-not-understood",
        ),
        (
            100,
            "",
            "stop lrs-not-understood",
            "stop lrs-not-understood",
        ),
        (
            999,
            "",
            "stop lrs-not-understood",
            "stop lrs-not-understood",
        ),
    ];
    for (status, body, together, alone) in table {
        let heard = answer(status, body);
        assert_eq!(word(&after(2, &heard)), together, "{status} {body}, two");
        assert_eq!(word(&after(1, &heard)), alone, "{status} {body}, one");
    }
}

#[test]
fn silence_means_the_same_bytes_again_unless_the_certificate_is_bad() {
    let cause = || "what the network said".to_owned();
    for (silence, expected) in [
        (Silence::NotReached(cause()), "wait None lrs-not-reached"),
        (Silence::Unknown(cause()), "wait None lrs-not-reached"),
        (Silence::NotTrusted(cause()), "stop lrs-not-trusted"),
    ] {
        assert_eq!(word(&after(2, &Heard::Silence(silence.clone()))), expected);
        let found = after_get(HOST, ONE, &Heard::Silence(silence));
        let Found::Unclear(trouble) = found else {
            panic!("{found:?}")
        };
        assert_eq!(in_a_word(&trouble), expected);
    }
}

#[test]
fn a_redirect_is_told_and_never_followed() {
    for status in [301, 302, 303, 307, 308] {
        let heard = Heard::Answer(Answer {
            status,
            location: Some("https://elsewhere.example/".to_owned()),
            ..Answer::default()
        });
        assert_eq!(
            after(2, &heard),
            Next::Trouble(Trouble::Lasting(LrsError::Moved {
                host: HOST.to_owned(),
                to: "https://elsewhere.example/".to_owned()
            }))
        );
        assert_eq!(
            word(&after(2, &answer(status, ""))),
            "stop lrs-not-understood"
        );
    }
}

#[test]
fn a_store_that_asks_us_to_wait_is_obeyed() {
    let heard = Heard::Answer(Answer {
        status: 429,
        wait_seconds: Some(120),
        ..Answer::default()
    });
    assert_eq!(word(&after(2, &heard)), "wait Some(120) lrs-busy");
}

#[test]
fn an_answer_without_end_is_no_answer_of_a_store() {
    let heard = Heard::Answer(Answer {
        status: 200,
        body: b"[]".to_vec(),
        cut_off: true,
        ..Answer::default()
    });
    assert_eq!(after(2, &heard), Next::Compare);
    assert!(matches!(
        after_get(HOST, ONE, &heard),
        Found::Unclear(Trouble::Lasting(_))
    ));
}

#[test]
fn what_a_store_says_is_shown_as_a_few_plain_words() {
    let long = format!("\u{1b}[31m bad\u{7} {}", "x".repeat(1000));
    let Next::Refuse(Refusal::Invalid { said }) = after(1, &answer(400, &long)) else {
        panic!()
    };
    assert!(said.starts_with("400: [31m bad x"), "{said}");
    assert!(said.chars().count() < 210 && !said.chars().any(char::is_control));
    let Next::Trouble(Trouble::Lasting(error)) = after(1, &answer(401, "")) else {
        panic!()
    };
    assert_eq!(
        error,
        LrsError::KeyRefused {
            host: HOST.to_owned(),
            cause: "401".to_owned()
        }
    );
}

#[test]
fn a_statement_is_found_alone_or_in_a_list_and_only_by_its_own_id() {
    let statement = json!({ "id": ONE.to_uppercase(), "verb": {} });
    for body in [
        statement.clone(),
        json!({ "statements": [{ "id": TWO }, statement] }),
        json!({ "statements": [statement], "more": "" }),
    ] {
        let found = after_get(HOST, ONE, &answer(200, &body.to_string()));
        assert_eq!(
            found,
            Found::Statement(Box::new(statement.clone())),
            "{body}"
        );
    }
    for body in [
        json!({ "statements": [] }),
        json!({ "statements": [{ "id": TWO }] }),
        json!({ "statements": 7 }),
        json!({ "id": TWO }),
        json!([]),
        json!("x"),
    ] {
        let found = after_get(HOST, ONE, &answer(200, &body.to_string()));
        assert_eq!(found, Found::Nothing, "{body}");
    }
}

#[test]
fn every_other_answer_to_a_question_has_its_meaning() {
    for (status, expected) in [
        (404, Found::Nothing),
        (204, Found::Nothing),
        (400, Found::Nothing),
        (405, Found::Nothing),
        (501, Found::Nothing),
        (401, Found::Forbidden),
        (403, Found::Forbidden),
    ] {
        assert_eq!(
            after_get(HOST, ONE, &answer(status, "")),
            expected,
            "{status}"
        );
    }
    for (status, body, expected) in [
        (200, "<html>", "stop lrs-not-understood"),
        (429, "", "wait None lrs-busy"),
        (503, "", "wait None lrs-busy"),
        (418, "", "stop lrs-not-understood"),
    ] {
        let Found::Unclear(trouble) = after_get(HOST, ONE, &answer(status, body)) else {
            panic!("{status}")
        };
        assert_eq!(in_a_word(&trouble), expected, "{status}");
    }
}
