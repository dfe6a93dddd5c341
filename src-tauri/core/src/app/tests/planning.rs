//! “Our plan”: filled in, built by two, carried to another device.

use super::writing::desk;
use super::*;
use crate::app::view::{FieldState, PlanView};

fn field(plan: &PlanView, id: &str) -> FieldState {
    plan.groups
        .iter()
        .flat_map(|group| &group.fields)
        .chain(&plan.elsewhere)
        .find(|field| field.id == id)
        .unwrap()
        .state
        .clone()
}

fn text(app: &mut App, id: &str) -> String {
    field(&app.plan().unwrap(), id).text
}

fn earlier(app: &mut App, id: &str) -> Vec<(String, Option<String>)> {
    field(&app.plan().unwrap(), id)
        .earlier
        .into_iter()
        .map(|text| (text.text, text.by))
        .collect()
}

fn said(text: &str, by: Option<&str>) -> Vec<(String, Option<String>)> {
    vec![(text.to_owned(), by.map(str::to_owned))]
}

#[test]
fn a_field_filled_in_a_lesson_stands_in_the_plan_and_the_other_way_round() {
    let desk = desk();
    let mut app = desk.with_sam();
    let plan = app.plan().unwrap();
    assert_eq!((plan.filled, plan.fields), (0, 3));
    let titles: Vec<&str> = plan.groups.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Before", "People"]);
    assert!(plan.groups[1].fields[0].private && !plan.groups[1].fields[1].private);
    let place = &plan.groups[0].fields[0].places[0];
    assert_eq!(
        (place.lesson.as_str(), place.section.as_str()),
        ("toast", "afterwards")
    );
    app.keep_plan_field("early-signs", "He goes quiet.")
        .unwrap();
    assert_eq!(
        app.lesson_texts("toast").unwrap().fields[0].text,
        "He goes quiet."
    );
    let plan = app.plan().unwrap();
    assert_eq!((plan.filled, plan.saved.is_some()), (1, true));
    app.close().unwrap();
    assert_eq!(text(&mut desk.open(), "early-signs"), "He goes quiet.");
}

#[test]
fn a_field_the_form_no_longer_asks_keeps_its_text_and_an_unknown_one_is_refused() {
    let desk = desk();
    let mut app = desk.with_sam();
    assert_eq!(
        code(app.keep_plan_field("nowhere", "x")),
        Code::PlanFieldNotFound
    );
    app.keep_plan_field("ways-out", "The hall").unwrap();
    app.close().unwrap();
    desk.edit("plan.md", "{.plan #ways-out}", "{.plan #way-out}");
    let mut app = desk.open();
    let plan = app.plan().unwrap();
    assert_eq!((plan.filled, plan.elsewhere.len()), (0, 1));
    assert_eq!(plan.elsewhere[0].title, "Ways out");
    app.keep_plan_field("ways-out", "The hall, then left")
        .unwrap();
    assert_eq!(text(&mut app, "ways-out"), "The hall, then left");
}

#[test]
fn a_course_without_a_form_asks_what_its_lessons_ask() {
    let desk = desk();
    files::remove(&desk.course().join("plan.md")).unwrap();
    let mut app = desk.with_sam();
    let plan = app.plan().unwrap();
    assert_eq!((plan.groups.len(), plan.fields), (1, 1));
    assert_eq!(plan.groups[0].title, "Mornings");
    assert_eq!(plan.groups[0].fields[0].title, "Early signs");
}

/// Rosa and Sam on one device, each with a plan of their own; Sam studies.
fn two(desk: &Desk) -> (App, Person, Person) {
    let mut app = desk.open();
    let rosa = begin(&mut app, "Rosa");
    app.keep_plan_field("ways-out", "Through the kitchen")
        .unwrap();
    app.keep_plan_field("early-signs", "She hums.").unwrap();
    desk.wait(60);
    let sam = begin(&mut app, "Sam");
    app.keep_plan_field("ways-out", "Through the hall").unwrap();
    desk.wait(60);
    (app, rosa, sam)
}

#[test]
fn two_plans_become_one_and_the_losing_text_stays_under_its_field() {
    let desk = desk();
    let (mut app, rosa, _) = two(&desk);
    let plan = app.plan().unwrap();
    assert_eq!(plan.others[0].name, "Rosa");
    let joined = app.join_plan(rosa.id).unwrap().plan;
    assert_eq!(joined.together[0].name, "Rosa");
    assert!(joined.others.is_empty());
    assert_eq!(text(&mut app, "early-signs"), "She hums.");
    assert_eq!(text(&mut app, "ways-out"), "Through the hall");
    assert_eq!(
        earlier(&mut app, "ways-out"),
        said("Through the kitchen", Some("Rosa"))
    );

    app.choose_learner(rosa.id).unwrap();
    assert_eq!(text(&mut app, "ways-out"), "Through the hall");
    assert_eq!(
        earlier(&mut app, "ways-out"),
        said("Through the kitchen", None)
    );
    assert_eq!(
        field(&app.plan().unwrap(), "ways-out").by.as_deref(),
        Some("Sam")
    );
    assert_eq!(app.lesson_texts("toast").unwrap().together, ["Sam"]);
}

