//! The same search over texts that stand in no library: what somebody wrote for themselves.
//!
//! They are handed over anew for every search and nothing of them is kept here. There are few of them, so each is read
//! whole: folded to words in small letters without marks, and looked through for every word that was typed.

use super::marked::{self, AFTER, BEFORE};
use super::typed::Typed;
use super::{FEW, FoundPart};
use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};
use std::collections::BTreeSet;
use std::ops::Range;

/// Endings that make no difference to what is meant, the longest first.
const ENDINGS: [&str; 4] = ["ing", "ed", "es", "s"];

/// What must be left of a word without its ending.
const SHORTEST_STEM: usize = 4;

/// A text of somebody's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnText<'a> {
    /// What it answers or is about.
    pub title: &'a str,
    /// What it says.
    pub words: &'a str,
    /// The words it hangs on.
    pub quotation: &'a str,
}

/// What a search found among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnSearch {
    /// Texts: first those that say it, then those that only have it in their title; otherwise as they were handed over.
    pub found: Vec<FoundOwn>,
    /// What was looked for instead, when nothing holds what was typed.
    pub instead: Option<String>,
}

/// A text that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundOwn {
    /// Its place among those handed over.
    pub at: usize,
    /// The sentence that says it, as it is shown, or the beginning of the text.
    pub words: Vec<FoundPart>,
}

