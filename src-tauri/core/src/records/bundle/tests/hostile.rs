//! Files that no Evenkeel wrote, or that somebody changed on the way.

use super::*;
use crate::base::hash;
use crate::records::signing::Purpose;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io;
use zip::write::{SimpleFileOptions, ZipWriter};

type Entry = (String, Vec<u8>);

/// The entries of a good bundle, unpacked.
fn entries() -> Vec<Entry> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bundle())).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            io::copy(&mut file, &mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
}

fn zipped(entries: &[Entry]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn entry<'a>(entries: &'a mut [Entry], name: &str) -> &'a mut Vec<u8> {
    &mut entries
        .iter_mut()
        .find(|(other, _)| other == name)
        .unwrap()
        .1
}

fn manifest(entries: &mut [Entry]) -> Value {
    serde_json::from_slice(entry(entries, MANIFEST)).unwrap()
}

/// Signed anew, by somebody who has a key of their own.
fn signed(mut entries: Vec<Entry>, manifest: &Value) -> Vec<Entry> {
    let bytes = serde_json::to_vec(manifest).unwrap();
    let signature = key().sign(Purpose::Bundle, &bytes).to_string();
    *entry(&mut entries, MANIFEST) = bytes;
    *entry(&mut entries, SIGNATURE) = signature.into_bytes();
    entries
}

/// With other events, and a manifest that says so.
fn with_events(text: &[u8]) -> Vec<u8> {
    let mut all = entries();
    let mut manifest = manifest(&mut all);
    manifest["parts"][1]["bytes"] = json!(text.len());
    manifest["parts"][1]["lines"] = json!(line_breaks(text));
    manifest["parts"][1]["sha256"] = json!(hash::hex(&hash::sha256(&[text])));
    *entry(&mut all, "events.jsonl") = text.to_vec();
    zipped(&signed(all, &manifest))
}

fn line_of(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value = serde_json::to_value(event(1)).unwrap();
    change(&mut value);
    let mut line = serde_json::to_vec(&value).unwrap();
    line.push(b'\n');
    line
}

#[test]
fn the_pieces_of_these_tests_make_a_good_bundle_when_nothing_is_changed() {
    assert_eq!(read_all(&zipped(&entries())).unwrap().len(), 40);
    let mut all = entries();
    let manifest = manifest(&mut all);
    assert_eq!(
        read_all(&zipped(&signed(all, &manifest))).unwrap().len(),
        40
    );
    assert_eq!(read_all(&with_events(&line_of(|_| {}))).unwrap().len(), 1);
}

#[test]
fn a_bundle_that_is_cut_off_anywhere_is_no_bundle() {
    let whole = bundle();
    for length in (0..whole.len()).step_by(41).chain([whole.len() - 1]) {
        let (code, said) = refused(&whole[..length]);
        assert_eq!(code, Code::NotABundle, "{length}: {said}");
    }
    let mut longer = whole;
    longer.push(0);
    assert_eq!(refused(&longer).0, Code::NotABundle);
}

#[test]
fn what_is_no_zip_is_no_bundle() {
    for bytes in [
        Vec::new(),
        vec![0; 5000],
        b"record_id,learner_ref\r\n".repeat(40),
        b"PK\x03\x04".repeat(400),
        zipped(&[]),
    ] {
        assert_eq!(refused(&bytes).0, Code::NotABundle);
    }
}

#[test]
fn content_that_was_changed_is_tampered_with() {
    for name in [
        "people.jsonl",
        "events.jsonl",
        "statements.jsonl",
        "records.csv",
    ] {
        let mut all = entries();
        // As long as before, so that only the hash can tell.
        let bytes = entry(&mut all, name);
        let at = bytes.len() / 2;
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        let (code, said) = refused(&zipped(&all));
        assert_eq!(code, Code::BundleTampered, "{name}: {said}");
        assert!(said.contains(name), "{said}");

        let mut all = entries();
        entry(&mut all, name).extend_from_slice(b"{}\n");
        assert_eq!(
            refused(&zipped(&all)).0,
            Code::BundleTampered,
            "{name} longer"
        );
        let mut all = entries();
        entry(&mut all, name).clear();
        assert_eq!(
            refused(&zipped(&all)).0,
            Code::BundleTampered,
            "{name} emptied"
        );
    }
}

