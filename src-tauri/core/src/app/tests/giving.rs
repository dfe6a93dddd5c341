use super::*;
use crate::app::give::Whose;
use crate::app::view::Given;
use crate::base::hash;
use crate::learners::{device, key, people};
use crate::records::bundle::{Carries, Part, Reader};
use crate::records::receipt::Receipt;
use std::io::Cursor;

/// Sam with the first unit done.
fn with_a_unit_done(desk: &Desk) -> App {
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    desk.read_on(&mut app, "toast", "afterwards", 90);
    finish(&mut app, "keys");
    take(&mut app, "mornings", 2);
    app
}

fn give(app: &mut App, path: &Path) -> Given {
    app.give(Carries::Records, Whose::Mine, false, path)
        .unwrap()
}

fn open(path: &Path) -> Reader<Cursor<Vec<u8>>> {
    Reader::open(Cursor::new(files::read(path).unwrap()), path).unwrap()
}

fn lines(path: &Path, part: Part) -> Vec<String> {
    let mut found = Vec::new();
    open(path)
        .lines(part, |_, line| {
            found.push(String::from_utf8(line.to_vec()).unwrap());
            Ok(())
        })
        .unwrap();
    found
}

#[test]
fn what_is_not_given_is_counted_and_goes_to_nothing_with_the_receipt() {
    let desk = Desk::new();
    let mut app = with_a_unit_done(&desk);
    let before = app.giving().unwrap();
    assert!(before.records > 4);
    assert_eq!(
        (before.to_give, before.to_confirm),
        (before.records, before.records)
    );
    assert!(before.gifts.is_empty());

    let path = desk.path("stick.zip");
    let given = give(&mut app, &path);
    assert_eq!(given.records, before.records);
    assert_eq!(given.learners, 1);
    assert_eq!(u64::from(given.bytes), files::length(&path).unwrap());
    assert_eq!(
        given.fingerprint,
        before.device.as_ref().unwrap().fingerprint
    );
    let after = app.giving().unwrap();
    assert_eq!((after.to_give, after.to_confirm), (0, before.records));
    assert_eq!(after.gifts.len(), 1);
    assert_eq!(after.gifts[0].file, path.display().to_string());
    assert_eq!(after.gifts[0].received, None);

    // One more lesson, and the counts say so.
    finish(&mut app, "bedtime");
    let later = app.giving().unwrap();
    assert!(later.to_give > 0 && later.to_give < later.records);
    assert_eq!(later.to_confirm, later.records);
}

#[test]
fn giving_twice_does_no_harm() {
    let desk = Desk::new();
    let mut app = with_a_unit_done(&desk);
    let (first, second) = (desk.path("one.zip"), desk.path("two.zip"));
    give(&mut app, &first);
    give(&mut app, &second);
    assert!(
        files::read(&first).unwrap() == files::read(&second).unwrap(),
        "the same minute, the same bytes"
    );
    desk.wait(60);
    give(&mut app, &second);
    let view = app.giving().unwrap();
    assert_eq!(view.to_give, 0);
    assert_eq!(view.gifts.len(), 2);
    for part in [Part::Events, Part::Statements] {
        assert!(
            lines(&first, part) == lines(&second, part),
            "{}",
            part.name()
        );
    }
}

#[test]
fn a_bundle_that_could_not_be_written_is_not_given() {
    let desk = Desk::new();
    let mut app = with_a_unit_done(&desk);
    let nowhere = desk.path("no-such-folder").join("stick.zip");
    let failed = app.give(Carries::Records, Whose::Mine, false, &nowhere);
    assert_eq!(failed.unwrap_err().code(), Code::FileNotWritten);
    let view = app.giving().unwrap();
    assert_eq!(view.to_give, view.records);
    assert!(view.gifts.is_empty());
}

#[test]
fn an_agency_gets_finished_records_and_nothing_of_how_somebody_read() {
    let desk = Desk::new();
    let mut app = with_a_unit_done(&desk);
    let path = desk.path("stick.zip");
    give(&mut app, &path);
    let events = lines(&path, Part::Events).join("\n");
    assert!(events.contains("\"unit-completed\"") && events.contains("\"check-answered\""));
    for private in ["section-reached", "time-spent", "Sam"] {
        for part in Part::ALL {
            let text = lines(&path, part).join("\n");
            assert!(!text.contains(private), "{}: {private}", part.name());
        }
    }
    let people = lines(&path, Part::People);
    assert_eq!(people.len(), 1);
    assert!(!people[0].contains("name"));
    assert_eq!(open(&path).manifest().carries, Carries::Records);
    let device = device::load(app.learners.read()).unwrap().id;
    assert_eq!(open(&path).manifest().device, device);
}

