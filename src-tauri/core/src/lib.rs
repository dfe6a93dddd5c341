//! The core of Evenkeel: what a course is, how it is read, what a learner did with it, and what is kept of that.
//!
//! Rooms and the direction of imports (a room may import only from rows below it; a test checks the `use` lines):
//!
//! | row | rooms |
//! | --- | --- |
//! | 5 | [`app`] |
//! | 4 | [`library`], [`learners`], [`sync`], [`register`] |
//! | 3 | [`markdown`], [`learn`], [`records`] |
//! | 2 | [`course`], [`event`] |
//! | 1 | [`base`] |
//!
//! The way of the data: Markdown → [`markdown`] → [`course`] → `library.sqlite` → screen → [`event`] →
//! `learners.sqlite` → progress → [`records`] → [`sync`]; and, at an agency, bundles → [`register`].

pub mod app;
pub mod base;
pub mod course;
pub mod event;
pub mod learn;
pub mod learners;
pub mod library;
pub mod markdown;
pub mod records;
pub mod register;
pub mod sync;
