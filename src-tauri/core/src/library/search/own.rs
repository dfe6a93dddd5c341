//! The same search over texts that stand in no library: what somebody wrote for themselves.
//!
//! They are handed over anew for every search and nothing of them is kept here. There are few of them, so each is read
//! whole: folded to words in small letters without marks, and looked through for every word that was typed.

use super::fold::fold_into;
use super::typed::{Typed, Vocabulary};
use super::wanted::Wanted;
use super::{FEW, FoundPart};
use std::collections::HashSet;

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
    let Some(typed) = Typed::read(query) else {
        return OwnSearch::default();
    };
    let read: Vec<Read<'_>> = texts.iter().map(Read::of).collect();
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
    texts: &[Read<'_>],
    synonyms: &[Vec<String>],
    typed: &Typed,
    most: usize,
) -> Vec<FoundOwn> {
    let plain = Wanted::of(typed, &[]);
    let mut places = found_in(&plain, texts);
    let wider = Wanted::of(typed, synonyms);
    if places.len() < FEW {
        for place in found_in(&wider, texts) {
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
            words: {
                let OwnText {
                    words, quotation, ..
                } = texts[place.at].text;
                wider.shown(&format!("{words}\n{quotation}"))
            },
        })
        .collect()
}

struct Place {
    at: usize,
    only_in_title: bool,
}

fn found_in(wanted: &Wanted, texts: &[Read<'_>]) -> Vec<Place> {
    let places = texts.iter().enumerate();
    places
        .filter(|(_, text)| wanted.all_in(&text.folded))
        .map(|(at, text)| Place {
            at,
            only_in_title: !wanted.any_in(&text.folded[text.title..]),
        })
        .collect()
}

/// A text and the words in it: first those of the title.
struct Read<'a> {
    text: OwnText<'a>,
    folded: String,
    /// Where the title ends.
    title: usize,
}

impl<'a> Read<'a> {
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
fn vocabulary(texts: &[Read<'_>]) -> Vocabulary {
    let words: HashSet<&str> = texts
        .iter()
        .flat_map(|text| text.folded.split(' '))
        .collect();
    words.into_iter().map(|word| (word.to_owned(), 1)).collect()
}

#[cfg(test)]
mod tests;