#[test]
fn a_name_goes_along_only_when_asked_for() {
    let desk = Desk::new();
    let mut app = with_a_unit_done(&desk);
    let path = desk.path("stick.zip");
    app.give(Carries::Records, Whose::Mine, true, &path)
        .unwrap();
    assert!(lines(&path, Part::People)[0].contains("\"name\":\"Sam\""));
    assert!(lines(&path, Part::Records)[1].contains("Sam"));
    for part in [Part::Events, Part::Statements] {
        assert!(!lines(&path, part).join("\n").contains("Sam"));
    }
}

#[test]
fn everybodys_records_go_into_one_bundle_and_count_for_each() {
    let desk = Desk::new();
    let mut app = with_a_unit_done(&desk);
    begin(&mut app, "Rosa");
    finish(&mut app, "toast");
    assert_eq!(app.giving().unwrap().others, 1);
    let path = desk.path("stick.zip");
    let given = app
        .give(Carries::Records, Whose::Everybodys, true, &path)
        .unwrap();
    assert_eq!(given.learners, 2);
    assert_eq!(lines(&path, Part::People).len(), 2);
    let sam = app
        .everybody()
        .unwrap()
        .into_iter()
        .find(|person| person.name == "Sam")
        .unwrap();
    for learner in [app.learner().unwrap(), sam.id] {
        app.choose_learner(learner).unwrap();
        assert_eq!(app.giving().unwrap().to_give, 0);
    }
}

#[test]
fn without_a_key_the_screen_says_why_and_nothing_is_given() {
    let desk = Desk::new();
    let mut app = with_a_unit_done(&desk);
    files::remove(&desk.folders.device_key()).unwrap();
    let view = app.giving().unwrap();
    assert_eq!(view.device, None);
    assert_eq!(view.key_trouble.unwrap().code, Code::DeviceKeyLost);
    let path = desk.path("stick.zip");
    let failed = app.give(Carries::Records, Whose::Mine, false, &path);
    assert_eq!(failed.unwrap_err().code(), Code::DeviceKeyLost);
    assert!(!files::exists(&path));
    app.renew_device_key().unwrap();
    give(&mut app, &path);
    assert!(key::was_ours(app.learners.read(), &open(&path).manifest().key).unwrap());
}

/// The agency's computer says that it took a bundle in.
fn receipt(path: &Path, desk: &Desk) -> Vec<u8> {
    let agency = crate::records::signing::DeviceKey::from_secret(&[3; 32]);
    let reader = open(path);
    Receipt::new(
        reader.digest(),
        desk.clock.now(),
        reader.manifest().lines(Part::Events),
        "Harbour Fostering",
        agency.public(),
    )
    .sealed(&agency)
    .unwrap()
}

#[test]
fn a_receipt_of_the_agency_marks_what_was_given_as_received() {
    let desk = Desk::new();
    let mut app = with_a_unit_done(&desk);
    let path = desk.path("stick.zip");
    give(&mut app, &path);
    finish(&mut app, "bedtime");
    let records = app.giving().unwrap();
    desk.wait(3600);
    let back = desk.path("stick.received.json");
    write(&back, &receipt(&path, &desk));
    for _ in 0..2 {
        let line = app.take_receipt(&back).unwrap();
        let received = line.received.unwrap();
        assert_eq!(received.agency, "Harbour Fostering");
        assert_eq!(received.at, desk.clock.now());
        assert_eq!(received.fingerprint.split(' ').count(), 6);
    }
    let view = app.giving().unwrap();
    assert_eq!(
        view.to_confirm, records.to_give,
        "what was done since is not confirmed"
    );
}

#[test]
fn a_receipt_for_another_or_none_is_refused_and_changes_nothing() {
    let (desk, other) = (Desk::new(), Desk::new());
    let mut app = with_a_unit_done(&desk);
    let path = desk.path("stick.zip");
    give(&mut app, &path);
    let mut theirs = with_a_unit_done(&other);
    let their_path = other.path("stick.zip");
    give(&mut theirs, &their_path);

    let back = desk.path("received.json");
    write(&back, &receipt(&their_path, &desk));
    let refused = app.take_receipt(&back).unwrap_err();
    assert_eq!(refused.code(), Code::ReceiptForAnother);
    let good = receipt(&path, &desk);
    let text = String::from_utf8(good.clone()).unwrap();
    for bytes in [
        Vec::new(),
        vec![b'x'; 100_000],
        text.replace("Harbour", "Another").into_bytes(),
        files::read(&path).unwrap(),
    ] {
        write(&back, &bytes);
        let refused = app.take_receipt(&back).unwrap_err();
        assert_eq!(refused.code(), Code::NotAReceipt);
    }
    let view = app.giving().unwrap();
    assert_eq!(view.to_confirm, view.records);
}

