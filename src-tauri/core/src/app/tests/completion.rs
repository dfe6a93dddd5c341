use super::*;
use crate::app::view::{LessonState, Next, UnitState};
use crate::base::Error;

#[test]
fn marking_a_lesson_as_done_too_early_says_what_is_missing() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    study(&mut app, "toast", "happened", &["opening", "happened"]);
    let Err(Error::LessonNotFinished { missing, .. }) = app.complete_lesson("toast") else {
        panic!("it was done")
    };
    assert_eq!(missing, "1 section to read and 1 check to answer");
    assert_eq!(count(&app, "lesson-completed"), 0);
    assert_eq!(code(app.complete_lesson("gone")), Code::LessonNotFound);
}

#[test]
fn a_lesson_that_is_done_leads_to_the_next() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let done = finish(&mut app, "toast");
    assert_eq!(done.done_at, desk.clock.now());
    assert!(!done.unit_done && !done.course_done);
    let Next::Lesson(place) = done.next else {
        panic!("{:?}", done.next)
    };
    assert_eq!(place.lesson, "keys");
    let unit = app.unit("mornings").unwrap();
    assert_eq!(unit.lessons[0].state, LessonState::Done);
    assert_eq!(unit.lessons[0].checks_settled, 1);
    assert!(matches!(
        finish(&mut app, "keys").next,
        Next::Assessment { .. }
    ));
}

#[test]
fn marking_a_lesson_as_done_twice_changes_nothing() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let first = finish(&mut app, "toast");
    let before = events_of(&app);
    desk.wait(60);
    let second = app.complete_lesson("toast").unwrap();
    assert_eq!(second.done_at, first.done_at);
    assert_eq!(events_of(&app), before);
}

#[test]
fn a_lesson_whose_text_changed_says_so_and_can_be_done_again() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let first = finish(&mut app, "toast");
    app.close().unwrap();
    desk.edit(
        "1-mornings/01-toast.md",
        "The toast burnt.",
        "The toast burnt black.",
    );
    desk.edit("course.toml", "version = \"1\"", "version = \"2\"");
    desk.wait(86_400);

    let mut app = desk.open();
    assert_eq!(
        app.unit("mornings").unwrap().lessons[0].state,
        LessonState::Changed
    );
    let lesson = app.open_lesson("toast", None).unwrap();
    assert_eq!(lesson.state, LessonState::Changed);
    assert_eq!(
        lesson.done_at,
        Some(first.done_at),
        "what was done stays done"
    );
    app.complete_lesson("toast").unwrap();
    assert_eq!(count(&app, "lesson-completed"), 2);
    let lesson = app.open_lesson("toast", None).unwrap();
    assert_eq!(lesson.state, LessonState::Done);
    let record = app.record().unwrap().units.remove(0).lessons.remove(0);
    assert_eq!(record.done_at, Some(first.done_at), "the first time counts");
    assert_eq!(record.course_version.as_deref(), Some("1"));
}

#[test]
fn a_record_keeps_the_title_of_the_day() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    app.close().unwrap();
    desk.edit(
        "1-mornings/01-toast.md",
        "title = \"The toast\"",
        "title = \"Burnt toast\"",
    );
    let mut app = desk.open();
    assert_eq!(
        app.unit("mornings").unwrap().lessons[0].title,
        "Burnt toast"
    );
    assert_eq!(app.record().unwrap().units[0].lessons[0].title, "The toast");
}

#[test]
fn a_check_added_by_an_update_is_asked_before_the_lesson_is_done_again() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    drop(app);
    desk.edit(
        "1-mornings/01-toast.md",
        "The pigeons came back.",
        "The pigeons came back.\n\n### And then? {.check #then}\n\n- [x] Rest\n  > Yes.\n- [ ] Argue\n  > No.\n",
    );
    let mut app = desk.open();
    let lesson = app.open_lesson("toast", None).unwrap();
    assert_eq!(lesson.lacking.checks, ["then"]);
    assert_eq!(code(app.complete_lesson("toast")), Code::LessonNotFinished);
}

#[test]
fn a_unit_completes_itself_with_the_last_lesson_only_if_its_assessment_is_passed() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    assert!(!finish(&mut app, "keys").unit_done, "no assessment yet");
    assert!(!take(&mut app, "mornings", 1).unit_done, "not passed");
    let passed = take(&mut app, "mornings", 3);
    assert!(passed.unit_done && !passed.course_done);
    let unit = app.unit("mornings").unwrap();
    assert_eq!(unit.card.state, UnitState::Done);
    assert_eq!(unit.card.minutes_left, 0);
    assert!(unit.assessment.unwrap().passed_at.is_some());
    assert!(!take(&mut app, "mornings", 3).unit_done, "once is enough");
    assert_eq!(count(&app, "unit-completed"), 1);
}

#[test]
fn the_last_step_completes_unit_and_course_at_once() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    for (lessons, unit, questions) in [
        (&["toast", "keys"][..], "mornings", 3),
        (&[][..], "evenings", 1),
    ] {
        for lesson in lessons {
            finish(&mut app, lesson);
        }
        take(&mut app, unit, questions);
    }
    let done = finish(&mut app, "bedtime");
    assert!(done.unit_done && done.course_done);
    let events = events_of(&app);
    let last: Vec<&str> = events
        .iter()
        .rev()
        .take(3)
        .map(|event| event.fact.kind())
        .collect();
    assert_eq!(
        last,
        ["course-completed", "unit-completed", "lesson-completed"]
    );
    assert_eq!(events.last().unwrap().at, done.saved);
    assert!(matches!(app.home().unwrap().next, Next::Done));
    let record = app.record().unwrap();
    assert_eq!(record.completed_at, Some(done.saved));
    drop(app);
    assert!(desk.open().record().unwrap().completed_at.is_some());
}
