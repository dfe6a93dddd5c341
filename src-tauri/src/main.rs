//! The desktop shell of Evenkeel: one window around the core.
//!
//! It opens the core in the background while the window comes up ([`session`]), hands each command to it
//! ([`commands`], [`writing`]), serves pictures of the course ([`media`]), opens the system's dialogs for files
//! ([`saving`], [`certificates`]), and gives records to the agency's record store where that is set up ([`sending`]). It
//! knows no rule of its own.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod certificates;
mod commands;
mod dialogs;
mod giving;
mod media;
mod registering;
mod saving;
mod sending;
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
