//! An agency collects a file, takes an entry back, and saves its register; the receipt goes home.

use crate::desk;
use evenkeel_core::app::App;
use evenkeel_core::app::give::Whose;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Timestamp};
use evenkeel_core::learners::Settings;
use evenkeel_core::records::bundle::Carries;
use evenkeel_tests::learner::{course, finish_unit};
use evenkeel_tests::window::Window;

#[tokio::test]
async fn an_agency_collects_corrects_and_gives_a_receipt_back() {
    let (sams, stick) = (desk::empty(), tempfile::tempdir().unwrap());
    let bundle = stick.path().join("records.zip");
    let an_hour_ago = Clock::system().now().milliseconds() - 3_600_000;
    let (clock, hands) = Clock::set(Timestamp::from_milliseconds(an_hour_ago));
    let mut sam = App::open(Folders::at(sams.path()), clock, "0").unwrap();
    sam.begin("Sam", Settings::default()).unwrap();
    finish_unit(&mut sam, &hands, &course().units[0]);
    sam.give(Carries::Records, Whose::Mine, true, &bundle)
        .unwrap();
    assert!(sam.giving().unwrap().to_confirm > 0);
    sam.close().unwrap();

    let home = desk::empty();
    let mut ines = App::open(Folders::at(home.path()), Clock::system(), "0").unwrap();
    ines.begin("Ines", Settings::default()).unwrap();
    ines.close().unwrap();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go("/register").await;
    window.screen("register").await;
    window.says("Nobody is in the register yet").await;
    window.press("Choose files").await;
    desk::in_dialog("Collect records from files", true, &bundle).await;
    window.says("1 file read: 1 in order, 0 not.").await;
    window.press("Save a receipt beside each file").await;
    window.says("1 receipt saved").await;

    window.click(".register-table tbody th button").await;
    window.find("dialog[open] .entries").await;
    window.press("Take back").await;
    window
        .type_into("dialog[open] textarea", "Somebody else sat there")
        .await;
    window.press("Keep the correction").await;
    window.says("The correction is kept.").await;
    window.says("Somebody else sat there").await;
    window.click("dialog[open] .person-head button").await;

    let csv = stick.path().join("register.csv");
    window.press("Save as a spreadsheet").await;
    desk::in_dialog("Save the register", false, &csv).await;
    window.says(&csv.display().to_string()).await;
    let text = std::fs::read_to_string(&csv).unwrap();
    assert!(text.contains(",Sam,unit,"), "{text}");
    assert!(
        !text.contains(",completed,"),
        "the unit was taken back: {text}"
    );
    window.close().await;

    let mut sam = desk::open(sams.path());
    sam.take_receipt(&stick.path().join("records.received.json"))
        .unwrap();
    assert_eq!(sam.giving().unwrap().to_confirm, 0);
}
