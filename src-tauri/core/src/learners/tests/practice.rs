//! Refresher cards beside the events they come from.

use super::*;
use crate::event::{Event, Voided};
use crate::learn::refresher::memory::{Memory, Rating};
use crate::learn::refresher::{Card, CheckId};
use crate::learners::{events, progress, refreshers};
use std::time::Duration;

fn save(learners: &mut Learners, home: &Home, learner: LearnerId, fact: Fact) -> Event {
    learners
        .write(|transaction| events::append(transaction, home.now(), learner, subject(""), fact))
        .unwrap()
}

fn card(learners: &Learners, learner: LearnerId, lesson: &str) -> Option<Card> {
    let id = CheckId { lesson, check: "c" };
    let cards = refreshers::load(learners.read(), learner, COURSE).unwrap();
    cards.get(id).copied()
}

#[test]
fn a_card_is_on_the_disk_with_its_answer_and_belongs_to_its_learner() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let ben = add(&mut learners, &home, "Ben");
    save(
        &mut learners,
        &home,
        ruth,
        answered("toast", "c", true, false),
    );
    home.hands.advance(Duration::from_hours(72));
    let last = save(
        &mut learners,
        &home,
        ruth,
        practised("toast", false, false, 0),
    );
    drop(learners);

    let learners = home.open();
    let kept = card(&learners, ruth, "toast").unwrap();
    assert_eq!(kept.last.event, last.id);
    assert!(kept.practised && !kept.settled && kept.before.is_some());
    assert_eq!(card(&learners, ben, "toast"), None);
    assert!(
        refreshers::load(learners.read(), ruth, "another course")
            .unwrap()
            .is_empty()
    );
}

#[test]
fn practice_changes_no_progress() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    save(
        &mut learners,
        &home,
        ruth,
        answered("toast", "c", false, false),
    );
    let before = progress::load(learners.read(), ruth, COURSE).unwrap();
    save(
        &mut learners,
        &home,
        ruth,
        practised("toast", true, false, 0),
    );
    save(
        &mut learners,
        &home,
        ruth,
        practised("toast", false, true, 0),
    );
    assert_eq!(
        progress::load(learners.read(), ruth, COURSE).unwrap(),
        before
    );
}

#[test]
fn an_answer_taken_back_is_forgotten_by_its_card() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let slip = save(
        &mut learners,
        &home,
        ruth,
        answered("toast", "c", false, true),
    );
    save(
        &mut learners,
        &home,
        ruth,
        answered("door", "c", true, false),
    );
    let void = Fact::Voided(Voided {
        event: slip.id,
        reason: "a slip".to_owned(),
        by: "Ruth".to_owned(),
    });
    save(&mut learners, &home, ruth, void);
    assert_eq!(card(&learners, ruth, "toast"), None);
    let left = card(&learners, ruth, "door").unwrap();
    assert_eq!(left.memory, Memory::first(Rating::Good));
}

#[test]
fn after_a_clock_set_back_a_year_every_card_is_counted_from_the_next_answer() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    for lesson in ["toast", "door"] {
        save(
            &mut learners,
            &home,
            ruth,
            answered(lesson, "c", true, false),
        );
    }
    home.hands.set_wall(at("2025-11-23T14:02:00Z"));
    save(
        &mut learners,
        &home,
        ruth,
        practised("toast", true, false, 0),
    );
    for lesson in ["toast", "door"] {
        let card = card(&learners, ruth, lesson).unwrap();
        assert_eq!(card.last.at, home.now(), "{lesson}");
    }
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
}

#[test]
fn an_answer_of_another_device_that_arrives_late_finds_its_place() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    save(
        &mut learners,
        &home,
        ruth,
        answered("toast", "c", true, false),
    );
    // The other device was ahead by an hour.
    let theirs = save(
        &mut learners,
        &home,
        ruth,
        practised("toast", true, false, 0),
    );
    learners
        .read()
        .execute_batch(&format!(
            "DROP TRIGGER events_are_never_changed;
             UPDATE events SET device = zeroblob(16), logical_order = logical_order + 3600000
             WHERE sequence = {}",
            theirs.sequence
        ))
        .unwrap();
    learners
        .write(|transaction| progress::rebuild(transaction, ruth))
        .unwrap();
    save(
        &mut learners,
        &home,
        ruth,
        practised("toast", false, false, 0),
    );
    let card = card(&learners, ruth, "toast").unwrap();
    assert_eq!(card.last.event, theirs.id, "the latest by order");
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
}

#[test]
fn a_card_that_is_not_what_the_events_say_is_told() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    save(
        &mut learners,
        &home,
        ruth,
        answered("toast", "c", true, false),
    );
    for harm in [
        "UPDATE refreshers SET stability = 1",
        "DELETE FROM refreshers",
    ] {
        learners.read().execute_batch(harm).unwrap();
        assert_eq!(progress::verify(learners.read(), ruth).unwrap(), [COURSE]);
        learners
            .write(|transaction| progress::rebuild(transaction, ruth))
            .unwrap();
        assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
    }
}
