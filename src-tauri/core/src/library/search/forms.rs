//! Other forms of a word. The course and its readers write English, where most forms of a word begin the same way:
//! whoever looks for “hitting” also means “hits”, and whoever has typed “worri” is on the way to “worried”.
//!
//! Forms are beginnings of words, so that what is looked for in the library, in one's own texts and in the one sentence
//! that is shown is the same everywhere.

/// Endings that make no difference to what is meant, the longest first.
const ENDINGS: [&str; 4] = ["ing", "ed", "es", "s"];

/// What must be left of a word without its ending.
const SHORTEST_STEM: usize = 4;

/// The beginnings that words of the same meaning have; of several words beside each other, the last one's vary. None is
/// the beginning of another.
pub(super) fn beginnings(words: &str) -> Vec<String> {
    let (before, last) = words.split_at(words.rfind(' ').map_or(0, |space| space + 1));
    let forms = of_word(last).into_iter();
    forms.map(|form| format!("{before}{form}")).collect()
}

fn of_word(word: &str) -> Vec<String> {
    let Some((stem, ending)) = without_ending(word) else {
        let other = changed_before_an_ending(word);
        return [Some(word.to_owned()), other]
            .into_iter()
            .flatten()
            .collect();
    };
    let is_of_a_verb = ["ing", "ed"].contains(&ending);
    let with_y = stem.strip_suffix('i').map(|rest| format!("{rest}y"));
    if stem.chars().count() < SHORTEST_STEM {
        // “Biting” is of “bite”; too little is left of it to look for everything that begins so.
        let whole = with_y.unwrap_or_else(|| format!("{stem}e"));
        return vec![word.to_owned(), whole];
    }
    if let Some(single) = without_doubled_letter(stem).filter(|_| is_of_a_verb) {
        return vec![single.to_owned()];
    }
    match with_y.filter(|_| ending != "s") {
        Some(with_y) => vec![stem.to_owned(), with_y],
        None => vec![stem.to_owned()],
    }
}

/// How a word without an ending begins before one: “behave” and “behaving”, “worry” and “worried”.
fn changed_before_an_ending(word: &str) -> Option<String> {
    let form = if let Some(rest) = word.strip_suffix('e') {
        format!("{rest}ing")
    } else {
        let rest = word.strip_suffix('y')?;
        rest.ends_with(is_consonant).then(|| format!("{rest}i"))?
    };
    (word.chars().count() >= SHORTEST_STEM).then_some(form)
}

/// A word without its ending, and the ending. Three letters are enough before the ending of a verb, to look for the verb.
fn without_ending(word: &str) -> Option<(&str, &'static str)> {
    ENDINGS
        .iter()
        .filter_map(|ending| Some((word.strip_suffix(ending)?, *ending)))
        .find(|(stem, ending)| {
            let least = SHORTEST_STEM - usize::from(["ing", "ed"].contains(ending));
            stem.chars().count() >= least && !(*ending == "s" && stem.ends_with('s'))
        })
}

/// “Hitt” is “hit” before an ending, “call” is not “cal”.
fn without_doubled_letter(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    let doubled = letters.next() == Some(last) && is_consonant(last) && !"lsfz".contains(last);
    doubled.then(|| &stem[..stem.len() - last.len_utf8()])
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_lowercase() && !"aeiou".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_begin_alike() {
        for (word, forms) in [
            ("restraining", &["restrain"][..]),
            ("missed", &["miss"]),
            ("dresses", &["dress"]),
            ("dress", &["dress"]),
            ("doors", &["door"]),
            ("notes", &["note"]),
            ("thing", &["thing"]),
            ("hitting", &["hit"]),
            ("stopped", &["stop"]),
            ("calling", &["call"]),
            ("worried", &["worri", "worry"]),
            ("parties", &["parti", "party"]),
            ("worry", &["worry", "worri"]),
            ("behave", &["behave", "behaving"]),
            ("behaving", &["behav"]),
            ("biting", &["biting", "bite"]),
            ("tried", &["tried", "try"]),
            ("play", &["play"]),
            ("go", &["go"]),
            ("s", &["s"]),
            ("zoë", &["zoë"]),
            ("kick offs", &["kick offs"]),
            ("pinned downs", &["pinned down"]),
        ] {
            assert_eq!(beginnings(word), forms, "{word}");
        }
    }
}
