//! Giving records to the agency's record store: setting it up, seeing what would be sent and what was given. Sending
//! itself is in [`dispatch`](super::dispatch).

use super::App;
use super::dispatch::{Dispatcher, Door};
use super::screens::count;
use super::view::{
    FrozenStatement, NotTaken, SendingView, StatementInWords, StoreView, WhatIsSent,
};
use crate::base::error::LrsError;
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp};
use crate::learners::{people, statements};
use crate::records::xapi;
use crate::sync::deliver::{Item, Limits, Verdict};
use crate::sync::endpoint::{Endpoint, Key};
use crate::sync::outbox::{self, Counts, StoreId};
use crate::sync::secret::Secrets;
use crate::sync::setup::{self, Setup};
use serde_json::Value;
use std::collections::BTreeMap;

/// How many statements a page of [`App::what_will_be_sent`] shows.
const PAGE: usize = 25;

/// How many statements that were not taken are told.
const TOLD: u32 = 50;

/// How many statements are listed in one transaction.
const AT_A_TIME: u64 = 5_000;

/// A store with the key that opens it.
#[derive(Debug, Clone)]
pub struct Access {
    /// What it is called in the outbox.
    pub store: StoreId,
    /// Where it is.
    pub endpoint: Endpoint,
    /// Its key.
    pub key: Key,
}

