use super::*;
use crate::app::view::ScenarioView;
use crate::learners::progress;

const STORY: &str = r#"+++
id = "lights-out"
title = "Lights out"
summary = "A tablet at bedtime."
minutes = 6
outcomes = ["A1", "A2"]
warning = "A child shouts in this story."
+++
Leon is nine.

## Half past eight {.scenario #evening}

### The tablet {#tablet child=2 you=1}

He does not look up.

> **Leon** may feel the day ending.

- [Sit down near him](#sits)
  > He looks at the clock.

  > [!IMPORTANT]
  > **Turning point**
  > Being near asks for nothing.
- [Take it](#cracked)

### He moves over {#sits child=2 you=1}

There is room.

> **You** may feel tired.

- [Wait](#later)
- [Ask](#handed-over)

### Later {#later child=1 you=1}

He yawns.

> **You** may feel tired too.

- [Wait](#handed-over)
- [Ask](#cracked)

### He hands it over {.ending #handed-over child=1 you=1}

It is nine.

### The glass cracks {.ending #cracked child=5 you=4}

Nobody is hurt.

## The idea behind it {#idea}

Waiting is doing something.
"#;

/// A computer whose course has a story.
fn with_a_story() -> Desk {
    let desk = Desk::new();
    let path = desk.course().join("scenarios/01-lights-out.md");
    write(&path, STORY.as_bytes());
    desk
}

/// Ids of choices by how their words begin.
fn way(app: &App, words: &[&str]) -> Vec<String> {
    let story = app.library.scenario("lights-out").unwrap();
    let mut here = &story.steps[0];
    words
        .iter()
        .map(|words| {
            let choice = here
                .choices
                .iter()
                .find(|choice| crate::course::content::plain_text(&choice.text).starts_with(words))
                .unwrap();
            here = story.step(&choice.leads_to).unwrap();
            choice.id.clone()
        })
        .collect()
}

fn open_story(app: &mut App) -> ScenarioView {
    app.scenario("lights-out").unwrap()
}

#[test]
fn a_story_that_was_put_down_comes_back_where_it_was() {
    let desk = with_a_story();
    let mut app = desk.with_sam();
    assert!(open_story(&mut app).choices.is_empty());
    let middle = way(&app, &["Sit", "Wait"]);
    let kept = app.keep_scenario("lights-out", &middle).unwrap();
    assert!(!kept.ended);
    assert_eq!((kept.played, kept.saved), (0, desk.clock.now()));
    assert!(app.scenarios().unwrap()[0].begun);
    drop(app);

    let mut app = desk.open();
    assert_eq!(open_story(&mut app).choices, middle);
    let one_back = &middle[..1];
    app.keep_scenario("lights-out", one_back).unwrap();
    assert_eq!(open_story(&mut app).choices, one_back);
    app.keep_scenario("lights-out", &[]).unwrap();
    assert!(open_story(&mut app).choices.is_empty());
    assert!(!app.scenarios().unwrap()[0].begun);
    assert_eq!(kinds(&app), Vec::<String>::new(), "nothing was played");
}

#[test]
fn an_ending_is_written_down_with_its_way_and_every_replay_is_kept() {
    let desk = with_a_story();
    let mut app = desk.with_sam();
    let ways = [
        way(&app, &["Sit", "Ask"]),
        way(&app, &["Take"]),
        way(&app, &["Sit", "Ask"]),
    ];
    for (number, way) in (1..).zip(&ways) {
        app.keep_scenario("lights-out", &way[..way.len() - 1])
            .unwrap();
        desk.wait(60);
        let kept = app.keep_scenario("lights-out", way).unwrap();
        assert!(kept.ended);
        assert_eq!(kept.played, number);
        assert!(open_story(&mut app).choices.is_empty(), "it is over");
    }
    let card = app.scenarios().unwrap().remove(0);
    assert_eq!((card.played, card.endings_met, card.endings), (3, 2, 2));
    assert_eq!(card.last_played, Some(desk.clock.now()));

    let events = events_of(&app);
    let Some(Fact::ScenarioPlayed(first)) = events
        .iter()
        .map(|event| event.fact.clone())
        .find(|fact| fact.kind() == "scenario-played")
    else {
        panic!("{events:?}")
    };
    let told: Vec<&str> = first.path.iter().map(|made| made.text.as_str()).collect();
    assert_eq!(told, ["Sit down near him", "Ask"]);
    assert!(first.path[0].turning_point && !first.path[1].turning_point);
    assert_eq!(first.ending.title, "He hands it over");
    assert_eq!(events[1].subject.item, "scenario/lights-out");
    assert_eq!(events[1].subject.title, "Lights out");
}

#[test]
fn playing_completes_nothing_and_is_exported() {
    let desk = with_a_story();
    let mut app = desk.with_sam();
    let whole = way(&app, &["Take"]);
    app.keep_scenario("lights-out", &whole).unwrap();
    let course = app.library.course().id.clone();
    let mine = progress::load(app.learners.read(), app.learner.unwrap(), &course).unwrap();
    assert!(mine.lessons.is_empty() && mine.units.is_empty() && mine.completed.is_none());
    assert_eq!(app.record().unwrap().statements, 2, "begun, and played");
}

#[test]
fn stories_are_read_by_anybody_and_kept_for_somebody() {
    let desk = with_a_story();
    let mut app = desk.open();
    let card = app.scenarios().unwrap().remove(0);
    assert_eq!(
        (card.played, card.begun, card.has_warning),
        (0, false, true)
    );
    assert_eq!(
        card.unit.unwrap().title,
        "Mornings",
        "it teaches most of it"
    );
    let story = open_story(&mut app);
    let lessons: Vec<&str> = story.lessons.iter().map(|it| it.lesson.as_str()).collect();
    assert_eq!(lessons, ["toast", "keys", "bedtime"]);
    let some = way(&app, &["Sit"]);
    assert_eq!(
        code(app.keep_scenario("lights-out", &some)),
        Code::NobodyHere
    );

    // Somebody who gave no name is somebody.
    begin(&mut app, "");
    app.keep_scenario("lights-out", &some).unwrap();
    assert_eq!(open_story(&mut app).choices, some);
    begin(&mut app, "Rosa");
    assert!(
        open_story(&mut app).choices.is_empty(),
        "each has their own"
    );
}

#[test]
fn a_story_that_changed_is_taken_up_as_far_as_it_still_goes() {
    let desk = with_a_story();
    let mut app = desk.with_sam();
    let middle = way(&app, &["Sit", "Wait"]);
    app.keep_scenario("lights-out", &middle).unwrap();
    app.close().unwrap();
    desk.edit(
        "scenarios/01-lights-out.md",
        "[Wait](#later)",
        "[Wait a bit](#later)",
    );
    let mut app = desk.open();
    assert_eq!(open_story(&mut app).choices, middle[..1]);
    let gone = app.keep_scenario("lights-out", &middle);
    assert_eq!(code(gone), Code::ChoiceNotFound);
    let unknown = app.keep_scenario("gone", &[]);
    assert_eq!(code(unknown), Code::ScenarioNotFound);
}
