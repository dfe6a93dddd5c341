//! From the files of a course to a checked [`Course`], or to everything that is wrong with it.
//!
//! 1. Manifests: `course.toml`, `sources.toml`, `help.toml`, `synonyms.toml`.
//! 2. Read every text and picture once, without looking at the others (`documents`).
//! 3. Collect what there is to point at.
//! 4. Clean every text against that.
//! 5. Check what only the whole can tell: ids that stand twice, units without lessons.
//!
//! A course with one problem of severity error is not made. Pure: bytes in, course and problems out.

mod at_once;
pub(super) mod documents;

use super::manifest;
use super::source::{CourseFiles, Source};
use super::store::picture_kind;
use crate::base::Error;
use crate::course::{Assessment, Course, HelpNumber, Lesson, Unit};
use crate::markdown::clean::{self, UnitText};
use crate::markdown::drawing;
use crate::markdown::problem::{Problem, ProblemCode, Severity};
use crate::markdown::read::Document;
use crate::markdown::targets::{Media, Targets};
use at_once::at_once;
use documents::{Beside, UnitDocuments, has_ending};
use std::collections::BTreeMap;
use std::sync::Arc;

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

fn assemble(files: &CourseFiles, problems: &mut Vec<Problem>) -> Option<Course> {
    let Some(manifest) = manifest::course(files, problems) else {
        // Only for what else is wrong.
        manifest::sources(files, problems);
        manifest::help(files, problems);
        manifest::synonyms(files, problems);
        return None;
    };
    let (units, rest) = at_once(
        problems,
        |problems| documents::units(&manifest.units, files, problems),
        |problems| Rest {
            sources: manifest::sources(files, problems),
            help: manifest::help(files, problems),
            synonyms: manifest::synonyms(files, problems),
            media: pictures(files, problems),
            beside: Beside::read(files, problems),
        },
    );
    let beside = &rest.beside;
    let mut targets = Targets {
        media: rest.media,
        outcomes: manifest.outcomes.keys().cloned().collect(),
        sources: rest.sources.keys().cloned().collect(),
        ..Targets::default()
    };
    for unit in &units {
        unit.add_to(&mut targets);
    }
    beside.add_to(&mut targets);
    same_id_twice(&units, beside, problems);

    let clean_unit = |folder, problems: &mut Vec<Problem>| unit(folder, &targets, problems);
    let (units, mut course) = at_once(
        problems,
        |problems| {
            let folders = units.iter();
            folders
                .filter_map(|folder| clean_unit(folder, problems))
                .collect()
        },
        |problems| Course {
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
            units: Vec::new(),
            pages: cleaned(&beside.pages, clean::page, &targets, problems),
            scenarios: cleaned(&beside.scenarios, clean::scenario, &targets, problems),
            questions: cleaned(
                &beside.questions,
                clean::common_question,
                &targets,
                problems,
            ),
            glossary: beside.glossary.as_ref().map_or_else(Vec::new, |glossary| {
                clean::glossary(glossary, &targets, problems)
            }),
            plan: beside
                .plan
                .as_ref()
                .and_then(|plan| clean::plan(plan, &targets, problems)),
            synonyms: rest.synonyms,
            help: rest.help,
            sources: rest.sources,
        },
    );
    course.units = units;
    Some(course)
}

/// What is read while the units are.
struct Rest<'a> {
    sources: BTreeMap<String, crate::course::Source>,
    help: Vec<HelpNumber>,
    synonyms: Vec<Vec<String>>,
    media: BTreeMap<String, Media>,
    beside: Beside<'a>,
}

/// How one kind of file is cleaned.
type Clean<T> = fn(&Document<'_>, &Targets, &mut Vec<Problem>) -> Option<T>;

fn cleaned<T>(
    documents: &[Document<'_>],
    clean: Clean<T>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Vec<T> {
    documents
        .iter()
        .filter_map(|document| clean(document, targets, problems))
        .collect()
}

fn unit(
    folder: &UnitDocuments<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Option<Unit> {
    let lessons: Vec<Lesson> = cleaned(&folder.lessons, clean::lesson, targets, problems);
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

fn pictures(files: &CourseFiles, problems: &mut Vec<Problem>) -> BTreeMap<String, Media> {
    let mut media = BTreeMap::new();
    for (path, bytes) in files {
        if has_ending(path, "svg") {
            let drawing = drawing::drawing(path, bytes, problems);
            let drawing = drawing.map(Arc::new);
            media.insert(path.clone(), drawing.map_or(Media::Broken, Media::Drawing));
        } else if picture_kind(path).is_some() {
            media.insert(path.clone(), Media::File);
        }
    }
    media
}

fn same_id_twice(folders: &[UnitDocuments<'_>], beside: &Beside<'_>, problems: &mut Vec<Problem>) {
    let units: Vec<&Document<'_>> = folders.iter().map(|folder| &folder.unit).collect();
    let lessons = folders.iter().flat_map(|folder| &folder.lessons);
    for (what, documents) in [
        ("unit", units),
        ("lesson", lessons.collect()),
        ("scenario", beside.scenarios.iter().collect()),
        ("common question", beside.questions.iter().collect()),
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
