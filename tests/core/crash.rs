//! The program is killed outright while it records. Nothing it called saved may be lost.

use evenkeel_tests::crash;
use std::path::Path;
use std::time::Duration;

#[test]
fn killed_at_any_moment_it_loses_nothing_it_called_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut saved = 0;
    for round in 0..25 {
        // Spread over start, migration, first events and steady recording.
        let wait = Duration::from_millis(40 + crash::scattered(round) % 400);
        let recorder = Path::new(env!("CARGO_BIN_EXE_recorder"));
        saved = crash::kill_and_check(recorder, folder.path(), wait, saved)
            .unwrap_or_else(|what| panic!("round {round}: {what}"));
    }
    assert!(saved > 50, "the recorder hardly recorded anything: {saved}");
}
