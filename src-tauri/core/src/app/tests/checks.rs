use super::*;
use crate::app::view::{CheckSettled, CheckState};
use crate::base::Error;

fn told(state: &CheckState) -> Vec<String> {
    state.feedback.iter().map(|it| it.option.clone()).collect()
}

/// How the check stands when the lesson is opened anew.
fn stands(app: &mut App, lesson: &str) -> CheckState {
    app.open_lesson(lesson, None).unwrap().checks.remove(0)
}

#[test]
fn a_wrong_answer_gets_its_reason_and_a_right_one_gets_all_of_them() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    let check = check_of(&app, "toast", "first");
    let explain = options(&check, &["Explain"]);
    let window = options(&check, &["Open"]);

    let wrong = app.answer_check("toast", "first", &explain).unwrap();
    assert!(!wrong.right);
    assert_eq!(wrong.state.settled, CheckSettled::Tried);
    assert_eq!(told(&wrong.state), explain, "only what was chosen");
    assert_eq!(wrong.lacking.checks, ["first"]);
    assert_eq!(wrong.saved, desk.clock.now());

    desk.wait(9);
    let right = app.answer_check("toast", "first", &window).unwrap();
    assert!(right.right);
    assert_eq!(right.state.settled, CheckSettled::Right);
    assert_eq!(right.state.feedback.len(), 3);
    assert_eq!(right.state.chosen, window);
    assert!(right.lacking.checks.is_empty());
    assert_eq!(right.saved, desk.clock.now());
    drop(app);

    let state = stands(&mut desk.open(), "toast");
    assert_eq!((state.settled, state.chosen), (CheckSettled::Right, window));
}

#[test]
fn right_once_stays_right_whatever_is_tried_afterwards() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let check = check_of(&app, "toast", "first");
    app.answer_check("toast", "first", &right_options(&check))
        .unwrap();
    let again = app
        .answer_check("toast", "first", &wrong_option(&check))
        .unwrap();
    assert!(!again.right, "this very answer");
    assert_eq!(again.state.settled, CheckSettled::Right);
    let shown = app.show_answer("toast", "first").unwrap();
    assert_eq!(shown.state.settled, CheckSettled::Right);
    assert_eq!(
        count(&app, "check-answered"),
        2,
        "showing what one knows is no fact"
    );
}

#[test]
fn an_answer_that_was_shown_scores_nothing_and_stays_so() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let check = check_of(&app, "toast", "first");
    let shown = app.show_answer("toast", "first").unwrap();
    assert!(!shown.right);
    assert_eq!(shown.state.settled, CheckSettled::Shown);
    assert_eq!(shown.state.feedback.len(), 3);
    assert!(
        shown.lacking.checks.is_empty(),
        "the lesson may be done all the same"
    );

    let after = app
        .answer_check("toast", "first", &right_options(&check))
        .unwrap();
    assert!(after.right, "this very answer");
    assert_eq!(after.state.settled, CheckSettled::Shown);
    app.show_answer("toast", "first").unwrap();
    assert_eq!(count(&app, "check-answered"), 2, "shown is shown");
    drop(app);

    let mut app = desk.open();
    assert_eq!(stands(&mut app, "toast").settled, CheckSettled::Shown);
    assert_eq!(app.record().unwrap().units[0].lessons[0].checks_right, 0);
}

#[test]
fn several_right_options_count_only_together() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let check = check_of(&app, "keys", "which");
    for (words, right) in [
        (&["Leave"][..], false),
        (&["Leave", "Sit", "Stand"][..], false),
        (&["Sit", "Leave"][..], true),
    ] {
        let chosen = options(&check, words);
        let outcome = app.answer_check("keys", "which", &chosen).unwrap();
        assert_eq!(outcome.right, right, "{words:?}");
        if !right {
            assert_eq!(outcome.state.feedback.len(), words.len());
        }
    }
}

#[test]
fn what_cannot_be_answered_is_named_and_nothing_is_kept() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let check = check_of(&app, "toast", "first");
    let right = right_options(&check);
    assert_eq!(
        code(app.answer_check("toast", "gone", &right)),
        Code::CheckNotFound
    );
    assert_eq!(
        code(app.answer_check("gone", "first", &right)),
        Code::LessonNotFound
    );
    assert_eq!(code(app.show_answer("toast", "gone")), Code::CheckNotFound);
    assert_eq!(
        code(app.answer_check("toast", "first", &[])),
        Code::NothingChosen
    );
    let unknown = ["00000000".to_owned()];
    assert!(matches!(
        app.answer_check("toast", "first", &unknown),
        Err(Error::OptionUnknown)
    ));
    assert_eq!(count(&app, "check-answered"), 0);
}

#[test]
fn an_answer_to_a_check_that_was_reworded_since_is_not_an_error() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let check = check_of(&app, "toast", "first");
    app.answer_check("toast", "first", &options(&check, &["Explain"]))
        .unwrap();
    drop(app);
    desk.edit(
        "1-mornings/01-toast.md",
        "Explain about toast",
        "Explain about smoke",
    );
    let state = stands(&mut desk.open(), "toast");
    assert_eq!(state.settled, CheckSettled::Tried);
    assert!(told(&state).is_empty(), "nothing is said of what is gone");
}
