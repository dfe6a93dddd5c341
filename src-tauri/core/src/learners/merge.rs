//! Events from another computer unite with ours by id: in any order, any number of times, with the same result.
//!
//! What is there already is passed over; kinds and versions this program does not know are kept as they came. An event
//! that has the id of one of ours, or its device's number, and says something else is never chosen between: ours stays,
//! the other is kept apart in `clashes` and reported. Progress is made anew for every learner who got something.

use super::{column, events, people, progress, refused};
use crate::base::hash;
use crate::base::id::{EventId, LearnerId};
use crate::base::{Error, Result, Timestamp};
use crate::event::Written;
use rusqlite::{Connection, Row, params};
use std::collections::BTreeSet;

/// What became of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// It is here now.
    New,
    /// It was here before.
    Known,
    /// Another event has its place.
    Clashing(Reason),
}

/// In what way two events clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// One id, two contents.
    SameId,
    /// One device gave one number twice: its data folder was copied by hand, and both went on.
    SameNumber,
}

impl Reason {
    fn key(self) -> &'static str {
        match self {
            Self::SameId => "same-id",
            Self::SameNumber => "same-number",
        }
    }
}

/// How many events came, and how they fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Here now.
    pub new: u64,
    /// Here before.
    pub known: u64,
    /// Kept apart.
    pub clashing: u64,
}

/// A union that is under way.
#[derive(Debug)]
pub struct Merge<'a> {
    connection: &'a Connection,
    now: Timestamp,
    outcome: Outcome,
    touched: BTreeSet<LearnerId>,
}

/// Unites what `bring` adds with what is here, on the caller's transaction.
///
/// # Errors
/// What `bring` returns, and then the caller's transaction must not be committed; the database's.
pub fn merge(
    connection: &Connection,
    now: Timestamp,
    bring: impl FnOnce(&mut Merge<'_>) -> Result<()>,
) -> Result<(Outcome, BTreeSet<LearnerId>)> {
    let mut merge = Merge {
        connection,
        now,
        outcome: Outcome::default(),
        touched: BTreeSet::new(),
    };
    bring(&mut merge)?;
    for learner in &merge.touched {
        progress::rebuild(connection, *learner)?;
    }
    Ok((merge.outcome, merge.touched))
}

impl Merge<'_> {
    /// Adds one event. Its learner is added too, without a name, when nobody here has that id.
    ///
    /// # Errors
    /// [`Error::EventUnreadable`] for what no event can look like; the database's.
    pub fn add(&mut self, event: &Written) -> Result<Merged> {
        event
            .read()
            .map_err(|finding| Error::EventUnreadable { finding })?;
        let merged = self.place(event)?;
        match merged {
            Merged::New => {
                self.outcome.new += 1;
                self.touched.insert(event.learner);
            }
            Merged::Known => self.outcome.known += 1,
            Merged::Clashing(reason) => {
                self.outcome.clashing += 1;
                keep_apart(self.connection, self.now, event, reason)?;
            }
        }
        Ok(merged)
    }

    fn place(&self, event: &Written) -> Result<Merged> {
        if let Some(ours) = events::find_written(self.connection, event.id)? {
            return Ok(if ours == *event {
                Merged::Known
            } else {
                Merged::Clashing(Reason::SameId)
            });
        }
        if events::number_taken(self.connection, event.device, event.sequence)? {
            return Ok(Merged::Clashing(Reason::SameNumber));
        }
        people::ensure(self.connection, self.now, event.learner)?;
        events::insert(self.connection, event)?;
        self.connection
            .prepare_cached("INSERT INTO merged (arrival, merged_at) VALUES (?1, ?2)")
            .and_then(|mut insert| {
                insert.execute([self.connection.last_insert_rowid(), self.now.milliseconds()])
            })
            .map_err(refused(self.connection))?;
        Ok(Merged::New)
    }
}

/// An event that is kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The id it came with.
    pub event: EventId,
    /// Whose it says it is.
    pub learner: LearnerId,
    /// What it clashes with.
    pub reason: Reason,
    /// The event as it came, one line of JSON.
    pub written: String,
    /// When it came.
    pub found_at: Timestamp,
}

/// Everything that is kept apart, latest first.
///
/// # Errors
/// The database's.
pub fn clashes(connection: &Connection) -> Result<Vec<Clash>> {
    connection
        .prepare_cached(include_str!("merge/clashes.sql"))
        .and_then(|mut query| query.query_map([], read)?.collect())
        .map_err(refused(connection))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Clash> {
    Ok(Clash {
        event: column::id(row, 0)?,
        learner: column::id(row, 1)?,
        reason: match row.get_ref(2)?.as_str()? {
            "same-number" => Reason::SameNumber,
            _ => Reason::SameId,
        },
        written: row.get(3)?,
        found_at: column::moment(row, 4)?,
    })
}

fn keep_apart(
    connection: &Connection,
    now: Timestamp,
    event: &Written,
    reason: Reason,
) -> Result<()> {
    let written = column::to_json(event).map_err(refused(connection))?;
    connection
        .prepare_cached(include_str!("merge/keep_apart.sql"))
        .and_then(|mut insert| {
            insert.execute(params![
                hash::sha256(&[written.as_bytes()]),
                event.id.uuid().into_bytes(),
                event.learner.uuid().into_bytes(),
                reason.key(),
                written,
                now.milliseconds(),
            ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

#[cfg(test)]
mod tests;
