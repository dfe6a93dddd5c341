//! `evenkeel-cli push`.

use crate::say;
use evenkeel_core::app::App;
use evenkeel_core::app::dispatch::{Dispatcher, Door as _, Patience};
use evenkeel_core::app::sending::Access;
use evenkeel_core::base::error::LrsError;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Error, Result, files};
use evenkeel_core::sync::endpoint::{Endpoint, Key};
use evenkeel_core::sync::http::Http;
use evenkeel_core::sync::transport::Transport;
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// No key file is longer, bytes.
const LONGEST_KEY: u64 = 8192;

/// Where to, and how to say what came of it.
pub(crate) struct Push<'a> {
    /// Address of the record store.
    pub(crate) endpoint: &'a str,
    /// File with its key, `name:secret`.
    pub(crate) key_file: &'a Path,
    /// How long the store may take for one answer.
    pub(crate) to_answer: Duration,
    /// One JSON object instead of sentences.
    pub(crate) as_json: bool,
}

/// Gives everything that waits to a record store.
pub(crate) fn push(how: &Push<'_>) -> Result<ExitCode> {
    let clock = Clock::system();
    let app = Mutex::new(App::open(
        Folders::of_this_computer()?,
        clock.clone(),
        env!("CARGO_PKG_VERSION"),
    )?);
    let access = access(&app, how)?;
    let store = access.store;
    let connect = |access: &Access| -> Box<dyn Transport> {
        let Access { endpoint, key, .. } = access;
        Box::new(Http::new(endpoint, key, clock.clone(), how.to_answer))
    };
    let dispatcher = Dispatcher::new(clock.clone());
    dispatcher.begin();
    let outcome = dispatcher.run(&app, || Ok(access), &connect, Patience::Short);
    let counts = app.with(|app| app.counts(store))?;
    app.into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .close()?;
    if how.as_json {
        let error = outcome.as_ref().err().map(Error::report);
        println!(
            "{}",
            json!({
                "given": counts.given, "waiting": counts.waiting, "refused": counts.refused, "error": error,
            })
        );
    } else {
        println!(
            "Given: {}. Waiting: {}. Not accepted: {}.",
            counts.given, counts.waiting, counts.refused
        );
        if let Err(error) = &outcome {
            say(error);
        }
    }
    Ok(ExitCode::from(match &outcome {
        Ok(()) if counts.refused == 0 => 0,
        Ok(()) => 1,
        Err(Error::Lrs(error)) if error.may_pass() => 3,
        Err(_) => 2,
    }))
}

fn access(app: &Mutex<App>, how: &Push<'_>) -> Result<Access> {
    let endpoint = Endpoint::parse(how.endpoint)?;
    let bytes = files::read_at_most(how.key_file, LONGEST_KEY)?;
    let text = String::from_utf8_lossy(&bytes);
    let (id, secret) = text.split_once(':').ok_or(LrsError::KeyUnusable {
        why: "its file does not hold a name, a colon and a secret",
    })?;
    let key = Key::new(id, secret)?;
    app.with(|app| app.access(endpoint, key))
}