#[test]
fn learning_goes_to_another_computer_and_comes_back_and_both_know_the_same() {
    let (kitchen, laptop) = (Desk::new(), Desk::new());
    let mut at_home = with_a_unit_done(&kitchen);
    let path = kitchen.path("learning.zip");
    at_home
        .give(Carries::Learning, Whose::Mine, true, &path)
        .unwrap();
    let view = at_home.giving().unwrap();
    assert_eq!(
        view.to_give, view.records,
        "another computer of one's own is not the agency"
    );

    let mut away = laptop.open();
    let taken = away.take_in(&path).unwrap();
    assert_eq!(taken.names, ["Sam"]);
    assert_eq!((taken.known, taken.clashing), (0, 0));
    assert!(taken.new > 8);
    let again = away.take_in(&path).unwrap();
    assert_eq!((again.new, again.known), (0, taken.new));
    let sam = at_home.learner().unwrap();
    away.choose_learner(sam).unwrap();
    assert_eq!(
        away.progress(Slot::Course).unwrap(),
        at_home.progress(Slot::Course).unwrap()
    );

    // The rest is done there; what came along makes the course whole.
    finish(&mut away, "bedtime");
    take(&mut away, "evenings", 1);
    assert!(away.record().unwrap().completed_at.is_some());
    let back = laptop.path("learning.zip");
    away.give(Carries::Learning, Whose::Mine, true, &back)
        .unwrap();
    at_home.take_in(&back).unwrap();
    assert_eq!(
        away.progress(Slot::Course).unwrap(),
        at_home.progress(Slot::Course).unwrap()
    );
    // Both give their records: the same statements, byte for byte.
    let (one, other) = (kitchen.path("one.zip"), laptop.path("other.zip"));
    give(&mut at_home, &one);
    give(&mut away, &other);
    for part in [Part::Events, Part::Statements] {
        assert!(lines(&one, part) == lines(&other, part), "{}", part.name());
    }
}

#[test]
fn a_unit_that_two_computers_completed_together_is_complete_once_they_meet() {
    let (kitchen, laptop) = (Desk::new(), Desk::new());
    let mut at_home = kitchen.with_sam();
    finish(&mut at_home, "toast");
    let path = kitchen.path("learning.zip");
    at_home
        .give(Carries::Learning, Whose::Mine, true, &path)
        .unwrap();
    let mut away = laptop.open();
    away.take_in(&path).unwrap();
    let sam = at_home.learner().unwrap();
    away.choose_learner(sam).unwrap();
    // One computer has the lessons, the other the assessment.
    finish(&mut at_home, "keys");
    take(&mut away, "mornings", 3);
    let done = |app: &App| {
        app.progress(Slot::Course).unwrap().units["mornings"]
            .done
            .is_some()
    };
    assert!(!done(&away));
    at_home
        .give(Carries::Learning, Whose::Mine, true, &path)
        .unwrap();
    away.take_in(&path).unwrap();
    assert!(done(&away));
}

#[test]
fn a_bundle_for_the_agency_is_not_taken_for_learning() {
    let (kitchen, laptop) = (Desk::new(), Desk::new());
    let path = kitchen.path("stick.zip");
    give(&mut with_a_unit_done(&kitchen), &path);
    let mut away = laptop.open();
    assert_eq!(
        away.take_in(&path).unwrap_err().code(),
        Code::BundleForElsewhere
    );
    assert!(away.everybody().unwrap().is_empty());
}

#[test]
fn a_bundle_that_was_changed_brings_nothing_at_all() {
    let (kitchen, laptop) = (Desk::new(), Desk::new());
    let path = kitchen.path("learning.zip");
    with_a_unit_done(&kitchen)
        .give(Carries::Learning, Whose::Mine, true, &path)
        .unwrap();
    let good = files::read(&path).unwrap();
    let mut away = laptop.open();
    for at in (0..good.len()).step_by(97) {
        let mut bad = good.clone();
        bad[at] ^= 0x20;
        write(&path, &bad);
        if away.take_in(&path).is_err() {
            assert!(
                people::all(away.learners.read()).unwrap().is_empty(),
                "byte {at}"
            );
        } else {
            // A date or a permission of the zip: what it carries is what was signed.
            let digest = |bytes: Vec<u8>| {
                hash::hex(Reader::open(Cursor::new(bytes), &path).unwrap().digest())
            };
            assert_eq!(digest(bad), digest(good.clone()));
            return;
        }
    }
}
