use crate::base::Timestamp;
use crate::base::id::DeviceId;
use crate::records::signing::PublicKey;
use serde::{Deserialize, Serialize};

/// What stands in `format` before its version.
pub(super) const FORMAT: &str = "https://evenkeel.example/bundle/";

/// The version this program writes, and the only one there is.
pub(super) const VERSION: u32 = 1;

/// The parts of a bundle, in the order in which they stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// Who it is about.
    #[serde(rename = "people.jsonl")]
    People,
    /// What merging needs.
    #[serde(rename = "events.jsonl")]
    Events,
    /// For a Learning Record Store.
    #[serde(rename = "statements.jsonl")]
    Statements,
    /// For people.
    #[serde(rename = "records.csv")]
    Records,
}

impl Part {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::People, Self::Events, Self::Statements, Self::Records];

    /// Its name in the zip.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people.jsonl",
            Self::Events => "events.jsonl",
            Self::Statements => "statements.jsonl",
            Self::Records => "records.csv",
        }
    }
}

/// What a bundle carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Carries {
    /// For the agency: only kinds of event that are exported, and time only as sums.
    Records,
    /// For another computer of the learner: every event.
    Learning,
}

/// What stands in `manifest.json`, and is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Name and version of the format.
    pub format: String,
    /// What it carries.
    pub carries: Carries,
    /// When it was made, by the clock of the device.
    pub made_at: Timestamp,
    /// Version of the program that made it.
    pub program_version: String,
    /// The data folder it was made from.
    pub device: DeviceId,
    /// The key it is signed with.
    pub key: PublicKey,
    /// The parts, in order.
    pub parts: Vec<PartEntry>,
}

/// What the manifest says of one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartEntry {
    /// Which.
    pub name: Part,
    /// Length.
    pub bytes: u64,
    /// How many lines, each of which ends with a line break.
    pub lines: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// How many lines a part has.
    pub fn lines(&self, part: Part) -> u64 {
        self.parts
            .iter()
            .find(|entry| entry.name == part)
            .map_or(0, |entry| entry.lines)
    }
}
