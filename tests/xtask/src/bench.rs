//! `cargo xtask bench`: ratios measured in one run.

use crate::display::Display;
use crate::shell::{call, cargo, target};
use crate::{Outcome, prepare, program};

/// Builds everything optimised and measures.
pub(crate) fn bench(core_only: bool, window_only: bool) -> Outcome {
    let report = target().join("bench.json");
    let measure = |arguments: &[&str]| {
        let mut measure = cargo(&[
            "run",
            "--release",
            "--quiet",
            "--package",
            "evenkeel-bench",
            "--",
        ]);
        measure.arg(&report).args(arguments);
        measure
    };
    // The crash measure kills this one, beside the bench in target/release.
    call(&mut cargo(&[
        "build",
        "--release",
        "--package",
        "evenkeel-tests",
        "--bin",
        "recorder",
    ]))?;
    if core_only {
        return call(&mut measure(&["--core"]));
    }
    prepare::all()?;
    let driver = prepare::tauri_driver()?;
    prepare::ui()?;
    let program = program::build(true)?;
    call(&mut cargo(&[
        "build",
        "--release",
        "--package",
        "evenkeel-bench-window",
    ]))?;
    let bare = program.with_file_name("evenkeel-bench-window");
    let display = Display::start()?;
    call(
        measure(if window_only { &["--window"] } else { &[] })
            .env("EVENKEEL_PROGRAM", program)
            .env("EVENKEEL_DRIVER", driver)
            .env("EVENKEEL_BARE_WINDOW", bare)
            .env("DISPLAY", display.name())
            .env_remove("WAYLAND_DISPLAY"),
    )
}
