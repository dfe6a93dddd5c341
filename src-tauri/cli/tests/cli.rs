//! The program as its users call it.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a check makes and reads real files"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evenkeel-cli"))
        .args(arguments)
        .env("EVENKEEL_HOME", home)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn content() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/de-escalation").to_owned()
}

/// A copy of the built-in course whose first lesson has been changed.
fn broken_course(folder: &Path, from: &str, to: &str) -> String {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy(&path, &target);
            } else {
                fs::copy(&path, &target).unwrap();
            }
        }
    }
    copy(Path::new(&content()), folder);
    let lesson = folder.join("1-defusing-conflict/05-what-stress-does.md");
    let text = fs::read_to_string(&lesson).unwrap();
    assert!(
        text.contains(from),
        "the lesson has changed: adapt this test"
    );
    fs::write(&lesson, text.replacen(from, to, 1)).unwrap();
    folder.display().to_string()
}

#[test]
fn check_says_that_the_built_in_course_is_well() {
    let home = tempfile::tempdir().unwrap();
    let output = run(home.path(), &["check", &content()]);
    assert!(output.status.success(), "{}", out(&output));
    assert!(
        out(&output).contains("3 units, 34 lessons, "),
        "{}",
        out(&output)
    );
    assert!(!out(&output).contains("error["), "{}", out(&output));
}

#[test]
fn check_measures_every_lesson() {
    let home = tempfile::tempdir().unwrap();
    let text = out(&run(home.path(), &["check", &content()]));
    let line = text.lines().find(|line| line.starts_with("  two-tests "));
    let cells: Vec<&str> = line.unwrap().split_whitespace().collect();
    let [_, words, checks, minutes, said, age] = cells[..] else {
        panic!("{cells:?}");
    };
    assert!((400..1_500).contains(&words.parse::<u32>().unwrap()));
    assert_eq!(checks, "3");
    assert!(
        minutes
            .parse::<u32>()
            .unwrap()
            .abs_diff(said.parse().unwrap())
            <= 5
    );
    assert!((8.0..18.0).contains(&age.parse::<f64>().unwrap()));

    let json = out(&run(
        home.path(),
        &["check", &content(), "--format", "json"],
    ));
    let lessons: Vec<serde_json::Value> = json
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["kind"] == "lesson")
        .collect();
    assert_eq!(lessons.len(), 34);
    let found = lessons
        .iter()
        .find(|lesson| lesson["lesson"] == "two-tests");
    assert_eq!(found.unwrap()["words"].to_string(), words);
    assert_eq!(found.unwrap()["minutes_said"].to_string(), said);
}

#[test]
fn check_shows_the_line_with_a_caret_and_ends_with_one() {
    let home = tempfile::tempdir().unwrap();
    let folder = broken_course(
        &home.path().join("course"),
        "{#fewer-words}",
        "{#Fewer Words}",
    );
    let output = run(home.path(), &["check", &folder]);
    assert_eq!(output.status.code(), Some(1));
    let text = out(&output);
    assert!(
        text.contains("05-what-stress-does.md:") && text.contains("^^^") && text.contains("hint:"),
        "{text}"
    );
}

