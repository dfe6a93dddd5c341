//! The stretch of reading that is not an event yet. Seconds are kept as they are counted, so that a crash loses none;
//! they become one `time-spent` event when the reader moves on, leaves, or at the next start.

use super::{column, events, refused};
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp};
use crate::event::{Event, Fact, Subject, TimeSpent};
use crate::learn::active_time::Counted;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// An open stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Whose.
    pub learner: LearnerId,
    /// The lesson in the words of the day.
    pub subject: Subject,
    /// Where and how long.
    pub counted: Counted,
    /// When it began.
    pub began: Timestamp,
}

/// Adds counted seconds. A stretch in another lesson or section is closed first; its event is returned.
/// `subject` is the lesson that `counted` names.
///
/// # Errors
/// [`crate::base::Error::LearnerNotFound`]; the database's.
pub fn keep(
    connection: &Connection,
    now: Timestamp,
    learner: LearnerId,
    subject: &Subject,
    counted: &Counted,
) -> Result<Option<Event>> {
    if counted.seconds == 0 {
        return Ok(None);
    }
    let elsewhere = open(connection, learner, &subject.course)?.is_some_and(|stretch| {
        stretch.counted.lesson != counted.lesson || stretch.counted.section != counted.section
    });
    let closed = if elsewhere {
        close(connection, now, learner, &subject.course)?
    } else {
        None
    };
    let seconds = column::signed(counted.seconds);
    let began = now.plus_milliseconds(seconds.saturating_mul(-1000));
    connection
        .prepare_cached(include_str!("active_time/keep.sql"))
        .and_then(|mut upsert| {
            upsert.execute(params![
                learner.uuid().into_bytes(),
                subject.course,
                subject.course_version,
                subject.item,
                subject.title,
                counted.lesson,
                counted.section,
                seconds,
                began.milliseconds(),
            ])
        })
        .map_err(events::of_a_learner(connection))?;
    Ok(closed)
}

/// The open stretch of a learner in a course.
///
/// # Errors
/// The database's.
pub fn open(connection: &Connection, learner: LearnerId, course: &str) -> Result<Option<Stretch>> {
    connection
        .prepare_cached(include_str!("active_time/open.sql"))
        .and_then(|mut query| {
            query
                .query_row(params![learner.uuid().into_bytes(), course], read)
                .optional()
        })
        .map_err(refused(connection))
}

/// Makes an event of the open stretch, if there is one.
///
/// # Errors
/// The database's.
pub fn close(
    connection: &Connection,
    now: Timestamp,
    learner: LearnerId,
    course: &str,
) -> Result<Option<Event>> {
    match open(connection, learner, course)? {
        Some(stretch) => write_down(connection, now, stretch).map(Some),
        None => Ok(None),
    }
}

/// Makes events of all open stretches: at the end, and at the start after a crash.
///
/// # Errors
/// The database's.
pub fn close_all(connection: &Connection, now: Timestamp) -> Result<Vec<Event>> {
    let stretches: Vec<Stretch> = connection
        .prepare_cached(include_str!("active_time/all.sql"))
        .and_then(|mut query| query.query_map([], read)?.collect())
        .map_err(refused(connection))?;
    stretches
        .into_iter()
        .map(|stretch| write_down(connection, now, stretch))
        .collect()
}

fn write_down(connection: &Connection, now: Timestamp, stretch: Stretch) -> Result<Event> {
    connection
        .prepare_cached("DELETE FROM active_time WHERE learner = ?1 AND course = ?2")
        .and_then(|mut delete| {
            delete.execute(params![
                stretch.learner.uuid().into_bytes(),
                stretch.subject.course
            ])
        })
        .map_err(refused(connection))?;
    let spent = Fact::TimeSpent(TimeSpent {
        lesson: stretch.counted.lesson,
        section: stretch.counted.section,
        seconds: stretch.counted.seconds,
        began: stretch.began,
    });
    events::append(connection, now, stretch.learner, stretch.subject, spent)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Stretch> {
    Ok(Stretch {
        learner: column::id(row, 0)?,
        subject: Subject {
            course: row.get(1)?,
            course_version: row.get(2)?,
            item: row.get(3)?,
            title: row.get(4)?,
        },
        counted: Counted {
            lesson: row.get(5)?,
            section: row.get(6)?,
            seconds: column::whole(row, 7)?,
        },
        began: column::moment(row, 8)?,
    })
}
