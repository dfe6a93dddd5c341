use super::*;

#[test]
fn on_the_first_run_nobody_is_here_and_the_course_is() {
    let desk = Desk::new();
    let mut app = desk.open();
    let start = app.start().unwrap();
    assert_eq!(start.course_title, "A small course");
    assert!(start.learner.is_none());
    assert!(start.learners.is_empty());
    assert_eq!(start.notice, None);
    assert_eq!(start.data_folder, desk.folders.data().display().to_string());
}

#[test]
fn before_anyone_has_begun_the_screens_of_a_learner_say_so() {
    let desk = Desk::new();
    let mut app = desk.open();
    assert_eq!(code(app.home()), Code::NobodyHere);
    assert_eq!(code(app.unit("mornings")), Code::NobodyHere);
    assert_eq!(code(app.assessment("mornings")), Code::NobodyHere);
    assert_eq!(code(app.record()), Code::NobodyHere);
    assert_eq!(
        code(app.save_settings("Sam", Settings::default())),
        Code::NobodyHere
    );
}

#[test]
fn someone_who_is_just_reading_needs_no_name_and_keeps_their_place() {
    let desk = Desk::new();
    let mut app = desk.open();
    assert_eq!(begin(&mut app, "  ").name, "");
    app.open_lesson("toast", None).unwrap();
    study(&mut app, "toast", "happened", &["opening", "happened"]);
    app.close().unwrap();

    let mut app = desk.open();
    let start = app.start().unwrap();
    assert_eq!(start.learner.unwrap().name, "");
    let opened = app.open_lesson("toast", None).unwrap().opened;
    assert_eq!(opened, resumed("happened"));
}

#[test]
fn two_learners_on_one_computer_keep_apart() {
    let desk = Desk::new();
    let mut app = desk.open();
    let sam = begin(&mut app, "Sam");
    finish(&mut app, "toast");
    desk.wait(60);
    let rosa = begin(&mut app, "Rosa");
    assert_eq!(app.home().unwrap().units[0].lessons_done, 0);
    assert_eq!(events_of(&app).len(), 0);
    assert_eq!(
        app.open_lesson("toast", None).unwrap().opened,
        Opened::Beginning
    );

    desk.wait(60);
    app.choose_learner(sam.id).unwrap();
    assert_eq!(app.home().unwrap().units[0].lessons_done, 1);
    let names = |app: &mut App| -> Vec<String> {
        let start = app.start().unwrap();
        start
            .learners
            .into_iter()
            .map(|person| person.name)
            .collect()
    };
    assert_eq!(names(&mut app), ["Sam", "Rosa"], "the last one first");
    desk.wait(60);
    app.choose_learner(rosa.id).unwrap();
    app.close().unwrap();
    let mut app = desk.open();
    assert_eq!(app.start().unwrap().learner.unwrap().id, rosa.id);
}

#[test]
fn time_read_before_someone_else_takes_over_belongs_to_who_read() {
    let desk = Desk::new();
    let mut app = desk.open();
    let sam = begin(&mut app, "Sam");
    app.open_lesson("toast", None).unwrap();
    desk.read_on(&mut app, "toast", "opening", 5);
    begin(&mut app, "Rosa");
    assert_eq!(app.home().unwrap().active_seconds, 0);
    app.choose_learner(sam.id).unwrap();
    assert_eq!(app.home().unwrap().active_seconds, 5);
}

#[test]
fn a_learner_who_is_not_there_is_refused_and_whoever_studied_goes_on() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let stranger = crate::base::id::LearnerId::new(desk.clock.now());
    assert_eq!(code(app.choose_learner(stranger)), Code::LearnerNotFound);
    assert_eq!(app.home().unwrap().person.name, "Sam");
}

#[test]
fn name_and_settings_are_there_after_opening_again() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let wishes = Settings {
        nation: Some(crate::course::Nation::Wales),
        text_size: 150,
        ..Settings::default()
    };
    app.save_settings("Sam J.", wishes).unwrap();
    assert_eq!(
        code(app.save_settings(&"a".repeat(81), Settings::default())),
        Code::NameTooLong
    );
    drop(app);
    let person = desk.open().home().unwrap().person;
    assert_eq!((person.name.as_str(), person.settings), ("Sam J.", wishes));
}

use crate::app::view::Opened;

fn resumed(section: &str) -> Opened {
    Opened::Resumed {
        section: section.to_owned(),
    }
}
