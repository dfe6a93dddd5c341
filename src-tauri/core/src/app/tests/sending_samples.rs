//! Samples of “Send to your agency”: set up, looked at, under way, done, and what goes wrong.

use super::samples::{Samples, evening, open};
use super::*;
use crate::app::dispatch::{Dispatcher, Door as _, Patience};
use crate::app::sending::{self, Access};
use crate::app::view::{SendingNow, SendingView};
use crate::base::error::LrsError;
use crate::course::Nation;
use crate::sync::decide::Refusal;
use crate::sync::deliver::Verdict;
use crate::sync::transport::{Answer, Heard, Question, Transport};
use serde_json::Value;
use std::sync::Mutex;

/// Takes everything.
struct Store;

impl Transport for Store {
    fn post(&self, body: &[u8]) -> Heard {
        let statements: Vec<Value> = serde_json::from_slice(body).unwrap();
        let ids: Vec<&Value> = statements.iter().map(|it| &it["id"]).collect();
        Heard::Answer(Answer {
            status: 200,
            body: serde_json::to_vec(&ids).unwrap(),
            ..Answer::default()
        })
    }

    fn get(&self, _question: Question, _id: &str) -> Heard {
        Heard::Answer(Answer {
            status: 404,
            ..Answer::default()
        })
    }
}

#[test]
fn the_samples_of_sending_are_written() {
    let desk = Desk::new();
    let saved = desk.path("to-send.jsonl");
    let mut samples = Samples::of(&desk, &saved);
    let course = Source::BuiltInCourse;
    let mut app = open(&desk, "2026-11-21T19:30:00Z", &course);
    let england = Settings {
        nation: Some(Nation::England),
        ..Settings::default()
    };
    app.begin("Sam", england).unwrap();
    app.close().unwrap();
    evening(&desk, "2026-11-21T20:02:00Z", &course, "welfare-first");
    evening(&desk, "2026-11-22T20:02:00Z", &course, "duty-of-care");

    let app = Mutex::new(open(&desk, "2026-11-23T19:30:00Z", &course));
    let dispatcher = Dispatcher::new(desk.clock.clone());
    let view = || app.with(|app| app.sending(&dispatcher)).unwrap();
    samples.keep("sending", &view());
    sending::set_up(
        &app,
        "https://lrs.harbour.example/xAPI",
        "laptops",
        Some("x"),
    )
    .unwrap();
    samples.keep("sending-set-up", &view());
    samples.keep(
        "what-is-sent",
        &app.with(|app| app.what_will_be_sent(0)).unwrap(),
    );
    let ready = view();
    samples.keep("sending-ready", &ready);
    let under_way = SendingView {
        now: SendingNow::Sending {
            done: 2,
            of: ready.waiting,
        },
        ..ready
    };
    samples.keep("sending-now", &under_way);

    let access = sending::access_set_up(&app).unwrap();
    let connect = |_: &Access| -> Box<dyn Transport> { Box::new(Store) };
    app.with(|app| {
        while app.prepare_some(access.store)? {}
        app.keep_verdicts(access.store, &[(2, Verdict::Refused(Refusal::Clash))])
    })
    .unwrap();
    assert!(dispatcher.begin());
    let go = || Ok(access.clone());
    dispatcher.run(&app, go, &connect, Patience::Short).unwrap();
    samples.keep("sending-done", &view());
    let key = LrsError::KeyRefused {
        host: "lrs.harbour.example".to_owned(),
        cause: "401: Invalid authentication credentials".to_owned(),
    };
    assert!(dispatcher.begin());
    let refused = || Err(key.into());
    let _ = dispatcher.run(&app, refused, &connect, Patience::Short);
    samples.keep("sending-trouble", &view());
}
