//! What learners write themselves: reflections and numbers, kept as they are typed.

use super::*;
use crate::app::view::ReflectionState;

const TOAST: &str = "1-mornings/01-toast.md";

/// The small course with prompts in it and a plan.
pub(super) fn desk() -> Desk {
    let desk = Desk::new();
    desk.edit(
        TOAST,
        "The pigeons came back.",
        "The pigeons came back.\n\n### When did your alarm go off? {.reflect #own-alarm}\n\nFor yourself.\n\n\
         ### Early signs {.plan #early-signs}\n\nTwo or three.",
    );
    desk.edit(
        "2-evenings/01-bedtime.md",
        "It stays on.",
        "It stays on.\n\n### What did you hear? {.reflect #heard}\n\nFor yourself.",
    );
    write(
        &desk.course().join("plan.md"),
        b"+++\nid = \"plan\"\ntitle = \"Our plan\"\n+++\n\nFor bad evenings.\n\n## Before {#before}\n\n\
          ### Early signs {.plan #early-signs}\n\nTwo or three.\n\n\
          ## People {#people}\n\nWho helps.\n\n### Who we ring {.plan .private #who-we-ring}\n\nWith numbers.\n\n\
          ### Ways out {.plan #ways-out}\n\nOne from each room.\n",
    );
    desk
}

fn reflect(app: &mut App, text: &str) -> ReflectionState {
    app.keep_reflection("toast", "own-alarm", text).unwrap()
}

#[test]
fn a_reflection_is_there_after_a_restart_and_can_be_changed() {
    let desk = desk();
    let mut app = desk.with_sam();
    desk.wait(60);
    let kept = reflect(&mut app, "My jaw.");
    assert_eq!(kept.saved, Some(desk.clock.now()));
    assert_eq!(app.home().unwrap().saved, kept.saved, "the footer says so");
    drop(app);
    let mut app = desk.open();
    let texts = app.lesson_texts("toast").unwrap();
    assert_eq!(texts.reflections, [kept]);
    desk.wait(60);
    reflect(&mut app, "My jaw, and my voice.");
    let texts = app.lesson_texts("toast").unwrap();
    assert_eq!(texts.reflections[0].text, "My jaw, and my voice.");
    assert_eq!(app.lesson_texts("bedtime").unwrap().reflections[0].text, "");
}

#[test]
fn a_reflection_is_its_writers_alone() {
    let desk = desk();
    let mut app = desk.with_sam();
    reflect(&mut app, "My jaw.");
    begin(&mut app, "Rosa");
    assert_eq!(app.lesson_texts("toast").unwrap().reflections[0].text, "");
    assert!(app.notes().unwrap().lessons.is_empty());
}

#[test]
fn what_says_nothing_new_is_not_written_again() {
    let desk = desk();
    let mut app = desk.with_sam();
    assert_eq!(reflect(&mut app, "").saved, None, "nothing was written yet");
    let first = reflect(&mut app, "My jaw.");
    desk.wait(60);
    assert_eq!(reflect(&mut app, "My jaw."), first);
}

#[test]
fn a_reflection_goes_into_the_record_only_when_it_is_chosen() {
    let desk = desk();
    let mut app = desk.with_sam();
    app.keep_reflection("bedtime", "heard", "Nothing.").unwrap();
    assert!(!reflect(&mut app, "My jaw.").in_record);
    assert!(app.chosen_reflections().unwrap().is_empty());
    app.choose_reflection("bedtime", "heard", true).unwrap();
    let chosen = app.choose_reflection("toast", "own-alarm", true).unwrap();
    assert!(chosen.in_record && chosen.text == "My jaw.");
    reflect(&mut app, "My jaw, still.");
    let titles = |app: &App| {
        app.chosen_reflections()
            .unwrap()
            .into_iter()
            .map(|it| (it.lesson_title, it.title, it.text))
            .collect::<Vec<_>>()
    };
    let of = |lesson: &str, title: &str, text: &str| {
        (lesson.to_owned(), title.to_owned(), text.to_owned())
    };
    let heard = of("Bedtime", "What did you hear?", "Nothing.");
    assert_eq!(
        titles(&app),
        [
            of("The toast", "When did your alarm go off?", "My jaw, still."),
            heard.clone()
        ]
    );
    reflect(&mut app, "");
    assert_eq!(titles(&app), [heard], "an empty one says nothing");
    app.choose_reflection("bedtime", "heard", false).unwrap();
    assert!(titles(&app).is_empty());
}

