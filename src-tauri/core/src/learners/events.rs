//! The truth: what learners did, appended and never changed.

use super::{column, device, progress, refreshers, refused};
use crate::base::id::{DeviceId, EventId, LearnerId};
use crate::base::{Error, Result, Timestamp};
use crate::event::{ClockState, Event, Fact, Subject, Written};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::Value;
use std::collections::BTreeSet;

const OF_LEARNER: &str = include_str!("events/for_learner.sql");

/// Writes down that `fact` happened to `learner` now, and folds it into their progress and their refresher cards, on the
/// caller's transaction.
///
/// The sequence rises by one. The order rises too, even when the clock was set back; the event then says so.
///
/// # Errors
/// [`Error::LearnerNotFound`]; the database's.
pub fn append(
    connection: &Connection,
    now: Timestamp,
    learner: LearnerId,
    subject: Subject,
    fact: Fact,
) -> Result<Event> {
    let device = device::load(connection)?;
    let event = Event {
        id: EventId::new(now),
        learner,
        device: device.id,
        sequence: device.last_sequence + 1,
        order: now.milliseconds().max(device.last_order.saturating_add(1)),
        at: now,
        clock: if now < device.last_at {
            ClockState::WentBack
        } else {
            ClockState::Steady
        },
        subject,
        fact,
    };
    let written = Written::of(&event)
        .map_err(|source| rusqlite::Error::ToSqlConversionFailure(Box::new(source)))
        .map_err(refused(connection))?;
    insert(connection, &written)?;
    progress::fold(connection, &event)?;
    refreshers::fold(connection, &event)?;
    Ok(event)
}

/// Hands over every event of a learner in order, one at a time, so that a million need no more memory than one.
///
/// # Errors
/// What `each` returns, which ends the reading; [`Error::LearnersDamaged`] when an event cannot be read.
pub fn for_learner(
    connection: &Connection,
    learner: LearnerId,
    each: impl FnMut(Event) -> Result<()>,
) -> Result<()> {
    each_of_learner(connection, OF_LEARNER, learner, read, each)
}

/// Hands over the events that tell of an answer to a check, in order, as [`for_learner`] does.
pub(super) fn answers(
    connection: &Connection,
    learner: LearnerId,
    each: impl FnMut(Event) -> Result<()>,
) -> Result<()> {
    each_of_learner(
        connection,
        include_str!("events/answers.sql"),
        learner,
        read,
        each,
    )
}

/// One event.
///
/// # Errors
/// [`Error::LearnersDamaged`] when it cannot be read.
pub fn find(connection: &Connection, event: EventId) -> Result<Option<Event>> {
    one(connection, event, read)
}

/// How many events a learner has. Takes longer the more there are.
///
/// # Errors
/// The database's.
pub fn count(connection: &Connection, learner: LearnerId) -> Result<u64> {
    connection
        .prepare_cached("SELECT count(*) FROM events WHERE learner = ?1")
        .and_then(|mut query| {
            query.query_row([learner.uuid().into_bytes()], |row| column::whole(row, 0))
        })
        .map_err(refused(connection))
}

/// What the clock showed when the learner's latest event was saved, and the event's place in the order.
///
/// # Errors
/// The database's.
pub fn last_saved(connection: &Connection, learner: LearnerId) -> Result<Option<(Timestamp, i64)>> {
    connection
        .prepare_cached(include_str!("events/last_saved.sql"))
        .and_then(|mut query| {
            query
                .query_row([learner.uuid().into_bytes()], |row| {
                    Ok((column::moment(row, 0)?, row.get(1)?))
                })
                .optional()
        })
        .map_err(refused(connection))
}

/// How many of a learner's events are of these kinds: those that are exported one by one.
///
/// # Errors
/// The database's.
pub fn count_exported(connection: &Connection, learner: LearnerId, kinds: &[&str]) -> Result<u64> {
    connection
        .prepare_cached(include_str!("events/count_exported.sql"))
        .and_then(|mut query| {
            query.query_row(
                params![learner.uuid().into_bytes(), column::to_json(&kinds)?],
                |row| column::whole(row, 0),
            )
        })
        .map_err(refused(connection))
}

