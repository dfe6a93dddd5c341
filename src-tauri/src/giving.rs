//! Giving records by hand, and taking in what comes back. The system's dialogs are opened from here, never from the
//! window, so course text can never name a file.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::session::{Shared, ask};
use evenkeel_core::app::App;
use evenkeel_core::app::give::Whose;
use evenkeel_core::app::view::{DeviceIdentity, GiftLine, Given, GivingView, TakenIn};
use evenkeel_core::base::Error;
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::records::bundle::Carries;
use std::path::PathBuf;
use tauri::{State, WebviewWindow, command};
use tauri_plugin_dialog::{DialogExt as _, FilePath};

type Answer<T> = Result<T, ErrorReport>;

#[command(async)]
pub(crate) fn giving(state: State<'_, Shared>) -> Answer<GivingView> {
    ask(&state, App::giving)
}

#[command(async)]
pub(crate) fn renew_device_key(state: State<'_, Shared>) -> Answer<DeviceIdentity> {
    ask(&state, App::renew_device_key)
}

/// Asks where, then writes. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn give(
    window: WebviewWindow,
    state: State<'_, Shared>,
    carries: Carries,
    whose: Whose,
    with_names: bool,
) -> Answer<Option<Given>> {
    let suggested = ask(&state, |app| Ok(app.bundle_file_name(carries)))?;
    let title = match carries {
        Carries::Records => "Give my records to the agency",
        Carries::Learning => "Take my learning to another computer",
    };
    let chosen = window
        .dialog()
        .file()
        .set_parent(&window)
        .set_title(title)
        .set_file_name(&suggested)
        .add_filter("Bundle of records (zip)", &["zip"])
        .blocking_save_file();
    let Some(path) = path_of(chosen)? else {
        return Ok(None);
    };
    ask(&state, |app| app.give(carries, whose, with_names, &path)).map(Some)
}

/// Asks for the agency's receipt and reads it. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn take_receipt(
    window: WebviewWindow,
    state: State<'_, Shared>,
) -> Answer<Option<GiftLine>> {
    let chosen = window
        .dialog()
        .file()
        .set_parent(&window)
        .set_title("Read the agency's receipt")
        .add_filter("Receipt", &["json"])
        .blocking_pick_file();
    let Some(path) = path_of(chosen)? else {
        return Ok(None);
    };
    ask(&state, |app| app.take_receipt(&path)).map(Some)
}

/// Asks for a bundle from another computer and unites it with what is here. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn take_in(window: WebviewWindow, state: State<'_, Shared>) -> Answer<Option<TakenIn>> {
    let chosen = window
        .dialog()
        .file()
        .set_parent(&window)
        .set_title("Bring learning from another computer")
        .add_filter("Learning (zip)", &["zip"])
        .blocking_pick_file();
    let Some(path) = path_of(chosen)? else {
        return Ok(None);
    };
    ask(&state, |app| app.take_in(&path)).map(Some)
}

fn path_of(chosen: Option<FilePath>) -> Answer<Option<PathBuf>> {
    chosen.map(FilePath::into_path).transpose().map_err(|_| {
        Error::Unexpected {
            what: "the dialog named a place that is no file".to_owned(),
        }
        .report()
    })
}
