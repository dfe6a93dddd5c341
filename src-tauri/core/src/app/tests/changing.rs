//! The course is edited between two evenings: what changed since I read it.

use super::*;
use crate::app::view::ChangedSection;

const TOAST: &str = "1-mornings/01-toast.md";

fn changed(app: &mut App) -> Vec<(String, Vec<(String, bool)>)> {
    let section = |section: ChangedSection| (section.section, section.new);
    app.changes()
        .unwrap()
        .lessons
        .into_iter()
        .map(|lesson| {
            (
                lesson.lesson,
                lesson.sections.into_iter().map(section).collect(),
            )
        })
        .collect()
}

fn one(lesson: &str, sections: &[(&str, bool)]) -> Vec<(String, Vec<(String, bool)>)> {
    let sections = sections
        .iter()
        .map(|(id, new)| ((*id).to_owned(), *new))
        .collect();
    vec![(lesson.to_owned(), sections)]
}

/// An evening on which the lesson about toast is read and done.
fn after_the_toast(desk: &Desk) {
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    assert!(changed(&mut app).is_empty());
    assert_eq!(app.home().unwrap().changed_lessons, 0);
    app.close().unwrap();
}

#[test]
fn a_section_that_was_edited_is_listed_until_it_is_read_again() {
    let desk = Desk::new();
    after_the_toast(&desk);
    desk.edit(
        TOAST,
        "The pigeons came back.",
        "The pigeons came back at once.",
    );
    let mut app = desk.open();
    assert_eq!(changed(&mut app), one("toast", &[("afterwards", false)]));
    assert_eq!(app.home().unwrap().changed_lessons, 1);
    let lesson = app.open_lesson("toast", None).unwrap();
    let marked: Vec<(&str, bool, bool)> = lesson
        .sections
        .iter()
        .map(|section| (section.id.as_str(), section.reached, section.changed))
        .collect();
    assert_eq!(
        marked,
        [
            ("opening", true, false),
            ("happened", true, false),
            ("afterwards", true, true)
        ]
    );

    // Scrolling past is not reading.
    study(&mut app, "toast", "afterwards", &[]);
    study(&mut app, "toast", "opening", &[]);
    assert_eq!(changed(&mut app), one("toast", &[("afterwards", false)]));
    study(&mut app, "toast", "afterwards", &["afterwards"]);
    // The lesson as a whole is another until it is marked as done again.
    assert_eq!(changed(&mut app), one("toast", &[]));
    app.complete_lesson("toast").unwrap();
    assert!(changed(&mut app).is_empty());
}

#[test]
fn a_new_section_in_a_lesson_that_was_done_is_listed_as_new() {
    let desk = Desk::new();
    after_the_toast(&desk);
    desk.edit(
        TOAST,
        "## Afterwards",
        "## At the window {#window}\n\nAir.\n\n## Afterwards",
    );
    let mut app = desk.open();
    assert_eq!(changed(&mut app), one("toast", &[("window", true)]));
}

#[test]
fn a_section_that_was_taken_away_leaves_the_lesson_in_the_list() {
    let desk = Desk::new();
    after_the_toast(&desk);
    desk.edit(
        TOAST,
        "## Afterwards {#afterwards}\n\nThe pigeons came back.",
        "",
    );
    let mut app = desk.open();
    assert_eq!(changed(&mut app), one("toast", &[]));
}

#[test]
fn what_was_never_read_and_what_stays_the_same_is_not_listed() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    study(&mut app, "toast", "opening", &["opening"]);
    app.close().unwrap();
    desk.edit(TOAST, "The pigeons came back.", "No pigeon came back.");
    desk.edit("1-mornings/02-keys.md", "The keys are gone again.", "Gone.");
    // Other marks over the same words.
    desk.edit(TOAST, "Freya is six.", "Freya **is** six.");
    desk.edit("course.toml", "version = \"1\"", "version = \"2\"");
    let mut app = desk.open();
    assert!(changed(&mut app).is_empty());
    assert_eq!(app.changes().unwrap().course_version, "2");
}

#[test]
fn a_reason_in_a_check_that_was_rewritten_counts_as_a_change() {
    let desk = Desk::new();
    after_the_toast(&desk);
    desk.edit(
        TOAST,
        "It takes the smell away.",
        "The smell goes, and the noise.",
    );
    let mut app = desk.open();
    assert_eq!(changed(&mut app), one("toast", &[("happened", false)]));
}
