//! An agency's word that a bundle arrived: a small file, signed by the computer that took the bundle in, which the
//! learner's computer reads to mark what it gave as received.
//!
//! Two lines: the receipt as JSON, and the signature over exactly the bytes of the first.

use super::bundle::Digest;
use super::signing::{DeviceKey, PublicKey, Purpose, Signature};
use crate::base::{Timestamp, hash};
use serde::{Deserialize, Serialize};

const FORMAT: &str = "https://evenkeel.example/receipt/";
const VERSION: u32 = 1;

/// No receipt of ours is longer, bytes.
pub const LONGEST: u64 = 8 * 1024;

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Name and version of the format.
    format: String,
    /// SHA-256 of the bundle's manifest, hexadecimal.
    bundle: String,
    /// When it was taken in, by the agency's clock.
    pub received_at: Timestamp,
    /// How many events it held.
    pub events: u64,
    /// Name of the agency, as it calls itself; may be empty.
    pub agency: String,
    /// The key of the computer that took it in.
    pub key: PublicKey,
}

impl Receipt {
    /// A receipt for the bundle with this digest.
    pub fn new(
        bundle: &Digest,
        received_at: Timestamp,
        events: u64,
        agency: &str,
        key: PublicKey,
    ) -> Self {
        Self {
            format: format!("{FORMAT}{VERSION}"),
            bundle: hash::hex(bundle),
            received_at,
            events,
            agency: agency.to_owned(),
            key,
        }
    }

    /// Which bundle it is for; `None` when it does not say so properly.
    pub fn bundle(&self) -> Option<Digest> {
        hash::from_hex(&self.bundle)
    }

    /// The file.
    ///
    /// # Errors
    /// If JSON could not be written, which no receipt can bring about.
    pub fn sealed(&self, key: &DeviceKey) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec(self)?;
        let signature = key.sign(Purpose::Receipt, &bytes);
        bytes.extend_from_slice(format!("\n{signature}\n").as_bytes());
        Ok(bytes)
    }

    /// Reads a file whose signature holds.
    ///
    /// # Errors
    /// In words, what is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is no text".to_owned())?;
        let mut lines = text.lines();
        let (Some(first), Some(second), None) = (lines.next(), lines.next(), lines.next()) else {
            return Err("a receipt has two lines".to_owned());
        };
        let receipt: Self = serde_json::from_str(first)
            .map_err(|source| format!("it cannot be read ({source})"))?;
        match receipt
            .format
            .strip_prefix(FORMAT)
            .and_then(|version| version.parse::<u32>().ok())
        {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => {
                return Err("it was written by a newer Evenkeel".to_owned());
            }
            _ => return Err("it is of no format of ours".to_owned()),
        }
        let holds = Signature::parse(second).is_some_and(|signature| {
            receipt
                .key
                .signed(Purpose::Receipt, first.as_bytes(), &signature)
        });
        if !holds {
            return Err("its signature does not belong to its content".to_owned());
        }
        if receipt.bundle().is_none() {
            return Err("it does not say for which bundle it is".to_owned());
        }
        Ok(receipt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> DeviceKey {
        DeviceKey::from_secret(&[7; 32])
    }

    fn receipt() -> Receipt {
        let at = Timestamp::parse("2026-11-23T19:42:00.000Z").unwrap();
        Receipt::new(&[5; 32], at, 40, "Harbour Fostering", key().public())
    }

    fn text() -> String {
        String::from_utf8(receipt().sealed(&key()).unwrap()).unwrap()
    }

    #[test]
    fn a_receipt_reads_back() {
        let read = Receipt::read(text().as_bytes()).unwrap();
        assert_eq!(read, receipt());
        assert_eq!(read.bundle(), Some([5; 32]));
        assert!((text().len() as u64) < LONGEST);
        // Carried through a mail program of another system.
        assert!(Receipt::read(text().replace('\n', "\r\n").as_bytes()).is_ok());
    }

    #[test]
    fn what_was_changed_or_is_no_receipt_is_refused() {
        let good = text();
        let stranger = DeviceKey::from_secret(&[9; 32]);
        let forged = String::from_utf8(receipt().sealed(&stranger).unwrap()).unwrap();
        for (text, said) in [
            (good.replace("\"events\":40", "\"events\":41"), "signature"),
            (good.replace("Harbour", "Another"), "signature"),
            (forged, "signature"),
            (good.replace("receipt/1", "receipt/2"), "newer"),
            (good.replace("receipt/1", "receipt/x"), "format"),
            (good.lines().next().unwrap().to_owned(), "two lines"),
            (format!("{good}more"), "two lines"),
            ("a\nb".to_owned(), "cannot be read"),
            (String::new(), "two lines"),
        ] {
            let finding = Receipt::read(text.as_bytes()).unwrap_err();
            assert!(finding.contains(said), "{text:?}: {finding}");
        }
        assert!(Receipt::read(&[0xff; 100]).is_err());
    }
}
