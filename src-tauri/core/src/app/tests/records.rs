use super::*;
use crate::app::record::Format;
use serde_json::Value;
use std::collections::BTreeMap;

/// A table as a spreadsheet reads it: one map from heading to cell for each row.
fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let bytes = files::read(path).unwrap();
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    csv::Reader::from_reader(text)
        .deserialize()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn lines(path: &Path) -> Vec<Value> {
    let text = String::from_utf8(files::read(path).unwrap()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Sam, who has completed the first unit at the second try.
fn one_unit_done(desk: &Desk) -> App {
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    desk.read_on(&mut app, "toast", "afterwards", 90);
    finish(&mut app, "keys");
    take(&mut app, "mornings", 1);
    desk.wait(60);
    take(&mut app, "mornings", 2);
    app
}

#[test]
fn the_record_says_what_is_done_and_when_and_by_which_rule() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let record = app.record().unwrap();
    assert_eq!(record.person.name, "Sam");
    assert_eq!(
        (record.course_version.as_str(), record.law_as_at.as_str()),
        ("1", "2026-11-01")
    );
    assert_eq!(record.enrolled_at, Some(at("2026-11-23T14:02:00Z")));
    assert_eq!(record.completed_at, None);
    assert_eq!(record.active_seconds, 90);
    assert!(
        record.rules[1].contains("at least 66 per cent"),
        "{:?}",
        record.rules
    );
    let unit = &record.units[0];
    assert_eq!(
        (unit.attempts, unit.best_percent, unit.latest_percent),
        (Some(2), Some(66), Some(66))
    );
    assert_eq!(unit.passed_at, Some(desk.clock.now()));
    assert_eq!(unit.done_at, Some(desk.clock.now()));
    assert_eq!(
        (unit.lessons[0].checks_right, unit.lessons[0].checks),
        (1, 1)
    );
    assert_eq!(record.units[1].done_at, None);
}

#[test]
fn a_spreadsheet_holds_course_units_and_lessons_and_no_name_unless_asked() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let path = desk.path("record.csv");
    let saved = app.save_record(Format::Csv, false, &path).unwrap();
    let rows = table(&path);
    assert_eq!(saved.path, path.display().to_string());
    assert_eq!(saved.rows as usize, rows.len());
    assert_eq!(u64::from(saved.bytes), files::length(&path).unwrap());
    let of = |column: &str| -> Vec<&str> { rows.iter().map(|row| row[column].as_str()).collect() };
    assert_eq!(
        of("kind"),
        ["course", "unit", "lesson", "lesson", "unit", "lesson"]
    );
    assert_eq!(
        of("status"),
        [
            "in progress",
            "completed",
            "completed",
            "completed",
            "not started",
            "not started"
        ]
    );
    assert!(of("learner_name").iter().all(|name| name.is_empty()));
    assert_eq!(rows[1]["best_score_percent"], "66");
    assert_eq!(rows[1]["attempts"], "2");
    assert_eq!(rows[1]["refresher_due"], "2027-11-23");
    assert_eq!(rows[2]["active_minutes"], "1.5");
    let whole = String::from_utf8(files::read(&path).unwrap()).unwrap();
    assert!(!whole.contains("Sam"));

    app.save_record(Format::Csv, true, &path).unwrap();
    assert!(table(&path).iter().all(|row| row["learner_name"] == "Sam"));
}

#[test]
fn what_was_completed_keeps_the_words_and_the_law_date_of_its_day() {
    let desk = Desk::new();
    one_unit_done(&desk).close().unwrap();
    for (file, from, to) in [
        ("course.toml", "version = \"1\"", "version = \"2\""),
        ("course.toml", "2026-11-01", "2026-11-20"),
        (
            "1-mornings/unit.md",
            "title = \"Mornings\"",
            "title = \"Daybreak\"",
        ),
    ] {
        desk.edit(file, from, to);
    }
    let mut app = desk.open();
    let path = desk.path("record.csv");
    app.save_record(Format::Csv, false, &path).unwrap();
    let rows = table(&path);
    let of = |row: usize| {
        ["title", "course_version", "law_as_at"].map(|column| rows[row][column].as_str())
    };
    assert_eq!(of(1), ["Mornings", "1", "2026-11-01"]);
    assert_eq!(of(4), ["Evenings", "2", "2026-11-20"], "not completed yet");
}

