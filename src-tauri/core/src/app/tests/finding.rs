//! One's own words, found by the same search as the course.

use super::writing::desk;
use super::*;
use crate::app::view::{OwnHit, OwnPlace};
use crate::learn::anchor::Anchor;
use crate::learn::kept::{Content, Hand, Kept, Kind, Spot};
use crate::learners::kept::{self, Owner};

const TOAST: &str = "1-mornings/01-toast.md";

fn own(app: &App, query: &str) -> Vec<OwnHit> {
    app.search(query).unwrap().own
}

fn found(app: &App, query: &str) -> Vec<(Kind, OwnPlace)> {
    let hits = own(app, query).into_iter();
    hits.map(|hit| (hit.kind, hit.place)).collect()
}

fn anchor(section: &str, exact: &str) -> Anchor {
    Anchor {
        lesson: "toast".to_owned(),
        section: section.to_owned(),
        exact: exact.to_owned(),
        ..Anchor::default()
    }
}

fn in_lesson(section: &str, quotation: Option<&str>) -> OwnPlace {
    OwnPlace::Lesson {
        lesson: "toast".to_owned(),
        section: section.to_owned(),
        quotation: quotation.map(str::to_owned),
    }
}

fn in_notes(entry: &str) -> OwnPlace {
    OwnPlace::Notes {
        entry: entry.to_owned(),
    }
}

#[test]
fn everything_one_wrote_is_found_and_leads_to_where_it_stands() {
    let desk = desk();
    let mut app = desk.with_sam();
    app.keep_reflection("toast", "own-alarm", "My jaw, like porcelain.")
        .unwrap();
    desk.wait(1);
    app.keep_plan_field("ways-out", "Past the porcelain.")
        .unwrap();
    desk.wait(1);
    let quotation = "The pigeons came back.";
    app.add_mark(
        Kind::Highlight,
        anchor("afterwards", quotation),
        "Porcelain birds",
    )
    .unwrap();
    desk.wait(1);
    app.add_mark(Kind::Note, anchor("happened", ""), "Ours was porcelain.")
        .unwrap();
    desk.wait(1);
    app.add_mark(Kind::Bookmark, anchor("happened", ""), "")
        .unwrap();
    let plan = OwnPlace::Plan {
        field: "ways-out".to_owned(),
    };
    assert_eq!(
        found(&app, "porcel"),
        [
            (Kind::Note, in_lesson("happened", None)),
            (Kind::Highlight, in_lesson("afterwards", Some(quotation))),
            (Kind::Plan, plan),
            (Kind::Reflection, in_notes("toast/own-alarm")),
        ]
    );
    assert_eq!(
        found(&app, "pigeons"),
        [(Kind::Highlight, in_lesson("afterwards", Some(quotation)))]
    );
    assert_eq!(
        found(&app, "what happened")[0],
        (Kind::Bookmark, in_lesson("happened", None))
    );
    let hit = own(&app, "jaw").remove(0);
    assert_eq!(
        (hit.title.as_str(), hit.lesson_title.as_str()),
        ("When did your alarm go off?", "The toast")
    );
    assert!(
        hit.words
            .iter()
            .any(|part| part.found && part.text == "jaw")
    );
    assert!(
        app.search("porcelain").unwrap().hits.is_empty(),
        "the course does not say it"
    );
    assert_eq!(
        app.search("porcelian").unwrap().own_instead.as_deref(),
        Some("porcelain")
    );
}

#[test]
fn what_was_taken_away_or_written_over_is_not_found() {
    let desk = desk();
    let mut app = desk.with_sam();
    let mark = app
        .add_mark(Kind::Note, anchor("happened", ""), "Porcelain")
        .unwrap();
    app.keep_reflection("toast", "own-alarm", "Porcelain")
        .unwrap();
    app.keep_plan_field("ways-out", "Porcelain").unwrap();
    assert_eq!(own(&app, "porcelain").len(), 3);
    let removed = app.remove_note(mark.kind, &mark.place).unwrap();
    app.keep_reflection("toast", "own-alarm", "Glass").unwrap();
    app.keep_plan_field("ways-out", "").unwrap();
    assert_eq!(own(&app, "porcelain"), []);
    app.undo(removed.undo).unwrap();
    assert_eq!(own(&app, "porcelain").len(), 1);
}

#[test]
fn nobody_finds_anothers_words_and_nothing_of_them_enters_the_library() {
    let desk = desk();
    let mut app = desk.with_sam();
    app.keep_reflection("toast", "own-alarm", "Porcelain")
        .unwrap();
    assert_eq!(own(&app, "porcelain").len(), 1);
    begin(&mut app, "Rosa");
    assert_eq!(own(&app, "porcelain"), []);
    app.learner = None;
    assert_eq!(own(&app, "porcelain"), []);
    app.close().unwrap();
    let library = files::read(&desk.folders.library()).unwrap();
    let holds = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    assert!(holds(&library, b"pigeons"));
    assert!(!holds(&library, b"orcelain"));
}

#[test]
fn a_mark_whose_words_are_gone_leads_to_my_notes() {
    let desk = desk();
    let mut app = desk.with_sam();
    let mark = app
        .add_mark(
            Kind::Highlight,
            anchor("afterwards", "The pigeons came back."),
            "",
        )
        .unwrap();
    app.close().unwrap();
    desk.edit(TOAST, "The pigeons came back.", "A pigeon came back.");
    let mut app = desk.open();
    app.start().unwrap();
    assert_eq!(
        found(&app, "pigeons"),
        [(Kind::Highlight, in_notes(&mark.place))]
    );
    app.close().unwrap();
    desk.edit(TOAST, "id = \"toast\"", "id = \"breakfast\"");
    let mut app = desk.open();
    app.start().unwrap();
    let hit = own(&app, "pigeons").remove(0);
    assert_eq!(
        (hit.place, hit.lesson_title.as_str()),
        (in_notes(&mark.place), "")
    );
}

#[test]
fn two_thousand_texts_are_searched_whole() {
    let desk = desk();
    let mut app = desk.with_sam();
    let learner = app.learner.unwrap();
    let hand = Hand {
        learner,
        device: crate::learners::device::load(app.learners.read())
            .unwrap()
            .id,
    };
    let course = app.library.course().id.clone();
    app.learners
        .write(|transaction| {
            (0..2_000).try_for_each(|number| {
                let id = crate::base::id::KeptId::new(desk.clock.now());
                let spot = Spot {
                    course: course.clone(),
                    kind: Kind::Note,
                    place: format!("toast/{number}"),
                };
                let kept = Kept {
                    id,
                    hand,
                    revision: 1,
                    removed: number % 2 == 1,
                    content: Content {
                        text: format!(
                            "{}{}{number} was long.",
                            "It rained. ".repeat(20),
                            if number % 2 == 1 {
                                "morning"
                            } else {
                                "evening"
                            }
                        ),
                        title: "What happened".to_owned(),
                        anchor: Some(anchor("happened", "")),
                        in_record: false,
                    },
                    at: desk.clock.now(),
                    order: number,
                };
                kept::put(transaction, Owner::Learner(learner), &spot, &kept)
            })
        })
        .unwrap();
    assert_eq!(found(&app, "evening1998").len(), 1);
    assert_eq!(found(&app, "morning"), []);
    assert_eq!(found(&app, "evening").len(), 8, "the latest few");
}
