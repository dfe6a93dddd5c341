//! `course.toml`, `sources.toml`, `help.toml` and `synonyms.toml`: read and checked, every complaint with its line and
//! column.

mod synonyms;

use super::source::CourseFiles;
use crate::course::{CompletionRules, HelpNumber, LessonRule, Nation, Source, UnitRule};
use crate::markdown::encoding::{self, FileKind};
use crate::markdown::problem::{Problem, ProblemCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

pub(super) use synonyms::synonyms;

/// What `course.toml` says, checked.
#[derive(Debug, Clone)]
pub(super) struct Manifest {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) language: String,
    pub(super) version: String,
    pub(super) law_as_at: String,
    pub(super) review_by: String,
    pub(super) pass_mark: u32,
    pub(super) refresher_months: Option<u32>,
    pub(super) completion: CompletionRules,
    pub(super) outcomes: BTreeMap<String, String>,
    /// Folder names, each with its place in the file.
    pub(super) units: Vec<(String, Range<usize>)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    title: Spanned<String>,
    language: Spanned<String>,
    version: Spanned<String>,
    law_as_at: Spanned<String>,
    review_by: Spanned<String>,
    pass_mark: Spanned<u32>,
    refresher_months: Option<Spanned<u32>>,
    units: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    completion: WrittenRules,
    #[serde(default)]
    outcomes: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenRules {
    lesson: LessonRule,
    unit: UnitRule,
}

impl Default for WrittenRules {
    fn default() -> Self {
        Self {
            lesson: LessonRule::SectionsAndChecks,
            unit: UnitRule::LessonsAndAssessment,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHelp {
    #[serde(default)]
    number: Vec<HelpNumber>,
}

/// Reads `course.toml`. `None` when too little of it can be used to go on.
pub(super) fn course(files: &CourseFiles, problems: &mut Vec<Problem>) -> Option<Manifest> {
    let file = "course.toml";
    let Some(text) = text_of(file, files, problems) else {
        if !files.contains_key(file) {
            problems.push(Problem::of_file(
                ProblemCode::FileMissing,
                file,
                "the course has no course.toml",
                "add course.toml with id, title, language, version, law_as_at, review_by, pass_mark and units",
            ));
        }
        return None;
    };
    let written: Written = parsed(file, text, problems)?;
    let mut wrong = |span: Range<usize>, message: String, hint: &str| {
        problems.push(Problem::at(
            ProblemCode::WrongValue,
            file,
            text,
            &span,
            message,
            hint,
        ));
    };
    if !is_iri(written.id.as_ref()) {
        wrong(
            written.id.span(),
            format!("`{}` is no IRI", written.id.as_ref()),
            "give an address that never changes, such as `https://example.org/courses/my-course`, without a slash at its end",
        );
    }
    for (what, value) in [
        ("title", &written.title),
        ("language", &written.language),
        ("version", &written.version),
    ] {
        if value.as_ref().trim().is_empty() {
            wrong(
                value.span(),
                format!("`{what}` is empty"),
                "say it in a few words",
            );
        }
    }
    for (what, value) in [
        ("law_as_at", &written.law_as_at),
        ("review_by", &written.review_by),
    ] {
        if value.as_ref().parse::<jiff::civil::Date>().is_err() {
            wrong(
                value.span(),
                format!("`{what}` is no date"),
                "write it as year, month, day: `2026-11-23`",
            );
        }
    }
    if !(1..=100).contains(written.pass_mark.as_ref()) {
        wrong(
            written.pass_mark.span(),
            format!(
                "a pass mark of {} per cent cannot be reached or failed",
                written.pass_mark.as_ref()
            ),
            "give a whole number from 1 to 100",
        );
    }
    if let Some(months) = written
        .refresher_months
        .as_ref()
        .filter(|months| !(1..=120).contains(months.as_ref()))
    {
        wrong(
            months.span(),
            "a refresher after that many months makes no sense".to_owned(),
            "give 1 to 120, or leave the line out",
        );
    }
    if written.units.as_ref().is_empty() {
        wrong(
            written.units.span(),
            "the course has no units".to_owned(),
            "list the unit folders in order: `units = [\"1-first-unit\"]`",
        );
    }
    Some(Manifest {
        id: written.id.into_inner(),
        title: written.title.into_inner(),
        language: written.language.into_inner(),
        version: written.version.into_inner(),
        law_as_at: written.law_as_at.into_inner(),
        review_by: written.review_by.into_inner(),
        pass_mark: written.pass_mark.into_inner(),
        refresher_months: written.refresher_months.map(Spanned::into_inner),
        completion: CompletionRules {
            lesson: written.completion.lesson,
            unit: written.completion.unit,
        },
        outcomes: written.outcomes,
        units: written
            .units
            .into_inner()
            .into_iter()
            .map(|unit| {
                let span = unit.span();
                (unit.into_inner(), span)
            })
            .collect(),
    })
}

/// Reads `sources.toml`; a course without one has no sources.
pub(super) fn sources(
    files: &CourseFiles,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Source> {
    let file = "sources.toml";
    let Some(text) = text_of(file, files, problems) else {
        return BTreeMap::new();
    };
    let written: BTreeMap<String, Spanned<Source>> =
        parsed(file, text, problems).unwrap_or_default();
    let mut sources = BTreeMap::new();
    for (key, source) in written {
        let span = source.span();
        let source = source.into_inner();
        if !is_area(&source.nation) {
            problems.push(Problem::at(
                ProblemCode::WrongValue,
                file,
                text,
                &span,
                format!("source `{key}` applies in `{}`, which is no nation", source.nation),
                "use england, wales, scotland, northern-ireland, uk, great-britain or england-and-wales",
            ));
        }
        check_confidence_and_date(
            file,
            text,
            &span,
            &key,
            (&source.confidence, &source.date),
            problems,
        );
        sources.insert(key, source);
    }
    sources
}

/// Reads `help.toml`; a course without one has no numbers.
pub(super) fn help(files: &CourseFiles, problems: &mut Vec<Problem>) -> Vec<HelpNumber> {
    let file = "help.toml";
    let Some(text) = text_of(file, files, problems) else {
        return Vec::new();
    };
    let help: WrittenHelp = parsed(file, text, problems).unwrap_or_default();
    for number in &help.number {
        let at = text.find(&number.name).unwrap_or(0);
        let span = at..at + number.name.len();
        check_confidence_and_date(
            file,
            text,
            &span,
            &number.name,
            (&number.confidence, &number.date),
            problems,
        );
        if number.nations.is_empty() {
            problems.push(Problem::at(
                ProblemCode::WrongValue,
                file,
                text,
                &span,
                format!("nobody would ever see “{}”", number.name),
                "list where it can be called from, such as `nations = [\"england\", \"wales\"]`",
            ));
        }
    }
    help.number
}

fn check_confidence_and_date(
    file: &str,
    text: &str,
    span: &Range<usize>,
    name: &str,
    (confidence, date): (&str, &str),
    problems: &mut Vec<Problem>,
) {
    let mut wrong = |message: String, hint: &str| {
        problems.push(Problem::at(
            ProblemCode::WrongValue,
            file,
            text,
            span,
            message,
            hint,
        ));
    };
    if !["high", "medium", "low"].contains(&confidence) {
        wrong(
            format!("`{name}` has a confidence of `{confidence}`"),
            "use high, medium or low",
        );
    }
    if date.parse::<jiff::civil::Date>().is_err() {
        wrong(
            format!("`{name}` was checked on `{date}`, which is no date"),
            "write it as year, month, day: `2026-11-23`",
        );
    }
}

fn text_of<'a>(file: &str, files: &'a CourseFiles, problems: &mut Vec<Problem>) -> Option<&'a str> {
    encoding::decode(file, files.get(file)?, FileKind::Manifest, problems)
}

fn parsed<T: DeserializeOwned>(file: &str, text: &str, problems: &mut Vec<Problem>) -> Option<T> {
    toml::from_str(text)
        .map_err(|error| {
            problems.push(Problem::at(
                ProblemCode::ManifestBroken,
                file,
                text,
                &error.span().unwrap_or(0..0),
                error.message().lines().collect::<Vec<_>>().join(", "),
                "see course.toml of the built-in course for what this file holds",
            ));
        })
        .ok()
}

/// An IRI that other ids can be put behind: a scheme, something after it, no spaces, no slash at the end.
fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let letters = |text: &str| {
        text.chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    };
    scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && letters(scheme)
        && rest.trim_start_matches('/').len() > 2
        && !text.ends_with(['/', '#', '?'])
        && !text
            .chars()
            .any(|letter| letter.is_whitespace() || "<>\"{}|\\^`".contains(letter))
}

fn is_area(text: &str) -> bool {
    Nation::from_key(text).is_some() || ["uk", "great-britain", "england-and-wales"].contains(&text)
}
