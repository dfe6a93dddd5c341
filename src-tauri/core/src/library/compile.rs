//! From the files of a course to a checked [`Course`], or to everything that is wrong with it.
//!
//! 1. Manifests: `course.toml`, `sources.toml`, `help.toml`.
//! 2. Read every text and picture once, without looking at the others.
//! 3. Collect what there is to point at.
//! 4. Clean every text against that.
//! 5. Check what only the whole can tell: ids that stand twice, units without lessons, files nobody uses.
//!
//! A course with one problem of severity error is not made. Pure: bytes in, course and problems out.

use super::manifest::{self, Manifest};
use super::source::{CourseFiles, Source};
use super::store::picture_kind;
use crate::base::Error;
use crate::course::{Assessment, Course, Lesson, Page, Unit};
use crate::markdown::clean::{self, UnitText};
use crate::markdown::drawing;
use crate::markdown::problem::{Problem, ProblemCode, Severity};
use crate::markdown::read::{self, Document};
use crate::markdown::targets::{Media, Targets};
use std::collections::BTreeMap;
use std::ops::Range;

/// Texts beside the units that become pages. Other files at the top, such as notes for authors, are left alone.
const PAGES: [&str; 1] = ["in-the-moment.md"];

/// What came of compiling: a course only when nothing of severity error was found.
#[derive(Debug)]
pub struct Compilation {
    /// The course.
    pub course: Option<Course>,
    /// Problems in order of file and place.
    pub problems: Vec<Problem>,
}

/// Compiles the files of a course.
pub fn compile(files: &CourseFiles) -> Compilation {
    let mut problems = Vec::new();
    let course = assemble(files, &mut problems);
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    let broken = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    Compilation {
        course: course.filter(|_| !broken),
        problems,
    }
}

/// The error for a course that was not installed.
pub fn broken(source: &Source, problems: &[Problem]) -> Error {
    let errors = || {
        problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
    };
    Error::CourseBroken {
        place: source.place(),
        count: errors().count(),
        first: errors().next().map_or_else(String::new, |problem| {
            format!(
                "In {}, line {}: {}.",
                problem.file,
                problem.line,
                problem.message.trim_end_matches('.')
            )
        }),
    }
}

/// The documents of one unit folder.
struct UnitDocuments {
    unit: Document,
    lessons: Vec<Document>,
    assessment: Option<Document>,
}

fn assemble(files: &CourseFiles, problems: &mut Vec<Problem>) -> Option<Course> {
    let manifest = manifest::course(files, problems);
    let sources = manifest::sources(files, problems);
    let help = manifest::help(files, problems);
    let manifest = manifest?;

    let mut targets = Targets {
        media: pictures(files, problems),
        outcomes: manifest.outcomes.keys().cloned().collect(),
        sources: sources.keys().cloned().collect(),
        ..Targets::default()
    };
    let pages: Vec<Document> = files
        .iter()
        .filter(|(path, _)| PAGES.contains(&path.as_str()))
        .filter_map(|(path, bytes)| read::read(path, bytes, problems))
        .collect();
    let folders: Vec<UnitDocuments> = manifest
        .units
        .iter()
        .filter_map(|(folder, span)| unit_documents(folder, span, files, problems))
        .collect();
    for page in &pages {
        targets.add_page(page);
    }
    for folder in &folders {
        targets.add_unit(&folder.unit);
        folder
            .lessons
            .iter()
            .for_each(|lesson| targets.add_lesson(lesson));
    }

    let pages: Vec<Page> = pages
        .iter()
        .filter_map(|page| clean::page(page, &targets, problems))
        .collect();
    let units: Vec<Unit> = folders
        .iter()
        .filter_map(|folder| unit(folder, &targets, problems))
        .collect();
    same_id_twice(&folders, problems);
    Some(course(manifest, sources, help, pages, units))
}

