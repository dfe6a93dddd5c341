//! What people write themselves: kept through a power cut, printed, and found again after the course was edited.

use crate::desk::{self, LESSON};
use evenkeel_core::app::App;
use evenkeel_core::base::Clock;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::learn::anchor::Anchor;
use evenkeel_core::learn::kept::Kind;
use evenkeel_core::library::source::Source;
use evenkeel_tests::window::{Window, until};
use std::path::Path;

const REFLECTION: &str = "[data-reflection=\"own-alarm-signs\"] textarea";
const PRIVATE_FIELD: &str = "[data-plan=\"alarm-triggers\"] textarea";

/// Waits until what stands under a field calls its text saved.
async fn saved(window: &Window, field: &str) {
    let script = format!(
        "return document.querySelector('{}')?.closest('.writing')?.querySelector('.kept')?.textContent ?? ''",
        field.replace('"', "\\\"")
    );
    until("the text to be saved", || async {
        let said = window.script(&script).await;
        said.as_str()
            .unwrap_or_default()
            .starts_with("Saved here")
            .then_some(())
    })
    .await;
}

/// What a field holds.
async fn text_in(window: &Window, field: &str) -> String {
    window.find(field).await;
    let script = format!(
        "return document.querySelector('{}').value",
        field.replace('"', "\\\"")
    );
    window
        .script(&script)
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn a_reflection_that_was_called_saved_is_there_after_a_power_cut() {
    let home = desk::with_sam();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/lesson/{LESSON}")).await;
    window.screen("lesson").await;
    window
        .type_into(REFLECTION, "My jaw. “Then” my voice.")
        .await;
    saved(&window, REFLECTION).await;
    window.kill().await;

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/lesson/{LESSON}")).await;
    window.screen("lesson").await;
    assert_eq!(
        text_in(&window, REFLECTION).await,
        "My jaw. “Then” my voice."
    );
    window.go("/notes").await;
    window.screen("notes").await;
    window.says("My jaw. “Then” my voice.").await;
    window.says("no reflections, since none is chosen").await;
    window.close().await;
}

#[tokio::test]
async fn a_plan_is_filled_in_along_the_way_and_fits_one_page() {
    let home = desk::with_sam();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/lesson/{LESSON}")).await;
    window.screen("lesson").await;
    window.type_into(PRIVATE_FIELD, "Burnt smells.").await;
    saved(&window, PRIVATE_FIELD).await;

    window.go("/plan").await;
    window.screen("plan").await;
    assert_eq!(
        text_in(&window, "#field-alarm-triggers-text").await,
        "Burnt smells."
    );
    window.says("1 of ").await;
    let way = "Through the kitchen, past the boiler, and left at the shed.";
    for field in ["our-ways-out", "early-signs", "my-line", "hazards"] {
        let field = format!("#field-{field}-text");
        window.type_into(&field, way).await;
        saved(&window, &field).await;
    }
    window.says("5 of ").await;

    window.go("/plan/print").await;
    window.screen("plan-print").await;
    let sheet = |script: &'static str| {
        let window = &window;
        async move { window.script(script).await }
    };
    let whole = sheet("return document.querySelector('.sheet').innerText").await;
    assert!(whole.as_str().unwrap().contains("Burnt smells."));
    let share = sheet(
        "const box = document.querySelector('.sheet-text').getBoundingClientRect(); return box.height / box.width",
    )
    .await;
    let share = share.as_f64().unwrap();
    assert!(
        (0.3..=262.0 / 182.0).contains(&share),
        "the text is {share} times as high as wide: more than one A4 page, or no text"
    );
    window.choose("For the fridge").await;
    until("the private field to be gone", || async {
        let fridge = sheet("return document.querySelector('.sheet').innerText").await;
        let fridge = fridge.as_str().unwrap_or_default().to_owned();
        (fridge.contains(way) && !fridge.contains("Burnt smells.")).then_some(())
    })
    .await;
    window.close().await;
}

/// The built-in course as it was before an edit: a paragraph more, and other words in another.
fn earlier_edition(folder: &Path) -> Source {
    for (name, bytes) in Source::BuiltInCourse.files().unwrap() {
        let path = folder.join(&name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lesson = name.ends_with("05-what-stress-does.md");
        let edited = text
            .replace(
                "At the top of the climb,",
                "Words are for later.\n\nAt the top of the climb,",
            )
            .replace("ringing for toast", "shrieking for toast");
        if lesson {
            assert_ne!(edited, text, "the lesson has these words");
            std::fs::write(path, edited).unwrap();
        } else {
            std::fs::write(path, bytes).unwrap();
        }
    }
    Source::Folder(folder.to_owned())
}

#[tokio::test]
async fn a_highlight_survives_an_edit_of_the_course_or_says_that_its_text_has_changed() {
    let home = desk::with_sam();
    let edition = tempfile::tempdir().unwrap();
    let source = earlier_edition(edition.path());
    let mut app = App::open_with(Folders::at(home.path()), Clock::system(), "0", &source).unwrap();
    app.start().unwrap();
    let mut highlight = |section: &str, exact: &str| {
        let anchor = Anchor {
            lesson: LESSON.to_owned(),
            section: section.to_owned(),
            exact: exact.to_owned(),
            ..Anchor::default()
        };
        app.add_mark(Kind::Highlight, anchor, "").unwrap();
    };
    highlight("fewer-words", "Say one short line, once, low and slow.");
    highlight("body", "shrieking for toast as loudly as for a fire");
    app.close().unwrap();

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/lesson/{LESSON}")).await;
    window.screen("lesson").await;
    window.says("Marks whose text has changed").await;
    window
        .says("shrieking for toast as loudly as for a fire")
        .await;
    // Painted by the web view where it can, else put into elements.
    let shown = until("the other highlight", || async {
        let shown = window
            .script(
                "const painted = CSS.highlights?.get('marked'); \
                 return painted ? [...painted].map(String).join('|') \
                 : [...document.querySelectorAll('mark.marked')].map((mark) => mark.textContent).join('')",
            )
            .await;
        let shown = shown.as_str().unwrap_or_default().to_owned();
        (!shown.is_empty()).then_some(shown)
    })
    .await;
    assert_eq!(shown, "Say one short line, once, low and slow.");
    window.close().await;
}
