//! Who studies on this computer.

use super::App;
use super::view::Person;
use crate::base::Result;
use crate::base::id::LearnerId;
use crate::learners::{Settings, people};

pub use crate::learners::backup::Backup;

impl App {
    /// Someone begins: with a name, or with none, just reading. They study from now on.
    ///
    /// # Errors
    /// [`NameTooLong`](crate::base::Error::NameTooLong); what SQLite refuses.
    pub fn begin(&mut self, name: &str, settings: Settings) -> Result<Person> {
        self.leave_lesson()?;
        let now = self.clock.now();
        let person = self
            .learners
            .write(|transaction| people::add(transaction, now, name, settings))?;
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
            people::touch(transaction, now, learner)?;
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

fn shown(person: people::Learner) -> Person {
    Person {
        id: person.id,
        name: person.name,
        settings: person.settings,
    }
}