/// The events with which a learner began courses.
///
/// # Errors
/// [`Error::LearnersDamaged`] when one cannot be read.
pub fn enrolments(connection: &Connection, learner: LearnerId) -> Result<Vec<Event>> {
    connection
        .prepare_cached(include_str!("events/enrolled.sql"))
        .and_then(|mut query| {
            query
                .query_map([learner.uuid().into_bytes()], read)?
                .collect()
        })
        .map_err(refused(connection))
}

/// Hands over the first `most` events of these kinds that arrived after `arrival`, each with its own arrival. The order
/// of arrival is that of this file, whoever wrote the events.
///
/// # Errors
/// As [`for_learner`].
pub(super) fn after(
    connection: &Connection,
    arrival: i64,
    kinds: &[&str],
    most: u32,
    mut each: impl FnMut(i64, Event) -> Result<()>,
) -> Result<()> {
    let mut query = connection
        .prepare_cached(include_str!("events/after.sql"))
        .map_err(refused(connection))?;
    let kinds = column::to_json(&kinds).map_err(refused(connection))?;
    let mut rows = query
        .query(params![arrival, kinds, most])
        .map_err(refused(connection))?;
    while let Some(row) = rows.next().map_err(refused(connection))? {
        let arrival = row.get(14).map_err(refused(connection))?;
        each(arrival, read(row).map_err(refused(connection))?)?;
    }
    Ok(())
}

/// The arrival of the latest event; 0 before the first.
pub(super) fn last_arrival(connection: &Connection) -> Result<i64> {
    connection
        .prepare_cached("SELECT coalesce(max(arrival), 0) FROM events")
        .and_then(|mut query| query.query_row([], |row| row.get(0)))
        .map_err(refused(connection))
}

/// Whether the computer's clock ever went back while this learner's events were written.
///
/// # Errors
/// The database's.
pub fn clock_went_back(connection: &Connection, learner: LearnerId) -> Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM events WHERE learner = ?1 AND clock <> 'steady')",
        )
        .and_then(|mut query| query.query_row([learner.uuid().into_bytes()], |row| row.get(0)))
        .map_err(refused(connection))
}

/// Ids of a learner's events that were taken back.
///
/// # Errors
/// [`Error::LearnersDamaged`] when an event cannot be read.
pub fn voided(connection: &Connection, learner: LearnerId) -> Result<BTreeSet<EventId>> {
    let bodies: Vec<(u32, Value)> = connection
        .prepare_cached(include_str!("events/voided.sql"))
        .and_then(|mut query| {
            query
                .query_map([learner.uuid().into_bytes()], |row| {
                    Ok((column::whole(row, 0)?, column::json(row, 1)?))
                })?
                .collect()
        })
        .map_err(refused(connection))?;
    Ok(bodies
        .into_iter()
        .filter_map(
            |(version, body)| match Fact::read("voided", version, body) {
                Fact::Voided(voided) => Some(voided.event),
                _ => None,
            },
        )
        .collect())
}

/// Hands over every event of a learner as it is written, in order, one at a time.
///
/// # Errors
/// As [`for_learner`].
pub fn written_for_learner(
    connection: &Connection,
    learner: LearnerId,
    each: impl FnMut(Written) -> Result<()>,
) -> Result<()> {
    each_of_learner(connection, OF_LEARNER, learner, read_written, each)
}

/// One event as it is written.
///
/// # Errors
/// [`Error::LearnersDamaged`] when it cannot be read.
pub fn find_written(connection: &Connection, event: EventId) -> Result<Option<Written>> {
    one(connection, event, read_written)
}

