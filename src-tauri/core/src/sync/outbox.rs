//! What became of each statement at each record store. A line is never dropped, and what was given stays given.
//!
//! A statement is known by its place in the row of statements that this device has made; places have no gaps.

use super::decide::Refusal;
use super::deliver::{How, Verdict};
use super::endpoint::Endpoint;
use crate::base::{Result, Timestamp, database};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::path::PathBuf;

/// A record store that this device gives statements to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreId(pub(super) i64);

/// The store at this address; it becomes known if it was not.
///
/// # Errors
/// The database's.
pub fn store(connection: &Connection, endpoint: &Endpoint) -> Result<StoreId> {
    let endpoint = endpoint.to_string();
    if let Some(known) = connection
        .prepare_cached("SELECT id FROM record_stores WHERE endpoint = ?1")
        .and_then(|mut query| query.query_row([&endpoint], |row| row.get(0)).optional())
        .map_err(refused(connection))?
    {
        return Ok(StoreId(known));
    }
    connection
        .execute(
            "INSERT INTO record_stores (endpoint, listed) VALUES (?1, 0)",
            [&endpoint],
        )
        .map_err(refused(connection))?;
    Ok(StoreId(connection.last_insert_rowid()))
}

/// Lists what was made since: the next `most` statements up to `last` that have no line yet wait from now on. Says
/// whether there are more.
///
/// # Errors
/// The database's.
pub fn list(
    connection: &Connection,
    store: StoreId,
    last: u64,
    most: u64,
    now: Timestamp,
) -> Result<bool> {
    let listed = listed(connection, store)?;
    let up_to = last.min(listed.saturating_add(most));
    if up_to <= listed {
        return Ok(false);
    }
    connection
        .prepare_cached(include_str!("outbox/list.sql"))
        .and_then(|mut insert| {
            insert.execute(params![
                store.0,
                signed(listed + 1),
                signed(up_to),
                now.milliseconds()
            ])
        })
        .and_then(|_| {
            connection.execute(
                "UPDATE record_stores SET listed = ?2 WHERE id = ?1",
                [store.0, signed(up_to)],
            )
        })
        .map_err(refused(connection))?;
    Ok(up_to < last)
}

/// Up to which place statements have a line.
///
/// # Errors
/// The database's.
pub fn listed(connection: &Connection, store: StoreId) -> Result<u64> {
    connection
        .prepare_cached("SELECT listed FROM record_stores WHERE id = ?1")
        .and_then(|mut query| query.query_row([store.0], |row| whole(row, 0)))
        .map_err(refused(connection))
}

/// The next places to give, at most `most`: first those whose outcome is not known, then those that wait.
///
/// # Errors
/// The database's.
pub fn next(connection: &Connection, store: StoreId, most: usize) -> Result<Vec<u64>> {
    let mut places = open(connection, store, "sending", 0, most)?;
    let room = most.saturating_sub(places.len());
    places.extend(open(connection, store, "waiting", 0, room)?);
    Ok(places)
}

/// The first `most` places after `after` that were not given yet and would be, in order.
///
/// # Errors
/// The database's.
pub fn to_give(
    connection: &Connection,
    store: StoreId,
    after: u64,
    most: usize,
) -> Result<Vec<u64>> {
    let mut places = open(connection, store, "sending", after, most)?;
    places.extend(open(connection, store, "waiting", after, most)?);
    places.sort_unstable();
    places.truncate(most);
    Ok(places)
}

fn open(
    connection: &Connection,
    store: StoreId,
    state: &str,
    after: u64,
    most: usize,
) -> Result<Vec<u64>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    connection
        .prepare_cached(include_str!("outbox/open.sql"))
        .and_then(|mut query| {
            query
                .query_map(params![store.0, state, signed(after), most], |row| {
                    whole(row, 0)
                })?
                .collect()
        })
        .map_err(refused(connection))
}

/// Says that these are under way.
///
/// # Errors
/// The database's.
pub fn under_way(
    connection: &Connection,
    store: StoreId,
    places: &[u64],
    now: Timestamp,
) -> Result<()> {
    for place in places {
        set(connection, store, *place, "sending", now, "")?;
    }
    Ok(())
}

