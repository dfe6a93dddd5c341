//! Samples of what learners write themselves, as in `samples`: Rosa and Sam, one plan, and notes in a lesson.

use super::samples::{Samples, change, open};
use super::*;
use crate::learn::anchor::Anchor;
use crate::learn::kept::Kind;

const LESSON: &str = "what-stress-does";

fn fill(app: &mut App, fields: &[(&str, &str)]) {
    for (field, text) in fields {
        app.keep_plan_field(field, text).unwrap();
    }
}

fn anchor(section: &str, before: &str, exact: &str, after: &str) -> Anchor {
    Anchor {
        lesson: LESSON.to_owned(),
        section: section.to_owned(),
        exact: exact.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
    }
}

/// The course as it was before the lesson was edited.
fn earlier_edition(desk: &Desk) -> Source {
    let folder = desk.path("edition");
    for (name, bytes) in Source::BuiltInCourse.files().unwrap() {
        write(&folder.join(name), &bytes);
    }
    change(&folder.join("course.toml"), |text| {
        text.replace("version = \"2026.1\"", "version = \"2025.2\"")
    });
    let lesson = "1-defusing-conflict/05-what-stress-does.md";
    change(&folder.join(lesson), |text| {
        text.replace(
            "Some children's alarms",
            "It ends sooner than it seems. Some children's alarms",
        )
        .replace("## Remember {#remember}", "### Remember")
    });
    Source::Folder(folder)
}

#[test]
fn the_samples_of_what_is_written_are_written() {
    let desk = Desk::new();
    let mut samples = Samples::of(&desk, &desk.path("record.csv"));
    let before = earlier_edition(&desk);
    let today = Source::BuiltInCourse;

    let mut app = open(&desk, "2026-11-18T19:30:00Z", &before);
    let rosa = begin(&mut app, "Rosa");
    samples.keep("plan-empty", &app.plan().unwrap());
    samples.keep("notes-empty", &app.notes().unwrap());
    samples.keep("lesson-texts-empty", &app.lesson_texts(LESSON).unwrap());
    fill(
        &mut app,
        &[
            (
                "our-ways-out",
                "Kitchen: back door, then the side gate. The key hangs by the boiler.",
            ),
            ("our-phrases", "“I’m over here.”\n“Nobody is in trouble.”"),
        ],
    );
    desk.wait(60);
    begin(&mut app, "Sam");
    finish(&mut app, LESSON);
    app.add_mark(
        Kind::Highlight,
        anchor(
            "body",
            "with faster, stronger reactions.",
            "It ends sooner than it seems.",
            "Some children",
        ),
        "",
    )
    .unwrap();
    app.close().unwrap();

    let mut app = open(&desk, "2026-11-23T19:30:00Z", &today);
    samples.keep("changes", &app.changes().unwrap());
    fill(
        &mut app,
        &[
            (
                "early-signs",
                "F: hums, picks at her sleeve.\nMe: my jaw, short answers.",
            ),
            (
                "alarm-triggers",
                "Burnt smells. Being hurried. The hand dryer at school?",
            ),
            (
                "hot-spot",
                "Ten to eight, coats and shoes. We put the coats out the night before.",
            ),
            (
                "our-ways-out",
                "Kitchen: the back door. Bedroom: the landing, never the stairs in a hurry.",
            ),
            ("who-we-ring", "Out-of-hours line. Then Gran."),
            (
                "my-line",
                "“I’m over here. The way out is clear.” Swap word: kettle.",
            ),
        ],
    );
    desk.wait(60);
    let joined = app.join_plan(rosa.id).unwrap();
    samples.keep("plan-change", &joined);
    let earlier = app.field("our-ways-out").unwrap().earlier[0].id;
    samples.keep("plan", &app.plan().unwrap());
    samples.keep(
        "field-change",
        &app.use_earlier_text("our-ways-out", earlier).unwrap(),
    );

    app.keep_reflection(
        LESSON,
        "own-alarm-signs",
        "Last Tuesday, with the coats. My jaw first, then my voice. I went to fill the kettle.",
    )
    .unwrap();
    let line = "Say one short line, once, low and slow.";
    let highlight = anchor(
        "fewer-words",
        "space, quiet, and being there.",
        line,
        "Then wait.",
    );
    app.add_mark(
        Kind::Highlight,
        highlight,
        "Mine is “I’m over here.” Write it inside the cupboard door.",
    )
    .unwrap();
    desk.wait(1);
    let fair = "What a child does has a meaning, and our first idea of it is only a guess.";
    let mark = app
        .add_mark(
            Kind::Highlight,
            anchor("toast", "It may not.", fair, ""),
            "",
        )
        .unwrap();
    samples.keep("mark", &mark);
    desk.wait(1);
    app.add_mark(Kind::Bookmark, anchor("wont-or-cant", "", "", ""), "")
        .unwrap();
    samples.keep("lesson-texts", &app.lesson_texts(LESSON).unwrap());
    samples.keep("notes", &app.notes().unwrap());
    let found = app.search("line").unwrap();
    assert!(found.hits.len() > 1 && found.own.len() > 1);
    samples.keep("hits-own", &found);

    app.keep_number(None, "Out-of-hours line", "0113 496 0000")
        .unwrap();
    desk.wait(1);
    let numbers = app
        .keep_number(None, "Gran, can be here in ten minutes", "07700 900123")
        .unwrap();
    samples.keep("my-numbers", &numbers);
    app.close().unwrap();
}
