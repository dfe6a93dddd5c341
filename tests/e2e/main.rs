//! Journeys in the real window, as a person would make them. `cargo xtask test` starts these with a display, the built
//! program and its WebDriver; they share nothing with each other but the machine.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a journey reads real files, and ends at what is unexpected"
)]

mod assessment;
mod desk;
mod finding;
mod practise;
mod quiet;
mod reading;
mod record;
mod register;
mod sending;
mod start;
mod trouble;
mod writing;
