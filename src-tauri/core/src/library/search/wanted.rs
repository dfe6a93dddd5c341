//! What was typed, looked for in a text in memory, as SQLite looks for it in its tables.

use super::FoundPart;
use super::fold::{fold_into, words_with_places};
use super::forms::beginnings;
use super::marked::{self, AFTER, BEFORE};
use super::typed::Typed;
use std::ops::Range;

/// How little more the second time says than the first that a text holds a word.
const SATURATION: f64 = 1.2;

/// How much more a title says than the text under it, and a heading.
const IN_TITLE: f64 = 6.0;
const IN_HEADING: f64 = 4.0;

/// What must be found, each in one of several ways: as it stands in a folded text, after a space.
pub(super) struct Wanted(Vec<Vec<String>>);

impl Wanted {
    /// What was typed, or what means the same.
    pub(super) fn of(typed: &Typed, synonyms: &[Vec<String>]) -> Self {
        let wanted = typed.wanted(synonyms).into_iter();
        Self(
            wanted
                .map(|any_of| {
                    let ways = any_of.iter().flat_map(|words| beginnings(words));
                    ways.map(|words| format!(" {words}")).collect()
                })
                .collect(),
        )
    }

    /// Whether a folded text holds all of it.
    pub(super) fn all_in(&self, folded: &str) -> bool {
        self.0
            .iter()
            .all(|any_of| any_of.iter().any(|way| folded.contains(way)))
    }

    /// Whether a folded text holds any of it.
    pub(super) fn any_in(&self, folded: &str) -> bool {
        self.0.iter().flatten().any(|way| folded.contains(way))
    }

    /// How well a passage fits: how often each part of it is said, in its titles above all, and among how few other
    /// words; `None` when it does not hold all of it. How rare a word is makes no difference among those that do.
    pub(super) fn score(
        &self,
        title: &str,
        heading: &str,
        words: &str,
        usual_length: f64,
    ) -> Option<f64> {
        let mut folded = String::with_capacity(words.len() + title.len() + heading.len() + 8);
        let mut ends = [0; 3];
        for (end, text) in ends.iter_mut().zip([title, heading, words]) {
            fold_into(&mut folded, text);
            *end = folded.len();
        }
        let times = |any_of: &[String], text: &str| -> f64 {
            any_of
                .iter()
                .map(|way| f64::from(u32::try_from(text.matches(way).count()).unwrap_or(u32::MAX)))
                .sum()
        };
        if !self.all_in(&folded) {
            return None;
        }
        let length = 0.25 + 0.75 * as_number(words.len()) / usual_length.max(1.0);
        let score = self
            .0
            .iter()
            .map(|any_of| {
                let said = IN_TITLE * times(any_of, &folded[..ends[0]])
                    + IN_HEADING * times(any_of, &folded[ends[0]..ends[1]])
                    + times(any_of, &folded[ends[1]..]);
                said / (said + SATURATION * length)
            })
            .sum();
        Some(score)
    }

    /// The text with marks around every word that was looked for; characters that are marks themselves are taken out.
    pub(super) fn marked(&self, text: &str) -> String {
        let text = &text.replace([BEFORE, AFTER], " ");
        let words = words_with_places(text);
        let mut marked = String::with_capacity(text.len() + 32);
        let (mut done, mut at) = (0, 0);
        while at < words.len() {
            let Some(taken) = self.words_at(&words[at..]) else {
                at += 1;
                continue;
            };
            let (from, to) = (words[at].1.start, words[at + taken - 1].1.end);
            marked.push_str(&text[done..from]);
            marked.push(BEFORE);
            marked.push_str(&text[from..to]);
            marked.push(AFTER);
            done = to;
            at += taken;
        }
        marked.push_str(&text[done..]);
        marked
    }

    /// The sentence of a marked text that says most of it; the beginning when it says none of it.
    pub(super) fn shown(&self, text: &str) -> Vec<FoundPart> {
        let marked = self.marked(text);
        let beginning = || marked.lines().map(str::trim).find(|line| !line.is_empty());
        match marked::sentence(&marked) {
            Some(sentence) => marked::parts(sentence),
            None => marked::parts(beginning().unwrap_or_default()),
        }
    }

    /// How many words from here on are what was looked for: the most, when there are several ways.
    fn words_at(&self, words: &[(String, Range<usize>)]) -> Option<usize> {
        let ways = self.0.iter().flatten();
        ways.filter_map(|way| {
            let wanted: Vec<&str> = way.trim_start().split(' ').collect();
            let (last, first) = wanted.split_last()?;
            let here = words.get(..wanted.len())?;
            let whole = first.iter().zip(here).all(|(one, (word, _))| one == word);
            (whole && here[first.len()].0.starts_with(last)).then_some(wanted.len())
        })
        .max()
    }
}

/// A length, to be divided by.
pub(super) fn as_number(length: usize) -> f64 {
    f64::from(u32::try_from(length).unwrap_or(u32::MAX))
}
