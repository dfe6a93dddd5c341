//! A record store that behaves as a test wants, and records to give to it.

use super::super::*;
use crate::sync::transport::{Answer, Silence};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
    /// Nothing reaches the store.
    LostOnTheWay,
    /// The store does it, and nobody hears of it.
    LostOnTheWayBack,
    /// This status, and nothing is done.
    Status(u16),
}

/// What kind of store it is.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a difficulty of its own"
)]
pub(super) struct Manner {
    /// It answers 409 to what it has already, even if it is the same.
    pub(super) strict: bool,
    /// It stores, and says something that no store should say.
    pub(super) sloppy: bool,
    /// The key may write and not read.
    pub(super) write_only: bool,
    /// More than this is too long.
    pub(super) most: Option<usize>,
    /// It is no store: everything is answered with a page.
    pub(super) page: bool,
    /// It turns everything down.
    pub(super) never_content: bool,
}

#[derive(Default)]
pub(super) struct Store {
    pub(super) manner: Manner,
    pub(super) has: RefCell<BTreeMap<String, Value>>,
    pub(super) taken_back: RefCell<BTreeMap<String, Value>>,
    pub(super) stored: RefCell<Vec<String>>,
    pub(super) faults: RefCell<VecDeque<Fault>>,
    pub(super) posts: RefCell<Vec<Vec<u8>>>,
    pub(super) questions: Cell<u32>,
}

pub(super) fn answer(status: u16, body: impl Into<Vec<u8>>) -> Heard {
    Heard::Answer(Answer {
        status,
        body: body.into(),
        ..Answer::default()
    })
}

impl Store {
    pub(super) fn with(manner: Manner) -> Self {
        Self {
            manner,
            ..Self::default()
        }
    }

    pub(super) fn has(&self, items: &[Item]) {
        for item in items {
            let statement: Value = serde_json::from_slice(&item.bytes).unwrap();
            self.has.borrow_mut().insert(item.id.clone(), statement);
        }
    }

    /// Every id that was ever stored by a request, in order.
    pub(super) fn stored(&self) -> Vec<String> {
        self.stored.borrow().clone()
    }

    pub(super) fn take(&self, body: &[u8]) -> Heard {
        let Manner {
            strict,
            sloppy,
            most,
            page,
            never_content,
            ..
        } = self.manner;
        if page {
            return answer(200, "<html>Sign in</html>");
        }
        let statements: Vec<Value> = serde_json::from_slice(body).unwrap();
        if most.is_some_and(|most| statements.len() > most) {
            return answer(413, "");
        }
        if never_content || statements.iter().any(|it| it.get("bad").is_some()) {
            return answer(400, "no such property");
        }
        let id_of = |it: &Value| it["id"].as_str().unwrap().to_owned();
        let mut has = self.has.borrow_mut();
        for statement in &statements {
            let earlier = self.taken_back.borrow().get(&id_of(statement)).cloned();
            if let Some(earlier) = has.get(&id_of(statement)).or(earlier.as_ref())
                && (strict || earlier != statement)
            {
                return answer(409, "");
            }
        }
        let mut new = Vec::new();
        for statement in statements {
            let id = id_of(&statement);
            if has.insert(id.clone(), statement).is_none() {
                self.stored.borrow_mut().push(id.clone());
                new.push(id);
            }
        }
        if sloppy {
            return answer(200, "OK");
        }
        answer(200, serde_json::to_vec(&new).unwrap())
    }
}

impl Transport for Store {
    fn post(&self, body: &[u8]) -> Heard {
        self.posts.borrow_mut().push(body.to_vec());
        let fault = self.faults.borrow_mut().pop_front();
        match fault {
            None => self.take(body),
            Some(Fault::LostOnTheWay) => Heard::Silence(Silence::NotReached("lost".to_owned())),
            Some(Fault::LostOnTheWayBack) => {
                self.take(body);
                Heard::Silence(Silence::Unknown("lost".to_owned()))
            }
            Some(Fault::Status(status)) => answer(status, ""),
        }
    }

    fn get(&self, question: Question, id: &str) -> Heard {
        self.questions.set(self.questions.get() + 1);
        if self.manner.page {
            return answer(200, "<html>Sign in</html>");
        }
        if self.manner.write_only {
            return answer(403, "");
        }
        let among = match question {
            Question::Statement => &self.has,
            Question::Voided => &self.taken_back,
        };
        match among.borrow().get(id) {
            Some(statement) => answer(200, statement.to_string()),
            None => answer(404, ""),
        }
    }
}

pub(super) fn items(count: u64) -> Vec<Item> {
    (1..=count)
        .map(|place| {
            let id = format!("0190a1b2-0000-7000-8000-{place:012}");
            let bytes = json!({ "id": id, "verb": { "id": "https://e/answered" }, "n": place });
            Item {
                place,
                id,
                bytes: bytes.to_string().into_bytes(),
            }
        })
        .collect()
}

/// A statement with this id that says something else.
pub(super) fn other(item: &Item) -> Item {
    let bytes = json!({ "id": item.id, "verb": { "id": "https://e/passed" } });
    Item {
        bytes: bytes.to_string().into_bytes(),
        ..item.clone()
    }
}

pub(super) fn bad(item: &Item) -> Item {
    let bytes = json!({ "id": item.id, "bad": true });
    Item {
        bytes: bytes.to_string().into_bytes(),
        ..item.clone()
    }
}

pub(super) const STORED: Verdict = Verdict::Given(How::Stored);
pub(super) const FOUND: Verdict = Verdict::Given(How::Found);

/// Takes the items there once; what was settled, by place.
pub(super) fn once(store: &Store, items: &[Item]) -> (Ended, BTreeMap<u64, Verdict>) {
    let mut settled = BTreeMap::new();
    let ended = Courier::new(store, "lrs.example")
        .deliver(items, &|| false, &mut |verdicts| {
            for (place, verdict) in verdicts {
                let before = settled.insert(*place, verdict.clone());
                assert_eq!(before, None, "settled twice: {place}");
            }
            Ok(())
        })
        .unwrap();
    (ended, settled)
}

pub(super) fn verdicts(of: &[(u64, Verdict)]) -> BTreeMap<u64, Verdict> {
    of.iter().cloned().collect()
}
