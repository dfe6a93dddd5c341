//! Against a server of a few lines on this computer, which says what each test wants.

use super::*;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread::JoinHandle;

const ID: &str = "0190a1b2-0000-7000-8000-000000000001";

/// Answers one connection with these bytes, keeps it open for a while if asked to, and gives back what it was asked.
fn serve(answer: &'static [u8], keep_open: Duration) -> (Endpoint, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/xAPI", listener.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut seen = Vec::new();
        let mut part = [0; 4096];
        while !is_whole(&seen) {
            let read = stream.read(&mut part).unwrap();
            assert!(read > 0, "the question broke off");
            seen.extend_from_slice(&part[..read]);
        }
        stream.write_all(answer).unwrap();
        std::thread::sleep(keep_open);
        String::from_utf8(seen).unwrap()
    });
    (Endpoint::parse(&address).unwrap(), asked)
}

/// Whether the head and as much body as it announces were read.
fn is_whole(seen: &[u8]) -> bool {
    let text = String::from_utf8_lossy(seen).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    body.len() >= length
}

fn store(endpoint: &Endpoint, to_answer: Duration) -> Http {
    let key = Key::new("reader", "pass:w\u{f6}rd").unwrap();
    let (clock, _) = Clock::set(crate::base::Timestamp::parse("2026-11-23T14:02:00Z").unwrap());
    Http::new(endpoint, &key, clock, to_answer)
}

fn post_to(answer: &'static [u8]) -> (Heard, String) {
    let (endpoint, asked) = serve(answer, Duration::ZERO);
    let heard = store(&endpoint, TO_ANSWER).post(b"[{}]");
    (heard, asked.join().unwrap())
}

fn answer_of(answer: &'static [u8]) -> Answer {
    match post_to(answer).0 {
        Heard::Answer(answer) => answer,
        Heard::Silence(silence) => panic!("{silence:?}"),
    }
}

#[test]
fn statements_are_posted_with_the_key_and_the_version_and_nothing_about_the_computer() {
    let (heard, asked) = post_to(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
    assert_eq!(
        heard,
        Heard::Answer(Answer {
            status: 200,
            body: b"[]".to_vec(),
            ..Answer::default()
        })
    );
    let (head, body) = asked.split_once("\r\n\r\n").unwrap();
    assert_eq!(body, "[{}]");
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some("POST /xAPI/statements HTTP/1.1"));
    let mut names: Vec<String> = lines
        .map(|line| line.split(':').next().unwrap().to_lowercase())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "accept",
            "authorization",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-experience-api-version"
        ]
    );
    // `printf 'reader:pass:wörd' | base64`
    assert!(
        asked.contains("Basic cmVhZGVyOnBhc3M6d8O2cmQ=\r\n"),
        "{asked}"
    );
    assert!(asked.contains("1.0.3\r\n"), "{asked}");
}

#[test]
fn one_statement_is_asked_for_by_its_id() {
    for (question, name) in [
        (Question::Statement, "statementId"),
        (Question::Voided, "voidedStatementId"),
    ] {
        let (endpoint, asked) = serve(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            Duration::ZERO,
        );
        let heard = store(&endpoint, TO_ANSWER).get(question, ID);
        assert!(
            matches!(heard, Heard::Answer(Answer { status: 404, .. })),
            "{heard:?}"
        );
        let asked = asked.join().unwrap();
        assert!(
            asked.starts_with(&format!("GET /xAPI/statements?{name}={ID} HTTP/1.1\r\n")),
            "{asked}"
        );
    }
}

#[test]
fn a_redirect_is_an_answer_and_is_not_followed() {
    let answer = answer_of(
        b"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\n\r\n",
    );
    assert_eq!(
        (answer.status, answer.location.as_deref()),
        (307, Some("http://127.0.0.1:1/elsewhere"))
    );
}

#[test]
fn waiting_is_asked_for_in_seconds_or_by_the_clock_of_the_store() {
    for (answer, expected) in [
        (b"HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n".as_slice(), Some(7)),
        (b"HTTP/1.1 503 Busy\r\nRetry-After: 999999999\r\nContent-Length: 0\r\n\r\n", Some(LONGEST_WAIT)),
        (b"HTTP/1.1 503 Busy\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n", None),
        (b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", None),
        // Its clock is years from ours, and only the difference counts.
        (
            b"HTTP/1.1 503 Busy\r\nDate: Sun, 06 Nov 1994 08:49:00 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n",
            Some(37),
        ),
        (
            b"HTTP/1.1 503 Busy\r\nRetry-After: Mon, 23 Nov 2026 14:03:00 GMT\r\nContent-Length: 0\r\n\r\n",
            Some(60),
        ),
        (
            b"HTTP/1.1 503 Busy\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n",
            Some(0),
        ),
    ] {
        assert_eq!(answer_of(answer).wait_seconds, expected, "{}", String::from_utf8_lossy(answer));
    }
}

#[test]
fn an_answer_longer_than_any_store_gives_is_cut_off() {
    let mut long = b"HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n".to_vec();
    long.resize(3_000_000, b' ');
    let (endpoint, asked) = serve(long.leak(), Duration::ZERO);
    let heard = store(&endpoint, TO_ANSWER).post(b"[]");
    assert!(
        matches!(&heard, Heard::Answer(Answer { cut_off: true, body, .. }) if body.is_empty()),
        "{heard:?}"
    );
    // The rest is never read.
    let _ = asked.join();
}

#[test]
fn an_answer_that_breaks_off_or_never_comes_is_silence_of_unknown_outcome() {
    for answer in [
        b"".as_slice(),
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[",
        b"HTTP/1.1 200",
        b"hello, this is no HTTP\r\n\r\n",
    ] {
        let heard = post_to(answer).0;
        assert!(
            matches!(heard, Heard::Silence(Silence::Unknown(_))),
            "{heard:?} for {}",
            String::from_utf8_lossy(answer)
        );
    }
    let (endpoint, asked) = serve(b"", Duration::from_secs(2));
    let heard = store(&endpoint, Duration::from_millis(300)).post(b"[]");
    assert!(
        matches!(heard, Heard::Silence(Silence::Unknown(_))),
        "{heard:?}"
    );
    asked.join().unwrap();
}

#[test]
fn where_nobody_listens_nothing_was_reached() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    for address in [
        format!("http://127.0.0.1:{port}/xAPI"),
        format!("https://127.0.0.1:{port}/xAPI"),
    ] {
        let heard = store(&Endpoint::parse(&address).unwrap(), TO_ANSWER).post(b"[]");
        assert!(
            matches!(heard, Heard::Silence(Silence::NotReached(_))),
            "{heard:?}"
        );
    }
}
