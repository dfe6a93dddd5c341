//! `evenkeel-cli verify`.

use crate::{count, print_json};
use evenkeel_core::base::{Result, files};
use evenkeel_core::records::bundle::{Carries, Part, Reader};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

/// Checks that a bundle is whole and unchanged, and says whose it is.
pub(crate) fn verify(path: &Path, json: bool) -> Result<ExitCode> {
    let mut reader = Reader::open(files::open(path)?, path)?;
    reader.check()?;
    let manifest = reader.manifest();
    if json {
        print_json(&json!({
            "path": path.display().to_string(),
            "carries": manifest.carries,
            "made_at": manifest.made_at,
            "program_version": manifest.program_version,
            "device": manifest.device,
            "key": manifest.key,
            "key_id": manifest.key.id(),
            "fingerprint": manifest.key.fingerprint(),
            "learners": manifest.lines(Part::People),
            "events": manifest.lines(Part::Events),
            "statements": manifest.lines(Part::Statements),
        }));
    } else {
        println!(
            "Whole and unchanged since {} by a computer that signs as “{}”.",
            manifest.made_at,
            manifest.key.fingerprint()
        );
        println!(
            "It carries {} of {}, for {}.",
            match manifest.carries {
                Carries::Records => count(lines(manifest.lines(Part::Statements)), "record"),
                Carries::Learning => count(lines(manifest.lines(Part::Events)), "step"),
            },
            count(lines(manifest.lines(Part::People)), "learner"),
            match manifest.carries {
                Carries::Records => "an agency",
                Carries::Learning => "another computer of theirs",
            }
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
