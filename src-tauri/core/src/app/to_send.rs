//! Exactly what will be sent to the agency's record store: the frozen bytes, in words and whole; and what the store would
//! not have.

use super::App;
use super::screens::count;
use super::sending::count_of;
use super::view::{FrozenStatement, NotTaken, SavedFile, StatementInWords, WhatIsSent};
use crate::base::files::{self, not_written};
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp};
use crate::learners::{people, statements};
use crate::sync::outbox::{self, StoreId};
use crate::sync::setup;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

/// How many statements a page of [`App::what_will_be_sent`] shows.
const PAGE: usize = 25;

/// How many statements are looked up at once to be written to a file.
const AT_ONCE: usize = 1_000;

/// How many statements that were not taken are told.
const TOLD: u32 = 50;

impl App {
    /// Exactly what will be sent next: the frozen bytes of the statements from a place on. Looking at it is what
    /// sending asks for first.
    ///
    /// # Errors
    /// [`NotSetUp`](crate::base::error::LrsError::NotSetUp); what SQLite refuses.
    pub fn what_will_be_sent(&mut self, from: u32) -> Result<WhatIsSent> {
        self.leave_lesson()?;
        let store = self.set_up()?.store;
        while self.prepare_some(store)? {}
        let now = self.clock.now();
        let places = self.learners.write(|transaction| {
            setup::shown(transaction, now)?;
            outbox::to_give(transaction, store, u64::from(from), PAGE + 1)
        })?;
        let names = self.names()?;
        let page = places.get(..PAGE).unwrap_or(&places);
        Ok(WhatIsSent {
            statements: page
                .iter()
                .map(|place| self.frozen(*place, &names))
                .collect::<Result<_>>()?,
            total: count_of(self.counts(store)?.waiting),
            next: page
                .last()
                .filter(|_| places.len() > page.len())
                .map(|place| count_of(*place)),
        })
    }

    /// Writes exactly what will be sent to `path`: one statement a line. Says how many.
    ///
    /// # Errors
    /// [`NotSetUp`](crate::base::error::LrsError::NotSetUp); [`FileNotWritten`](crate::base::Error::FileNotWritten),
    /// [`DiskFull`](crate::base::Error::DiskFull).
    pub fn save_what_will_be_sent(&mut self, path: &Path) -> Result<SavedFile> {
        self.leave_lesson()?;
        let store = self.set_up()?.store;
        while self.prepare_some(store)? {}
        let connection = self.learners.read();
        let rows = files::compose(path, |out| {
            let (mut after, mut rows) = (0, 0);
            loop {
                let places = outbox::to_give(connection, store, after, AT_ONCE)?;
                let Some(last) = places.last() else {
                    return Ok(rows);
                };
                after = *last;
                for place in places {
                    if let Some((_, bytes)) = statements::at(connection, place)? {
                        out.write_all(&bytes)
                            .and_then(|()| out.write_all(b"\n"))
                            .map_err(|source| not_written(path, source))?;
                        rows += 1;
                    }
                }
            }
        })?;
        Ok(SavedFile {
            path: path.display().to_string(),
            rows: count(rows),
            bytes: u32::try_from(files::length(path)?).unwrap_or(u32::MAX),
            saved: self.clock.now(),
        })
    }

    /// A name for that file, with the minute in it.
    pub fn what_will_be_sent_file_name(&self) -> String {
        format!(
            "evenkeel-to-send-{}.jsonl",
            self.clock.now().for_file_name()
        )
    }

    pub(super) fn not_taken(&self, store: StoreId) -> Result<Vec<NotTaken>> {
        let names = self.names()?;
        outbox::not_taken(self.learners.read(), store, TOLD)?
            .into_iter()
            .map(|(place, refusal)| {
                Ok(NotTaken {
                    statement: self.frozen(place, &names)?.words,
                    refusal,
                })
            })
            .collect()
    }

    fn frozen(&self, place: u64, names: &BTreeMap<LearnerId, String>) -> Result<FrozenStatement> {
        let bytes = statements::at(self.learners.read(), place)?
            .map(|(_, bytes)| bytes)
            .unwrap_or_default();
        Ok(FrozenStatement {
            words: in_words(&bytes, names),
            text: String::from_utf8_lossy(&bytes).into_owned(),
        })
    }

    fn names(&self) -> Result<BTreeMap<LearnerId, String>> {
        Ok(people::all(self.learners.read())?
            .into_iter()
            .map(|person| (person.id, person.name))
            .collect())
    }
}

/// What a statement of ours says. One that came from elsewhere may say less.
fn in_words(bytes: &[u8], names: &BTreeMap<LearnerId, String>) -> StatementInWords {
    let statement: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let first = |words: &Value| {
        let words = words.as_object().and_then(|words| words.values().next());
        text(words.unwrap_or(&Value::Null))
    };
    StatementInWords {
        id: text(&statement["id"]),
        learner: LearnerId::parse(&text(&statement["actor"]["account"]["name"]))
            .and_then(|learner| names.get(&learner).cloned())
            .unwrap_or_default(),
        at: Timestamp::parse(&text(&statement["timestamp"])),
        did: first(&statement["verb"]["display"]),
        about: first(&statement["object"]["definition"]["name"]),
    }
}