#[test]
fn tampering_is_said_before_what_the_changed_line_looks_like() {
    let mut all = entries();
    let bytes = entry(&mut all, "events.jsonl");
    bytes[0] = b'!';
    let (code, said) = refused(&zipped(&all));
    assert_eq!(code, Code::BundleTampered, "{said}");
}

#[test]
fn a_manifest_that_was_changed_no_longer_fits_its_signature() {
    let mut all = entries();
    let mut changed = manifest(&mut all);
    changed["made_at"] = json!("2020-01-01T00:00:00.000Z");
    *entry(&mut all, MANIFEST) = serde_json::to_vec(&changed).unwrap();
    assert_eq!(refused(&zipped(&all)).0, Code::BundleTampered);
}

#[test]
fn a_signature_of_somebody_else_does_not_pass() {
    let stranger = DeviceKey::from_secret(&[9; 32]);
    let mut all = entries();
    let bytes = entry(&mut all, MANIFEST).clone();
    let signature = stranger.sign(Purpose::Bundle, &bytes).to_string();
    *entry(&mut all, SIGNATURE) = signature.into_bytes();
    assert_eq!(refused(&zipped(&all)).0, Code::BundleTampered);
    for nonsense in [&b""[..], b"yes", &[0xff; 128], &[b'0'; 128]] {
        let mut all = entries();
        *entry(&mut all, SIGNATURE) = nonsense.to_vec();
        assert_eq!(refused(&zipped(&all)).0, Code::BundleTampered);
    }
    // Signed for another purpose.
    let mut all = entries();
    let bytes = entry(&mut all, MANIFEST).clone();
    let signature = key().sign(Purpose::Record, &bytes).to_string();
    *entry(&mut all, SIGNATURE) = signature.into_bytes();
    assert_eq!(refused(&zipped(&all)).0, Code::BundleTampered);
}

#[test]
fn names_that_do_not_belong_are_refused_whatever_path_they_try() {
    for name in [
        "../../.bashrc",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "..\\evenkeel.exe",
        "EVENTS.JSONL",
        "events.jsonl/",
        "events.jsonl\u{0}.txt",
        "reflections.jsonl",
        "",
    ] {
        let mut all = entries();
        all[3].0 = name.to_owned();
        let (code, said) = refused(&zipped(&all));
        assert_eq!(code, Code::NotABundle, "{name:?}: {said}");
        assert!(!said.contains('\u{0}'), "{said:?}");
    }
}

#[test]
fn a_file_too_many_or_too_few_is_refused() {
    let mut more = entries();
    more.push(("read-me.txt".to_owned(), Vec::new()));
    assert_eq!(refused(&zipped(&more)).0, Code::NotABundle);
    for missing in 0..entries().len() {
        let mut fewer = entries();
        fewer.remove(missing);
        assert_eq!(refused(&zipped(&fewer)).0, Code::NotABundle);
    }
}

#[test]
fn a_name_that_is_in_it_twice_is_refused() {
    // The writer of a library refuses to write this: the second name is put in by hand, in both places.
    let mut all = entries();
    all[3].0 = "events.jsonX".to_owned();
    let mut bytes = zipped(&all);
    let from = b"events.jsonX";
    while let Some(at) = bytes.windows(from.len()).position(|part| part == from) {
        bytes[at + from.len() - 1] = b'l';
    }
    assert_eq!(refused(&bytes).0, Code::NotABundle);
}

