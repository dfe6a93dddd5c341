//! What `evenkeel-cli register` can be asked, with the words of its help.

use clap::{Subcommand, ValueEnum};
use evenkeel_core::register::list::{Query, Show, Sort};
use std::path::PathBuf;

/// What to do with the register.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Collect bundles from files and from folders, such as a folder of sticks
    ///
    /// Folders are looked through to a depth of eight for files whose name ends in .zip; links are not followed. Each file
    /// is taken in whole or not at all, and one that is not in order never stands in the way of the others. In any order
    /// and any number of times the result is the same.
    ///
    /// Ends with 0 when every file was new or known, with 1 when one was tampered with, clashes, or is no bundle.
    ///
    /// With --json there is one JSON object a file: file, verdict (new, known, clashing, tampered, not-a-bundle,
    /// unknown-version, for-elsewhere, not-ours, too-large, unreadable), words, new, known, clashing, people, fingerprint,
    /// computer (new, ours, not-ours, unknown), error.
    Import {
        /// Files and folders
        #[arg(required = true)]
        places: Vec<PathBuf>,
        /// Write a receipt for each bundle that was taken in, into this folder; the learner's computer reads it
        #[arg(long, value_name = "FOLDER")]
        receipts: Option<PathBuf>,
        /// Name of the agency on receipts; it is kept for the next time
        #[arg(long, value_name = "NAME")]
        agency: Option<String>,
        /// Write one JSON object a file
        #[arg(long)]
        json: bool,
    },
    /// List the people in the register and how they stand with each unit
    ///
    /// With --json there is one JSON object a person: learner, name, units, latest, `clock_doubt`.
    List {
        #[command(flatten)]
        whom: Whom,
        /// Write one JSON object a person
        #[arg(long)]
        json: bool,
    },
    /// Write the register as a spreadsheet
    ///
    /// `people` has everything, one line for each unit and for the course. The others hold what is completed, as Moodle
    /// (plugin `tool_import_completion`), Totara (course completion upload) and IOMAD (import completion records) take it:
    /// the user name is the learner's reference, the course is named by the last part of its address, a unit COURSE-UNIT.
    Csv {
        /// For whom
        #[arg(long, value_enum, default_value_t = For::People)]
        preset: For,
        /// File to write, or a folder; standard output when it is left out
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        #[command(flatten)]
        whom: Whom,
    },
    /// Go back to a copy of the register, or begin a new one; what stood there is kept beside it
    ///
    /// A copy is made before the first import of a day, and when Evenkeel is opened; the last three are kept. Without
    /// --copy this is the latest.
    Restore {
        /// Another copy, by the name of its file in the folder `backups`
        #[arg(long, value_name = "NAME", conflicts_with = "afresh")]
        copy: Option<String>,
        /// Begin a new register
        #[arg(long)]
        afresh: bool,
    },
    /// List the computers that records came from, or say of one whether it is yours
    ///
    /// From a computer that is not yours nothing more is taken. With --json there is one JSON object a computer: key,
    /// fingerprint, acquaintance, `first_seen`, `last_seen`, bundles.
    Computers {
        /// It is one of the agency's: its key, 64 hexadecimal digits
        #[arg(long, value_name = "KEY", conflicts_with = "not_ours")]
        ours: Option<String>,
        /// It is none of the agency's
        #[arg(long, value_name = "KEY")]
        not_ours: Option<String>,
        /// Write one JSON object a computer
        #[arg(long)]
        json: bool,
    },
}

/// Whom it is about.
#[derive(Debug, clap::Args)]
pub(crate) struct Whom {
    /// Only people whose name or reference holds this
    #[arg(long, value_name = "TEXT", default_value = "")]
    find: String,
    /// Only people with a unit that stands so
    #[arg(long, value_enum)]
    state: Option<State>,
    /// Only this unit counts, by its id
    #[arg(long, value_name = "UNIT")]
    pub(super) unit: Option<String>,
}

/// How a unit stands.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum State {
    /// Completed, no refresher due
    Done,
    /// Begun, not finished
    Due,
    /// Nothing is on record
    Missing,
    /// Should be taken again
    RefresherDue,
}

/// For whom a spreadsheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum For {
    /// People
    People,
    /// Moodle
    Moodle,
    /// Totara
    Totara,
    /// IOMAD
    Iomad,
}

impl Whom {
    pub(super) fn query(&self) -> Query {
        Query {
            text: self.find.clone(),
            state: match self.state {
                None => Show::Everybody,
                Some(State::Done) => Show::Done,
                Some(State::Due) => Show::Due,
                Some(State::Missing) => Show::Missing,
                Some(State::RefresherDue) => Show::RefresherDue,
            },
            unit: self.unit.clone(),
            sort: Sort::Name,
            descending: false,
        }
    }
}