fn course(
    manifest: Manifest,
    sources: BTreeMap<String, crate::course::Source>,
    help: Vec<crate::course::HelpNumber>,
    pages: Vec<Page>,
    units: Vec<Unit>,
) -> Course {
    Course {
        id: manifest.id,
        title: manifest.title,
        language: manifest.language,
        version: manifest.version,
        law_as_at: manifest.law_as_at,
        review_by: manifest.review_by,
        pass_mark: manifest.pass_mark,
        refresher_months: manifest.refresher_months,
        completion: manifest.completion,
        outcomes: manifest.outcomes,
        units,
        pages,
        scenarios: Vec::new(),
        questions: Vec::new(),
        glossary: Vec::new(),
        plan: None,
        synonyms: Vec::new(),
        help,
        sources,
    }
}

fn pictures(files: &CourseFiles, problems: &mut Vec<Problem>) -> BTreeMap<String, Media> {
    let mut media = BTreeMap::new();
    for (path, bytes) in files {
        if has_ending(path, "svg") {
            let drawing = drawing::drawing(path, bytes, problems);
            media.insert(path.clone(), drawing.map_or(Media::Broken, Media::Drawing));
        } else if picture_kind(path).is_some() {
            media.insert(path.clone(), Media::File);
        }
    }
    media
}

fn unit_documents(
    folder: &str,
    span: &Range<usize>,
    files: &CourseFiles,
    problems: &mut Vec<Problem>,
) -> Option<UnitDocuments> {
    let unit_file = format!("{folder}/unit.md");
    let Some(bytes) = files.get(&unit_file).filter(|_| !folder.contains('/')) else {
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
    };
    let unit = read::read(&unit_file, bytes, problems)?;
    let prefix = format!("{folder}/");
    let mut lessons = Vec::new();
    let mut assessment = None;
    for (path, bytes) in files
        .range(prefix.clone()..)
        .take_while(|(path, _)| path.starts_with(&prefix))
    {
        let name = &path[prefix.len()..];
        if name == "unit.md" || name.contains('/') || !is_text(name) {
            continue;
        }
        if let Some(document) = read::read(path, bytes, problems) {
            if name == "assessment.md" {
                assessment = Some(document);
            } else {
                lessons.push(document);
            }
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
        unit,
        lessons,
        assessment,
    })
}

fn unit(folder: &UnitDocuments, targets: &Targets, problems: &mut Vec<Problem>) -> Option<Unit> {
    let lessons: Vec<Lesson> = folder
        .lessons
        .iter()
        .filter_map(|lesson| clean::lesson(lesson, targets, problems))
        .collect();
    let assessment: Option<Assessment> = folder
        .assessment
        .as_ref()
        .and_then(|assessment| clean::assessment(assessment, targets, problems));
    let UnitText {
        id,
        title,
        summary,
        introduction,
    } = clean::unit(&folder.unit, targets, problems)?;
    Some(Unit {
        id,
        title,
        summary,
        introduction,
        lessons,
        assessment,
    })
}

fn same_id_twice(folders: &[UnitDocuments], problems: &mut Vec<Problem>) {
    let units = folders.iter().map(|folder| &folder.unit);
    let lessons = folders.iter().flat_map(|folder| &folder.lessons);
    for (what, documents) in [
        ("unit", units.collect::<Vec<_>>()),
        ("lesson", lessons.collect()),
    ] {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for document in documents {
            let Some(id) = document.id() else { continue };
            if let Some(first) = seen.insert(id, document.file()) {
                problems.push(Problem::of_file(
                    ProblemCode::DuplicateId,
                    document.file(),
                    format!("the {what} id `{id}` stands in {first} too"),
                    "give this one an id of its own; ids never change once people have read it",
                ));
            }
        }
    }
}

fn is_text(path: &str) -> bool {
    has_ending(path, "md")
}

fn has_ending(path: &str, wanted: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case(wanted))
}
