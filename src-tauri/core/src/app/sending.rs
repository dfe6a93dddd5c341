//! Giving records to the agency's record store: setting it up, and what was given. What exactly is sent is in `to_send`,
//! sending itself in [`dispatch`](super::dispatch).

use super::App;
use super::dispatch::{Dispatcher, Door};
use super::screens::count;
use super::view::{Decided, SendingView, StoreView};
use crate::base::error::LrsError;
use crate::base::{Error, Result};
use crate::learners::statements;
use crate::records::xapi;
use crate::sync::deliver::{Item, Limits, Verdict};
use crate::sync::endpoint::{Endpoint, Key};
use crate::sync::outbox::{self, Counts, StoreId};
use crate::sync::secret::Secrets;
use crate::sync::setup::{self, Setup};

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
            store: setup.as_ref().map(|setup| self.store_view(setup)),
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
            policy_trouble: self
                .policy
                .as_ref()
                .err()
                .map(|error| Error::from(error.clone()).report()),
        })
    }

    /// Switches sending by itself on or off.
    ///
    /// # Errors
    /// [`LrsError::NotSetUp`]; [`LrsError::NotShown`] when nobody has looked at what would be sent;
    /// [`LrsError::SetByPolicy`].
    pub fn send_automatically(&mut self, automatic: bool) -> Result<()> {
        if self.decided() == Decided::Everything {
            return Err(LrsError::SetByPolicy.into());
        }
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
            .is_some_and(|setup| self.is_automatic(&setup) && setup.shown_at.is_some()))
    }

    /// The computer of the record store that is set up, if one is.
    pub(super) fn sends_to(&self) -> Result<Option<String>> {
        Ok(setup::load(self.learners.read())?.map(|setup| host_of(&setup.endpoint)))
    }

    fn is_automatic(&self, setup: &Setup) -> bool {
        match &self.policy {
            Ok(Some(policy)) => policy.automatic.unwrap_or(setup.automatic),
            Ok(None) => setup.automatic,
            Err(_) => false,
        }
    }

    fn decided(&self) -> Decided {
        match &self.policy {
            Ok(Some(policy)) if policy.automatic.is_some() => Decided::Everything,
            Ok(None) => Decided::Nothing,
            _ => Decided::Store,
        }
    }

    fn store_view(&self, setup: &Setup) -> StoreView {
        StoreView {
            endpoint: setup.endpoint.clone(),
            host: host_of(&setup.endpoint),
            key_id: setup.key_id.clone(),
            secret_in: setup.secret_in,
            automatic: self.is_automatic(setup),
            shown: setup.shown_at.is_some(),
            decided: self.decided(),
        }
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

    /// A policy, also one that cannot be used, is not changed from here.
    fn may_be_changed(&self) -> Result<()> {
        match &self.policy {
            Ok(None) => Ok(()),
            Ok(Some(_)) => Err(LrsError::SetByPolicy.into()),
            Err(error) => Err(error.clone().into()),
        }
    }

    pub(super) fn secrets(&self) -> Secrets {
        Secrets::of(&self.folders)
    }
}

/// Sets up a record store. Without a secret the one that is kept for this address and key stays. Another address is looked at anew before
/// anything is sent there.
///
/// # Errors
/// [`LrsError::AddressUnusable`], [`LrsError::KeyUnusable`], [`LrsError::SetByPolicy`]; what could not be written.
pub fn set_up(door: &impl Door, endpoint: &str, key_id: &str, secret: Option<&str>) -> Result<()> {
    let endpoint = Endpoint::parse(endpoint)?;
    let address = endpoint.to_string();
    let (before, secrets) = door.with(|app| {
        app.may_be_changed()?;
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
/// [`LrsError::SetByPolicy`]; what could not be written.
pub fn forget(door: &impl Door) -> Result<()> {
    let (before, secrets) = door.with(|app| {
        app.may_be_changed()?;
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
/// [`LrsError::NotSetUp`], [`LrsError::NotShown`], [`LrsError::SecretGone`], [`LrsError::PolicyUnusable`].
pub fn access_set_up(door: &impl Door) -> Result<Access> {
    let (setup, secrets, policy) =
        door.with(|app| Ok((app.set_up()?, app.secrets(), app.policy.clone())))?;
    let policy = policy?;
    if setup.shown_at.is_none() {
        return Err(LrsError::NotShown.into());
    }
    if let Some(policy) = policy {
        return Ok(Access {
            store: setup.store,
            endpoint: policy.endpoint,
            key: policy.key,
        });
    }
    let secret = secrets.read(setup.secret_in, &setup.endpoint, &setup.key_id)?;
    Ok(Access {
        store: setup.store,
        endpoint: Endpoint::parse(&setup.endpoint)?,
        key: Key::new(&setup.key_id, &secret)?,
    })
}

fn host_of(endpoint: &str) -> String {
    Endpoint::parse(endpoint).map_or_else(|_| endpoint.to_owned(), |it| it.host().to_owned())
}

pub(super) fn count_of(number: u64) -> u32 {
    usize::try_from(number).map_or(u32::MAX, count)
}
