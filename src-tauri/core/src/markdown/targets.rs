//! What a course has that its texts can point at. Collected by the caller from all files before any is cleaned.

use super::read::Document;
use crate::course::content::{Drawing, Target};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The words of a course and what they mean.
pub const GLOSSARY_FILE: &str = "glossary.md";

/// The form of “Our plan”.
pub const PLAN_FILE: &str = "plan.md";

/// Everything that links, pictures, outcomes and sources can name. Paths are inside the course, with forward slashes.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// Lessons by path, such as `1-defusing-conflict/01-how-to-use.md`.
    pub lessons: BTreeMap<String, LessonTarget>,
    /// Unit ids by path of their `unit.md`.
    pub units: BTreeMap<String, String>,
    /// Page ids by path, such as `in-the-moment.md`.
    pub pages: BTreeMap<String, String>,
    /// Scenario ids by path, such as `scenarios/01-lights-out.md`.
    pub scenarios: BTreeMap<String, String>,
    /// Ids of common questions by path, such as `questions/02-never-alone.md`.
    pub questions: BTreeMap<String, String>,
    /// Ids of the words of [`GLOSSARY_FILE`]; none when there is no such file.
    pub glossary: Option<BTreeSet<String>>,
    /// Ids of the fields of [`PLAN_FILE`]; none when there is no such file.
    pub plan: Option<BTreeSet<String>>,
    /// Pictures by path, such as `media/escalation-curve.svg`.
    pub media: BTreeMap<String, Media>,
    /// Codes of `course.toml`.
    pub outcomes: BTreeSet<String>,
    /// Keys of `sources.toml`.
    pub sources: BTreeSet<String>,
}

/// A lesson, as far as others can point at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonTarget {
    /// Its id.
    pub id: String,
    /// Ids of its sections.
    pub sections: BTreeSet<String>,
}

impl LessonTarget {
    /// The lesson, or a section of it.
    pub(super) fn place(&self, section: Option<&str>) -> Target {
        Target::Lesson {
            lesson: self.id.clone(),
            section: section.map(str::to_owned),
        }
    }
}

/// A picture file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Media {
    /// An SVG, cleaned by [`super::drawing::drawing`].
    Drawing(Arc<Drawing>),
    /// PNG, JPEG or WebP.
    File,
    /// There, but not readable; the problem was put down when it was read.
    Broken,
}

impl Targets {
    /// Notes a lesson.
    pub fn add_lesson(&mut self, document: &Document<'_>) {
        self.lessons
            .insert(document.file().to_owned(), document.lesson_target());
    }

    /// Notes the `unit.md` of a unit.
    pub fn add_unit(&mut self, document: &Document<'_>) {
        let id = document.id().unwrap_or(document.file()).to_owned();
        self.units.insert(document.file().to_owned(), id);
    }

    /// Notes a page.
    pub fn add_page(&mut self, document: &Document<'_>) {
        let id = document.id().unwrap_or(document.file()).to_owned();
        self.pages.insert(document.file().to_owned(), id);
    }

    /// Notes a scenario.
    pub fn add_scenario(&mut self, document: &Document<'_>) {
        let id = document.id().unwrap_or(document.file()).to_owned();
        self.scenarios.insert(document.file().to_owned(), id);
    }

    /// Notes a common question.
    pub fn add_question(&mut self, document: &Document<'_>) {
        let id = document.id().unwrap_or(document.file()).to_owned();
        self.questions.insert(document.file().to_owned(), id);
    }

    /// Paths of all files that links can lead to.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        let beside = [
            self.glossary.as_ref().map(|_| GLOSSARY_FILE),
            self.plan.as_ref().map(|_| PLAN_FILE),
        ];
        self.lessons
            .keys()
            .chain(self.units.keys())
            .chain(self.pages.keys())
            .chain(self.scenarios.keys())
            .chain(self.questions.keys())
            .map(String::as_str)
            .chain(beside.into_iter().flatten())
    }

    /// Notes the words of the glossary.
    pub fn add_glossary(&mut self, document: &Document<'_>) {
        self.glossary = Some(document.heading_ids(2));
    }

    /// Notes the fields of the plan.
    pub fn add_plan(&mut self, document: &Document<'_>) {
        self.plan = Some(document.heading_ids(3));
    }
}

/// The path inside the course that `address` means when it stands in `file`. `None` when it leads out of the course or
/// is no relative path.
pub(super) fn resolve(file: &str, address: &str) -> Option<String> {
    if address.starts_with('/') || address.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn relative_paths_stay_inside_the_course() {
        let from = |address| resolve("1-unit/01-lesson.md", address);
        assert_eq!(from("02-next.md").as_deref(), Some("1-unit/02-next.md"));
        assert_eq!(from("../media/a.svg").as_deref(), Some("media/a.svg"));
        assert_eq!(
            from("./../2-unit/unit.md").as_deref(),
            Some("2-unit/unit.md")
        );
        assert_eq!(from("../../etc/passwd"), None);
        assert_eq!(from("/etc/passwd"), None);
        assert_eq!(from("C:\\windows"), None);
        assert_eq!(from("..\\..\\x"), None);
    }
}
