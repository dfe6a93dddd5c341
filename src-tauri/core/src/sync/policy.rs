//! What an agency has decided about its record store for this computer: a file that it puts there. People here see what
//! it says and cannot change it.
//!
//! ```toml
//! [record-store]
//! address = "https://lrs.example/xAPI"
//! key = "laptops"
//! secret = "…"
//! automatic = true    # may be left out: then it is up to the people here
//! ```

use super::endpoint::{Endpoint, Key};
use crate::base::error::LrsError;
use serde::Deserialize;

/// No policy is longer, bytes.
pub const LONGEST: u64 = 64 * 1024;

/// The record store of the agency that looks after this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Where it is.
    pub endpoint: Endpoint,
    /// The key that opens it.
    pub key: Key,
    /// Whether records are sent by themselves, where the agency has decided that too.
    pub automatic: Option<bool>,
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "record-store")]
    record_store: Option<Store>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Store {
    address: String,
    key: String,
    secret: String,
    automatic: Option<bool>,
}

impl Policy {
    /// Reads the text of a policy; none when it decides nothing about a record store.
    ///
    /// # Errors
    /// [`LrsError::PolicyUnusable`]. It names no secret.
    pub fn read(path: &str, text: &str) -> Result<Option<Self>, LrsError> {
        let unusable = |why: String| LrsError::PolicyUnusable {
            path: path.to_owned(),
            why,
        };
        let file: File = toml::from_str(text).map_err(|error| unusable(finding(text, &error)))?;
        let Some(store) = file.record_store else {
            return Ok(None);
        };
        let said = |error: &LrsError| unusable(error.to_string().trim_end_matches('.').to_owned());
        Ok(Some(Self {
            endpoint: Endpoint::parse(&store.address).map_err(|error| said(&error))?,
            key: Key::new(&store.key, &store.secret).map_err(|error| said(&error))?,
            automatic: store.automatic,
        }))
    }
}

/// What is wrong, and in which line. What stands there is not repeated, since it may be the secret.
fn finding(text: &str, error: &toml::de::Error) -> String {
    let message = error.message();
    if message.starts_with("missing field") || message.starts_with("unknown field") {
        return message.to_owned();
    }
    let begins = error.span().map_or(0, |span| span.start);
    let before = text.get(..begins).unwrap_or_default();
    format!("line {} cannot be read", before.matches('\n').count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<Policy>, LrsError> {
        Policy::read("/etc/evenkeel/policy.toml", text)
    }

    #[test]
    fn a_policy_says_where_with_which_key_and_perhaps_whether_by_itself() {
        let store = "[record-store]\naddress = \"https://lrs.example/xAPI/\"\nkey = \"laptops\"\nsecret = \"s3cret\"\n";
        let policy = read(store).unwrap().unwrap();
        assert_eq!(policy.endpoint.to_string(), "https://lrs.example/xAPI");
        assert_eq!(policy.key, Key::new("laptops", "s3cret").unwrap());
        assert_eq!(policy.automatic, None);
        let policy = read(&format!("{store}automatic = true")).unwrap().unwrap();
        assert_eq!(policy.automatic, Some(true));
        for nothing in ["", "[something-else]\nof = \"a newer program\""] {
            assert_eq!(read(nothing).unwrap(), None);
        }
    }

    #[test]
    fn what_is_wrong_with_a_policy_is_said_without_its_secret() {
        for wrong in [
            "record-store",
            "[record-store]\naddress = \"https://lrs.example\"\nkey = \"a\"",
            "[record-store]\naddress = \"http://lrs.example\"\nkey = \"a\"\nsecret = \"s3cret\"",
            "[record-store]\naddress = \"https://lrs.example\"\nkey = \"a:b\"\nsecret = \"s3cret\"",
            "[record-store]\naddress = \"https://lrs.example\"\nkey = \"a\"\nsecret = \"s3cret\"\nautomatic = \"s3cret\"",
            "[record-store]\naddress = \"https://lrs.example\"\nkey = \"a\"\nsecret = \"s3cret\"\nautomatically = true",
        ] {
            let error = read(wrong).unwrap_err();
            assert!(
                matches!(error, LrsError::PolicyUnusable { .. }),
                "{error:?}"
            );
            assert!(!error.to_string().contains("s3cret"), "{error}");
        }
        let said = |text: &str| read(text).unwrap_err().to_string();
        assert!(
            said("[record-store]\naddress = \"https://lrs.example\"\nkey = 3").contains("line 3")
        );
        assert!(said("[record-store]\nkey = \"a\"").contains("`address`"));
    }
}
