//! Content hashes: SHA-256, written as lower-case hexadecimal.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

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
    let mut all = hex(&Sha256::digest(text.as_bytes()));
    all.truncate(digits);
    all
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_is_the_start_of_sha256() {
        assert_eq!(short("abc", 8), "ba7816bf");
    }

    #[test]
    fn a_byte_that_moves_between_parts_changes_the_hash() {
        assert_ne!(
            of_parts([b"ab".as_slice(), b"c"]),
            of_parts([b"a".as_slice(), b"bc"])
        );
    }
}
