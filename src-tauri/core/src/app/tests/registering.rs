//! An agency collects bundles, reads its register, corrects it, and gives receipts back.

use super::*;
use crate::app::give::Whose;
use crate::app::register::find_bundles;
use crate::app::view::{CellState, FileVerdict, RegisterPerson, Verdict};
use crate::base::id::LearnerId;
use crate::records::bundle::Carries;
use crate::records::presets::Preset;
use crate::register::computers::Acquaintance;
use crate::register::list::{Query, Show};
use std::io::{Cursor, Read as _, Write as _};

/// Sam has finished the first unit and gives a bundle, with the name.
fn sam_gives(desk: &Desk, app: &mut App, name: &str) -> PathBuf {
    let path = desk.path(name);
    files::create_folder(path.parent().unwrap()).unwrap();
    app.give(Carries::Records, Whose::Mine, true, &path)
        .unwrap();
    path
}

fn with_a_unit_done(desk: &Desk) -> App {
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    finish(&mut app, "keys");
    desk.wait(60);
    take(&mut app, "mornings", 2);
    app
}

/// Another computer with the same course: the agency's.
fn agency() -> (Desk, App) {
    let desk = Desk::new();
    let app = desk.open();
    (desk, app)
}

fn collect(app: &mut App, path: &Path) -> FileVerdict {
    app.collect(path).unwrap()
}

fn person(app: &mut App, learner: LearnerId) -> RegisterPerson {
    app.register_person(learner).unwrap()
}

#[test]
fn a_computer_of_no_agency_gets_no_register() {
    let (desk, mut app) = agency();
    let view = app.register(&Query::default(), 50).unwrap();
    assert_eq!((view.tally.everybody, view.page.total), (0, 0));
    assert_eq!(view.units.len(), 2);
    let key = app.device_identity().unwrap().key;
    assert_eq!(app.acquaintance(&key).unwrap(), Acquaintance::Unknown);
    assert!(!files::exists(&desk.folders.register()));
}

#[test]
fn the_register_says_what_the_learners_own_record_says() {
    let desk = Desk::new();
    let mut sam = with_a_unit_done(&desk);
    let path = sam_gives(&desk, &mut sam, "stick/records.zip");
    let record = sam.record().unwrap();
    let (_desk, mut app) = agency();
    let verdict = collect(&mut app, &path);
    assert_eq!((verdict.verdict, verdict.people), (Verdict::New, 1));
    assert_eq!(verdict.computer, Acquaintance::New);
    assert_eq!(
        verdict.fingerprint,
        Some(sam.device_identity().unwrap().fingerprint)
    );
    let view = app.register(&Query::default(), 50).unwrap();
    let line = &view.page.lines[0];
    assert_eq!(
        (line.name.as_str(), line.learner),
        ("Sam", sam.learner.unwrap())
    );
    for (unit, cell) in record.units.iter().zip(&line.units) {
        assert_eq!(unit.done_at, cell.done, "{}", unit.title);
        assert_eq!(unit.best_percent, cell.best_percent, "{}", unit.title);
    }
    assert_eq!(
        line.units.iter().map(|cell| cell.state).collect::<Vec<_>>(),
        [CellState::Done, CellState::Missing]
    );
    assert_eq!(
        (view.bundles, view.computers.len(), view.tally.missing),
        (1, 1, 1)
    );
    assert_eq!(
        app.acquaintance(&view.computers[0].key).unwrap(),
        Acquaintance::New
    );
    let said = app.say_computer(&view.computers[0].key, true).unwrap();
    assert_eq!(said[0].acquaintance, Acquaintance::Ours);
}

