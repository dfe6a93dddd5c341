//! A display to open windows on: the one there is, or a virtual one.

use crate::shell::command;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

/// A virtual display with a small window manager, ended when the value is dropped.
#[derive(Debug)]
pub(crate) struct Display {
    name: String,
    server: Child,
    manager: Option<Child>,
}

impl Display {
    /// Starts one.
    pub(crate) fn start() -> Result<Self, String> {
        let mut server = command(
            "Xvfb",
            &[
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1200x24",
                "-nolisten",
                "tcp",
            ],
        )
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("Xvfb: {error}"))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output)
                .read_line(&mut number)
                .map_err(|error| format!("Xvfb: {error}"))?;
        }
        if number.trim().is_empty() {
            let _ = server.kill();
            return Err("Xvfb did not start".to_owned());
        }
        let name = format!(":{}", number.trim());
        // Without a window manager no window is ever active, and nothing typed reaches a dialog.
        let manager = command("openbox", &["--sm-disable"])
            .env("DISPLAY", &name)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok();
        Ok(Self {
            name,
            server,
            manager,
        })
    }

    /// Such as `:99`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in self.manager.iter_mut().chain([&mut self.server]) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Whether there is a display that a person can see.
pub(crate) fn is_there() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
