//! The register as an agency's scripts keep it.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a check makes and reads real files"
)]

use evenkeel_core::app::App;
use evenkeel_core::base::Clock;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::learners::Settings;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
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

fn lines(output: &Output) -> Vec<Value> {
    out(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}")))
        .collect()
}

/// Somebody who has begun the course gives a bundle: where it lies.
fn somebody_gives(home: &Path, name: &str, stick: &Path) -> PathBuf {
    let mut app = App::open(Folders::at(home), Clock::system(), "0.1.0").unwrap();
    app.begin(name, Settings::default()).unwrap();
    let lesson = "what-stress-does";
    let check = app.open_lesson(lesson, None).unwrap().checks[0]
        .check
        .clone();
    app.show_answer(lesson, &check).unwrap();
    app.close().unwrap();
    let stick = stick.display().to_string();
    let given = run(home, &["bundle", "--to", &stick, "--with-names", "--json"]);
    assert!(given.status.success(), "{}", err(&given));
    lines(&given)[0]["path"].as_str().unwrap().into()
}

#[test]
fn a_folder_of_sticks_is_collected_and_the_receipt_goes_home() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let (sams, asas, agency) = (at("sam"), at("åsa"), at("agency"));
    let bundle = somebody_gives(&sams, "Sam", &at("sticks/1"));
    somebody_gives(&asas, "Åsa", &at("sticks/2/deeper"));
    let sticks = at("sticks").display().to_string();
    let receipts = at("back").display().to_string();
    let imported = run(
        &agency,
        &[
            "register",
            "import",
            &sticks,
            "--receipts",
            &receipts,
            "--agency",
            "Harbour",
            "--json",
        ],
    );
    assert_eq!(imported.status.code(), Some(0), "{}", err(&imported));
    let verdicts: Vec<Value> = lines(&imported);
    assert_eq!(verdicts.len(), 2);
    assert!(verdicts.iter().all(|one| one["verdict"] == "new"));

    let again = run(&agency, &["register", "import", &sticks]);
    assert_eq!(again.status.code(), Some(0));
    assert!(
        out(&again).contains("Already known")
            && out(&again).ends_with("2 files looked at, 2 taken in.\n"),
        "{}",
        out(&again)
    );

    let listed = run(&agency, &["register", "list", "--json"]);
    let names: Vec<Value> = lines(&listed)
        .iter()
        .map(|line| line["name"].clone())
        .collect();
    assert_eq!(names, ["Sam", "Åsa"]);
    let words = out(&run(
        &agency,
        &["register", "list", "--find", "sam", "--state", "due"],
    ));
    assert!(
        words.contains("defusing-conflict: due: 0 of") && words.ends_with("1 of 2 people.\n"),
        "{words}"
    );

    let stem = bundle.file_stem().unwrap().to_string_lossy().into_owned();
    let receipt = fs::read_dir(at("back"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with(&stem)
        })
        .find(|path| {
            let taken = run(&sams, &["receive", &path.display().to_string(), "--json"]);
            taken.status.success()
        });
    assert!(receipt.is_some(), "no receipt was for Sam's bundle");
}

#[test]
fn a_changed_file_ends_with_one_and_the_others_are_taken_in_all_the_same() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let bundle = somebody_gives(&at("sam"), "Sam", &at("sticks/b"));
    let mut bytes = fs::read(&bundle).unwrap();
    bytes.truncate(bytes.len() - 40);
    fs::create_dir_all(at("sticks/a")).unwrap();
    fs::write(at("sticks/a/records.zip"), bytes).unwrap();
    let sticks = at("sticks").display().to_string();
    let imported = run(&at("agency"), &["register", "import", &sticks]);
    assert_eq!(imported.status.code(), Some(1), "{}", err(&imported));
    let text = out(&imported);
    assert!(
        text.contains("Not a whole bundle")
            && text.contains("hint:")
            && text.contains("New: 2 entries of 1 person."),
        "{text}"
    );
}

