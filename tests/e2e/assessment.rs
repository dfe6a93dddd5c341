//! The assessment, from the first question to the pass.

use crate::desk;
use evenkeel_tests::window::{Window, until};

const UNIT: &str = "defusing-conflict";

/// The id of the question on the screen.
async fn question(window: &Window) -> String {
    let id = until("a question", || async {
        let id = window
            .script("return document.querySelector('[data-check]')?.dataset.check ?? null")
            .await;
        id.as_str().map(str::to_owned)
    })
    .await;
    id
}

#[tokio::test]
async fn someone_answers_is_cut_off_carries_on_and_passes() {
    let course = desk::course();
    let bank = course
        .units
        .iter()
        .find(|unit| unit.id == UNIT)
        .unwrap()
        .assessment
        .clone()
        .unwrap();
    let home = desk::with_sam();
    let mut window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/assessment/{UNIT}")).await;
    window.screen("assessment").await;
    window.press("Start").await;
    for number in 1..=bank.draw {
        window
            .says(&format!("Question {number} of {}", bank.draw))
            .await;
        let id = question(&window).await;
        let check = &bank
            .questions
            .iter()
            .find(|question| question.check.id == id)
            .unwrap()
            .check;
        for option in desk::right_options(check) {
            window
                .click(&format!(
                    "[data-check=\"{id}\"] [data-option=\"{option}\"] label"
                ))
                .await;
        }
        window.says("Answer kept").await;
        if number == 4 {
            window.kill().await;
            window = Window::open(home.path()).await;
            window.screen("home").await;
            window.go(&format!("/assessment/{UNIT}")).await;
            window.screen("assessment").await;
            window.says("You had answered 4 of").await;
            window.press("Carry on").await;
        } else {
            window
                .press(if number == bank.draw {
                    "To the end"
                } else {
                    "Next question"
                })
                .await;
        }
    }
    window.press("Finish and see how it went").await;
    window.says("You have passed").await;
    window
        .says(&format!(
            "{} of {} answers were right",
            bank.draw, bank.draw
        ))
        .await;
    // Every question leads back to where it is taught.
    assert_eq!(
        window.find_all("a[href^='#/lesson/']").await.len() >= bank.draw as usize,
        true
    );
    window.close().await;

    let mut app = desk::open(home.path());
    let record = app.record().unwrap();
    assert_eq!(record.units[0].best_percent, Some(100));
    assert!(record.units[0].passed_at.is_some());
}
