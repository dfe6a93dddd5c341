//! Giving records to a real record store (Ralph) over a network that breaks. `cargo xtask test` installs Ralph and runs
//! these; each starts its own. Whatever happened on the way, in the end the store holds each statement exactly once and
//! the outbox knows it.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a check reads real files, and ends at what is unexpected"
)]

mod office;
mod proxy;
mod ralph;
mod stations;

use crate::office::{Office, code_of};
use crate::proxy::{Fate, Proxy};
use crate::ralph::Ralph;
use evenkeel_core::sync::compare;
use evenkeel_core::sync::decide::Refusal;
use evenkeel_core::sync::deliver::{Courier, Ended, How, Item, Verdict};
use evenkeel_core::sync::transport::{Heard, Question};
use serde_json::{Value, json};
use std::sync::Arc;

/// A store, the way to it, and so many records to give.
fn set_up(records: usize) -> (Arc<Ralph>, Proxy, Office) {
    let ralph = Arc::new(Ralph::start());
    let proxy = Proxy::before(ralph.address());
    let office = Office::with_records(records, &proxy, "writer");
    (ralph, proxy, office)
}

/// Puts a statement there, as somebody else with the same key would.
fn put_there(office: &Office, statement: &Value) {
    let heard = office
        .line()
        .post(&serde_json::to_vec(&[statement]).unwrap());
    assert!(
        matches!(&heard, Heard::Answer(answer) if answer.status == 200),
        "{heard:?}"
    );
}

#[test]
fn one_statement_is_given_once_however_often_somebody_sends() {
    let (ralph, proxy, office) = set_up(1);
    office.send().unwrap();
    office.send().unwrap();
    assert_eq!(proxy.posts(), 1);
    office.and_store_agree(&ralph);
}

#[test]
fn twenty_thousand_arrive_although_the_store_is_killed_and_answers_are_lost() {
    let (ralph, proxy, office) = set_up(20_000);
    let (killed, again) = (Arc::clone(&ralph), Arc::clone(&ralph));
    proxy.expect([
        Fate::Well,
        Fate::AnswerLost,
        Fate::Half,
        Fate::Well,
        Fate::Then(Box::new(move || {
            // In the middle of what it was writing, or before, or after: whatever it was at.
            std::thread::sleep(std::time::Duration::from_millis(250));
            killed.kill();
        })),
        // Nobody is there; then it comes back with what it had.
        Fate::Then(Box::new(move || again.start_again())),
        Fate::Well,
        Fate::AnswerHalf,
    ]);
    office.send().unwrap();
    office.and_store_agree(&ralph);
    let posts = proxy.posts();
    office.send().unwrap();
    assert_eq!(proxy.posts(), posts, "nothing is given twice");
    let bodies = proxy.posted();
    assert_eq!(
        bodies[1], bodies[2],
        "an unknown outcome means the same bytes again"
    );
}

#[test]
fn a_request_that_never_arrived_is_posted_again() {
    let (ralph, proxy, office) = set_up(450);
    proxy.expect([Fate::LostBefore, Fate::Half, Fate::Well, Fate::LostBefore]);
    office.send().unwrap();
    office.and_store_agree(&ralph);
}

#[test]
fn a_program_that_is_stopped_goes_on_where_it_was() {
    let (ralph, proxy, office) = set_up(900);
    let office = Arc::new(office);
    let stopping = Arc::clone(&office);
    proxy.expect([
        Fate::Well,
        Fate::Then(Box::new(move || {
            // Somebody presses Stop while the second is under way; its answer is lost.
            stopping.stop();
        })),
    ]);
    office.send().unwrap();
    let counts = office.counts();
    assert_eq!((counts.given, counts.waiting), (200, 700));
    office.send().unwrap();
    office.and_store_agree(&ralph);
}

#[test]
fn what_the_store_has_already_is_found_and_what_clashes_is_named() {
    let (ralph, _proxy, office) = set_up(60);
    let ours = office.statements();
    put_there(&office, &ours[3]);
    let mut other = ours[40].clone();
    other["object"]["definition"]["name"] = json!({"en-GB": "Something else"});
    other["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/experienced");
    put_there(&office, &other);

    office.send().unwrap();
    let counts = office.counts();
    assert_eq!((counts.given, counts.waiting, counts.refused), (59, 0, 1));
    let holds = ralph.holds();
    assert_eq!(holds.len(), 60);
    assert!(holds.values().all(|(times, _)| *times == 1));
    let (_, kept) = &holds[other["id"].as_str().unwrap()];
    assert_eq!(kept["verb"], other["verb"], "what was there is untouched");
}

