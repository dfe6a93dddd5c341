//! What somebody typed, as something to look for.
//!
//! It becomes words; each becomes the known words that begin so, in quotes, so that no character of it is ever an
//! operator. Known words are looked up one by one, and SQLite need not merge the places of everything that begins so
//! before it finds the first.

use super::fold;
use super::forms::beginnings;
use crate::markdown::suggest;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Bound;

/// Every word that stands somewhere, folded, with how often it does.
pub(super) type Vocabulary = BTreeMap<String, u32>;

/// Most words of a query that are looked for; the rest of a pasted page is not.
const MOST_WORDS: usize = 12;

/// Most letters of a word that count.
const MOST_LETTERS: usize = 40;

/// Words with the same beginning that are looked for, those that are written most often.
const MOST_WORDS_ALIKE: usize = 64;

/// Shorter words are not taken for a slip of another: too many are near them.
const SHORTEST_SLIP: usize = 4;

/// The words that were typed, in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    words: Vec<String>,
}

impl Typed {
    /// Reads a query; `None` when there is no word in it.
    pub(super) fn read(query: &str) -> Option<Self> {
        let words: Vec<String> = fold::folded(query)
            .split_whitespace()
            .take(MOST_WORDS)
            .map(|word| word.chars().take(MOST_LETTERS).collect())
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Every word, each as the beginning of one.
    pub(super) fn expression(&self, vocabulary: &Vocabulary) -> String {
        let words: Vec<String> = self
            .words
            .iter()
            .map(|word| alike(word, vocabulary))
            .collect();
        words.join(" AND ")
    }

    /// Every word or one that means the same; `None` when the course knows no other word for any of them.
    pub(super) fn with_synonyms(
        &self,
        groups: &[Vec<String>],
        vocabulary: &Vocabulary,
    ) -> Option<String> {
        let wanted = self.wanted(groups);
        let parts: Vec<String> = wanted
            .iter()
            .map(|any_of| {
                let ways: Vec<String> = any_of
                    .iter()
                    .map(|words| alike(words, vocabulary))
                    .collect();
                one_of(ways.into_iter())
            })
            .collect();
        wanted
            .iter()
            .any(|any_of| any_of.len() > 1)
            .then(|| parts.join(" AND "))
    }

    /// What must be found, each in one of several ways: words beside each other, with one space between them, the last
    /// one as a beginning.
    pub(super) fn wanted(&self, groups: &[Vec<String>]) -> Vec<Vec<String>> {
        let mut wanted = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            if let Some((taken, group)) = self.group_at(at, groups) {
                wanted.push(group.iter().map(|phrase| spaced(phrase)).collect());
                at += taken;
            } else {
                wanted.push(vec![self.words[at].clone()]);
                at += 1;
            }
        }
        wanted
    }

    /// The longest phrase of `groups` that begins at this word, by how many words it has.
    fn group_at<'a>(
        &self,
        at: usize,
        groups: &'a [Vec<String>],
    ) -> Option<(usize, &'a Vec<String>)> {
        groups
            .iter()
            .flat_map(|group| group.iter().map(move |phrase| (phrase, group)))
            .filter_map(|(phrase, group)| {
                let words: Vec<&str> = words_of(phrase).collect();
                let here = self.words.get(at..at + words.len())?;
                (!words.is_empty() && here == words.as_slice()).then_some((words.len(), group))
            })
            .max_by_key(|(length, _)| *length)
    }

    /// The same query with the nearest known word in the place of every word that nobody wrote; `None` when every word
    /// is known or nothing is near.
    pub(super) fn mended(&self, vocabulary: &Vocabulary) -> Option<Self> {
        let mut changed = false;
        let words = self
            .words
            .iter()
            .map(|word| match nearest(word, vocabulary) {
                Some(near) => {
                    changed = true;
                    near
                }
                None => word.clone(),
            })
            .collect();
        changed.then_some(Self { words })
    }

    /// The words, as they are looked for.
    pub(super) fn words(&self) -> String {
        self.words.join(" ")
    }
}

/// The known word that a word is probably a slip of. One that begins a known word is none.
fn nearest(word: &str, vocabulary: &Vocabulary) -> Option<String> {
    let length = word.chars().count();
    let known = beginning_with(word, vocabulary).next().is_some();
    if known || length < SHORTEST_SLIP || !is_plain(word) {
        return None;
    }
    let allowed = if length < 8 { 1 } else { 2 };
    let letters = Letters::of(word);
    vocabulary
        .keys()
        .filter(|candidate| candidate.len() >= SHORTEST_SLIP && is_plain(candidate))
        .filter(|candidate| letters.near(candidate, allowed))
        .filter_map(|candidate| {
            // Somebody still typing has only begun the word.
            let beginning: String = candidate.chars().take(length).collect();
            let distance = suggest::distance(word, candidate, allowed)
                .min(suggest::distance(word, &beginning, allowed));
            (distance <= allowed).then_some((distance, candidate))
        })
        .min_by_key(|(distance, candidate)| (*distance, candidate.len()))
        .map(|(_, candidate)| candidate.clone())
}

/// Which letters of the alphabet a word has: words that share too few of them need not be compared.
#[derive(Debug, Clone, Copy)]
struct Letters(u32);

impl Letters {
    fn of(word: &str) -> Self {
        Self(word.bytes().fold(0, |letters, byte| match byte {
            b'a'..=b'z' => letters | 1 << (byte - b'a'),
            _ => letters,
        }))
    }

    /// Whether at most `allowed` letters of this word are missing in the other.
    fn near(self, other: &str, allowed: usize) -> bool {
        (self.0 & !Self::of(other).0).count_ones() as usize <= allowed
    }
}

