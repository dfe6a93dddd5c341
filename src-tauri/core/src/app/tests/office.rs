//! An office computer with records to give, and a record store in memory that takes them.

use super::*;
use crate::app::dispatch::{Dispatcher, Door as _, Patience};
use crate::app::sending::{self, Access};
use crate::app::view::SendingView;
use crate::base::Error;
use crate::base::error::LrsError;
use crate::sync::transport::{Answer, Heard, Question, Silence, Transport};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Mutex;

pub(super) const ADDRESS: &str = "https://lrs.example/xAPI";

/// A record store in memory, which can be out of reach.
#[derive(Clone, Default)]
pub(super) struct Store(Arc<Mutex<Inside>>);

#[derive(Default)]
pub(super) struct Inside {
    pub(super) posts: Vec<Vec<u8>>,
    pub(super) has: BTreeMap<String, Value>,
    pub(super) out_of_reach: bool,
    /// It does what it is told, and nobody hears of it.
    pub(super) mute: bool,
    pub(super) connected: usize,
}

pub(super) fn answered(status: u16, body: String) -> Heard {
    Heard::Answer(Answer {
        status,
        body: body.into_bytes(),
        ..Answer::default()
    })
}

impl Transport for Store {
    fn post(&self, body: &[u8]) -> Heard {
        let mut inside = self.0.lock().unwrap();
        if inside.out_of_reach {
            return Heard::Silence(Silence::NotReached("no network".to_owned()));
        }
        inside.posts.push(body.to_vec());
        let statements: Vec<Value> = serde_json::from_slice(body).unwrap();
        let id_of = |it: &Value| it["id"].as_str().unwrap().to_owned();
        if statements
            .iter()
            .any(|it| inside.has.get(&id_of(it)).is_some_and(|has| has != it))
        {
            return answered(409, String::new());
        }
        let ids: Vec<String> = statements.iter().map(id_of).collect();
        for statement in statements {
            inside.has.insert(id_of(&statement), statement);
        }
        if inside.mute {
            return Heard::Silence(Silence::Unknown("cut off".to_owned()));
        }
        answered(200, serde_json::to_string(&ids).unwrap())
    }

    fn get(&self, question: Question, id: &str) -> Heard {
        match self.0.lock().unwrap().has.get(id) {
            Some(statement) if question == Question::Statement => {
                answered(200, statement.to_string())
            }
            _ => answered(404, String::new()),
        }
    }
}

impl Store {
    pub(super) fn inside<T>(&self, look: impl FnOnce(&mut Inside) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }

    pub(super) fn ids(&self) -> Vec<String> {
        self.inside(|inside| inside.has.keys().cloned().collect())
    }
}

/// A computer with a core that is shared, and a store.
pub(super) struct Office {
    pub(super) desk: Desk,
    pub(super) app: Mutex<App>,
    pub(super) dispatcher: Dispatcher,
    pub(super) store: Store,
}

impl Office {
    /// Sam has answered a check; nothing is set up.
    pub(super) fn new() -> Self {
        let desk = Desk::new();
        let mut app = desk.with_sam();
        finish(&mut app, "toast");
        Self {
            dispatcher: Dispatcher::new(desk.clock.clone()),
            desk,
            app: Mutex::new(app),
            store: Store::default(),
        }
    }

    /// Set up, and looked at.
    pub(super) fn ready() -> Self {
        let office = Self::new();
        sending::set_up(&office.app, ADDRESS, "writer", Some("s3cret")).unwrap();
        office.app.with(|app| app.what_will_be_sent(0)).unwrap();
        office
    }

    pub(super) fn view(&self) -> SendingView {
        self.app.with(|app| app.sending(&self.dispatcher)).unwrap()
    }

    pub(super) fn send(&self) -> Result<()> {
        assert!(self.dispatcher.begin());
        self.run(Patience::Short)
    }

    pub(super) fn run(&self, patience: Patience) -> Result<()> {
        let connect = |access: &Access| -> Box<dyn Transport> {
            assert_eq!(access.endpoint.to_string(), ADDRESS);
            assert_eq!(
                (access.key.id.as_str(), access.key.secret.as_str()),
                ("writer", "s3cret")
            );
            self.store.inside(|inside| inside.connected += 1);
            Box::new(self.store.clone())
        };
        self.dispatcher.run(
            &self.app,
            || sending::access_set_up(&self.app),
            &connect,
            patience,
        )
    }
}

pub(super) fn lrs_error<T: std::fmt::Debug>(outcome: Result<T>) -> LrsError {
    match outcome {
        Err(Error::Lrs(error)) => error,
        other => panic!("{other:?}"),
    }
}
