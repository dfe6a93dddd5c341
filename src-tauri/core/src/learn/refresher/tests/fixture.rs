//! Events as they are answered, at times that a test sets.

use super::super::memory::DAY;
use super::super::sitting::Candidate;
use super::super::*;
use crate::base::id::{DeviceId, EventId, LearnerId};
use crate::event::{ClockState, Subject};
use uuid::Uuid;

pub(super) const COURSES: [&str; 2] = ["https://a.example/one", "https://a.example/two"];

pub(super) const START: &str = "2026-11-23T20:00:00Z";

pub(super) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub(super) fn after(days: i64) -> Timestamp {
    at(START).plus_milliseconds(days * DAY)
}

pub(super) fn event(id: u128, order: i64, at: Timestamp, fact: Fact) -> Event {
    Event {
        id: EventId::from(Uuid::from_u128(id)),
        learner: LearnerId::from(Uuid::from_u128(1)),
        device: DeviceId::from(Uuid::from_u128(2)),
        sequence: 1,
        order,
        at,
        clock: ClockState::Steady,
        subject: Subject {
            course: COURSES[0].to_owned(),
            course_version: "1".to_owned(),
            item: String::new(),
            title: String::new(),
        },
        fact,
    }
}

pub(super) fn in_lesson(check: &str, right: bool, revealed: bool) -> Fact {
    Fact::CheckAnswered(CheckAnswered {
        lesson: "toast".to_owned(),
        check: check.to_owned(),
        multiple: false,
        options: Vec::new(),
        chosen: Vec::new(),
        right,
        revealed,
    })
}

pub(super) fn practised(check: &str, right: bool, revealed: bool, tries: u32) -> Fact {
    Fact::RefresherAnswered(RefresherAnswered {
        lesson: "toast".to_owned(),
        check: check.to_owned(),
        multiple: false,
        options: Vec::new(),
        chosen: Vec::new(),
        right,
        revealed,
        tries,
    })
}

/// Facts on days after the start, in this order.
pub(super) fn history(facts: &[(i64, Fact)]) -> Vec<Event> {
    facts
        .iter()
        .zip(1_i64..)
        .map(|((days, fact), order)| {
            event(
                u128::from(order.unsigned_abs()),
                order,
                after(*days),
                fact.clone(),
            )
        })
        .collect()
}

pub(super) fn cards(events: &[Event]) -> Cards {
    rebuild(events).remove(COURSES[0]).unwrap_or_default()
}

pub(super) fn id(check: &str) -> CheckId<'_> {
    CheckId {
        lesson: "toast",
        check,
    }
}

pub(super) fn card(facts: &[(i64, Fact)]) -> Card {
    *cards(&history(facts)).get(id("c")).unwrap()
}

pub(super) fn candidates(cards: &Cards) -> Vec<Candidate<'_>> {
    cards
        .iter()
        .map(|(id, card)| Candidate { id, card, unit: 1 })
        .collect()
}
