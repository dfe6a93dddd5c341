//! Taking back a deletion or a replacement, as long as the program runs.
//!
//! A step remembers what was there before; taking it back writes that again as a newer version, so that a copy carried
//! to another device takes it back there too.

use super::App;
use crate::base::id::{HouseholdId, KeptId, LearnerId};
use crate::base::{Error, Result, Timestamp};
use crate::learn::kept::{Kept, Spot};
use crate::learners::kept::Owner;
use crate::learners::{households, kept};
use rusqlite::Transaction;
use std::collections::VecDeque;

/// How many steps can be taken back.
const MOST: usize = 50;

/// What was there before a change.
#[derive(Debug, Default)]
pub(super) struct Step {
    /// Texts that were written or taken away, as they were; none for one that was not there.
    pub(super) texts: Vec<(Owner, Spot, KeptId, Option<Kept>)>,
    /// Learners who joined or left, with the household they were in.
    pub(super) members: Vec<(LearnerId, Option<HouseholdId>)>,
}

/// Steps that can be taken back.
#[derive(Debug, Default)]
pub(super) struct Undo {
    last: u32,
    /// With whose step it is.
    steps: VecDeque<(u32, LearnerId, Step)>,
}

impl Undo {
    /// Remembers a step; answers with what it is taken back by.
    pub(super) fn remember(&mut self, learner: LearnerId, step: Step) -> u32 {
        self.last = self.last.wrapping_add(1);
        if self.steps.len() == MOST {
            self.steps.pop_front();
        }
        self.steps.push_back((self.last, learner, step));
        self.last
    }
}

impl App {
    /// Takes back a deletion or replacement; answers with when that was saved. Each can be taken back once.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`]; [`Error::NobodyHere`]; what SQLite refuses, and then it can be tried again.
    pub fn undo(&mut self, undo: u32) -> Result<Timestamp> {
        let learner = self.learner()?;
        let now = self.clock.now();
        let at = self
            .undo
            .steps
            .iter()
            .position(|(known, whose, _)| *known == undo && *whose == learner)
            .ok_or(Error::NothingToUndo)?;
        let step = &self.undo.steps[at].2;
        self.learners
            .write(|transaction| take_back(transaction, step, now))?;
        self.undo.steps.remove(at);
        Ok(now)
    }
}

fn take_back(transaction: &Transaction<'_>, step: &Step, now: Timestamp) -> Result<()> {
    for (owner, spot, id, before) in &step.texts {
        let texts = kept::of_spot(transaction, *owner, spot)?;
        if let Some(text) = texts.iter().find(|text| text.id == *id) {
            let next = match before {
                Some(before) => text.back_to(before),
                None => text.taken_away(now),
            };
            kept::put(transaction, *owner, spot, &next)?;
        }
    }
    for (learner, household) in &step.members {
        // What they have written since goes with them.
        let to = household.map_or(Owner::Learner(*learner), Owner::Household);
        super::together::carry_own(transaction, *learner, to)?;
        match household {
            Some(household) => households::join(transaction, now, *learner, *household)?,
            None => households::leave(transaction, *learner)?,
        }
    }
    Ok(())
}
