//! Text as the words in it: small letters without marks, as SQLite's own reader of words sees them.

use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};
use std::ops::Range;

/// The words of a text, a space before each.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    fold_into(&mut folded, text);
    folded
}

/// Adds the words of a text, in small letters without marks, a space before each.
pub(super) fn fold_into(folded: &mut String, text: &str) {
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
pub(super) fn words_with_places(text: &str) -> Vec<(String, Range<usize>)> {
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
