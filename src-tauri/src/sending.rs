//! Giving records to the agency's record store, when somebody asks for it or has switched it on.
//!
//! One at a time, on a thread of its own that borrows the core for moments. Nothing here opens a connection before a
//! store is set up, somebody has looked at what will be sent, and either pressed Send or switched sending on. How it is
//! going is asked for by the window ([`sending`]), so that it can also be looked at later, or not at all.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::dialogs::{self, Kind};
use crate::session::{Core, Shared, ask};
use evenkeel_core::app::App;
use evenkeel_core::app::dispatch::{Dispatcher, Door as _, Patience};
use evenkeel_core::app::sending::{self as core, Access};
use evenkeel_core::app::view::{SavedFile, SendingView, WhatIsSent};
use evenkeel_core::base::Clock;
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::sync::http::{Http, TO_ANSWER};
use evenkeel_core::sync::transport::Transport;
use tauri::{AppHandle, Manager as _, State, WebviewWindow, command};

type Answer<T> = Result<T, ErrorReport>;

#[command(async)]
pub(crate) fn sending(
    state: State<'_, Shared>,
    dispatcher: State<'_, Dispatcher>,
) -> Answer<SendingView> {
    ask(&state, |app| app.sending(&dispatcher))
}

#[command(async)]
pub(crate) fn what_will_be_sent(state: State<'_, Shared>, from: u32) -> Answer<WhatIsSent> {
    ask(&state, |app| app.what_will_be_sent(from))
}

/// Asks where, then writes. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn save_what_will_be_sent(
    window: WebviewWindow,
    state: State<'_, Shared>,
) -> Answer<Option<SavedFile>> {
    let suggested = ask(&state, |app| Ok(app.what_will_be_sent_file_name()))?;
    let kind = Kind {
        name: "xAPI statements (JSON Lines)",
        endings: &["jsonl"],
    };
    let Some(path) = dialogs::save_as(&window, "Save what will be sent", &suggested, kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_what_will_be_sent(&path)).map(Some)
}

#[command(async)]
pub(crate) fn set_up_sending(
    state: State<'_, Shared>,
    dispatcher: State<'_, Dispatcher>,
    endpoint: String,
    key: String,
    secret: Option<String>,
) -> Answer<SendingView> {
    dispatcher.stop();
    core::set_up(&Core(&state), &endpoint, &key, secret.as_deref())
        .map_err(|error| error.report())?;
    ask(&state, |app| app.sending(&dispatcher))
}

#[command(async)]
pub(crate) fn forget_sending(
    state: State<'_, Shared>,
    dispatcher: State<'_, Dispatcher>,
) -> Answer<SendingView> {
    dispatcher.stop();
    core::forget(&Core(&state)).map_err(|error| error.report())?;
    ask(&state, |app| app.sending(&dispatcher))
}

#[command(async)]
pub(crate) fn send_automatically(
    app: AppHandle,
    state: State<'_, Shared>,
    dispatcher: State<'_, Dispatcher>,
    automatic: bool,
) -> Answer<SendingView> {
    ask(&state, |core| core.send_automatically(automatic))?;
    if automatic {
        send_quietly(&app);
    } else {
        dispatcher.stop();
    }
    ask(&state, |core| core.sending(&dispatcher))
}

#[command(async)]
pub(crate) fn send_now(
    app: AppHandle,
    state: State<'_, Shared>,
    dispatcher: State<'_, Dispatcher>,
) -> Answer<SendingView> {
    send(&app, Patience::Short);
    ask(&state, |core| core.sending(&dispatcher))
}

#[command(async)]
pub(crate) fn stop_sending(
    state: State<'_, Shared>,
    dispatcher: State<'_, Dispatcher>,
) -> Answer<SendingView> {
    dispatcher.stop();
    ask(&state, |app| app.sending(&dispatcher))
}

#[command(async)]
pub(crate) fn try_refused_again(
    state: State<'_, Shared>,
    dispatcher: State<'_, Dispatcher>,
) -> Answer<SendingView> {
    ask(&state, |app| {
        App::try_refused_again(app)?;
        app.sending(&dispatcher)
    })
}

/// Sends what waits, if that is switched on: at the start, and after something was finished. What goes wrong is told on
/// the screen for sending, and nowhere else.
pub(crate) fn send_quietly(app: &AppHandle) {
    let shared = app.state::<Shared>();
    if Core(&shared)
        .with(|core| core.sends_automatically())
        .unwrap_or(false)
    {
        send(app, Patience::Endless);
    }
}

/// Sends what waits, beside everything else; somebody who is at it already goes on at once.
fn send(app: &AppHandle, patience: Patience) {
    if !app.state::<Dispatcher>().begin() {
        return;
    }
    let app = app.clone();
    std::thread::spawn(move || {
        let (shared, dispatcher) = (app.state::<Shared>(), app.state::<Dispatcher>());
        let core = Core(&shared);
        // The dispatcher keeps what went wrong for whoever looks.
        let _ = dispatcher.run(&core, || core::access_set_up(&core), &connect, patience);
    });
}

fn connect(access: &Access) -> Box<dyn Transport> {
    let Access { endpoint, key, .. } = access;
    Box::new(Http::new(endpoint, key, Clock::system(), TO_ANSWER))
}
