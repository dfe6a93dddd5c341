//! What was given away: bundles that were written and read back, and the agency's receipts for them.
//!
//! A gift says how far in the row of statements it reached, so "not yet given" is a matter of counting what stands
//! behind that place. Giving the same again is another line and does no harm.

use super::{column, refused};
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp};
use crate::records::bundle::{Carries, Digest};
use crate::records::signing::PublicKey;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// SHA-256 of its manifest.
    pub digest: Digest,
    /// What it carries.
    pub carries: Carries,
    /// When it was written and read back.
    pub given_at: Timestamp,
    /// Where it was put.
    pub file: String,
    /// How many events it holds.
    pub events: u64,
    /// How many statements it holds.
    pub statements: u64,
    /// How many learners it is about.
    pub learners: u64,
    /// Place of the last statement at that time.
    pub up_to: u64,
    /// The agency's receipt.
    pub received: Option<Received>,
}

/// What a receipt says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// When it was taken in, by the agency's clock.
    pub at: Timestamp,
    /// Name of the agency, as it calls itself.
    pub agency: String,
    /// The key of its computer.
    pub key: PublicKey,
}

/// How much of a learner's record still has to go somewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Statements that are in no bundle and that the record store does not have.
    pub to_give: u64,
    /// Statements that neither a receipt nor the record store confirms, those counted above among them.
    pub to_confirm: u64,
    /// Statements that the record store has.
    pub sent: u64,
}

/// Remembers a bundle that lies where it was to lie.
///
/// # Errors
/// The database's.
pub fn keep(connection: &Connection, gift: &Gift, learners: &[LearnerId]) -> Result<()> {
    connection
        .execute(
            include_str!("gifts/keep.sql"),
            params![
                gift.digest,
                carries_key(gift.carries),
                gift.given_at.milliseconds(),
                gift.file,
                column::signed(gift.events),
                column::signed(gift.statements),
                column::signed(gift.learners),
                column::signed(gift.up_to),
            ],
        )
        .map_err(refused(connection))?;
    for learner in learners {
        connection
            .prepare_cached(include_str!("gifts/keep_learner.sql"))
            .and_then(|mut insert| {
                insert.execute(params![gift.digest, learner.uuid().into_bytes()])
            })
            .map_err(refused(connection))?;
    }
    Ok(())
}

/// Marks a bundle as received; says whether it was one of ours.
///
/// # Errors
/// The database's.
pub fn mark_received(
    connection: &Connection,
    digest: &Digest,
    received: &Received,
) -> Result<bool> {
    connection
        .execute(
            include_str!("gifts/mark_received.sql"),
            params![
                digest,
                received.at.milliseconds(),
                received.agency,
                received.key.bytes(),
            ],
        )
        .map(|changed| changed > 0)
        .map_err(refused(connection))
}

/// One gift.
///
/// # Errors
/// The database's.
pub fn find(connection: &Connection, digest: &Digest) -> Result<Option<Gift>> {
    connection
        .prepare_cached(include_str!("gifts/find.sql"))
        .and_then(|mut query| query.query_row([digest], read).optional())
        .map_err(refused(connection))
}

/// The latest gifts in which a learner's records are, latest first.
///
/// # Errors
/// The database's.
pub fn of_learner(connection: &Connection, learner: LearnerId, most: u32) -> Result<Vec<Gift>> {
    connection
        .prepare_cached(include_str!("gifts/of_learner.sql"))
        .and_then(|mut query| {
            query
                .query_map(params![learner.uuid().into_bytes(), most], read)?
                .collect()
        })
        .map_err(refused(connection))
}

/// How a learner's record stands. Statements must have been made. The record store is the one that is set up; when none
/// is, what any was given counts.
///
/// # Errors
/// The database's.
pub fn standing(connection: &Connection, learner: LearnerId) -> Result<Standing> {
    connection
        .prepare_cached(include_str!("gifts/standing.sql"))
        .and_then(|mut query| {
            query.query_row([learner.uuid().into_bytes()], |row| {
                Ok(Standing {
                    to_give: column::whole(row, 0)?,
                    to_confirm: column::whole(row, 1)?,
                    sent: column::whole(row, 2)?,
                })
            })
        })
        .map_err(refused(connection))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Gift> {
    let received = match row.get::<_, Option<i64>>(8)? {
        None => None,
        Some(at) => Some(Received {
            at: Timestamp::from_milliseconds(at),
            agency: row.get(9)?,
            key: PublicKey::from_bytes(row.get(10)?),
        }),
    };
    Ok(Gift {
        digest: row.get(0)?,
        carries: match row.get_ref(1)?.as_str()? {
            "learning" => Carries::Learning,
            _ => Carries::Records,
        },
        given_at: column::moment(row, 2)?,
        file: row.get(3)?,
        events: column::whole(row, 4)?,
        statements: column::whole(row, 5)?,
        learners: column::whole(row, 6)?,
        up_to: column::whole(row, 7)?,
        received,
    })
}

fn carries_key(carries: Carries) -> &'static str {
    match carries {
        Carries::Records => "records",
        Carries::Learning => "learning",
    }
}
