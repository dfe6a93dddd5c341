//! Looking for damage.

use super::{damaged, path_of, refused};
use crate::base::{Result, database};
use rusqlite::Connection;

/// Every table with the columns this program uses.
const SHAPE: [&str; 21] = [
    "SELECT only, id, fold FROM device",
    "SELECT id, name, settings, created_at, last_used_at FROM learners",
    "SELECT arrival, id, learner, device, sequence, logical_order, at, clock, course, course_version, item, title, kind, kind_version, body FROM events",
    "SELECT learner, course, item, body FROM progress",
    "SELECT learner, course, lesson, check_id, logical_order, event, at, stability, difficulty, settled, practised, before_at, before_stability, before_difficulty FROM refreshers",
    "SELECT learner, course, scenario, choices, at FROM scenario_places",
    "SELECT learner, course, course_version, item, title, lesson, section, seconds, began FROM active_time",
    "SELECT id, learner, course, unit, seed, questions, answers, began FROM attempts",
    "SELECT place, event, bytes, made_at FROM statements",
    "SELECT only, arrival, kinds FROM statements_made",
    "SELECT id, endpoint, listed, last_given_at FROM record_stores",
    "SELECT store, statement, state, at, said FROM outbox",
    "SELECT only, store, key_id, secret_in, automatic, shown_at FROM sending",
    "SELECT public, made_at, retired_at FROM device_keys",
    "SELECT owner, course, kind, place, id, learner, device, revision, removed, title, text, anchor, in_record, at, logical_order FROM kept",
    "SELECT learner, household, since FROM household_members",
    "SELECT arrival, merged_at FROM merged",
    "SELECT digest, carries, given_at, file, events, statements, learners, up_to, received_at, agency, agency_key FROM gifts",
    "SELECT digest, learner FROM gift_learners",
    "SELECT digest, event, learner, reason, written, found_at FROM clashes",
    "SELECT only, name FROM agency",
];

/// Indexes and triggers that keep events what they are.
const GUARDS: i64 = 8;

/// Pages and shape.
pub(super) fn whole(connection: &Connection) -> Result<()> {
    pages(connection)?;
    shape(connection)
}

/// SQLite's own look at every page.
pub(super) fn pages(connection: &Connection) -> Result<()> {
    match database::damage(connection).map_err(refused(connection))? {
        None => Ok(()),
        Some(finding) => Err(damaged(&path_of(connection), &finding)),
    }
}

/// Whether the tables are the ones we made.
pub(super) fn shape(connection: &Connection) -> Result<()> {
    for query in SHAPE {
        connection
            .prepare(query)
            .map_err(|source| damaged(&path_of(connection), &source))?;
    }
    let guards: i64 = connection
        .query_row(include_str!("check/guards.sql"), [], |row| row.get(0))
        .map_err(refused(connection))?;
    if guards == GUARDS {
        Ok(())
    } else {
        Err(damaged(
            &path_of(connection),
            &"the guards of the events are gone",
        ))
    }
}
