//! A key's fingerprint in words, to be read out on the phone or compared across a table.
//!
//! The list has 1024 plain words, no two of which differ in a single letter; each word says ten bits. Six words say
//! 60 bits of the key's SHA-256. Somebody who wants a key of their own with the same six words must try about
//! 2^60 keys: some thirty thousand years for a computer that makes a million a second. A fingerprint is compared by
//! people, once; programs compare whole keys.

use std::sync::LazyLock;

/// How many words a fingerprint has.
const COUNT: usize = 6;

/// How many bits a word says.
const BITS: usize = 10;

static LIST: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("words.txt").lines().collect());

/// The first 60 bits of a hash as six words, such as `walnut otter lantern harbour plum kettle`.
pub(super) fn words(hash: &[u8; 32]) -> String {
    let bit = |at: usize| usize::from(hash[at / 8] >> (7 - at % 8) & 1);
    let word = |number: usize| {
        let position = (0..BITS).fold(0, |sum, at| sum * 2 + bit(number * BITS + at));
        LIST.get(position).copied().unwrap_or_default()
    };
    (0..COUNT).map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_is_as_long_as_ten_bits_and_sorted() {
        assert_eq!(LIST.len(), 1 << BITS);
        assert!(LIST.is_sorted());
        for word in LIST.iter() {
            assert!((3..=9).contains(&word.len()), "{word}");
            assert!(
                word.bytes().all(|letter| letter.is_ascii_lowercase()),
                "{word}"
            );
        }
    }

    #[test]
    fn no_word_is_one_letter_away_from_another() {
        // Every word with each of its letters left out, and with each replaced by a dot: two words that are one
        // letter apart share one of these.
        let mut seen = BTreeSet::new();
        for word in LIST.iter() {
            let mut mine = BTreeSet::from([(*word).to_owned()]);
            for at in 0..word.len() {
                mine.insert(format!("{}{}", &word[..at], &word[at + 1..]));
                mine.insert(format!("{}.{}", &word[..at], &word[at + 1..]));
            }
            for form in mine {
                // A form with a letter left out may meet another such form: those words are two letters apart.
                let whole_or_dotted = form == *word || form.contains('.');
                assert!(
                    seen.insert(form.clone()) || !whole_or_dotted,
                    "{word}: {form} is too near to another word"
                );
            }
        }
    }

    #[test]
    fn ten_bits_make_a_word() {
        let mut hash = [0; 32];
        assert_eq!(words(&hash), [LIST[0]; 6].join(" "));
        hash[0] = 0b0000_0000;
        hash[1] = 0b0100_0000;
        assert!(words(&hash).starts_with(LIST[1]));
        assert_eq!(words(&[0xff; 32]), [LIST[1023]; 6].join(" "));
    }

    #[test]
    fn bits_after_the_sixtieth_do_not_count() {
        let mut hash = [0xaa; 32];
        let before = words(&hash);
        hash[8] = 0;
        hash[7] ^= 0b0000_1111;
        assert_eq!(words(&hash), before);
        hash[7] ^= 0b0001_0000;
        assert_ne!(words(&hash), before);
    }
}
