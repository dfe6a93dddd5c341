//! `push` as a script calls it, against a record store of a few lines on this computer.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a check makes and reads real files"
)]

use evenkeel_core::app::App;
use evenkeel_core::base::Clock;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::learners::Settings;
use serde_json::Value;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};

/// Answers every question with what `answer` makes of its body, and hands on the bodies.
fn store(answer: fn(&str) -> String) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/xAPI", listener.local_addr().unwrap());
    let (bodies, received) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let (mut seen, mut part) = (String::new(), [0; 4096]);
            let body = loop {
                let read = stream.read(&mut part).unwrap();
                if read == 0 {
                    break None;
                }
                seen.push_str(&String::from_utf8_lossy(&part[..read]));
                if let Some((head, body)) = seen.split_once("\r\n\r\n") {
                    let length = head
                        .lines()
                        .find_map(|line| {
                            line.to_lowercase()
                                .strip_prefix("content-length: ")
                                .map(str::to_owned)
                        })
                        .map_or(0, |length| length.parse().unwrap());
                    if body.len() >= length {
                        break Some(body.to_owned());
                    }
                }
            };
            if let Some(body) = body {
                stream.write_all(answer(&body).as_bytes()).unwrap();
                let _ = bodies.send(body);
            }
        }
    });
    (address, received)
}

fn takes_all(body: &str) -> String {
    let statements: Vec<Value> = serde_json::from_str(body).unwrap();
    let ids: Vec<&Value> = statements.iter().map(|it| &it["id"]).collect();
    let text = serde_json::to_string(&ids).unwrap();
    format!(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{text}",
        text.len()
    )
}

fn knows_no_key(_body: &str) -> String {
    "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".to_owned()
}

/// A data folder in which Sam has opened a lesson, and a key file beside it.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let mut app = App::open(Folders::at(home.path()), Clock::system(), "0").unwrap();
    app.begin("Sam", Settings::default()).unwrap();
    app.open_lesson("what-stress-does", None).unwrap();
    app.close().unwrap();
    std::fs::write(home.path().join("key"), "writer:s3cret\n").unwrap();
    home
}

/// The exit code and what was printed.
fn push(home: &Path, address: &str) -> (Option<i32>, Value) {
    let output = Command::new(env!("CARGO_BIN_EXE_evenkeel-cli"))
        .args(["push", "--endpoint", address, "--json", "--key-file"])
        .arg(home.join("key"))
        .env("EVENKEEL_HOME", home)
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    (
        output.status.code(),
        serde_json::from_str(&printed).unwrap_or_default(),
    )
}

#[test]
fn everything_is_given_once_and_the_exit_code_says_so() {
    let home = home();
    let (address, received) = store(takes_all);
    let (code, said) = push(home.path(), &address);
    assert_eq!((code, &said["error"]), (Some(0), &Value::Null));
    assert_eq!((&said["waiting"], &said["refused"]), (&0.into(), &0.into()));
    let body = received.recv().unwrap();
    let sent: Vec<Value> = serde_json::from_str(&body).unwrap();
    assert_eq!(said["given"], sent.len());
    assert!(!sent.is_empty() && !body.contains("Sam"), "{body}");
    assert_eq!(push(home.path(), &address), (Some(0), said));
    assert!(received.try_recv().is_err(), "nothing is given twice");
}

#[test]
fn a_key_that_is_refused_and_an_address_that_gives_it_away_are_named() {
    let home = home();
    let (address, _received) = store(knows_no_key);
    let (code, said) = push(home.path(), &address);
    assert_eq!(
        (code, &said["error"]["code"]),
        (Some(2), &"lrs-key-refused".into())
    );
    assert_eq!(said["given"], 0);
    assert!(said["waiting"].as_u64().unwrap() > 0, "it waits");
    assert_eq!(push(home.path(), "http://records.example/xAPI").0, Some(2));
}
