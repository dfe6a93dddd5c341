//! The core, opened once and shared by all commands.

use evenkeel_core::app::App;
use evenkeel_core::app::dispatch::Door;
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Error, Result};
use std::sync::{Mutex, PoisonError};

/// What commands share. A type alias, because asking Tauri for a state of another type fails only at run time.
pub(crate) type Shared = Mutex<Session>;

/// The core, or not yet.
#[derive(Debug, Default)]
pub(crate) struct Session {
    app: Option<App>,
    /// Another data folder than this computer's own.
    folders: Option<Folders>,
}

impl Session {
    /// With this data folder.
    #[cfg(test)]
    pub(crate) fn at(folders: Folders) -> Self {
        Self {
            app: None,
            folders: Some(folders),
        }
    }

    fn folders(&self) -> Result<Folders> {
        self.folders
            .clone()
            .map_or_else(Folders::of_this_computer, Ok)
    }

    /// The core, opened now if it is not open.
    pub(crate) fn app(&mut self) -> Result<&mut App> {
        if self.app.is_none() {
            let folders = self.folders()?;
            self.app = Some(App::open(
                folders,
                Clock::system(),
                env!("CARGO_PKG_VERSION"),
            )?);
        }
        self.app.as_mut().ok_or_else(|| Error::Unexpected {
            what: "the core is closed".to_owned(),
        })
    }

    /// Writes down what is still open and lets go of every file.
    pub(crate) fn close(&mut self) {
        if let Some(app) = self.app.take() {
            // The window is going away: there is nobody left to tell, and what was shown as saved is saved.
            let _ = app.close();
        }
    }
}

/// The way to the core for what goes on beside the window: only while it is open, since nothing but the window opens it.
pub(crate) struct Core<'a>(pub(crate) &'a Shared);

impl Door for Core<'_> {
    fn with<T>(&self, question: impl FnOnce(&mut App) -> Result<T>) -> Result<T> {
        let mut session = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let app = session.app.as_mut().ok_or_else(|| Error::Unexpected {
            what: "the core is closed".to_owned(),
        })?;
        question(app)
    }
}

/// Asks the core something and turns its error into what crosses to the window.
pub(crate) fn ask<T>(
    shared: &Shared,
    question: impl FnOnce(&mut App) -> Result<T>,
) -> Result<T, ErrorReport> {
    let mut session = shared.lock().unwrap_or_else(PoisonError::into_inner);
    session
        .app()
        .and_then(question)
        .map_err(|error| error.report())
}

/// Does something with the data folder while the core is closed.
pub(crate) fn while_closed<T>(
    shared: &Shared,
    act: impl FnOnce(&Folders) -> Result<T>,
) -> Result<T, ErrorReport> {
    let mut session = shared.lock().unwrap_or_else(PoisonError::into_inner);
    session.close();
    session
        .folders()
        .and_then(|folders| act(&folders))
        .map_err(|error| error.report())
}
