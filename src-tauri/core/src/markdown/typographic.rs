//! Typographic quotes, dashes and dots for texts that do not pass through Markdown: titles, warnings, captions.

/// Straight quotes curled by what stands before them, `--` and `---` as dashes, `...` as one character.
pub(super) fn typographic(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (length, drawn) = match character {
            '-' if rest.starts_with("---") => (3, '—'),
            '-' if rest.starts_with("--") => (2, '–'),
            '.' if rest.starts_with("...") => (3, '…'),
            '"' if opens(&set) => (1, '“'),
            '"' => (1, '”'),
            '\'' if opens(&set) => (1, '‘'),
            '\'' => (1, '’'),
            other => (other.len_utf8(), other),
        };
        set.push(drawn);
        rest = &rest[length..];
    }
    set
}

fn opens(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|last| last.is_whitespace() || "([{“‘–—-/".contains(last))
}

#[cfg(test)]
mod tests {
    use super::typographic;

    #[test]
    fn quotes_curl_towards_their_words() {
        assert_eq!(
            typographic("\"Don't,\" she said -- 'not now' ..."),
            "“Don’t,” she said – ‘not now’ …"
        );
    }
}
