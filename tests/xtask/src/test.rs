//! `cargo xtask test`: everything CI runs, in the order in which it fails soonest.

use crate::display::Display;
use crate::shell::{call, cargo, npm, root};
use crate::{Outcome, check, prepare, program, readme};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Runs it all; `quick` leaves out the real window.
pub(crate) fn test(quick: bool) -> Outcome {
    let began = Instant::now();
    prepare::all()?;
    check::check()?;
    call(&mut npm(&["test"]))?;
    let generated = generated_files()?;
    call(&mut cargo(&["test", "--quiet"]))?;
    if generated_files()? != generated {
        return Err("the types or samples under ui/src/ipc were not those that Rust writes; they are now: look at them and commit them".to_owned());
    }
    call(&mut cargo(&["test", "--quiet", "--package", "evenkeel"]))?;
    record_store()?;
    if !quick {
        journeys()?;
        readme::commands_work()?;
    }
    println!(
        "\nAll good, after {} minutes.",
        began.elapsed().as_secs().div_ceil(60)
    );
    Ok(())
}

/// Giving records to a real record store on this computer.
fn record_store() -> Outcome {
    let ralph = prepare::ralph()?;
    call(
        cargo(&["test", "--package", "evenkeel-tests", "--test", "lrs"])
            .env("EVENKEEL_RALPH", ralph),
    )
}

/// The journeys in the real window.
fn journeys() -> Outcome {
    let driver = prepare::tauri_driver()?;
    let program = program::build(false)?;
    let display = Display::start()?;
    call(
        cargo(&[
            "test",
            "--package",
            "evenkeel-tests",
            "--test",
            "e2e",
            "--",
            "--test-threads",
            "1",
        ])
        .env("EVENKEEL_PROGRAM", program)
        .env("EVENKEEL_DRIVER", driver)
        .env("DISPLAY", display.name())
        .env_remove("WAYLAND_DISPLAY"),
    )
}

/// What Rust writes for the UI: types and samples, by path.
fn generated_files() -> Result<BTreeMap<PathBuf, Vec<u8>>, String> {
    let mut found = BTreeMap::new();
    for folder in ["types", "samples"] {
        gather(&root().join("ui/src/ipc").join(folder), &mut found)?;
    }
    Ok(found)
}

fn gather(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) -> Outcome {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.is_dir() {
            gather(&path, found)?;
        } else {
            found.insert(path.clone(), fs::read(&path).map_err(wrong)?);
        }
    }
    Ok(())
}
