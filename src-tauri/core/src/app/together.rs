//! Learners of one household who build one plan on this device.
//!
//! Joining unites their plans; from then on all write in one. Each keeps their own as it was until they leave: then what
//! they built together becomes theirs, too. Nothing of anybody's is lost by either.

use super::App;
use super::undo::Step;
use super::view::PlanChange;
use crate::base::id::{HouseholdId, LearnerId};
use crate::base::{Error, Result};
use crate::learn::kept::{Kind, Texts, take_in};
use crate::learners::kept::Owner;
use crate::learners::{households, kept, people};
use rusqlite::{Connection, Transaction};

impl App {
    /// Builds the plan of the learner who studies now together with another's, and whoever builds it with them.
    ///
    /// # Errors
    /// [`Error::LearnerNotFound`]; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn join_plan(&mut self, other: LearnerId) -> Result<PlanChange> {
        let learner = self.learner()?;
        people::find(self.learners.read(), other)?;
        if other == learner {
            return Err(Error::LearnerNotFound);
        }
        let now = self.clock.now();
        let mut step = Step::default();
        self.learners.write(|transaction| {
            let mine = households::of_learner(transaction, learner)?;
            let theirs = households::of_learner(transaction, other)?;
            let joined = theirs.or(mine).unwrap_or_else(|| HouseholdId::new(now));
            for who in [learner, other] {
                let before = households::of_learner(transaction, who)?;
                if before == Some(joined) {
                    continue;
                }
                let from = households::owner_of_plan(transaction, who)?;
                let texts = kept::of_kind(transaction, from, Kind::Plan)?;
                take_over(transaction, Owner::Household(joined), texts)?;
                let moving = match before {
                    Some(household) => households::members(transaction, household)?,
                    None => vec![who],
                };
                for member in moving {
                    step.members.push((member, before));
                    households::join(transaction, now, member, joined)?;
                }
            }
            Ok(())
        })?;
        let undo = self.undo.remember(learner, step);
        Ok(PlanChange {
            undo: Some(undo),
            plan: self.plan()?,
        })
    }

    /// Lets the learner who studies now build their plan alone again, with all that is in it by now. Where one other is
    /// left, they go on alone as well.
    ///
    /// # Errors
    /// [`Error::NobodyHere`]; what SQLite refuses.
    pub fn leave_plan(&mut self) -> Result<PlanChange> {
        let learner = self.learner()?;
        let mut step = Step::default();
        self.learners.write(|transaction| {
            let Some(household) = households::of_learner(transaction, learner)? else {
                return Ok(());
            };
            let members = households::members(transaction, household)?;
            let leaving = if members.len() <= 2 {
                members
            } else {
                vec![learner]
            };
            let texts = kept::of_kind(transaction, Owner::Household(household), Kind::Plan)?;
            for member in leaving {
                take_over(transaction, Owner::Learner(member), texts.clone())?;
                step.members.push((member, Some(household)));
                households::leave(transaction, member)?;
            }
            Ok(())
        })?;
        let undo = (!step.members.is_empty()).then(|| self.undo.remember(learner, step));
        Ok(PlanChange {
            undo,
            plan: self.plan()?,
        })
    }
}

/// Carries what a learner wrote themselves in the plan they have a part in to another plan of theirs.
pub(super) fn carry_own(
    transaction: &Transaction<'_>,
    learner: LearnerId,
    to: Owner,
) -> Result<()> {
    let from = households::owner_of_plan(transaction, learner)?;
    let mut texts = kept::of_kind(transaction, from, Kind::Plan)?;
    texts.retain(|_, text| text.hand.learner == learner);
    take_over(transaction, to, texts)
}

/// Unites texts with those that an owner's plan holds.
pub(super) fn take_over(connection: &Connection, owner: Owner, texts: Texts) -> Result<()> {
    let mut here = kept::of_kind(connection, owner, Kind::Plan)?;
    for ((spot, id), text) in texts {
        if take_in(&mut here, (spot.clone(), id), text.clone()) {
            kept::put(connection, owner, &spot, &text)?;
        }
    }
    Ok(())
}
