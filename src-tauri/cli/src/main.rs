//! `evenkeel-cli`: check a course, render a lesson, export everybody's records.
//!
//! For scripts and course authors. Exit codes: 0 all is well, 1 the course has problems of severity error, 2 the
//! command could not be carried out.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program talks to its terminal"
)]

mod check;
mod export;
mod render;

use clap::{Parser, Subcommand};
use evenkeel_core::base::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Check a course, render a lesson, export everybody's records.
///
/// Evenkeel is an offline course player for people who look after children. This is the part of it for scripts and
/// course authors; it opens no network connection.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Exit codes: 0 all is well · 1 the course has errors · 2 the command could not be carried out.\n\nEVENKEEL_HOME names another data folder than this computer's own."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say everything that is wrong with a course, with line and caret, and measure its lessons
    ///
    /// A course with errors cannot be installed. Warnings are advice. The table says for each lesson how many words one
    /// reader reads (options and feedback not counted), how many minutes that and the checks take (200 words a minute,
    /// half a minute a check), and the reading age of its running text (Flesch-Kincaid grade plus 5). A unit asks for
    /// another reading age than 12 with `reading_age` in its unit.md.
    ///
    /// With --format json there is one JSON object a line. `"kind": "problem"` has code, severity, file, line, column,
    /// length, message, hint; `"kind": "lesson"` has unit, lesson, file, words, checks, minutes, `minutes_said`,
    /// `reading_age`, `reading_age_asked`.
    Check {
        /// Folder of the course, the one that holds course.toml
        folder: PathBuf,
        /// How the findings are written
        #[arg(long, value_enum, default_value_t = check::Format::Text)]
        format: check::Format,
    },
    /// Write the records of every learner on this computer into a folder
    ///
    /// Two files: records as CSV (one line a course, unit and lesson of each learner) and statements as xAPI 1.0.3, one
    /// JSON object a line. Learners appear under an opaque reference; names only with --with-names, and only in the CSV.
    /// Close Evenkeel first.
    Export {
        /// Folder to write into, such as the stick
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
        /// Put learners' names in the CSV
        #[arg(long)]
        with_names: bool,
    },
    /// Write the HTML of one lesson to standard output, as the window shows it
    Render {
        /// Folder of the course
        folder: PathBuf,
        /// Id of the lesson, from its front matter
        lesson: String,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check { folder, format } => check::check(folder, format),
        Command::Export { to, with_names } => export::export(&to, with_names),
        Command::Render { folder, lesson } => render::render(folder, &lesson),
    };
    outcome.unwrap_or_else(|error| {
        say(&error);
        ExitCode::from(2)
    })
}

fn say(error: &Error) {
    eprintln!(
        "error[{}]: {error}",
        serde_json::json!(error.code()).as_str().unwrap_or_default()
    );
    if let Some(cause) = error.params().get("cause") {
        eprintln!(" cause: {cause}");
    }
    eprintln!("  hint: {}", error.hint());
}
