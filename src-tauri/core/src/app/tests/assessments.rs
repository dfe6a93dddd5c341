use super::*;
use crate::app::view::Next;
use crate::base::Error;
use std::collections::BTreeSet;

#[test]
fn a_draw_asks_for_every_outcome_and_only_as_many_questions_as_it_says() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let bank = app.library.assessment("mornings").unwrap();
    for _ in 0..10 {
        let attempt = app.begin_attempt("mornings", true).unwrap();
        assert_eq!(attempt.questions.len(), 3);
        let outcomes: BTreeSet<&str> = attempt
            .questions
            .iter()
            .map(|asked| {
                let known = bank
                    .questions
                    .iter()
                    .find(|known| known.check.id == asked.id);
                known.unwrap().outcome.as_str()
            })
            .collect();
        assert_eq!(outcomes.into_iter().collect::<Vec<_>>(), ["A1", "A2", "A3"]);
    }
}

#[test]
fn the_screen_says_what_lies_ahead() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    let assessment = app.assessment("mornings").unwrap();
    assert_eq!(
        (
            assessment.draw,
            assessment.bank,
            assessment.pass_mark,
            assessment.minutes
        ),
        (3, 6, 66, 3)
    );
    assert_eq!(assessment.lessons_left, 1);
    assert!(assessment.attempts.is_empty() && assessment.in_progress.is_none());
    assert_eq!(code(app.assessment("gone")), Code::UnitNotFound);
    let manual = app.library.guide().units[0].id.clone();
    assert_eq!(code(app.begin_attempt(&manual, false)), Code::UnitNotFound);
}

#[test]
fn answers_of_an_open_attempt_are_there_after_a_crash() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let attempt = app.begin_attempt("mornings", false).unwrap();
    let question = attempt.questions[1].id.clone();
    let bank = app.library.assessment("mornings").unwrap();
    let check = &bank
        .questions
        .iter()
        .find(|it| it.check.id == question)
        .unwrap()
        .check;
    app.keep_answer(attempt.id, &question, &wrong_option(check))
        .unwrap();
    app.keep_answer(attempt.id, &question, &right_options(check))
        .unwrap();
    drop(app);

    let mut app = desk.open();
    assert!(
        app.unit("mornings")
            .unwrap()
            .assessment
            .unwrap()
            .in_progress
    );
    let open = app.assessment("mornings").unwrap().in_progress.unwrap();
    assert_eq!(open.id, attempt.id);
    let again = app.begin_attempt("mornings", false).unwrap();
    assert_eq!(
        again.questions.iter().map(|it| &it.id).collect::<Vec<_>>(),
        attempt
            .questions
            .iter()
            .map(|it| &it.id)
            .collect::<Vec<_>>()
    );
    assert_eq!(
        serde_json::to_string(&again.questions[0].html).unwrap(),
        serde_json::to_string(&attempt.questions[0].html).unwrap(),
        "the options stand as they stood"
    );
    assert_eq!(again.questions[1].chosen, right_options(check));
    app.keep_answer(attempt.id, &question, &[]).unwrap();
    let again = app.begin_attempt("mornings", false).unwrap();
    assert!(again.questions[1].chosen.is_empty(), "taken back");
}

#[test]
fn an_attempt_with_open_questions_cannot_be_finished_and_keeps_its_answers() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let attempt = answer(&mut app, "mornings", 3);
    let first = app
        .begin_attempt("mornings", false)
        .unwrap()
        .questions
        .remove(0);
    app.keep_answer(attempt, &first.id, &[]).unwrap();
    assert!(matches!(
        app.finish_attempt(attempt),
        Err(Error::AssessmentNotFinished { open: 1 })
    ));
    let open = app.begin_attempt("mornings", false).unwrap();
    assert_eq!(open.id, attempt);
    assert_eq!(
        open.questions
            .iter()
            .filter(|it| !it.chosen.is_empty())
            .count(),
        2
    );
}

#[test]
fn two_of_three_reach_a_pass_mark_of_66_and_one_of_three_does_not() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    for (right, percent, passed) in [(0, 0, false), (1, 33, false), (2, 66, true), (3, 100, true)] {
        let outcome = take(&mut app, "mornings", right);
        assert_eq!(
            (
                outcome.right as usize,
                outcome.asked,
                outcome.percent,
                outcome.passed
            ),
            (right, 3, percent, passed)
        );
    }
}

#[test]
fn two_of_three_do_not_reach_a_pass_mark_of_67() {
    let desk = Desk::new();
    desk.edit("course.toml", "pass_mark = 66", "pass_mark = 67");
    let mut app = desk.with_sam();
    assert!(!take(&mut app, "mornings", 2).passed);
}

