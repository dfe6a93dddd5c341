//! How well each check is remembered: one row for each check that a learner has answered.
//!
//! Kept up to date by `fold` in the transaction that appends an event, and always equal to a rebuild. The rules are in
//! `learn::refresher`. An answer that arrives late, from another device, has them made anew from the events.

use super::{column, events, refused};
use crate::base::Result;
use crate::base::id::{EventId, LearnerId};
use crate::event::Event;
use crate::learn::progress::Moment;
use crate::learn::refresher::memory::Memory;
use crate::learn::refresher::{Answer, Before, Card, Cards, CheckId, add};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::collections::{BTreeMap, BTreeSet};

/// A learner's cards in one course.
///
/// # Errors
/// The database's.
pub fn load(connection: &Connection, learner: LearnerId, course: &str) -> Result<Cards> {
    let rows = connection
        .prepare_cached(include_str!("refreshers/load.sql"))
        .and_then(|mut query| {
            query
                .query_map(params![learner.uuid().into_bytes(), course], |row| {
                    Ok((row.get(0)?, row.get(1)?, read(row)?))
                })?
                .collect::<rusqlite::Result<Vec<(String, String, Card)>>>()
        })
        .map_err(refused(connection))?;
    Ok(Cards::kept(rows.iter().map(|(lesson, check, card)| {
        (CheckId { lesson, check }, *card)
    })))
}

/// Makes a learner's cards anew from their events.
pub(super) fn rebuild(connection: &Connection, learner: LearnerId) -> Result<()> {
    let courses = from_events(connection, learner)?;
    connection
        .execute(
            "DELETE FROM refreshers WHERE learner = ?1",
            [learner.uuid().into_bytes()],
        )
        .map_err(refused(connection))?;
    for (course, cards) in &courses {
        for (id, card) in cards.iter() {
            keep(connection, learner, course, id, card).map_err(refused(connection))?;
        }
    }
    Ok(())
}

/// Courses in which a learner's cards are not what the events add up to.
pub(super) fn verify(connection: &Connection, learner: LearnerId) -> Result<BTreeSet<String>> {
    let mut expected = from_events(connection, learner)?;
    let mut courses: BTreeSet<String> = connection
        .prepare_cached("SELECT DISTINCT course FROM refreshers WHERE learner = ?1")
        .and_then(|mut query| {
            query
                .query_map([learner.uuid().into_bytes()], |row| row.get(0))?
                .collect()
        })
        .map_err(refused(connection))?;
    courses.extend(expected.keys().cloned());
    let mut wrong = BTreeSet::new();
    for course in courses {
        let found = load(connection, learner, &course)?;
        let expected = expected.remove(&course).unwrap_or_default();
        if !found.iter().eq(expected.iter()) {
            wrong.insert(course);
        }
    }
    Ok(wrong)
}

/// Adds an event that was just inserted.
pub(super) fn fold(connection: &Connection, event: &Event) -> Result<()> {
    let Some(answer) = Answer::of(event) else {
        return Ok(());
    };
    let (learner, course) = (event.learner, &event.subject.course);
    let before = one(connection, event, &answer).map_err(refused(connection))?;
    let Some(card) = Card::after(before.as_ref(), Moment::of(event), &answer) else {
        return Ok(());
    };
    let latest = latest(connection, event).map_err(refused(connection))?;
    if latest.is_some_and(|(order, _)| order >= event.order) {
        return rebuild(connection, learner);
    }
    if latest.is_some_and(|(_, at)| at > event.at.milliseconds()) {
        pull_back(connection, event).map_err(refused(connection))?;
    }
    keep(connection, learner, course, answer.check, &card).map_err(refused(connection))
}

/// The card that an answer is about.
fn one(
    connection: &Connection,
    event: &Event,
    answer: &Answer<'_>,
) -> rusqlite::Result<Option<Card>> {
    connection
        .prepare_cached(include_str!("refreshers/one.sql"))?
        .query_row(
            params![
                event.learner.uuid().into_bytes(),
                event.subject.course,
                answer.check.lesson,
                answer.check.check,
            ],
            read,
        )
        .optional()
}

/// No card was answered later than `event`.
fn pull_back(connection: &Connection, event: &Event) -> rusqlite::Result<()> {
    connection
        .prepare_cached(include_str!("refreshers/pull_back.sql"))?
        .execute(params![
            event.learner.uuid().into_bytes(),
            event.subject.course,
            event.at.milliseconds(),
        ])
        .map(|_| ())
}

/// The highest order and the latest time of the learner's cards in the course of an event.
fn latest(connection: &Connection, event: &Event) -> rusqlite::Result<Option<(i64, i64)>> {
    connection
        .prepare_cached(include_str!("refreshers/latest.sql"))?
        .query_row(
            params![event.learner.uuid().into_bytes(), event.subject.course],
            |row| {
                let order: Option<i64> = row.get(0)?;
                let at: Option<i64> = row.get(1)?;
                Ok(order.zip(at))
            },
        )
}

fn keep(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
    id: CheckId<'_>,
    card: &Card,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(include_str!("refreshers/keep.sql"))?
        .execute(params![
            learner.uuid().into_bytes(),
            course,
            id.lesson,
            id.check,
            card.last.order,
            card.last.event.uuid().into_bytes(),
            card.last.at.milliseconds(),
            column::signed(card.memory.stability),
            card.memory.difficulty,
            card.settled,
            card.practised,
            card.before.map(|before| before.at.milliseconds()),
            card.before
                .map(|before| column::signed(before.memory.stability)),
            card.before.map(|before| before.memory.difficulty),
        ])
        .map(|_| ())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Card> {
    let before = match row.get::<_, Option<i64>>(9)? {
        None => None,
        Some(_) => Some(Before {
            at: column::moment(row, 9)?,
            memory: Memory {
                stability: column::whole(row, 10)?,
                difficulty: column::whole(row, 11)?,
            },
        }),
    };
    Ok(Card {
        last: Moment {
            order: row.get(2)?,
            event: column::id::<EventId>(row, 3)?,
            at: column::moment(row, 4)?,
        },
        memory: Memory {
            stability: column::whole(row, 5)?,
            difficulty: column::whole(row, 6)?,
        },
        settled: row.get(7)?,
        practised: row.get(8)?,
        before,
    })
}

/// What the events add up to, by course, without the voided ones; reads them one at a time, in their order.
fn from_events(connection: &Connection, learner: LearnerId) -> Result<BTreeMap<String, Cards>> {
    let voided = events::voided(connection, learner)?;
    let mut courses = BTreeMap::new();
    events::answers(connection, learner, |event| {
        if !voided.contains(&event.id) {
            add(&mut courses, &event);
        }
        Ok(())
    })?;
    Ok(courses)
}
