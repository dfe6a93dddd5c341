//! `cargo xtask check`: what can be said without running anything.

use crate::Outcome;
use crate::shell::{call, cargo, npm};

/// Formatting, lints, types.
pub(crate) fn check() -> Outcome {
    call(&mut cargo(&["fmt", "--all", "--check"]))?;
    call(&mut npm(&["run", "check"]))?;
    // The window embeds the built UI when it is compiled, so the UI is built first.
    crate::prepare::ui()?;
    call(&mut cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]))?;
    call(
        cargo(&["doc", "--workspace", "--no-deps", "--quiet"])
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )
}