#[test]
fn the_spreadsheet_goes_to_a_file_a_folder_or_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    somebody_gives(&at("sam"), "Sam", &at("stick"));
    let agency = at("agency");
    let stick = at("stick").display().to_string();
    run(&agency, &["register", "import", &stick]);
    let shown = run(&agency, &["register", "csv"]);
    assert!(shown.status.success(), "{}", err(&shown));
    assert!(
        out(&shown).starts_with("\u{feff}record_id,") && out(&shown).contains(",Sam,course,"),
        "{}",
        out(&shown)
    );
    let moodle = run(&agency, &["register", "csv", "--preset", "moodle"]);
    assert_eq!(out(&moodle), "userid,course,timecompleted,timestarted\r\n");
    let saved = run(
        &agency,
        &["register", "csv", "--preset", "totara", "--to", &stick],
    );
    assert!(
        out(&saved).contains("evenkeel-register-totara-"),
        "{}",
        out(&saved)
    );
    let unit = run(&agency, &["register", "csv", "--unit", "no-such-unit"]);
    assert_eq!(unit.status.code(), Some(2));
    assert!(
        err(&unit).contains("error[unit-not-found]"),
        "{}",
        err(&unit)
    );
}

#[test]
fn somebody_says_which_computers_are_theirs() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let bundle = somebody_gives(&at("sam"), "Sam", &at("stick"));
    let agency = at("agency");
    let bundle = bundle.display().to_string();
    run(&agency, &["register", "import", &bundle]);
    let known = lines(&run(&agency, &["register", "computers", "--json"]));
    assert_eq!(known[0]["acquaintance"], "new");
    let key = known[0]["key"].as_str().unwrap();
    let said = lines(&run(
        &agency,
        &["register", "computers", "--not-ours", key, "--json"],
    ));
    assert_eq!(said[0]["acquaintance"], "not-ours");
    let more = run(&agency, &["register", "import", &bundle, "--json"]);
    assert_eq!(more.status.code(), Some(1));
    assert_eq!(lines(&more)[0]["verdict"], "not-ours");
    let nobody = run(&agency, &["register", "computers", "--ours", "abc"]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(
        err(&nobody).contains("error[computer-not-found]"),
        "{}",
        err(&nobody)
    );
}

#[test]
fn every_command_of_the_register_explains_itself() {
    let home = tempfile::tempdir().unwrap();
    for command in ["import", "list", "csv", "computers"] {
        let output = run(home.path(), &["register", command, "--help"]);
        assert!(output.status.success());
        assert!(
            out(&output).lines().count() > 8,
            "{command}: {}",
            out(&output)
        );
    }
    let folder = home.path().join("man");
    run(home.path(), &["man", "--to", &folder.display().to_string()]);
    let page = fs::read_to_string(folder.join("evenkeel-cli-register-import.1")).unwrap();
    assert!(page.contains(".SH NAME"));
}

#[test]
fn a_register_that_is_damaged_is_gone_back_to_its_copy() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    somebody_gives(&at("sam"), "Sam", &at("stick"));
    let agency = at("agency");
    let stick = at("stick").display().to_string();
    let none = run(&agency, &["register", "restore"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(err(&none).contains("--afresh"), "{}", err(&none));
    // The second import of the day finds a register, and copies it first.
    run(&agency, &["register", "import", &stick]);
    run(&agency, &["register", "import", &stick]);
    fs::write(agency.join("register.sqlite"), [7; 9000]).unwrap();
    let damaged = run(&agency, &["register", "list"]);
    assert!(!damaged.status.success());
    assert!(
        err(&damaged).contains("register restore"),
        "{}",
        err(&damaged)
    );
    let restored = run(&agency, &["register", "restore"]);
    assert!(restored.status.success(), "{}", err(&restored));
    let listed = run(&agency, &["register", "list"]);
    assert!(
        out(&listed).ends_with("1 of 1 person.\n"),
        "{}",
        out(&listed)
    );
}
