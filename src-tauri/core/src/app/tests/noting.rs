//! Highlights, notes and bookmarks: put on a text, and found again after it was edited.

use super::writing::desk;
use super::*;
use crate::app::view::{Mark, NoteEntry};
use crate::learn::anchor::Anchor;
use crate::learn::kept::Kind;

const TOAST: &str = "1-mornings/01-toast.md";

fn anchor(section: &str, before: &str, exact: &str, after: &str) -> Anchor {
    Anchor {
        lesson: "toast".to_owned(),
        section: section.to_owned(),
        exact: exact.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
    }
}

fn highlight(app: &mut App, exact: &str, words: &str) -> Mark {
    let anchor = anchor("afterwards", "", exact, "");
    app.add_mark(Kind::Highlight, anchor, words).unwrap()
}

fn entries(app: &mut App) -> Vec<NoteEntry> {
    app.notes()
        .unwrap()
        .lessons
        .into_iter()
        .flat_map(|lesson| lesson.entries)
        .collect()
}

fn one(app: &mut App) -> NoteEntry {
    let mut all = entries(app);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn everything_of_mine_stands_in_reading_order_with_its_place() {
    let desk = desk();
    let mut app = desk.with_sam();
    assert!(app.notes().unwrap().lessons.is_empty());
    app.keep_reflection("bedtime", "heard", "Nothing.").unwrap();
    app.keep_reflection("toast", "own-alarm", "My jaw.")
        .unwrap();
    highlight(&mut app, "The pigeons came back.", "");
    app.add_mark(
        Kind::Note,
        anchor("happened", "", "", ""),
        "Ours was porridge.",
    )
    .unwrap();
    app.add_mark(Kind::Bookmark, anchor("opening", "", "", ""), "")
        .unwrap();
    app.keep_plan_field("ways-out", "The hall").unwrap();
    let notes = app.notes().unwrap();
    assert_eq!((notes.plan_filled, notes.plan_fields), (1, 3));
    let told: Vec<(String, Kind, String, Option<String>)> = notes
        .lessons
        .into_iter()
        .flat_map(|lesson| {
            let title = lesson.title;
            lesson
                .entries
                .into_iter()
                .map(move |it| (title.clone(), it.kind, it.title, it.section))
        })
        .collect();
    let of = |lesson: &str, kind, title: &str, section: &str| {
        let section = Some(section.to_owned());
        (lesson.to_owned(), kind, title.to_owned(), section)
    };
    let alarm = "When did your alarm go off?";
    assert_eq!(
        told,
        [
            of("The toast", Kind::Bookmark, "The toast", "opening"),
            of("The toast", Kind::Note, "What happened", "happened"),
            of("The toast", Kind::Highlight, "Afterwards", "afterwards"),
            of("The toast", Kind::Reflection, alarm, "afterwards"),
            of("Bedtime", Kind::Reflection, "What did you hear?", "light"),
        ]
    );
}

#[test]
fn a_highlight_survives_an_edit_around_it_and_a_move_to_another_section() {
    let desk = desk();
    let mut app = desk.with_sam();
    highlight(&mut app, "The pigeons came back.", "Like ours");
    app.close().unwrap();
    desk.edit(
        TOAST,
        "The pigeons came back.",
        "It was quiet. The *pigeons*\ncame back. Then",
    );
    desk.edit(TOAST, "## Afterwards {#afterwards}", "## Later {#later}");
    let mut app = desk.open();
    let kept = one(&mut app);
    assert_eq!(kept.section.as_deref(), Some("later"));
    assert!(!kept.changed && kept.quotation == "The pigeons came back.");
    assert_eq!(
        app.lesson_texts("toast").unwrap().marks[0].text,
        "Like ours"
    );
}

#[test]
fn a_highlight_whose_words_are_gone_is_kept_and_says_so() {
    let desk = desk();
    let mut app = desk.with_sam();
    highlight(&mut app, "The pigeons came back.", "Like ours");
    app.close().unwrap();
    desk.edit(TOAST, "The pigeons came back.", "A pigeon came back.");
    let mut app = desk.open();
    let kept = one(&mut app);
    assert!(kept.changed && kept.section.is_none());
    assert_eq!(
        (kept.quotation.as_str(), kept.text.as_str()),
        ("The pigeons came back.", "Like ours")
    );
    assert_eq!(app.lesson_texts("toast").unwrap().marks.len(), 1);
}

#[test]
fn what_hangs_on_a_lesson_that_is_gone_is_shown_at_the_end() {
    let desk = desk();
    let mut app = desk.with_sam();
    highlight(&mut app, "The pigeons came back.", "Like ours");
    app.close().unwrap();
    desk.edit(TOAST, "id = \"toast\"", "id = \"breakfast\"");
    let mut app = desk.open();
    let notes = app.notes().unwrap();
    assert!(notes.lessons.is_empty());
    assert_eq!(notes.elsewhere[0].text, "Like ours");
    assert!(notes.elsewhere[0].changed);
}

#[test]
fn words_are_added_changed_and_taken_away_and_that_can_be_taken_back() {
    let desk = desk();
    let mut app = desk.with_sam();
    let mark = highlight(&mut app, "The pigeons came back.", "");
    desk.wait(1);
    let noted = app.keep_note(mark.kind, &mark.place, "Like ours").unwrap();
    assert_eq!(noted.saved, desk.clock.now());
    assert_eq!(one(&mut app).text, "Like ours");
    let removed = app.remove_note(mark.kind, &mark.place).unwrap();
    assert!(entries(&mut app).is_empty());
    assert_eq!(
        code(app.keep_note(mark.kind, &mark.place, "x")),
        Code::NoteNotFound
    );
    app.undo(removed.undo).unwrap();
    let back = one(&mut app);
    assert_eq!(
        (back.text.as_str(), back.section.as_deref()),
        ("Like ours", Some("afterwards"))
    );
}

#[test]
fn a_section_is_bookmarked_once_and_can_be_again_after_it_was_not() {
    let desk = desk();
    let mut app = desk.with_sam();
    let bookmark = |app: &mut App| {
        app.add_mark(Kind::Bookmark, anchor("happened", "", "", ""), "")
            .unwrap()
    };
    let first = bookmark(&mut app);
    bookmark(&mut app);
    assert_eq!(one(&mut app).place, "toast/happened");
    app.remove_note(first.kind, &first.place).unwrap();
    assert!(entries(&mut app).is_empty());
    bookmark(&mut app);
    one(&mut app);
}

#[test]
fn a_reflection_is_deleted_in_my_notes_and_put_back() {
    let desk = desk();
    let mut app = desk.with_sam();
    app.keep_reflection("toast", "own-alarm", "My jaw.")
        .unwrap();
    let removed = app
        .remove_note(Kind::Reflection, "toast/own-alarm")
        .unwrap();
    assert!(entries(&mut app).is_empty());
    assert_eq!(
        app.lesson_texts("toast").unwrap().reflections[0].saved,
        None
    );
    app.undo(removed.undo).unwrap();
    assert_eq!(one(&mut app).text, "My jaw.");
}

#[test]
fn what_cannot_be_marked_is_refused() {
    let mut app = desk().with_sam();
    let mut refused = |kind, anchor| code(app.add_mark(kind, anchor, ""));
    let nothing = Code::NothingChosen;
    assert_eq!(
        refused(Kind::Highlight, anchor("happened", "", " \n ", "")),
        nothing
    );
    assert_eq!(
        refused(Kind::Note, anchor("happened", "", "words", "")),
        nothing
    );
    assert_eq!(refused(Kind::Plan, anchor("happened", "", "", "")), nothing);
    assert_eq!(
        refused(Kind::Bookmark, anchor("nowhere", "", "", "")),
        Code::SectionNotFound
    );
    let elsewhere = Anchor {
        lesson: "nowhere".to_owned(),
        ..anchor("happened", "", "", "")
    };
    assert_eq!(refused(Kind::Bookmark, elsewhere), Code::LessonNotFound);
    for (kind, place) in [(Kind::Plan, "ways-out"), (Kind::Note, "toast/nowhere")] {
        assert_eq!(code(app.remove_note(kind, place)), Code::NoteNotFound);
    }
    assert_eq!(code(app.lesson_texts("nowhere")), Code::LessonNotFound);
}
