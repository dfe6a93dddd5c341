//! “My record” as pages: what the screen shows, in the same order.

use super::App;
use super::certificate::letters;
use super::record_words::{active_in_words, times};
use super::view::{RecordLesson, RecordUnit, RecordView};
use crate::base::{Result, Timestamp, files};
use crate::records::record_page::{self, RecordFacts, UnitFacts};
use std::path::Path;

impl App {
    /// Writes the pages of the learner who studies now. Says how many there are.
    pub(super) fn write_pages(&mut self, with_name: bool, path: &Path) -> Result<usize> {
        let view = self.record()?;
        let mut facts = facts(&view, self.clock.now());
        facts.language.clone_from(&self.outline().language);
        facts.program = format!("Evenkeel {}", self.program_version);
        if !with_name || facts.name.is_empty() {
            facts.name = format!("Learner {}", view.person.id);
        }
        let pages = record_page::draw(&letters()?, &facts)?;
        files::write_atomically(path, |out| out.write_all(&pages.file))?;
        Ok(pages.count)
    }
}

fn facts(view: &RecordView, made: Timestamp) -> RecordFacts {
    let day =
        |at: Option<Timestamp>| at.map_or_else(|| "Not yet".to_owned(), Timestamp::day_in_words);
    let mut facts = vec![
        ("Course", view.course_title.clone()),
        (
            "Text in use now",
            format!(
                "Version {}, law as at {}",
                view.course_version,
                Timestamp::words_for_day(&view.law_as_at)
            ),
        ),
        ("Begun", day(view.enrolled_at)),
        ("Completed", day(view.completed_at)),
        ("Active reading", active_in_words(view.active_seconds)),
    ];
    if let Some(due) = &view.refresher_due {
        facts.push((
            "Refresher due",
            format!("by {}", Timestamp::words_for_day(due)),
        ));
    }
    facts.push(("Learner reference", view.person.id.to_string()));
    if view.clock_doubt {
        facts.push((
            "Dates",
            "The clock of the computer once went back. Some dates may be off.".to_owned(),
        ));
    }
    RecordFacts {
        name: view.person.name.clone(),
        agency: view.agency.clone(),
        language: String::new(),
        course_title: view.course_title.clone(),
        facts: facts
            .into_iter()
            .map(|(label, fact)| (label.to_owned(), fact))
            .collect(),
        limits: view.limits.clone(),
        units: view
            .units
            .iter()
            .map(|unit| unit_facts(unit, view))
            .collect(),
        chapters: reflections(view)
            .into_iter()
            .chain([
                (
                    "What it can be evidence for".to_owned(),
                    vec![view.standards.clone()],
                ),
                (
                    "When something counts as done".to_owned(),
                    view.rules.clone(),
                ),
                (
                    "How active reading is counted".to_owned(),
                    vec![view.active_method.clone()],
                ),
            ])
            .collect(),
        program: String::new(),
        made,
    }
}

/// What the learner chose to show of what they wrote: a chapter each.
fn reflections(view: &RecordView) -> Vec<(String, Vec<String>)> {
    view.reflections
        .iter()
        .map(|mine| {
            let from = if mine.lesson_title.is_empty() {
                format!("Written on {}.", mine.at.day_in_words())
            } else {
                format!(
                    "From the lesson “{}”, written on {}.",
                    mine.lesson_title,
                    mine.at.day_in_words()
                )
            };
            let lines = mine.text.lines().filter(|line| !line.trim().is_empty());
            let paragraphs = std::iter::once(from)
                .chain(lines.map(str::to_owned))
                .collect();
            (format!("My reflection: {}", mine.title), paragraphs)
        })
        .collect()
}

fn unit_facts(unit: &RecordUnit, view: &RecordView) -> UnitFacts {
    let begun = unit.attempts.is_some_and(|attempts| attempts > 0)
        || unit
            .lessons
            .iter()
            .any(|lesson| lesson.done_at.is_some() || lesson.active_seconds > 0);
    let mut standing = vec![match unit.done_at {
        Some(done) => {
            let due = unit.refresher_due.as_ref().map_or_else(String::new, |due| {
                format!(" Refresher due by {}.", Timestamp::words_for_day(due))
            });
            format!(
                "Completed on {}: version {}, law as at {}. {} of active reading.{due}",
                done.day_in_words(),
                unit.course_version.as_deref().unwrap_or_default(),
                Timestamp::words_for_day(unit.law_as_at.as_deref().unwrap_or_default()),
                active_in_words(unit.active_seconds),
            )
        }
        None if begun => format!(
            "Begun, not completed yet. {} of active reading.",
            active_in_words(unit.active_seconds)
        ),
        None => "Not begun.".to_owned(),
    }];
    if let (Some(attempts @ 1..), Some(best), Some(latest), Some(mark)) = (
        unit.attempts,
        unit.best_percent,
        unit.latest_percent,
        unit.pass_mark,
    ) {
        let passed = unit.passed_at.map_or_else(
            || "not passed yet".to_owned(),
            |passed| format!("passed on {}", passed.day_in_words()),
        );
        standing.push(format!(
            "Assessment: taken {}, best {best}%, latest {latest}%, {passed}; the pass mark is {mark}%.",
            times(attempts as usize)
        ));
    }
    let covers: Vec<String> = unit
        .outcomes
        .iter()
        .map(|outcome| format!("{} {}", outcome.code, outcome.says))
        .collect();
    UnitFacts {
        heading: format!("Unit {}: {}", unit.number, unit.title),
        standing,
        covers: if covers.is_empty() {
            String::new()
        } else {
            format!("Covers: {}.", covers.join("; "))
        },
        lessons: if begun {
            unit.lessons
                .iter()
                .map(|lesson| cells(lesson, &view.course_version))
                .collect()
        } else {
            Vec::new()
        },
    }
}

fn cells(lesson: &RecordLesson, version: &str) -> [String; 4] {
    let done = lesson.done_at.map(|done| match &lesson.course_version {
        Some(read) if read != version => format!("{} (version {read})", done.day_in_words()),
        _ => done.day_in_words(),
    });
    let nothing = || "–".to_owned();
    [
        lesson.title.clone(),
        done.unwrap_or_else(nothing),
        if lesson.checks == 0 {
            "none in it".to_owned()
        } else if lesson.done_at.is_none() && lesson.checks_right == 0 {
            nothing()
        } else {
            format!("{} of {}", lesson.checks_right, lesson.checks)
        },
        if lesson.active_seconds == 0 {
            nothing()
        } else {
            active_in_words(lesson.active_seconds)
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_nobody_has_begun_is_not_counted_against_them() {
        let mut lesson = RecordLesson {
            title: "Ways out".to_owned(),
            done_at: None,
            course_version: None,
            active_seconds: 0,
            checks_right: 0,
            checks: 2,
        };
        assert_eq!(cells(&lesson, "1"), ["Ways out", "–", "–", "–"]);
        lesson.checks_right = 1;
        assert_eq!(cells(&lesson, "1")[2], "1 of 2");
    }
}
