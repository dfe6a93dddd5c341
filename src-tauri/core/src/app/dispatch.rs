//! Sending what waits, beside everything else: one at a time, with pauses when the store is out of reach, to be stopped
//! at any moment. The core is only borrowed for moments, so nobody waits for the network.

use super::App;
use super::sending::Access;
use super::view::{SendingNow, SendingTrouble};
use crate::base::error::LrsError;
use crate::base::{Clock, Error, Result, Timestamp};
use crate::sync::decide::Trouble;
use crate::sync::deliver::{Courier, Ended};
use crate::sync::transport::Transport;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The way to the core, for a moment at a time.
pub trait Door {
    /// Asks it something.
    ///
    /// # Errors
    /// What the question returns; or that the core is closed.
    fn with<T>(&self, ask: impl FnOnce(&mut App) -> Result<T>) -> Result<T>;
}

impl Door for Mutex<App> {
    fn with<T>(&self, ask: impl FnOnce(&mut App) -> Result<T>) -> Result<T> {
        ask(&mut self.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// How long to go on when the store is out of reach or busy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Somebody looks on: a few more tries, then say so.
    Short,
    /// By itself: at longer and longer intervals, as long as the program is open.
    Endless,
}

impl Patience {
    /// The pause before the next try after `tries` in vain, when the store asked for so many seconds; none to give up
    /// for now. A pause is never shorter than what the store asked for.
    fn pause(self, tries: usize, asked: Option<u64>) -> Option<Duration> {
        let own: &[u64] = match self {
            Self::Short => &[2, 5, 15],
            Self::Endless => &[60, 120, 300, 900],
        };
        let seconds = match self {
            Self::Short => *own.get(tries.checked_sub(1)?)?,
            Self::Endless => *own.get(tries.saturating_sub(1)).or(own.last())?,
        };
        let seconds = seconds.max(asked.unwrap_or(0));
        let too_long = self == Self::Short && seconds > LONGEST_SHORT_PAUSE;
        (!too_long).then(|| Duration::from_secs(seconds))
    }
}

/// Nobody looks on for longer, seconds.
const LONGEST_SHORT_PAUSE: u64 = 60;

/// Sends, one at a time. Shared by everybody who may start or stop it.
#[derive(Debug)]
pub struct Dispatcher {
    clock: Clock,
    state: Mutex<State>,
    bell: Condvar,
}

#[derive(Debug)]
struct State {
    now: SendingNow,
    trouble: Option<SendingTrouble>,
    stop: bool,
    /// Do not wait for the end of the pause.
    at_once: bool,
}

/// Makes the transport to a store.
pub type Connect<'a> = &'a dyn Fn(&Access) -> Box<dyn Transport>;

impl Dispatcher {
    /// At rest.
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            state: Mutex::new(State {
                now: SendingNow::Resting,
                trouble: None,
                stop: false,
                at_once: false,
            }),
            bell: Condvar::new(),
        }
    }

    /// What is being done, and why the last try ended early.
    pub fn now(&self) -> (SendingNow, Option<SendingTrouble>) {
        let state = self.state();
        (state.now.clone(), state.trouble.clone())
    }

    /// Takes the turn: whoever gets `true` must call [`Dispatcher::run`]. Otherwise somebody is at it, and goes on at
    /// once if they were waiting.
    pub fn begin(&self) -> bool {
        let mut state = self.state();
        if state.now == SendingNow::Resting {
            state.now = SendingNow::Sending { done: 0, of: 0 };
            state.stop = false;
            state.at_once = false;
            return true;
        }
        state.at_once = true;
        self.bell.notify_all();
        false
    }

    /// Ends it after the question that is under way.
    pub fn stop(&self) {
        let mut state = self.state();
        if state.now != SendingNow::Resting {
            state.stop = true;
            state.now = SendingNow::Stopping;
            self.bell.notify_all();
        }
    }

    /// Sends everything that waits, and returns when it is done, stopped, or does not work. Only after
    /// [`Dispatcher::begin`].
    ///
    /// # Errors
    /// Why it does not work; also told by [`Dispatcher::now`].
    pub fn run(
        &self,
        door: &impl Door,
        access: impl FnOnce() -> Result<Access>,
        connect: Connect<'_>,
        patience: Patience,
    ) -> Result<()> {
        let outcome = access().and_then(|access| self.send(door, &access, connect, patience));
        let mut state = self.state();
        state.now = SendingNow::Resting;
        state.trouble = outcome.as_ref().err().map(|error| SendingTrouble {
            at: self.clock.now(),
            error: error.report(),
        });
        outcome
    }

    fn send(
        &self,
        door: &impl Door,
        access: &Access,
        connect: Connect<'_>,
        patience: Patience,
    ) -> Result<()> {
        let transport = connect(access);
        let mut courier = Courier::new(transport.as_ref(), access.endpoint.host());
        let (mut tries, mut done) = (0, 0);
        while !self.is_stopped() {
            while door.with(|app| app.prepare_some(access.store))? {}
            let waiting = door.with(|app| app.counts(access.store))?.waiting;
            self.shows(SendingNow::Sending {
                done,
                of: done.saturating_add(u32::try_from(waiting).unwrap_or(u32::MAX)),
            });
            let items = door.with(|app| app.set_out(access.store, courier.limits))?;
            if items.is_empty() {
                break;
            }
            let mut settled = 0;
            let ended = courier.deliver(&items, &|| self.is_stopped(), &mut |verdicts| {
                door.with(|app| app.keep_verdicts(access.store, verdicts))?;
                settled += u32::try_from(verdicts.len()).unwrap_or(u32::MAX);
                self.counts(done + settled);
                Ok(())
            })?;
            done += settled;
            if settled > 0 {
                tries = 0;
            }
            match ended {
                Ended::Settled => {}
                Ended::Halted => break,
                Ended::Trouble(Trouble::Lasting(error)) => return Err(error.into()),
                Ended::Trouble(Trouble::Passing { seconds, error }) => {
                    tries += 1;
                    let Some(pause) = patience.pause(tries, seconds) else {
                        return Err(error.into());
                    };
                    self.wait(pause, &error);
                }
            }
        }
        Ok(())
    }

    /// Waits, unless somebody rings.
    fn wait(&self, pause: Duration, error: &LrsError) {
        let mut state = self.state();
        if state.stop {
            return;
        }
        let until = later(self.clock.now(), pause);
        state.now = SendingNow::Waiting {
            until,
            error: Error::from(error.clone()).report(),
        };
        let (mut state, _) = self
            .bell
            .wait_timeout_while(state, pause, |state| !state.stop && !state.at_once)
            .unwrap_or_else(PoisonError::into_inner);
        state.at_once = false;
    }

    /// Shows what is done now, unless it is being stopped.
    fn shows(&self, now: SendingNow) {
        let mut state = self.state();
        if !state.stop {
            state.now = now;
        }
    }

    fn counts(&self, number: u32) {
        if let SendingNow::Sending { done, .. } = &mut self.state().now {
            *done = number;
        }
    }

    fn is_stopped(&self) -> bool {
        self.state().stop
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn later(now: Timestamp, pause: Duration) -> Timestamp {
    now.plus_milliseconds(i64::try_from(pause.as_millis()).unwrap_or(i64::MAX))
}
