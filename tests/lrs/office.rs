//! An office computer with records to give: as many as a test wants, and the core that gives them.

use crate::proxy::Proxy;
use crate::ralph::Ralph;
use evenkeel_core::app::App;
use evenkeel_core::app::dispatch::{Dispatcher, Door as _, Patience};
use evenkeel_core::app::record::Format;
use evenkeel_core::app::sending::Access;
use evenkeel_core::app::view::SendingNow;
use evenkeel_core::base::id::RegistrationId;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Error, Result};
use evenkeel_core::event::{CheckAnswered, Enrolled, Fact, OptionAsShown, Subject};
use evenkeel_core::learners::{self, Settings, events, people};
use evenkeel_core::sync::endpoint::{Endpoint, Key};
use evenkeel_core::sync::http::{Http, TO_ANSWER};
use evenkeel_core::sync::outbox::Counts;
use evenkeel_core::sync::transport::Transport;
use serde_json::Value;
use std::fs;
use std::sync::Mutex;
use std::time::Duration;
use tempfile::TempDir;

const COURSE: &str = "https://evenkeel.example/courses/de-escalation";

/// The computer, with the way to a store.
pub(crate) struct Office {
    home: TempDir,
    app: Mutex<App>,
    dispatcher: Dispatcher,
    access: Access,
}

impl Office {
    /// With so many records of one learner, none of them given, and the key of this name.
    pub(crate) fn with_records(records: usize, proxy: &Proxy, key: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        learn(&Folders::at(home.path()), records);
        Self::at(home, proxy, key)
    }

    /// With what a data folder holds, and the key of this name.
    pub(crate) fn at(home: TempDir, proxy: &Proxy, key: &str) -> Self {
        let mut app = App::open(Folders::at(home.path()), Clock::system(), "0").unwrap();
        let endpoint = Endpoint::parse(&proxy.endpoint()).unwrap();
        let access = app
            .access(endpoint, Key::new(key, "s3cret").unwrap())
            .unwrap();
        Self {
            home,
            app: Mutex::new(app),
            dispatcher: Dispatcher::new(Clock::system()),
            access,
        }
    }

    /// Sends until nothing waits or it does not work; nobody waits for the end of a pause.
    pub(crate) fn send(&self) -> Result<()> {
        std::thread::scope(|scope| {
            assert!(self.dispatcher.begin());
            let running = scope.spawn(|| self.run());
            while !running.is_finished() {
                if matches!(self.dispatcher.now().0, SendingNow::Waiting { .. }) {
                    self.dispatcher.begin();
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            running.join().unwrap()
        })
    }

    /// Stops what is being sent after the question that is under way.
    pub(crate) fn stop(&self) {
        self.dispatcher.stop();
    }

    fn run(&self) -> Result<()> {
        let connect = |access: &Access| self.transport(access);
        self.dispatcher.run(
            &self.app,
            || Ok(self.access.clone()),
            &connect,
            Patience::Short,
        )
    }

    fn transport(&self, access: &Access) -> Box<dyn Transport> {
        let Access { endpoint, key, .. } = access;
        Box::new(Http::new(endpoint, key, Clock::system(), TO_ANSWER))
    }

    /// A way to the store of its own.
    pub(crate) fn line(&self) -> Box<dyn Transport> {
        self.transport(&self.access)
    }

    /// What the outbox knows.
    pub(crate) fn counts(&self) -> Counts {
        self.app
            .with(|app| app.counts(self.access.store))
            .expect("counts")
    }

    /// The frozen statements, in order.
    pub(crate) fn statements(&self) -> Vec<Value> {
        let path = self.home.path().join("all.jsonl");
        self.app
            .with(|app| app.save_record(Format::Xapi, false, &path))
            .unwrap();
        fs::read_to_string(path)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The store has each of our statements exactly once, as we made it, and the outbox knows; nothing else is there.
    pub(crate) fn and_store_agree(&self, ralph: &Ralph) {
        let (ours, theirs) = (self.statements(), ralph.holds());
        assert_eq!(theirs.len(), ours.len(), "nothing is missing or made up");
        for statement in &ours {
            let (times, stored) = &theirs[statement["id"].as_str().unwrap()];
            assert_eq!(*times, 1, "{statement}");
            for (field, value) in statement.as_object().unwrap() {
                assert_eq!(&stored[field], value, "{field} of {statement}");
            }
        }
        let counts = self.counts();
        assert_eq!(
            (counts.given, counts.waiting, counts.refused),
            (ours.len() as u64, 0, 0)
        );
    }
}

/// The code of what went wrong.
pub(crate) fn code_of(outcome: &Result<()>) -> Option<String> {
    let report = outcome.as_ref().err().map(Error::report)?;
    assert!(!report.hint.is_empty(), "{report:?}");
    Some(
        serde_json::to_value(report.code)
            .unwrap()
            .as_str()?
            .to_owned(),
    )
}

/// Writes down that somebody began the course and answered a check again and again.
fn learn(folders: &Folders, records: usize) {
    let clock = Clock::system();
    folders.make().unwrap();
    let mut learners = learners::open(folders, &clock, false).unwrap();
    learners
        .write(|transaction| {
            let learner = people::add(transaction, clock.now(), "Sam", Settings::default())?.id;
            let enrolled = Fact::Enrolled(Enrolled {
                registration: RegistrationId::new(clock.now()),
                law_as_at: "2026-11-23".to_owned(),
                language: "en-GB".to_owned(),
            });
            events::append(transaction, clock.now(), learner, subject(""), enrolled)?;
            for number in 1..records {
                let (subject, fact) = (subject("lesson/toast/check/first"), answer(number));
                events::append(transaction, clock.now(), learner, subject, fact)?;
            }
            Ok(())
        })
        .unwrap();
    learners.close().unwrap();
}

fn subject(item: &str) -> Subject {
    Subject {
        course: COURSE.to_owned(),
        course_version: "2026.1".to_owned(),
        item: item.to_owned(),
        title: "Mae’r tost yn llosgi — what helps first?".to_owned(),
    }
}

fn answer(number: usize) -> Fact {
    let option = |id: &str, text: &str, right| OptionAsShown {
        id: id.to_owned(),
        text: text.to_owned(),
        right,
    };
    let right = number.is_multiple_of(2);
    Fact::CheckAnswered(CheckAnswered {
        lesson: "toast".to_owned(),
        check: "first".to_owned(),
        multiple: false,
        options: vec![
            option("0a1b", "Explain", false),
            option("1a1b", "Open the window", true),
        ],
        chosen: vec![if right { "1a1b" } else { "0a1b" }.to_owned()],
        right,
        revealed: false,
    })
}
