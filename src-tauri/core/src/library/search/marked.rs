//! The one sentence of a passage that says what was looked for.

use super::FoundPart;

/// Around what was found, in the text SQLite hands over: characters that no course text can hold, since control
/// characters are a problem for the author.
pub(super) const BEFORE: char = '\u{2}';
/// See [`BEFORE`].
pub(super) const AFTER: char = '\u{3}';

/// Longest run of words shown before and after what was found, characters.
const AROUND: usize = 70;

/// Most of what was found that is shown, for texts without an end of a sentence.
const MOST_FOUND: usize = 12;

/// The sentence with the most of what was looked for, the first of them; `None` when the text holds nothing of it.
pub(super) fn sentence(marked: &str) -> Option<&str> {
    let mut best: Option<(usize, &str)> = None;
    for line in marked.lines() {
        for sentence in sentences(line) {
            let found = sentence.matches(BEFORE).count();
            if found > best.map_or(0, |(most, _)| most) {
                best = Some((found, sentence));
            }
        }
    }
    best.map(|(_, sentence)| sentence.trim())
}

/// The same words without marks.
pub(super) fn unmarked(sentence: &str) -> String {
    sentence.replace([BEFORE, AFTER], "")
}

/// A sentence as it is shown: what was found stands out, long ends are cut.
pub(super) fn parts(sentence: &str) -> Vec<FoundPart> {
    let mut parts = Vec::new();
    let mut found = false;
    let pieces = sentence.split([BEFORE, AFTER]);
    for piece in pieces.take(2 * MOST_FOUND + 1) {
        if !piece.is_empty() {
            parts.push(FoundPart {
                text: piece.to_owned(),
                found,
            });
        }
        found = !found;
    }
    // A beginning in which nothing was found is shown from its first word on.
    let is_led_up_to = parts.iter().any(|part| part.found);
    if let Some(first) = parts.first_mut().filter(|part| is_led_up_to && !part.found) {
        shorten_start(&mut first.text);
    }
    if let Some(last) = parts.last_mut().filter(|part| !part.found) {
        shorten_end(&mut last.text);
    }
    parts
        .iter_mut()
        .filter(|part| part.text.chars().nth(2 * AROUND + 1).is_some())
        .for_each(|part| shorten_middle(&mut part.text));
    parts
}

fn shorten_start(text: &mut String) {
    let length = text.chars().count();
    if length > AROUND {
        let cut: String = text.chars().skip(length - AROUND).collect();
        let from = cut.find(' ').map_or(0, |space| space + 1);
        *text = format!("…{}", &cut[from..]);
    }
}

fn shorten_end(text: &mut String) {
    if text.chars().count() > AROUND {
        let cut: String = text.chars().take(AROUND).collect();
        let to = cut.rfind(' ').unwrap_or(cut.len());
        *text = format!("{}…", &cut[..to]);
    }
}

/// Keeps both ends of a long run of words between two that were found; of a word without end, its beginning.
fn shorten_middle(text: &mut String) {
    let mut end = text.clone();
    shorten_start(&mut end);
    shorten_end(text);
    text.push_str(end.trim_start_matches('…'));
}

/// Cuts a line after the marks that end a sentence. Abbreviations are cut too; a shorter sentence does no harm here.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = end_of_sentence(rest);
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

fn end_of_sentence(text: &str) -> usize {
    let mut ended = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '.' | '?' | '!' => ended = true,
            '”' | '’' | ')' | '"' | AFTER if ended => {}
            ' ' if ended => return at + 1,
            _ => ended = false,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, found: bool) -> FoundPart {
        FoundPart {
            text: text.to_owned(),
            found,
        }
    }

    #[test]
    fn a_beginning_without_what_was_found_keeps_its_first_word() {
        let text = format!("First {}", "word ".repeat(40));
        let shown = parts(&text);
        assert_eq!(shown.len(), 1);
        assert!(shown[0].text.starts_with("First word"), "{shown:?}");
        assert!(shown[0].text.ends_with('…'), "{shown:?}");
    }

    #[test]
    fn the_sentence_with_most_of_what_was_looked_for_is_taken() {
        let text = "Stay near.\nOne \u{2}door\u{3}. A \u{2}door\u{3} that is \u{2}open\u{3} helps. “Go.” The \u{2}door\u{3}.";
        let sentence = sentence(text).unwrap();
        assert_eq!(sentence, "A \u{2}door\u{3} that is \u{2}open\u{3} helps.");
        assert_eq!(unmarked(sentence), "A door that is open helps.");
        assert_eq!(
            parts(sentence),
            [
                part("A ", false),
                part("door", true),
                part(" that is ", false),
                part("open", true),
                part(" helps.", false)
            ]
        );
    }

    #[test]
    fn a_text_without_it_has_no_such_sentence() {
        assert_eq!(sentence("Nothing here. Nor here."), None);
        assert_eq!(sentence(""), None);
    }

    #[test]
    fn long_ends_are_cut_between_words() {
        let long = format!(
            "{} \u{2}toast\u{3} {}",
            "before ".repeat(30),
            "after ".repeat(30)
        );
        let parts = parts(&long);
        assert!(parts[0].text.starts_with("…before"), "{parts:?}");
        assert!(parts[2].text.ends_with("after…"), "{parts:?}");
        assert!(
            parts
                .iter()
                .all(|part| part.text.chars().count() <= AROUND + 1)
        );
    }

    #[test]
    fn a_text_without_an_end_is_cut_between_what_was_found_too() {
        let long = format!("\u{2}a\u{3} {}\u{2}a\u{3}", "words ".repeat(90)).repeat(40);
        let parts = parts(&long);
        assert_eq!(parts.iter().filter(|part| part.found).count(), MOST_FOUND);
        let length: usize = parts.iter().map(|part| part.text.chars().count()).sum();
        assert!(length < MOST_FOUND * (2 * AROUND + 4), "{length}");
        assert!(parts[1].text.starts_with(" words") && parts[1].text.contains("words…words"));
        let endless = super::parts(&format!("\u{2}{}\u{3}", "x".repeat(10_000)));
        assert!(endless[0].text.chars().count() <= 2 * AROUND + 2);
    }

    #[test]
    fn letters_of_any_script_are_cut_whole() {
        let long = format!("{}\u{2}x\u{3}{}", "مرحبا ".repeat(40), "日本".repeat(60));
        assert_eq!(parts(&long).len(), 3);
    }
}
