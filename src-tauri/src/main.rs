//! The desktop shell of Evenkeel: one window around the core.
//!
//! It opens the core in the background while the window comes up ([`session`]), hands each command to it
//! ([`commands`], [`writing`]), serves pictures of the course ([`media`]) and opens the system's dialogs for files
//! ([`saving`], [`certificates`]). It knows no rule of its own.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod certificates;
mod commands;
mod giving;
mod media;
mod saving;
mod session;
#[cfg(test)]
mod tests;
mod window;
mod writing;

fn main() -> std::process::ExitCode {
    match window::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            window::say_why_no_window(&error);
            std::process::ExitCode::FAILURE
        }
    }
}
