use super::*;
use crate::app::view::{HitPlace, LessonState, Next, Opened, UnitState};

#[test]
fn the_first_step_is_the_first_lesson() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let home = app.home().unwrap();
    let Next::Begin(place) = home.next else {
        panic!("{:?}", home.next)
    };
    assert_eq!(
        (place.lesson.as_str(), place.number, place.of),
        ("toast", 1, 2)
    );
    assert_eq!(home.units[0].state, UnitState::NotStarted);
    assert_eq!(
        home.units[0].minutes_left,
        6 + 4 + 3,
        "with a minute for each question"
    );
    assert_eq!(home.saved, None);
    assert!(!home.review_overdue);
}

#[test]
fn a_review_that_is_overdue_is_said() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    desk.hands.set_wall(at("2027-05-01T23:00:00Z"));
    assert!(!app.home().unwrap().review_overdue, "on the day itself");
    desk.hands.set_wall(at("2027-05-02T00:00:00Z"));
    assert!(app.home().unwrap().review_overdue);
}

#[test]
fn a_lesson_brings_all_that_its_screen_needs() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let lesson = app.open_lesson("toast", None).unwrap();
    assert_eq!(
        lesson.warning.as_deref(),
        Some("A child is frightened in this lesson.")
    );
    assert_eq!(lesson.outcomes, ["Waiting", "Saying little"]);
    assert_eq!(lesson.opened, Opened::Beginning);
    assert_eq!(lesson.state, LessonState::NotStarted);
    assert_eq!(
        lesson.lacking.words,
        "3 sections to read and 1 check to answer"
    );
    assert!(lesson.previous.is_none());
    assert_eq!(lesson.checks.len(), 1);
    let html = serde_json::to_string(&lesson.html).unwrap();
    assert!(html.contains("data-nation=\\\"wales\\\""), "{html}");
    assert!(html.contains("media/kitchen.png"), "{html}");
    assert_eq!(app.media("media/kitchen.png").unwrap().kind, "image/png");
    let last = app.open_lesson("bedtime", None).unwrap();
    assert_eq!(last.previous.unwrap().id, "keys", "across units");
    assert!(matches!(last.next, Next::Assessment { .. }));
}

#[test]
fn a_lesson_opens_again_at_the_section_last_read_after_a_crash_and_after_closing() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    study(&mut app, "toast", "opening", &["opening"]);
    study(&mut app, "toast", "afterwards", &["happened", "afterwards"]);
    study(&mut app, "toast", "happened", &[]);
    drop(app);

    let mut app = desk.open();
    let Next::Resume(place) = app.home().unwrap().next else {
        panic!("nothing to resume")
    };
    assert_eq!(place.section_title.as_deref(), Some("What happened"));
    let here = Opened::Resumed {
        section: "happened".to_owned(),
    };
    assert_eq!(app.open_lesson("toast", None).unwrap().opened, here);
    app.close().unwrap();
    assert_eq!(desk.open().open_lesson("toast", None).unwrap().opened, here);
}

#[test]
fn a_section_that_was_asked_for_beats_the_place_that_was_kept() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    study(&mut app, "toast", "afterwards", &["afterwards"]);
    let asked = |section: &str| Opened::Asked {
        section: section.to_owned(),
    };
    for section in ["happened", "opening"] {
        let opened = app.open_lesson("toast", Some(section)).unwrap().opened;
        assert_eq!(opened, asked(section));
    }
}

#[test]
fn what_the_course_does_not_have_is_named() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    assert_eq!(
        code(app.open_lesson("toast", Some("gone"))),
        Code::SectionNotFound
    );
    assert_eq!(code(app.open_lesson("gone", None)), Code::LessonNotFound);
    assert_eq!(
        code(app.study(&heartbeat("gone", "opening", &[]))),
        Code::LessonNotFound
    );
    assert_eq!(code(app.unit("gone")), Code::UnitNotFound);
    assert_eq!(code(app.page("gone")), Code::PageNotFound);
    assert_eq!(code(app.media("media/gone.png")), Code::MediaNotFound);
}

