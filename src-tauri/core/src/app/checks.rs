//! Checks in a lesson: answered, or their answer shown.

use super::App;
use super::study::{lacking, lesson_progress, subject};
use super::view::{CheckOutcome, CheckSettled, CheckState, OptionFeedback};
use crate::base::{Error, Result};
use crate::course::content::plain_text;
use crate::course::{Check, Choice, Item, Lesson};
use crate::event::{CheckAnswered, Fact, OptionAsShown};
use crate::learn::marking;
use crate::learn::progress::CheckProgress;
use crate::learners::events;
use crate::library::store::Slot;
use crate::markdown::html::Html;

impl App {
    /// Marks an answer to a check and writes it down, in this order; what is returned is saved.
    ///
    /// # Errors
    /// [`Error::NothingChosen`], [`Error::OptionUnknown`], [`Error::CheckNotFound`], [`Error::LessonNotFound`]; what
    /// SQLite refuses, in which case nothing of the answer was saved.
    pub fn answer_check(
        &mut self,
        lesson: &str,
        check: &str,
        chosen: &[String],
    ) -> Result<CheckOutcome> {
        let (text, check) = self.check(lesson, check)?;
        let mark = marking::mark(&check, chosen)?;
        self.settle(&text, &check, chosen, mark.right, false)
    }

    /// Shows the answer of a check, which then scores nothing. A check that was answered rightly before stays right.
    ///
    /// # Errors
    /// As [`App::answer_check`].
    pub fn show_answer(&mut self, lesson: &str, check: &str) -> Result<CheckOutcome> {
        let (text, check) = self.check(lesson, check)?;
        self.settle(&text, &check, &[], false, true)
    }

    /// A check of a lesson, with that lesson.
    pub(super) fn check(&self, lesson: &str, check: &str) -> Result<(Lesson, Check)> {
        let text = self.library.lesson(Slot::Course, lesson)?;
        let found = text
            .checks()
            .find(|candidate| candidate.id == check)
            .cloned();
        found
            .map(|check| (text, check))
            .ok_or_else(|| Error::CheckNotFound {
                lesson: lesson.to_owned(),
                check: check.to_owned(),
            })
    }

    fn settle(
        &mut self,
        lesson: &Lesson,
        check: &Check,
        chosen: &[String],
        right: bool,
        reveal: bool,
    ) -> Result<CheckOutcome> {
        self.ensure_enrolled()?;
        let learner = self.learner()?;
        let now = self.clock.now();
        let course = self.library.course();
        let before = lesson_progress(&self.learners, learner, &course.id, &lesson.id)?;
        let before = before.checks.get(&check.id);
        // Showing what one already knows, or has seen, is no new fact.
        let nothing_new = reveal && before.is_some_and(CheckProgress::settled);
        if !nothing_new {
            let fact = Fact::CheckAnswered(CheckAnswered {
                lesson: lesson.id.clone(),
                check: check.id.clone(),
                multiple: check.choice == Choice::Multiple,
                options: options_as_shown(check),
                chosen: chosen.to_vec(),
                right,
                revealed: reveal || before.is_some_and(CheckProgress::shown),
            });
            let subject = subject(
                course,
                &Item::Check(lesson.id.clone(), check.id.clone()),
                &plain_text(&check.question),
            );
            self.learners.write(|transaction| {
                events::append(transaction, now, learner, subject, fact).map(|_| ())
            })?;
        }
        let mine = lesson_progress(&self.learners, learner, &course.id, &lesson.id)?;
        Ok(CheckOutcome {
            state: check_state(check, mine.checks.get(&check.id)),
            right,
            lacking: lacking(lesson, course.completion.lesson, &mine),
            saved: self.last_saved()?.unwrap_or(now),
        })
    }
}

/// The options of a check in the words and order in which they were shown.
pub(super) fn options_as_shown(check: &Check) -> Vec<OptionAsShown> {
    check
        .options
        .iter()
        .map(|option| OptionAsShown {
            id: option.id.clone(),
            text: plain_text(&option.text),
            right: option.right,
        })
        .collect()
}

/// A check as it stands, with the feedback that may be given by now: on what was chosen, and on everything once it is
/// right or shown.
pub(super) fn check_state(check: &Check, mine: Option<&CheckProgress>) -> CheckState {
    let settled = match mine {
        Some(mine) if mine.right() => CheckSettled::Right,
        Some(mine) if mine.shown() => CheckSettled::Shown,
        Some(mine) if mine.tries > 0 => CheckSettled::Tried,
        _ => CheckSettled::Open,
    };
    let chosen = mine
        .and_then(|mine| mine.answer.as_ref())
        .map(|answer| answer.chosen.clone())
        .unwrap_or_default();
    told(check, settled, chosen)
}

/// A check that stands as `settled`, with the feedback that may be given then.
pub(super) fn told(check: &Check, settled: CheckSettled, chosen: Vec<String>) -> CheckState {
    let everything = matches!(settled, CheckSettled::Right | CheckSettled::Shown);
    CheckState {
        check: check.id.clone(),
        settled,
        feedback: check
            .options
            .iter()
            .filter(|option| everything || chosen.contains(&option.id))
            .map(|option| OptionFeedback {
                option: option.id.clone(),
                right: option.right,
                html: Html::of_blocks(&option.feedback),
            })
            .collect(),
        chosen,
    }
}
