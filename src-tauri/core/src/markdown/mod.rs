//! Course text to cleaned course types, and from there to HTML.
//!
//! In order:
//! 1. [`read::read`]: bytes → [`read::Document`], a tree with byte ranges. Knows no other file.
//! 2. The caller collects what the documents hold into [`targets::Targets`].
//! 3. [`clean`]: tree → cleaned types of [`crate::course`], one function per kind of file; [`drawing::drawing`] does
//!    the same for SVG, [`story`] says whether a scenario can be walked through.
//! 4. [`html::Html`]: cleaned types → HTML. The only door to HTML.
//!
//! Whatever is wrong with the text becomes a [`problem::Problem`] with a place and a hint; nothing here fails in any
//! other way, however hostile the bytes. It opens no file, asks no clock and decides nothing about installing.

pub mod clean;
pub mod drawing;
pub mod encoding;
pub mod front;
pub mod html;
pub mod plain;
pub mod problem;
pub mod read;
pub mod readability;
pub mod story;
pub mod suggest;
pub mod targets;
mod typographic;

#[cfg(test)]
mod tests;

pub use problem::{Problem, ProblemCode, Severity};

/// Largest course text that is read, bytes.
pub const TEXT_LIMIT: usize = 1024 * 1024;

/// Largest drawing that is read, bytes.
pub const DRAWING_LIMIT: usize = 512 * 1024;

/// How deep blocks and marks may stand in one another. Text that people can follow needs half of it.
pub const NESTING_LIMIT: usize = 12;
