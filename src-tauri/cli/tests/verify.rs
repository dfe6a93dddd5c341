//! Checking certificates from the command line.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a check makes and reads real files"
)]

use evenkeel_core::base::Timestamp;
use evenkeel_core::base::id::{EventId, LearnerId};
use evenkeel_core::records::certificate::{Completion, What, code};
use evenkeel_core::records::signing::DeviceKey;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A certificate of somebody, from a computer that is not this one.
fn certificate() -> String {
    let completion = Completion {
        what: What::Unit,
        record: EventId::parse("019ab1c2-0000-7000-8000-000000000001").unwrap(),
        learner: LearnerId::parse("019ab1c2-0000-7000-8000-000000000002").unwrap(),
        name: "Siân O’Brien".to_owned(),
        title: "Defusing conflict".to_owned(),
        course_title: "Keeping on an even keel".to_owned(),
        course_version: "2026.1".to_owned(),
        law_as_at: "2026-11-23".to_owned(),
        completed: Timestamp::parse("2026-11-24T12:00:00Z").unwrap(),
        made: Timestamp::parse("2026-11-25T12:00:00Z").unwrap(),
        active_minutes: 125,
        best_percent: Some(90),
        refresher_due: Some("2029-11-24".to_owned()),
        agency: "Harbour Fostering".to_owned(),
        clock_doubt: false,
    };
    code::seal(&completion, &DeviceKey::from_secret(&[7; 32]))
}

fn run(home: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_evenkeel-cli"))
        .arg("verify")
        .args(arguments)
        .env("EVENKEEL_HOME", home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The program may have answered without reading it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_good_certificate_is_told_in_words_from_a_file_a_code_or_a_pipe() {
    let home = tempfile::tempdir().unwrap();
    let code = certificate();
    let file = home.path().join("certificate.txt");
    fs::write(&file, format!("It says:\n{code}\nSam")).unwrap();
    let file = file.display().to_string();
    for (arguments, input) in [
        (vec![file.as_str()], ""),
        (vec!["--code", code.as_str()], ""),
        (vec!["-"], code.as_str()),
    ] {
        let output = run(home.path(), &arguments, input);
        assert!(output.status.success(), "{output:?}");
        let text = said(&output);
        for words in [
            "Good. Siân O’Brien completed “Defusing conflict”",
            "on 24 November 2026",
            "version 2026.1, law as at 23 November 2026",
            "125 minutes",
            "90%",
            "by 24 November 2029",
            "Harbour Fostering (as set on that computer)",
            "not looked up",
        ] {
            assert!(text.contains(words), "no “{words}” in:\n{text}");
        }
    }
    let left = fs::read_dir(home.path()).unwrap().count();
    assert_eq!(left, 1, "no data folder is made for a look");
}

#[test]
fn programs_get_one_object_a_line() {
    let home = tempfile::tempdir().unwrap();
    let both = format!("{} {}", certificate(), "EVENKEEL1:ABC");
    let output = run(home.path(), &["-", "--json"], &both);
    assert_eq!(output.status.code(), Some(1), "one of them is not good");
    let lines: Vec<serde_json::Value> = said(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["result"], "good");
    assert_eq!(lines[0]["certificate"]["title"], "Defusing conflict");
    assert_eq!(lines[1]["error"]["code"], "certificate-cut");
}

#[test]
fn what_is_no_certificate_is_named_with_a_cure() {
    let home = tempfile::tempdir().unwrap();
    let output = run(home.path(), &["-"], "hello");
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        error.contains("certificate-not-found") && error.contains("hint:"),
        "{error}"
    );
    assert_eq!(run(home.path(), &[], "").status.code(), Some(2));
}
