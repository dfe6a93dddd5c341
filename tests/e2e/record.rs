//! Saving the record through the system's own dialog, and reading the file back.

use crate::desk::{self, LESSON};
use evenkeel_core::app::App;
use evenkeel_core::app::verify::certificates_in_file;
use evenkeel_core::app::view::CheckedCertificate;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Timestamp};
use evenkeel_core::learners::Settings;
use evenkeel_tests::learner::{course, finish_unit};
use evenkeel_tests::window::Window;

#[tokio::test]
async fn a_record_goes_to_the_stick_and_reads_back() {
    let home = desk::with_sam();
    let mut app = desk::open(home.path());
    let check = app.open_lesson(LESSON, None).unwrap().checks[0]
        .check
        .clone();
    app.show_answer(LESSON, &check).unwrap();
    app.close().unwrap();
    let stick = tempfile::tempdir().unwrap();

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go("/record").await;
    window.screen("record").await;
    window.says("Knowledge completed on screen").await;

    window.press("For a spreadsheet or a record system").await;
    let csv = stick.path().join("record.csv");
    window.press("Save as CSV").await;
    desk::in_dialog("Save my record", false, &csv).await;
    window.says(&csv.display().to_string()).await;
    let text = std::fs::read_to_string(&csv).unwrap();
    assert!(text.starts_with("\u{feff}record_id,"), "{text}");
    assert!(
        text.contains("Keeping on an even keel") && text.contains(LESSON),
        "{text}"
    );
    assert!(
        !text.contains("Sam"),
        "a name travels only when it was chosen"
    );

    let statements = stick.path().join("record.jsonl");
    window.press("Save as xAPI").await;
    desk::in_dialog("Save my record", false, &statements).await;
    window.says(&statements.display().to_string()).await;
    let text = std::fs::read_to_string(&statements).unwrap();
    let verbs: Vec<String> = text
        .lines()
        .map(|line| {
            let statement: serde_json::Value = serde_json::from_str(line).unwrap();
            statement["verb"]["id"]
                .as_str()
                .unwrap()
                .rsplit('/')
                .next()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(verbs, ["initialized", "answered"]);
    window.close().await;
}

#[tokio::test]
async fn a_unit_that_is_done_has_a_certificate_that_anybody_can_check() {
    let home = desk::empty();
    let an_hour_ago = Clock::system().now().milliseconds() - 3_600_000;
    let (clock, hands) = Clock::set(Timestamp::from_milliseconds(an_hour_ago));
    let mut app = App::open(Folders::at(home.path()), clock, "0").unwrap();
    app.begin("Sam", Settings::default()).unwrap();
    finish_unit(&mut app, &hands, &course().units[0]);
    app.close().unwrap();
    let stick = tempfile::tempdir().unwrap();
    let file = stick.path().join("certificate.pdf");

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go("/record").await;
    window.screen("record").await;
    window.press("Save certificate").await;
    window.type_into(".certificate-form input", " Jones").await;
    window.click(".certificate-form button[type=submit]").await;
    desk::in_dialog("Save my certificate", false, &file).await;
    window.says(&file.display().to_string()).await;
    let checked = certificates_in_file(&file).unwrap();
    let [CheckedCertificate::Good { certificate }] = checked.as_slice() else {
        panic!("{checked:?}")
    };
    assert!(certificate.name.ends_with("Jones"), "{}", certificate.name);

    let bytes = std::fs::read(&file).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let from = text.find("EVENKEEL1:").unwrap();
    let code = &text[from..=from + text[from..].find('.').unwrap()];
    window.go("/verify").await;
    window.screen("verify").await;
    window.type_into("#letters", code).await;
    window.press("Check").await;
    window.says("Jones completed “Defusing conflict”").await;
    window.says("This computer itself.").await;
    window.close().await;
}
