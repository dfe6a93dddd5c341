//! The README's commands, run as they stand there.

use crate::Outcome;
use crate::shell::{call, command, root};
use std::fs;

/// Runs every command of the README's `sh` blocks, except the one we are part of.
pub(crate) fn commands_work() -> Outcome {
    let text = fs::read_to_string(root().join("README.md"))
        .map_err(|error| format!("README.md: {error}"))?;
    let commands = commands(&text);
    if commands.is_empty() {
        return Err("README.md shows no command".to_owned());
    }
    for line in commands.iter().filter(|line| *line != "cargo xtask test") {
        // On a machine with a screen this would wait for someone to close the window.
        call(
            command("sh", &["-c", line])
                .env_remove("DISPLAY")
                .env_remove("WAYLAND_DISPLAY"),
        )?;
    }
    Ok(())
}

fn commands(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && !line.trim().is_empty() {
            commands.push(line.split(" #").next().unwrap_or(line).trim().to_owned());
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::commands;

    #[test]
    fn commands_are_the_lines_of_sh_blocks_without_their_remarks() {
        let text = "x\n```sh\ncargo xtask run    # opens it\n\nls\n```\n```toml\na = 1\n```\n";
        assert_eq!(commands(text), ["cargo xtask run", "ls"]);
    }
}
