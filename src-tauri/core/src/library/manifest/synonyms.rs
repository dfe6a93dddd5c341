//! `synonyms.toml`: groups of words that mean the same to a search.

use super::super::source::CourseFiles;
use super::{parsed, text_of};
use crate::markdown::problem::{Problem, ProblemCode};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    synonym: Vec<WrittenGroup>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGroup {
    words: Spanned<Vec<Spanned<String>>>,
}

/// Reads `synonyms.toml`; a course without one has no synonyms.
pub(in super::super) fn synonyms(
    files: &CourseFiles,
    problems: &mut Vec<Problem>,
) -> Vec<Vec<String>> {
    let file = "synonyms.toml";
    let Some(text) = text_of(file, files, problems) else {
        return Vec::new();
    };
    let written: Written = parsed(file, text, problems).unwrap_or_default();
    let mut groups = Vec::new();
    for WrittenGroup { words } in written.synonym {
        let mut wrong = |span, message: String, hint: &str| {
            let problem = Problem::at(ProblemCode::WrongValue, file, text, &span, message, hint);
            problems.push(problem);
        };
        if words.as_ref().len() < 2 {
            wrong(
                words.span(),
                "this group has fewer than two words".to_owned(),
                "write every word that people may look for it with: `words = [\"restrain\", \"hold\"]`",
            );
        }
        let mut group = BTreeSet::new();
        let mut in_order = Vec::new();
        for word in words.into_inner() {
            let span = word.span();
            let word = word.into_inner();
            if !is_plain(&word) {
                wrong(
                    span,
                    format!("`{word}` is not written as it would be looked for"),
                    "use small letters, digits, hyphens and single spaces only",
                );
            } else if group.insert(word.clone()) {
                in_order.push(word);
            } else {
                wrong(
                    span,
                    format!("`{word}` stands twice in this group"),
                    "keep one",
                );
            }
        }
        groups.push(in_order);
    }
    groups
}

/// Small letters and digits, with single spaces, hyphens or apostrophes between them.
fn is_plain(word: &str) -> bool {
    !word.is_empty()
        && word.split([' ', '-', '\'', '’']).all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|letter| letter.is_alphanumeric() && letter.to_lowercase().eq([letter]))
        })
}