#[test]
fn statements_saved_twice_are_the_same_bytes() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let (first, second) = (desk.path("first.jsonl"), desk.path("second.jsonl"));
    let saved = app.save_record(Format::Xapi, true, &first).unwrap();
    app.close().unwrap();
    // Other words, another day: what was said once is said again as it was.
    desk.edit(
        "1-mornings/01-toast.md",
        "title = \"The toast\"",
        "title = \"Burnt toast\"",
    );
    desk.edit("course.toml", "language = \"en-GB\"", "language = \"en\"");
    desk.wait(86_400);
    let mut app = desk.open();
    app.save_record(Format::Xapi, true, &second).unwrap();
    assert_eq!(files::read(&first).unwrap(), files::read(&second).unwrap());

    let record = app.record().unwrap();
    let statements = lines(&first);
    assert_eq!(statements.len(), record.statements as usize);
    assert_eq!(saved.rows, record.statements);
    let exported: Vec<String> = events_of(&app)
        .iter()
        .filter(|event| !["section-reached", "time-spent"].contains(&event.fact.kind()))
        .map(|event| event.id.to_string())
        .collect();
    let ids: Vec<&str> = statements
        .iter()
        .map(|it| it["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, exported, "one for each exported event, in order");
    assert!(
        !String::from_utf8(files::read(&first).unwrap())
            .unwrap()
            .contains("Sam")
    );
}

#[test]
fn later_statements_are_added_to_the_frozen_ones() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let (first, second) = (desk.path("first.jsonl"), desk.path("second.jsonl"));
    app.save_record(Format::Xapi, false, &first).unwrap();
    finish(&mut app, "bedtime");
    app.save_record(Format::Xapi, false, &second).unwrap();
    let (first, second) = (files::read(&first).unwrap(), files::read(&second).unwrap());
    assert!(second.len() > first.len() && second.starts_with(&first));
}

#[test]
fn a_record_that_cannot_be_written_is_named_and_an_older_file_is_kept() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let folder = desk.path("a folder");
    files::create_folder(&folder).unwrap();
    for format in [Format::Csv, Format::Xapi] {
        let gone = desk.path("no stick").join("record");
        assert_eq!(
            code(app.save_record(format, false, &gone)),
            Code::FileNotWritten
        );
        assert_eq!(
            code(app.save_record(format, false, &folder)),
            Code::FileNotWritten
        );
    }
    assert!(files::list(&folder).unwrap().is_empty());
    let left: Vec<_> = files::list(desk.folder.path()).unwrap();
    assert_eq!(left.len(), 3, "no temporary file is left behind: {left:?}");
    app.save_record(Format::Xapi, false, &desk.path("record.jsonl"))
        .unwrap();
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_keeps_the_file_that_was_there() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let path = desk.path("record.jsonl");
    write(&path, b"last week's");
    // The database may not grow: statements cannot be frozen.
    app.learners
        .read()
        .execute_batch("PRAGMA max_page_count = 1")
        .unwrap();
    assert_eq!(
        code(app.save_record(Format::Xapi, false, &path)),
        Code::DiskFull
    );
    assert_eq!(files::read(&path).unwrap(), b"last week's");
    app.learners
        .read()
        .execute_batch("PRAGMA max_page_count = 1000000")
        .unwrap();
    app.save_record(Format::Xapi, false, &path).unwrap();
    assert_eq!(
        lines(&path).len(),
        app.record().unwrap().statements as usize
    );
}

#[test]
fn statements_are_frozen_even_when_the_file_cannot_be_written() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let frozen = |app: &App| -> i64 {
        app.learners
            .read()
            .query_row("SELECT count(*) FROM statements", [], |row| row.get(0))
            .unwrap()
    };
    let gone = desk.path("no stick").join("record.jsonl");
    assert_eq!(
        code(app.save_record(Format::Xapi, false, &gone)),
        Code::FileNotWritten
    );
    // A file that was cut off by a pulled stick may have been read by somebody: its bytes must not change later.
    assert_eq!(frozen(&app), i64::from(app.record().unwrap().statements));
}

#[test]
fn a_record_replaces_an_older_one_of_the_same_name() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let path = desk.path("record.csv");
    write(&path, b"last week's");
    app.save_record(Format::Csv, false, &path).unwrap();
    assert_eq!(table(&path).len(), 6);
}

#[test]
fn the_file_name_says_when() {
    let desk = Desk::new();
    let app = desk.with_sam();
    let name = app.record_file_name(Format::Xapi).unwrap();
    let stamp = desk.clock.now().for_file_name();
    assert_eq!(name, format!("evenkeel-record-{stamp}.jsonl"));
}

#[test]
fn everybody_is_exported_at_once_with_the_time_that_is_still_being_counted() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    begin(&mut app, "=Rosa");
    app.open_lesson("toast", None).unwrap();
    desk.read_on(&mut app, "toast", "opening", 30);
    let folder = desk.path("stick").join("records");
    let saved = app.export_everybody(&folder, true).unwrap();
    assert_eq!(saved.len(), 2);
    let rows = table(Path::new(&saved[0].path));
    assert_eq!(rows.len(), 12);
    let lesson = |name: &str| {
        rows.iter()
            .find(|row| row["learner_name"] == name && row["lesson_id"] == "toast")
            .unwrap()
    };
    assert_eq!(lesson("Sam")["active_minutes"], "1.5");
    assert_eq!(lesson("'=Rosa")["active_minutes"], "0.5");
    assert_eq!(
        saved[1].rows as usize,
        lines(Path::new(&saved[1].path)).len()
    );
    assert_eq!(files::list(&folder).unwrap().len(), 2);

    let file = desk.path("a file");
    write(&file, b"");
    assert_eq!(
        code(app.export_everybody(&file, false)),
        Code::FolderNotMade
    );
}

#[test]
fn with_nobody_here_the_export_has_headings_only() {
    let desk = Desk::new();
    let mut app = desk.open();
    let saved = app.export_everybody(&desk.path("records"), false).unwrap();
    assert_eq!((saved[0].rows, saved[1].rows), (0, 0));
}
