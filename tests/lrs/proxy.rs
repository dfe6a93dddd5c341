//! A proxy on this computer that breaks things on purpose: what the network and the store's computer do to a request,
//! one after the other as a test lists it.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// What happens to a request.
pub(crate) enum Fate {
    /// It gets there, and the answer comes back.
    Well,
    /// The way breaks off before anything gets there.
    LostBefore,
    /// Half of it gets there.
    Half,
    /// It gets there, and then something happens to the store before it can answer.
    Then(Box<dyn FnOnce() + Send>),
    /// The store does what it is asked, and its answer never comes back.
    AnswerLost,
    /// The store does what it is asked, and half of its answer comes back.
    AnswerHalf,
    /// Something else answers.
    Other(String),
}

/// What came and what still happens.
#[derive(Default)]
struct Inside {
    fates: VecDeque<Fate>,
    /// Bodies of everything that was posted, in order.
    posted: Vec<Vec<u8>>,
    asked: usize,
}

/// The proxy, in front of a store.
#[derive(Clone)]
pub(crate) struct Proxy {
    address: SocketAddr,
    inside: Arc<Mutex<Inside>>,
}

impl Proxy {
    /// In front of the store at `store`.
    pub(crate) fn before(store: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self {
            address: listener.local_addr().unwrap(),
            inside: Arc::default(),
        };
        let served = proxy.clone();
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let served = served.clone();
                std::thread::spawn(move || served.serve(client, store));
            }
        });
        proxy
    }

    /// What happens to the next requests that post, in order; after that all goes well.
    pub(crate) fn expect(&self, fates: impl IntoIterator<Item = Fate>) {
        self.inside(|inside| inside.fates.extend(fates));
    }

    /// How often somebody posted.
    pub(crate) fn posts(&self) -> usize {
        self.inside(|inside| inside.posted.len())
    }

    /// The bodies that were posted.
    pub(crate) fn posted(&self) -> Vec<Vec<u8>> {
        self.inside(|inside| inside.posted.clone())
    }

    /// How often somebody asked for a statement.
    pub(crate) fn asked(&self) -> usize {
        self.inside(|inside| inside.asked)
    }

    /// What a store's address looks like from outside.
    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}/xAPI", self.address)
    }

    fn inside<T>(&self, look: impl FnOnce(&mut Inside) -> T) -> T {
        look(&mut self.inside.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// One request on a connection of its own; the connection is closed after it.
    fn serve(&self, mut client: TcpStream, store: SocketAddr) {
        let Some((head, body)) = request(&mut client) else {
            return;
        };
        let fate = if head.starts_with("POST ") {
            self.inside(|inside| {
                inside.posted.push(body.clone());
                inside.fates.pop_front().unwrap_or(Fate::Well)
            })
        } else {
            self.inside(|inside| inside.asked += 1);
            Fate::Well
        };
        match fate {
            Fate::Well => drop(client.write_all(&ask(store, &head, &body))),
            Fate::LostBefore => {}
            Fate::Half => drop(send(store, &head, &body[..body.len() / 2])),
            Fate::Then(act) => {
                let connection = send(store, &head, &body);
                act();
                drop(connection);
            }
            Fate::AnswerLost => drop(ask(store, &head, &body)),
            Fate::AnswerHalf => {
                let answer = ask(store, &head, &body);
                let _ = client.write_all(&answer[..answer.len() - answer.len().min(20)]);
            }
            Fate::Other(answer) => drop(client.write_all(answer.as_bytes())),
        }
        let _ = client.shutdown(Shutdown::Both);
    }
}

/// Head and body of a request; none when its sender went away.
fn request(client: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let (mut seen, mut part) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        let read = client.read(&mut part).ok().filter(|read| *read > 0)?;
        seen.extend_from_slice(&part[..read]);
        let Some(end) = seen.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&seen[..end]).into_owned();
        let length: usize = head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(0, |(_, length)| length.trim().parse().unwrap());
        let mut body = seen.split_off(end + 4);
        let had = body.len();
        body.resize(length.max(had), 0);
        client.read_exact(&mut body[had..]).ok()?;
        return Some((head, body));
    }
}

/// Hands a request on; nothing when the store is not there.
fn send(store: SocketAddr, head: &str, body: &[u8]) -> Option<TcpStream> {
    let mut connection = TcpStream::connect(store).ok()?;
    let head = format!("{head}\r\nConnection: close\r\n\r\n");
    connection.write_all(head.as_bytes()).ok()?;
    connection.write_all(body).ok()?;
    Some(connection)
}

/// Hands a request on and reads the answer to its end; nothing when none comes.
fn ask(store: SocketAddr, head: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = Vec::new();
    if let Some(mut connection) = send(store, head, body) {
        let _ = connection.read_to_end(&mut answer);
    }
    answer
}
