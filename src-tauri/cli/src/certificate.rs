//! `evenkeel-cli verify`, of certificates.

use crate::print_json;
use evenkeel_core::app::App;
use evenkeel_core::app::verify::{certificates_in, certificates_in_file};
use evenkeel_core::app::view::{CertificateView, CheckedCertificate, KnownDevice};
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Result, Timestamp, files};
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

/// Checks every certificate in a file.
pub(crate) fn in_file(path: &Path, json: bool) -> Result<ExitCode> {
    Ok(answer(certificates_in_file(path)?, json))
}

/// Checks every certificate in a text; without one, in what is typed or piped in.
pub(crate) fn in_text(text: Option<&str>, json: bool) -> Result<ExitCode> {
    let checked = match text {
        Some(text) => certificates_in(text)?,
        None => certificates_in(&input())?,
    };
    Ok(answer(checked, json))
}

fn answer(mut checked: Vec<CheckedCertificate>, json: bool) -> ExitCode {
    recognise(&mut checked);
    let mut all_good = true;
    for one in &checked {
        let good = matches!(one, CheckedCertificate::Good { .. });
        all_good &= good;
        match one {
            _ if json => print_json(one),
            CheckedCertificate::Good { certificate } => say(certificate),
            CheckedCertificate::Bad { error } => {
                println!("Not good. {}\n  {}\n", error.message, error.hint);
            }
        }
    }
    if all_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    }
}

/// As much of standard input as a text with codes could be. Bytes that are no text cannot be part of a code.
fn input() -> String {
    let mut bytes = Vec::new();
    let _ = std::io::stdin().take(32_000_000).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether the devices are known, where there is a data folder to look in and nobody else is using it. None is made.
fn recognise(checked: &mut [CheckedCertificate]) {
    let Ok(folders) = Folders::of_this_computer() else {
        return;
    };
    if !files::exists(&folders.learners()) {
        return;
    }
    let version = env!("CARGO_PKG_VERSION");
    if let Ok(mut app) = App::open(folders, Clock::system(), version) {
        // Not being able to say whether a device is known takes nothing from what the signature says.
        let _ = app.recognise(checked);
        let _ = app.close();
    }
}

fn say(it: &CertificateView) {
    let who = if it.name.is_empty() {
        format!("Learner {}", it.learner)
    } else {
        it.name.clone()
    };
    let what = if it.whole_course {
        "the whole course".to_owned()
    } else {
        format!("a unit of “{}”", it.course_title)
    };
    println!(
        "Good. {who} completed “{}”, {what}, on {}.",
        it.title,
        it.completed.day_in_words()
    );
    let line = |label: &str, fact: &str| println!("  {label:<16}{fact}");
    line(
        "Text studied",
        &format!(
            "version {}, law as at {}",
            it.course_version,
            Timestamp::words_for_day(&it.law_as_at)
        ),
    );
    line(
        "Active reading",
        &format!(
            "{} minutes up to {}",
            it.active_minutes,
            it.made.day_in_words()
        ),
    );
    if let Some(best) = it.best_percent {
        line("Best score", &format!("{best}%"));
    }
    if let Some(due) = &it.refresher_due {
        line(
            "Refresher due",
            &format!("by {}", Timestamp::words_for_day(due)),
        );
    }
    if !it.agency.is_empty() {
        line(
            "Agency",
            &format!("{} (as set on that computer)", it.agency),
        );
    }
    if it.clock_doubt {
        line(
            "Dates",
            "the clock of that computer once went back; some may be off",
        );
    }
    line("Learner", &it.learner.to_string());
    line("Record", &it.record.to_string());
    line("Signed by", &format!("“{}”", it.fingerprint));
    line(
        "",
        match it.device {
            KnownDevice::ThisComputer => "known: it is this computer",
            KnownDevice::Ours => "known: one of your computers, as the register says",
            KnownDevice::NewHere => {
                "in the register, but nobody has said yet whether that computer is yours"
            }
            KnownDevice::NotOurs => {
                "not yours: the register says that this computer is none of yours"
            }
            KnownDevice::Unknown => {
                "not known here: compare these words with those that the learner's computer shows"
            }
            KnownDevice::NotAsked => "not looked up: no data folder could be opened",
        },
    );
    println!("  If the page says anything else, believe this.\n");
}
