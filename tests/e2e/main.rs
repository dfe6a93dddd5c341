//! Journeys in the real window, as a person would make them. `cargo xtask test` starts these with a display, the built
//! program and its WebDriver; they share nothing with each other but the machine.

fn main() {}
