//! Certificates: saved and opened through the system's own dialogs, and checked. The dialogs are opened from here, never
//! from the window, so course text can never name a file.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::session::{Shared, ask};
use evenkeel_core::app::verify::{certificates_in, certificates_in_file};
use evenkeel_core::app::view::{CheckedCertificate, SavedFile};
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::base::{Error, Result};
use std::path::PathBuf;
use tauri::{State, WebviewWindow, command};
use tauri_plugin_dialog::{DialogExt as _, FilePath};

/// Asks where, then writes the certificate of a unit or (none) of the whole course. `None` when the person changed their
/// mind.
#[command(async)]
pub(crate) fn save_certificate(
    window: WebviewWindow,
    state: State<'_, Shared>,
    unit: Option<String>,
    name: String,
) -> Result<Option<SavedFile>, ErrorReport> {
    let unit = unit.as_deref();
    let suggested = ask(&state, |app| app.certificate_file_name(unit))?;
    let chosen = window
        .dialog()
        .file()
        .set_parent(&window)
        .set_title("Save my certificate")
        .set_file_name(&suggested)
        .add_filter("Certificate (PDF)", &["pdf"])
        .blocking_save_file();
    let Some(path) = path_of(chosen)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_certificate(unit, &name, &path)).map(Some)
}

/// Checks every certificate whose code stands in a text.
#[command(async)]
pub(crate) fn check_certificate(
    state: State<'_, Shared>,
    text: String,
) -> Result<Vec<CheckedCertificate>, ErrorReport> {
    answer(&state, certificates_in(&text))
}

/// Asks for a file, then checks every certificate in it. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn open_certificate(
    window: WebviewWindow,
    state: State<'_, Shared>,
) -> Result<Option<Vec<CheckedCertificate>>, ErrorReport> {
    let chosen = window
        .dialog()
        .file()
        .set_parent(&window)
        .set_title("Open a certificate")
        .add_filter("Certificates", &["pdf", "txt"])
        .blocking_pick_file();
    let Some(path) = path_of(chosen)? else {
        return Ok(None);
    };
    answer(&state, certificates_in_file(&path)).map(Some)
}

/// A signature can be checked when nothing else works; only whether the device is known may then stay open.
fn answer(
    state: &Shared,
    checked: Result<Vec<CheckedCertificate>>,
) -> Result<Vec<CheckedCertificate>, ErrorReport> {
    let mut checked = checked.map_err(|error| error.report())?;
    let _ = ask(state, |app| app.recognise(&mut checked));
    Ok(checked)
}

fn path_of(chosen: Option<FilePath>) -> Result<Option<PathBuf>, ErrorReport> {
    chosen.map(FilePath::into_path).transpose().map_err(|_| {
        Error::Unexpected {
            what: "the dialog named a place that is no file".to_owned(),
        }
        .report()
    })
}