#[test]
fn the_outcome_gives_a_reason_for_every_option_and_a_way_back_to_the_text() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let outcome = take(&mut app, "mornings", 1);
    assert_eq!(outcome.questions.len(), 3);
    for (position, question) in outcome.questions.iter().enumerate() {
        assert_eq!(question.right, position == 0);
        assert_eq!(question.options.len(), 3);
        assert!(question.options.iter().any(|option| option.chosen));
        assert_eq!(
            (question.lesson.as_str(), question.section.as_str()),
            ("toast", "happened")
        );
        assert_eq!(question.section_title, "What happened");
    }
}

#[test]
fn every_attempt_is_kept_with_best_and_latest_and_another_try_is_always_allowed() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    for right in [1, 3, 2] {
        desk.wait(60);
        take(&mut app, "mornings", right);
    }
    drop(app);
    let mut app = desk.open();
    let latest_first: Vec<u32> = app
        .assessment("mornings")
        .unwrap()
        .attempts
        .iter()
        .map(|line| line.percent)
        .collect();
    assert_eq!(latest_first, [66, 100, 33]);
    let card = app.unit("mornings").unwrap().assessment.unwrap();
    assert_eq!(
        (card.attempts, card.best_percent, card.latest_percent),
        (3, Some(100), Some(66))
    );
    assert!(
        !app.begin_attempt("mornings", false)
            .unwrap()
            .questions
            .is_empty()
    );
}

#[test]
fn a_finished_attempt_is_over() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let attempt = answer(&mut app, "mornings", 3);
    app.finish_attempt(attempt).unwrap();
    assert_eq!(code(app.finish_attempt(attempt)), Code::AttemptNotFound);
    let kept = app.keep_answer(attempt, "q-1", &["00000000".to_owned()]);
    assert_eq!(code(kept), Code::AttemptNotFound);
    assert_eq!(count(&app, "assessment-attempted"), 1);
    assert!(app.assessment("mornings").unwrap().in_progress.is_none());
}

#[test]
fn starting_again_puts_the_open_attempt_aside_unscored() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let attempt = answer(&mut app, "mornings", 2);
    let fresh = app.begin_attempt("mornings", true).unwrap();
    assert_ne!(fresh.id, attempt);
    assert!(
        fresh
            .questions
            .iter()
            .all(|question| question.chosen.is_empty())
    );
    assert_eq!(code(app.finish_attempt(attempt)), Code::AttemptNotFound);
    assert_eq!(count(&app, "assessment-attempted"), 0);
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_is_refused() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let attempt = app.begin_attempt("mornings", false).unwrap();
    let unknown = ["00000000".to_owned()];
    let first = &attempt.questions[0].id;
    assert_eq!(
        code(app.keep_answer(attempt.id, first, &unknown)),
        Code::OptionUnknown
    );
    assert_eq!(
        code(app.keep_answer(attempt.id, "gone", &[])),
        Code::OptionUnknown
    );
}

#[test]
fn an_attempt_whose_questions_an_update_changed_is_put_aside() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    finish(&mut app, "keys");
    let attempt = answer(&mut app, "mornings", 3);
    drop(app);
    for number in 1..=6 {
        let (from, to) = (
            format!("Wait {number}\n"),
            format!("Wait a while {number}\n"),
        );
        desk.edit("1-mornings/assessment.md", &from, &to);
    }

    let mut app = desk.open();
    let home = app.home().unwrap();
    assert!(
        matches!(
            home.next,
            Next::Assessment {
                in_progress: false,
                ..
            }
        ),
        "{:?}",
        home.next
    );
    assert!(
        !app.unit("mornings")
            .unwrap()
            .assessment
            .unwrap()
            .in_progress
    );
    assert!(app.assessment("mornings").unwrap().in_progress.is_none());
    assert_eq!(code(app.finish_attempt(attempt)), Code::AttemptNotFound);
    assert!(take(&mut app, "mornings", 3).passed);
}

#[test]
fn an_attempt_belongs_to_who_began_it() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let attempt = answer(&mut app, "mornings", 3);
    begin(&mut app, "Rosa");
    assert!(app.assessment("mornings").unwrap().in_progress.is_none());
    assert_eq!(code(app.finish_attempt(attempt)), Code::AttemptNotFound);
    assert_eq!(
        code(app.keep_answer(attempt, "q-1", &[])),
        Code::AttemptNotFound
    );
}
