//! What comes of a text beside the units, in words: its HTML, and between square brackets what HTML does not hold.

use evenkeel_core::course::content::Block;
use evenkeel_core::course::{CommonQuestion, PlanForm, Scenario, Step, Term};
use evenkeel_core::markdown::html::Html;
use evenkeel_core::markdown::readability::LessonReading;
use std::fmt::Write as _;

/// A line between square brackets.
macro_rules! note {
    ($out:expr, $($words:tt)*) => { let _ = writeln!($out, "\n[{}]", format_args!($($words)*)); };
}

pub(crate) fn scenario(scenario: &Scenario) -> String {
    let mut out = blocks(&scenario.setting);
    note!(out, "scene “{}”", scenario.scene);
    for step in &scenario.steps {
        one_step(step, &mut out);
    }
    note!(out, "debrief");
    out + Html::of_sections(&scenario.debrief).as_str()
}

fn one_step(step: &Step, out: &mut String) {
    let kind = if step.is_ending() { "ending" } else { "step" };
    note!(
        out,
        "{kind} {} “{}”, child {}, you {}",
        step.id,
        step.title,
        step.child,
        step.you
    );
    *out += &blocks(&step.text);
    if !step.feelings.is_empty() {
        note!(out, "feelings");
        *out += &blocks(&step.feelings);
    }
    for choice in &step.choices {
        let words = Html::of_inlines(&choice.text);
        note!(
            out,
            "choice {} “{words}” leads to {}",
            choice.id,
            choice.leads_to
        );
        *out += &blocks(&choice.answer);
        if let Some(principle) = &choice.principle {
            note!(out, "turning point");
            *out += &blocks(principle);
        }
    }
}

pub(crate) fn question(question: &CommonQuestion) -> String {
    let mut out = String::new();
    note!(out, "question “{}”", question.title);
    out + &blocks(&question.answer) + Html::of_sections(&question.sections).as_str()
}

pub(crate) fn glossary(terms: &[Term]) -> String {
    let mut out = String::new();
    for term in terms {
        note!(out, "word {} “{}”", term.id, term.term);
        if !term.also.is_empty() {
            note!(out, "also {}", term.also.join(" · "));
        }
        out += &blocks(&term.meaning);
    }
    out
}

pub(crate) fn plan(plan: &PlanForm) -> String {
    let mut out = blocks(&plan.introduction);
    for group in &plan.groups {
        note!(out, "group {} “{}”", group.id, group.title);
        out += &blocks(&group.introduction);
        for field in &group.fields {
            let private = if field.private { ", private" } else { "" };
            note!(out, "field {} “{}”{private}", field.id, field.title);
            out += &blocks(&field.prompt);
        }
    }
    out
}

pub(crate) fn measures(found: &LessonReading) -> String {
    format!(
        "[{} words, {} checks, {} minutes; running text: {} words, {} sentences, {} syllables, reading age {:.1}]",
        found.words,
        found.checks,
        found.minutes,
        found.text.words,
        found.text.sentences,
        found.text.syllables,
        found.text.age()
    )
}

fn blocks(blocks: &[Block]) -> String {
    Html::of_blocks(blocks).to_string()
}
