//! Practising: a refresher, once the days have passed.

use crate::desk::{self, LESSON};
use evenkeel_core::app::App;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Timestamp};
use evenkeel_tests::window::{Window, until};
use std::path::Path;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Sam answered every check of the lesson so many days ago.
fn answered_days_ago(home: &Path, days: i64) {
    let then = Clock::system().now().plus_milliseconds(-days * DAY);
    let (clock, _) = Clock::set(Timestamp::from_milliseconds(then.milliseconds()));
    let mut app = App::open(Folders::at(home), clock, "0").unwrap();
    app.begin("Sam", evenkeel_core::learners::Settings::default())
        .unwrap();
    app.open_lesson(LESSON, None).unwrap();
    for check in desk::lesson(&desk::course(), LESSON).checks() {
        app.answer_check(LESSON, &check.id, &desk::right_options(check))
            .unwrap();
    }
    app.close().unwrap();
}

#[tokio::test]
async fn a_check_comes_back_after_a_week_is_answered_and_waits_again() {
    let lesson = desk::lesson(&desk::course(), LESSON);
    let home = desk::empty();
    answered_days_ago(home.path(), 7);
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.says("you have met before").await;
    window.click("a[href='#/refresher']").await;
    window.screen("refresher").await;
    window
        .says(&format!("Question 1 of {}", lesson.checks().count()))
        .await;

    let asked = until("a question", || async {
        let id = window
            .script("return document.querySelector('[data-check]')?.dataset.check ?? null")
            .await;
        id.as_str().map(str::to_owned)
    })
    .await;
    let check = lesson.checks().find(|check| check.id == asked).unwrap();
    let wrong = desk::wrong_option(check);
    window
        .click(&format!("[data-option=\"{wrong}\"] label"))
        .await;
    window.press("Check my answer").await;
    window.find(".why").await;
    window.press("Try again").await;
    for option in desk::right_options(check) {
        window
            .click(&format!("[data-option=\"{option}\"] label"))
            .await;
    }
    window.press("Check my answer").await;
    window.says("Yes, that’s it.").await;
    window.says("This is taught in").await;
    window.says("Saved here").await;
    window.press("That is enough for today").await;
    window.says("You went over one question.").await;
    window.kill().await;

    let mut app = desk::open(home.path());
    app.start().unwrap();
    let view = app.refresher().unwrap();
    assert!(
        view.questions
            .iter()
            .all(|question| question.check != asked),
        "what was answered is not asked again today"
    );
    assert!(view.next_at.is_some());
}
