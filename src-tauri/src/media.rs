//! `evenkeel-media://`: pictures of the installed courses, and nothing else. No path of the disk can be reached, since
//! only names that stand in the library have bytes.

use crate::session::{Shared, ask};
use tauri::http::{Method, Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager as _};

/// Name of the scheme.
pub(crate) const SCHEME: &str = "evenkeel-media";

/// Answers one request.
pub(crate) fn answer(app: &AppHandle, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    if request.method() != Method::GET {
        return empty(StatusCode::METHOD_NOT_ALLOWED);
    }
    let Some(path) = decoded(request.uri().path().trim_start_matches('/')) else {
        return empty(StatusCode::BAD_REQUEST);
    };
    match ask(&app.state::<Shared>(), |core| core.media(&path)) {
        Ok(media) => Response::builder()
            .header(header::CONTENT_TYPE, media.kind)
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(header::CACHE_CONTROL, "no-cache")
            .body(media.bytes)
            .unwrap_or_else(|_| empty(StatusCode::INTERNAL_SERVER_ERROR)),
        Err(_) => empty(StatusCode::NOT_FOUND),
    }
}

fn empty(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

/// Percent-decoding (RFC 3986 section 2.1); `None` when it is not text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn names_are_decoded_and_nonsense_is_refused() {
        assert_eq!(
            decoded("media/a%20b.webp").as_deref(),
            Some("media/a b.webp")
        );
        assert_eq!(decoded("media/%C3%A9.png").as_deref(), Some("media/é.png"));
        for nonsense in ["%", "%2", "%zz", "%ff%fe"] {
            assert_eq!(decoded(nonsense), None, "{nonsense}");
        }
    }
}
