//! The core as a whole, on real files: which room may know which, and the programs that stand around it.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a check reads the source and real files directly"
)]

mod certificate;
mod course;
mod crash;
mod rooms;
mod shell;
mod stories;
