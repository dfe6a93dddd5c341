//! What learners did, as it came: written once, never changed.

use super::refused;
use crate::base::id::{EventId, LearnerId};
use crate::base::{Result, column};
use crate::event::{ClockState, Event, Fact, Written};
use crate::records::signing::PublicKey;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// Columns of an event, in the order in which [`read`] takes them.
const COLUMNS: &str = "events.id, events.learner, events.device, sequence, logical_order, at, clock, course, course_version, item, title, kind, kind_version, body";

/// What became of an event that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// It is here now.
    New,
    /// It was here before.
    Known,
    /// Another event has its id.
    Clashing,
}

/// Puts an event in its place, if no other is there.
pub(super) fn place(
    connection: &Connection,
    event: &Written,
    bundle: Option<i64>,
) -> Result<Placed> {
    let added = connection
        .prepare_cached(include_str!("entries/insert.sql"))
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
                bundle,
            ])
        })
        .map_err(refused(connection))?;
    if added > 0 {
        return Ok(Placed::New);
    }
    Ok(if find(connection, event.id)?.as_ref() == Some(event) {
        Placed::Known
    } else {
        Placed::Clashing
    })
}

/// One event.
///
/// # Errors
/// The database's.
pub fn find(connection: &Connection, event: EventId) -> Result<Option<Written>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM events WHERE id = ?1"))
        .and_then(|mut query| {
            query
                .query_row([event.uuid().into_bytes()], read)
                .optional()
        })
        .map_err(refused(connection))
}

/// Everything somebody did that standings hang on, and corrections: all but answers to checks.
pub(super) fn that_count(connection: &Connection, learner: LearnerId) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    let mut query = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM events WHERE learner = ?1 AND kind <> 'check-answered'"
        ))
        .map_err(refused(connection))?;
    let mut rows = query
        .query([learner.uuid().into_bytes()])
        .map_err(refused(connection))?;
    while let Some(row) = rows.next().map_err(refused(connection))? {
        let written = read(row).map_err(refused(connection))?;
        // It could be read when it came.
        events.extend(written.read().ok());
    }
    Ok(events)
}

/// An entry of somebody's page: an event, and the key of the computer whose bundle brought it first; none for a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub event: Event,
    /// Who brought it.
    pub key: Option<PublicKey>,
}

/// Somebody's entries but answers to checks, latest first.
///
/// # Errors
/// The database's.
pub fn of_learner(connection: &Connection, learner: LearnerId) -> Result<Vec<Entry>> {
    let found: Vec<(Written, Option<[u8; 32]>)> = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, key FROM events LEFT JOIN bundles ON bundles.place = events.bundle
             WHERE learner = ?1 AND kind <> 'check-answered' ORDER BY logical_order DESC, events.id DESC"
        ))
        .and_then(|mut query| {
            query
                .query_map([learner.uuid().into_bytes()], |row| {
                    Ok((read(row)?, row.get(14)?))
                })?
                .collect()
        })
        .map_err(refused(connection))?;
    Ok(found
        .into_iter()
        .filter_map(|(written, key)| {
            Some(Entry {
                event: written.read().ok()?,
                key: key.map(PublicKey::from_bytes),
            })
        })
        .collect())
}

/// How many events there are.
///
/// # Errors
/// The database's.
pub fn count(connection: &Connection) -> Result<u64> {
    connection
        .query_row("SELECT COUNT(*) FROM events", [], |row| {
            column::whole(row, 0)
        })
        .map_err(refused(connection))
}

/// What of a learner's was taken back, by the learner's own computer or by the agency.
pub(super) fn taken_back(events: &[Event]) -> std::collections::BTreeSet<EventId> {
    events
        .iter()
        .filter_map(|event| match &event.fact {
            Fact::Voided(voided) => Some(voided.event),
            _ => None,
        })
        .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Written> {
    let clock = row.get_ref(6)?.as_str()?;
    let clock = ClockState::from_key(clock).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(6, Type::Text, "no state of a clock".into())
    })?;
    Ok(Written {
        id: column::id(row, 0)?,
        learner: column::id(row, 1)?,
        device: column::id(row, 2)?,
        sequence: column::whole(row, 3)?,
        order: row.get(4)?,
        at: column::moment(row, 5)?,
        clock,
        course: row.get(7)?,
        course_version: row.get(8)?,
        item: row.get(9)?,
        title: row.get(10)?,
        kind: row.get(11)?,
        version: column::whole(row, 12)?,
        body: column::json(row, 13)?,
    })
}
