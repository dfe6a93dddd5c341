//! The recorder is killed at 200 random moments; nothing it called saved may be lost.

use crate::report::Report;
use evenkeel_tests::crash;
use serde_json::json;
use std::time::Duration;

const KILLS: u64 = 200;

/// Kills and checks.
pub(crate) fn kill(report: &mut Report) {
    let recorder = std::env::current_exe()
        .expect("this program")
        .with_file_name("recorder");
    let folder = tempfile::tempdir().expect("a folder");
    let mut saved = 0;
    let mut lost = Vec::new();
    for round in 0..KILLS {
        let wait = Duration::from_millis(15 + crash::scattered(round) % 160);
        match crash::kill_and_check(&recorder, folder.path(), wait, saved) {
            Ok(there) => saved = there,
            Err(what) => lost.push(format!("round {round}: {what}")),
        }
    }
    report.must(
        "killed at random moments",
        lost.is_empty() && saved > KILLS,
        json!({ "kills": KILLS, "events saved": saved, "losses": lost }),
    );
}
