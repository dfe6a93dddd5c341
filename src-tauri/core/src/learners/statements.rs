//! xAPI statements, frozen as they were first made: whatever is sent again is the same bytes.
//!
//! [`make`] makes those that are missing, a handful at a time and in the order in which events arrived; each gets the
//! next place in one row. Places have no gaps and never change, so whoever gives statements away need only remember
//! how far they came.

use super::{column, events, refused};
use crate::base::id::{EventId, LearnerId};
use crate::base::{Result, Timestamp};
use crate::event::Event;
use rusqlite::{Connection, OptionalExtension as _, params};

/// The frozen statement of an event, if it was made.
///
/// # Errors
/// The database's.
pub fn frozen(connection: &Connection, event: EventId) -> Result<Option<Vec<u8>>> {
    connection
        .prepare_cached("SELECT bytes FROM statements WHERE event = ?1")
        .and_then(|mut query| {
            query
                .query_row([event.uuid().into_bytes()], |row| row.get(0))
                .optional()
        })
        .map_err(refused(connection))
}

/// Freezes the statement of an event and returns what is frozen: `bytes`, or what was made earlier.
///
/// # Errors
/// The database's, also when there is no such event.
pub fn freeze(
    connection: &Connection,
    now: Timestamp,
    event: EventId,
    bytes: Vec<u8>,
) -> Result<Vec<u8>> {
    if let Some(earlier) = frozen(connection, event)? {
        return Ok(earlier);
    }
    keep(connection, now, event, &bytes)?;
    Ok(bytes)
}

/// Makes the statements of the next `most` events of these `kinds` that were not looked at yet, and says whether there
/// may be more. `statement` makes one from an event, or none.
///
/// # Errors
/// What `statement` returns; [`crate::base::Error::LearnersDamaged`] when an event cannot be read; the database's.
pub fn make(
    connection: &Connection,
    now: Timestamp,
    kinds: &[&str],
    most: u32,
    mut statement: impl FnMut(&Event) -> Result<Option<Vec<u8>>>,
) -> Result<bool> {
    let from = made_up_to(connection, kinds)?;
    let (mut found, mut last) = (0, from);
    events::after(connection, from, kinds, most, |arrival, event| {
        (found, last) = (found + 1, arrival);
        match statement(&event)? {
            Some(bytes) => keep(connection, now, event.id, &bytes),
            None => Ok(()),
        }
    })?;
    let more = found == most;
    let up_to = if more {
        last
    } else {
        events::last_arrival(connection)?
    };
    if up_to != from {
        remember(connection, kinds, up_to)?;
    }
    Ok(more)
}

/// How many statements [`make`] would make.
///
/// # Errors
/// The database's.
pub fn count_missing(connection: &Connection, kinds: &[&str]) -> Result<u64> {
    let from = made_up_to(connection, kinds)?;
    connection
        .prepare_cached(include_str!("statements/count_missing.sql"))
        .and_then(|mut query| {
            query.query_row(params![from, column::to_json(&kinds)?], |row| {
                column::whole(row, 0)
            })
        })
        .map_err(refused(connection))
}

/// Hands over every frozen statement of a learner, in the order of their events, one at a time.
///
/// # Errors
/// What `each` returns, which ends the reading; the database's.
pub fn for_learner(
    connection: &Connection,
    learner: LearnerId,
    mut each: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let mut query = connection
        .prepare_cached(include_str!("statements/for_learner.sql"))
        .map_err(refused(connection))?;
    let mut rows = query
        .query([learner.uuid().into_bytes()])
        .map_err(refused(connection))?;
    while let Some(row) = rows.next().map_err(refused(connection))? {
        let bytes = row
            .get_ref(0)
            .and_then(|value| value.as_blob().map_err(rusqlite::Error::from))
            .map_err(refused(connection))?;
        each(bytes)?;
    }
    Ok(())
}

/// The place of the last statement; 0 before the first.
///
/// # Errors
/// The database's.
pub fn last_place(connection: &Connection) -> Result<u64> {
    connection
        .prepare_cached("SELECT coalesce(max(place), 0) FROM statements")
        .and_then(|mut query| query.query_row([], |row| column::whole(row, 0)))
        .map_err(refused(connection))
}

/// The statement at a place, with its id; none where there is none.
///
/// # Errors
/// The database's.
pub fn at(connection: &Connection, place: u64) -> Result<Option<(EventId, Vec<u8>)>> {
    connection
        .prepare_cached("SELECT event, bytes FROM statements WHERE place = ?1")
        .and_then(|mut query| {
            query
                .query_row([column::signed(place)], |row| {
                    Ok((column::id(row, 0)?, row.get(1)?))
                })
                .optional()
        })
        .map_err(refused(connection))
}

fn keep(connection: &Connection, now: Timestamp, event: EventId, bytes: &[u8]) -> Result<()> {
    connection
        .prepare_cached(include_str!("statements/keep.sql"))
        .and_then(|mut insert| {
            insert.execute(params![
                event.uuid().into_bytes(),
                bytes,
                now.milliseconds()
            ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

fn made_up_to(connection: &Connection, kinds: &[&str]) -> Result<i64> {
    connection
        .prepare_cached("SELECT arrival FROM statements_made WHERE kinds = ?1")
        .and_then(|mut query| {
            query
                .query_row([column::to_json(&kinds)?], |row| row.get(0))
                .optional()
        })
        .map(|arrival| arrival.unwrap_or(0))
        .map_err(refused(connection))
}

fn remember(connection: &Connection, kinds: &[&str], arrival: i64) -> Result<()> {
    connection
        .prepare_cached(include_str!("statements/remember.sql"))
        .and_then(|mut insert| insert.execute(params![arrival, column::to_json(&kinds)?]))
        .map(|_| ())
        .map_err(refused(connection))
}
