use super::*;
use proptest::prelude::*;

fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_secret(&[seed; 32])
}

/// RFC 8032, section 7.1, test 2: the curve is the one everybody else has.
#[test]
fn the_public_key_is_that_of_rfc_8032() {
    let secret = hash::from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    assert_eq!(
        DeviceKey::from_secret(&secret.unwrap())
            .public()
            .to_string(),
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    );
}

/// Worked out by another program from RFC 8032, SHA-256 and the list of words.
#[test]
fn names_of_a_key_never_change() {
    let public = key(7).public();
    assert_eq!(public.id().to_string(), "11a788ad60925235fdc9c52316ee79a7");
    assert_eq!(
        public.fingerprint(),
        "birdbath patch mural garlic office escalator"
    );
}

#[test]
fn a_signature_is_for_one_message_one_purpose_and_one_key() {
    let signature = key(1).sign(Purpose::Record, b"Unit one, done");
    let public = key(1).public();
    assert!(public.signed(Purpose::Record, b"Unit one, done", &signature));
    assert!(!public.signed(Purpose::Record, b"Unit two, done", &signature));
    assert!(!public.signed(Purpose::Bundle, b"Unit one, done", &signature));
    assert!(
        !key(2)
            .public()
            .signed(Purpose::Record, b"Unit one, done", &signature)
    );
}

#[test]
fn a_purpose_cannot_be_smuggled_into_a_message() {
    let signature = key(1).sign(Purpose::Bundle, b"x");
    assert!(
        !key(1)
            .public()
            .signed(Purpose::Record, b"bundle\nx", &signature)
    );
}

#[test]
fn keys_that_fit_every_message_are_refused() {
    // The neutral element of the curve: with it, R = identity and s = 0 would "sign" anything.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut anything = [0; 64];
    anything[0] = 1;
    let public = PublicKey::from_bytes(neutral);
    assert!(!public.signed(Purpose::Record, b"", &Signature::from_bytes(anything)));
    let no_point = PublicKey::from_bytes([0xff; 32]);
    assert!(!no_point.signed(Purpose::Record, b"", &Signature::from_bytes(anything)));
}

#[test]
fn a_secret_is_never_shown() {
    let shown = format!("{:?}", key(0xab));
    assert!(
        !shown.contains("abab") && shown.contains("PublicKey("),
        "{shown}"
    );
}

#[test]
fn hexadecimal_of_the_wrong_length_or_letters_is_refused() {
    let digits = key(1).public().to_string();
    assert_eq!(PublicKey::parse(&digits), Some(key(1).public()));
    for wrong in [
        &digits[1..],
        &format!("{digits}00"),
        &digits.replace('a', "A"),
        "",
        "é",
    ] {
        if wrong != digits {
            assert_eq!(PublicKey::parse(wrong), None, "{wrong}");
        }
    }
}

proptest! {
    #[test]
    fn whatever_byte_changes_the_signature_no_longer_holds(
        message in prop::collection::vec(any::<u8>(), 1..200),
        at in any::<prop::sample::Index>(),
        bit in 0_u8..8,
    ) {
        let signature = key(3).sign(Purpose::Bundle, &message);
        let public = key(3).public();
        prop_assert!(public.signed(Purpose::Bundle, &message, &signature));
        let mut other = message.clone();
        other[at.index(message.len())] ^= 1 << bit;
        prop_assert!(!public.signed(Purpose::Bundle, &other, &signature));
        let mut bytes = *signature.bytes();
        bytes[at.index(64)] ^= 1 << bit;
        prop_assert!(!public.signed(Purpose::Bundle, &message, &Signature::from_bytes(bytes)));
    }
}
