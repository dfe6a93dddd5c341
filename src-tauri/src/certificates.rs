//! Certificates: saved, opened and checked.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::dialogs::{self, Kind};
use crate::session::{Shared, ask};
use evenkeel_core::app::verify::{certificates_in, certificates_in_file};
use evenkeel_core::app::view::{CheckedCertificate, SavedFile};
use evenkeel_core::base::Result;
use evenkeel_core::base::error::ErrorReport;
use tauri::{State, WebviewWindow, command};

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
    let kind = Kind {
        name: "Certificate (PDF)",
        endings: &["pdf"],
    };
    let Some(path) = dialogs::save_as(&window, "Save my certificate", &suggested, kind)? else {
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
    let kind = Kind {
        name: "Certificates",
        endings: &["pdf", "txt"],
    };
    let Some(path) = dialogs::file(&window, "Open a certificate", kind)? else {
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
