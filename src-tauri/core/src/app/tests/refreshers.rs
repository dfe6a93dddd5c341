use super::*;
use crate::app::refresher::Asking;
use crate::app::view::{CheckSettled, RefresherCard, RefresherOutcome, RefresherView};
use crate::learners::{Refreshers, progress};

const DAY: u64 = 24 * 60 * 60;

/// Sam, who answered both checks rightly so many days ago.
fn learnt(desk: &Desk, days: u64) -> App {
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    finish(&mut app, "keys");
    desk.wait(days * DAY);
    app
}

fn asked(view: &RefresherView) -> Vec<&str> {
    view.questions
        .iter()
        .map(|question| question.check.as_str())
        .collect()
}

fn asking(lesson: &str, check: &str, tries: u32) -> Asking {
    Asking {
        lesson: lesson.to_owned(),
        check: check.to_owned(),
        tries,
    }
}

fn right(app: &mut App, lesson: &str, check: &str) -> RefresherOutcome {
    let chosen = right_options(&check_of(app, lesson, check));
    app.answer_refresher(&asking(lesson, check, 0), &chosen)
        .unwrap()
}

fn at_pace(app: &mut App, refreshers: Refreshers) {
    let settings = Settings {
        refreshers,
        ..Settings::default()
    };
    app.save_settings("Sam", settings).unwrap();
}

fn offered(app: &mut App) -> Option<(u32, u32)> {
    app.home()
        .unwrap()
        .refresher
        .map(|RefresherCard { questions, minutes }| (questions, minutes))
}

#[test]
fn what_was_learnt_comes_back_when_it_is_about_to_be_forgotten() {
    let desk = Desk::new();
    let mut app = learnt(&desk, 0);
    let view = app.refresher().unwrap();
    assert!(view.questions.is_empty() && !view.off);
    assert_eq!(view.next_at, Some(at("2026-11-26T02:02:00Z")));

    desk.wait(3 * DAY);
    let view = app.refresher().unwrap();
    assert_eq!(asked(&view), ["first", "which"]);
    assert_eq!((view.minutes, view.next_at), (1, None));
    let question = &view.questions[0];
    assert!(question.html.as_str().contains("What helps first?"));
    assert!(!question.html.as_str().contains("takes the smell away"));
    assert_eq!(
        (question.lesson.as_str(), question.section.as_str()),
        ("toast", "happened")
    );
    assert_eq!(question.section_title, "What happened");
    assert_eq!(question.unit.title, "Mornings");

    let outcome = right(&mut app, "toast", "first");
    assert!(outcome.right);
    assert_eq!(outcome.state.settled, CheckSettled::Right);
    assert_eq!(outcome.state.feedback.len(), 3);
    assert_eq!(outcome.saved, desk.clock.now());
    drop(app);

    let view = desk.open().refresher().unwrap();
    assert_eq!(asked(&view), ["which"], "what was answered waits again");
    assert_eq!(view.next_at, Some(at("2026-12-07T02:02:00Z")));
    assert_eq!(view.saved, Some(desk.clock.now()));
}

#[test]
fn home_offers_it_only_when_it_is_worth_sitting_down_for() {
    let desk = Desk::new();
    let mut app = learnt(&desk, 3);
    assert_eq!(offered(&mut app), None, "two questions can wait a little");
    desk.wait(3 * DAY);
    assert_eq!(offered(&mut app), Some((2, 1)));
    at_pace(&mut app, Refreshers::Light);
    assert_eq!(offered(&mut app), None, "light lets more be forgotten");
    desk.wait(DAY);
    assert_eq!(offered(&mut app), Some((2, 1)));
    at_pace(&mut app, Refreshers::Off);
    assert_eq!(offered(&mut app), None);
    let view = app.refresher().unwrap();
    assert!(view.off && view.questions.is_empty() && view.next_at.is_none());
}

#[test]
fn a_wrong_answer_gets_its_reason_and_comes_back_sooner() {
    let desk = Desk::new();
    let mut app = learnt(&desk, 3);
    let check = check_of(&app, "toast", "first");
    let wrong = app
        .answer_refresher(&asking("toast", "first", 0), &wrong_option(&check))
        .unwrap();
    assert!(!wrong.right);
    assert_eq!(wrong.state.settled, CheckSettled::Tried);
    assert_eq!(wrong.state.feedback.len(), 1, "only what was chosen");
    let shown = app.show_refresher(&asking("toast", "first", 1)).unwrap();
    assert_eq!(shown.state.settled, CheckSettled::Shown);
    assert_eq!(shown.state.feedback.len(), 3);
    right(&mut app, "keys", "which");
    let next = app.refresher().unwrap().next_at;
    assert_eq!(next, Some(at("2026-11-27T02:02:00Z")), "tomorrow");
}

