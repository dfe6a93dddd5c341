//! The code on a certificate: who completed what and when, in a few hundred letters, signed by the device that saw it.
//!
//! Version 1, written so that a program of thirty lines can check one without Evenkeel:
//!
//! ```text
//! code      = "EVENKEEL1:" base32 "."       base32: Crockford's alphabet; white space and hyphens do not count
//! bytes     = record key signature check    key: 32 bytes; signature: 64 bytes; check: 4 bytes
//! record    = a CBOR array, see `write`
//! signature = Ed25519 by key over the 44 bytes "https://evenkeel.example/signature/1\nrecord\n" and record
//! check     = the first 4 bytes of SHA-256 over record key signature
//! ```
//!
//! The check tells a slip of the pen from a forgery. Letters, digits, `:` and `.` are what a QR code packs tightest
//! beside figures alone. [`seal`] writes one, [`codes_in`] finds them in a text or a file, [`open`] reads and checks.

use super::base32;
use super::{Completion, What};
use crate::base::id::{EventId, LearnerId};
use crate::base::{Error, Result, Timestamp, hash};
use crate::records::signing::{DeviceKey, PublicKey, Purpose, Signature};
use minicbor::{Decoder, Encoder};

/// How a code of this version begins.
const BEGINNING: &str = "EVENKEEL1:";
/// How a code of any version begins, before its number.
const NAME: &[u8] = b"EVENKEEL";
const KEY: usize = 32;
const SIGNATURE: usize = 64;
const CHECK: usize = 4;
/// The longest that a text inside may be, in bytes; longer ones end with an ellipsis.
const LONGEST_TEXT: usize = 120;
/// The longest code that anybody would have written.
const LONGEST: usize = 4_000;
/// The most codes looked for in one file.
const MOST: usize = 200;

/// A certificate whose signature is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What was completed.
    pub completion: Completion,
    /// The public key of the device that signed it.
    pub key: PublicKey,
}

/// Writes the code of a completion, signed by this device.
pub fn seal(completion: &Completion, device: &DeviceKey) -> String {
    let mut bytes = write(completion);
    let signature = device.sign(Purpose::Record, &bytes);
    bytes.extend(device.public().bytes());
    bytes.extend(signature.bytes());
    let check = hash::sha256(&[&bytes]);
    bytes.extend(&check[..CHECK]);
    format!("{BEGINNING}{}.", base32::write(&bytes))
}

/// Every code that stands in a text or a file, once each, in the order in which they stand there.
pub fn codes_in(bytes: &[u8]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(found) = find(&bytes[at..]) {
        at += found;
        let whole = &bytes[at..bytes.len().min(at + LONGEST)];
        let end = whole
            .iter()
            .position(|byte| b".<>()".contains(byte))
            .map_or(whole.len(), |end| end + usize::from(whole[end] == b'.'));
        let code = String::from_utf8_lossy(&whole[..end]).into_owned();
        if !codes.contains(&code) {
            codes.push(code);
        }
        if codes.len() == MOST {
            break;
        }
        at += NAME.len();
    }
    codes
}

/// Where the next code begins.
fn find(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(NAME.len())
        .enumerate()
        .filter(|(_, window)| window.eq_ignore_ascii_case(NAME))
        .map(|(at, _)| at)
        .find(|at| {
            let after = &bytes[at + NAME.len()..];
            let digits = after
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            (1..=4).contains(&digits) && after.get(digits) == Some(&b':')
        })
}