#[test]
fn the_receipt_brings_what_was_not_confirmed_to_nothing() {
    let desk = Desk::new();
    let mut sam = with_a_unit_done(&desk);
    let path = sam_gives(&desk, &mut sam, "stick/records.zip");
    assert!(sam.giving().unwrap().to_confirm > 0);
    let (other, mut app) = agency();
    app.save_agency(" Harbour   Fostering ").unwrap();
    let not_yet = &app
        .write_receipts(std::slice::from_ref(&path), None)
        .unwrap()[0];
    assert_eq!(
        not_yet.error.as_ref().unwrap().code,
        Code::EntryNotFound,
        "nothing arrived, so nothing is said to have"
    );
    collect(&mut app, &path);
    let lines = app
        .write_receipts(std::slice::from_ref(&path), None)
        .unwrap();
    let receipt = PathBuf::from(lines[0].receipt.clone().unwrap());
    assert_eq!(receipt, desk.path("stick/records.received.json"));
    let gift = sam.take_receipt(&receipt).unwrap();
    let received = gift.received.unwrap();
    assert_eq!(received.agency, "Harbour Fostering");
    assert_eq!(
        received.fingerprint,
        app.device_identity().unwrap().fingerprint
    );
    assert_eq!(sam.giving().unwrap().to_confirm, 0);

    // The same from somebody's page, into a folder.
    let folder = other.path("back");
    files::create_folder(&folder).unwrap();
    let lines = app
        .write_receipts_of(sam.learner.unwrap(), &folder)
        .unwrap();
    let again = PathBuf::from(lines[0].receipt.clone().unwrap());
    assert!(again.starts_with(&folder));
    assert!(sam.take_receipt(&again).is_ok());
    let nowhere = app
        .write_receipts(&[path], Some(&other.path("no-such-folder")))
        .unwrap();
    assert_eq!(
        nowhere[0].error.as_ref().unwrap().code,
        Code::FileNotWritten
    );
}

/// The same zip, in order, but for minutes that somebody improved.
pub(super) fn improved(bundle: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bundle)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        to.start_file(
            part.name().unwrap(),
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
        let text = text.replace("\"active_seconds\":", "\"active_seconds\":9");
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn every_file_gets_its_verdict_and_none_stands_in_the_way() {
    let desk = Desk::new();
    let mut sam = with_a_unit_done(&desk);
    let good = sam_gives(&desk, &mut sam, "sticks/2/records.zip");
    let bytes = files::read(&good).unwrap();
    write(&desk.path("sticks/1/changed.zip"), &improved(&bytes));
    write(&desk.path("sticks/1/cut.zip"), &bytes[..bytes.len() / 2]);
    write(&desk.path("sticks/3/holiday.zip"), b"PK not really");
    write(&desk.path("sticks/3/letter.txt"), b"Dear agency");
    write(&desk.path("sticks/3/._records.zip"), b"a shadow");
    write(&desk.path("sticks/4/again.ZIP"), &bytes);
    sam.give(
        Carries::Learning,
        Whose::Mine,
        true,
        &desk.path("sticks/4/learning.zip"),
    )
    .unwrap();

    let found = find_bundles(&[desk.path("sticks"), good.clone()]);
    assert!(found.notes.is_empty(), "{:?}", found.notes);
    let names: Vec<String> = found
        .files
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        names,
        [
            "changed.zip",
            "cut.zip",
            "records.zip",
            "holiday.zip",
            "again.ZIP",
            "learning.zip"
        ]
    );
    let (_desk, mut app) = agency();
    let verdicts: Vec<FileVerdict> = found
        .files
        .iter()
        .map(|path| collect(&mut app, path))
        .collect();
    let said: Vec<Verdict> = verdicts.iter().map(|one| one.verdict).collect();
    assert_eq!(
        said,
        [
            Verdict::Tampered,
            Verdict::NotABundle,
            Verdict::New,
            Verdict::NotABundle,
            Verdict::Known,
            Verdict::ForElsewhere,
        ],
        "{verdicts:?}"
    );
    for verdict in &verdicts {
        assert_eq!(verdict.error.is_none(), verdict.verdict.is_in_order());
        assert!(verdict.words.ends_with('.'), "{}", verdict.words);
    }
    assert_eq!(
        app.register(&Query::default(), 9).unwrap().tally.everybody,
        1
    );
    let missing = collect(&mut app, &desk.path("sticks/pulled-out.zip"));
    assert_eq!(missing.verdict, Verdict::Unreadable);
}

#[test]
fn a_search_has_an_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut deep = folder.path().to_owned();
    for _ in 0..12 {
        deep = deep.join("in");
    }
    write(&deep.join("records.zip"), b"x");
    write(&folder.path().join("in/records.zip"), b"x");
    let found = find_bundles(&[folder.path().to_owned()]);
    assert_eq!(found.files, [folder.path().join("in/records.zip")]);
    assert!(found.notes[0].contains("deep"), "{:?}", found.notes);
    let gone = find_bundles(&[folder.path().join("no-such-folder")]);
    assert_eq!(gone.files.len(), 1, "what was named is told about");
}

