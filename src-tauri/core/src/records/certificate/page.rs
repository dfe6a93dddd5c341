//! The page of a certificate: one sheet of A4, to be framed or filed.
//!
//! From the top: who and what, the facts, what it covers, what it does not say; at the foot the code, as squares and as
//! letters. The foot stands on the lower margin, the rest flows from the top, and what the course covers is set as large as
//! the room between them allows. Nothing here reads a file or a clock: fonts and facts come in, the PDF goes out.

mod covers;
mod foot;

use self::covers::outcomes;
use super::{Completion, What};
use crate::base::{Result, Timestamp};
use crate::records::LIMITS;
use crate::records::look::{self, DEEP, INK, LEFT, LINE, MEASURE, SOFT};
use crate::records::paper::{About, HEIGHT, Letters, Paper, Part, Role, Style};

/// What the page says beside what is signed.
#[derive(Debug, Clone)]
pub struct Facts {
    /// What was completed.
    pub completion: Completion,
    /// Number of the unit, and how many units there are; none for the course.
    pub unit: Option<(u32, u32)>,
    /// BCP 47 tag of the course.
    pub language: String,
    /// The declared rule that was met, in a sentence.
    pub rule: String,
    /// How the assessment went, in a sentence.
    pub assessment: Option<String>,
    /// Active reading, in words.
    pub active: String,
    /// Codes of the outcomes it covers, and what they say.
    pub outcomes: Vec<(String, String)>,
    /// Version of the course that those stand in, where that is another than was read.
    pub outcomes_version: Option<String>,
    /// The code, signed.
    pub code: String,
    /// Fingerprint of the device, in words.
    pub fingerprint: String,
    /// The program and its version.
    pub program: String,
}

/// Lower edge of what is printed.
const BOTTOM: f32 = HEIGHT - 40.0;
/// Width of the labels of the facts.
const LABELS: f32 = 112.0;

const LABEL: Style = look::small(SOFT);
const FACT: Style = look::text(INK);
const LEAD: Style = look::lead(INK);

/// The title of the document.
pub fn title(completion: &Completion) -> String {
    format!("Certificate of completion: {}", completion.title)
}

/// Draws the page.
///
/// # Errors
/// [`Error::Unexpected`](crate::base::Error::Unexpected), which no text can bring about.
pub fn draw(letters: &Letters, facts: &Facts) -> Result<Vec<u8>> {
    let mut paper = Paper::new(letters);
    let foot = BOTTOM - foot::height(&paper, facts);
    // Drawn once beside the page to see how high it is, so that what is left over can stand above it.
    let mut trial = Paper::new(letters);
    let end = body(&mut trial, facts, 0.0, foot);
    let spare = (foot - end - 14.0).clamp(0.0, 220.0);
    body(&mut paper, facts, spare, foot);
    foot::draw(&mut paper, facts, foot)?;
    let it = &facts.completion;
    paper.write(&About {
        title: title(it),
        description: format!(
            "{} completed “{}” on {}. {LIMITS}",
            someone(it),
            it.title,
            it.completed.day_in_words()
        ),
        language: look::LANGUAGE.to_owned(),
        keywords: vec![facts.code.clone()],
        program: facts.program.clone(),
        made: it.made,
    })
}

fn someone(it: &Completion) -> String {
    if it.name.is_empty() {
        format!("Learner {}", it.learner)
    } else {
        it.name.clone()
    }
}

