//! The rules of learning: whether an answer is right, what a learner's events add up to, when a lesson, unit or course
//! is complete, which seconds count as reading, and which questions an attempt asks.
//!
//! In the order a lesson meets them: [`active_time`] watches the reading, [`marking`] judges a check,
//! [`progress`] folds the events, [`completion`] says what is missing and what has become true, [`draw`] begins an
//! assessment. [`kept`] unites what learners wrote themselves, [`plan_file`] lets a plan travel, [`anchor`]
//! finds a quotation again.
//!
//! Everything here is a calculation on what it is given: no files, no SQL, no clock.

pub mod active_time;
pub mod anchor;
pub mod completion;
pub mod draw;
pub mod kept;
pub mod marking;
pub mod plan_file;
pub mod progress;

pub use progress::CourseProgress;
