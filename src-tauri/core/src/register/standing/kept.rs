//! Standings as they are kept.

use super::{Course, Standing, State, of, small};
use crate::base::id::{EventId, LearnerId};
use crate::base::{Result, Timestamp, column};
use crate::register::{entries, people, refused, writer};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Works out everybody's standings anew.
pub(in crate::register) fn work_out_all(connection: &Connection, course: &Course) -> Result<()> {
    let everybody: Vec<LearnerId> = connection
        .prepare("SELECT id FROM learners")
        .and_then(|mut query| query.query_map([], |row| column::id(row, 0))?.collect())
        .map_err(refused(connection))?;
    everybody
        .into_iter()
        .try_for_each(|learner| work_out(connection, learner, course))
}

/// Works out one person's standings, and writes them down.
///
/// # Errors
/// The database's.
pub fn work_out(connection: &Connection, learner: LearnerId, course: &Course) -> Result<()> {
    let events = entries::that_count(connection, learner)?;
    let begun = begun(connection, learner, &course.id)?;
    let standings = of(course, &events, &begun);
    for standing in &standings {
        write(connection, learner, standing)?;
    }
    connection
        .prepare_cached(include_str!("forget.sql"))
        .and_then(|mut delete| {
            let units: Vec<&str> = standings.iter().map(|one| one.unit.as_str()).collect();
            delete.execute(params![
                learner.uuid().into_bytes(),
                column::to_json(&units)?
            ])
        })
        .map_err(refused(connection))?;
    let writer = writer(connection)?;
    let last = events
        .iter()
        .filter(|event| event.device != writer)
        .map(|event| event.at)
        .max()
        .max(begun.values().copied().max());
    sum_up(connection, learner, &standings, last)
}

fn begun(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
) -> Result<BTreeMap<String, Timestamp>> {
    connection
        .prepare_cached("SELECT lesson, at FROM begun WHERE learner = ?1 AND course = ?2")
        .and_then(|mut query| {
            query
                .query_map(params![learner.uuid().into_bytes(), course], |row| {
                    Ok((row.get(0)?, column::moment(row, 1)?))
                })?
                .collect()
        })
        .map_err(refused(connection))
}

fn write(connection: &Connection, learner: LearnerId, one: &Standing) -> Result<()> {
    let time = |at: Option<Timestamp>| at.map(Timestamp::milliseconds);
    connection
        .prepare_cached(include_str!("write.sql"))
        .and_then(|mut insert| {
            insert.execute(params![
                learner.uuid().into_bytes(),
                one.unit,
                one.state.number(),
                time(one.started),
                time(one.done),
                one.record.map(|record| record.uuid().into_bytes()),
                one.title,
                one.course_version,
                one.law_as_at,
                one.rule,
                one.best,
                one.latest,
                one.attempts,
                one.lessons_done,
                one.lessons,
                column::signed(one.active_seconds),
                one.refresher_due,
            ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

fn sum_up(
    connection: &Connection,
    learner: LearnerId,
    standings: &[Standing],
    last: Option<Timestamp>,
) -> Result<()> {
    let units = || standings.iter().filter(|one| !one.unit.is_empty());
    let how_many = |state| small(units().filter(|one| one.state == state).count());
    connection
        .prepare_cached(include_str!("sum_up.sql"))
        .and_then(|mut update| {
            update.execute(params![
                learner.uuid().into_bytes(),
                how_many(State::Done),
                how_many(State::Due),
                how_many(State::Missing),
                units().filter_map(|one| one.refresher_due.as_ref()).min(),
                last.map(Timestamp::milliseconds),
            ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

/// Somebody's standings: the course's (with an empty unit) and the units', in no particular order.
///
/// # Errors
/// The database's.
pub fn of_learner(connection: &Connection, learner: LearnerId) -> Result<Vec<Standing>> {
    connection
        .prepare_cached(include_str!("of_learner.sql"))
        .and_then(|mut query| {
            query
                .query_map([learner.uuid().into_bytes()], read)?
                .collect()
        })
        .map_err(refused(connection))
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Standing> {
    let time = |at: Option<i64>| at.map(Timestamp::from_milliseconds);
    Ok(Standing {
        unit: row.get(0)?,
        state: State::of(row.get(1)?),
        started: time(row.get(2)?),
        done: time(row.get(3)?),
        record: row
            .get::<_, Option<[u8; 16]>>(4)?
            .map(|bytes| EventId::from(uuid::Uuid::from_bytes(bytes))),
        title: row.get(5)?,
        course_version: row.get(6)?,
        law_as_at: row.get(7)?,
        rule: row.get(8)?,
        best: row.get(9)?,
        latest: row.get(10)?,
        attempts: row.get(11)?,
        lessons_done: row.get(12)?,
        lessons: row.get(13)?,
        active_seconds: column::whole(row, 14)?,
        refresher_due: row.get(15)?,
    })
}

/// Somebody, with how they stand: for lists and spreadsheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standings {
    /// Who.
    pub person: people::Person,
    /// The units, in the order of the course.
    pub units: Vec<Standing>,
    /// The course; none for somebody whose standings were never worked out.
    pub whole: Option<Standing>,
}

impl Standings {
    /// Puts somebody's standings in the order of the course.
    ///
    /// # Errors
    /// The database's.
    pub fn load(connection: &Connection, person: people::Person, course: &Course) -> Result<Self> {
        let mut all: BTreeMap<String, Standing> = of_learner(connection, person.id)?
            .into_iter()
            .map(|one| (one.unit.clone(), one))
            .collect();
        Ok(Self {
            person,
            units: course
                .shape
                .units
                .iter()
                .filter_map(|unit| all.remove(&unit.id))
                .collect(),
            whole: all.remove(""),
        })
    }
}
