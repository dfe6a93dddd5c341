//! The front door for developers, the same on every operating system: `cargo xtask run | test | check | bench |
//! screenshots`.
//!
//! Each command first installs what is missing ([`prepare`]), then calls the tools one would call by hand, and prints
//! every call so that it can be repeated without this program.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program talks to its terminal"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "the doors of the core are for the core; this builds it"
)]

mod bench;
mod check;
mod display;
mod prepare;
mod program;
mod readme;
mod run;
mod screenshots;
mod shell;
mod test;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Build, run and check Evenkeel.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the program. Without a display: in a virtual one, with screenshots under target/run/
    Run {
        /// Optimised, as it would be installed. Takes several minutes the first time
        #[arg(long)]
        release: bool,
    },
    /// Everything CI runs: checks, unit tests, dialect, a real record store, journeys in the real window, the README's commands
    Test {
        /// Leave out the journeys in the real window
        #[arg(long)]
        quick: bool,
    },
    /// Formatting, lints and types, without running tests
    Check,
    /// Measure, as ratios in one run; prints a table and writes target/bench.json
    Bench {
        /// Only measure what needs no window
        #[arg(long, conflicts_with = "window")]
        core: bool,
        /// Only measure the window
        #[arg(long)]
        window: bool,
    },
    /// Every screen in every look, under target/screenshots/
    Screenshots,
}

/// What went wrong, for the terminal.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Run { release } => run::run(release),
        Command::Test { quick } => test::test(quick),
        Command::Check => prepare::all().and_then(|()| check::check()),
        Command::Bench { core, window } => bench::bench(core, window),
        Command::Screenshots => screenshots::screenshots(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nxtask: {reason}");
            ExitCode::FAILURE
        }
    }
}
