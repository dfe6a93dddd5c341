//! A quotation from a lesson, and finding it again after the course was edited.
//!
//! As the Web Annotation model's `TextQuoteSelector`: the words, with a little of what stood before and after them to
//! tell one occurrence from another. White space counts as one space, so that a line broken elsewhere changes nothing.
//! Words that are gone are not guessed at: the reader is told.

use serde::{Deserialize, Serialize};
use std::ops::Range;

#[cfg(test)]
mod tests;

/// The most letters a quotation may have.
pub const LONGEST_QUOTATION: usize = 2_000;

/// The most letters that are kept from before and after it.
pub const LONGEST_CONTEXT: usize = 64;

/// Where in a lesson something hangs.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Anchor {
    /// Lesson id.
    pub lesson: String,
    /// Id of the section it stood in.
    pub section: String,
    /// The words; empty for the section as a whole.
    pub exact: String,
    /// What stood before them.
    pub before: String,
    /// What stood after them.
    pub after: String,
}

impl Anchor {
    /// With white space folded and everything cut to what is kept.
    #[must_use]
    pub fn tidy(self) -> Self {
        let before = fold(&self.before);
        let skipped = before.chars().count().saturating_sub(LONGEST_CONTEXT);
        Self {
            exact: fold(&self.exact).chars().take(LONGEST_QUOTATION).collect(),
            before: before.chars().skip(skipped).collect(),
            after: fold(&self.after).chars().take(LONGEST_CONTEXT).collect(),
            ..self
        }
    }
}

/// Text with every run of white space as one space, none at its ends.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the quotation stands in `text`, whose white space is [folded](fold): the occurrence whose surroundings are
/// most like those that were kept, the first of several alike. `None` when the words are gone.
pub fn find(text: &str, anchor: &Anchor) -> Option<Range<usize>> {
    let exact = fold(&anchor.exact);
    if exact.is_empty() {
        return None;
    }
    let (before, after) = (fold(&anchor.before), fold(&anchor.after));
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(&exact)) {
        let range = from + at..from + at + exact.len();
        let alike = alike_at_end(text[..range.start].trim_end(), &before)
            + alike_at_start(text[range.end..].trim_start(), &after);
        if best.as_ref().is_none_or(|(most, _)| alike > *most) {
            best = Some((alike, range.clone()));
        }
        // The words may overlap themselves, as in “no, no, no”.
        from = range.start + exact.chars().next().map_or(1, char::len_utf8);
    }
    best.map(|(_, range)| range)
}

fn alike_at_end(text: &str, kept: &str) -> usize {
    text.chars()
        .rev()
        .zip(kept.chars().rev())
        .take_while(|(one, other)| one == other)
        .count()
}

fn alike_at_start(text: &str, kept: &str) -> usize {
    text.chars()
        .zip(kept.chars())
        .take_while(|(one, other)| one == other)
        .count()
}
