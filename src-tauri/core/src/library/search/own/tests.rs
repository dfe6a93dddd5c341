use super::*;

fn text<'a>(title: &'a str, words: &'a str, quotation: &'a str) -> OwnText<'a> {
    OwnText {
        title,
        words,
        quotation,
    }
}

/// A few texts of one person.
fn mine() -> Vec<OwnText<'static>> {
    vec![
        text(
            "When did your alarm go off?",
            "My jaw. Then my voice, when Zoë threw the cup.",
            "",
        ),
        text(
            "Afterwards",
            "",
            "The pigeons came back, and nobody said a word about it.",
        ),
        text(
            "Ways out",
            "Through the kitchen.\nThe gate restrained by a strap.",
            "",
        ),
        text("The voice", "", ""),
    ]
}

fn synonyms() -> Vec<Vec<String>> {
    vec![vec!["kick off".to_owned(), "meltdown".to_owned()]]
}

fn places(query: &str) -> Vec<usize> {
    let search = search(&mine(), &synonyms(), query, 9);
    search.found.iter().map(|found| found.at).collect()
}

/// What is shown of the first that was found, what was looked for in brackets.
fn first(texts: &[OwnText<'_>], query: &str) -> String {
    let search = search(texts, &synonyms(), query, 9);
    search.found[0]
        .words
        .iter()
        .map(|part| {
            if part.found {
                format!("[{}]", part.text)
            } else {
                part.text.clone()
            }
        })
        .collect()
}

#[test]
fn the_beginnings_of_all_words_are_found_wherever_they_stand() {
    assert_eq!(places("jaw"), [0]);
    assert_eq!(places("kitch"), [2]);
    assert_eq!(places("alarm cup"), [0]);
    assert_eq!(places("pigeons word"), [1]);
    assert_eq!(places("aw"), [] as [usize; 0]);
    assert_eq!(places("jaw kitchen"), [] as [usize; 0]);
    assert_eq!(
        first(&mine(), "pige"),
        "The [pigeons] came back, and nobody said a word about it."
    );
}

#[test]
fn what_says_it_stands_before_what_is_only_called_so() {
    assert_eq!(places("voice"), [0, 3]);
    assert_eq!(places("v"), [0, 3]);
    assert_eq!(first(&mine()[3..], "voice"), "");
}

#[test]
fn marks_capitals_and_endings_make_no_difference() {
    for query in ["zoe", "ZOË", "Zoe\u{308}", "’zoë"] {
        assert_eq!(places(query), [0], "{query}");
    }
    assert_eq!(
        first(&mine(), "zoe"),
        "Then my voice, when [Zoë] threw the cup."
    );
    assert_eq!(places("restraining"), [2]);
    assert_eq!(places("gates"), [2]);
    let welsh = [text("", "Tŷ ar y bryn. Ystafell wely łóżko. Ấm.", "")];
    for (query, shown) in [("ty", "[Tŷ] ar y bryn."), ("am", "[Ấm].")] {
        assert_eq!(first(&welsh, query), shown);
    }
}

#[test]
fn synonyms_and_slips_are_understood() {
    let texts = [text("", "Another meltdown. We kicked off our shoes.", "")];
    assert_eq!(first(&texts, "kick off"), "Another [meltdown].");
    let search = search(&mine(), &[], "kitchne", 9);
    assert_eq!(search.instead.as_deref(), Some("kitchen"));
    assert_eq!(search.found[0].at, 2);
}

#[test]
fn only_as_many_as_wanted_are_handed_over() {
    let many = vec![text("", "toast", ""); 50];
    assert_eq!(search(&many, &[], "toast", 8).found.len(), 8);
    assert_eq!(search(&[], &[], "toast", 8), OwnSearch::default());
}

#[test]
fn whatever_was_written_or_typed_it_is_never_an_error() {
    let long = "a".repeat(10_000);
    let words = "toast ".repeat(2_000);
    let hostile = [
        "",
        " ",
        "\"",
        "a AND",
        "NEAR(",
        "*",
        "title:x",
        "🙂",
        "🙂 toast 🙂",
        "שלום",
        "שָׁלוֹם",
        "مرحبا toast",
        "x' --",
        "'); DROP TABLE kept; --",
        "-toast",
        "^a",
        "a\0b",
        "\u{2}\u{3}toast\u{3}",
        "\u{301}",
        "\u{345}x",
        "e\u{301}\u{301}",
        "İstanbul ſ ß ﬁ",
        "日本語",
        "\u{202e}toast",
        "a\u{200d}b",
        &long,
        &words,
    ];
    let texts: Vec<OwnText<'_>> = hostile
        .iter()
        .map(|words| text(words, words, words))
        .collect();
    for query in hostile {
        let search = search(&texts, &synonyms(), query, 9);
        for found in &search.found {
            let shown: usize = found
                .words
                .iter()
                .map(|part| part.text.chars().count())
                .sum();
            assert!(shown < 2_000, "{query:?}: {shown}");
        }
        if query.chars().any(char::is_alphanumeric) {
            assert!(!search.found.is_empty(), "{query:?} finds itself");
        }
    }
    assert_eq!(first(&texts[9..10], "שלום"), "[שלום]");
    assert_eq!(
        first(&[text("", "\u{2}\u{3}toast\u{3} is on", "")], "toast"),
        "  [toast]  is on".trim()
    );
}