#[test]
fn check_writes_one_json_object_a_line() {
    let home = tempfile::tempdir().unwrap();
    let folder = broken_course(
        &home.path().join("course"),
        "{#fewer-words}",
        "{#fewer-words .nonsense}",
    );
    let output = run(home.path(), &["check", &folder, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let mut problems = 0;
    for line in out(&output).lines() {
        let problem: serde_json::Value = serde_json::from_str(line).unwrap();
        if problem["kind"] == "lesson" {
            continue;
        }
        problems += 1;
        for field in [
            "code", "severity", "file", "line", "column", "length", "message", "hint",
        ] {
            assert!(!problem[field].is_null(), "{line}");
        }
    }
    assert!(problems > 0);
}

#[test]
fn check_of_a_folder_that_is_not_there_ends_with_two_and_a_cure() {
    let home = tempfile::tempdir().unwrap();
    let output = run(home.path(), &["check", "/nowhere/at/all"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("error[file-not-read]") && err(&output).contains("hint:"),
        "{}",
        err(&output)
    );
}

#[test]
fn render_writes_the_html_of_one_lesson() {
    let home = tempfile::tempdir().unwrap();
    let output = run(home.path(), &["render", &content(), "what-stress-does"]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).contains("data-section=\"fewer-words\""));
    let output = run(home.path(), &["render", &content(), "no-such-lesson"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("error[lesson-not-found]"),
        "{}",
        err(&output)
    );
}

#[test]
fn export_writes_both_files_even_when_nobody_has_begun() {
    let home = tempfile::tempdir().unwrap();
    let stick = home.path().join("stick");
    let output = run(
        &home.path().join("data"),
        &["export", "--to", &stick.display().to_string()],
    );
    assert!(output.status.success(), "{}", err(&output));
    let mut endings: Vec<String> = fs::read_dir(&stick)
        .unwrap()
        .filter_map(|entry| {
            entry
                .unwrap()
                .path()
                .extension()
                .map(|ending| ending.to_string_lossy().into_owned())
        })
        .collect();
    endings.sort();
    assert_eq!(endings, ["csv", "jsonl"]);
}

#[test]
fn every_command_explains_itself() {
    let home = tempfile::tempdir().unwrap();
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["export", "--help"],
        &["render", "--help"],
        &["bundle", "--help"],
        &["receive", "--help"],
        &["verify", "--help"],
    ] {
        let output = run(home.path(), arguments);
        assert!(output.status.success());
        assert!(
            out(&output).lines().count() > 8,
            "{arguments:?}: {}",
            out(&output)
        );
    }
}

/// A data folder with Sam, who has begun the course.
fn with_sam(home: &Path) {
    use evenkeel_core::app::App;
    use evenkeel_core::base::Clock;
    use evenkeel_core::base::paths::Folders;
    let mut app = App::open(Folders::at(home), Clock::system(), "0.1.0").unwrap();
    app.begin("Sam", evenkeel_core::learners::Settings::default())
        .unwrap();
    let lesson = "what-stress-does";
    let check = app.open_lesson(lesson, None).unwrap().checks[0]
        .check
        .clone();
    app.show_answer(lesson, &check).unwrap();
    app.close().unwrap();
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(&out(output)).unwrap_or_else(|_| panic!("{} {}", out(output), err(output)))
}

#[test]
fn a_bundle_is_written_verified_and_taken_in_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let (kitchen, laptop) = (home.path().join("kitchen"), home.path().join("laptop"));
    with_sam(&kitchen);
    let stick = home.path().join("stick").display().to_string();
    let given = run(
        &kitchen,
        &[
            "bundle",
            "--to",
            &stick,
            "--for",
            "computer",
            "--with-names",
            "--json",
        ],
    );
    assert!(given.status.success(), "{}", err(&given));
    let path = json(&given)["path"].as_str().unwrap().to_owned();

    let verified = run(home.path(), &["verify", &path, "--json"]);
    assert_eq!(verified.status.code(), Some(0), "{}", err(&verified));
    assert_eq!(json(&verified)["fingerprint"], json(&given)["fingerprint"]);
    assert_eq!(json(&verified)["learners"], 1);
    let words = run(home.path(), &["verify", &path]);
    assert!(
        out(&words).starts_with("Whole and unchanged"),
        "{}",
        out(&words)
    );

    let taken = run(&laptop, &["receive", &path, "--json"]);
    assert!(taken.status.success(), "{}", err(&taken));
    assert_eq!(json(&taken)["names"][0], "Sam");
    let again = run(&laptop, &["receive", &path]);
    assert!(out(&again).starts_with("0 new, "), "{}", out(&again));
}

#[test]
fn a_file_that_was_changed_ends_with_one_and_a_missing_one_with_two() {
    let home = tempfile::tempdir().unwrap();
    with_sam(home.path());
    let stick = home.path().join("stick").display().to_string();
    let given = run(home.path(), &["bundle", "--to", &stick, "--json"]);
    let path = json(&given)["path"].as_str().unwrap().to_owned();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let refused = run(home.path(), &["verify", &path]);
    assert_eq!(refused.status.code(), Some(1), "{}", err(&refused));
    assert!(err(&refused).contains("hint:"));
    let missing = run(home.path(), &["verify", "/nowhere/records.zip"]);
    assert_eq!(missing.status.code(), Some(2), "{}", err(&missing));
    let nobody = run(home.path(), &["bundle", "--to", &stick, "--learner", "sam"]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(
        err(&nobody).contains("learner-not-found"),
        "{}",
        err(&nobody)
    );
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let home = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = run(home.path(), &["completions", shell]);
        assert!(output.status.success());
        assert!(out(&output).contains("with-names"), "{shell}");
    }
    let folder = home.path().join("man");
    let output = run(home.path(), &["man", "--to", &folder.display().to_string()]);
    assert!(output.status.success(), "{}", err(&output));
    for page in [
        "evenkeel-cli.1",
        "evenkeel-cli-bundle.1",
        "evenkeel-cli-verify.1",
    ] {
        let text = fs::read_to_string(folder.join(page)).unwrap();
        assert!(text.contains(".SH NAME"), "{page}");
    }
}
