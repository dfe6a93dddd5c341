//! What journeys share: a data folder, someone who has begun, and the built-in course to look answers up in.

use evenkeel_core::app::App;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Error};
use evenkeel_core::course::{Check, Course, Lesson, Nation};
use evenkeel_core::learners::{Settings, Theme};
use evenkeel_core::library::compile::compile;
use evenkeel_core::library::source::Source;
use evenkeel_tests::window::until;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The lesson that journeys read.
pub(crate) const LESSON: &str = "what-stress-does";

/// A data folder in which nobody has begun.
pub(crate) fn empty() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A data folder in which Sam, in Wales, has begun and read nothing yet.
pub(crate) fn with_sam() -> TempDir {
    let home = empty();
    let mut app = open(home.path());
    let settings = Settings {
        nation: Some(Nation::Wales),
        theme: Theme::Light,
        ..Settings::default()
    };
    app.begin("Sam", settings).unwrap();
    app.close().unwrap();
    home
}

/// The core on a data folder, once no window is open on it any more: a killed program needs a moment to let go.
pub(crate) fn open(home: &Path) -> App {
    let began = Instant::now();
    loop {
        match App::open(Folders::at(home), Clock::system(), "0") {
            Err(Error::AlreadyOpen { .. }) if began.elapsed() < Duration::from_secs(10) => {
                std::thread::sleep(Duration::from_millis(50));
            }
            opened => return opened.unwrap(),
        }
    }
}

pub(crate) fn course() -> Course {
    compile(&Source::BuiltInCourse.files().unwrap())
        .course
        .unwrap()
}

pub(crate) fn lesson(course: &Course, id: &str) -> Lesson {
    course
        .units
        .iter()
        .flat_map(|unit| &unit.lessons)
        .find(|lesson| lesson.id == id)
        .unwrap()
        .clone()
}

/// Ids of the right options.
pub(crate) fn right_options(check: &Check) -> Vec<String> {
    check
        .options
        .iter()
        .filter(|option| option.right)
        .map(|option| option.id.clone())
        .collect()
}

/// Id of an option that is not right.
pub(crate) fn wrong_option(check: &Check) -> String {
    check
        .options
        .iter()
        .find(|option| !option.right)
        .unwrap()
        .id
        .clone()
}

/// Types a path into one of the system's file dialogs and confirms it, as a person at the keyboard would. The place of a
/// dialog that opens has to be asked for first.
pub(crate) async fn in_dialog(title: &str, opens: bool, path: &Path) {
    let shown = || {
        let found = Command::new("xdotool")
            .args(["search", "--onlyvisible", "--name", title])
            .output()
            .ok()?;
        String::from_utf8_lossy(&found.stdout)
            .lines()
            .last()
            .map(str::to_owned)
    };
    let keys = |arguments: &[&str]| {
        let status = Command::new("xdotool").args(arguments).status().unwrap();
        assert!(status.success(), "xdotool {arguments:?}");
    };
    let dialog = until("the dialog", || async { shown() }).await;
    keys(&["windowactivate", "--sync", &dialog]);
    if opens {
        keys(&["key", "ctrl+l"]);
    }
    keys(&["key", "ctrl+a"]);
    keys(&["type", "--delay", "8", &path.display().to_string()]);
    // While the dialog still looks for names that begin like this, it takes no answer.
    until("the dialog to close", || async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        if shown().is_some() {
            keys(&["key", "Return"]);
            tokio::time::sleep(Duration::from_millis(1000)).await;
        }
        shown().is_none().then_some(())
    })
    .await;
}
