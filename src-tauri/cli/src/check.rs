//! `evenkeel-cli check`.

use clap::ValueEnum;
use evenkeel_core::base::Result;
use evenkeel_core::library::compile::{self, Compilation};
use evenkeel_core::library::source::Source;
use evenkeel_core::markdown::problem::{self, Severity};
use std::path::PathBuf;
use std::process::ExitCode;

/// How problems are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the line with a caret, and a hint
    Text,
    /// For programs: one JSON object a line
    Json,
}

/// Checks the course in `folder`.
pub(crate) fn check(folder: PathBuf, format: Format) -> Result<ExitCode> {
    let files = Source::Folder(folder).files()?;
    let Compilation { course, problems } = compile::compile(&files);
    for problem in &problems {
        match format {
            Format::Json => println!("{}", serde_json::json!(problem)),
            Format::Text => {
                let bytes = files
                    .get(&problem.file)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                let text = String::from_utf8_lossy(bytes);
                println!(
                    "{}\n",
                    problem::draw(problem, problem::source_line(&text, problem.line))
                );
            }
        }
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    if format == Format::Text {
        let warnings = problems.len() - errors;
        match &course {
            Some(course) => println!(
                "“{}” {}: {}, {}, {}.",
                course.title,
                course.version,
                count(course.units.len(), "unit"),
                count(
                    course.units.iter().map(|unit| unit.lessons.len()).sum(),
                    "lesson"
                ),
                if warnings == 0 {
                    "no problems".to_owned()
                } else {
                    count(warnings, "warning")
                },
            ),
            None => println!(
                "{}, {}: the course cannot be installed.",
                count(errors, "error"),
                count(warnings, "warning")
            ),
        }
    }
    Ok(if errors == 0 && course.is_some() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
