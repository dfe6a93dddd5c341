//! “My numbers”: whom this learner calls, before any number of the course.

use super::App;
use super::kept::bounded;
use super::view::{MyNumber, Removed};
use crate::base::id::KeptId;
use crate::base::{Error, Result};
use crate::learn::kept::{Content, Kind, Spot};
use crate::learners::kept::{self, Owner};
use crate::learners::people::LONGEST_NAME;

impl App {
    /// The numbers of the learner who studies now, in the order in which they were added.
    ///
    /// # Errors
    /// [`Error::NobodyHere`]; what SQLite refuses.
    pub fn my_numbers(&self) -> Result<Vec<MyNumber>> {
        let texts = kept::all(self.learners.read(), Owner::Learner(self.learner()?), "")?;
        // Places are ids that sort by the time they were made.
        Ok(kept::live(&texts, Kind::Number)
            .map(|(spot, text)| MyNumber {
                place: spot.place.clone(),
                name: text.content.title.clone(),
                number: text.content.text.clone(),
            })
            .collect())
    }

    /// Adds a number, or changes the one in `place`, and answers with all of them.
    ///
    /// # Errors
    /// [`Error::NoteNotFound`] when there is none in that place; [`Error::TextTooLong`]; [`Error::NobodyHere`]; what
    /// SQLite refuses.
    pub fn keep_number(
        &mut self,
        place: Option<&str>,
        name: &str,
        number: &str,
    ) -> Result<Vec<MyNumber>> {
        let owner = Owner::Learner(self.learner()?);
        for text in [name, number] {
            bounded(text)?;
            if text.chars().count() > LONGEST_NAME {
                return Err(Error::TextTooLong { most: LONGEST_NAME });
            }
        }
        let spot =
            spot(place.map_or_else(|| KeptId::new(self.clock.now()).to_string(), str::to_owned));
        if place.is_some() && self.current(owner, &spot)?.is_none() {
            return Err(Error::NoteNotFound);
        }
        let content = Content {
            text: number.trim().to_owned(),
            title: name.trim().to_owned(),
            ..Content::default()
        };
        if place.is_some() || !(content.text.is_empty() && content.title.is_empty()) {
            self.keep_text(owner, &spot, content)?;
        }
        self.my_numbers()
    }

    /// Takes a number away.
    ///
    /// # Errors
    /// [`Error::NoteNotFound`]; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn remove_number(&mut self, place: &str) -> Result<Removed> {
        let owner = Owner::Learner(self.learner()?);
        self.remove_text(owner, &spot(place.to_owned()))
    }
}

/// Numbers belong to no course.
fn spot(place: String) -> Spot {
    Spot {
        course: String::new(),
        kind: Kind::Number,
        place,
    }
}