#[test]
fn what_the_lesson_never_asked_is_refused_and_what_it_no_longer_asks_stays() {
    let desk = desk();
    let mut app = desk.with_sam();
    for (lesson, reflection) in [("toast", "nowhere"), ("nowhere", "own-alarm")] {
        let refused = app.keep_reflection(lesson, reflection, "Words");
        assert_eq!(code(refused), Code::ReflectionNotFound);
    }
    reflect(&mut app, "My jaw.");
    app.close().unwrap();
    desk.edit(TOAST, "{.reflect #own-alarm}", "{.reflect #alarm}");
    let mut app = desk.open();
    assert_eq!(
        reflect(&mut app, "My jaw. And more.").text,
        "My jaw. And more."
    );
    let notes = app.notes().unwrap();
    let entry = &notes.lessons[0].entries[0];
    assert_eq!(entry.title, "When did your alarm go off?");
    assert!(entry.changed && entry.section.is_none());
}

#[test]
fn a_text_has_a_length_and_every_letter_is_kept() {
    let desk = desk();
    let mut app = desk.with_sam();
    let odd = "“ä” 😢 \u{5d0}\u{5d1}\n\n\t<b>&amp;</b> '; DROP TABLE kept; --";
    assert_eq!(reflect(&mut app, odd).text, odd);
    let long = "ä".repeat(20_000);
    assert_eq!(reflect(&mut app, &long).text, long);
    let refused = app.keep_reflection("toast", "own-alarm", &format!("{long}ä"));
    assert_eq!(code(refused), Code::TextTooLong);
    assert_eq!(app.lesson_texts("toast").unwrap().reflections[0].text, long);
}

#[test]
fn nobody_here_can_write_nothing() {
    let mut app = desk().open();
    assert_eq!(
        code(app.keep_reflection("toast", "own-alarm", "x")),
        Code::NobodyHere
    );
    assert_eq!(code(app.my_numbers()), Code::NobodyHere);
    assert_eq!(code(app.keep_number(None, "a", "1")), Code::NobodyHere);
    assert_eq!(code(app.plan()), Code::NobodyHere);
    assert_eq!(code(app.undo(1)), Code::NobodyHere);
}

#[test]
fn numbers_are_added_changed_taken_away_and_put_back() {
    let desk = desk();
    let mut app = desk.with_sam();
    let names = |app: &App| {
        app.my_numbers()
            .unwrap()
            .into_iter()
            .map(|it| (it.name, it.number))
            .collect::<Vec<_>>()
    };
    let pair = |name: &str, number: &str| (name.to_owned(), number.to_owned());
    assert!(app.keep_number(None, " ", "").unwrap().is_empty());
    app.keep_number(None, " Duty line ", " 01234 567890 ")
        .unwrap();
    desk.wait(1);
    let both = app.keep_number(None, "Gran", "").unwrap();
    let (duty, gran) = (both[0].place.clone(), both[1].place.clone());
    app.keep_number(Some(&gran), "Gran", "07700 900123")
        .unwrap();
    app.keep_number(Some(&duty), "Out of hours", "01234 567890")
        .unwrap();
    let all = [
        pair("Out of hours", "01234 567890"),
        pair("Gran", "07700 900123"),
    ];
    assert_eq!(names(&app), all);
    assert_eq!(
        code(app.keep_number(Some("nowhere"), "a", "1")),
        Code::NoteNotFound
    );
    let long = "9".repeat(81);
    assert_eq!(code(app.keep_number(None, "a", &long)), Code::TextTooLong);

    let removed = app.remove_number(&duty).unwrap();
    assert_eq!(names(&app), [pair("Gran", "07700 900123")]);
    assert_eq!(code(app.remove_number(&duty)), Code::NoteNotFound);
    app.undo(removed.undo).unwrap();
    assert_eq!(names(&app), all);
    assert_eq!(
        code(app.undo(removed.undo)),
        Code::NothingToUndo,
        "only once"
    );
    begin(&mut app, "Rosa");
    assert!(names(&app).is_empty());
}

#[test]
fn what_one_learner_did_another_cannot_take_back() {
    let desk = desk();
    let mut app = desk.with_sam();
    let place = app.keep_number(None, "Gran", "1").unwrap().remove(0).place;
    let removed = app.remove_number(&place).unwrap();
    begin(&mut app, "Rosa");
    assert_eq!(code(app.undo(removed.undo)), Code::NothingToUndo);
}

#[test]
fn a_text_that_was_deleted_is_forgotten_after_a_day() {
    let desk = desk();
    let mut app = desk.with_sam();
    reflect(&mut app, "Something private.");
    app.remove_note(crate::learn::kept::Kind::Reflection, "toast/own-alarm")
        .unwrap();
    app.close().unwrap();
    let remembered = |desk: &Desk| -> i64 {
        let app = desk.open();
        let query = "SELECT count(*) FROM kept WHERE text || title <> ''";
        app.learners
            .read()
            .query_row(query, [], |row| row.get(0))
            .unwrap()
    };
    desk.wait(60 * 60);
    assert_eq!(remembered(&desk), 1, "it may still be wanted back");
    desk.wait(24 * 60 * 60);
    assert_eq!(remembered(&desk), 0);
}
