//! A bundle: a zip that carries what learners did to the agency, or to another computer of theirs.
//!
//! | in it | is |
//! | --- | --- |
//! | `people.jsonl` | one line a learner: their opaque reference, and a name only where it was asked for |
//! | `events.jsonl` | events as they were written ([`Written`](crate::event::Written)), what merging needs |
//! | `statements.jsonl` | the same as xAPI statements, their frozen bytes |
//! | `records.csv` | the same for people, as a spreadsheet |
//! | `manifest.json` | [`Manifest`]: by whom, when, and bytes, lines and SHA-256 of each part |
//! | `manifest.signature` | the device's Ed25519 signature over the bytes of the manifest |
//!
//! Reflections, notes and plans are in none of them. The same content, time and key make the same bytes. Both
//! [`Writer`] and [`Reader`] stream: memory does not depend on how much is carried. [`Reader`] trusts nothing: see there.
//!
//! Pure: both work on any stream; where the file lies is the caller's.

mod manifest;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use manifest::{Carries, Manifest, Part, PartEntry};
pub use read::Reader;
pub use write::{About, Digest, PartWriter, Writer};

use serde::{Deserialize, Serialize};

/// A line of `people.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    /// Opaque reference.
    pub learner: crate::base::id::LearnerId,
    /// What they are called, where they agreed to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

const MANIFEST: &str = "manifest.json";
const SIGNATURE: &str = "manifest.signature";

/// A manifest is a few hundred bytes long; nobody needs to read a longer one than this.
const LONGEST_MANIFEST: u64 = 16 * 1024;

/// 64 bytes in hexadecimal digits.
const LENGTH_OF_SIGNATURE: u64 = 128;

/// The longest line of a part. An assessment with every option in full is some twenty thousand bytes.
const LONGEST_LINE: u64 = 1024 * 1024;

/// The longest part, unpacked: what a zip without extensions can hold.
const LONGEST_PART: u64 = u32::MAX as u64 - 1;

/// How many times smaller than its content a packed part may be. Events have ids that cannot be packed, so ours stay
/// far below it; a bomb reaches 1000.
const TIGHTEST: u64 = 200;

/// Parts up to this length may be packed as tightly as they like.
const HARMLESS: u64 = 1024 * 1024;

#[expect(
    clippy::naive_bytecount,
    reason = "the compiler makes this fast; a crate for one line is one too many"
)]
fn line_breaks(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}
