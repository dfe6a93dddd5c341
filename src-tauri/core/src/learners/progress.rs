//! What the events add up to, kept in rows that can be read at once: one per lesson, per unit, per
//! scenario, and for the course.
//!
//! Kept up to date by `fold` in the transaction that appends an event, and always equal to a rebuild. The rules
//! are in `learn::progress`; a row that cannot be read is made anew from the events.

use super::{column, events, refreshers, refused};
use crate::base::Result;
use crate::base::id::LearnerId;
use crate::event::{Event, Fact};
use crate::learn::progress::{
    CourseProgress, Done, Enrolment, LessonProgress, Place, ScenarioProgress, Touched,
    UnitProgress, add, touches,
};
use rusqlite::{CachedStatement, Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const COURSE: &str = "";
const LESSON: &str = "lesson/";
const UNIT: &str = "unit/";
const SCENARIO: &str = "scenario/";

/// What stands outside lessons and units.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Header {
    enrolled: Option<Enrolment>,
    place: Option<Place>,
    completed: Option<Done>,
}

/// A learner's progress in one course; empty before they began it.
///
/// # Errors
/// The database's.
pub fn load(connection: &Connection, learner: LearnerId, course: &str) -> Result<CourseProgress> {
    match kept(connection, learner, course).map_err(refused(connection))? {
        Some(progress) => Ok(progress),
        None => Ok(from_events(connection, learner)?
            .remove(course)
            .unwrap_or_default()),
    }
}

/// Makes a learner's kept progress and refresher cards anew from their events. Whoever inserts events of another device
/// does this afterwards.
///
/// # Errors
/// [`crate::base::Error::LearnersDamaged`] when an event cannot be read.
pub fn rebuild(connection: &Connection, learner: LearnerId) -> Result<()> {
    let courses = from_events(connection, learner)?;
    connection
        .execute(
            "DELETE FROM progress WHERE learner = ?1",
            [learner.uuid().into_bytes()],
        )
        .map_err(refused(connection))?;
    for (course, progress) in &courses {
        keep(connection, learner, course, progress).map_err(refused(connection))?;
    }
    refreshers::rebuild(connection, learner)
}

/// Courses in which a learner's kept progress or refresher cards are not what the events add up to. Always none; tests
/// and `evenkeel-cli` ask.
///
/// # Errors
/// [`crate::base::Error::LearnersDamaged`] when an event cannot be read.
pub fn verify(connection: &Connection, learner: LearnerId) -> Result<Vec<String>> {
    let mut expected = from_events(connection, learner)?;
    let mut courses: BTreeSet<String> = connection
        .prepare_cached("SELECT DISTINCT course FROM progress WHERE learner = ?1")
        .and_then(|mut query| {
            query
                .query_map([learner.uuid().into_bytes()], |row| row.get(0))?
                .collect()
        })
        .map_err(refused(connection))?;
    courses.extend(expected.keys().cloned());
    let mut wrong = refreshers::verify(connection, learner)?;
    for course in courses {
        let found = kept(connection, learner, &course).map_err(refused(connection))?;
        if found != Some(expected.remove(&course).unwrap_or_default()) {
            wrong.insert(course);
        }
    }
    Ok(wrong.into_iter().collect())
}

/// Makes everybody's kept progress anew.
pub(super) fn rebuild_all(connection: &Connection) -> Result<()> {
    for learner in super::people::all(connection)? {
        rebuild(connection, learner.id)?;
    }
    Ok(())
}

/// Adds an event that was just inserted.
pub(super) fn fold(connection: &Connection, event: &Event) -> Result<()> {
    if let Fact::Voided(_) = event.fact {
        return rebuild(connection, event.learner);
    }
    let touched = touches(event);
    if touched == Touched::default() {
        return Ok(());
    }
    let course = &event.subject.course;
    match part(connection, event.learner, course, touched).map_err(refused(connection))? {
        Some(mut progress) => {
            progress.apply(event);
            keep_touched(connection, event.learner, course, &progress, touched)
                .map_err(refused(connection))
        }
        None => rebuild(connection, event.learner),
    }
}

/// The kept rows of a course; none when one cannot be read.
fn kept(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
) -> rusqlite::Result<Option<CourseProgress>> {
    let mut query = connection.prepare_cached(include_str!("progress/load.sql"))?;
    let mut rows = query.query(params![learner.uuid().into_bytes(), course])?;
    let mut progress = CourseProgress::default();
    while let Some(row) = rows.next()? {
        let item = row.get_ref(0)?.as_str()?;
        let body = row.get_ref(1)?.as_bytes()?;
        if !place_row(&mut progress, item, body) {
            return Ok(None);
        }
    }
    Ok(Some(progress))
}

