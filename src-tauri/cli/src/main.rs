//! `evenkeel-cli`: Evenkeel for scripts and course authors.
fn main() {}