#[test]
fn a_key_that_may_only_write_is_enough_also_after_a_lost_answer() {
    let ralph = Ralph::start();
    let proxy = Proxy::before(ralph.address());
    let office = Office::with_records(250, &proxy, "only-writer");
    proxy.expect([Fate::AnswerLost]);
    office.send().unwrap();
    assert_eq!(proxy.asked(), 0);
    office.and_store_agree(&ralph);
}

#[test]
fn what_is_wrong_has_a_name_and_nothing_is_lost() {
    let ralph = Ralph::start();
    let proxy = Proxy::before(ralph.address());
    let other = |status: &str, more: &str, body: &str| {
        let length = body.len();
        Fate::Other(format!(
            "HTTP/1.1 {status}\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        ))
    };
    let wrong = Office::with_records(5, &proxy, "nobody");
    assert_eq!(code_of(&wrong.send()).as_deref(), Some("lrs-key-refused"));
    let reader = Office::with_records(5, &proxy, "reader");
    assert_eq!(code_of(&reader.send()).as_deref(), Some("lrs-key-refused"));

    let office = Office::with_records(5, &proxy, "writer");
    for (fate, code) in [
        (
            other(
                "302 Found",
                "Location: https://sign-in.example/\r\n",
                "moved",
            ),
            "lrs-moved",
        ),
        (
            other("200 OK", "", "<html>Welcome to the café</html>"),
            "lrs-not-understood",
        ),
        (
            other("404 Not Found", "", "no such page"),
            "lrs-not-understood",
        ),
    ] {
        proxy.expect([fate]);
        assert_eq!(code_of(&office.send()).as_deref(), Some(code));
        let counts = office.counts();
        assert_eq!((counts.given, counts.waiting, counts.refused), (0, 5, 0));
    }
    // Too busy for a moment, then too much at once: neither ends it.
    proxy.expect([
        other(
            "503 Service Unavailable",
            "Retry-After: 1\r\n",
            "later, please",
        ),
        other("413 Payload Too Large", "", ""),
    ]);
    office.send().unwrap();
    office.and_store_agree(&ralph);

    ralph.kill();
    let late = Office::with_records(2, &proxy, "writer");
    assert_eq!(code_of(&late.send()).as_deref(), Some("lrs-not-reached"));
    ralph.start_again();
    late.send().unwrap();
    assert_eq!(late.counts().given, 2);
}

/// One statement of each kind and form, as the program writes them.
fn of_every_kind() -> Vec<Item> {
    let samples: Vec<Value> =
        serde_json::from_str(include_str!("../../ui/src/ipc/samples/statements.json")).unwrap();
    (1..)
        .zip(&samples)
        .map(|(place, statement)| Item {
            place,
            id: statement["id"].as_str().unwrap().to_owned(),
            bytes: serde_json::to_vec(statement).unwrap(),
        })
        .collect()
}

#[test]
fn every_kind_of_statement_is_taken_and_comes_back_the_same() {
    let (_ralph, _proxy, office) = set_up(1);
    let line = office.line();
    let items = of_every_kind();
    let mut verdicts = Vec::new();
    let ended = Courier::new(line.as_ref(), "ralph")
        .deliver(&items, &|| false, &mut |some| {
            verdicts.extend_from_slice(some);
            Ok(())
        })
        .unwrap();
    assert_eq!(ended, Ended::Settled);
    assert_eq!(verdicts.len(), items.len());
    for (_, verdict) in &verdicts {
        assert_eq!(verdict, &Verdict::Given(How::Stored));
    }
    for item in &items {
        let Heard::Answer(answer) = line.get(Question::Statement, &item.id) else {
            panic!("no answer for {}", item.id);
        };
        let answer: Value = serde_json::from_slice(&answer.body).unwrap();
        let stored = answer["statements"].get(0).unwrap_or(&answer);
        assert!(compare::same(&item.bytes, stored), "{stored}");
    }
}

#[test]
fn one_that_the_store_finds_wrong_does_not_hold_up_the_others() {
    let (ralph, _proxy, office) = set_up(1);
    let line = office.line();
    let mut items = of_every_kind();
    let mut wrong: Value = serde_json::from_slice(&items[2].bytes).unwrap();
    wrong["actor"]["mbox"] = json!("mailto:a@example.org");
    items[2].bytes = serde_json::to_vec(&wrong).unwrap();
    let mut refused = Vec::new();
    Courier::new(line.as_ref(), "ralph")
        .deliver(&items, &|| false, &mut |some| {
            refused.extend(some.iter().filter_map(|(place, verdict)| match verdict {
                Verdict::Refused(refusal) => Some((*place, refusal.clone())),
                Verdict::Given(_) => None,
            }));
            Ok(())
        })
        .unwrap();
    assert_eq!(refused.len(), 1);
    assert!(
        matches!(&refused[0], (3, Refusal::Invalid { said }) if said.contains("400") || said.contains("422")),
        "{refused:?}"
    );
    assert_eq!(ralph.holds().len(), items.len() - 1);
}
