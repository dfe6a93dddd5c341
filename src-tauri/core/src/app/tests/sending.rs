//! Giving records to a record store, from setting it up to knowing what it has.

use super::office::{ADDRESS, Office, answered, lrs_error};
use super::*;
use crate::app::dispatch::{Dispatcher, Door as _, Patience};
use crate::app::sending::{self, Access};
use crate::app::view::SendingNow;
use crate::base::error::LrsError;
use crate::sync::decide::Refusal;
use crate::sync::secret::KeptIn;
use crate::sync::transport::{Heard, Question, Transport};
use std::sync::Mutex;

#[test]
fn without_a_store_nothing_is_counted_shown_or_sent() {
    let office = Office::new();
    let view = office.view();
    assert_eq!((view.store, view.given, view.waiting), (None, 0, 0));
    assert_eq!(view.now, SendingNow::Resting);
    assert_eq!(
        lrs_error(office.app.with(|app| app.what_will_be_sent(0))),
        LrsError::NotSetUp
    );
    assert_eq!(
        lrs_error(office.app.with(|app| app.send_automatically(true))),
        LrsError::NotSetUp
    );
    assert_eq!(lrs_error(office.send()), LrsError::NotSetUp);
    assert_eq!(office.store.inside(|inside| inside.connected), 0);
    assert!(!office.app.with(|app| app.sends_automatically()).unwrap());
}

#[test]
fn what_is_shown_is_what_is_sent_byte_for_byte_and_nothing_goes_before_it_was_shown() {
    let office = Office::new();
    sending::set_up(&office.app, ADDRESS, " writer ", Some("s3cret")).unwrap();
    assert_eq!(lrs_error(office.send()), LrsError::NotShown);
    assert_eq!(
        lrs_error(office.app.with(|app| app.send_automatically(true))),
        LrsError::NotShown
    );
    assert_eq!(office.store.inside(|inside| inside.connected), 0);

    let shown = office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    assert_eq!((shown.total, shown.next), (3, None));
    let did: Vec<(&str, &str, &str)> = shown
        .statements
        .iter()
        .map(|it| {
            (
                it.words.learner.as_str(),
                it.words.did.as_str(),
                it.words.about.as_str(),
            )
        })
        .collect();
    assert_eq!(
        did,
        [
            ("Sam", "began", "A small course"),
            ("Sam", "answered", "What helps first?"),
            ("Sam", "completed", "The toast")
        ]
    );
    assert!(
        shown.statements.iter().all(|it| !it.text.contains("Sam")),
        "no name travels"
    );
    office.send().unwrap();
    let texts: Vec<&str> = shown.statements.iter().map(|it| it.text.as_str()).collect();
    let expected = format!("[{}]", texts.join(","));
    office.store.inside(|inside| {
        assert_eq!(inside.posts, [expected.into_bytes()]);
    });
    let view = office.view();
    assert_eq!((view.given, view.waiting, view.refused), (3, 0, 0));
    assert_eq!(view.last_given_at, Some(office.desk.clock.now()));
    assert_eq!((view.now, view.trouble), (SendingNow::Resting, None));
}

#[test]
fn what_will_be_sent_can_be_taken_along_whole() {
    let office = Office::new();
    let path = office.desk.path("to-send.jsonl");
    let save = || office.app.with(|app| app.save_what_will_be_sent(&path));
    assert_eq!(lrs_error(save()), LrsError::NotSetUp);
    sending::set_up(&office.app, ADDRESS, "writer", Some("s3cret")).unwrap();
    assert_eq!(save().unwrap().rows, 3);
    let shown = office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    let texts: Vec<&str> = shown.statements.iter().map(|it| it.text.as_str()).collect();
    let written = String::from_utf8(files::read(&path).unwrap()).unwrap();
    assert_eq!(written.lines().collect::<Vec<_>>(), texts);
    office.send().unwrap();
    assert_eq!(save().unwrap().rows, 0, "only what is still to be sent");
}

#[test]
fn sending_again_sends_only_what_is_new() {
    let office = Office::ready();
    office.send().unwrap();
    office.send().unwrap();
    assert_eq!(
        office.store.inside(|inside| inside.posts.len()),
        1,
        "nothing to say"
    );
    office
        .app
        .with(|app| {
            finish(app, "keys");
            Ok(())
        })
        .unwrap();
    assert_eq!(office.view().waiting, 2, "counted before it is even made");
    office.send().unwrap();
    assert_eq!(office.store.ids().len(), 5);
    assert_eq!(office.view().given, 5);
    let shown = office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    assert_eq!((shown.statements.len(), shown.total), (0, 0));
}

