//! What somebody typed, as something to look for.
//!
//! It becomes words; each becomes a quoted prefix, so no character of it is ever an operator.

use crate::markdown::suggest;
use std::collections::BTreeSet;

/// Most words of a query that are looked for; the rest of a pasted page is not.
const MOST_WORDS: usize = 12;

/// Most letters of a word that count.
const MOST_LETTERS: usize = 40;

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
        let words: Vec<String> = query
            .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'))
            .flat_map(|word| word.split(['\'', '’']))
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .map(|word| {
                word.chars()
                    .take(MOST_LETTERS)
                    .flat_map(char::to_lowercase)
                    .collect()
            })
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Every word, each as the beginning of one.
    pub(super) fn expression(&self) -> String {
        let words: Vec<String> = self.words.iter().map(|word| prefix(word)).collect();
        words.join(" ")
    }

    /// Every word or one that means the same; `None` when the course knows no other word for any of them.
    pub(super) fn with_synonyms(&self, groups: &[Vec<String>]) -> Option<String> {
        let wanted = self.wanted(groups);
        let parts: Vec<String> = wanted
            .iter()
            .map(|any_of| match any_of.as_slice() {
                [word] => prefix(word),
                phrases => {
                    let phrases: Vec<String> = phrases.iter().map(|words| prefix(words)).collect();
                    format!("({})", phrases.join(" OR "))
                }
            })
            .collect();
        // Said outright: in FTS5 only plain phrases may stand side by side without it.
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
    pub(super) fn mended(&self, vocabulary: &BTreeSet<String>) -> Option<Self> {
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
fn nearest(word: &str, vocabulary: &BTreeSet<String>) -> Option<String> {
    let length = word.chars().count();
    let known = vocabulary
        .range(word.to_owned()..)
        .next()
        .is_some_and(|next| next.starts_with(word));
    if known || length < SHORTEST_SLIP {
        return None;
    }
    let allowed = if length < 8 { 1 } else { 2 };
    let letters = Letters::of(word);
    vocabulary
        .iter()
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

/// Words beside each other, the last one as a beginning.
fn prefix(words: &str) -> String {
    format!("\"{words}\"*")
}

fn spaced(phrase: &str) -> String {
    words_of(phrase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(query: &str) -> Typed {
        Typed::read(query).unwrap()
    }

    #[test]
    fn whatever_is_typed_becomes_quoted_prefixes() {
        assert_eq!(typed("Calm  do").expression(), "\"calm\"* \"do\"*");
        assert_eq!(
            typed("\"; DROP TABLE x --").expression(),
            "\"drop\"* \"table\"* \"x\"*"
        );
        assert_eq!(
            typed("NEAR(a b) OR *").expression(),
            "\"near\"* \"a\"* \"b\"* \"or\"*"
        );
        assert_eq!(
            typed("don’t can't").expression(),
            "\"don\"* \"t\"* \"can\"* \"t\"*"
        );
        assert_eq!(Typed::read("  \u{1f600} ** ’"), None);
        assert_eq!(typed(&"word ".repeat(10_000)).words.len(), MOST_WORDS);
        assert_eq!(typed(&"x".repeat(10_000)).words[0].len(), MOST_LETTERS);
    }

    #[test]
    fn another_word_for_it_is_looked_for_too() {
        let groups = vec![
            vec!["kick off".to_owned(), "meltdown".to_owned()],
            vec!["hold".to_owned(), "pin down".to_owned()],
        ];
        assert_eq!(
            typed("kick off tonight").with_synonyms(&groups).unwrap(),
            "(\"kick off\"* OR \"meltdown\"*) AND \"tonight\"*"
        );
        assert_eq!(
            typed("hold").with_synonyms(&groups).unwrap(),
            "(\"hold\"* OR \"pin down\"*)"
        );
        assert_eq!(typed("kick the ball").with_synonyms(&groups), None);
    }

    #[test]
    fn a_slip_is_mended_and_a_known_beginning_is_not_touched() {
        let vocabulary: BTreeSet<String> = ["meltdown", "restrain", "restraint", "door", "police"]
            .map(str::to_owned)
            .into();
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
    }
}
