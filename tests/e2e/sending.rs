//! Sending records to a record store on this computer: nothing before it was looked at, everything once.

use crate::desk::{self, LESSON};
use evenkeel_core::app::App;
use evenkeel_core::app::dispatch::Door as _;
use evenkeel_core::app::sending;
use evenkeel_tests::store::Store;
use evenkeel_tests::window::{Window, until};
use std::sync::Mutex;
use tempfile::TempDir;

/// Sam has begun the course and seen an answer: two records.
fn with_two_records() -> TempDir {
    let home = desk::with_sam();
    let mut app = desk::open(home.path());
    let check = app.open_lesson(LESSON, None).unwrap().checks[0]
        .check
        .clone();
    app.show_answer(LESSON, &check).unwrap();
    app.close().unwrap();
    home
}

/// What the store has: each once, and no name in any.
fn verbs_of(store: &Store) -> Vec<String> {
    let has = store.has();
    assert!(has.values().all(|(times, _)| *times == 1), "{has:?}");
    has.values()
        .map(|(_, statement)| {
            assert!(!statement.to_string().contains("Sam"), "no name travels");
            statement["verb"]["display"]["en-GB"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect()
}

#[tokio::test]
async fn records_are_sent_once_somebody_has_seen_them_and_presses_send() {
    let home = with_two_records();
    let store = Store::open("laptops", "s3cret");
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go("/send").await;
    window.screen("send").await;
    window
        .says("This is off. Nothing is sent from this computer")
        .await;
    window
        .type_into("#send-address", &format!(" {}/ ", store.endpoint()))
        .await;
    window.type_into("#send-key", "laptops").await;
    window.type_into("#send-secret", "wrong").await;
    window.press("Set it up").await;
    window.says("Not yet sent: 2 records.").await;
    window.says("the secret lies in a file").await;

    window.press("Show me exactly what will be sent").await;
    window.says("Sam began “Keeping on an even keel”").await;
    assert_eq!(store.calls(), 0, "nobody has pressed Send");

    // A wrong secret has a name and a cure, and loses nothing.
    window.press("Send 2 records").await;
    window.says("does not accept the key").await;
    window.says("Not yet sent: 2 records.").await;
    assert_eq!(store.has().len(), 0);
    window.press("Change").await;
    window.type_into("#send-secret", "s3cret").await;
    window.press("Keep").await;
    window.press("Send 2 records").await;
    window.says("record store has 2 records.").await;
    assert_eq!(verbs_of(&store), ["began", "answered"]);

    window.go("/record").await;
    window.screen("record").await;
    window.says("Everything is given: 2 records.").await;
    window.says("The agency has confirmed everything.").await;
    window.close().await;

    let calls = store.calls();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go("/send").await;
    window.says("record store has 2 records.").await;
    assert_eq!(store.calls(), calls, "it is not sent by itself");
    window.close().await;
}

#[tokio::test]
async fn what_is_finished_is_sent_by_itself_where_that_is_switched_on() {
    let home = with_two_records();
    let store = Store::open("laptops", "s3cret");
    let app = Mutex::new(desk::open(home.path()));
    sending::set_up(&app, &store.endpoint(), "laptops", Some("s3cret")).unwrap();
    app.with(|app| app.what_will_be_sent(0)).unwrap();
    app.with(|app| app.send_automatically(true)).unwrap();
    app.into_inner().unwrap().close().unwrap();
    assert_eq!(store.calls(), 0);

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    until("what was there at the start", || async {
        (store.has().len() == 2).then_some(())
    })
    .await;
    window.close().await;

    // At the next start, with a lesson finished meanwhile.
    let mut app: App = desk::open(home.path());
    let lesson = desk::lesson(&desk::course(), LESSON);
    app.open_lesson(LESSON, None).unwrap();
    for check in lesson.checks() {
        app.answer_check(LESSON, &check.id, &desk::right_options(check))
            .unwrap();
    }
    app.close().unwrap();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    let all = 2 + lesson.checks().count();
    until("what came meanwhile", || async {
        (store.has().len() == all).then_some(())
    })
    .await;
    verbs_of(&store);
    window.go("/send").await;
    window
        .says(&format!("record store has {all} records."))
        .await;
    window.close().await;
}
