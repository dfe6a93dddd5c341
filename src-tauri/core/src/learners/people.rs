//! Who learns here. A learner is a line on the first screen, not an account: there are no passwords.

use super::{Settings, column, refused};
use crate::base::id::LearnerId;
use crate::base::{Error, Result, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// The most letters a name may have.
pub const LONGEST_NAME: usize = 80;

/// A learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    /// Opaque id.
    pub id: LearnerId,
    /// What they want to be called; may be empty.
    pub name: String,
    /// How they want to read.
    pub settings: Settings,
    /// When they began here.
    pub created_at: Timestamp,
    /// When they were last chosen.
    pub last_used_at: Timestamp,
}

/// Whoever was chosen last; none before anyone has begun.
///
/// # Errors
/// The database's.
pub fn last_used(connection: &Connection) -> Result<Option<Learner>> {
    Ok(all(connection)?.into_iter().next())
}

/// Adds a learner. White space in the name is tidied; an empty name is fine.
///
/// # Errors
/// [`Error::NameTooLong`]; the database's.
pub fn add(
    connection: &Connection,
    now: Timestamp,
    name: &str,
    settings: Settings,
) -> Result<Learner> {
    let learner = Learner {
        id: LearnerId::new(now),
        name: tidy(name)?,
        settings: settings.tidy(),
        created_at: now,
        last_used_at: now,
    };
    column::to_json(&learner.settings)
        .and_then(|settings| {
            connection.execute(
                "INSERT INTO learners (id, name, settings, created_at, last_used_at) VALUES (?1, ?2, ?3, ?4, ?4)",
                params![
                    learner.id.uuid().into_bytes(),
                    learner.name,
                    settings,
                    now.milliseconds()
                ],
            )
        })
        .map_err(refused(connection))?;
    Ok(learner)
}

/// Adds a learner who began on another computer, under the id they have there. Being here already is fine.
///
/// # Errors
/// The database's.
pub fn ensure(connection: &Connection, now: Timestamp, learner: LearnerId) -> Result<()> {
    column::to_json(&Settings::default())
        .and_then(|settings| {
            connection
                .prepare_cached(include_str!("people/ensure.sql"))?
                .execute(params![
                    learner.uuid().into_bytes(),
                    settings,
                    now.milliseconds()
                ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

/// Gives a learner the name they have on another computer, unless they have one here. What is too long for a name is
/// cut.
///
/// # Errors
/// The database's.
pub fn name_if_unnamed(connection: &Connection, learner: LearnerId, name: &str) -> Result<()> {
    let name: String = name.chars().take(LONGEST_NAME).collect();
    connection
        .execute(
            "UPDATE learners SET name = ?2 WHERE id = ?1 AND name = ''",
            params![learner.uuid().into_bytes(), tidy(&name)?],
        )
        .map(|_| ())
        .map_err(refused(connection))
}

/// Gives a learner another name.
///
/// # Errors
/// [`Error::NameTooLong`], [`Error::LearnerNotFound`]; the database's.
pub fn rename(connection: &Connection, learner: LearnerId, name: &str) -> Result<()> {
    let changed = connection.execute(
        "UPDATE learners SET name = ?2 WHERE id = ?1",
        params![learner.uuid().into_bytes(), tidy(name)?],
    );
    one(connection, changed)
}

/// Keeps how a learner wants to read. A text size outside [`TEXT_SIZES`](super::TEXT_SIZES) is pulled to its end.
///
/// # Errors
/// [`Error::LearnerNotFound`]; the database's.
pub fn set_settings(connection: &Connection, learner: LearnerId, settings: Settings) -> Result<()> {
    let changed = column::to_json(&settings.tidy()).and_then(|settings| {
        connection.execute(
            "UPDATE learners SET settings = ?2 WHERE id = ?1",
            params![learner.uuid().into_bytes(), settings],
        )
    });
    one(connection, changed)
}

/// Notes that a learner was chosen.
///
/// # Errors
/// [`Error::LearnerNotFound`]; the database's.
pub fn touch(connection: &Connection, now: Timestamp, learner: LearnerId) -> Result<()> {
    let changed = connection.execute(
        "UPDATE learners SET last_used_at = ?2 WHERE id = ?1",
        params![learner.uuid().into_bytes(), now.milliseconds()],
    );
    one(connection, changed)
}

/// Everybody, last chosen first.
///
/// # Errors
/// The database's.
pub fn all(connection: &Connection) -> Result<Vec<Learner>> {
    connection
        .prepare_cached(include_str!("people/all.sql"))
        .and_then(|mut query| query.query_map([], read)?.collect())
        .map_err(refused(connection))
}

/// One learner.
///
/// # Errors
/// [`Error::LearnerNotFound`]; the database's.
pub fn find(connection: &Connection, learner: LearnerId) -> Result<Learner> {
    connection
        .prepare_cached(
            "SELECT id, name, settings, created_at, last_used_at FROM learners WHERE id = ?1",
        )
        .and_then(|mut query| {
            query
                .query_row([learner.uuid().into_bytes()], read)
                .optional()
        })
        .map_err(refused(connection))?
        .ok_or(Error::LearnerNotFound)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Learner> {
    Ok(Learner {
        id: column::id(row, 0)?,
        name: row.get(1)?,
        // Settings that cannot be read are a nuisance, not a reason to keep somebody out.
        settings: column::json(row, 2).unwrap_or_default(),
        created_at: column::moment(row, 3)?,
        last_used_at: column::moment(row, 4)?,
    })
}

/// A name with its white space tidied.
///
/// # Errors
/// [`Error::NameTooLong`].
pub fn tidy(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::NameTooLong { most: LONGEST_NAME });
    }
    Ok(name)
}

fn one(connection: &Connection, changed: rusqlite::Result<usize>) -> Result<()> {
    match changed.map_err(refused(connection))? {
        0 => Err(Error::LearnerNotFound),
        _ => Ok(()),
    }
}
