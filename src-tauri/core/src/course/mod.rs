//! What a course is: types only.
//!
//! [`Course`] → [`Unit`] → [`Lesson`] → [`Section`]; a section holds [`content::Block`]s, among them [`Check`]s.
//! Beside the units a course has [`Scenario`]s, [`CommonQuestion`]s, a glossary of [`Term`]s and a [`PlanForm`].
//! Every one has a stable id that never depends on position. Nothing here reads, checks or renders.

mod common_question;
pub mod content;
mod glossary;
pub mod item;
mod nation;
mod outline;
mod plan;
mod question;
mod scenario;

pub use common_question::CommonQuestion;
pub use glossary::Term;
pub use item::Item;
pub use nation::Nation;
pub use outline::{
    Assessment, CompletionRules, Course, HelpNumber, Lesson, LessonRule, Page, Section, Source,
    Unit, UnitRule,
};
pub use plan::{PlanForm, PlanFormField, PlanGroup};
pub use question::{Check, Choice, ChoiceOption, Question};
pub use scenario::{Scenario, Step, StepChoice};

/// Section id of the text that stands before the first heading of a lesson.
pub const OPENING: &str = "opening";
