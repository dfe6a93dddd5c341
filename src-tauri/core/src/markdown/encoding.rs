//! Bytes of a file as text: not too large, and UTF-8. The first thing that is asked of every file of a course.

use super::problem::{Problem, ProblemCode};
use super::{DRAWING_LIMIT, TEXT_LIMIT};

/// A kind of file, for its limit and for the words of a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Markdown.
    Text,
    /// `course.toml` and its like.
    Manifest,
    /// SVG.
    Drawing,
}

impl FileKind {
    fn limit(self) -> usize {
        match self {
            Self::Text | Self::Manifest => TEXT_LIMIT,
            Self::Drawing => DRAWING_LIMIT,
        }
    }

    fn cure(self) -> &'static str {
        match self {
            Self::Text => "Make several lessons of it.",
            Self::Manifest => "Shorten it; a course needs a few dozen entries.",
            Self::Drawing => "Simplify it; a drawing for a lesson needs a few KiB.",
        }
    }
}

/// The text of a file, without a byte order mark. `None` when it is too large or not UTF-8; the problem is put down.
pub fn decode<'a>(
    file: &str,
    bytes: &'a [u8],
    kind: FileKind,
    problems: &mut Vec<Problem>,
) -> Option<&'a str> {
    if bytes.len() > kind.limit() {
        problems.push(Problem::of_file(
            ProblemCode::TooLarge,
            file,
            format!(
                "The file has {} KiB; it may have {} KiB.",
                bytes.len().div_ceil(1024),
                kind.limit() / 1024
            ),
            kind.cure(),
        ));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let (readable, _) = bytes.split_at(error.valid_up_to());
            let readable = std::str::from_utf8(readable).unwrap_or_default();
            let message = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
                "The file is written in UTF-16."
            } else {
                "The file is not written in UTF-8 from here on."
            };
            problems.push(Problem::at(
                ProblemCode::NotUtf8,
                file,
                readable,
                &(readable.len()..readable.len()),
                message,
                "Save it again with the encoding “UTF-8” in your text editor.",
            ));
            None
        }
    }
}
