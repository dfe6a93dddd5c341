//! The course format as a specification that runs.
//!
//! Every Markdown file beside this one is a suite. A heading names a case; the blocks below it are the case:
//! `course` (or `course unit`, `course scenario` and so on, `svg`) is what an author writes; `html` or, where it is more
//! than that, `outcome`, and `problems` are what comes of it. A `course` block without `+++` gets front matter; `course
//! steps` gets a scenario around it too. `UPDATE=1` rewrites what is expected.

#![expect(
    clippy::unwrap_used,
    reason = "a suite that cannot be read is a failure"
)]

mod beside;
mod course;

use evenkeel_core::markdown::ProblemCode;
use std::fs;
use std::path::{Path, PathBuf};

/// Problems that need bytes no Markdown block can hold, or more of them than can be read; unit tests of the core show
/// them.
const WITHOUT_CASE: [ProblemCode; 5] = [
    ProblemCode::TooLarge,
    ProblemCode::NotUtf8,
    ProblemCode::LessonTooLong,
    // Of a course as a whole; shown in the tests of the library.
    ProblemCode::FileMissing,
    ProblemCode::ManifestBroken,
];

/// One fenced block of a suite.
struct Fenced {
    /// After the backticks.
    info: String,
    body: String,
    /// Lines of the file between the fences.
    lines: std::ops::Range<usize>,
}

struct Case {
    name: String,
    line: usize,
    blocks: Vec<Fenced>,
}

#[test]
fn every_case_comes_out_as_written() {
    let update = update();
    let mut failures: Vec<String> = Vec::new();
    for path in suites() {
        let text = read(&path);
        let mut changes: Vec<(std::ops::Range<usize>, String)> = Vec::new();
        for case in cases(&text) {
            match run(&case, &mut changes) {
                Ok(()) => {}
                Err(failure) => {
                    let file = path.file_name().unwrap_or_default().display();
                    failures.push(format!("{file}:{}: {}\n{failure}", case.line, case.name));
                }
            }
        }
        if changes.is_empty() {
            continue;
        }
        if update {
            write(&path, &changed(&text, changes));
        } else {
            for (lines, actual) in changes {
                let expected: Vec<&str> =
                    text.lines().skip(lines.start).take(lines.len()).collect();
                failures.push(format!(
                    "{}:{}\n--- expected\n{}\n--- actual\n{actual}",
                    path.display(),
                    lines.start + 1,
                    expected.join("\n")
                ));
            }
        }
    }
    let failures = failures.join("\n\n");
    assert!(
        failures.is_empty(),
        "{failures}\n\nUPDATE=1 rewrites what is expected."
    );
}

#[test]
fn every_problem_has_a_case() {
    let all: String = suites().iter().map(|path| read(path)).collect();
    let missing: Vec<&str> = ProblemCode::ALL
        .iter()
        .filter(|code| !WITHOUT_CASE.contains(code))
        .map(|code| code.key())
        .filter(|key| !all.contains(&format!("[{key}]: ")))
        .collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

/// Compares one case with what comes of it; differences go to `changes`.
fn run(case: &Case, changes: &mut Vec<(std::ops::Range<usize>, String)>) -> Result<(), String> {
    let mut written = None;
    let mut expectations = Vec::new();
    for block in &case.blocks {
        match block.info.as_str() {
            "html" | "outcome" | "problems" => expectations.push(block),
            _ if written.is_none() => written = Some(block),
            other => return Err(format!("a second block to read: `{other}`")),
        }
    }
    let written = written.ok_or("nothing to read")?;
    if expectations.is_empty() {
        return Err("no `html`, `outcome` or `problems` block says what comes of it".to_owned());
    }
    let outcome = course::outcome(&written.info, &written.body)?;
    let told = expectations.iter().any(|block| block.info == "problems");
    if !told && !outcome.problems.is_empty() {
        return Err(format!(
            "problems that no block expects:\n{}",
            outcome.problems
        ));
    }
    for block in expectations {
        let actual = if block.info == "problems" {
            &outcome.problems
        } else {
            &outcome.html
        };
        if block.body.trim_end() != actual.trim_end() {
            changes.push((block.lines.clone(), actual.trim_end().to_owned()));
        }
    }
    Ok(())
}

/// Cases of a suite: headings with the fenced blocks below them. A heading without blocks is a chapter.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let ticks = line.chars().take_while(|c| *c == '`').count();
        if ticks >= 3 {
            let fence = &line[..ticks];
            let body: Vec<(usize, &str)> = lines
                .by_ref()
                .take_while(|(_, line)| line.trim_end() != fence)
                .collect();
            if let Some(case) = cases.last_mut() {
                case.blocks.push(Fenced {
                    info: line[ticks..].trim().to_owned(),
                    body: body.iter().flat_map(|(_, line)| [*line, "\n"]).collect(),
                    lines: at + 1..at + 1 + body.len(),
                });
            }
        } else if let Some(name) = line.trim_start_matches('#').strip_prefix(' ')
            && line.starts_with('#')
        {
            cases.push(Case {
                name: name.to_owned(),
                line: at + 1,
                blocks: Vec::new(),
            });
        }
    }
    cases.retain(|case| !case.blocks.is_empty());
    cases
}

fn changed(text: &str, changes: Vec<(std::ops::Range<usize>, String)>) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (range, actual) in changes.into_iter().rev() {
        lines.splice(range, actual.lines().map(str::to_owned));
    }
    lines.join("\n") + "\n"
}

#[expect(clippy::disallowed_methods, reason = "a switch for developers")]
fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

#[expect(clippy::disallowed_methods, reason = "tests read their own files")]
fn suites() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialect");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "there are suites to run");
    found
}

#[expect(clippy::disallowed_methods, reason = "tests read their own files")]
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[expect(
    clippy::disallowed_methods,
    reason = "UPDATE=1 rewrites the expectations"
)]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}