impl App {
    /// What is set up, what was given and what was not.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn sending(&self, dispatcher: &Dispatcher) -> Result<SendingView> {
        let setup = setup::load(self.learners.read())?;
        let counts = match &setup {
            Some(setup) => self.counts(setup.store)?,
            None => Counts::default(),
        };
        let (now, trouble) = dispatcher.now();
        Ok(SendingView {
            store: setup.as_ref().map(shown),
            given: count_of(counts.given),
            last_given_at: counts.last_given_at,
            waiting: count_of(counts.waiting),
            refused: count_of(counts.refused),
            not_taken: match &setup {
                Some(setup) => self.not_taken(setup.store)?,
                None => Vec::new(),
            },
            now,
            trouble,
        })
    }

    /// Exactly what will be sent next: the frozen bytes of the statements from a place on. Looking at it is what
    /// sending asks for first.
    ///
    /// # Errors
    /// [`LrsError::NotSetUp`]; what SQLite refuses.
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

    /// Switches sending by itself on or off.
    ///
    /// # Errors
    /// [`LrsError::NotSetUp`]; [`LrsError::NotShown`] when nobody has looked at what would be sent.
    pub fn send_automatically(&mut self, automatic: bool) -> Result<()> {
        let setup = self.set_up()?;
        if automatic && setup.shown_at.is_none() {
            return Err(LrsError::NotShown.into());
        }
        self.learners
            .write(|transaction| setup::set_automatic(transaction, automatic))
    }

    /// Whether records are sent by themselves.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn sends_automatically(&self) -> Result<bool> {
        Ok(setup::load(self.learners.read())?
            .is_some_and(|setup| setup.automatic && setup.shown_at.is_some()))
    }

    /// Lets what the store would not have wait again.
    ///
    /// # Errors
    /// [`LrsError::NotSetUp`]; what SQLite refuses.
    pub fn try_refused_again(&mut self) -> Result<()> {
        let store = self.set_up()?.store;
        let now = self.clock.now();
        self.learners
            .write(|transaction| outbox::try_again(transaction, store, now).map(|_| ()))
    }

    /// The store at this address, to give statements to with this key, whatever is set up.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn access(&mut self, endpoint: Endpoint, key: Key) -> Result<Access> {
        let store = self
            .learners
            .write(|transaction| outbox::store(transaction, &endpoint))?;
        Ok(Access {
            store,
            endpoint,
            key,
        })
    }

    /// What a store has and has not, with what was not listed or made yet.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn counts(&self, store: StoreId) -> Result<Counts> {
        let connection = self.learners.read();
        let mut counts = outbox::counts(connection, store)?;
        let unlisted =
            statements::last_place(connection)?.saturating_sub(outbox::listed(connection, store)?);
        counts.waiting += unlisted + statements::count_missing(connection, xapi::KINDS)?;
        Ok(counts)
    }

    /// Makes and lists some of what is missing, and says whether there is more.
    pub(super) fn prepare_some(&mut self, store: StoreId) -> Result<bool> {
        if self.make_some_statements()? {
            return Ok(true);
        }
        let now = self.clock.now();
        self.learners.write(|transaction| {
            let last = statements::last_place(transaction)?;
            outbox::list(transaction, store, last, AT_A_TIME, now)
        })
    }

    /// The next statements to give, which are under way from now on.
    pub(super) fn set_out(&mut self, store: StoreId, limits: Limits) -> Result<Vec<Item>> {
        let now = self.clock.now();
        self.learners.write(|transaction| {
            let (mut items, mut bytes_in_all) = (Vec::new(), 0);
            for place in outbox::next(transaction, store, limits.statements)? {
                let Some((id, bytes)) = statements::at(transaction, place)? else {
                    continue;
                };
                bytes_in_all += bytes.len() + 1;
                if bytes_in_all > limits.bytes && !items.is_empty() {
                    break;
                }
                items.push(Item {
                    place,
                    id: id.to_string(),
                    bytes,
                });
            }
            let places: Vec<u64> = items.iter().map(|item| item.place).collect();
            outbox::under_way(transaction, store, &places, now)?;
            Ok(items)
        })
    }

    pub(super) fn keep_verdicts(
        &mut self,
        store: StoreId,
        verdicts: &[(u64, Verdict)],
    ) -> Result<()> {
        let now = self.clock.now();
        self.learners
            .write(|transaction| outbox::settle(transaction, store, verdicts, now))
    }

    pub(super) fn set_up(&self) -> Result<Setup> {
        setup::load(self.learners.read())?.ok_or_else(|| LrsError::NotSetUp.into())
    }

    pub(super) fn secrets(&self) -> Secrets {
        Secrets::of(&self.folders)
    }

    fn not_taken(&self, store: StoreId) -> Result<Vec<NotTaken>> {
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

/// Sets up a record store. Without a secret the one that is kept for this address and key stays. Another address is looked at anew before
/// anything is sent there.
///
/// # Errors
/// [`LrsError::AddressUnusable`], [`LrsError::KeyUnusable`]; what could not be written.
pub fn set_up(door: &impl Door, endpoint: &str, key_id: &str, secret: Option<&str>) -> Result<()> {
    let endpoint = Endpoint::parse(endpoint)?;
    let address = endpoint.to_string();
    let (before, secrets) = door.with(|app| {
        let before = setup::load(app.learners.read())?;
        Ok((before, app.secrets()))
    })?;
    let is_same = |before: &&Setup| before.endpoint == address && before.key_id == key_id.trim();
    let secret = match (secret, before.as_ref().filter(is_same)) {
        (None, Some(before)) => secrets.read(before.secret_in, &before.endpoint, &before.key_id)?,
        // A secret is never carried to another address.
        (secret, _) => secret.unwrap_or_default().to_owned(),
    };
    let key = Key::new(key_id, &secret)?;
    // A keychain may ask its owner to unlock it: nothing else waits for that.
    let kept_in = secrets.keep(&address, &key.id, &key.secret)?;
    door.with(|app| {
        app.learners
            .write(|transaction| setup::save(transaction, &endpoint, &key.id, kept_in))
    })?;
    if let Some(before) = before
        && (&before.endpoint, &before.key_id) != (&address, &key.id)
    {
        secrets.forget_entry(before.secret_in, &before.endpoint, &before.key_id);
    }
    Ok(())
}

/// Forgets the record store that is set up, with its secret. What it has stays known.
///
/// # Errors
/// What could not be written.
pub fn forget(door: &impl Door) -> Result<()> {
    let (before, secrets) = door.with(|app| {
        let before = setup::load(app.learners.read())?;
        app.learners
            .write(|transaction| setup::forget(transaction))?;
        Ok((before, app.secrets()))
    })?;
    match before {
        Some(before) => secrets.forget(before.secret_in, &before.endpoint, &before.key_id),
        None => Ok(()),
    }
}

/// The store that is set up, with the secret of its key.
///
/// # Errors
/// [`LrsError::NotSetUp`], [`LrsError::NotShown`], [`LrsError::SecretGone`].
pub fn access_set_up(door: &impl Door) -> Result<Access> {
    let (setup, secrets) = door.with(|app| Ok((app.set_up()?, app.secrets())))?;
    if setup.shown_at.is_none() {
        return Err(LrsError::NotShown.into());
    }
    let secret = secrets.read(setup.secret_in, &setup.endpoint, &setup.key_id)?;
    Ok(Access {
        store: setup.store,
        endpoint: Endpoint::parse(&setup.endpoint)?,
        key: Key::new(&setup.key_id, &secret)?,
    })
}

fn shown(setup: &Setup) -> StoreView {
    StoreView {
        endpoint: setup.endpoint.clone(),
        host: Endpoint::parse(&setup.endpoint)
            .map_or_else(|_| setup.endpoint.clone(), |it| it.host().to_owned()),
        key_id: setup.key_id.clone(),
        secret_in: setup.secret_in,
        automatic: setup.automatic,
        shown: setup.shown_at.is_some(),
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

fn count_of(number: u64) -> u32 {
    usize::try_from(number).map_or(u32::MAX, count)
}
