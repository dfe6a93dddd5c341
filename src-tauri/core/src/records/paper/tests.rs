use super::*;
use proptest::prelude::*;

const FONTS: FontFiles = FontFiles {
    text: include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    strong: include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
    title: include_bytes!("../../../fonts/Literata-Medium.ttf"),
};

const STYLE: Style = Style {
    face: Face::Text,
    size: 10.0,
    leading: 1.4,
    colour: Colour(0, 0, 0),
};

fn letters() -> Letters {
    Letters::new(FONTS).unwrap()
}

/// A page with one paragraph.
fn page(text: &str) -> crate::base::Result<Vec<u8>> {
    let letters = letters();
    let mut paper = Paper::new(&letters);
    let part = paper.part(None, Role::Heading(1));
    paper.words(part, (50.0, 50.0), 400.0, STYLE, text);
    paper.write(&About {
        title: "A page".to_owned(),
        description: text.to_owned(),
        language: "en-GB".to_owned(),
        keywords: vec![text.to_owned()],
        program: "Evenkeel".to_owned(),
        made: Timestamp::from_milliseconds(0),
    })
}

fn texts(text: &str, width: f32) -> Vec<String> {
    letters()
        .lines(text, Face::Text, 10.0, width)
        .iter()
        .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect())
        .collect()
}

#[test]
fn what_is_no_font_is_refused() {
    let broken = FontFiles {
        title: b"no font",
        ..FONTS
    };
    assert!(Letters::new(broken).is_none());
}

#[test]
fn names_of_many_peoples_can_be_written() {
    let letters = letters();
    for name in [
        "Siân Ŵyn",
        "Ngũgĩ",
        "Łukasz Żółć",
        "Nguyễn Thị Ánh",
        "Αλέξης",
        "Оксана Ґ",
        "Zoë 🌻",
        "e\u{301}lise",
    ] {
        assert!(letters.can_write_letters_of(name), "{name}");
    }
    for name in ["مريم", "ਸਿਮਰਨ", "世界", "ქეთი", "Anna ויקטור"] {
        assert!(!letters.can_write_letters_of(name), "{name}");
    }
    assert_eq!(letters.writable("Zoë 🌻 \u{202e}\u{0}Li"), "Zoë Li");
}

#[test]
fn a_letter_that_the_face_lacks_comes_from_another() {
    let line = letters().line("Оксана knows", Face::Text);
    assert_eq!(line.runs.len(), 2);
    assert!(line.runs[0].font != line.runs[1].font);
    assert!(!line.lacks_letters);
}

#[test]
fn what_no_face_has_is_marked_and_still_heard() {
    let line = letters().line("to 世界 and 🌻", Face::Text);
    let seen: String = line.runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(seen, "to (…) and (…)");
    assert_eq!(line.actual.as_deref(), Some("to 世界 and 🌻"));
    assert!(line.lacks_letters);
}

#[test]
fn lines_break_between_words_and_after_hyphens_and_never_run_over() {
    assert_eq!(texts("one two three", 40.0), ["one two", "three"]);
    assert_eq!(
        texts("Featherstone-haugh", 70.0),
        ["Featherstone-", "haugh"]
    );
    let long = "w".repeat(90);
    let broken = letters().lines(&long, Face::Text, 10.0, 100.0);
    assert!(broken.len() > 3);
    assert!(broken.iter().all(|line| line.width(10.0) <= 100.5));
    assert_eq!(texts("", 40.0), [""]);
}

#[test]
fn a_heading_without_words_is_no_reason_to_fail() {
    for text in ["", " ", "\u{200b}"] {
        assert!(page(text).is_ok(), "{text:?}");
    }
}

#[test]
fn counting_lines_is_making_them() {
    let letters = letters();
    let text = "Knowing what counts as exceptional circumstances, ".repeat(9);
    for width in [30.0, 90.0, 300.0] {
        assert_eq!(
            letters.count_lines(&text, Face::Strong, 11.0, width),
            letters.lines(&text, Face::Strong, 11.0, width).len()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_makes_a_page(text in "\\PC{1,40}|.{1,40}|[\u{300}-\u{36f}a-c\u{0}\u{feff}\u{fffe}\u{e000}\u{200d}]{1,12}") {
        let made = page(&text);
        prop_assert!(made.is_ok(), "{:?}", made.err());
    }
}
