//! The first minute: from an empty computer to the first lesson.

use crate::desk;
use evenkeel_tests::window::Window;

#[tokio::test]
async fn the_first_run_asks_three_things_and_the_first_lesson_is_two_presses_away() {
    let home = desk::empty();
    let window = Window::open(home.path()).await;
    window.screen("welcome").await;
    window.says("Everything stays on this computer").await;
    window.type_into("#name", "Sam").await;
    window.choose("Scotland").await;
    window.press("Start").await;
    window.screen("home").await;
    window.says("Sam").await;
    window.says("Not started · 13 lessons").await;
    window.press("Start").await;
    window.screen("lesson").await;
    window.says("How to use this course, and its limits").await;
    window.close().await;
    assert!(
        !home.path().join("running").exists(),
        "a window that was closed leaves no mark of a crash"
    );

    let sam = desk::open(home.path()).start().unwrap().learner.unwrap();
    assert_eq!(sam.name, "Sam");
    assert_eq!(
        sam.settings.nation.map(|nation| nation.key()),
        Some("scotland")
    );
}

#[tokio::test]
async fn just_reading_needs_no_name_and_no_choice() {
    let home = desk::empty();
    let window = Window::open(home.path()).await;
    window.screen("welcome").await;
    window.press("Start").await;
    window.screen("home").await;
    // No name follows the greeting, whatever the hour is.
    let greeting = window.find("h1").await.text().await.unwrap();
    assert!(
        greeting.ends_with('.') && !greeting.contains(','),
        "{greeting}"
    );
    window.close().await;
    assert_eq!(
        desk::open(home.path())
            .start()
            .unwrap()
            .learner
            .unwrap()
            .name,
        ""
    );
}

#[tokio::test]
async fn help_and_in_the_moment_are_one_press_away_before_anyone_has_begun() {
    let home = desk::empty();
    let window = Window::open(home.path()).await;
    window.screen("welcome").await;
    window.press("In the moment").await;
    window.screen("page").await;
    window.press("Get help now").await;
    window.screen("help").await;
    window.says("999").await;
    window.close().await;
}

#[tokio::test]
async fn the_window_comes_back_in_the_look_and_size_it_was_left_in() {
    let home = desk::with_sam();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.size(900, 700).await;
    window.go("/settings").await;
    window.screen("settings").await;
    window.choose("Dark").await;
    window.says("Kept").await;
    window.close().await;

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    assert_eq!(
        window
            .script("return document.documentElement.dataset.theme")
            .await,
        "dark"
    );
    let width = window
        .script("return window.innerWidth")
        .await
        .as_u64()
        .unwrap();
    assert!(width.abs_diff(900) < 40, "the window is {width} wide");
    window.close().await;
}
