//! The texts of a course, each read on its own.

use super::super::source::CourseFiles;
use crate::markdown::problem::{Problem, ProblemCode};
use crate::markdown::read::{self, Document};
use crate::markdown::targets::{GLOSSARY_FILE, PLAN_FILE, Targets};
use std::ops::Range;

/// Texts beside the units that become pages. Other files at the top, such as notes for authors, are left alone.
const PAGES: [&str; 1] = ["in-the-moment.md"];

/// Branching stories, one file each.
const SCENARIOS: &str = "scenarios";

/// Common questions, one file each.
const QUESTIONS: &str = "questions";

/// The texts beside the units.
pub(super) struct Beside<'a> {
    pub(super) pages: Vec<Document<'a>>,
    pub(super) scenarios: Vec<Document<'a>>,
    pub(super) questions: Vec<Document<'a>>,
    pub(super) glossary: Option<Document<'a>>,
    pub(super) plan: Option<Document<'a>>,
}

/// The texts of one unit folder.
pub(in super::super) struct UnitDocuments<'a> {
    pub(in super::super) unit: Document<'a>,
    pub(in super::super) lessons: Vec<Document<'a>>,
    pub(super) assessment: Option<Document<'a>>,
}

impl<'a> Beside<'a> {
    /// Reads them.
    pub(super) fn read(files: &'a CourseFiles, problems: &mut Vec<Problem>) -> Self {
        let mut one = |path: &str| {
            let (path, bytes) = files.get_key_value(path)?;
            read::read(path, bytes, problems)
        };
        Self {
            pages: PAGES.iter().filter_map(|path| one(path)).collect(),
            glossary: one(GLOSSARY_FILE),
            plan: one(PLAN_FILE),
            scenarios: in_folder(SCENARIOS, files, problems),
            questions: in_folder(QUESTIONS, files, problems),
        }
    }

    /// Notes what links of any text can lead to.
    pub(super) fn add_to(&self, targets: &mut Targets) {
        self.pages.iter().for_each(|page| targets.add_page(page));
        let scenarios = self.scenarios.iter();
        scenarios.for_each(|scenario| targets.add_scenario(scenario));
        let questions = self.questions.iter();
        questions.for_each(|question| targets.add_question(question));
        if let Some(glossary) = &self.glossary {
            targets.add_glossary(glossary);
        }
        if let Some(plan) = &self.plan {
            targets.add_plan(plan);
        }
    }
}

impl UnitDocuments<'_> {
    /// Notes what links of any text can lead to.
    pub(super) fn add_to(&self, targets: &mut Targets) {
        targets.add_unit(&self.unit);
        let lessons = self.lessons.iter();
        lessons.for_each(|lesson| targets.add_lesson(lesson));
    }
}

/// Reads the units. `folders` are those that `course.toml` lists, each with its place there.
pub(in super::super) fn units<'a>(
    folders: &[(String, Range<usize>)],
    files: &'a CourseFiles,
    problems: &mut Vec<Problem>,
) -> Vec<UnitDocuments<'a>> {
    folders
        .iter()
        .filter_map(|(folder, span)| unit(folder, span, files, problems))
        .collect()
}

/// The texts that stand directly in a folder, in order of their names.
fn in_folder<'a>(
    folder: &str,
    files: &'a CourseFiles,
    problems: &mut Vec<Problem>,
) -> Vec<Document<'a>> {
    let prefix = format!("{folder}/");
    files
        .range(prefix.clone()..)
        .take_while(|(path, _)| path.starts_with(&prefix))
        .filter(|(path, _)| !path[prefix.len()..].contains('/') && has_ending(path, "md"))
        .filter_map(|(path, bytes)| read::read(path, bytes, problems))
        .collect()
}

fn unit<'a>(
    folder: &str,
    span: &Range<usize>,
    files: &'a CourseFiles,
    problems: &mut Vec<Problem>,
) -> Option<UnitDocuments<'a>> {
    let unit_file = format!("{folder}/unit.md");
    if folder.contains('/') || !files.contains_key(&unit_file) {
        let manifest = files
            .get("course.toml")
            .map(Vec::as_slice)
            .unwrap_or_default();
        problems.push(Problem::at(
            ProblemCode::FileMissing,
            "course.toml",
            std::str::from_utf8(manifest).unwrap_or_default(),
            span,
            format!("the unit `{folder}` has no {unit_file}"),
            "add that file, or take the unit out of `units`",
        ));
        return None;
    }
    let mut unit = None;
    let mut lessons = Vec::new();
    let mut assessment = None;
    for document in in_folder(folder, files, problems) {
        match document.file()[folder.len() + 1..].as_ref() {
            "unit.md" => unit = Some(document),
            "assessment.md" => assessment = Some(document),
            _ => lessons.push(document),
        }
    }
    if lessons.is_empty() {
        problems.push(Problem::of_file(
            ProblemCode::FileMissing,
            &unit_file,
            format!("the unit `{folder}` has no lessons"),
            "add lessons beside unit.md, such as 01-first-lesson.md",
        ));
    }
    Some(UnitDocuments {
        unit: unit?,
        lessons,
        assessment,
    })
}

pub(super) fn has_ending(path: &str, wanted: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case(wanted))
}
