//! The program is killed outright while it records. Nothing it called saved may be lost.

use evenkeel_core::app::App;
use evenkeel_core::base::Clock;
use evenkeel_core::base::paths::Folders;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Kills the recorder after a while and says how many events it had called saved.
fn killed_after(home: &std::path::Path, wait: Duration) -> u64 {
    let mut recorder = Command::new(env!("CARGO_BIN_EXE_recorder"))
        .arg(home)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let output = recorder.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.parse().ok())
            .max()
            .unwrap_or(0)
    });
    std::thread::sleep(wait);
    recorder.kill().unwrap();
    recorder.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn killed_at_any_moment_it_loses_nothing_it_called_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut most = 0;
    for round in 0_u64..25 {
        // Spread over start, migration, first events and steady recording; prime steps, so that no moment repeats.
        let wait = Duration::from_millis(40 + round * 37 % 400);
        let acknowledged = killed_after(folder.path(), wait).max(most);
        let app = App::open(Folders::at(folder.path()), Clock::system(), "0").unwrap();
        app.check_learners()
            .unwrap_or_else(|error| panic!("round {round}: {error}"));
        let there = app.events_saved().unwrap_or(0);
        assert!(
            there >= acknowledged,
            "round {round}: {acknowledged} were called saved, {there} are there"
        );
        most = there;
        app.close().unwrap();
    }
    assert!(most > 50, "the recorder hardly recorded anything: {most}");
}
