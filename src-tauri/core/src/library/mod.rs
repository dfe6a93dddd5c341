//! The installed courses of this device: read, check, compile, look up.
//!
//! 1. [`source`] brings the files of a course, from a folder or from inside the program.
//! 2. [`compile`](mod@compile) makes a checked [`Course`](crate::course::Course) of them, or says every problem.
//! 3. [`store`] writes courses to `library.sqlite`, swapped in whole, and made again when it is missing, damaged, of an
//!    older program or of another text.
//! 4. [`Library`] answers: the outline, a lesson, an assessment, a scenario, a common question, the glossary, the form of
//!    the plan, a page, a picture, a search.
//!
//! [`measure`](mod@measure) tells authors how long and how hard their lessons are.
//!
//! `library.sqlite` is a cache: nothing precious is in it. Knows nothing of learners.

pub mod compile;
mod look_up;
mod manifest;
pub mod measure;
mod outline;
pub mod search;
pub mod source;
pub mod store;

pub use look_up::{Library, Media};
pub use outline::{
    Asks, AssessmentOutline, CheckOutline, CourseOutline, EndingOutline, FoundLesson,
    LessonOutline, PromptOutline, QuestionOutline, ScenarioOutline, SectionOutline, UnitOutline,
};
pub use search::{Found, FoundKind, FoundOwn, FoundPart, OwnSearch, OwnText, Search};

#[cfg(test)]
mod tests;
