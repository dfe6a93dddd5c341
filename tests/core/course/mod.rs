//! The built-in course as a whole: everything promised is taught and assessed, and nothing that must not be is there.

mod assessments;
mod promises;
mod sources;
mod texts;
mod wording;

use evenkeel_core::course::content::Block;
use evenkeel_core::course::{Course, Section};
use evenkeel_core::library::compile::compile;
use evenkeel_core::library::source::Source;
use evenkeel_core::markdown::plain;
use std::sync::OnceLock;

/// The built-in course, compiled once for all tests.
pub(crate) fn course() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| {
        compile(&Source::BuiltInCourse.files().unwrap())
            .course
            .expect("the built-in course compiles")
    })
}

/// The plain words of some blocks.
pub(crate) fn said(blocks: &[Block]) -> String {
    plain::words(&Section {
        id: String::new(),
        title: String::new(),
        blocks: blocks.to_vec(),
    })
}