#[test]
fn a_kept_place_that_an_update_took_away_means_the_beginning() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    study(&mut app, "toast", "afterwards", &["afterwards"]);
    drop(app);
    desk.edit("1-mornings/01-toast.md", "{#afterwards}", "{#later}");
    let lesson = desk.open().open_lesson("toast", None).unwrap();
    assert_eq!(lesson.opened, Opened::Beginning);
    assert_eq!(lesson.state, LessonState::Started);
}

#[test]
fn a_section_is_reached_once_however_often_it_is_read() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    for _ in 0..3 {
        study(&mut app, "toast", "opening", &["opening", "opening"]);
    }
    assert_eq!(count(&app, "section-reached"), 1);
    let studied = study(&mut app, "toast", "happened", &["happened", "opening"]);
    assert_eq!(count(&app, "section-reached"), 2);
    assert_eq!(studied.lacking.sections, ["afterwards"]);
    study(&mut app, "toast", "nowhere", &["nowhere"]);
    assert_eq!(
        count(&app, "section-reached"),
        2,
        "a section that is not there is not kept"
    );
}

#[test]
fn a_learner_is_enrolled_once() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    for _ in 0..2 {
        app.open_lesson("toast", None).unwrap();
        app.open_lesson("keys", None).unwrap();
    }
    assert_eq!(kinds(&app), ["enrolled"]);
    drop(app);
    let mut app = desk.open();
    app.open_lesson("toast", None).unwrap();
    assert_eq!(kinds(&app), ["enrolled"]);
}

#[test]
fn the_manual_is_read_without_anything_being_kept() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let guide = app.library.guide().clone();
    let unit = app.unit(&guide.units[0].id).unwrap();
    assert!(unit.reading_only);
    let id = &guide.units[0].lessons[0].id;
    let lesson = app.open_lesson(id, None).unwrap();
    assert!(lesson.reading_only);
    desk.read_on(&mut app, id, &lesson.sections[0].id, 60);
    let sections: Vec<&str> = lesson.sections.iter().map(|it| it.id.as_str()).collect();
    let studied = study(&mut app, id, sections[0], &sections);
    assert_eq!((studied.active_seconds, studied.saved), (0, None));
    app.leave_lesson().unwrap();
    assert_eq!(events_of(&app).len(), 0);
    assert_eq!(app.open_lesson(id, None).unwrap().opened, Opened::Beginning);
}

#[test]
fn a_look_into_the_manual_counts_for_no_lesson() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    let manual = app.library.guide().units[0].lessons[0].id.clone();
    app.open_lesson("toast", None).unwrap();
    desk.read_on(&mut app, "toast", "opening", 10);
    app.open_lesson(&manual, None).unwrap();
    desk.read_on(&mut app, &manual, "opening", 10);
    app.open_lesson("toast", None).unwrap();
    assert_eq!(study(&mut app, "toast", "opening", &[]).active_seconds, 10);
}

#[test]
fn search_lessons_page_and_help_need_nobody_to_have_begun() {
    let desk = Desk::new();
    let mut app = desk.open();
    let hits = app.search("pigeons").unwrap().hits;
    let place = HitPlace::Lesson {
        lesson: "toast".to_owned(),
        section: "afterwards".to_owned(),
    };
    assert_eq!(hits[0].place, place);
    let found: Vec<&str> = hits[0]
        .words
        .iter()
        .filter(|part| part.found)
        .map(|part| part.text.as_str())
        .collect();
    assert_eq!(found, ["pigeons"]);
    assert!(app.search("\" *").unwrap().hits.is_empty());
    let lesson = app.open_lesson("toast", Some("afterwards")).unwrap();
    assert!(lesson.reading_only);
    assert_eq!(
        study(&mut app, "toast", "afterwards", &["afterwards"]).saved,
        None
    );
    app.leave_lesson().unwrap();
    assert_eq!(app.page("in-the-moment").unwrap().title, "In the moment");
    assert_eq!(app.help()[0].number, "999");
}

#[test]
fn the_page_and_the_numbers_can_be_had_without_any_data_folder() {
    let page = crate::app::start::page_without_data("in-the-moment").unwrap();
    assert!(page.sections.len() > 2);
    let help = crate::app::start::help_without_data().unwrap();
    assert!(help.iter().any(|line| line.number == "999"));
    let gone = crate::app::start::page_without_data("gone");
    assert_eq!(code(gone), Code::PageNotFound);
}
