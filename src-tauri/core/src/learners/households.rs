//! Learners on this device who build one plan together.

use super::kept::Owner;
use super::{column, events, refused};
use crate::base::id::{HouseholdId, LearnerId};
use crate::base::{Result, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

/// The household of a learner; none for someone who builds their plan alone.
///
/// # Errors
/// The database's.
pub fn of_learner(connection: &Connection, learner: LearnerId) -> Result<Option<HouseholdId>> {
    connection
        .prepare_cached("SELECT household FROM household_members WHERE learner = ?1")
        .and_then(|mut query| {
            query
                .query_row([learner.uuid().into_bytes()], |row| column::id(row, 0))
                .optional()
        })
        .map_err(refused(connection))
}

/// Whose texts a learner's plan is made of.
///
/// # Errors
/// The database's.
pub fn owner_of_plan(connection: &Connection, learner: LearnerId) -> Result<Owner> {
    Ok(of_learner(connection, learner)?.map_or(Owner::Learner(learner), Owner::Household))
}

/// Everybody in a household, the longest there first.
///
/// # Errors
/// The database's.
pub fn members(connection: &Connection, household: HouseholdId) -> Result<Vec<LearnerId>> {
    connection
        .prepare_cached(
            "SELECT learner FROM household_members WHERE household = ?1 ORDER BY since, learner",
        )
        .and_then(|mut query| {
            query
                .query_map([household.uuid().into_bytes()], |row| column::id(row, 0))?
                .collect()
        })
        .map_err(refused(connection))
}

/// Brings a learner into a household, out of the one they were in.
///
/// # Errors
/// [`crate::base::Error::LearnerNotFound`]; the database's.
pub fn join(
    connection: &Connection,
    now: Timestamp,
    learner: LearnerId,
    household: HouseholdId,
) -> Result<()> {
    connection
        .execute(
            "INSERT OR REPLACE INTO household_members (learner, household, since) VALUES (?1, ?2, ?3)",
            params![
                learner.uuid().into_bytes(),
                household.uuid().into_bytes(),
                now.milliseconds()
            ],
        )
        .map(|_| ())
        .map_err(events::of_a_learner(connection))
}

/// Lets a learner build their plan alone again.
///
/// # Errors
/// The database's.
pub fn leave(connection: &Connection, learner: LearnerId) -> Result<()> {
    connection
        .execute(
            "DELETE FROM household_members WHERE learner = ?1",
            [learner.uuid().into_bytes()],
        )
        .map(|_| ())
        .map_err(refused(connection))
}
