//! Saving a record through the system's own dialog. The dialog is opened from here, never from the window, so course
//! text can never name a file.

use crate::session::{Shared, ask};
use evenkeel_core::app::record::Format;
use evenkeel_core::app::view::SavedFile;
use evenkeel_core::base::Error;
use evenkeel_core::base::error::ErrorReport;
use tauri::{State, WebviewWindow, command};
use tauri_plugin_dialog::DialogExt as _;

/// Asks where, then writes. `None` when the person changed their mind.
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]
#[command(async)]
pub(crate) fn save_record(
    window: WebviewWindow,
    state: State<'_, Shared>,
    format: Format,
    with_name: bool,
) -> Result<Option<SavedFile>, ErrorReport> {
    let suggested = ask(&state, |app| app.record_file_name(format))?;
    let chosen = window
        .dialog()
        .file()
        .set_parent(&window)
        .set_title("Save my record")
        .set_file_name(&suggested)
        .add_filter(format.name(), &[format.ending()])
        .blocking_save_file();
    let Some(chosen) = chosen else {
        return Ok(None);
    };
    let path = chosen.into_path().map_err(|_| {
        Error::Unexpected {
            what: "the dialog named a place that is no file".to_owned(),
        }
        .report()
    })?;
    ask(&state, |app| app.save_record(format, with_name, &path)).map(Some)
}
