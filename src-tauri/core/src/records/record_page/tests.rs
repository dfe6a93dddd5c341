use super::*;
use crate::records::paper::FontFiles;
use proptest::prelude::*;

fn letters() -> Letters {
    Letters::new(FontFiles {
        text: include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
        strong: include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
        title: include_bytes!("../../../fonts/Literata-Medium.ttf"),
    })
    .unwrap()
}

fn facts(words: &str, lessons: usize) -> RecordFacts {
    RecordFacts {
        name: words.to_owned(),
        agency: words.to_owned(),
        language: "cy".to_owned(),
        course_title: words.to_owned(),
        facts: vec![("Course".to_owned(), words.to_owned())],
        limits: "Knowledge completed.".to_owned(),
        units: vec![UnitFacts {
            heading: words.to_owned(),
            standing: vec![words.to_owned()],
            covers: words.to_owned(),
            lessons: (0..lessons)
                .map(|_| std::array::from_fn(|_| words.to_owned()))
                .collect(),
        }],
        chapters: vec![(words.to_owned(), vec![words.to_owned(), String::new()])],
        program: "Evenkeel".to_owned(),
        made: Timestamp::from_milliseconds(0),
    }
}

#[test]
fn a_record_of_any_length_takes_the_pages_it_needs() {
    let long = "A paragraph that goes on for longer than a page does. ".repeat(120);
    let count = |words: &str, lessons| draw(&letters(), &facts(words, lessons)).unwrap().count;
    assert_eq!([count("Sam", 0), count("Sam", 1)], [1, 1]);
    assert!(count("Sam", 200) > 3);
    assert!(count(&long, 3) > 10);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn no_words_of_anybody_keep_it_from_being_made(words in "\\PC{0,80}|.{0,80}") {
        prop_assert!(draw(&letters(), &facts(&words, 2)).is_ok());
    }
}
