//! Reading, being cut off, coming back; answering checks.

use crate::desk::{self, LESSON};
use evenkeel_tests::window::{Window, until};

async fn read_section(window: &Window, section: &str) {
    window
        .script(&format!(
            "document.querySelector('[data-section=\"{section}\"]').scrollIntoView()"
        ))
        .await;
}

/// The title that the table of contents marks as the place.
async fn place(window: &Window) -> String {
    let title = window
        .script("return document.querySelector('a[aria-current=true]')?.textContent ?? ''")
        .await;
    title.as_str().unwrap_or_default().trim().to_owned()
}

#[tokio::test]
async fn killed_in_the_middle_of_a_lesson_it_comes_back_to_the_same_section() {
    let course = desk::course();
    let lesson = desk::lesson(&course, LESSON);
    let home = desk::with_sam();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/lesson/{LESSON}")).await;
    window.screen("lesson").await;
    let stop = &lesson.sections[3];
    for section in &lesson.sections[..=3] {
        read_section(&window, &section.id).await;
        until("the section to be marked", || async {
            (section.title.is_empty() || place(&window).await.contains(&section.title))
                .then_some(())
        })
        .await;
        // A section counts once it has been looked at for a moment; what is still open says when it does.
        let left = lesson.sections.len()
            - 1
            - lesson
                .sections
                .iter()
                .position(|other| other.id == section.id)
                .unwrap();
        let words = format!("{left} section{} to read", if left == 1 { "" } else { "s" });
        if section.id == stop.id {
            window.says(&words).await;
        } else {
            tokio::time::sleep(std::time::Duration::from_millis(1_300)).await;
        }
    }
    window.says("Saved here").await;
    window.kill().await;

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window
        .says(&format!("You had just read “{}”", stop.title))
        .await;
    window.press("Continue").await;
    window.screen("lesson").await;
    window
        .says(&format!("Back where you were: {}", stop.title))
        .await;
    until("the place in the contents", || async {
        place(&window).await.contains(&stop.title).then_some(())
    })
    .await;
    let top = window
        .script(&format!(
            "return document.querySelector('[data-section=\"{}\"]').getBoundingClientRect().top",
            stop.id
        ))
        .await;
    let top = top.as_f64().unwrap();
    assert!((-40.0..260.0).contains(&top), "the section stands at {top}");

    // A link beats the saved place.
    window
        .go(&format!("/lesson/{LESSON}/{}", lesson.sections[1].id))
        .await;
    until("the section that was asked for", || async {
        place(&window)
            .await
            .contains(&lesson.sections[1].title)
            .then_some(())
    })
    .await;
    window.close().await;
}

#[tokio::test]
async fn a_wrong_answer_gets_a_reason_and_the_right_one_gets_all_of_them() {
    let course = desk::course();
    let lesson = desk::lesson(&course, LESSON);
    let check = lesson
        .checks()
        .find(|check| desk::right_options(check).len() == 1)
        .unwrap();
    let home = desk::with_sam();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/lesson/{LESSON}")).await;
    window.screen("lesson").await;
    let within = format!("[data-check=\"{}\"]", check.id);
    let reasons = format!("{within} .why");

    let wrong = desk::wrong_option(check);
    window
        .click(&format!("{within} [data-option=\"{wrong}\"] label"))
        .await;
    window.click(&format!("{within} button.primary")).await;
    window.says("Not this one").await;
    assert_eq!(
        window.find_all(&reasons).await.len(),
        1,
        "only the chosen option gives its reason"
    );

    window.click(&format!("{within} button.primary")).await;
    let right = &desk::right_options(check)[0];
    window
        .click(&format!("{within} [data-option=\"{right}\"] label"))
        .await;
    window.click(&format!("{within} button.primary")).await;
    window.says("Yes, that’s it.").await;
    window.says("Saved here").await;
    window.kill().await;

    let mut app = desk::open(home.path());
    app.start().unwrap();
    let state = app.open_lesson(LESSON, None).unwrap().checks;
    let kept = state.iter().find(|state| state.check == check.id).unwrap();
    assert_eq!(kept.settled, evenkeel_core::app::view::CheckSettled::Right);
}

#[tokio::test]
async fn a_lesson_is_marked_as_done_only_when_its_rule_is_met_and_says_what_is_missing() {
    let course = desk::course();
    let lesson = desk::lesson(&course, LESSON);
    let home = desk::with_sam();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/lesson/{LESSON}")).await;
    window.screen("lesson").await;
    window.press("Mark as done").await;
    window.says("Before you mark it as done").await;
    for check in lesson.checks() {
        let within = format!("[data-check=\"{}\"]", check.id);
        for option in desk::right_options(check) {
            window
                .click(&format!("{within} [data-option=\"{option}\"] label"))
                .await;
        }
        window.click(&format!("{within} button.primary")).await;
        window.find(&format!("{within} .settled")).await;
    }
    for section in &lesson.sections {
        read_section(&window, &section.id).await;
        tokio::time::sleep(std::time::Duration::from_millis(1_300)).await;
    }
    window.says("Everything read and answered").await;
    window.press("Mark as done").await;
    window.says("Marked as done").await;
    window.kill().await;

    let mut app = desk::open(home.path());
    assert!(
        app.open_lesson(LESSON, None).unwrap().done_at.is_some(),
        "what was shown as done is kept"
    );
}