/// Finds the texts that hold every word of `query`, at most `most`. Any text is a valid query.
pub(in crate::library) fn search(
    texts: &[OwnText<'_>],
    synonyms: &[Vec<String>],
    query: &str,
    most: usize,
) -> OwnSearch {
    let Some(typed) = Typed::read(&folded(query)) else {
        return OwnSearch::default();
    };
    let read: Vec<Folded<'_>> = texts.iter().map(Folded::of).collect();
    let found = all_of(&read, synonyms, &typed, most);
    if !found.is_empty() {
        return OwnSearch {
            found,
            instead: None,
        };
    }
    let Some(mended) = typed.mended(&vocabulary(&read)) else {
        return OwnSearch::default();
    };
    let found = all_of(&read, synonyms, &mended, most);
    let instead = (!found.is_empty()).then(|| mended.words());
    OwnSearch { found, instead }
}

fn all_of(
    texts: &[Folded<'_>],
    synonyms: &[Vec<String>],
    typed: &Typed,
    most: usize,
) -> Vec<FoundOwn> {
    let plain = Wanted::of(typed, &[]);
    let mut places = plain.found_in(texts);
    let wider = Wanted::of(typed, synonyms);
    if places.len() < FEW {
        for place in wider.found_in(texts) {
            if !places.iter().any(|known| known.at == place.at) {
                places.push(place);
            }
        }
    }
    places.sort_by_key(|place| place.only_in_title);
    places.truncate(most);
    places
        .into_iter()
        .map(|place| FoundOwn {
            at: place.at,
            words: wider.shown(&texts[place.at].text),
        })
        .collect()
}

/// What must be found, each in one of several ways, as it stands in a [`Folded`] text: after a space.
struct Wanted(Vec<Vec<String>>);

struct Place {
    at: usize,
    only_in_title: bool,
}

impl Wanted {
    fn of(typed: &Typed, synonyms: &[Vec<String>]) -> Self {
        let wanted = typed.wanted(synonyms).into_iter();
        Self(
            wanted
                .map(|any_of| {
                    let ways = any_of.iter();
                    ways.map(|words| format!(" {}", without_ending(words)))
                        .collect()
                })
                .collect(),
        )
    }

    fn found_in(&self, texts: &[Folded<'_>]) -> Vec<Place> {
        let holds = |words: &str, any_of: &[String]| any_of.iter().any(|way| words.contains(way));
        let all_of = |words: &str| self.0.iter().all(|any_of| holds(words, any_of));
        let places = texts.iter().enumerate();
        places
            .filter(|(_, text)| all_of(&text.folded))
            .map(|(at, text)| Place {
                at,
                only_in_title: !self
                    .0
                    .iter()
                    .any(|any_of| holds(&text.folded[text.title..], any_of)),
            })
            .collect()
    }

    /// The sentence of the text that says most of it; its beginning when only the title does.
    fn shown(&self, text: &OwnText<'_>) -> Vec<FoundPart> {
        let said = format!("{}\n{}", text.words, text.quotation).replace([BEFORE, AFTER], " ");
        let marked = self.marked(&said);
        let beginning = || marked.lines().map(str::trim).find(|line| !line.is_empty());
        match marked::sentence(&marked) {
            Some(sentence) => marked::parts(sentence),
            None => marked::parts(beginning().unwrap_or_default()),
        }
    }

    /// The text with marks around every word that was looked for.
    fn marked(&self, text: &str) -> String {
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

/// A text as words in small letters without marks, a space before each: first those of the title.
struct Folded<'a> {
    text: OwnText<'a>,
    folded: String,
    /// Where the title ends.
    title: usize,
}

impl<'a> Folded<'a> {
    fn of(text: &OwnText<'a>) -> Self {
        let mut folded =
            String::with_capacity(text.title.len() + text.words.len() + text.quotation.len() + 8);
        fold_into(&mut folded, text.title);
        let title = folded.len();
        for part in [text.words, text.quotation] {
            fold_into(&mut folded, part);
        }
        Self {
            text: *text,
            folded,
            title,
        }
    }
}

/// Every word, for mending slips.
fn vocabulary(texts: &[Folded<'_>]) -> BTreeSet<String> {
    let words: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.folded.split_whitespace())
        .collect();
    words.into_iter().map(str::to_owned).collect()
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    fold_into(&mut folded, text);
    folded
}

/// Adds the words of a text, in small letters without marks, a space before each.
fn fold_into(folded: &mut String, text: &str) {
    let mut within = false;
    let mut begin = |folded: &mut String, letter: bool| {
        if letter && !within {
            folded.push(' ');
        }
        within = letter;
    };
    for letter in text.chars() {
        if letter.is_ascii() {
            let counts = letter.is_ascii_alphanumeric();
            begin(folded, counts);
            if counts {
                folded.push(letter.to_ascii_lowercase());
            }
        } else if is_mark(letter) {
            // It belongs to the letter before it.
        } else if letter.is_alphanumeric() {
            begin(folded, true);
            folded.extend(bare(letter).to_lowercase());
        } else {
            begin(folded, false);
        }
    }
}

/// Words as [`fold_into`] makes them, with the place where each stands.
fn words_with_places(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words = Vec::new();
    let mut from = None;
    let end_of_text = [(text.len(), ' ')];
    for (at, letter) in text.char_indices().chain(end_of_text) {
        let within = letter.is_alphanumeric() || from.is_some() && is_mark(letter);
        match from {
            None if within => from = Some(at),
            Some(begin) if !within => {
                words.push((folded(&text[begin..at]).trim_start().to_owned(), begin..at));
                from = None;
            }
            _ => {}
        }
    }
    words
}

/// A mark above or below the letter before it.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// A letter without its marks.
fn bare(letter: char) -> char {
    let tables = CanonicalDecompositionBorrowed::new();
    let mut letter = letter;
    loop {
        match tables.decompose(letter) {
            Decomposed::Expansion(base, mark) if is_mark(mark) => letter = base,
            Decomposed::Singleton(same) => letter = same,
            _ => return letter,
        }
    }
}

/// Words, the last one without an ending: what is looked for as a beginning anyway.
fn without_ending(words: &str) -> &str {
    let last = words.rsplit(' ').next().unwrap_or(words);
    ENDINGS
        .iter()
        .filter_map(|ending| Some((last.strip_suffix(ending)?, *ending)))
        .find(|(stem, ending)| {
            stem.chars().count() >= SHORTEST_STEM && !(*ending == "s" && stem.ends_with('s'))
        })
        .map_or(words, |(_, ending)| &words[..words.len() - ending.len()])
}

#[cfg(test)]
mod tests;