#[test]
fn a_program_that_ended_in_the_middle_sends_the_same_bytes_again() {
    let office = Office::ready();
    office.store.inside(|inside| inside.mute = true);
    let access = sending::access_set_up(&office.app).unwrap();
    // As the dispatcher does it, up to the moment at which the power fails.
    office
        .app
        .with(|app| {
            while app.prepare_some(access.store)? {}
            let items = app.set_out(access.store, crate::sync::deliver::Limits::default())?;
            let bodies: Vec<&[u8]> = items.iter().map(|item| item.bytes.as_slice()).collect();
            let _ = office
                .store
                .post(&[b"[".as_slice(), &bodies.join(&b','), b"]"].concat());
            Ok(())
        })
        .unwrap();
    let Office {
        desk, app, store, ..
    } = office;
    app.into_inner().unwrap().close().unwrap();

    store.inside(|inside| inside.mute = false);
    let office = Office {
        dispatcher: Dispatcher::new(desk.clock.clone()),
        app: Mutex::new(desk.open()),
        desk,
        store,
    };
    assert_eq!(
        office.view().waiting,
        3,
        "nobody knows, so it is not called given"
    );
    office.send().unwrap();
    assert_eq!(office.view().given, 3);
    office.store.inside(|inside| {
        assert_eq!(inside.posts.len(), 2);
        assert_eq!(inside.posts[0], inside.posts[1]);
    });
}

#[test]
fn a_store_out_of_reach_is_tried_until_somebody_stops_it_and_loses_nothing() {
    let office = Office::ready();
    office.store.inside(|inside| inside.out_of_reach = true);
    std::thread::scope(|scope| {
        assert!(office.dispatcher.begin());
        let running = scope.spawn(|| office.run(Patience::Endless));
        let until = wait_for(|| match office.view().now {
            SendingNow::Waiting { until, error } => {
                assert_eq!(error.code, Code::LrsNotReached);
                Some(until)
            }
            _ => None,
        });
        assert_eq!(until, office.desk.clock.now().plus_milliseconds(60_000));
        // Somebody presses Send: at once, and without a second one beside it.
        office.store.inside(|inside| inside.out_of_reach = false);
        assert!(!office.dispatcher.begin());
        running.join().unwrap().unwrap();
    });
    assert_eq!(office.view().given, 3);

    office
        .app
        .with(|app| {
            finish(app, "keys");
            Ok(())
        })
        .unwrap();
    office.store.inside(|inside| inside.out_of_reach = true);
    std::thread::scope(|scope| {
        assert!(office.dispatcher.begin());
        let running = scope.spawn(|| office.run(Patience::Endless));
        wait_for(|| matches!(office.view().now, SendingNow::Waiting { .. }).then_some(()));
        office.dispatcher.stop();
        running.join().unwrap().unwrap();
    });
    let view = office.view();
    assert_eq!(
        (view.now, view.given, view.waiting),
        (SendingNow::Resting, 3, 2)
    );
}

