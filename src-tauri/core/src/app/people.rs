//! Who studies on this computer.

use super::App;
use super::view::Person;
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp};
use crate::learners::{Settings, people};
use rusqlite::Transaction;

pub use crate::learners::backup::Backup;

impl App {
    /// Someone begins: with a name, or with none, just reading. They study from now on.
    ///
    /// # Errors
    /// [`NameTooLong`](crate::base::Error::NameTooLong); what SQLite refuses.
    pub fn begin(&mut self, name: &str, settings: Settings) -> Result<Person> {
        self.leave_lesson()?;
        let now = self.clock.now();
        let person = self.learners.write(|transaction| {
            let moment = after_every_choice(transaction, now)?;
            let person = people::add(transaction, now, name, settings)?;
            people::touch(transaction, moment, person.id)?;
            Ok(person)
        })?;
        self.learner = Some(person.id);
        Ok(shown(person))
    }

    /// Someone who has studied here before studies from now on.
    ///
    /// # Errors
    /// [`LearnerNotFound`](crate::base::Error::LearnerNotFound).
    pub fn choose_learner(&mut self, learner: LearnerId) -> Result<Person> {
        self.leave_lesson()?;
        let now = self.clock.now();
        let person = self.learners.write(|transaction| {
            let moment = after_every_choice(transaction, now)?;
            people::touch(transaction, moment, learner)?;
            people::find(transaction, learner)
        })?;
        self.learner = Some(learner);
        Ok(shown(person))
    }

    /// Changes name and settings of the learner who studies now.
    ///
    /// # Errors
    /// [`NobodyHere`](crate::base::Error::NobodyHere); [`NameTooLong`](crate::base::Error::NameTooLong).
    pub fn save_settings(&mut self, name: &str, settings: Settings) -> Result<Person> {
        let learner = self.learner()?;
        self.learners.write(|transaction| {
            people::rename(transaction, learner, name)?;
            people::set_settings(transaction, learner, settings)?;
            people::find(transaction, learner).map(shown)
        })
    }

    /// The learner who studies now.
    pub(super) fn person(&self) -> Result<Person> {
        people::find(self.learners.read(), self.learner()?).map(shown)
    }

    /// Everybody who has studied on this computer, the last one first.
    pub(super) fn everybody(&self) -> Result<Vec<Person>> {
        Ok(people::all(self.learners.read())?
            .into_iter()
            .map(shown)
            .collect())
    }
}

/// Now, or just after the latest choice of a learner: where the clock was set back, the next start must still bring
/// back whoever was chosen last, not let somebody study in another's name.
fn after_every_choice(transaction: &Transaction<'_>, now: Timestamp) -> Result<Timestamp> {
    let last = people::last_used(transaction)?;
    Ok(last.map_or(now, |last| now.max(last.last_used_at.plus_milliseconds(1))))
}

fn shown(person: people::Learner) -> Person {
    Person {
        id: person.id,
        name: person.name,
        settings: person.settings,
    }
}