#[test]
fn an_earlier_text_can_stand_again_and_that_can_be_taken_back() {
    let desk = desk();
    let (mut app, rosa, _) = two(&desk);
    app.join_plan(rosa.id).unwrap();
    let kitchen = field(&app.plan().unwrap(), "ways-out").earlier[0].id;
    let used = app.use_earlier_text("ways-out", kitchen).unwrap();
    assert_eq!(used.state.text, "Through the kitchen");
    assert_eq!(used.state.earlier.len(), 1);
    assert_eq!(used.state.earlier[0].text, "Through the hall");
    app.undo(used.undo).unwrap();
    assert_eq!(text(&mut app, "ways-out"), "Through the hall");
    assert_eq!(earlier(&mut app, "ways-out").len(), 1);

    let away = app.put_away_earlier_text("ways-out", kitchen).unwrap();
    assert!(away.state.earlier.is_empty() && away.state.text == "Through the hall");
    app.undo(away.undo).unwrap();
    assert_eq!(text(&mut app, "ways-out"), "Through the hall");
    assert_eq!(
        earlier(&mut app, "ways-out"),
        said("Through the kitchen", Some("Rosa"))
    );
    let nowhere = crate::base::id::KeptId::new(desk.clock.now());
    assert_eq!(
        code(app.use_earlier_text("ways-out", nowhere)),
        Code::NoteNotFound
    );
}

#[test]
fn whoever_leaves_takes_all_of_it_along_and_nobody_loses_anything() {
    let desk = desk();
    let (mut app, rosa, sam) = two(&desk);
    app.join_plan(rosa.id).unwrap();
    app.keep_plan_field("who-we-ring", "Gran").unwrap();
    let left = app.leave_plan().unwrap();
    assert!(left.plan.together.is_empty() && left.undo.is_some());
    for who in [&rosa, &sam] {
        app.choose_learner(who.id).unwrap();
        assert!(app.plan().unwrap().together.is_empty());
        assert_eq!(text(&mut app, "who-we-ring"), "Gran");
        assert_eq!(text(&mut app, "early-signs"), "She hums.");
    }
    // From now on each writes alone.
    desk.wait(1);
    app.keep_plan_field("who-we-ring", "Nobody").unwrap();
    app.choose_learner(rosa.id).unwrap();
    assert_eq!(text(&mut app, "who-we-ring"), "Gran");
    assert!(app.leave_plan().unwrap().undo.is_none());

    // And together again.
    desk.wait(1);
    app.join_plan(sam.id).unwrap();
    assert_eq!(text(&mut app, "who-we-ring"), "Nobody");
}

#[test]
fn joining_can_be_taken_back_and_what_was_written_meanwhile_stays_with_its_writer() {
    let desk = desk();
    let (mut app, rosa, sam) = two(&desk);
    let undo = app.join_plan(rosa.id).unwrap().undo.unwrap();
    app.keep_plan_field("who-we-ring", "Gran").unwrap();
    app.undo(undo).unwrap();
    assert!(app.plan().unwrap().together.is_empty());
    assert_eq!(text(&mut app, "who-we-ring"), "Gran");
    assert_eq!(text(&mut app, "early-signs"), "", "Rosa's is hers again");
    assert!(earlier(&mut app, "ways-out").is_empty());
    app.choose_learner(rosa.id).unwrap();
    assert_eq!(text(&mut app, "ways-out"), "Through the kitchen");
    assert_eq!(text(&mut app, "who-we-ring"), "");
    app.choose_learner(sam.id).unwrap();
    assert_eq!(code(app.join_plan(sam.id)), Code::LearnerNotFound);
}

#[test]
fn leaving_can_be_taken_back() {
    let desk = desk();
    let (mut app, rosa, _) = two(&desk);
    app.join_plan(rosa.id).unwrap();
    let undo = app.leave_plan().unwrap().undo.unwrap();
    app.keep_plan_field("who-we-ring", "Gran").unwrap();
    app.undo(undo).unwrap();
    assert_eq!(app.plan().unwrap().together[0].name, "Rosa");
    assert_eq!(text(&mut app, "who-we-ring"), "Gran");
}

#[test]
fn a_third_joins_all_of_them_and_two_remain_when_one_leaves() {
    let desk = desk();
    let (mut app, rosa, sam) = two(&desk);
    app.join_plan(rosa.id).unwrap();
    let kim = begin(&mut app, "Kim");
    desk.wait(1);
    app.keep_plan_field("who-we-ring", "Grandad").unwrap();
    app.join_plan(sam.id).unwrap();
    assert_eq!(app.plan().unwrap().together.len(), 2);
    assert_eq!(text(&mut app, "early-signs"), "She hums.");
    app.choose_learner(sam.id).unwrap();
    app.leave_plan().unwrap();
    app.choose_learner(kim.id).unwrap();
    let together = app.plan().unwrap().together;
    assert_eq!(together.len(), 1);
    assert_eq!(together[0].id, rosa.id);
    assert_eq!(text(&mut app, "who-we-ring"), "Grandad");
}
