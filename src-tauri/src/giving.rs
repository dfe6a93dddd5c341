//! Giving records by hand, and taking in what comes back.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::dialogs::{self, BUNDLE, Kind};
use crate::session::{Shared, ask};
use evenkeel_core::app::App;
use evenkeel_core::app::give::Whose;
use evenkeel_core::app::view::{DeviceIdentity, GiftLine, Given, GivingView, TakenIn};
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::records::bundle::Carries;
use tauri::{State, WebviewWindow, command};

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
    let Some(path) = dialogs::save_as(&window, title, &suggested, BUNDLE)? else {
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
    let kind = Kind {
        name: "Receipt",
        endings: &["json"],
    };
    let Some(path) = dialogs::file(&window, "Read the agency's receipt", kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.take_receipt(&path)).map(Some)
}

/// Asks for a bundle from another computer and unites it with what is here. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn take_in(window: WebviewWindow, state: State<'_, Shared>) -> Answer<Option<TakenIn>> {
    let kind = Kind {
        name: "Learning (zip)",
        endings: &["zip"],
    };
    let Some(path) = dialogs::file(&window, "Bring learning from another computer", kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.take_in(&path)).map(Some)
}
