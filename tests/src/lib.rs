//! Whole-program checks of Evenkeel. This library drives the real window, studies through the core, and is the record
//! store that journeys send to; the checks themselves are in the folders beside it.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "in a check, what is unexpected ends it, and the doors of the core are for the core"
)]

pub mod crash;
pub mod learner;
pub mod store;
pub mod window;
