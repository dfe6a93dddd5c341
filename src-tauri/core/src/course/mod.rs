//! What a course is: types only.
//!
//! [`Course`] → [`Unit`] → [`Lesson`] → [`Section`]; a section holds [`content::Block`]s, among them [`Check`]s.
//! Every one has a stable id that never depends on position. Nothing here reads, checks or renders.

pub mod content;
pub mod item;
mod nation;
mod outline;
mod question;

pub use item::Item;
pub use nation::Nation;
pub use outline::{
    Assessment, CompletionRules, Course, HelpNumber, Lesson, LessonRule, Page, Section, Source,
    Unit, UnitRule,
};
pub use question::{Check, Choice, ChoiceOption, Question};

/// Section id of the text that stands before the first heading of a lesson.
pub const OPENING: &str = "opening";