/// Only the rows that an event touches.
fn part(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
    touched: Touched<'_>,
) -> rusqlite::Result<Option<CourseProgress>> {
    let mut query = connection.prepare_cached(include_str!("progress/part.sql"))?;
    let mut progress = CourseProgress::default();
    for item in items(touched) {
        let body: Option<Vec<u8>> = query
            .query_row(params![learner.uuid().into_bytes(), course, item], |row| {
                row.get_ref(0)?
                    .as_bytes()
                    .map(<[u8]>::to_vec)
                    .map_err(Into::into)
            })
            .optional()?;
        if let Some(body) = body
            && !place_row(&mut progress, &item, &body)
        {
            return Ok(None);
        }
    }
    Ok(Some(progress))
}

fn items(touched: Touched<'_>) -> impl Iterator<Item = String> {
    let course = touched.course.then(|| COURSE.to_owned());
    let lesson = touched.lesson.map(|lesson| format!("{LESSON}{lesson}"));
    let unit = touched.unit.map(|unit| format!("{UNIT}{unit}"));
    let scenario = touched
        .scenario
        .map(|scenario| format!("{SCENARIO}{scenario}"));
    [course, lesson, unit, scenario].into_iter().flatten()
}

/// Puts one row where it belongs; says whether it could be read.
fn place_row(progress: &mut CourseProgress, item: &str, body: &[u8]) -> bool {
    if let Some(lesson) = item.strip_prefix(LESSON) {
        serde_json::from_slice::<LessonProgress>(body)
            .map(|part| progress.lessons.insert(lesson.to_owned(), part))
            .is_ok()
    } else if let Some(unit) = item.strip_prefix(UNIT) {
        serde_json::from_slice::<UnitProgress>(body)
            .map(|part| progress.units.insert(unit.to_owned(), part))
            .is_ok()
    } else if let Some(scenario) = item.strip_prefix(SCENARIO) {
        serde_json::from_slice::<ScenarioProgress>(body)
            .map(|part| progress.scenarios.insert(scenario.to_owned(), part))
            .is_ok()
    } else if item == COURSE {
        serde_json::from_slice::<Header>(body)
            .map(|header| {
                progress.enrolled = header.enrolled;
                progress.place = header.place;
                progress.completed = header.completed;
            })
            .is_ok()
    } else {
        false
    }
}

fn keep_touched(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
    progress: &CourseProgress,
    touched: Touched<'_>,
) -> rusqlite::Result<()> {
    let mut rows = Rows::new(connection, learner, course)?;
    if touched.course {
        rows.header(progress)?;
    }
    if let Some((id, part)) = touched
        .lesson
        .and_then(|id| progress.lessons.get_key_value(id))
    {
        rows.keep(&format!("{LESSON}{id}"), part)?;
    }
    if let Some((id, part)) = touched.unit.and_then(|id| progress.units.get_key_value(id)) {
        rows.keep(&format!("{UNIT}{id}"), part)?;
    }
    if let Some((id, part)) = touched
        .scenario
        .and_then(|id| progress.scenarios.get_key_value(id))
    {
        rows.keep(&format!("{SCENARIO}{id}"), part)?;
    }
    Ok(())
}

fn keep(
    connection: &Connection,
    learner: LearnerId,
    course: &str,
    progress: &CourseProgress,
) -> rusqlite::Result<()> {
    let mut rows = Rows::new(connection, learner, course)?;
    rows.header(progress)?;
    for (id, part) in &progress.lessons {
        rows.keep(&format!("{LESSON}{id}"), part)?;
    }
    for (id, part) in &progress.units {
        rows.keep(&format!("{UNIT}{id}"), part)?;
    }
    for (id, part) in &progress.scenarios {
        rows.keep(&format!("{SCENARIO}{id}"), part)?;
    }
    Ok(())
}

/// Writes rows of one learner and course.
struct Rows<'a> {
    upsert: CachedStatement<'a>,
    learner: [u8; 16],
    course: &'a str,
}

impl<'a> Rows<'a> {
    fn new(
        connection: &'a Connection,
        learner: LearnerId,
        course: &'a str,
    ) -> rusqlite::Result<Self> {
        Ok(Self {
            upsert: connection.prepare_cached(include_str!("progress/keep.sql"))?,
            learner: learner.uuid().into_bytes(),
            course,
        })
    }

    fn header(&mut self, progress: &CourseProgress) -> rusqlite::Result<()> {
        self.keep(
            COURSE,
            &Header {
                enrolled: progress.enrolled,
                place: progress.place.clone(),
                completed: progress.completed.clone(),
            },
        )
    }

    fn keep(&mut self, item: &str, part: &impl Serialize) -> rusqlite::Result<()> {
        let body = column::to_json(part)?;
        self.upsert
            .execute(params![self.learner, self.course, item, body])
            .map(|_| ())
    }
}

/// What the events add up to, by course, without the voided ones; reads them one at a time.
fn from_events(
    connection: &Connection,
    learner: LearnerId,
) -> Result<BTreeMap<String, CourseProgress>> {
    let voided = events::voided(connection, learner)?;
    let mut courses = BTreeMap::new();
    events::for_learner(connection, learner, |event| {
        if !voided.contains(&event.id) {
            add(&mut courses, &event);
        }
        Ok(())
    })?;
    Ok(courses)
}