/// Whether there is an event with this number of this device.
pub(super) fn number_taken(
    connection: &Connection,
    device: DeviceId,
    sequence: u64,
) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM events WHERE device = ?1 AND sequence = ?2)")
        .and_then(|mut query| {
            query.query_row(
                params![device.uuid().into_bytes(), column::signed(sequence)],
                |row| row.get(0),
            )
        })
        .map_err(refused(connection))
}

/// Writes an event down as it is, ours or one from elsewhere.
pub(super) fn insert(connection: &Connection, event: &Written) -> Result<()> {
    connection
        .prepare_cached(include_str!("events/insert.sql"))
        .and_then(|mut insert| {
            insert.execute(params![
                event.id.uuid().into_bytes(),
                event.learner.uuid().into_bytes(),
                event.device.uuid().into_bytes(),
                column::signed(event.sequence),
                event.order,
                event.at.milliseconds(),
                event.clock.key(),
                event.course,
                event.course_version,
                event.item,
                event.title,
                event.kind,
                event.version,
                event.body.get(),
            ])
        })
        .map(|_| ())
        .map_err(of_a_learner(connection))
}

/// Hands over every event of a learner in order, one at a time, as `read` takes it from its row.
fn each_of_learner<T>(
    connection: &Connection,
    sql: &str,
    learner: LearnerId,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    mut each: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let mut query = connection
        .prepare_cached(sql)
        .map_err(refused(connection))?;
    let mut rows = query
        .query([learner.uuid().into_bytes()])
        .map_err(refused(connection))?;
    while let Some(row) = rows.next().map_err(refused(connection))? {
        each(read(row).map_err(refused(connection))?)?;
    }
    Ok(())
}

/// One event, as `read` takes it from its row.
fn one<T>(
    connection: &Connection,
    event: EventId,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    connection
        .prepare_cached(include_str!("events/find.sql"))
        .and_then(|mut query| {
            query
                .query_row([event.uuid().into_bytes()], read)
                .optional()
        })
        .map_err(refused(connection))
}

/// Like [`refused`], for rows that belong to a learner: without that learner SQLite finds no foreign key.
pub(super) fn of_a_learner(connection: &Connection) -> impl FnOnce(rusqlite::Error) -> Error {
    let refused = refused(connection);
    move |source| match source.sqlite_error() {
        Some(error) if error.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => {
            Error::LearnerNotFound
        }
        _ => refused(source),
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Event> {
    let kind = row.get_ref(11)?.as_str()?;
    Ok(Event {
        id: column::id(row, 0)?,
        learner: column::id(row, 1)?,
        device: column::id(row, 2)?,
        sequence: column::whole(row, 3)?,
        order: row.get(4)?,
        at: column::moment(row, 5)?,
        clock: clock_from(row, 6)?,
        subject: Subject {
            course: row.get(7)?,
            course_version: row.get(8)?,
            item: row.get(9)?,
            title: row.get(10)?,
        },
        fact: Fact::read(kind, column::whole(row, 12)?, column::json(row, 13)?),
    })
}

fn read_written(row: &Row<'_>) -> rusqlite::Result<Written> {
    Ok(Written {
        id: column::id(row, 0)?,
        learner: column::id(row, 1)?,
        device: column::id(row, 2)?,
        sequence: column::whole(row, 3)?,
        order: row.get(4)?,
        at: column::moment(row, 5)?,
        clock: clock_from(row, 6)?,
        course: row.get(7)?,
        course_version: row.get(8)?,
        item: row.get(9)?,
        title: row.get(10)?,
        kind: row.get(11)?,
        version: column::whole(row, 12)?,
        body: column::json(row, 13)?,
    })
}

fn clock_from(row: &Row<'_>, index: usize) -> rusqlite::Result<ClockState> {
    let key = row.get_ref(index)?.as_str()?;
    ClockState::from_key(key).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(
            index,
            rusqlite::types::Type::Text,
            format!("“{key}” is no state of a clock").into(),
        )
    })
}
