//! What is wrong with a course, as data: a closed code, a place, what it is, and what to type instead.
//!
//! [`draw`] shows one with its line and a caret. Whether a course with problems may be installed is decided elsewhere.

mod code;
mod drawn;

pub use code::ProblemCode;
pub use drawn::{draw, source_line};

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something would be missing, false or unsafe on the screen.
    Error,
    /// It works, but an author would want to know.
    Warning,
}

/// One thing that is wrong, at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of thing.
    pub code: ProblemCode,
    /// How much it matters.
    pub severity: Severity,
    /// Path inside the course, forward slashes.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// Characters to underline, at least 1, never past the end of the line.
    pub length: u32,
    /// What is wrong, naming the thing.
    pub message: String,
    /// What to type instead.
    pub hint: String,
}

impl Problem {
    /// A problem at a byte range of `text`, which is the whole file. A range that does not lie in the text is pulled
    /// to where it does.
    pub fn at(
        code: ProblemCode,
        file: &str,
        text: &str,
        range: &Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        let start = floor(text, range.start);
        let end = floor(text, range.end.max(start));
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..]
            .find('\n')
            .map_or(text.len(), |length| start + length);
        let marked = text[start..end.min(line_end)].trim_end();
        Self {
            code,
            severity: code.severity(),
            file: file.to_owned(),
            line: number(before.matches('\n').count()).saturating_add(1),
            column: number(before[line_start..].chars().count()).saturating_add(1),
            length: number(marked.chars().count()).max(1),
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A problem of a file as a whole, shown at its first line.
    pub fn of_file(
        code: ProblemCode,
        file: &str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self::at(code, file, "", &(0..0), message, hint)
    }
}

/// Most problems told of one file. An author needs the first few; a hostile file could hold a million.
pub(super) const PROBLEMS_LIMIT: usize = 100;

/// Where the problems of one file are put down.
pub(super) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    problems: &'a mut Vec<Problem>,
    left: usize,
}

impl<'a> Report<'a> {
    /// For a file and its whole text.
    pub(super) fn new(file: &'a str, text: &'a str, problems: &'a mut Vec<Problem>) -> Self {
        Self {
            file,
            text,
            problems,
            left: PROBLEMS_LIMIT,
        }
    }

    /// Whether nothing more will be put down, so that looking for a hint would be work for nothing.
    pub(super) fn is_full(&self) -> bool {
        self.left == 0
    }

    /// Puts down one problem, unless the file has too many already.
    pub(super) fn add(
        &mut self,
        code: ProblemCode,
        range: &Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        if self.left > 0 {
            self.left -= 1;
            self.problems.push(Problem::at(
                code, self.file, self.text, range, message, hint,
            ));
        }
    }
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