#[test]
fn a_correction_is_seen_with_its_reason_and_nothing_is_gone() {
    let desk = Desk::new();
    let mut sam = with_a_unit_done(&desk);
    let path = sam_gives(&desk, &mut sam, "records.zip");
    let (other, mut app) = agency();
    collect(&mut app, &path);
    let learner = sam.learner.unwrap();
    let before = person(&mut app, learner);
    assert_eq!(before.bundles.len(), 1);
    let kinds: Vec<&str> = before.entries.iter().map(|one| one.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "unit-completed",
            "assessment-attempted",
            "lesson-completed",
            "lesson-completed",
            "enrolled"
        ]
    );
    assert_eq!(
        (before.entries[1].percent, before.entries[1].passed),
        (Some(66), Some(true))
    );
    let unit = &before.entries[0];
    assert!(unit.may_take_back && !unit.may_put_back);
    let refused = app.take_back_entry(unit.event, "", "Ines");
    assert_eq!(code(refused), Code::ReasonMissing);
    other.wait(60);
    let after = app
        .take_back_entry(unit.event, "Somebody else sat there", "Ines")
        .unwrap();
    assert_eq!(after.line.units[0].state, CellState::Due);
    let entry = after
        .entries
        .iter()
        .find(|one| one.event == unit.event)
        .unwrap();
    assert!(entry.taken_back && entry.may_put_back && !entry.may_take_back);
    assert_eq!(entry.corrections[0].reason, "Somebody else sat there");
    other.wait(60);
    let again = app
        .put_back_entry(unit.event, "It was Sam after all", "Ines")
        .unwrap();
    assert_eq!(again.line.units[0].state, CellState::Done);
    assert_eq!(again.line.units[0].done, before.line.units[0].done);
    assert_eq!(again.entries.len(), before.entries.len() + 1);
    let nobody = LearnerId::new(desk.clock.now());
    assert_eq!(code(app.register_person(nobody)), Code::NotInRegister);
}

#[test]
fn the_spreadsheet_has_everybody_who_is_looked_for() {
    let desk = Desk::new();
    let mut sam = with_a_unit_done(&desk);
    let path = sam_gives(&desk, &mut sam, "records.zip");
    let (other, mut app) = agency();
    let to = other.path("register.csv");
    let none = app
        .save_register(Preset::People, &Query::default(), &to)
        .unwrap();
    assert_eq!(none.rows, 0);
    collect(&mut app, &path);
    let saved = app
        .save_register(Preset::People, &Query::default(), &to)
        .unwrap();
    assert_eq!(saved.rows, 3, "the course and two units");
    let text = String::from_utf8(files::read(&to).unwrap()).unwrap();
    assert!(
        text.contains(",Sam,unit,") && text.contains("not started"),
        "{text}"
    );
    let moodle = app
        .save_register(Preset::Moodle, &Query::default(), &to)
        .unwrap();
    assert_eq!(moodle.rows, 1, "only what is completed");
    let text = String::from_utf8(files::read(&to).unwrap()).unwrap();
    assert!(
        text.contains(",small-mornings,2026-11-23,2026-11-23"),
        "{text}"
    );
    let done = Query {
        state: Show::Done,
        ..Query::default()
    };
    assert_eq!(
        app.save_register(Preset::People, &done, &to).unwrap().rows,
        0
    );
    assert!(
        app.register_file_name(Preset::Totara)
            .starts_with("evenkeel-register-totara-2026-11-2")
    );
}

#[test]
fn a_damaged_register_is_gone_back_to_a_copy_of() {
    let desk = Desk::new();
    let stick = sam_gives(&desk, &mut with_a_unit_done(&desk), "stick/records.zip");
    let (office, mut app) = agency();
    collect(&mut app, &stick);
    let now = office.clock.now();
    crate::register::backup::daily(&office.folders, now).unwrap();
    app.close().unwrap();
    files::write_atomically(&office.folders.register(), |out| out.write_all(&[7; 9000])).unwrap();
    let mut app = office.open();
    let refused = app.register(&Query::default(), 50).unwrap_err();
    assert_eq!(refused.code(), Code::RegisterDamaged);
    let copies = app.register_copies().unwrap();
    assert_eq!(copies.len(), 1);
    app.restore_register(Some(&copies[0].name)).unwrap();
    let view = app.register(&Query::default(), 50).unwrap();
    assert_eq!(view.tally.everybody, 1);
    app.restore_register(None).unwrap();
    let view = app.register(&Query::default(), 50).unwrap();
    assert_eq!(view.tally.everybody, 0);
    assert_eq!(collect(&mut app, &stick).verdict, Verdict::New);
}
