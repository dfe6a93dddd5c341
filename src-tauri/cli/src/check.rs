//! `evenkeel-cli check`.

use clap::ValueEnum;
use evenkeel_core::base::Result;
use evenkeel_core::course::{Course, PlanForm};
use evenkeel_core::library::compile::{self, Compilation};
use evenkeel_core::library::measure::{LessonMeasures, Measures, UnitMeasures, measure};
use evenkeel_core::library::source::{CourseFiles, Source};
use evenkeel_core::markdown::problem::{self, Problem, Severity};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;

/// How the findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs: one JSON object a line
    Json,
}

/// Checks the course in `folder`.
pub(crate) fn check(folder: PathBuf, format: Format) -> Result<ExitCode> {
    let files = Source::Folder(folder).files()?;
    let Compilation {
        course,
        mut problems,
    } = compile::compile(&files);
    let Measures {
        units,
        problems: warnings,
    } = measure(&files);
    problems.extend(warnings);
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    match format {
        Format::Json => write_json(&problems, &units),
        Format::Text => {
            write_problems(&problems, &files);
            write_table(&units);
            println!("{}", verdict(course.as_ref(), &problems));
        }
    }
    Ok(if course.is_some() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn write_json(problems: &[Problem], units: &[UnitMeasures]) {
    for problem in problems {
        let mut line = json!(problem);
        line["kind"] = json!("problem");
        println!("{line}");
    }
    for unit in units {
        for lesson in &unit.lessons {
            println!("{}", json_line(unit, lesson));
        }
    }
}

fn json_line(unit: &UnitMeasures, lesson: &LessonMeasures) -> Value {
    let tenths = (lesson.reading.text.age() * 10.0).round() / 10.0;
    json!({
        "kind": "lesson",
        "unit": unit.id,
        "lesson": lesson.id,
        "file": lesson.file,
        "words": lesson.reading.words,
        "checks": lesson.reading.checks,
        "minutes": lesson.reading.minutes,
        "minutes_said": lesson.minutes_said,
        "reading_age": tenths,
        "reading_age_asked": unit.reading_age,
    })
}

fn write_problems(problems: &[Problem], files: &CourseFiles) {
    for problem in problems {
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

/// One line a lesson: how long it is, how long it takes and says it takes, and how old its readers must be.
fn write_table(units: &[UnitMeasures]) {
    let longest = units
        .iter()
        .flat_map(|unit| &unit.lessons)
        .map(|lesson| lesson.id.chars().count())
        .max();
    let Some(width) = longest else { return };
    for unit in units {
        println!("{}, for reading age {}", unit.title, unit.reading_age);
        println!(
            "  {:width$}  {:>5}  {:>6}  {:>7}  {:>4}  {:>11}",
            "lesson", "words", "checks", "minutes", "says", "reading age"
        );
        for LessonMeasures {
            id,
            minutes_said,
            reading,
            ..
        } in &unit.lessons
        {
            let said = minutes_said.map_or_else(|| "?".to_owned(), |said| said.to_string());
            println!(
                "  {id:width$}  {:>5}  {:>6}  {:>7}  {said:>4}  {:>11.1}",
                reading.words,
                reading.checks,
                reading.minutes,
                reading.text.age()
            );
        }
        println!();
    }
}

fn verdict(course: Option<&Course>, problems: &[Problem]) -> String {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let warnings = problems.len() - errors;
    let Some(course) = course else {
        return format!(
            "{}, {}: the course cannot be installed.",
            count(errors, "error"),
            count(warnings, "warning")
        );
    };
    let lessons = course.units.iter().map(|unit| unit.lessons.len()).sum();
    let beside = [
        (course.scenarios.len(), "scenario"),
        (course.questions.len(), "common question"),
        (course.glossary.len(), "glossary word"),
        (
            course.plan.iter().flat_map(PlanForm::fields).count(),
            "plan field",
        ),
    ];
    let mut parts = vec![count(course.units.len(), "unit"), count(lessons, "lesson")];
    parts.extend(
        beside
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, thing)| count(*number, thing)),
    );
    parts.push(if warnings == 0 {
        "no problems".to_owned()
    } else {
        count(warnings, "warning")
    });
    format!(
        "“{}” {}: {}.",
        course.title,
        course.version,
        parts.join(", ")
    )
}

fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
