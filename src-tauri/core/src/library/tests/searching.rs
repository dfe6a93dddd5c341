//! Search over a small course.

use super::{Shelf, small};
use crate::library::{Found, FoundKind, Library};

fn searched(query: &str) -> Vec<Found> {
    let mut course = small();
    for (path, text) in [
        (
            "questions/01-noise.md",
            "+++\nid = \"noise\"\ntitle = \"What if the toast burns?\"\noutcomes = [\"A1\"]\nsources = []\n+++\n- Open the window.\n- Sit near.\n- Say little.\n\n## Why {#why}\n\nSmoke is frightening. A quiet grown-up is not.\n",
        ),
        (
            "glossary.md",
            "+++\nid = \"glossary\"\ntitle = \"Glossary\"\n+++\n\n## Meltdown {#meltdown}\n\n*Also: overload*\n\nWhen everything is too much.\n",
        ),
        (
            "synonyms.toml",
            "[[synonym]]\nwords = [\"kick off\", \"meltdown\"]\n",
        ),
    ] {
        course.insert(path.to_owned(), text.into());
    }
    let shelf = Shelf::with(&course);
    shelf.open().unwrap().search(query, 9).unwrap().found
}

fn instead(query: &str) -> Option<String> {
    let shelf = Shelf::with(&small());
    shelf.open().unwrap().search(query, 9).unwrap().instead
}

#[test]
fn the_beginning_of_a_word_finds_titles_and_text() {
    let found = searched("toas");
    let lesson = found
        .iter()
        .find(|found| found.kind == FoundKind::Lesson)
        .unwrap();
    assert_eq!(
        (lesson.item.as_str(), lesson.section.as_str()),
        ("welcome", "toast")
    );
    assert_eq!(lesson.sentence.as_deref(), Some("The toast"));
}

#[test]
fn the_sentence_that_says_it_is_handed_over_word_for_word() {
    let found = searched("six");
    assert_eq!(found[0].sentence.as_deref(), Some("Freya is six."));
    assert!(
        found[0]
            .words
            .iter()
            .any(|part| part.found && part.text == "six"),
        "{found:?}"
    );
}

#[test]
fn common_questions_come_first_and_only_once() {
    let found = searched("toast");
    assert_eq!(found[0].kind, FoundKind::Question);
    assert_eq!(found[0].item, "noise");
    let questions = found
        .iter()
        .filter(|found| found.kind == FoundKind::Question);
    assert_eq!(questions.count(), 1);
}

#[test]
fn a_word_of_the_glossary_is_found_by_its_other_forms_and_by_synonyms() {
    for query in ["meltdown", "overload", "kick off"] {
        let found = searched(query);
        assert!(
            found
                .iter()
                .any(|found| found.kind == FoundKind::Term && found.item == "meltdown"),
            "{query}: {found:?}"
        );
    }
}

#[test]
fn of_a_word_of_the_glossary_its_meaning_is_shown() {
    let found = searched("overload");
    let shown: String = found[0]
        .words
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    assert_eq!(shown, "When everything is too much.");
}

#[test]
fn another_form_of_a_word_is_found_and_shown() {
    for (query, shown) in [
        ("burning", "burns"),
        ("frightened", "frightening"),
        ("grow", "grown"),
    ] {
        let found = searched(query);
        assert!(
            found
                .iter()
                .flat_map(|found| &found.words)
                .any(|part| part.found && part.text == shown)
                || found.iter().any(|found| found.title.contains(shown)),
            "{query}: {found:?}"
        );
    }
}

#[test]
fn words_that_mean_something_together_must_stand_together() {
    let told = |answer: &str| {
        let mut course = small();
        for (path, text) in [
            (
                "questions/01-noise.md",
                format!(
                    "+++\nid = \"noise\"\ntitle = \"And then?\"\noutcomes = [\"A1\"]\nsources = []\n+++\n- {answer}\n- Sit near.\n- Say little.\n\n## Why {{#why}}\n\nA quiet grown-up helps.\n"
                ),
            ),
            (
                "synonyms.toml",
                "[[synonym]]\nwords = [\"kick off\", \"meltdown\"]\n".to_owned(),
            ),
        ] {
            course.insert(path.to_owned(), text.into());
        }
        let shelf = Shelf::with(&course);
        let found = shelf.open().unwrap().search("meltdown", 9).unwrap().found;
        found.iter().any(|found| found.item == "noise")
    };
    assert!(told("He will kick off at six."));
    assert!(!told("He will kick the ball off the wall."));
}

#[test]
fn a_slip_of_the_fingers_finds_what_was_meant_and_says_so() {
    assert_eq!(instead("winodw").as_deref(), Some("window"));
    assert_eq!(instead("window"), None);
    assert_eq!(instead("qqqqqqqq"), None);
}

#[test]
fn whatever_is_typed_is_never_an_error() {
    let shelf = Shelf::with(&small());
    let library: Library = shelf.open().unwrap();
    let long = "a".repeat(10_000);
    let words = "toast ".repeat(2_000);
    for query in [
        "",
        "\"",
        "a AND",
        "NEAR(",
        "*",
        "title:x",
        "🙂",
        "שלום",
        "مرحبا toast",
        "x' --",
        "-toast",
        "^a",
        "{title}: x",
        "a\0b",
        "नमस्ते दुनिया",
        "Ⓐ ½ ² ß ﬁ",
        "e\u{301}",
        &long,
        &words,
    ] {
        library.search(query, 5).unwrap();
    }
}