/// As much of somebody's words as a page has room for; the code has as much as it can hold, too.
fn short(words: &str) -> String {
    const MOST: usize = 140;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let kept: String = words.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Everything above the foot, from `spare` lower than could be. Says where it ends.
fn body(paper: &mut Paper<'_>, facts: &Facts, spare: f32, foot: f32) -> f32 {
    let mut y = head(paper, facts, 48.0, spare);
    y = facts_list(paper, facts, y + 16.0 + spare * 0.12);
    let limits = 12.0 + look::boxed_height(paper, LIMITS, MEASURE);
    y = outcomes(paper, facts, y + 14.0 + spare * 0.08, foot - 14.0 - limits);
    look::boxed(paper, (LEFT, y + 12.0), MEASURE, LIMITS)
}

/// Whose certificate, who completed what, and when.
fn head(paper: &mut Paper<'_>, facts: &Facts, top: f32, spare: f32) -> f32 {
    let it = &facts.completion;
    paper.rule((LEFT, top), (40.0, 4.0), DEEP);
    let mut y = top + 14.0;
    let giver = if it.agency.is_empty() {
        it.course_title.as_str()
    } else {
        it.agency.as_str()
    };
    let part = paper.part(None, Role::Paragraph);
    y += paper.words(part, (LEFT, y), MEASURE, look::strong(INK), &short(giver));
    y += 20.0 + spare * 0.34;
    let part = paper.part(None, Role::Heading(1));
    y += paper.words(
        part,
        (LEFT, y),
        MEASURE,
        look::title(15.0, DEEP),
        "Certificate of completion",
    );
    y = name(paper, it, y + 10.0 + spare * 0.06);
    let part = paper.part(None, Role::Paragraph);
    y += paper.words(part, (LEFT, y + 4.0), MEASURE, LEAD, "has completed") + 8.0;
    let part = paper.part(None, Role::Paragraph);
    foreign(paper, part, facts);
    let title = short(&it.title);
    let style = look::title_that_fits(paper.letters(), &title, 25.0, MEASURE);
    y += paper.words(part, (LEFT, y), MEASURE, style, &title) + 4.0;
    let part = paper.part(None, Role::Paragraph);
    let day = it.completed.day_in_words();
    let of = match (it.what, facts.unit) {
        (What::Course, _) => format!("the whole course, on {day}"),
        (What::Unit, Some((number, all))) => {
            let course = short(&it.course_title);
            format!("unit {number} of {all} of the course “{course}”, on {day}")
        }
        (What::Unit, None) => {
            format!(
                "a unit of the course “{}”, on {day}",
                short(&it.course_title)
            )
        }
    };
    y + paper.words(part, (LEFT, y), MEASURE, LEAD, &of)
}

/// The name; a line to write it on where there is none, or where it has letters that no face here has.
fn name(paper: &mut Paper<'_>, it: &Completion, y: f32) -> f32 {
    let letters = paper.letters();
    let part = paper.part(None, Role::Paragraph);
    if !it.name.is_empty() && letters.can_write_letters_of(&it.name) {
        let name = letters.writable(&it.name);
        let style = look::title_that_fits(letters, &name, 36.0, MEASURE);
        return y + paper.words(part, (LEFT, y), MEASURE, style, &name);
    }
    paper.rule((LEFT, y + 38.0), (300.0, 0.75), SOFT);
    let y = y + 42.0;
    if it.name.is_empty() {
        let said = format!("Name, to be written in. Learner reference {}", it.learner);
        return y + paper.words(part, (LEFT, y), MEASURE, LABEL, &said) + 2.0;
    }
    let said = "Name, to be written in: this page lacks some of its letters. The code at its foot has them.";
    let line = letters.line(said, LABEL.face).that_says(&it.name);
    paper.line(Some(part), (LEFT, y + LABEL.first_baseline()), LABEL, line);
    y + LABEL.height_of(1) + 2.0
}

fn facts_list(paper: &mut Paper<'_>, facts: &Facts, top: f32) -> f32 {
    let it = &facts.completion;
    let mut rows = vec![
        (
            "Text studied",
            format!(
                "Version {}, law as at {}",
                short(&it.course_version),
                Timestamp::words_for_day(&it.law_as_at)
            ),
        ),
        (
            "Active reading",
            format!("{}, up to {}", facts.active, it.made.day_in_words()),
        ),
    ];
    if let Some(assessment) = &facts.assessment {
        rows.push(("Assessment", assessment.clone()));
    }
    rows.push(("Completed when", facts.rule.clone()));
    if let Some(due) = &it.refresher_due {
        rows.push((
            "Refresher due",
            format!("by {}", Timestamp::words_for_day(due)),
        ));
    }
    if it.clock_doubt {
        rows.push((
            "Dates",
            "The clock of the computer once went back. Some dates may be off.".to_owned(),
        ));
    }
    let list = paper.part(None, Role::List);
    let mut y = top;
    for (label, fact) in rows {
        paper.rule((LEFT, y), (MEASURE, 0.5), LINE);
        let item = paper.part(Some(list), Role::Item);
        let part = paper.part(Some(item), Role::Label);
        paper.words(part, (LEFT, y + 5.0), LABELS, LABEL, label);
        let part = paper.part(Some(item), Role::Body);
        let high = paper.words(
            part,
            (LEFT + LABELS, y + 4.0),
            MEASURE - LABELS,
            FACT,
            &fact,
        );
        y += high + 8.0;
    }
    paper.rule((LEFT, y), (MEASURE, 0.5), LINE);
    y
}

/// Says that a part is in the language of the course.
fn foreign(paper: &mut Paper<'_>, part: Part, facts: &Facts) {
    if facts.language != look::LANGUAGE {
        paper.in_language(part, &facts.language);
    }
}

#[cfg(test)]
mod tests;
