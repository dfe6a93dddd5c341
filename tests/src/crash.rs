//! Killing the recorder and looking at what it left.

use evenkeel_core::app::App;
use evenkeel_core::base::Clock;
use evenkeel_core::base::paths::Folders;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Lets `recorder` record in `home`, kills it outright after `wait`, and says how many events are there: never fewer
/// than it had called saved, or than `before`.
///
/// # Errors
/// What was lost, or why the file does not open.
pub fn kill_and_check(
    recorder: &Path,
    home: &Path,
    wait: Duration,
    before: u64,
) -> Result<u64, String> {
    let acknowledged = killed_after(recorder, home, wait).max(before);
    let app =
        App::open(Folders::at(home), Clock::system(), "0").map_err(|error| error.to_string())?;
    app.check_learners().map_err(|error| error.to_string())?;
    let there = app.events_saved().unwrap_or(0);
    app.close().map_err(|error| error.to_string())?;
    if there < acknowledged {
        return Err(format!(
            "{acknowledged} events were called saved, {there} are there"
        ));
    }
    Ok(there)
}

/// A number that looks random and is the same in every run (`SplitMix64`).
pub fn scattered(number: u64) -> u64 {
    let mut mixed = number
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// How many events the recorder had called saved when it was killed.
fn killed_after(recorder: &Path, home: &Path, wait: Duration) -> u64 {
    let mut recorder = Command::new(recorder)
        .arg(home)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the recorder starts");
    let output = recorder.stdout.take().expect("its output");
    let reader = std::thread::spawn(move || {
        BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.parse().ok())
            .max()
            .unwrap_or(0)
    });
    std::thread::sleep(wait);
    recorder.kill().expect("the recorder can be killed");
    recorder.wait().expect("the recorder ends");
    reader.join().expect("its output is read")
}
