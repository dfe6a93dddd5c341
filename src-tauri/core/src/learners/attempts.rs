//! Assessment attempts in progress: kept after every answer, so that one can be put down and taken up again. A finished
//! attempt is an `assessment-attempted` event; append it and [`remove`] the attempt in one transaction.

use super::{column, events, refused};
use crate::base::id::{AttemptId, LearnerId};
use crate::base::{Error, Result, Timestamp};
use crate::learn::draw::Drawn;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::collections::{BTreeMap, BTreeSet};

/// An attempt in progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// Whose.
    pub learner: LearnerId,
    /// Course id.
    pub course: String,
    /// Unit id.
    pub unit: String,
    /// What the questions were drawn with.
    pub seed: u64,
    /// Questions in the order shown.
    pub questions: Vec<Drawn>,
    /// Ids of the options chosen, by question id; only questions answered so far.
    pub answers: BTreeMap<String, Vec<String>>,
    /// When it was begun.
    pub began: Timestamp,
}

impl Attempt {
    /// How many questions have no answer yet.
    pub fn open_questions(&self) -> usize {
        self.questions
            .iter()
            .filter(|drawn| !self.answers.contains_key(&drawn.question))
            .count()
    }
}

/// Begins an attempt, or takes up the one of this learner, course and unit that is not finished yet.
///
/// # Errors
/// [`Error::LearnerNotFound`]; the database's.
pub fn begin(
    connection: &Connection,
    now: Timestamp,
    learner: LearnerId,
    course: &str,
    unit: &str,
    seed: u64,
    questions: Vec<Drawn>,
) -> Result<Attempt> {
    if let Some(attempt) = of_unit(connection, learner, course, unit)? {
        return Ok(attempt);
    }
    let attempt = Attempt {
        id: AttemptId::new(now),
        learner,
        course: course.to_owned(),
        unit: unit.to_owned(),
        seed,
        questions,
        answers: BTreeMap::new(),
        began: now,
    };
    column::to_json(&attempt.questions)
        .and_then(|questions| {
            connection.execute(
                include_str!("attempts/begin.sql"),
                params![
                    attempt.id.uuid().into_bytes(),
                    learner.uuid().into_bytes(),
                    course,
                    unit,
                    seed.cast_signed(),
                    questions,
                    now.milliseconds(),
                ],
            )
        })
        .map_err(events::of_a_learner(connection))?;
    Ok(attempt)
}

/// The attempt that is not finished yet, if there is one.
///
/// # Errors
/// The database's.
pub fn of_unit(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
    unit: &str,
) -> Result<Option<Attempt>> {
    connection
        .prepare_cached(include_str!("attempts/of_unit.sql"))
        .and_then(|mut query| {
            query
                .query_row(params![learner.uuid().into_bytes(), course, unit], read)
                .optional()
        })
        .map_err(refused(connection))
}

/// Units of a course in which a learner has an attempt in progress.
///
/// # Errors
/// The database's.
pub fn begun(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
) -> Result<BTreeSet<String>> {
    connection
        .prepare_cached("SELECT unit FROM attempts WHERE learner = ?1 AND course = ?2")
        .and_then(|mut query| {
            query
                .query_map(params![learner.uuid().into_bytes(), course], |row| {
                    row.get(0)
                })?
                .collect()
        })
        .map_err(refused(connection))
}

/// One attempt in progress.
///
/// # Errors
/// [`Error::AttemptNotFound`]; the database's.
pub fn load(connection: &Connection, attempt: AttemptId) -> Result<Attempt> {
    connection
        .prepare_cached(include_str!("attempts/load.sql"))
        .and_then(|mut query| {
            query
                .query_row([attempt.uuid().into_bytes()], read)
                .optional()
        })
        .map_err(refused(connection))?
        .ok_or(Error::AttemptNotFound)
}

/// Keeps the answer to one question, in place of an earlier one, and returns the attempt as it stands. Choosing nothing
/// takes the answer back.
///
/// # Errors
/// [`Error::AttemptNotFound`]; [`Error::OptionUnknown`] when the attempt does not ask this
/// question or the question does not have this option.
pub fn answer(
    connection: &Connection,
    attempt: AttemptId,
    question: &str,
    chosen: Vec<String>,
) -> Result<Attempt> {
    let mut attempt = load(connection, attempt)?;
    let asked = attempt
        .questions
        .iter()
        .find(|drawn| drawn.question == question)
        .is_some_and(|drawn| chosen.iter().all(|option| drawn.options.contains(option)));
    if !asked {
        return Err(Error::OptionUnknown);
    }
    if chosen.is_empty() {
        attempt.answers.remove(question);
    } else {
        attempt.answers.insert(question.to_owned(), chosen);
    }
    column::to_json(&attempt.answers)
        .and_then(|answers| {
            connection
                .prepare_cached("UPDATE attempts SET answers = ?2 WHERE id = ?1")?
                .execute(params![attempt.id.uuid().into_bytes(), answers])
        })
        .map_err(refused(connection))?;
    Ok(attempt)
}

/// Forgets an attempt, once its event is appended.
///
/// # Errors
/// [`Error::AttemptNotFound`]; the database's.
pub fn remove(connection: &Connection, attempt: AttemptId) -> Result<()> {
    match connection
        .execute(
            "DELETE FROM attempts WHERE id = ?1",
            [attempt.uuid().into_bytes()],
        )
        .map_err(refused(connection))?
    {
        0 => Err(Error::AttemptNotFound),
        _ => Ok(()),
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Attempt> {
    Ok(Attempt {
        id: column::id(row, 0)?,
        learner: column::id(row, 1)?,
        course: row.get(2)?,
        unit: row.get(3)?,
        seed: row.get::<_, i64>(4)?.cast_unsigned(),
        questions: column::json(row, 5)?,
        answers: column::json(row, 6)?,
        began: column::moment(row, 7)?,
    })
}
