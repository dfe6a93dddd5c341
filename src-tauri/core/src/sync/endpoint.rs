//! Where a record store is: an address that an agency hands out, and the key that goes with it.

use crate::base::error::LrsError;
use std::fmt;
use std::net::IpAddr;

/// No address is longer, letters.
const LONGEST: usize = 500;

/// The address of a record store: https, or http on this very computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Without a slash at the end.
    base: String,
    host: String,
    on_this_computer: bool,
}

impl Endpoint {
    /// Reads an address as people paste it: spaces around it, a slash or `/statements` at its end.
    ///
    /// # Errors
    /// [`LrsError::AddressUnusable`].
    pub fn parse(text: &str) -> Result<Self, LrsError> {
        read(text.trim()).map_err(|why| LrsError::AddressUnusable {
            address: text.trim().chars().take(LONGEST).collect(),
            why,
        })
    }

    /// Name of the computer, with the port where one is named.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is this very computer, so that nothing leaves it.
    pub fn is_on_this_computer(&self) -> bool {
        self.on_this_computer
    }

    /// Where statements go.
    pub fn statements(&self) -> String {
        format!("{}/statements", self.base)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.base)
    }
}

fn read(text: &str) -> Result<Endpoint, &'static str> {
    if text.is_empty() {
        return Err("it is empty");
    }
    if text.chars().count() > LONGEST {
        return Err("it is too long");
    }
    let uri: ureq::http::Uri = text.parse().map_err(|_| "it is no web address")?;
    let authority = uri.authority().ok_or("it does not begin with https://")?;
    if authority.as_str().contains('@') {
        return Err("the key does not belong into it");
    }
    let host = authority.host();
    let on_this_computer = is_loopback(host);
    match uri.scheme_str() {
        Some("https") => {}
        Some("http") if on_this_computer => {}
        Some("http") => {
            return Err("http:// lets anybody on the way read along, so only https:// is used");
        }
        _ => return Err("it does not begin with https://"),
    }
    if host.is_empty() {
        return Err("it names no computer");
    }
    if uri.query().is_some() || text.contains('#') {
        return Err("it must end before any “?” or “#”");
    }
    let path = uri.path().trim_end_matches('/');
    let path = path.strip_suffix("/statements").unwrap_or(path);
    let scheme = if uri.scheme_str() == Some("https") {
        "https"
    } else {
        "http"
    };
    Ok(Endpoint {
        base: format!(
            "{scheme}://{}{path}",
            authority.as_str().to_ascii_lowercase()
        ),
        host: authority.as_str().to_ascii_lowercase(),
        on_this_computer,
    })
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// The key that opens a record store. Its secret is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Key({})", self.id)
    }
}

impl Key {
    /// A key, with spaces around its parts taken away.
    ///
    /// # Errors
    /// [`LrsError::KeyUnusable`] when it could not stand in the header of a request (RFC 7617).
    pub fn new(id: &str, secret: &str) -> Result<Self, LrsError> {
        let (id, secret) = (id.trim(), secret.trim());
        let why = if id.is_empty() {
            "its name is empty"
        } else if secret.is_empty() {
            "its secret is empty"
        } else if id.contains(':') {
            "its name has a colon in it"
        } else if [id, secret]
            .iter()
            .any(|part| part.chars().any(char::is_control))
        {
            "it has an invisible letter in it"
        } else if id.len() + secret.len() > 4000 {
            "it is too long"
        } else {
            return Ok(Self {
                id: id.to_owned(),
                secret: secret.to_owned(),
            });
        };
        Err(LrsError::KeyUnusable { why })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_as_people_paste_it() {
        for (text, statements, host) in [
            (
                "https://lrs.example/xAPI",
                "https://lrs.example/xAPI/statements",
                "lrs.example",
            ),
            (
                " https://LRS.example/xAPI/ ",
                "https://lrs.example/xAPI/statements",
                "lrs.example",
            ),
            (
                "HTTPS://lrs.example:8443",
                "https://lrs.example:8443/statements",
                "lrs.example:8443",
            ),
            (
                "https://lrs.example/xAPI/statements",
                "https://lrs.example/xAPI/statements",
                "lrs.example",
            ),
            (
                "http://127.0.0.1:8100/xAPI",
                "http://127.0.0.1:8100/xAPI/statements",
                "127.0.0.1:8100",
            ),
            (
                "http://localhost/x",
                "http://localhost/x/statements",
                "localhost",
            ),
            (
                "http://[::1]:8100/xAPI",
                "http://[::1]:8100/xAPI/statements",
                "[::1]:8100",
            ),
        ] {
            let endpoint = Endpoint::parse(text).unwrap();
            assert_eq!(endpoint.statements(), statements);
            assert_eq!(endpoint.host(), host);
            assert_eq!(endpoint.is_on_this_computer(), text.starts_with("http:"));
            assert_eq!(Endpoint::parse(&endpoint.to_string()).unwrap(), endpoint);
        }
    }

    #[test]
    fn an_address_that_would_give_the_key_away_is_refused() {
        for text in [
            "",
            "   ",
            "lrs.example/xAPI",
            "lrs.example",
            "http://lrs.example/xAPI",
            "http://localhost.example/xAPI",
            "http://127.0.0.1.example/xAPI",
            "ftp://lrs.example/",
            "file:///etc/passwd",
            "https://",
            "https:///xAPI",
            "https://key:secret@lrs.example/xAPI",
            "https://lrs.example/xAPI?a=b",
            "https://lrs.example/xAPI#a",
            "https://lrs.example/x y",
            "https://lrs.example/\r\nHost: other",
        ] {
            assert!(
                matches!(Endpoint::parse(text), Err(LrsError::AddressUnusable { .. })),
                "{text:?}"
            );
        }
        assert!(Endpoint::parse(&format!("https://lrs.example/{}", "x".repeat(600))).is_err());
    }

    #[test]
    fn a_key_that_no_header_can_carry_is_refused_and_a_secret_is_never_shown() {
        let key = Key::new(" reader ", " s3cret\n").unwrap();
        assert_eq!((key.id.as_str(), key.secret.as_str()), ("reader", "s3cret"));
        assert!(!format!("{key:?}").contains("s3cret"));
        for (id, secret) in [
            ("", "x"),
            ("x", " "),
            ("a:b", "x"),
            ("a\u{0}b", "x"),
            ("a", "x\ny"),
        ] {
            assert!(Key::new(id, secret).is_err(), "{id:?} {secret:?}");
        }
    }
}
