//! `cargo xtask run`.

use crate::display::{self, Display};
use crate::shell::{call, command, target};
use crate::{Outcome, prepare, program, screenshots};

/// Opens the program and stays until it is closed. Without a display it opens in a virtual one, is looked at, and
/// closed.
pub(crate) fn run(release: bool) -> Outcome {
    prepare::all()?;
    prepare::ui()?;
    let program = program::build(release)?;
    if display::is_there() {
        return call(&mut command(&program.display().to_string(), &[]));
    }
    println!("There is no display, so Evenkeel opens in a virtual one.");
    let display = Display::start()?;
    let folder = target().join("run");
    screenshots::take(&program, &display, &folder, screenshots::Set::FirstLook)?;
    println!(
        "\nEvenkeel opened, was used and was closed. Screenshots are in {}",
        folder.display()
    );
    Ok(())
}
