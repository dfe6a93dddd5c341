use super::*;
use crate::base::Code;
use proptest::prelude::*;
use uuid::Uuid;

fn device() -> DeviceKey {
    DeviceKey::from_secret(&[7; 32])
}

fn completion() -> Completion {
    Completion {
        what: What::Unit,
        record: EventId::from(Uuid::from_u128(1)),
        learner: LearnerId::from(Uuid::from_u128(2)),
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

fn sealed(completion: &Completion) -> String {
    seal(completion, &device())
}

/// Bytes as a code, with a check that fits.
fn coded(mut bytes: Vec<u8>) -> String {
    let check = hash::sha256(&[&bytes]);
    bytes.extend(&check[..CHECK]);
    format!("{BEGINNING}{}.", base32::write(&bytes))
}

/// The code with its bytes changed and the check made to fit again, as a forger would who read the format.
fn forged(code: &str, change: impl Fn(&mut Vec<u8>)) -> String {
    let mut bytes = base32::read(&code[BEGINNING.len()..code.len() - 1]).unwrap();
    bytes.truncate(bytes.len() - CHECK);
    change(&mut bytes);
    coded(bytes)
}

fn refused(code: &str) -> Code {
    open(code).unwrap_err().code()
}

#[test]
fn what_was_sealed_is_what_is_opened() {
    for change in [
        |_: &mut Completion| {},
        |it: &mut Completion| {
            it.what = What::Course;
            it.best_percent = None;
            it.refresher_due = None;
            it.agency = "Harbour Fostering".to_owned();
            it.clock_doubt = true;
        },
    ] {
        let mut said = completion();
        change(&mut said);
        let opened = open(&sealed(&said)).unwrap();
        assert_eq!(opened.completion, said);
        assert_eq!(opened.key, device().public());
    }
}

#[test]
fn a_code_is_short_enough_for_a_modest_square() {
    let code = sealed(&completion());
    assert!(code.len() < 480, "{} letters", code.len());
    assert!(
        code.chars().all(|letter| letter.is_ascii_digit()
            || letter.is_ascii_uppercase()
            || ":.".contains(letter)),
        "{code}"
    );
}

#[test]
fn a_code_that_was_typed_or_printed_in_groups_is_the_same_code() {
    let code = sealed(&completion());
    let letters: Vec<char> = code[BEGINNING.len()..].chars().collect();
    let groups: Vec<String> = letters
        .chunks(5)
        .map(|group| group.iter().collect())
        .collect();
    let grouped = groups.join("  \n");
    let typed = format!("evenkeel1: {}", grouped.to_lowercase().replace('0', "o"));
    assert_eq!(open(&typed).unwrap().completion, completion());
}

#[test]
fn whoever_changes_one_word_and_mends_the_check_is_found_out() {
    let code = sealed(&completion());
    let other = forged(&code, |bytes| {
        let at = bytes.windows(4).position(|part| part == b"Defu").unwrap();
        bytes[at] = b'R';
    });
    assert_eq!(refused(&other), Code::CertificateTampered);
    let other_device = forged(&code, |bytes| {
        let at = bytes.len() - SIGNATURE - KEY;
        let other = DeviceKey::from_secret(&[8; 32]).public();
        bytes[at..at + KEY].copy_from_slice(other.bytes());
    });
    assert_eq!(refused(&other_device), Code::CertificateTampered);
    let no_signature = forged(&code, |bytes| {
        let end = bytes.len();
        bytes[end - SIGNATURE..].fill(0);
    });
    assert_eq!(refused(&no_signature), Code::CertificateTampered);
    assert_eq!(
        refused(&forged(&code, |bytes| bytes.truncate(40))),
        Code::CertificateTampered
    );
}

/// `record` signed by the device for `purpose`, as a code.
fn signed(record: &[u8], purpose: Purpose) -> String {
    let device = device();
    let signature = device.sign(purpose, record);
    coded([record, device.public().bytes(), signature.bytes()].concat())
}

#[test]
fn a_signature_for_something_else_is_no_certificate() {
    let record = write(&completion());
    assert!(open(&signed(&record, Purpose::Record)).is_ok());
    assert_eq!(
        refused(&signed(&record, Purpose::Bundle)),
        Code::CertificateTampered
    );
}

#[test]
fn a_signed_record_of_another_shape_is_refused() {
    for record in [
        &b""[..],
        b"\x80",
        b"\xff\xff\xff",
        &[0x9b, 255, 255, 255, 255, 255, 255, 255, 255],
        &[write(&completion()).as_slice(), &[0]].concat(),
    ] {
        assert_eq!(
            refused(&signed(record, Purpose::Record)),
            Code::CertificateTampered
        );
    }
}

#[test]
fn a_slip_is_no_forgery() {
    let code = sealed(&completion());
    let swapped = code.replacen("00", "0", 1);
    assert_ne!(swapped, code);
    assert_eq!(refused(&swapped), Code::CertificateMistyped);
    assert_eq!(
        refused(&code.replacen(':', ":%", 1)),
        Code::CertificateMistyped
    );
    for kept in [code.len() / 2, code.len() - 2, BEGINNING.len()] {
        assert_eq!(refused(&code[..kept]), Code::CertificateCut, "{kept}");
    }
    assert!(
        open(&code[..code.len() - 1]).is_ok(),
        "only the full stop is missing"
    );
}

#[test]
fn what_is_no_code_or_of_another_version_is_called_so() {
    for nonsense in [
        "",
        "hello",
        "EVENKEEL",
        "EVENKEEL:AB.",
        "EVENKEEL1234567:AB.",
    ] {
        assert_eq!(refused(nonsense), Code::CertificateNotFound, "{nonsense}");
    }
    assert_eq!(refused("EVENKEEL2:AB."), Code::CertificateNewer);
}

#[test]
fn codes_are_found_among_other_words_and_bytes_once_each() {
    let (one, other) = (
        sealed(&completion()),
        sealed(&Completion {
            name: String::new(),
            ..completion()
        }),
    );
    let file = [
        b"%PDF-1.7 \xff\xfe (Evenkeel) <pdf:Keywords>".as_slice(),
        one.as_bytes(),
        b"</pdf:Keywords> and once more ",
        one.as_bytes(),
        b" then\n",
        other.as_bytes(),
        b" EVENKEEL1:",
    ]
    .concat();
    let found = codes_in(&file);
    assert_eq!(found[..2], [one, other]);
    assert_eq!(refused(&found[2]), Code::CertificateCut);
    assert_eq!(found.len(), 3);
    assert!(codes_in(b"EVENKEE").is_empty());
}

#[test]
fn a_file_full_of_beginnings_ends() {
    let many: Vec<String> = (0..100_000)
        .map(|number| format!("{BEGINNING}{number}."))
        .collect();
    let many = many.concat();
    assert_eq!(codes_in(many.as_bytes()).len(), MOST);
    let endless = format!("{BEGINNING}{}", "A".repeat(5_000_000));
    assert_eq!(codes_in(endless.as_bytes()), [&endless[..LONGEST]]);
    assert_eq!(refused(&endless), Code::CertificateCut);
}

#[test]
fn a_text_that_is_too_long_ends_with_an_ellipsis() {
    let long = Completion {
        title: "Ŵ".repeat(300),
        ..completion()
    };
    let said = open(&sealed(&long)).unwrap().completion.title;
    assert!(said.ends_with('…') && said.len() <= LONGEST_TEXT);
}

proptest! {
    #[test]
    fn nothing_that_is_pasted_panics(text in ".{0,400}", bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = open(&text);
        let _ = open(&format!("{BEGINNING}{text}"));
        let _ = open(&format!("{BEGINNING}{}.", base32::write(&bytes)));
        let _ = codes_in(&bytes);
        let _ = read(&bytes);
    }

    #[test]
    fn no_letter_can_be_changed_unnoticed(at in 0_usize..400, by in 1_usize..32) {
        let code = sealed(&completion());
        let mut letters: Vec<u8> = code.bytes().collect();
        let at = BEGINNING.len() + at % (letters.len() - BEGINNING.len() - 1);
        let known = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let now = known.iter().position(|letter| *letter == letters[at]).unwrap();
        letters[at] = known[(now + by) % 32];
        prop_assert_eq!(refused(std::str::from_utf8(&letters).unwrap()), Code::CertificateMistyped);
    }
}
