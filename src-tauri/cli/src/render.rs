//! `evenkeel-cli render`.

use evenkeel_core::base::{Error, Result};
use evenkeel_core::library::compile;
use evenkeel_core::library::source::Source;
use evenkeel_core::markdown::html::Html;
use std::path::PathBuf;
use std::process::ExitCode;

/// Writes the HTML of `lesson` to standard output.
pub(crate) fn render(folder: PathBuf, lesson: &str) -> Result<ExitCode> {
    let source = Source::Folder(folder);
    let compilation = compile::compile(&source.files()?);
    let course = compilation
        .course
        .ok_or_else(|| compile::broken(&source, &compilation.problems))?;
    let found = course
        .units
        .iter()
        .flat_map(|unit| &unit.lessons)
        .find(|candidate| candidate.id == lesson)
        .ok_or_else(|| Error::LessonNotFound {
            lesson: lesson.to_owned(),
        })?;
    println!("{}", Html::of_sections(&found.sections));
    Ok(ExitCode::SUCCESS)
}
