//! Use cases: one function for each thing a front end may ask, and the only place where transactions are opened.
//!
//! [`App::open`] brings the two databases together; after that, every method answers with a type of [`view`], made of
//! what the library says, what the learner's progress says, and the rules of [`learn`](crate::learn). What a method
//! returns as saved has been committed. Nothing here knows SQL, Markdown or a window.

mod assess;
mod certificate;
mod changes;
mod checks;
pub mod dispatch;
pub mod give;
mod kept;
mod key;
mod look_up;
mod next;
mod notes;
mod notes_file;
mod numbers;
mod own;
pub mod people;
mod plan;
pub mod plan_files;
mod policy;
pub mod record;
mod record_paper;
mod record_rows;
mod record_words;
pub mod refresher;
pub mod register;
mod scenarios;
mod screens;
pub mod sending;
pub mod start;
pub mod study;
mod to_send;
mod together;
mod undo;
pub mod verify;
pub mod view;

use crate::base::files::Lock;
use crate::base::id::LearnerId;
use crate::base::paths::Folders;
use crate::base::{Clock, Error, Result};
use crate::learn::active_time::{ActiveTime, Counted};
use crate::learners::Learners;
use crate::library::Library;
use crate::register::Register;

/// Evenkeel, open on one data folder. One at a time per folder: opening a second is refused.
#[derive(Debug)]
pub struct App {
    folders: Folders,
    clock: Clock,
    program_version: String,
    library: Library,
    learners: Learners,
    /// Who studies now.
    learner: Option<LearnerId>,
    active_time: ActiveTime,
    /// Active seconds that are counted and not written down yet.
    unsaved_time: Vec<Counted>,
    /// What can be taken back.
    undo: undo::Undo,
    /// The agency's register, once somebody has asked for it.
    register: Option<Register>,
    /// To be said once, at the start.
    notice: Option<String>,
    /// Where records are sent, as far as the agency has decided it.
    policy: policy::Decided,
    /// Held as long as the databases are open.
    _lock: Lock,
}

impl App {
    /// The learner who studies now.
    fn learner(&self) -> Result<LearnerId> {
        self.learner.ok_or(Error::NobodyHere)
    }

    /// A picture file of an installed course, by its path inside the course.
    ///
    /// # Errors
    /// [`Error::MediaNotFound`].
    pub fn media(&self, path: &str) -> Result<crate::library::Media> {
        self.library.media(path)
    }
}

#[cfg(test)]
mod tests;
