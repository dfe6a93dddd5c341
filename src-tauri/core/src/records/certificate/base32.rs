//! Bytes as letters that can be read aloud and typed: Crockford's base 32, which leaves out I, L, O and U.

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Five bits a letter, the last padded with zeros.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(held >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(held << (5 - bits)));
    }
    text
}

fn letter(value: u32) -> char {
    char::from(LETTERS[(value & 31) as usize])
}

/// Reads what [`write`] wrote, large or small, with white space and hyphens anywhere, O for 0 and I or L for 1.
///
/// # Errors
/// The letter that cannot stand there; none when bits are left over that no byte wrote.
pub(super) fn read(text: &str) -> Result<Vec<u8>, Option<char>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.chars() {
        if letter.is_whitespace() || letter == '-' {
            continue;
        }
        held = held << 5 | value(letter).ok_or(Some(letter))?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 255).map_err(|_| None)?);
            held &= (1 << bits) - 1;
        }
    }
    if bits >= 5 || held != 0 {
        return Err(None);
    }
    Ok(bytes)
}

fn value(letter: char) -> Option<u32> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    (0..)
        .zip(LETTERS)
        .find(|(_, known)| char::from(**known) == letter)
        .map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_easily_confused_is_read_as_it_was_meant() {
        assert_eq!(write(&[0, 68, 50]), "01234");
        assert_eq!(read("oI2-34"), Ok(vec![0, 68, 50]));
        assert_eq!(read("0l 234"), Ok(vec![0, 68, 50]));
        assert_eq!(read("01u34"), Err(Some('u')));
        assert_eq!(read("0129"), Err(None), "bits that no byte wrote");
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert_eq!(read(&write(&bytes).to_lowercase()), Ok(bytes));
        }
    }
}
