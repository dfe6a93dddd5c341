//! Bundles that were taken in.

use super::refused;
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp, column};
use crate::records::bundle::{Digest, Manifest, Part};
use crate::records::signing::PublicKey;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// A bundle that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// SHA-256 of its manifest.
    pub digest: Digest,
    /// The key it is signed with.
    pub key: PublicKey,
    /// When it was made, by the clock of that computer.
    pub made_at: Timestamp,
    /// When it was first taken in.
    pub received_at: Timestamp,
    /// Where it lay then.
    pub file: String,
    /// How many events it holds.
    pub events: u64,
    /// How many people it is about.
    pub learners: u64,
}

/// Remembers a bundle; returns its place.
pub(super) fn keep(
    connection: &Connection,
    now: Timestamp,
    manifest: &Manifest,
    digest: &Digest,
    file: &str,
) -> Result<i64> {
    connection
        .execute(
            "INSERT INTO bundles (digest, key, made_at, received_at, file, events, learners) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                digest,
                manifest.key.bytes(),
                manifest.made_at.milliseconds(),
                now.milliseconds(),
                file,
                column::signed(manifest.lines(Part::Events)),
                column::signed(manifest.lines(Part::People)),
            ],
        )
        .map_err(refused(connection))?;
    Ok(connection.last_insert_rowid())
}

/// Says that somebody is in a bundle.
pub(super) fn keep_learner(connection: &Connection, bundle: i64, learner: LearnerId) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO bundle_learners (learner, bundle) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )
        .and_then(|mut insert| insert.execute(params![learner.uuid().into_bytes(), bundle]))
        .map(|_| ())
        .map_err(refused(connection))
}

/// One bundle; none when it never came.
///
/// # Errors
/// The database's.
pub fn find(connection: &Connection, digest: &Digest) -> Result<Option<Taken>> {
    connection
        .prepare_cached(&select("WHERE digest = ?1"))
        .and_then(|mut query| query.query_row([digest], read).optional())
        .map_err(refused(connection))
}

/// Bundles in which somebody is, latest first.
///
/// # Errors
/// The database's.
pub fn of_learner(connection: &Connection, learner: LearnerId) -> Result<Vec<Taken>> {
    connection
        .prepare_cached(&select(
            "JOIN bundle_learners ON bundle = place WHERE learner = ?1 ORDER BY received_at DESC, place DESC",
        ))
        .and_then(|mut query| {
            query
                .query_map([learner.uuid().into_bytes()], read)?
                .collect()
        })
        .map_err(refused(connection))
}

/// How many bundles came, and when the last did.
///
/// # Errors
/// The database's.
pub fn count(connection: &Connection) -> Result<(u64, Option<Timestamp>)> {
    connection
        .query_row(
            "SELECT COUNT(*), MAX(received_at) FROM bundles",
            [],
            |row| {
                Ok((
                    column::whole(row, 0)?,
                    row.get::<_, Option<i64>>(1)?
                        .map(Timestamp::from_milliseconds),
                ))
            },
        )
        .map_err(refused(connection))
}

fn select(rest: &str) -> String {
    format!("SELECT digest, key, made_at, received_at, file, events, learners FROM bundles {rest}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Taken> {
    Ok(Taken {
        digest: row.get(0)?,
        key: PublicKey::from_bytes(row.get(1)?),
        made_at: column::moment(row, 2)?,
        received_at: column::moment(row, 3)?,
        file: row.get(4)?,
        events: column::whole(row, 5)?,
        learners: column::whole(row, 6)?,
    })
}