#[test]
fn practice_touches_no_completion_and_no_record() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let check = check_of(&app, "toast", "first");
    app.open_lesson("toast", None).unwrap();
    app.answer_check("toast", "first", &wrong_option(&check))
        .unwrap();
    desk.wait(2 * DAY);
    let course = app.library.course().id.clone();
    let before = progress::load(app.learners.read(), app.learner.unwrap(), &course).unwrap();
    let record = app.record().unwrap();

    right(&mut app, "toast", "first");
    let after = progress::load(app.learners.read(), app.learner.unwrap(), &course).unwrap();
    assert_eq!(after, before);
    assert_eq!(app.record().unwrap().statements, record.statements);
    let state = app.open_lesson("toast", None).unwrap().checks.remove(0);
    assert_eq!(state.settled, CheckSettled::Tried, "the lesson still asks");
}

#[test]
fn a_check_that_left_the_course_is_kept_and_not_asked() {
    let desk = Desk::new();
    learnt(&desk, 9).close().unwrap();
    desk.edit(
        "1-mornings/01-toast.md",
        "{.check #first}",
        "{.check #other}",
    );
    let mut app = desk.open();
    assert_eq!(asked(&app.refresher().unwrap()), ["which"]);
    let gone = asking("toast", "first", 0);
    assert_eq!(code(app.show_refresher(&gone)), Code::CheckNotFound);
    app.close().unwrap();
    desk.edit(
        "1-mornings/01-toast.md",
        "{.check #other}",
        "{.check #first}",
    );
    let mut app = desk.open();
    assert_eq!(asked(&app.refresher().unwrap()), ["first", "which"]);
}

#[test]
fn a_check_that_changed_is_asked_in_its_new_words() {
    let desk = Desk::new();
    learnt(&desk, 9).close().unwrap();
    let file = "1-mornings/01-toast.md";
    desk.edit(file, "What helps first?", "What helps at once?");
    desk.edit(file, "Open the window", "Let in fresh air");
    let mut app = desk.open();
    let view = app.refresher().unwrap();
    let html = view.questions[0].html.as_str();
    assert!(html.contains("What helps at once?") && html.contains("Let in fresh air"));
    assert!(right(&mut app, "toast", "first").right);
}

#[test]
fn what_cannot_be_answered_is_named_and_nothing_is_kept() {
    let desk = Desk::new();
    let mut app = learnt(&desk, 9);
    let asking = asking("toast", "first", 0);
    assert_eq!(
        code(app.answer_refresher(&asking, &[])),
        Code::NothingChosen
    );
    let unknown = ["00000000".to_owned()];
    assert_eq!(
        code(app.answer_refresher(&asking, &unknown)),
        Code::OptionUnknown
    );
    assert_eq!(count(&app, "refresher-answered"), 0);
}

#[test]
fn each_learner_is_asked_their_own() {
    let desk = Desk::new();
    let mut app = learnt(&desk, 9);
    begin(&mut app, "Rosa");
    let view = app.refresher().unwrap();
    assert!(view.questions.is_empty() && view.next_at.is_none());
}

#[test]
fn a_clock_set_back_a_year_hides_no_question() {
    let desk = Desk::new();
    let mut app = learnt(&desk, 0);
    desk.hands.set_wall(at("2025-11-23T14:02:00Z"));
    assert_eq!(asked(&app.refresher().unwrap()).len(), 2);
    right(&mut app, "toast", "first");
    let view = app.refresher().unwrap();
    assert!(view.questions.is_empty(), "counted from today");
    assert_eq!(view.next_at, Some(at("2025-11-26T02:02:00Z")));
}

#[test]
fn a_completed_course_says_when_it_should_be_taken_again() {
    let desk = Desk::new();
    let mut app = learnt(&desk, 0);
    assert_eq!(app.home().unwrap().refresher_due, None);
    take(&mut app, "mornings", 3);
    finish(&mut app, "bedtime");
    assert!(take(&mut app, "evenings", 1).course_done);
    let due = Some("2027-11-23".to_owned());
    assert_eq!(app.home().unwrap().refresher_due, due);
    assert_eq!(app.record().unwrap().refresher_due, due);
}
