use super::*;
use crate::course::content::{Block, Inline};
use proptest::prelude::*;

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text {
        text: text.to_owned(),
    }]
}

fn step(id: &str, tension: (u8, u8), choices: &[(&str, &str, bool)]) -> Step {
    Step {
        id: id.to_owned(),
        title: format!("At {id}"),
        child: tension.0,
        you: tension.1,
        text: Vec::new(),
        feelings: Vec::new(),
        choices: choices
            .iter()
            .map(|(id, leads_to, turns)| StepChoice {
                id: (*id).to_owned(),
                text: words(&format!("I choose {id}")),
                leads_to: (*leads_to).to_owned(),
                answer: Vec::new(),
                principle: turns.then(|| {
                    vec![Block::Plain {
                        text: words("Why it turned"),
                    }]
                }),
            })
            .collect(),
    }
}

/// The tablet at bedtime: two endings, and a way round in a circle.
fn bedtime() -> Scenario {
    Scenario {
        id: "bedtime".to_owned(),
        title: "Bedtime".to_owned(),
        summary: String::new(),
        minutes: 5,
        outcomes: Vec::new(),
        warning: None,
        sources: Vec::new(),
        content_hash: "0".repeat(16),
        setting: Vec::new(),
        scene: String::new(),
        steps: vec![
            step(
                "tablet",
                (2, 1),
                &[("sit", "sits", true), ("grab", "grabs", false)],
            ),
            step("sits", (2, 2), &[("wait", "over", false)]),
            step(
                "grabs",
                (5, 4),
                &[("let-go", "sits", true), ("hold", "tablet", false)],
            ),
            step("over", (1, 1), &[]),
        ],
        debrief: Vec::new(),
    }
}

fn ids(choices: &[&str]) -> Vec<String> {
    choices.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_way_leads_from_the_beginning_to_an_ending() {
    let story = bedtime();
    let mut way = Way::start(&story).unwrap();
    assert_eq!(way.here().id, "tablet");
    assert!(way.ending().is_none() && way.played().is_none());
    way.choose("grab").unwrap();
    assert_eq!(way.here().id, "grabs");
    way.choose("let-go").unwrap();
    way.choose("wait").unwrap();
    assert_eq!(way.ending().unwrap().id, "over");
    assert_eq!(way.choices(), ids(&["grab", "let-go", "wait"]));
    let turned: Vec<&str> = way
        .turning_points()
        .map(|made| made.choice.id.as_str())
        .collect();
    assert_eq!(turned, ["let-go"]);
}

#[test]
fn what_was_played_is_told_in_the_words_of_the_day() {
    let story = bedtime();
    let way = Way::along(&story, &ids(&["sit", "wait"])).unwrap();
    let played = way.played().unwrap();
    assert_eq!(played.scenario, "bedtime");
    assert_eq!(played.content_hash, story.content_hash);
    let told: Vec<(&str, u8, u8, &str, bool)> = played
        .path
        .iter()
        .map(|made| {
            (
                made.at.title.as_str(),
                made.at.child,
                made.at.you,
                made.text.as_str(),
                made.turning_point,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("At tablet", 2, 1, "I choose sit", true),
            ("At sits", 2, 2, "I choose wait", false),
        ]
    );
    assert_eq!(played.ending.step, "over");
}

#[test]
fn one_step_back_offers_the_others_again() {
    let story = bedtime();
    let mut way = Way::along(&story, &ids(&["grab"])).unwrap();
    way.back();
    assert_eq!(way.here().id, "tablet");
    way.back();
    assert_eq!(way.here().id, "tablet", "the beginning stays");
    way.choose("sit").unwrap();
    assert_eq!(way.choices(), ids(&["sit"]));
}

#[test]
fn what_cannot_be_chosen_here_is_named_and_moves_nothing() {
    let story = bedtime();
    let mut way = Way::start(&story).unwrap();
    for choice in ["wait", "", "gone"] {
        let refused = way.choose(choice);
        assert!(matches!(refused, Err(Error::ChoiceNotFound { .. })));
        assert_eq!(way.here().id, "tablet");
    }
    assert!(Way::along(&story, &ids(&["sit", "gone"])).is_err());
    let mut ended = Way::along(&story, &ids(&["sit", "wait"])).unwrap();
    assert!(ended.choose("wait").is_err(), "an ending ends it");
}

#[test]
fn a_kept_way_goes_as_far_as_the_story_still_does() {
    let mut story = bedtime();
    let kept = ids(&["grab", "let-go", "wait"]);
    story.steps[2].choices[0].id = "reworded".to_owned();
    let way = Way::as_far_as_it_goes(&story, &kept).unwrap();
    assert_eq!(way.choices(), ids(&["grab"]));
}

#[test]
fn going_round_in_circles_ends_somewhere() {
    let story = bedtime();
    let mut way = Way::start(&story).unwrap();
    for _ in 0..LONGEST / 2 {
        way.choose("grab").unwrap();
        way.choose("hold").unwrap();
    }
    assert!(way.choose("sit").is_err());
    way.back();
    assert!(way.choose("hold").is_ok());
}

proptest! {
    #[test]
    fn back_undoes_exactly_one_choice_and_a_way_is_its_choices(
        picks in prop::collection::vec(0_usize..3, 0..30),
    ) {
        let story = bedtime();
        let mut way = Way::start(&story).unwrap();
        for pick in picks {
            let Some(choice) = way.here().choices.get(pick) else { continue };
            let (id, before) = (choice.id.clone(), (way.here().id.clone(), way.choices()));
            way.choose(&id).unwrap();
            let mut back = way.clone();
            back.back();
            prop_assert_eq!((back.here().id.clone(), back.choices()), before);
        }
        let again = Way::along(&story, &way.choices()).unwrap();
        prop_assert_eq!(&again.here().id, &way.here().id);
        prop_assert_eq!(again.played(), way.played());
        prop_assert_eq!(way.played().is_some(), way.here().is_ending());
    }
}
