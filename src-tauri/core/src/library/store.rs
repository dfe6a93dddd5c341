//! Writing `library.sqlite`: beside the old file, then swapped in with one rename.

use super::outline::CourseOutline;
use super::search;
use super::source::{self, CourseFiles};
use crate::base::database::{self, Keep};
use crate::base::{Result, files};
use crate::course::Course;
use rusqlite::{Connection, Transaction, params};
use serde::Serialize;
use std::path::Path;

/// Raised whenever what is written here, or the way text is cleaned, changes; an older library is then made again.
pub const FORMAT: u32 = 9;

/// Which door a course came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The course people take.
    Course,
    /// The manual.
    Guide,
}

impl Slot {
    /// As written in the database.
    pub fn key(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Guide => "guide",
        }
    }
}

/// A course that is ready to be written: checked, with the files it came from.
#[derive(Debug)]
pub struct Compiled {
    /// Which door it came through.
    pub slot: Slot,
    /// The course.
    pub course: Course,
    /// Its files, for pictures and the content hash.
    pub files: CourseFiles,
}

/// Writes a new library and puts it in the place of the old one. Whoever has the old one open keeps reading it
/// undisturbed on Unix; close it first elsewhere.
///
/// # Errors
/// [`Error::FileNotWritten`](crate::base::Error::FileNotWritten), [`Error::DiskFull`](crate::base::Error::DiskFull); the old library is untouched then.
pub fn replace(path: &Path, courses: &[Compiled]) -> Result<()> {
    let beside = path.with_extension("new");
    for leftover in [beside.clone(), with_suffix(&beside, "-journal")] {
        files::remove(&leftover)?;
    }
    let written = write(&beside, courses);
    if let Err(error) = written {
        files::remove(&beside)?;
        return Err(error);
    }
    // A write-ahead log of an older library must not be replayed over the new one.
    for leftover in ["-wal", "-shm", "-journal"] {
        files::remove(&with_suffix(path, leftover))?;
    }
    files::sync(&beside)?;
    files::replace(&beside, path)
}

fn with_suffix(path: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn write(path: &Path, courses: &[Compiled]) -> Result<()> {
    let mut connection = database::open(path, Keep::Scratch)?;
    let all = |connection: &mut Connection| -> rusqlite::Result<()> {
        let transaction = connection.transaction()?;
        transaction.execute_batch(include_str!("library.sql"))?;
        transaction.execute(
            "INSERT INTO meta VALUES ('format', ?1)",
            [FORMAT.to_string()],
        )?;
        for compiled in courses {
            write_course(&transaction, compiled)?;
        }
        for table in ["answer_words", "passage_words"] {
            transaction.execute(
                &format!("INSERT INTO {table} ({table}) VALUES ('optimize')"),
                [],
            )?;
        }
        transaction.commit()
    };
    all(&mut connection).map_err(|source| database::refused(path, source))?;
    connection
        .close()
        .map_err(|(_, source)| database::refused(path, source))
}

fn write_course(transaction: &Transaction<'_>, compiled: &Compiled) -> rusqlite::Result<()> {
    let Compiled {
        slot,
        course,
        files,
    } = compiled;
    let slot = slot.key();
    transaction.execute(
        "INSERT INTO courses VALUES (?1, ?2, ?3, ?4)",
        params![
            slot,
            course.id,
            source::content_hash(files),
            json(&CourseOutline::of(course))?
        ],
    )?;
    let mut text = transaction.prepare("INSERT INTO texts VALUES (?1, ?2, ?3, ?4)")?;
    for unit in &course.units {
        text.execute(params![slot, "unit", unit.id, json(&unit.introduction)?])?;
        if let Some(assessment) = &unit.assessment {
            text.execute(params![slot, "assessment", unit.id, json(assessment)?])?;
        }
        for lesson in &unit.lessons {
            text.execute(params![slot, "lesson", lesson.id, json(lesson)?])?;
        }
    }
    for page in &course.pages {
        text.execute(params![slot, "page", page.id, json(page)?])?;
    }
    for scenario in &course.scenarios {
        text.execute(params![slot, "scenario", scenario.id, json(scenario)?])?;
    }
    for question in &course.questions {
        text.execute(params![slot, "question", question.id, json(question)?])?;
    }
    text.execute(params![slot, "glossary", "", json(&course.glossary)?])?;
    text.execute(params![slot, "synonyms", "", json(&course.synonyms)?])?;
    if let Some(plan) = &course.plan {
        text.execute(params![slot, "plan", "", json(plan)?])?;
    }
    search::write::write_course(transaction, slot, course)?;
    let mut media = transaction.prepare("INSERT INTO media VALUES (?1, ?2, ?3, ?4)")?;
    for (path, bytes) in files {
        if let Some(kind) = picture_kind(path) {
            media.execute(params![slot, path, kind, bytes])?;
        }
    }
    Ok(())
}

/// The media type of a picture file that may be shown, by the end of its name. SVG is not among them: drawings are
/// cleaned and shown inside the text.
pub fn picture_kind(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "png" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "webp" => Some("image/webp"),
        _ => None,
    }
}

fn json(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|source| rusqlite::Error::ToSqlConversionFailure(Box::new(source)))
}
