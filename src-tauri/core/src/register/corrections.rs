//! Corrections: an entry is never edited and never deleted. It is taken back by another entry with a reason, and put back,
//! should that have been wrong, by a third: a copy of the first, since what was taken back stays so.

use super::entries::{self, Placed};
use super::standing::{self, Course};
use super::{refused, writer};
use crate::base::error::RegisterError;
use crate::base::id::{EventId, LearnerId};
use crate::base::{Error, Result, Timestamp, column};
use crate::event::{ClockState, Event, Fact, Voided, Written};
use rusqlite::{Connection, Row, params};

/// The longest reason, in letters.
pub const LONGEST_REASON: usize = 1_000;

/// What a correction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Takes an entry back.
    TakenBack,
    /// Puts in a copy of an entry that was taken back.
    PutBack,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The entry that the correction is.
    pub event: EventId,
    /// The entry it is about.
    pub about: EventId,
    /// What it does.
    pub what: What,
    /// Why.
    pub reason: String,
    /// Who made it, as they said; may be empty.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Takes an entry back, and works out anew how its learner stands. Returns whose it is.
///
/// # Errors
/// [`RegisterError::ReasonMissing`], [`Error::TextTooLong`], [`RegisterError::NoSuchEntry`],
/// [`RegisterError::EntryStays`] for one that takes another back or was taken back before; the database's.
pub fn take_back(
    connection: &Connection,
    now: Timestamp,
    course: &Course,
    event: EventId,
    reason: &str,
    by: &str,
) -> Result<LearnerId> {
    let reason = checked(reason)?;
    let entry = known(connection, event)?;
    if matches!(entry.fact, Fact::Voided(_)) || is_taken_back(connection, &entry)? {
        return Err(RegisterError::EntryStays { voided: true }.into());
    }
    let fact = Fact::Voided(Voided {
        event,
        reason: reason.to_owned(),
        by: by.trim().to_owned(),
    });
    let made = next(connection, now, &entry, fact)?;
    keep(connection, &made, event, What::TakenBack, reason, by, now)?;
    standing::work_out(connection, entry.learner, course)?;
    Ok(entry.learner)
}

/// Puts back an entry that was taken back here: a copy of it, with its own day, under a new id.
///
/// # Errors
/// [`RegisterError::ReasonMissing`], [`Error::TextTooLong`], [`RegisterError::NoSuchEntry`],
/// [`RegisterError::EntryStays`] for one that stands, or was put back before; the database's.
pub fn put_back(
    connection: &Connection,
    now: Timestamp,
    course: &Course,
    event: EventId,
    reason: &str,
    by: &str,
) -> Result<LearnerId> {
    let reason = checked(reason)?;
    let entry = known(connection, event)?;
    let corrections = of_learner(connection, entry.learner)?;
    let standing_copy = corrections
        .iter()
        .any(|one| one.about == event && one.what == What::PutBack);
    if !is_taken_back(connection, &entry)? || standing_copy {
        return Err(RegisterError::EntryStays { voided: false }.into());
    }
    let copy = Event {
        order: entry.order,
        at: entry.at,
        clock: entry.clock,
        ..next(connection, now, &entry, entry.fact.clone())?
    };
    keep(connection, &copy, event, What::PutBack, reason, by, now)?;
    standing::work_out(connection, entry.learner, course)?;
    Ok(entry.learner)
}

fn checked(reason: &str) -> Result<&str> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(RegisterError::ReasonMissing.into());
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Error::TextTooLong {
            most: LONGEST_REASON,
        });
    }
    Ok(reason)
}

fn known(connection: &Connection, event: EventId) -> Result<Event> {
    entries::find(connection, event)?
        .and_then(|written| written.read().ok())
        .ok_or_else(|| RegisterError::NoSuchEntry.into())
}

fn is_taken_back(connection: &Connection, entry: &Event) -> Result<bool> {
    let events = entries::that_count(connection, entry.learner)?;
    Ok(entries::taken_back(&events).contains(&entry.id))
}

/// The register's next event of its own, about the same thing as `entry`.
fn next(connection: &Connection, now: Timestamp, entry: &Event, fact: Fact) -> Result<Event> {
    let (sequence, order): (u64, i64) = connection
        .query_row(include_str!("corrections/last.sql"), [], |row| {
            Ok((column::whole(row, 0)?, row.get(1)?))
        })
        .map_err(refused(connection))?;
    let steady = now.milliseconds() > order;
    Ok(Event {
        id: EventId::new(now),
        learner: entry.learner,
        device: writer(connection)?,
        sequence: sequence + 1,
        order: now.milliseconds().max(order.saturating_add(1)),
        at: now,
        clock: if steady {
            ClockState::Steady
        } else {
            ClockState::WentBack
        },
        subject: entry.subject.clone(),
        fact,
    })
}

fn keep(
    connection: &Connection,
    made: &Event,
    about: EventId,
    what: What,
    reason: &str,
    by: &str,
    now: Timestamp,
) -> Result<()> {
    let written = Written::of(made).map_err(|source| Error::Unexpected {
        what: format!("a correction could not be written: {source}"),
    })?;
    if entries::place(connection, &written, None)? != Placed::New {
        return Err(Error::Unexpected {
            what: "a new id was given before".to_owned(),
        });
    }
    connection
        .execute(
            "INSERT INTO corrections (event, about, what, reason, by, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                made.id.uuid().into_bytes(),
                about.uuid().into_bytes(),
                match what {
                    What::TakenBack => "taken-back",
                    What::PutBack => "put-back",
                },
                reason,
                by.trim(),
                now.milliseconds(),
            ],
        )
        .map(|_| ())
        .map_err(refused(connection))
}

/// Corrections of somebody's entries, in the order they were made.
///
/// # Errors
/// The database's.
pub fn of_learner(connection: &Connection, learner: LearnerId) -> Result<Vec<Correction>> {
    connection
        .prepare_cached(include_str!("corrections/of_learner.sql"))
        .and_then(|mut query| {
            query
                .query_map([learner.uuid().into_bytes()], read)?
                .collect()
        })
        .map_err(refused(connection))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Correction> {
    Ok(Correction {
        event: column::id(row, 0)?,
        about: column::id(row, 1)?,
        what: match row.get_ref(2)?.as_str()? {
            "put-back" => What::PutBack,
            _ => What::TakenBack,
        },
        reason: row.get(3)?,
        by: row.get(4)?,
        at: column::moment(row, 5)?,
    })
}
