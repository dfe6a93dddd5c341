//! Samples of records and certificates: what someone sees who has a unit behind them, and someone who has nothing yet.

use super::samples::{Samples, UNIT, begin_drawn, evening, open};
use super::*;
use crate::app::verify::{certificates_in, certificates_in_file};
use crate::app::view::CheckedCertificate;
use crate::base::hash;
use crate::course::Nation;
use crate::course::content::Block;
use crate::records::certificate::code::codes_in;
use crate::records::signing::DeviceKey;

/// A key that is the same in every run, so that its name in words is, too.
fn with_a_known_key(desk: &Desk) {
    let key = DeviceKey::from_secret(&[9; 32]);
    let text = format!(
        "format = 1\npublic = \"{}\"\nsecret = \"{}\"\n",
        key.public(),
        hash::hex(key.secret())
    );
    write(&desk.folders.device_key(), text.as_bytes());
}

#[test]
fn the_samples_of_records_are_written() {
    let desk = Desk::new();
    let path = desk.path("certificate.pdf");
    let mut samples = Samples::of(&desk, &path);
    with_a_known_key(&desk);
    let course = Source::BuiltInCourse;

    let mut app = open(&desk, "2026-11-02T19:30:00Z", &course);
    let england = Settings {
        nation: Some(Nation::England),
        ..Settings::default()
    };
    app.begin("Rosa", england).unwrap();
    samples.keep("record-empty", &app.record().unwrap());
    desk.wait(60);
    app.begin("Sam", england).unwrap();
    let ids = |app: &App, unit: usize| -> Vec<String> {
        let units = &app.library.course().units;
        units[unit].lessons.iter().map(|it| it.id.clone()).collect()
    };
    let (first, second) = (ids(&app, 0), ids(&app, 1));
    app.close().unwrap();
    for (day, lesson) in (3..).zip(&first) {
        evening(
            &desk,
            &format!("2026-11-{day:02}T19:30:00Z"),
            &course,
            lesson,
        );
    }

    let mut app = open(&desk, "2026-11-21T20:05:00Z", &course);
    let draw = app.library.assessment(UNIT).unwrap().draw as usize;
    for (seed, right) in [(1, draw / 2), (2, draw - 1)] {
        begin_drawn(&mut app, seed);
        take(&mut app, UNIT, right);
        desk.wait(3600);
    }
    let reflection = first.iter().find_map(|lesson| {
        let text = app.library.lesson(Slot::Course, lesson).unwrap();
        let blocks = text.sections.iter().flat_map(|section| &section.blocks);
        let mut asked = blocks.filter_map(|block| match block {
            Block::Reflection { id, .. } => Some(id.clone()),
            _ => None,
        });
        asked.next_back().map(|id| (lesson.clone(), id))
    });
    let (lesson, asked) = reflection.unwrap();
    let wrote = "I talk faster when I am frightened. Last week I noticed it at the third sentence, and sat down.";
    app.keep_reflection(&lesson, &asked, wrote).unwrap();
    app.choose_reflection(&lesson, &asked, true).unwrap();
    app.close().unwrap();
    evening(&desk, "2026-11-22T19:30:00Z", &course, &second[0]);

    let mut app = open(&desk, "2026-11-23T19:42:00Z", &course);
    app.save_agency("Harbour Fostering Service").unwrap();
    let record = app.record().unwrap();
    assert!(record.units[0].done_at.is_some() && record.units[1].done_at.is_none());
    assert_eq!(record.reflections.len(), 1);
    samples.keep("record-done", &record);
    app.save_certificate(Some(UNIT), "Sam", &path).unwrap();
    let mut checked = certificates_in_file(&path).unwrap();
    app.recognise(&mut checked).unwrap();
    let code = &codes_in(&files::read(&path).unwrap())[0];
    checked.extend(certificates_in(&code[..120]).unwrap());
    assert!(matches!(
        checked.as_slice(),
        [
            CheckedCertificate::Good { .. },
            CheckedCertificate::Bad { .. }
        ]
    ));
    samples.keep("certificates", &checked);
}