/// Reads a code and checks its signature.
///
/// # Errors
/// [`Error::CertificateNotFound`] when it is no code, [`Error::CertificateNewer`] when another version wrote it,
/// [`Error::CertificateCut`] when its end is missing, [`Error::CertificateMistyped`] when a letter is wrong,
/// [`Error::CertificateTampered`] when the signature does not fit what it says.
pub fn open(code: &str) -> Result<Opened> {
    let code = code.trim();
    if find(code.as_bytes()) != Some(0) {
        return Err(Error::CertificateNotFound);
    }
    let (beginning, rest) = code.split_once(':').ok_or(Error::CertificateNotFound)?;
    let version = &beginning[NAME.len()..];
    if version != "1" {
        return Err(Error::CertificateNewer {
            found: version.to_owned(),
        });
    }
    let (letters, whole) = rest
        .split_once('.')
        .map_or((rest, false), |(letters, _)| (letters, true));
    let wrong = |letter: Option<char>| {
        if whole || letter.is_some() {
            Error::CertificateMistyped { letter }
        } else {
            Error::CertificateCut
        }
    };
    if letters.len() > LONGEST {
        return Err(wrong(None));
    }
    let bytes = base32::read(letters).map_err(wrong)?;
    let (body, check) = bytes
        .split_last_chunk::<CHECK>()
        .ok_or_else(|| wrong(None))?;
    if hash::sha256(&[body])[..CHECK] != check[..] {
        return Err(wrong(None));
    }
    let (body, signature) = body
        .split_last_chunk::<SIGNATURE>()
        .ok_or(Error::CertificateTampered)?;
    let (record, key) = body
        .split_last_chunk::<KEY>()
        .ok_or(Error::CertificateTampered)?;
    let key = PublicKey::from_bytes(*key);
    if !key.signed(Purpose::Record, record, &Signature::from_bytes(*signature)) {
        return Err(Error::CertificateTampered);
    }
    let completion = read(record).map_err(|_| Error::CertificateTampered)?;
    Ok(Opened { completion, key })
}

/// The record, as an array of fifteen: what it is (0 a unit, 1 the course), id of the completion event, id of the
/// learner, name, title, title of the course, version of the course, the days (since 1970) of law and refresher, the
/// seconds (since 1970) of completion and of making, active minutes, best score in per cent, agency; then whether
/// the clock of the device ever went back. What is not there is null, a name or agency that was not given is empty.
fn write(completion: &Completion) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    // A Vec takes whatever is written.
    let _ = write_to(&mut Encoder::new(&mut bytes), completion);
    bytes
}

const FIELDS: u64 = 15;

fn write_to(
    to: &mut Encoder<&mut Vec<u8>>,
    it: &Completion,
) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
    to.array(FIELDS)?
        .u8(match it.what {
            What::Unit => 0,
            What::Course => 1,
        })?
        .bytes(it.record.uuid().as_bytes())?
        .bytes(it.learner.uuid().as_bytes())?
        .str(&clipped(&it.name))?
        .str(&clipped(&it.title))?
        .str(&clipped(&it.course_title))?
        .str(&clipped(&it.course_version))?
        .encode(Timestamp::days_of(&it.law_as_at))?
        .encode(it.refresher_due.as_deref().and_then(Timestamp::days_of))?
        .i64(it.completed.milliseconds().div_euclid(1000))?
        .i64(it.made.milliseconds().div_euclid(1000))?
        .u32(it.active_minutes)?
        .encode(it.best_percent)?
        .str(&clipped(&it.agency))?
        .bool(it.clock_doubt)?;
    Ok(())
}

fn read(bytes: &[u8]) -> Result<Completion, minicbor::decode::Error> {
    let odd = minicbor::decode::Error::message;
    let mut from = Decoder::new(bytes);
    if from.array()? != Some(FIELDS) {
        return Err(odd("not as many fields as there are"));
    }
    let what = match from.u8()? {
        0 => What::Unit,
        1 => What::Course,
        _ => return Err(odd("neither unit nor course")),
    };
    let id = |bytes: &[u8]| uuid::Uuid::from_slice(bytes).map_err(|_| odd("not a UUID"));
    let day = |days: Option<i32>| days.and_then(Timestamp::day_of);
    let moment = |seconds: i64| Timestamp::from_milliseconds(seconds.saturating_mul(1000));
    let completion = Completion {
        what,
        record: EventId::from(id(from.bytes()?)?),
        learner: LearnerId::from(id(from.bytes()?)?),
        name: from.str()?.to_owned(),
        title: from.str()?.to_owned(),
        course_title: from.str()?.to_owned(),
        course_version: from.str()?.to_owned(),
        law_as_at: day(from.decode()?).unwrap_or_default(),
        refresher_due: day(from.decode()?),
        completed: moment(from.i64()?),
        made: moment(from.i64()?),
        active_minutes: from.u32()?,
        best_percent: from.decode()?,
        agency: from.str()?.to_owned(),
        clock_doubt: from.bool()?,
    };
    if from.position() == bytes.len() {
        Ok(completion)
    } else {
        Err(odd("something stands after the record"))
    }
}

/// As much of a text as goes in.
fn clipped(text: &str) -> String {
    if text.len() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(LONGEST_TEXT - '…'.len_utf8());
    format!("{}…", &text[..end])
}

#[cfg(test)]
mod tests;
