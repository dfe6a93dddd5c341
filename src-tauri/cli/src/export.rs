//! `evenkeel-cli export`.

use evenkeel_core::app::App;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Result};
use std::path::Path;
use std::process::ExitCode;

/// Writes the records of every learner into `folder`.
pub(crate) fn export(folder: &Path, with_names: bool) -> Result<ExitCode> {
    let mut app = App::open(
        Folders::of_this_computer()?,
        Clock::system(),
        env!("CARGO_PKG_VERSION"),
    )?;
    for file in app.export_everybody(folder, with_names)? {
        println!("{} ({} rows)", file.path, file.rows);
    }
    app.close()?;
    Ok(ExitCode::SUCCESS)
}
