//! Who is in the register: an opaque reference, and a name where a bundle brought one.

use super::refused;
use crate::base::error::RegisterError;
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp, column};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// Names of strangers are cut to this many letters.
const LONGEST_NAME: usize = 80;

/// Somebody in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Opaque reference.
    pub id: LearnerId,
    /// Name; empty when no bundle brought one.
    pub name: String,
    /// When they last did something that is on record.
    pub last_at: Option<Timestamp>,
    /// A clock went back, or stood ahead: their days may be wrong.
    pub clock_doubt: bool,
}

/// Adds somebody, or gives them the name that a later bundle says. Of two bundles of one moment the name that sorts later
/// stands, so that it does not matter which comes first.
pub(super) fn meet(
    connection: &Connection,
    learner: LearnerId,
    name: Option<&str>,
    made_at: Timestamp,
) -> Result<()> {
    let name = tidy(name.unwrap_or_default());
    let named_at = if name.is_empty() {
        i64::MIN
    } else {
        made_at.milliseconds()
    };
    let small = name.to_lowercase();
    let reference = learner.to_string();
    // Nobody's name begins with the last letter there is: who has none stands at the end.
    let sort_name = if small.is_empty() {
        format!("\u{10ffff}{reference}")
    } else {
        small.clone()
    };
    connection
        .prepare_cached(include_str!("people/meet.sql"))
        .and_then(|mut insert| {
            insert.execute(params![
                learner.uuid().into_bytes(),
                name,
                named_at,
                sort_name,
                format!("{small}\n{reference}"),
            ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

/// One line, no control characters, not too long.
fn tidy(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").chars().take(LONGEST_NAME).collect()
}

/// Somebody by their reference.
///
/// # Errors
/// [`RegisterError::NobodyThere`]; the database's.
pub fn find(connection: &Connection, learner: LearnerId) -> Result<Person> {
    connection
        .prepare_cached("SELECT id, name, last_at, clock_doubt FROM learners WHERE id = ?1")
        .and_then(|mut query| {
            query
                .query_row([learner.uuid().into_bytes()], read)
                .optional()
        })
        .map_err(refused(connection))?
        .ok_or_else(|| RegisterError::NobodyThere.into())
}

/// Marks that somebody's days may be wrong.
pub(super) fn doubt_clock(connection: &Connection, learner: LearnerId) -> Result<()> {
    connection
        .prepare_cached("UPDATE learners SET clock_doubt = 1 WHERE id = ?1")
        .and_then(|mut update| update.execute([learner.uuid().into_bytes()]))
        .map(|_| ())
        .map_err(refused(connection))
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: column::id(row, 0)?,
        name: row.get(1)?,
        last_at: row
            .get::<_, Option<i64>>(2)?
            .map(Timestamp::from_milliseconds),
        clock_doubt: row.get(3)?,
    })
}
