//! `evenkeel-cli`: check a course, render a lesson, export and carry records.
//!
//! For scripts and course authors. Exit codes: 0 all is well, 1 what was looked at is not in order (a course with
//! problems of severity error, a bundle or certificate that was changed or is none, or clashes with the register, records
//! that a store will not have), 2 the command could not be carried out, 3 a record store is out of reach or busy and can
//! be tried again later.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program talks to its terminal"
)]

mod bundle;
mod certificate;
mod check;
mod export;
mod push;
mod register;
mod render;
mod shell;
mod verify;

use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;
use evenkeel_core::base::{Code, Error};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Check a course, render a lesson, export and carry records.
///
/// Evenkeel is an offline course player for people who look after children. This is the part of it for scripts and
/// course authors; only `push` opens a network connection.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Exit codes: 0 all is well · 1 what was looked at is not in order: a course with errors, a bundle or certificate that was changed or is none, or clashes with the register, records that a store will not have · 2 the command could not be carried out · 3 a record store is out of reach or busy: try again later.\n\nEVENKEEL_HOME names another data folder than this computer's own."
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
    /// Give the records on this computer to the agency: write a signed bundle into a folder
    ///
    /// A zip of statements.jsonl (xAPI), events.jsonl (what merging needs), records.csv, people.jsonl and a signed
    /// manifest. Learners appear under an opaque reference; names only with --with-names. Reflections, notes and plans are never in
    /// it. Giving the same twice does no harm. Close Evenkeel first.
    Bundle {
        /// Folder to write into, such as the stick
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
        /// For whom the bundle is
        #[arg(long = "for", value_enum, default_value_t = bundle::For::Agency)]
        whom: bundle::For,
        /// Only this learner, by their opaque reference; may be said several times
        #[arg(long = "learner", value_name = "REFERENCE")]
        learners: Vec<String>,
        /// Put learners' names in
        #[arg(long)]
        with_names: bool,
        /// Write one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Take in what came back: a bundle from another computer of the same people, or a receipt of the agency
    ///
    /// A bundle unites with what is here, in any order, any number of times. A receipt (a name ending in .json) marks what
    /// it is for as received. Close Evenkeel first.
    Receive {
        /// The file
        file: PathBuf,
        /// Write one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Check a bundle or a certificate, and say which computer signed it
    ///
    /// Of a bundle: whether it is whole and unchanged. Of a certificate (a PDF that Evenkeel saved, or any text with its code
    /// in it): who completed what and when, and whether that computer is known here; every certificate in the file is
    /// checked, and the command ends with 1 when one of them is not good. Needs no internet.
    Verify {
        /// The file; - reads codes that are typed or piped in
        #[arg(required_unless_present = "code")]
        file: Option<PathBuf>,
        /// The code of a certificate, from EVENKEEL1: to the full stop at its end
        #[arg(long, conflicts_with = "file")]
        code: Option<String>,
        /// Write one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Give everybody's records on this computer to the agency's record store (LRS)
    ///
    /// Every xAPI statement once, however often this is called and wherever it was cut off. Learners appear under an opaque
    /// reference, without names. The address begins with https:// (http:// only on this very computer). What is not given
    /// waits here. Close Evenkeel first.
    ///
    /// With --json there is one JSON object: given, waiting, refused, error.
    Push {
        /// Address of the record store, as the agency gave it; it often ends with /xAPI
        #[arg(long, value_name = "ADDRESS")]
        endpoint: String,
        /// File with its key: the name, a colon, the secret
        #[arg(long, value_name = "FILE")]
        key_file: PathBuf,
        /// How long the store may take for one answer
        #[arg(long, value_name = "SECONDS", default_value_t = 90, value_parser = clap::value_parser!(u64).range(1..=3600))]
        timeout: u64,
        /// Write one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Keep an agency's register: collect bundles, see who has done what, write a spreadsheet
    ///
    /// The register is a file of its own in the data folder, register.sqlite. Close Evenkeel first.
    Register {
        #[command(subcommand)]
        command: register::Command,
    },
    /// Write the HTML of one lesson to standard output, as the window shows it
    Render {
        /// Folder of the course
        folder: PathBuf,
        /// Id of the lesson, from its front matter
        lesson: String,
    },
    /// Write what a shell needs to complete these commands to standard output
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Write manual pages into a folder
    Man {
        /// Folder to write into
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check { folder, format } => check::check(folder, format),
        Command::Export { to, with_names } => export::export(&to, with_names),
        Command::Bundle {
            to,
            whom,
            learners,
            with_names,
            json,
        } => bundle::bundle(&to, whom, &learners, with_names, json),
        Command::Receive { file, json } => bundle::receive(&file, json),
        Command::Verify { file, code, json } => match file {
            Some(file) if file.as_os_str() != "-" => verify::verify(&file, json),
            _ => certificate::in_text(code.as_deref(), json),
        },
        Command::Push {
            endpoint,
            key_file,
            timeout,
            json,
        } => push::push(&push::Push {
            endpoint: &endpoint,
            key_file: &key_file,
            to_answer: std::time::Duration::from_secs(timeout),
            as_json: json,
        }),
        Command::Register { command } => register::register(command),
        Command::Render { folder, lesson } => render::render(folder, &lesson),
        Command::Completions { shell } => Ok(shell::completions(shell, Arguments::command())),
        Command::Man { to } => shell::manual(&to, Arguments::command()),
    };
    outcome.unwrap_or_else(|error| {
        say(&error);
        ExitCode::from(if is_about_the_file(error.code()) {
            1
        } else {
            2
        })
    })
}

/// Whether the command was carried out and found that a file is not in order.
fn is_about_the_file(code: Code) -> bool {
    matches!(
        code,
        Code::NotABundle
            | Code::BundleTampered
            | Code::BundleNewer
            | Code::BundleTooLarge
            | Code::BundleForElsewhere
            | Code::NotAReceipt
            | Code::ReceiptForAnother
            | Code::CertificateNotFound
            | Code::BundleNotOurs
    )
}

fn count(number: u32, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

fn print_json(value: &impl Serialize) {
    println!("{}", serde_json::json!(value));
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
