//! Scenarios in the middle: which choices were made, so that a story that was put down can be taken up again. One that
//! came to an ending is a `scenario-played` event; append it and [`forget`] the place in one transaction.

use super::{column, events, refused};
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeSet;

/// Ids of the choices made so far; none when the scenario is not in the middle.
///
/// # Errors
/// The database's.
pub fn load(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
    scenario: &str,
) -> Result<Option<Vec<String>>> {
    connection
        .prepare_cached(include_str!("scenario_places/load.sql"))
        .and_then(|mut query| {
            query
                .query_row(
                    params![learner.uuid().into_bytes(), course, scenario],
                    |row| column::json(row, 0),
                )
                .optional()
        })
        .map_err(refused(connection))
}

/// Scenarios of a course in the middle of which a learner is.
///
/// # Errors
/// The database's.
pub fn begun(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
) -> Result<BTreeSet<String>> {
    connection
        .prepare_cached("SELECT scenario FROM scenario_places WHERE learner = ?1 AND course = ?2")
        .and_then(|mut query| {
            query
                .query_map(params![learner.uuid().into_bytes(), course], |row| {
                    row.get(0)
                })?
                .collect()
        })
        .map_err(refused(connection))
}

/// Keeps the choices made so far, in place of earlier ones.
///
/// # Errors
/// [`crate::base::Error::LearnerNotFound`]; the database's.
pub fn keep(
    connection: &Connection,
    now: Timestamp,
    learner: LearnerId,
    course: &str,
    scenario: &str,
    choices: &[String],
) -> Result<()> {
    column::to_json(&choices)
        .and_then(|choices| {
            connection
                .prepare_cached(include_str!("scenario_places/keep.sql"))?
                .execute(params![
                    learner.uuid().into_bytes(),
                    course,
                    scenario,
                    choices,
                    now.milliseconds(),
                ])
        })
        .map(|_| ())
        .map_err(events::of_a_learner(connection))
}

/// Forgets the place, where there is one.
///
/// # Errors
/// The database's.
pub fn forget(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
    scenario: &str,
) -> Result<()> {
    connection
        .prepare_cached(include_str!("scenario_places/forget.sql"))
        .and_then(|mut delete| {
            delete.execute(params![learner.uuid().into_bytes(), course, scenario])
        })
        .map(|_| ())
        .map_err(refused(connection))
}
