//! `cargo xtask screenshots`: the real window, driven and photographed.

use crate::display::Display;
use crate::shell::{call, cargo, target};
use crate::{Outcome, prepare, program};
use std::path::Path;

/// How much is photographed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Set {
    /// The first run, home, a lesson.
    FirstLook,
    /// Every screen, in every look.
    Everything,
}

/// Every screen in every look.
pub(crate) fn screenshots() -> Outcome {
    prepare::all()?;
    prepare::ui()?;
    let program = program::build(false)?;
    let display = Display::start()?;
    let folder = target().join("screenshots");
    take(&program, &display, &folder, Set::Everything)?;
    println!("\nScreenshots are in {}", folder.display());
    Ok(())
}

/// Photographs `program` on `display` into `folder`.
pub(crate) fn take(program: &Path, display: &Display, folder: &Path, set: Set) -> Outcome {
    let driver = prepare::tauri_driver()?;
    let set = match set {
        Set::FirstLook => "first-look",
        Set::Everything => "everything",
    };
    call(
        cargo(&[
            "run",
            "--quiet",
            "--package",
            "evenkeel-tests",
            "--bin",
            "photograph",
            "--",
            set,
        ])
        .arg(folder)
        .env("EVENKEEL_PROGRAM", program)
        .env("EVENKEEL_DRIVER", driver)
        .env("DISPLAY", display.name())
        .env_remove("WAYLAND_DISPLAY"),
    )
}