/// Writes down what came of statements.
///
/// # Errors
/// The database's.
pub fn settle(
    connection: &Connection,
    store: StoreId,
    verdicts: &[(u64, Verdict)],
    now: Timestamp,
) -> Result<()> {
    let mut given = false;
    for (place, verdict) in verdicts {
        match verdict {
            Verdict::Given(how) => {
                given = true;
                let how = match how {
                    How::Stored => "stored",
                    How::Found => "found",
                };
                set(connection, store, *place, "given", now, how)?;
            }
            Verdict::Refused(refusal) => {
                let why = serde_json::to_string(refusal).unwrap_or_default();
                set(connection, store, *place, "refused", now, &why)?;
            }
        }
    }
    if given {
        connection
            .prepare_cached("UPDATE record_stores SET last_given_at = ?2 WHERE id = ?1")
            .and_then(|mut update| update.execute([store.0, now.milliseconds()]))
            .map_err(refused(connection))?;
    }
    Ok(())
}

/// What a store has and has not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// It has them.
    pub given: u64,
    /// They wait, or their outcome is not known.
    pub waiting: u64,
    /// It will not have them.
    pub refused: u64,
    /// When it last took one.
    pub last_given_at: Option<Timestamp>,
}

/// Counts the lines of a store, in a time that depends on how many are open and not on how many were given.
///
/// # Errors
/// The database's.
pub fn counts(connection: &Connection, store: StoreId) -> Result<Counts> {
    connection
        .prepare_cached(include_str!("outbox/counts.sql"))
        .and_then(|mut query| {
            query.query_row([store.0], |row| {
                let (listed, waiting, refused): (u64, u64, u64) =
                    (whole(row, 0)?, whole(row, 1)?, whole(row, 2)?);
                Ok(Counts {
                    given: listed.saturating_sub(waiting + refused),
                    waiting,
                    refused,
                    last_given_at: row
                        .get::<_, Option<i64>>(3)?
                        .map(Timestamp::from_milliseconds),
                })
            })
        })
        .map_err(refused(connection))
}

/// The first `most` statements that a store will not have, by place, and why.
///
/// # Errors
/// The database's.
pub fn not_taken(
    connection: &Connection,
    store: StoreId,
    most: u32,
) -> Result<Vec<(u64, Refusal)>> {
    connection
        .prepare_cached(include_str!("outbox/not_taken.sql"))
        .and_then(|mut query| {
            query
                .query_map(params![store.0, most], |row| {
                    let why = serde_json::from_str(row.get_ref(1)?.as_str()?);
                    Ok((whole(row, 0)?, why.unwrap_or(Refusal::Hidden)))
                })?
                .collect()
        })
        .map_err(refused(connection))
}

/// Lets what was refused wait again. Says how many.
///
/// # Errors
/// The database's.
pub fn try_again(connection: &Connection, store: StoreId, now: Timestamp) -> Result<usize> {
    connection
        .prepare_cached(include_str!("outbox/try_again.sql"))
        .and_then(|mut update| update.execute([store.0, now.milliseconds()]))
        .map_err(refused(connection))
}

fn set(
    connection: &Connection,
    store: StoreId,
    place: u64,
    state: &str,
    now: Timestamp,
    said: &str,
) -> Result<()> {
    connection
        .prepare_cached(include_str!("outbox/set.sql"))
        .and_then(|mut update| {
            update.execute(params![
                store.0,
                signed(place),
                state,
                now.milliseconds(),
                said
            ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

/// Turns SQLite's errors on this connection into ours.
pub(super) fn refused(
    connection: &Connection,
) -> impl FnOnce(rusqlite::Error) -> crate::base::Error {
    let path = PathBuf::from(connection.path().unwrap_or("learners.sqlite"));
    move |source| database::refused(&path, source)
}

/// Places are far below 2^63.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn whole(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(index)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(index, number))
}

#[cfg(test)]
mod tests;
