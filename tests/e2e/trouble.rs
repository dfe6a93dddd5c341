//! When something is wrong: never a blank window, never a lost answer.

use crate::desk;
use evenkeel_tests::window::Window;

#[tokio::test]
async fn a_damaged_file_is_told_and_a_copy_brings_everything_back() {
    let home = desk::with_sam();
    // The copy of the day is made at the start, so this second start makes one that holds Sam.
    for copy in std::fs::read_dir(home.path().join("backups")).unwrap() {
        std::fs::remove_file(copy.unwrap().path()).unwrap();
    }
    desk::open(home.path()).close().unwrap();
    let garbage = vec![0x5a; 40_000];
    std::fs::write(home.path().join("learners.sqlite"), &garbage).unwrap();

    let window = Window::open(home.path()).await;
    window.screen("failure").await;
    window.says("is damaged").await;
    window.press("In the moment").await;
    window.screen("page").await;
    window.go("/").await;
    window.screen("failure").await;
    window.press("Go back to").await;
    window.screen("home").await;
    window.says("Sam").await;
    window.close().await;

    let kept_aside = std::fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("learners.damaged")
        })
        .expect("the damaged file is kept");
    assert_eq!(std::fs::read(kept_aside).unwrap(), garbage);
}

#[tokio::test]
async fn in_the_moment_and_numbers_to_call_need_no_database_at_all() {
    let page = desk::course()
        .pages
        .into_iter()
        .find(|page| page.id == "in-the-moment")
        .unwrap();
    let home = desk::with_sam();
    for copy in std::fs::read_dir(home.path().join("backups")).unwrap() {
        std::fs::remove_file(copy.unwrap().path()).unwrap();
    }
    for name in ["learners.sqlite", "library.sqlite"] {
        std::fs::write(home.path().join(name), vec![0x5a; 40_000]).unwrap();
    }

    let window = Window::open(home.path()).await;
    window.screen("failure").await;
    // F1, as somebody presses it whose hands are full.
    window.type_into("body", "\u{e031}").await;
    window.screen("page").await;
    for section in page.sections.iter().filter(|it| !it.title.is_empty()) {
        window.says(&section.title).await;
    }
    window.press("Get help now").await;
    window.screen("help").await;
    window.says("999").await;
    window.close().await;
}

#[tokio::test]
async fn a_data_folder_that_cannot_be_made_is_told_in_the_window() {
    let place = desk::empty();
    let file = place.path().join("a-file");
    std::fs::write(&file, "not a folder").unwrap();
    let window = Window::open(&file.join("data")).await;
    window.screen("failure").await;
    window.says("could not be made").await;
    window.says("Nothing was lost").await;
    window.close().await;
}

#[tokio::test]
async fn a_second_window_on_the_same_records_says_so() {
    let home = desk::with_sam();
    let app = desk::open(home.path());
    let window = Window::open(home.path()).await;
    window.screen("failure").await;
    window.says("already open").await;
    app.close().unwrap();
    window.press("Try again").await;
    window.screen("home").await;
    window.close().await;
}
