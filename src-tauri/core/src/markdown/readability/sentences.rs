//! Where sentences end.

use std::ops::Range;

/// Shortened words whose point ends no sentence, as the letters before it.
const SHORTENED: [&str; 12] = [
    "mr", "mrs", "ms", "dr", "st", "prof", "rev", "v", "vs", "e.g", "i.e", "cf",
];

/// Shortened words of law citations, whose point ends no sentence when a number follows: “reg. 13”, but “No. Ring first.”
const BEFORE_A_NUMBER: [&str; 12] = [
    "s", "ss", "reg", "regs", "art", "arts", "para", "paras", "sch", "no", "nos", "p",
];

/// Byte ranges of the sentences of running text. A sentence ends with `.`, `!`, `?` or `…`, and the quotes and
/// brackets that close after it, where a space and then anything but a small letter follows. So “s. 76”, “2.5 metres” and
/// “‘Why?’ she asks.” stay whole.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !".!?…".contains(letter) {
            continue;
        }
        let mut end = at + letter.len_utf8();
        while let Some((at, closing)) = letters.next_if(|(_, next)| ".!?…”’\"')]".contains(*next))
        {
            end = at + closing.len_utf8();
        }
        let rest = &text[end..];
        let next = rest.trim_start().chars().next();
        let goes_on = next.is_some_and(|next| {
            rest.len() == rest.trim_start().len()
                || next.is_lowercase()
                || "–—".contains(next)
                || letter == '.' && is_shortened(&text[start..at], next)
        });
        if !goes_on {
            found.push(start..end);
            start = end;
        }
    }
    if !text[start..].trim().is_empty() {
        found.push(start..text.len());
    }
    found
        .into_iter()
        .map(|range| {
            let sentence = &text[range.clone()];
            let spaces = sentence.len() - sentence.trim_start().len();
            range.start + spaces..range.end
        })
        .filter(|range| !range.is_empty())
        .collect()
}

/// Whether the last word is one that is written with a point.
fn is_shortened(before: &str, next: char) -> bool {
    let word = before
        .rsplit(|letter: char| letter.is_whitespace() || "([“‘\"'".contains(letter))
        .next()
        .unwrap_or_default()
        .to_lowercase();
    SHORTENED.contains(&word.as_str())
        || (BEFORE_A_NUMBER.contains(&word.as_str()) && next.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn sentences_end_where_a_reader_draws_breath() {
        assert_eq!(
            split(
                "He waits. “Why?” she asks. “Because,” he says, “it is late.” They sit (both of them). Then… Nothing! 3 minutes pass"
            ),
            [
                "He waits.",
                "“Why?” she asks.",
                "“Because,” he says, “it is late.”",
                "They sit (both of them).",
                "Then…",
                "Nothing!",
                "3 minutes pass",
            ]
        );
    }

    #[test]
    fn law_citations_and_numbers_stay_whole() {
        for text in [
            "See s. 76 of the Act, reg. 13(2), R v. Smith and Dr. Jones at 2.5 metres.",
            "That is, e.g. a look (i.e. one).",
            "The 2011 Regulations, No. 581, say so.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn a_short_answer_is_a_sentence() {
        assert_eq!(
            split("No. Ring first. He likes art. 3 of them do."),
            ["No.", "Ring first.", "He likes art. 3 of them do."]
        );
    }

    #[test]
    fn nothing_is_no_sentence() {
        assert!(split("").is_empty() && split(" \n ").is_empty());
        assert_eq!(split("..."), ["..."]);
    }
}