fn words_of(phrase: &str) -> impl Iterator<Item = &str> {
    phrase
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Numbers are not slips of other numbers.
fn is_plain(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// Known words with this beginning.
fn beginning_with<'a>(
    beginning: &'a str,
    vocabulary: &'a Vocabulary,
) -> impl Iterator<Item = (&'a String, &'a u32)> {
    vocabulary
        .range::<str, _>((Bound::Included(beginning), Bound::Unbounded))
        .take_while(move |(word, _)| word.starts_with(beginning))
}

/// The known words that are a form of a word, or begin as it does, the word itself first of all. Where there is none, and
/// of words beside each other, SQLite looks for the beginning; whether they stand beside each other is seen later.
fn alike(words: &str, vocabulary: &Vocabulary) -> String {
    let beginnings = beginnings(words);
    if let Some((before, _)) = words.rsplit_once(' ') {
        let mut parts: Vec<String> = before.split(' ').map(quoted).collect();
        parts.push(one_of(beginnings.iter().map(|words| {
            let last = words.rsplit(' ').next().unwrap_or(words);
            format!("{}*", quoted(last))
        })));
        return format!("({})", parts.join(" AND "));
    }
    let mut known: Vec<(&String, &u32)> = beginnings
        .iter()
        .flat_map(|beginning| beginning_with(beginning, vocabulary))
        .collect();
    if known.is_empty() {
        return format!("{}*", quoted(words));
    }
    if known.len() > MOST_WORDS_ALIKE {
        known.sort_by_key(|(word, times)| (*word != words, Reverse(**times)));
        known.truncate(MOST_WORDS_ALIKE);
    }
    one_of(known.iter().map(|(word, _)| quoted(word)))
}

fn one_of(ways: impl Iterator<Item = String>) -> String {
    let ways: Vec<String> = ways.collect();
    match ways.as_slice() {
        [way] => way.clone(),
        _ => format!("({})", ways.join(" OR ")),
    }
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

fn spaced(phrase: &str) -> String {
    words_of(phrase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        words.iter().map(|word| ((*word).to_owned(), 1)).collect()
    }

    fn typed(query: &str) -> Typed {
        Typed::read(query).unwrap()
    }

    #[test]
    fn whatever_is_typed_becomes_quoted_prefixes() {
        let expression = |query: &str| typed(query).expression(&Vocabulary::new());
        assert_eq!(expression("Calm  do"), "\"calm\"* AND \"do\"*");
        assert_eq!(
            expression("\"; DROP TABLE x --"),
            "\"drop\"* AND \"table\"* AND \"x\"*"
        );
        assert_eq!(
            expression("NEAR(a b) OR *"),
            "\"near\"* AND \"a\"* AND \"b\"* AND \"or\"*"
        );
        assert_eq!(expression("don’t"), "\"don\"* AND \"t\"*");
        assert_eq!(typed("Zoë’s").words, ["zoe", "s"]);
        assert_eq!(Typed::read("  \u{1f600} ** ’"), None);
        assert_eq!(typed(&"word ".repeat(10_000)).words.len(), MOST_WORDS);
        assert_eq!(typed(&"x".repeat(10_000)).words[0].len(), MOST_LETTERS);
    }

    #[test]
    fn known_words_with_the_same_beginning_are_looked_for_by_name() {
        let known = vocabulary(&["restrain", "restraint", "rest", "door", "doors"]);
        let expression = |query: &str| typed(query).expression(&known);
        assert_eq!(expression("doo"), "(\"door\" OR \"doors\")");
        assert_eq!(
            expression("restraining x"),
            "(\"restrain\" OR \"restraint\") AND \"x\"*"
        );
        let mut many: Vocabulary = (0..500)
            .map(|number| (format!("th{number}"), number))
            .collect();
        many.insert("th".to_owned(), 1);
        let expression = typed("th").expression(&many);
        assert_eq!(expression.matches(" OR ").count(), MOST_WORDS_ALIKE - 1);
        assert!(expression.starts_with("(\"th\" OR \"th499\" OR \"th498\""));
    }

    #[test]
    fn another_word_for_it_is_looked_for_too() {
        let groups = vec![
            vec!["kick off".to_owned(), "meltdown".to_owned()],
            vec!["hold".to_owned(), "pin down".to_owned()],
        ];
        assert_eq!(
            typed("kick off tonight")
                .with_synonyms(&groups, &Vocabulary::new())
                .unwrap(),
            "((\"kick\" AND \"off\"*) OR \"meltdown\"*) AND \"tonight\"*"
        );
        assert_eq!(
            typed("hold")
                .with_synonyms(&groups, &Vocabulary::new())
                .unwrap(),
            "(\"hold\"* OR (\"pin\" AND \"down\"*))"
        );
        assert_eq!(
            typed("kick the ball").with_synonyms(&groups, &Vocabulary::new()),
            None
        );
    }

    #[test]
    fn a_slip_is_mended_and_a_known_beginning_is_not_touched() {
        let vocabulary = vocabulary(&[
            "meltdown",
            "restrain",
            "restraint",
            "door",
            "police",
            "2026",
        ]);
        assert_eq!(
            typed("metldown").mended(&vocabulary).unwrap().words(),
            "meltdown"
        );
        assert_eq!(
            typed("ristrain dor").mended(&vocabulary).unwrap().words(),
            "restrain dor"
        );
        assert_eq!(
            typed("polise door").mended(&vocabulary).unwrap().words(),
            "police door"
        );
        assert_eq!(typed("meltd").mended(&vocabulary), None);
        assert_eq!(typed("zzzzzzz").mended(&vocabulary), None);
        assert_eq!(typed("2025").mended(&vocabulary), None);
    }
}
