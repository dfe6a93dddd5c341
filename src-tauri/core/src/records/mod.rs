//! What is exported: events become xAPI statements, progress becomes rows of a spreadsheet and pages, plan and notes
//! become pages; and signatures.
//!
//! Pure functions from plain inputs to bytes. [`xapi::statement`], [`csv::write`], [`presets`], [`certificate`], [`record_page`],
//! [`plan_sheet::write`], [`notes::write`], [`bundle`] and [`signing`] are the doors. Nothing here reads a database, a
//! file or the clock; freezing the bytes and writing the file are the caller's.

pub mod bundle;
pub mod certificate;
pub mod csv;
mod fingerprint;
mod look;
pub mod notes;
pub mod paper;
pub mod plan_sheet;
pub mod presets;
pub mod receipt;
pub mod record_page;
pub mod signing;
pub mod xapi;
pub mod xapi_shape;

/// The sentence that stands on every record, whatever its form.
pub const LIMITS: &str = "Knowledge completed on screen. This is not an assessment of physical skills and does not qualify anyone to hold or restrain a child.";

/// How active minutes are counted, in a sentence.
pub const ACTIVE_METHOD: &str = "Active minutes count only while the lesson is open in the front window and there was a key press, a click or a movement within the last two minutes. Sleep and breaks count nothing.";
