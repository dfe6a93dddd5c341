//! Content hashes: SHA-256, written as lower-case hexadecimal.

use sha2::{Digest, Sha256};

/// SHA-256 of the parts one after the other, each preceded by its length, so that moving a byte from one part to the
/// next changes the hash. 64 hexadecimal digits.
pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hex(&hasher.finalize())
}

/// SHA-256 of one piece of text, cut to its first `digits` hexadecimal digits.
pub fn short(text: &str, digits: usize) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let mut start = hex(&hash[..digits.div_ceil(2).min(hash.len())]);
    start.truncate(digits);
    start
}

/// SHA-256 of the parts as if they were one.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

/// Exactly as many bytes as asked for, from lower-case hexadecimal digits; `None` when the text is anything else. One
/// value has one way to be written.
pub fn from_hex<const N: usize>(digits: &str) -> Option<[u8; N]> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    if digits.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_reads_back_and_has_one_form() {
        assert_eq!(from_hex::<2>(&hex(&[0, 0xfe])), Some([0, 0xfe]));
        for wrong in ["00f", "00FE", "00f", "0xfe", "00fe ", "+0fe", ""] {
            assert_eq!(from_hex::<2>(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn short_is_the_start_of_sha256() {
        assert_eq!(short("abc", 8), "ba7816bf");
        assert_eq!(short("abc", 3), "ba7");
        assert_eq!(short("abc", 90).len(), 64);
    }

    #[test]
    fn a_byte_that_moves_between_parts_changes_the_hash() {
        assert_ne!(
            of_parts([b"ab".as_slice(), b"c"]),
            of_parts([b"a".as_slice(), b"bc"])
        );
    }
}
