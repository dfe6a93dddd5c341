//! What holds for the room as a whole: hostile files cost little and do no harm, and whatever is read, only what the
//! format has comes out as HTML.

mod allowed;
mod hostile;
mod properties;
mod tampered;

use super::html::Html;
use super::problem::draw;
use super::targets::{Media, Targets};
use super::{Problem, ProblemCode, clean, drawing, plain, read};

/// Puts a body below front matter.
fn lesson_file(body: &str) -> Vec<u8> {
    let front = "+++\nid = \"lesson\"\ntitle = \"Lesson\"\nminutes = 5\noutcomes = []\n+++\n";
    [front.as_bytes(), body.as_bytes()].concat()
}

/// A course with one picture of each kind.
fn targets() -> Targets {
    let mut targets = Targets::default();
    targets.media.insert("media/a.webp".to_owned(), Media::File);
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>T</title><desc>D</desc>
        <defs><marker id="m"><path d="M0 0"/></marker></defs><path d="M0 0" marker-end="url(#m)"/></svg>"#;
    let drawing = drawing::drawing("media/a.svg", svg, &mut Vec::new()).unwrap();
    targets
        .media
        .insert("media/a.svg".to_owned(), Media::Drawing(drawing.into()));
    targets
}

/// Reads bytes as every kind of text there is; the HTML of each that came out, and all problems.
fn everything(bytes: &[u8]) -> (Vec<Html>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut pages = Vec::new();
    let targets = targets();
    if let Some(document) = read::read("1-unit/01-lesson.md", bytes, &mut problems) {
        if let Some(lesson) = clean::lesson(&document, &targets, &mut problems) {
            pages.push(Html::of_sections(&lesson.sections));
            for check in lesson.checks() {
                for option in &check.options {
                    pages.push(Html::of_blocks(&option.feedback));
                }
            }
            for section in &lesson.sections {
                plain::words(section);
            }
        }
        if let Some(unit) = clean::unit(&document, &targets, &mut problems) {
            pages.push(Html::of_blocks(&unit.introduction));
        }
        if let Some(page) = clean::page(&document, &targets, &mut problems) {
            pages.push(Html::of_sections(&page.sections));
        }
        if let Some(assessment) = clean::assessment(&document, &targets, &mut problems) {
            for question in &assessment.questions {
                pages.push(Html::of_question(question, &[]));
            }
        }
        pages.extend(beside_the_units(&document, &targets, &mut problems));
        for problem in problems.iter().take(20) {
            draw(
                problem,
                super::problem::source_line(document.text(), problem.line),
            );
        }
    }
    (pages, problems)
}

/// The same for scenarios, common questions, the glossary and the plan.
fn beside_the_units(
    document: &read::Document,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Vec<Html> {
    let mut pages = Vec::new();
    if let Some(scenario) = clean::scenario(document, targets, problems) {
        pages.push(Html::of_blocks(&scenario.setting));
        pages.push(Html::of_sections(&scenario.debrief));
        for step in &scenario.steps {
            pages.push(Html::of_blocks(&step.text));
            pages.push(Html::of_blocks(&step.feelings));
            for choice in &step.choices {
                pages.push(Html::of_inlines(&choice.text));
                pages.push(Html::of_blocks(&choice.answer));
                pages.extend(choice.principle.as_deref().map(Html::of_blocks));
            }
        }
    }
    if let Some(question) = clean::common_question(document, targets, problems) {
        pages.push(Html::of_blocks(&question.answer));
        pages.push(Html::of_sections(&question.sections));
    }
    for term in clean::glossary(document, targets, problems) {
        pages.push(Html::of_blocks(&term.meaning));
    }
    if let Some(plan) = clean::plan(document, targets, problems) {
        pages.push(Html::of_blocks(&plan.introduction));
        for group in &plan.groups {
            pages.push(Html::of_blocks(&group.introduction));
            pages.extend(
                group
                    .fields
                    .iter()
                    .map(|field| Html::of_blocks(&field.prompt)),
            );
        }
    }
    pages
}

/// Codes told of a file, once each.
fn codes(problems: &[Problem]) -> Vec<ProblemCode> {
    let mut codes: Vec<ProblemCode> = problems.iter().map(|problem| problem.code).collect();
    codes.sort();
    codes.dedup();
    codes
}
