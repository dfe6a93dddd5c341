//! The floor everything stands on: errors with a cure, ids, the clock, files, folders, and how SQLite files are opened.
//!
//! Knows nothing of courses or learners.

pub mod clock;
pub(crate) mod column;
pub mod copies;
pub mod database;
pub mod error;
pub mod files;
pub mod hash;
pub mod id;
pub mod paths;

pub use clock::{Clock, Timestamp};
pub use error::{Code, Error, Result};
