//! How long and how hard each lesson of a course is: for authors, never asked when a course is installed.

use super::compile::documents;
use super::manifest;
use super::source::CourseFiles;
use crate::markdown::problem::Problem;
use crate::markdown::readability::{self, LessonReading};

/// What was measured of a course.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// Units in order.
    pub units: Vec<UnitMeasures>,
    /// Warnings about lessons that are too hard, too long, or take another time than they say.
    pub problems: Vec<Problem>,
}

/// What was measured of a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitMeasures {
    /// Unit id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The reading age it is written for.
    pub reading_age: u32,
    /// Lessons in order.
    pub lessons: Vec<LessonMeasures>,
}

/// What was measured of a lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonMeasures {
    /// Lesson id; the path of its file when it has none.
    pub id: String,
    /// Path inside the course.
    pub file: String,
    /// What it says it takes.
    pub minutes_said: Option<u32>,
    /// What it takes, and how hard it is.
    pub reading: LessonReading,
}

/// Measures every lesson that can be read, whatever else is wrong with the course.
pub fn measure(files: &CourseFiles) -> Measures {
    let mut measured = Measures {
        units: Vec::new(),
        problems: Vec::new(),
    };
    // What is wrong otherwise, compiling says.
    let mut ignored = Vec::new();
    let Some(manifest) = manifest::course(files, &mut ignored) else {
        return measured;
    };
    for folder in documents::units(&manifest.units, files, &mut ignored) {
        let reading_age = readability::unit_reading_age(&folder.unit);
        let lessons = folder.lessons.iter().map(|document| {
            let said = document
                .front()
                .and_then(|front| front.peek_number("minutes"));
            LessonMeasures {
                id: document.id().unwrap_or(document.file()).to_owned(),
                file: document.file().to_owned(),
                minutes_said: said.and_then(|minutes| u32::try_from(minutes).ok()),
                reading: readability::lesson(document, reading_age, &mut measured.problems),
            }
        });
        let lessons = lessons.collect();
        measured.units.push(UnitMeasures {
            id: folder.unit.id().unwrap_or_default().to_owned(),
            title: folder.unit.title().unwrap_or_default().to_owned(),
            reading_age,
            lessons,
        });
    }
    measured
}
