use super::*;
use crate::base::id::{EventId, LearnerId};
use crate::records::certificate::code::{codes_in, open, seal};
use crate::records::paper::FontFiles;
use crate::records::signing::DeviceKey;
use proptest::prelude::*;
use qrcode::{EcLevel, QrCode};
use uuid::Uuid;

fn letters() -> Letters {
    Letters::new(FontFiles {
        text: include_bytes!("../../../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
        strong: include_bytes!("../../../../fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
        title: include_bytes!("../../../../fonts/Literata-Medium.ttf"),
    })
    .unwrap()
}

fn completion() -> Completion {
    Completion {
        what: What::Unit,
        record: EventId::from(Uuid::from_u128(0x019a_b1c2_0000_7000_8000_0000_0000_0001)),
        learner: LearnerId::from(Uuid::from_u128(0x019a_b1c2_0000_7000_8000_0000_0000_0002)),
        name: "Siân O’Brien".to_owned(),
        title: "Defusing conflict".to_owned(),
        course_title: "Keeping on an even keel".to_owned(),
        course_version: "2026.1".to_owned(),
        law_as_at: "2026-11-23".to_owned(),
        completed: Timestamp::parse("2026-11-24T19:42:07Z").unwrap(),
        made: Timestamp::parse("2026-11-25T08:00:00Z").unwrap(),
        active_minutes: 125,
        best_percent: Some(90),
        refresher_due: Some("2029-11-24".to_owned()),
        agency: String::new(),
        clock_doubt: false,
    }
}

fn facts(completion: Completion, outcomes: usize) -> Facts {
    let device = DeviceKey::from_secret(&[7; 32]);
    let says = [
        "The child's welfare comes first",
        "Avoiding, talking through and defusing conflict",
        "Knowing what counts as exceptional circumstances",
        "Should I ever try to restrain a child by myself?",
    ];
    Facts {
        unit: (completion.what == What::Unit).then_some((1, 3)),
        language: "en-GB".to_owned(),
        rule: "every lesson is done and the assessment is passed with at least 80 per cent"
            .to_owned(),
        assessment: Some("Passed on 24 November 2026 with 90%".to_owned()),
        active: "2 h 05 min".to_owned(),
        outcomes: (0..outcomes)
            .map(|at| (format!("A{at}"), says[at % says.len()].to_owned()))
            .collect(),
        outcomes_version: None,
        code: seal(&completion, &device),
        fingerprint: device.public().fingerprint(),
        program: "Evenkeel 0.1.0".to_owned(),
        completion,
    }
}

#[test]
fn the_code_in_the_file_is_the_one_that_was_signed() {
    let file = draw(&letters(), &facts(completion(), 10)).unwrap();
    assert!(file.starts_with(b"%PDF-1.7"));
    let codes = codes_in(&file);
    assert_eq!(codes.len(), 1);
    assert_eq!(open(&codes[0]).unwrap().completion, completion());
}

#[test]
fn a_name_that_cannot_be_written_is_still_in_the_file() {
    let name = "مريم Haddad";
    let file = draw(
        &letters(),
        &facts(
            Completion {
                name: name.to_owned(),
                ..completion()
            },
            10,
        ),
    )
    .unwrap();
    assert_eq!(open(&codes_in(&file)[0]).unwrap().completion.name, name);
}

#[test]
fn however_much_there_is_to_say_it_ends_above_the_foot() {
    let letters = letters();
    let long = "Staying-safe in exceptional circumstances ".repeat(20);
    let longest = Completion {
        name: "Wŵ".repeat(40),
        title: long.clone(),
        course_title: long.clone(),
        course_version: long.clone(),
        agency: "Harbour ".repeat(10),
        clock_doubt: true,
        ..completion()
    };
    for it in [completion(), longest] {
        for outcomes in [0, 1, 30, 400] {
            let facts = facts(it.clone(), outcomes);
            let mut paper = Paper::new(&letters);
            let foot = BOTTOM - foot::height(&paper, &facts);
            let end = body(&mut paper, &facts, 0.0, foot);
            assert!(
                end < foot,
                "{outcomes} outcomes end at {end}, the foot begins at {foot}"
            );
        }
    }
}

#[test]
fn the_whole_course_is_listed_whole() {
    let letters = letters();
    let facts = facts(completion(), 30);
    let mut paper = Paper::new(&letters);
    let foot = BOTTOM - foot::height(&paper, &facts);
    body(&mut paper, &facts, 0.0, foot);
    assert!(paper.says(&facts.outcomes[29].1));
    assert!(!paper.says("lists them all"));
}

#[test]
fn the_largest_record_fits_its_squares() {
    let long = "🌻ŵ".repeat(100);
    let it = Completion {
        name: long.clone(),
        title: long.clone(),
        course_title: long.clone(),
        course_version: long.clone(),
        agency: long,
        active_minutes: u32::MAX,
        ..completion()
    };
    let code = QrCode::with_error_correction_level(&facts(it, 0).code, EcLevel::M).unwrap();
    assert!(code.width() <= 125, "{} squares in a row", code.width());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn no_words_of_anybody_keep_it_from_being_made(
        name in "\\PC{0,80}|.{0,80}", title in ".{1,200}", agency in ".{0,80}", version in ".{1,20}", day in ".{0,12}"
    ) {
        let it = Completion { name, title, agency, course_version: version, law_as_at: day.clone(), refresher_due: Some(day), ..completion() };
        prop_assert!(draw(&letters(), &facts(it, 3)).is_ok());
    }
}
