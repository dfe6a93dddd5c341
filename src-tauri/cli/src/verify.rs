//! `evenkeel-cli verify`.

use crate::{certificate, count, print_json};
use evenkeel_core::base::{Error, Result, files};
use evenkeel_core::records::bundle::{Carries, Part, Reader};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

/// How a zip begins, and so a bundle.
const ZIP: &[u8] = b"PK";

/// Checks a file: a bundle, or a certificate, or anything with the codes of certificates in it.
pub(crate) fn verify(path: &Path, json: bool) -> Result<ExitCode> {
    if files::read_at_most(path, 2)? != ZIP {
        match certificate::in_file(path, json) {
            // A file that is neither is told what a bundle would be.
            Err(Error::CertificateNotFound) => {}
            other => return other,
        }
    }
    bundle(path, json)
}

/// Checks that a bundle is whole and unchanged, and says whose it is.
fn bundle(path: &Path, json: bool) -> Result<ExitCode> {
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
