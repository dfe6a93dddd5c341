//! Building the program.

use crate::shell::{call, cargo, target};
use std::path::PathBuf;

/// Builds the window with the UI inside and says where the program is. The UI must have been built before.
pub(crate) fn build(release: bool) -> Result<PathBuf, String> {
    let mut build = cargo(&["build", "--package", "evenkeel"]);
    if release {
        build.arg("--release");
    }
    call(&mut build)?;
    let folder = target().join(if release { "release" } else { "debug" });
    Ok(folder.join(if cfg!(windows) {
        "evenkeel.exe"
    } else {
        "evenkeel"
    }))
}
