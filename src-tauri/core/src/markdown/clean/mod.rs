//! Tree to cleaned course types. What cannot be written with the types of [`crate::course::content`] is put down as a
//! problem and left out.
//!
//! Entry points: [`lesson`], [`unit()`], [`assessment()`], [`page`], [`scenario()`], [`common_question()`],
//! [`glossary()`], [`plan()`], one per kind of file. Each first reads the front
//! matter, then walks the body: sections (`sections`) hold blocks (`blocks`) hold inlines (`inlines`); checks
//! have a file of their own (`check`).
//!
//! A result is given whenever the front matter could be read, even if the body has problems, so that one broken
//! paragraph does not hide the next. A course with problems of severity error must not be installed; that is for
//! the caller to see to.

mod assessment;
mod blocks;
mod check;
mod common_question;
mod glossary;
mod heading;
mod inlines;
mod plan;
mod scenario;
mod sections;
mod step;

use super::front::FrontMatter;
use super::plain;
use super::problem::{Problem, ProblemCode, Report};
use super::read::{Document, Node};
use super::suggest;
use super::targets::{LessonTarget, Targets};
use crate::course::content::Block;
use crate::course::{Lesson, Page};
use sections::Kinds;
use std::collections::BTreeSet;
use std::ops::Range;

pub use assessment::assessment;
pub use common_question::common_question;
pub use glossary::glossary;
pub use plan::plan;
pub use scenario::scenario;

/// What a unit may ask of its readers.
const READING_AGES: std::ops::RangeInclusive<u32> = 6..=20;

/// What `unit.md` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitText {
    /// Stable id, unique in the course.
    pub id: String,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// What you will learn.
    pub introduction: Vec<Block>,
}

/// Cleans a lesson. `None` when the front matter lacks something a lesson cannot be without.
pub fn lesson(
    document: &Document<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Option<Lesson> {
    let mut cleaner = Cleaner::new(document, targets, problems);
    cleaner.own = Some(document.lesson_target());
    let heading =
        cleaner.id_and_title(&["id", "title", "minutes", "outcomes", "warning", "sources"]);
    let front = document.front().map(|front| {
        let report = &mut cleaner.report;
        let minutes = front.number("minutes", &(1..=600), report);
        let outcomes = front.texts("outcomes", true, report);
        let warning = front.optional_text("warning", report);
        let sources = front.texts("sources", false, report);
        (minutes, outcomes, warning, sources)
    });
    let sections = cleaner.sections(document.nodes(), Kinds::All);
    cleaner.refuse_empty();

    let (minutes, outcomes, warning, sources) = front?;
    let outcomes = cleaner.known(outcomes, ProblemCode::UnknownOutcome);
    let sources = cleaner.known(sources, ProblemCode::UnknownSource);
    let (id, title) = heading?;
    Some(Lesson {
        id,
        title,
        minutes: minutes?,
        outcomes,
        warning,
        sources,
        content_hash: plain::content_hash(&sections),
        sections,
    })
}

/// Cleans the `unit.md` of a unit. `None` when the front matter lacks something.
pub fn unit(
    document: &Document<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Option<UnitText> {
    let mut cleaner = Cleaner::new(document, targets, problems);
    let heading = cleaner.id_and_title(&["id", "title", "summary", "reading_age"]);
    let summary = document.front().and_then(|front| {
        front.text(
            "summary",
            "\"What this unit is about.\"",
            &mut cleaner.report,
        )
    });
    if let Some(front) = document.front().filter(|front| front.has("reading_age")) {
        // Asked for by those who measure; here it is only said whether it is one.
        front.number("reading_age", &READING_AGES, &mut cleaner.report);
    }
    let introduction = cleaner.introduction(document.nodes());
    let (id, title) = heading?;
    Some(UnitText {
        id,
        title,
        summary: summary?,
        introduction,
    })
}

/// Cleans a page outside the units. `None` when the front matter lacks something.
pub fn page(
    document: &Document<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Option<Page> {
    let mut cleaner = Cleaner::new(document, targets, problems);
    let heading = cleaner.id_and_title(&["id", "title"]);
    let sections = cleaner.sections(document.nodes(), Kinds::NationsOnly);
    cleaner.refuse_empty();
    let (id, title) = heading?;
    Some(Page {
        id,
        title,
        sections,
    })
}

/// The state of cleaning one file.
struct Cleaner<'a> {
    document: &'a Document<'a>,
    targets: &'a Targets,
    report: Report<'a>,
    /// Ids met so far in this file, those that the HTML derives from them included.
    ids: BTreeSet<String>,
    /// This file as a target of its own links, if it is a lesson.
    own: Option<LessonTarget>,
    /// Lists that stand open around the node being cleaned.
    lists: usize,
}

impl<'a> Cleaner<'a> {
    fn new(
        document: &'a Document<'_>,
        targets: &'a Targets,
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        Self {
            document,
            targets,
            report: Report::new(document.file(), document.text(), problems),
            ids: BTreeSet::new(),
            own: None,
            lists: 0,
        }
    }

    /// The keys that every file has; puts down keys that are not among `known`.
    fn id_and_title(&mut self, known: &[&str]) -> Option<(String, String)> {
        let front = self.document.front()?;
        front.only(known, &mut self.report);
        let id = front.text("id", "\"fewer-words\"", &mut self.report);
        if let Some(id) = &id {
            self.check_id(id, &front.place("id"));
        }
        let title = front.text("title", "\"Fewer words at the peak\"", &mut self.report);
        Some((id?, title?))
    }

    fn refuse_empty(&mut self) {
        if self.document.nodes().is_empty() {
            self.refuse_missing(
                ProblemCode::WithoutText,
                "The file has no text.",
                "Write it below the front matter.",
            );
        }
    }

    /// Puts down what the file as a whole lacks, at its front matter.
    fn refuse_missing(&mut self, code: ProblemCode, message: &str, hint: &str) {
        let place = self.document.front().map_or(0..0, FrontMatter::span);
        self.report.add(code, &place, message, hint);
    }

    /// Those of `codes` that the course lists; the others are put down.
    fn known(&mut self, codes: Vec<(String, Range<usize>)>, code: ProblemCode) -> Vec<String> {
        let mut known = Vec::new();
        for (key, place) in codes {
            if self.is_known(&key, &place, code) {
                known.push(key);
            }
        }
        known
    }

    fn is_known(&mut self, key: &str, place: &Range<usize>, code: ProblemCode) -> bool {
        let (list, word, file) = if code == ProblemCode::UnknownSource {
            (&self.targets.sources, "source", "sources.toml")
        } else {
            (&self.targets.outcomes, "outcome", "course.toml")
        };
        let known = list.contains(key);
        if !known {
            let hint = suggest::did_you_mean(
                key,
                list.iter().map(String::as_str),
                &format!("Use one that stands in `{file}`, or add it there."),
            );
            self.report.add(
                code,
                place,
                format!("The course lists no {word} `{key}`."),
                hint,
            );
        }
        known
    }

    /// The text of a node as the author wrote it, its first line, cut to a length that fits a message.
    fn quoted(&self, node: &Node<'_>) -> String {
        let written = &self.document.text()[node.span.clone()];
        let line = written.lines().next().unwrap_or_default().trim_end();
        match line.char_indices().nth(40) {
            Some((at, _)) => format!("{}…", &line[..at]),
            None => line.to_owned(),
        }
    }
}