pub(super) fn wait_for<T>(mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..2_000 {
        if let Some(found) = look() {
            return found;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("waited in vain");
}

#[test]
fn what_the_store_will_not_have_is_told_in_words_and_can_be_tried_again() {
    let office = Office::ready();
    let shown = office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    let answered = &shown.statements[1];
    let other = serde_json::json!({ "id": answered.words.id, "verb": { "id": "https://e/other" } });
    office
        .store
        .inside(|inside| inside.has.insert(answered.words.id.clone(), other));
    office.send().unwrap();
    let view = office.view();
    assert_eq!((view.given, view.waiting, view.refused), (2, 0, 1));
    assert_eq!(view.not_taken[0].refusal, Refusal::Clash);
    assert_eq!(view.not_taken[0].statement, answered.words);

    office
        .store
        .inside(|inside| inside.has.remove(&answered.words.id));
    office.send().unwrap();
    assert_eq!(office.view().refused, 1, "not by itself");
    office.app.with(App::try_refused_again).unwrap();
    office.send().unwrap();
    let view = office.view();
    assert_eq!((view.given, view.refused), (3, 0));
}

#[test]
fn trouble_is_told_until_it_works_again() {
    let office = Office::ready();
    let page = |_: &Access| -> Box<dyn Transport> { Box::new(Page) };
    assert!(office.dispatcher.begin());
    let failed = office.dispatcher.run(
        &office.app,
        || sending::access_set_up(&office.app),
        &page,
        Patience::Endless,
    );
    assert!(matches!(lrs_error(failed), LrsError::NotUnderstood { .. }));
    let trouble = office.view().trouble.unwrap();
    assert_eq!(trouble.error.code, Code::LrsNotUnderstood);
    assert_eq!(office.view().waiting, 3);
    office.send().unwrap();
    assert_eq!(office.view().trouble, None);
}

/// A network that wants somebody to sign in.
struct Page;

impl Transport for Page {
    fn post(&self, _body: &[u8]) -> Heard {
        answered(200, "<html>Welcome to the café".to_owned())
    }

    fn get(&self, _question: Question, _id: &str) -> Heard {
        answered(200, "<html>Welcome to the café".to_owned())
    }
}

#[test]
fn the_secret_is_in_a_file_of_its_own_and_nowhere_else() {
    let office = Office::ready();
    office.app.with(|app| app.send_automatically(true)).unwrap();
    let view = office.view().store.unwrap();
    assert_eq!((view.secret_in, view.automatic), (KeptIn::File, true));
    assert_eq!(view.host, "lrs.example");
    let secret = office.desk.folders.record_store_secret();
    for (path, is_folder) in files::list(office.desk.folders.data()).unwrap() {
        if !is_folder && path != secret {
            let bytes = files::read(&path).unwrap();
            let found = bytes.windows(6).any(|part| part == b"s3cret");
            assert!(!found, "{}", path.display());
        }
    }
    // The same key again needs no secret; another key or another address does.
    sending::set_up(&office.app, ADDRESS, "writer", None).unwrap();
    assert!(office.view().store.unwrap().automatic);
    for (address, key) in [
        (ADDRESS, "reader"),
        ("https://other.example/xAPI", "writer"),
    ] {
        let failed = sending::set_up(&office.app, address, key, None);
        assert!(matches!(lrs_error(failed), LrsError::KeyUnusable { .. }));
    }
    sending::forget(&office.app).unwrap();
    assert!(!files::exists(&secret));
    assert_eq!(office.view().store, None);
    assert!(!office.app.with(|app| app.sends_automatically()).unwrap());
}

#[test]
fn a_store_that_was_forgotten_and_set_up_again_is_given_nothing_twice() {
    let office = Office::ready();
    office.send().unwrap();
    sending::forget(&office.app).unwrap();
    sending::set_up(
        &office.app,
        "https://LRS.example/xAPI/",
        "writer",
        Some("s3cret"),
    )
    .unwrap();
    office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    assert_eq!(office.view().given, 3);
    office.send().unwrap();
    assert_eq!(office.store.inside(|inside| inside.posts.len()), 1);
}

#[test]
fn a_secret_that_is_gone_has_a_name_and_a_cure() {
    let office = Office::ready();
    files::remove(&office.desk.folders.record_store_secret()).unwrap();
    assert!(matches!(
        lrs_error(office.send()),
        LrsError::SecretGone { .. }
    ));
    assert_eq!(
        office.view().trouble.unwrap().error.code,
        Code::LrsSecretGone
    );
    sending::set_up(&office.app, ADDRESS, "writer", Some("s3cret")).unwrap();
    office.send().unwrap();
    assert_eq!(office.view().given, 3);
}

#[test]
fn many_go_in_parts_with_their_number_told() {
    let office = Office::ready();
    office
        .app
        .with(|app| {
            for _ in 0..150 {
                for id in ["toast", "keys"] {
                    let check = check_of(app, id, if id == "toast" { "first" } else { "which" });
                    app.answer_check(id, &check.id, &wrong_option(&check))?;
                }
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(office.view().waiting, 303);
    let first = office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    assert_eq!((first.statements.len(), first.total), (25, 303));
    let second = office
        .app
        .with(|app| app.what_will_be_sent(first.next.unwrap()))
        .unwrap();
    assert_ne!(first.statements[24].words.id, second.statements[0].words.id);
    let mut told = Vec::new();
    std::thread::scope(|scope| {
        assert!(office.dispatcher.begin());
        let running = scope.spawn(|| office.run(Patience::Short));
        while !running.is_finished() {
            if let SendingNow::Sending { done, of } = office.dispatcher.now().0 {
                told.push((done, of));
            }
            std::thread::yield_now();
        }
        running.join().unwrap().unwrap();
    });
    assert!(told.iter().all(|(done, of)| done <= of), "{told:?}");
    office.store.inside(|inside| {
        assert_eq!(inside.posts.len(), 2);
        assert_eq!(inside.has.len(), 303);
    });
    assert_eq!(office.view().given, 303);
}
