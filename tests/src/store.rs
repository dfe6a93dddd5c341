//! A record store (LRS) of a few lines on this computer, for journeys: it takes everything from whoever has the key, and
//! remembers who called.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

#[derive(Debug, Default)]
struct Inside {
    calls: usize,
    /// By id: how often it was posted, and what it is.
    has: BTreeMap<String, (usize, Value)>,
}

/// The store.
#[derive(Debug, Clone)]
pub struct Store {
    address: SocketAddr,
    inside: Arc<Mutex<Inside>>,
}

impl Store {
    /// Opens it for whoever has this key.
    pub fn open(id: &str, secret: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let store = Self {
            address: listener.local_addr().expect("its address"),
            inside: Arc::default(),
        };
        let key = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
        let served = store.clone();
        std::thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                served.inside().calls += 1;
                served.serve(connection, &key);
            }
        });
        store
    }

    /// Where it is, as an agency hands it out.
    pub fn endpoint(&self) -> String {
        format!("http://{}/xAPI", self.address)
    }

    /// How often somebody called, whatever for.
    pub fn calls(&self) -> usize {
        self.inside().calls
    }

    /// What it has, by id: how often each was posted, and what it says.
    pub fn has(&self) -> BTreeMap<String, (usize, Value)> {
        self.inside().has.clone()
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, mut connection: TcpStream, key: &str) {
        let Some((head, body)) = request(&mut connection) else {
            return;
        };
        let has_key = head.lines().any(|line| {
            line.split_once(": ").is_some_and(|(name, value)| {
                name.eq_ignore_ascii_case("authorization") && value == key
            })
        });
        let (status, answer) = if has_key {
            ("200 OK", self.take(&body))
        } else {
            ("401 Unauthorized", String::new())
        };
        let length = answer.len();
        let whole = format!(
            "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{answer}"
        );
        let _ = connection.write_all(whole.as_bytes());
    }

    /// Takes what was posted, and says the ids.
    fn take(&self, body: &[u8]) -> String {
        let statements: Vec<Value> = serde_json::from_slice(body).unwrap_or_default();
        let mut inside = self.inside();
        let mut ids = Vec::new();
        for statement in statements {
            let id = statement["id"].as_str().unwrap_or_default().to_owned();
            let entry = inside.has.entry(id.clone()).or_insert((0, Value::Null));
            *entry = (entry.0 + 1, statement);
            ids.push(id);
        }
        serde_json::to_string(&ids).unwrap_or_default()
    }
}

/// Head and body of a request; none when its sender went away.
fn request(connection: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let (mut seen, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let read = connection.read(&mut part).ok().filter(|read| *read > 0)?;
        seen.extend_from_slice(&part[..read]);
        let Some(end) = seen.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&seen[..end]).into_owned();
        let length = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(0, |(_, length)| length.parse().unwrap_or(0));
        if seen.len() >= end + 4 + length {
            let body = seen.split_off(end + 4);
            return Some((head, body));
        }
    }
}
