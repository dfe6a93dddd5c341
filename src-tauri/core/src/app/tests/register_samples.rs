//! Samples of an agency's register: three sticks are collected, one of them changed on its way.

use super::registering::improved;
use super::samples::{Samples, UNIT, begin_drawn, evening, open};
use super::*;
use crate::app::give::Whose;
use crate::app::register::find_bundles;
use crate::app::view::FileVerdict;
use crate::base::hash;
use crate::records::bundle::Carries;
use crate::records::presets::Preset;
use crate::records::signing::DeviceKey;
use crate::register::list::Query;

/// A computer whose key is the same in every run.
fn computer(key: u8) -> Desk {
    let desk = Desk::new();
    let key = DeviceKey::from_secret(&[key; 32]);
    let text = format!(
        "format = 1\npublic = \"{}\"\nsecret = \"{}\"\n",
        key.public(),
        hash::hex(key.secret())
    );
    write(&desk.folders.device_key(), text.as_bytes());
    desk
}

/// Somebody who read so many lessons of the first unit on a computer of their own, and passed when all are done: their
/// bundle.
fn gives(key: u8, name: &str, lessons: usize, named: bool) -> Vec<u8> {
    let desk = computer(key);
    let course = Source::BuiltInCourse;
    let mut app = open(&desk, "2026-11-02T19:00:00Z", &course);
    begin(&mut app, name);
    let unit = &app.library.course().units[0];
    let all: Vec<String> = unit.lessons.iter().map(|it| it.id.clone()).collect();
    app.close().unwrap();
    for (day, lesson) in (3..).zip(all.iter().take(lessons)) {
        evening(
            &desk,
            &format!("2026-11-{day:02}T19:30:00Z"),
            &course,
            lesson,
        );
    }
    let mut app = open(&desk, "2026-11-21T20:05:00Z", &course);
    if lessons >= all.len() {
        let draw = app.library.assessment(UNIT).unwrap().draw as usize;
        for (seed, right) in [(1, draw / 2), (2, draw - 1)] {
            begin_drawn(&mut app, seed);
            take(&mut app, UNIT, right);
            desk.wait(3600);
        }
    }
    let path = desk.path("records.zip");
    app.give(Carries::Records, Whose::Mine, named, &path)
        .unwrap();
    files::read(&path).unwrap()
}

#[test]
fn the_samples_of_the_register_are_written() {
    let desk = computer(3);
    let sticks = desk.path("sticks");
    let mut samples = Samples::of(&desk, &desk.path("register.csv"));
    let quoted = serde_json::to_string(&sticks).unwrap();
    samples.also(quoted.trim_matches('"'), "/media/agency");
    let mut app = open(&desk, "2026-11-25T10:00:00Z", &Source::BuiltInCourse);
    begin(&mut app, "Ines");
    let first = Query::default();
    samples.keep("register-empty", &app.register(&first, 100).unwrap());

    let sam = gives(4, "Sam", 99, true);
    for (place, bytes) in [
        ("BLUE/evenkeel-records-2026-11-21-2205.zip", &sam),
        ("BLUE/evenkeel-records-copy.zip", &sam),
        (
            "GREEN/evenkeel-records-2026-11-21-2005.zip",
            &gives(5, "Åsa", 3, true),
        ),
        (
            "GREEN/evenkeel-records-2026-11-21-2006.zip",
            &gives(6, "", 1, false),
        ),
        ("RED/evenkeel-records-2026-11-22-1100.zip", &improved(&sam)),
        ("RED/holiday.zip", &b"PK\x03\x04 not a bundle".to_vec()),
    ] {
        write(&sticks.join(place), bytes);
    }
    let found = find_bundles(std::slice::from_ref(&sticks));
    let verdicts: Vec<FileVerdict> = found
        .files
        .iter()
        .map(|path| app.collect(path).unwrap())
        .collect();
    assert_eq!(verdicts.len(), 6);
    samples.keep("file-verdicts", &verdicts);
    let lines = app.write_receipts(&found.files[..1], None).unwrap();
    samples.keep("receipts", &lines);
    let view = app.register(&first, 100).unwrap();
    app.say_computer(&view.computers[0].key, true).unwrap();
    app.save_agency("Harbour Fostering Service").unwrap();
    let view = app.register(&first, 100).unwrap();
    assert_eq!((view.tally.everybody, view.computers.len()), (3, 3));
    samples.keep("register", &view);
    let sam = view
        .page
        .lines
        .iter()
        .find(|line| line.name == "Sam")
        .unwrap();
    let page = app.register_person(sam.learner).unwrap();
    samples.keep("register-person", &page);
    desk.wait(60);
    let lesson = page.entries.last().unwrap();
    let corrected = app
        .take_back_entry(
            page.entries[0].event,
            "Two people shared one name that evening.",
            "Ines",
        )
        .unwrap();
    assert_ne!(corrected.entries[0].event, lesson.event);
    samples.keep("register-person-corrected", &corrected);
    let saved = app
        .save_register(Preset::People, &first, &desk.path("register.csv"))
        .unwrap();
    samples.keep("saved-register", &saved);
}
