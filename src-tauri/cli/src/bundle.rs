//! `evenkeel-cli bundle` and `evenkeel-cli receive`.

use crate::{count, print_json};
use clap::ValueEnum;
use evenkeel_core::app::App;
use evenkeel_core::base::id::LearnerId;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Error, Result, files};
use evenkeel_core::records::bundle::Carries;
use std::path::Path;
use std::process::ExitCode;

/// For whom a bundle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum For {
    /// The agency: finished records, no trace of how somebody read
    Agency,
    /// Another computer of the same people: everything but what they wrote for themselves
    Computer,
}

fn open() -> Result<App> {
    App::open(
        Folders::of_this_computer()?,
        Clock::system(),
        env!("CARGO_PKG_VERSION"),
    )
}

/// Writes a bundle into `folder`.
pub(crate) fn bundle(
    folder: &Path,
    whom: For,
    learners: &[String],
    with_names: bool,
    json: bool,
) -> Result<ExitCode> {
    let mut app = open()?;
    let carries = match whom {
        For::Agency => Carries::Records,
        For::Computer => Carries::Learning,
    };
    let learners = if learners.is_empty() {
        app.everybodys_ids()?
    } else {
        learners
            .iter()
            .map(|text| LearnerId::parse(text).ok_or(Error::LearnerNotFound))
            .collect::<Result<Vec<_>>>()?
    };
    files::create_folder(folder)?;
    let path = folder.join(app.bundle_file_name(carries));
    let given = app.give_learners(carries, &learners, with_names, &path)?;
    app.close()?;
    if json {
        print_json(&given);
    } else {
        println!(
            "{}\n{} of {}, signed by this computer: {}",
            given.path,
            match carries {
                Carries::Records => count(given.records, "record"),
                Carries::Learning => count(given.records, "step"),
            },
            count(given.learners, "learner"),
            given.fingerprint
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Unites a bundle from another computer with what is here, or marks what a receipt is for as received.
pub(crate) fn receive(path: &Path, json: bool) -> Result<ExitCode> {
    let mut app = open()?;
    let is_receipt = path.extension().is_some_and(|ending| ending == "json");
    if is_receipt {
        let line = app.take_receipt(path)?;
        if json {
            print_json(&line);
        } else if let Some(received) = line.received {
            println!(
                "Received by {} ({}) on {}: {}.",
                if received.agency.is_empty() {
                    "the agency"
                } else {
                    &received.agency
                },
                received.fingerprint,
                received.at.day(),
                count(line.records, "record")
            );
        }
    } else {
        let taken = app.take_in(path)?;
        if json {
            print_json(&taken);
        } else {
            println!(
                "{} new, {} already known, {} kept apart because they say something else. Signed by {}.",
                taken.new, taken.known, taken.clashing, taken.fingerprint
            );
        }
    }
    app.close()?;
    Ok(ExitCode::SUCCESS)
}
