use super::compile::{self, compile};
use super::outline::CourseOutline;
use super::search::{self, Lexicon, OwnSearch, OwnText, Search};
use super::source::{self, CourseFiles, Source};
use super::store::{self, Compiled, Slot};
use crate::base::database::{self, Keep};
use crate::base::{Error, Result, files};
use crate::course::content::Block;
use crate::course::{Assessment, CommonQuestion, Lesson, Page, PlanForm, Scenario, Term};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::de::DeserializeOwned;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};

/// The installed courses, open for reading.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    path: PathBuf,
    course: CourseOutline,
    guide: CourseOutline,
    /// Read at the first search: nobody should wait for it at the start.
    lexicon: OnceCell<Lexicon>,
}

/// A picture file of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Media type, such as `image/png`.
    pub kind: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Library {
    /// Opens the library, making it first when it is missing, damaged, of an older program, or when the text of a
    /// course is not the one it was made from.
    ///
    /// # Errors
    /// [`Error::CourseBroken`] when a course has problems of severity error; [`Error::FileNotRead`] for a course folder;
    /// [`Error::FileNotWritten`] and [`Error::DiskFull`] when the library cannot be made.
    pub fn open(path: &Path, course: &Source, guide: &Source) -> Result<Self> {
        let course_files = course.files()?;
        let guide_files = guide.files()?;
        if let Some(library) = Self::open_current(path, &course_files, &guide_files) {
            return Ok(library);
        }
        let courses = [
            ready(Slot::Course, course, course_files)?,
            ready(Slot::Guide, guide, guide_files)?,
        ];
        store::replace(path, &courses)?;
        let [course, guide] = &courses;
        Self::open_current(path, &course.files, &guide.files).ok_or_else(|| Error::Unexpected {
            what: format!(
                "the library {} cannot be read although it was just made",
                path.display()
            ),
        })
    }

    /// `None` for whatever reason the file cannot serve: it is only a cache, and will be made again.
    fn open_current(path: &Path, course: &CourseFiles, guide: &CourseFiles) -> Option<Self> {
        if !files::exists(path) {
            return None;
        }
        let connection = database::open(path, Keep::ReadOnly).ok()?;
        let format: String = connection
            .query_row("SELECT value FROM meta WHERE key = 'format'", [], |row| {
                row.get(0)
            })
            .ok()?;
        if format != store::FORMAT.to_string() {
            return None;
        }
        let outline = |slot: Slot, files: &CourseFiles| -> Option<CourseOutline> {
            let (hash, outline): (String, String) = connection
                .query_row(
                    "SELECT content_hash, outline FROM courses WHERE slot = ?1",
                    [slot.key()],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .ok()?;
            (hash == source::content_hash(files))
                .then(|| serde_json::from_str(&outline).ok())
                .flatten()
        };
        let (course, guide) = (outline(Slot::Course, course)?, outline(Slot::Guide, guide)?);
        Some(Self {
            connection,
            path: path.to_owned(),
            course,
            guide,
            lexicon: OnceCell::new(),
        })
    }

    /// The course people take.
    pub fn course(&self) -> &CourseOutline {
        &self.course
    }

    /// The manual.
    pub fn guide(&self) -> &CourseOutline {
        &self.guide
    }

    /// Whether a lesson or unit id belongs to the manual rather than to the course.
    pub fn slot_of_lesson(&self, lesson: &str) -> Slot {
        if self.course.lesson(lesson).is_err() && self.guide.lesson(lesson).is_ok() {
            Slot::Guide
        } else {
            Slot::Course
        }
    }

    /// Whether a unit id belongs to the manual rather than to the course.
    pub fn slot_of_unit(&self, unit: &str) -> Slot {
        if self.course.unit(unit).is_err() && self.guide.unit(unit).is_ok() {
            Slot::Guide
        } else {
            Slot::Course
        }
    }

    /// The outline behind a door.
    pub fn outline(&self, slot: Slot) -> &CourseOutline {
        match slot {
            Slot::Course => &self.course,
            Slot::Guide => &self.guide,
        }
    }

    /// The whole text of a lesson.
    ///
    /// # Errors
    /// [`Error::LessonNotFound`].
    pub fn lesson(&self, slot: Slot, lesson: &str) -> Result<Lesson> {
        self.text(slot, "lesson", lesson)?
            .ok_or_else(|| Error::LessonNotFound {
                lesson: lesson.to_owned(),
            })
    }

    /// What a unit says of itself.
    ///
    /// # Errors
    /// [`Error::UnitNotFound`].
    pub fn unit_introduction(&self, slot: Slot, unit: &str) -> Result<Vec<Block>> {
        self.text(slot, "unit", unit)?
            .ok_or_else(|| Error::UnitNotFound {
                unit: unit.to_owned(),
            })
    }

    /// The whole bank of a unit's assessment.
    ///
    /// # Errors
    /// [`Error::AssessmentNotFound`].
    pub fn assessment(&self, unit: &str) -> Result<Assessment> {
        self.text(Slot::Course, "assessment", unit)?
            .ok_or_else(|| Error::AssessmentNotFound {
                unit: unit.to_owned(),
            })
    }

    /// A page outside the units.
    ///
    /// # Errors
    /// [`Error::PageNotFound`] when the course has no such page.
    pub fn page(&self, page: &str) -> Result<Page> {
        self.text(Slot::Course, "page", page)?
            .ok_or_else(|| Error::PageNotFound {
                page: page.to_owned(),
            })
    }

    /// The whole of a scenario.
    ///
    /// # Errors
    /// [`Error::ScenarioNotFound`].
    pub fn scenario(&self, scenario: &str) -> Result<Scenario> {
        self.text(Slot::Course, "scenario", scenario)?
            .ok_or_else(|| Error::ScenarioNotFound {
                scenario: scenario.to_owned(),
            })
    }

    /// A common question with its answer.
    ///
    /// # Errors
    /// [`Error::QuestionNotFound`].
    pub fn question(&self, question: &str) -> Result<CommonQuestion> {
        self.text(Slot::Course, "question", question)?
            .ok_or_else(|| Error::QuestionNotFound {
                question: question.to_owned(),
            })
    }

    /// The words the course explains, in the author's order; none when it has no glossary.
    ///
    /// # Errors
    /// [`Error::DatabaseRefused`] when the library was damaged while open.
    pub fn glossary(&self) -> Result<Vec<Term>> {
        Ok(self.text(Slot::Course, "glossary", "")?.unwrap_or_default())
    }

    /// A word of the glossary.
    ///
    /// # Errors
    /// [`Error::TermNotFound`].
    pub fn term(&self, term: &str) -> Result<Term> {
        self.glossary()?
            .into_iter()
            .find(|known| known.id == term)
            .ok_or_else(|| Error::TermNotFound {
                term: term.to_owned(),
            })
    }

    /// The form of “Our plan”; none when the course has none.
    ///
    /// # Errors
    /// [`Error::DatabaseRefused`] when the library was damaged while open.
    pub fn plan_form(&self) -> Result<Option<PlanForm>> {
        self.text(Slot::Course, "plan", "")
    }

    /// Groups of words that mean the same to a search.
    ///
    /// # Errors
    /// [`Error::DatabaseRefused`] when the library was damaged while open.
    pub fn synonyms(&self) -> Result<Vec<Vec<String>>> {
        Ok(self.text(Slot::Course, "synonyms", "")?.unwrap_or_default())
    }

    /// A picture file. Only what stands in the library can be had, whatever the name.
    ///
    /// # Errors
    /// [`Error::MediaNotFound`].
    pub fn media(&self, path: &str) -> Result<Media> {
        self.connection
            .prepare_cached("SELECT kind, bytes FROM media WHERE path = ?1 ORDER BY slot LIMIT 1")
            .and_then(|mut query| {
                query
                    .query_row([path], |row| {
                        Ok(Media {
                            kind: row.get(0)?,
                            bytes: row.get(1)?,
                        })
                    })
                    .optional()
            })
            .map_err(|source| database::refused(&self.path, source))?
            .ok_or_else(|| Error::MediaNotFound {
                name: path.to_owned(),
            })
    }

    /// Finds words in the courses. Any text is a valid query; common questions first, then the best places, at most
    /// `most`. Forgives slips and knows the course's synonyms.
    ///
    /// # Errors
    /// [`Error::DatabaseRefused`] when the library was damaged while open.
    pub fn search(&self, query: &str, most: u32) -> Result<Search> {
        search::search(&self.connection, self.lexicon()?, query, most)
            .map_err(|source| database::refused(&self.path, source))
    }

    /// Finds words in texts that are no part of any course, by the rules of [`Library::search`]. Nothing of them is
    /// kept.
    ///
    /// # Errors
    /// As [`Library::search`].
    pub fn search_own(&self, texts: &[OwnText<'_>], query: &str, most: usize) -> Result<OwnSearch> {
        Ok(search::own::search(
            texts,
            self.lexicon()?.synonyms(),
            query,
            most,
        ))
    }

    fn lexicon(&self) -> Result<&Lexicon> {
        if let Some(lexicon) = self.lexicon.get() {
            return Ok(lexicon);
        }
        let read = Lexicon::read(&self.connection, self.synonyms()?)
            .map_err(|source| database::refused(&self.path, source))?;
        Ok(self.lexicon.get_or_init(|| read))
    }

    fn text<T: DeserializeOwned>(&self, slot: Slot, kind: &str, id: &str) -> Result<Option<T>> {
        let tree: Option<String> = self
            .connection
            .prepare_cached("SELECT tree FROM texts WHERE slot = ?1 AND kind = ?2 AND id = ?3")
            .and_then(|mut query| {
                query
                    .query_row(params![slot.key(), kind, id], |row| row.get(0))
                    .optional()
            })
            .map_err(|source| database::refused(&self.path, source))?;
        tree.map(|tree| serde_json::from_str(&tree))
            .transpose()
            .map_err(|source| Error::Unexpected {
                what: format!("the library holds a {kind} “{id}” that cannot be read: {source}"),
            })
    }
}

fn ready(slot: Slot, source: &Source, files: CourseFiles) -> Result<Compiled> {
    let compiled = compile(&files);
    match compiled.course {
        Some(course) => Ok(Compiled {
            slot,
            course,
            files,
        }),
        None => Err(compile::broken(source, &compiled.problems)),
    }
}