#[test]
fn a_directory_of_a_million_names_is_never_read() {
    let mut bytes = bundle();
    let end = bytes.len() - 22;
    // As many entries as can be said, at the place where a longer format would say more.
    for at in [8, 9, 10, 11] {
        bytes[end + at] = 0xff;
    }
    assert_eq!(refused(&bytes).0, Code::NotABundle);
    let mut bytes = bundle();
    for at in 12..16 {
        bytes[end + at] = 0xff;
    }
    assert_eq!(refused(&bytes).0, Code::NotABundle);
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    // 64 million spaces pack to some 64 thousand bytes.
    let bomb = vec![b' '; 64 * 1024 * 1024];
    let bytes = with_events(&bomb);
    assert!(bytes.len() < 200_000);
    let (code, said) = refused(&bytes);
    assert_eq!(code, Code::BundleTooLarge, "{said}");
}

#[test]
fn a_bomb_that_says_it_is_small_stops_at_what_it_said() {
    let mut all = entries();
    let mut manifest = manifest(&mut all);
    manifest["parts"][1]["bytes"] = json!(100);
    *entry(&mut all, "events.jsonl") = vec![b' '; 8_765_432];
    let mut bytes = zipped(&signed(all, &manifest));
    // The zip's own lists say 100 as well.
    let length = u32::to_le_bytes(8_765_432);
    while let Some(at) = bytes.windows(4).position(|part| part == length) {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let mut reader = open(&bytes).unwrap();
    let mut seen = 0;
    let refused = reader.lines(Part::Events, |_, line| {
        seen += line.len();
        Ok(())
    });
    assert!(refused.is_err());
    assert!(seen <= 101, "{seen}");
}

#[test]
fn a_manifest_of_ten_gigabytes_is_not_read() {
    let mut all = entries();
    *entry(&mut all, MANIFEST) = vec![b' '; 4 * 1024 * 1024];
    assert_eq!(refused(&zipped(&all)).0, Code::BundleTooLarge);
    let mut all = entries();
    *entry(&mut all, SIGNATURE) = vec![b'0'; 4 * 1024 * 1024];
    assert_eq!(refused(&zipped(&all)).0, Code::BundleTooLarge);
    // One that lies about its length is stopped at the limit.
    let mut all = entries();
    *entry(&mut all, MANIFEST) = vec![b' '; 4_765_432];
    let mut bytes = zipped(&all);
    let length = u32::to_le_bytes(4_765_432);
    while let Some(at) = bytes.windows(4).position(|part| part == length) {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(
        refused(&bytes).0,
        Code::BundleTooLarge | Code::NotABundle
    ));
}

#[test]
fn parts_that_say_they_are_larger_than_a_zip_can_hold_are_refused() {
    let mut all = entries();
    let mut manifest = manifest(&mut all);
    manifest["parts"][1]["bytes"] = json!(10_u64 * 1024 * 1024 * 1024);
    assert_eq!(
        refused(&zipped(&signed(all, &manifest))).0,
        Code::BundleTooLarge
    );
}

#[test]
fn a_newer_format_is_named_and_another_is_none_of_ours() {
    for (format, expected) in [
        ("https://evenkeel.example/bundle/2", Code::BundleNewer),
        (
            "https://evenkeel.example/bundle/4000000000",
            Code::BundleNewer,
        ),
        ("https://evenkeel.example/bundle/", Code::NotABundle),
        ("https://evenkeel.example/bundle/1.5", Code::NotABundle),
        ("https://example.org/bundle/1", Code::NotABundle),
        ("", Code::NotABundle),
    ] {
        let mut all = entries();
        let mut manifest = manifest(&mut all);
        manifest["format"] = json!(format);
        let (code, said) = refused(&zipped(&signed(all, &manifest)));
        assert_eq!(code, expected, "{format}: {said}");
    }
}

#[test]
fn a_manifest_that_is_odd_in_any_way_is_refused() {
    let oddities: [fn(&mut Value); 9] = [
        |manifest| manifest["parts"] = json!([]),
        |manifest| manifest["parts"][0] = manifest["parts"][1].clone(),
        |manifest| manifest["parts"][1]["name"] = json!("../events.jsonl"),
        |manifest| manifest["parts"][1]["bytes"] = json!(-1),
        |manifest| manifest["parts"][1]["lines"] = Value::Null,
        |manifest| manifest["made_at"] = json!("yesterday"),
        |manifest| manifest["carries"] = json!("everything"),
        |manifest| manifest["device"] = json!("me"),
        |manifest| *manifest = json!([]),
    ];
    for odd in oddities {
        let mut all = entries();
        let mut manifest = manifest(&mut all);
        odd(&mut manifest);
        let (code, said) = refused(&zipped(&signed(all, &manifest)));
        assert_eq!(code, Code::NotABundle, "{said}");
    }
    for lines in [0, 39, 41] {
        let mut all = entries();
        let mut manifest = manifest(&mut all);
        manifest["parts"][1]["lines"] = json!(lines);
        let (code, said) = refused(&zipped(&signed(all, &manifest)));
        assert_eq!(code, Code::BundleTampered, "{said}");
    }
}

#[test]
fn lines_that_are_no_events_are_refused_with_their_number() {
    let nested = format!("{}{}", "[".repeat(500), "]".repeat(500));
    let good = line_of(|_| {});
    let odd: Vec<Vec<u8>> = vec![
        b"\n".to_vec(),
        b"null\n".to_vec(),
        b"\xff\xfe\n".to_vec(),
        line_of(|event| event["id"] = json!("1")),
        line_of(|event| event["sequence"] = json!(0)),
        line_of(|event| event["sequence"] = json!(-4)),
        line_of(|event| event["order"] = json!(i64::MAX)),
        line_of(|event| event["at"] = json!("2026-02-30T00:00:00Z")),
        line_of(|event| event["clock"] = json!("sundial")),
        line_of(|event| event["kind"] = json!("")),
        line_of(|event| event["version"] = json!(5_000_000_000_u64)),
        line_of(|event| event["title"] = Value::Null),
        String::from_utf8(good.clone())
            .unwrap()
            .replace(
                r#""body":{"lesson":"toast","section":"happened"}"#,
                &format!(r#""body":{nested}"#),
            )
            .into_bytes(),
        // Without an end.
        good[..good.len() - 1].to_vec(),
    ];
    for odd in odd {
        let (code, said) = refused(&with_events(&[good.clone(), odd].concat()));
        assert_eq!(code, Code::NotABundle, "{said}");
        assert!(said.contains("line 2"), "{said}");
    }
}

#[test]
fn a_line_longer_than_any_event_is_not_held_in_memory() {
    let mut text = line_of(|event| {
        // Random enough that packing it raises no suspicion.
        let words: String = (0..300_000_u64)
            .map(|number| hash::short(&number.to_string(), 8))
            .collect();
        event["title"] = json!(words);
    });
    text.extend(line_of(|_| {}));
    assert!(text.len() as u64 > LONGEST_LINE);
    let (code, said) = refused(&with_events(&text));
    assert_eq!(code, Code::NotABundle, "{said}");
    assert!(said.contains("line 1"), "{said}");
}

#[test]
fn unknown_kinds_and_versions_and_odd_dates_are_carried() {
    let text = [
        line_of(|event| event["kind"] = json!("danced")),
        line_of(|event| event["version"] = json!(99)),
        line_of(|event| event["at"] = json!("1970-01-01T00:00:00.000Z")),
        line_of(|event| event["at"] = json!("2999-12-31T23:59:59.999Z")),
        line_of(|event| event["mood"] = json!("a field of a newer program")),
    ]
    .concat();
    assert_eq!(read_all(&with_events(&text)).unwrap().len(), 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_byte_can_be_changed_without_being_noticed(
        at in any::<prop::sample::Index>(),
        by in 1_u8..=255,
    ) {
        let good = bundle();
        let mut changed = good.clone();
        let at = at.index(changed.len());
        changed[at] ^= by;
        // What the zip says about itself (a date, a permission) may change; what it carries may not.
        if let Ok(events) = read_all(&changed) {
            prop_assert_eq!(events, read_all(&good).unwrap());
            let (changed, good) = (open(&changed).unwrap(), open(&good).unwrap());
            prop_assert_eq!(changed.digest(), good.digest());
        }
    }

    #[test]
    fn no_bytes_whatever_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        prop_assert!(read_all(&bytes).is_err());
    }
}
