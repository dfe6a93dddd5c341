//! The rules of learning: whether an answer is right, what a learner's events add up to, when a lesson, unit or course
//! is complete, which seconds count as reading, which questions an attempt asks, and when a check comes back.
//!
//! In the order a lesson meets them: [`active_time`] watches the reading, [`marking`] judges a check,
//! [`progress`] folds the events, [`completion`] says what is missing and what has become true, [`draw`] begins an
//! assessment, [`refresher`] brings checks back before they are forgotten, [`scenario`] walks through a story. [`kept`] unites what learners wrote themselves,
//! [`plan_file`] lets a plan travel, [`anchor`] finds a quotation again.
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
pub mod refresher;
pub mod scenario;

pub use progress::CourseProgress;
