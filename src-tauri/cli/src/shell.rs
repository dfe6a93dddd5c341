//! `evenkeel-cli completions` and `evenkeel-cli man`: made from the very arguments that are parsed.

use clap::Command;
use clap_complete::Shell;
use evenkeel_core::base::{Result, files};
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Writes what a shell needs to complete commands to standard output.
pub(crate) fn completions(shell: Shell, mut command: Command) -> ExitCode {
    let name = command.get_name().to_owned();
    clap_complete::generate(shell, &mut command, name, &mut io::stdout());
    ExitCode::SUCCESS
}

/// Writes one manual page a command into `folder`.
pub(crate) fn manual(folder: &Path, command: Command) -> Result<ExitCode> {
    files::create_folder(folder)?;
    let mut command = command.disable_help_subcommand(true);
    command.build();
    pages(folder, &command)?;
    Ok(ExitCode::SUCCESS)
}

fn pages(folder: &Path, command: &Command) -> Result<()> {
    let page = clap_mangen::Man::new(command.clone());
    let path = folder.join(page.get_filename());
    files::write_atomically(&path, |mut out| page.render(&mut out))?;
    println!("{}", path.display());
    command
        .get_subcommands()
        .filter(|below| !below.is_hide_set())
        .try_for_each(|below| pages(folder, below))
}
