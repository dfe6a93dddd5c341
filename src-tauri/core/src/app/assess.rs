//! Assessments: draw, answer, finish.

use super::App;
use super::checks::options_as_shown;
use super::next::{self, MINUTES_PER_QUESTION};
use super::screens::{count, unit_link};
use super::study::{follow_ons, subject};
use super::view::{
    AssessmentOutcome, AssessmentView, Attempt, AttemptLine, OptionOutcome, QuestionOutcome,
    QuestionView,
};
use crate::base::id::{AttemptId, LearnerId};
use crate::base::{Error, Result, Timestamp};
use crate::course::content::plain_text;
use crate::course::{Assessment, Check, Choice, Item, Question};
use crate::event::{AssessmentAttempted, Fact, QuestionAnswered};
use crate::learn::draw::{Drawn, draw};
use crate::learn::marking::{self, percent};
use crate::learn::progress::AttemptSummary;
use crate::learners::attempts::{self, Attempt as OpenAttempt};
use crate::learners::{events, progress};
use crate::library::store::Slot;
use crate::markdown::html::Html;
use std::collections::BTreeSet;

impl App {
    /// The assessment of a unit: what it is, what was tried, and the attempt that is still open.
    ///
    /// # Errors
    /// [`Error::UnitNotFound`]; [`Error::AssessmentNotFound`]; [`Error::NobodyHere`].
    pub fn assessment(&mut self, unit: &str) -> Result<AssessmentView> {
        self.leave_lesson()?;
        let bank = self.bank(unit)?;
        let in_progress = self.open_attempt(unit, &bank)?;
        let progress = self.progress(Slot::Course)?;
        let saved = self.last_saved()?;
        let course = self.library.course();
        let (number, outline) = course.unit(unit)?;
        let lines = progress
            .units
            .get(unit)
            .map(|mine| mine.attempts.iter().rev().map(line).collect());
        Ok(AssessmentView {
            unit: unit_link(number, outline),
            introduction: Html::of_blocks(&bank.introduction),
            draw: bank.draw,
            bank: count(bank.questions.len()),
            pass_mark: course.pass_mark,
            minutes: bank.draw * MINUTES_PER_QUESTION,
            lessons_left: count(
                outline
                    .lessons
                    .iter()
                    .filter(|lesson| !progress.lesson_done(&lesson.id))
                    .count(),
            ),
            attempts: lines.unwrap_or_default(),
            in_progress: in_progress.map(|attempt| shown(&attempt, &bank)),
            title: bank.title,
            saved,
        })
    }

    /// Draws an attempt, or gives back the one that is still open. With `fresh`, the open one is put aside unscored.
    ///
    /// # Errors
    /// As [`App::assessment`]; what SQLite refuses.
    pub fn begin_attempt(&mut self, unit: &str, fresh: bool) -> Result<Attempt> {
        let bank = self.bank(unit)?;
        if let Some(open) = self.open_attempt(unit, &bank)? {
            if !fresh {
                return Ok(shown(&open, &bank));
            }
            self.learners
                .write(|transaction| attempts::remove(transaction, open.id))?;
        }
        self.ensure_enrolled()?;
        let learner = self.learner()?;
        let now = self.clock.now();
        // The random half of a fresh id; it is kept with the attempt.
        let seed = AttemptId::new(now).uuid().as_u64_pair().1;
        let drawn = draw(&bank.questions, bank.draw as usize, seed);
        let course = &self.library.course().id;
        let attempt = self.learners.write(|transaction| {
            attempts::begin(transaction, now, learner, course, unit, seed, drawn)
        })?;
        Ok(shown(&attempt, &bank))
    }

    /// Keeps an answer of an open attempt, unmarked, in place of an earlier one. Choosing nothing takes it back.
    ///
    /// # Errors
    /// [`Error::AttemptNotFound`]; [`Error::OptionUnknown`]; what SQLite refuses.
    pub fn keep_answer(
        &mut self,
        attempt: AttemptId,
        question: &str,
        chosen: &[String],
    ) -> Result<Timestamp> {
        let now = self.clock.now();
        let learner = self.learner()?;
        self.learners.write(|transaction| {
            own(attempts::load(transaction, attempt)?, learner)?;
            attempts::answer(transaction, attempt, question, chosen.to_vec()).map(|_| ())
        })?;
        Ok(now)
    }

    /// Marks an attempt and writes it down for good, with the completions that follow from it.
    ///
    /// # Errors
    /// [`Error::AttemptNotFound`]; [`Error::AssessmentNotFinished`] while a question is open; what SQLite refuses, in
    /// which case the attempt stays open with all its answers.
    pub fn finish_attempt(&mut self, attempt: AttemptId) -> Result<AssessmentOutcome> {
        let now = self.clock.now();
        let learner = self.learner()?;
        let open = own(attempts::load(self.learners.read(), attempt)?, learner)?;
        let bank = self.bank(&open.unit)?;
        let unanswered = open.open_questions();
        if unanswered > 0 {
            return Err(Error::AssessmentNotFinished { open: unanswered });
        }
        let course = self.library.course();
        let body = marked(&open, &bank, course.pass_mark)?;
        let (right, asked, passed) = (body.right, body.asked, body.passed);
        let subject = subject(course, &Item::Assessment(open.unit.clone()), &bank.title);
        let fact = Fact::AssessmentAttempted(body.clone());
        let (unit_done, course_done) = self.learners.write(|transaction| {
            events::append(transaction, now, learner, subject, fact)?;
            attempts::remove(transaction, attempt)?;
            follow_ons(transaction, now, learner, course)
        })?;
        let progress = progress::load(self.learners.read(), learner, &course.id)?;
        let begun = self.begun_attempts()?;
        let (number, outline) = course.unit(&open.unit)?;
        Ok(AssessmentOutcome {
            unit: unit_link(number, outline),
            right,
            asked,
            percent: percent(right, asked),
            pass_mark: course.pass_mark,
            passed,
            questions: open
                .questions
                .iter()
                .zip(&body.questions)
                .filter_map(|(drawn, answered)| self.question_outcome(&bank, drawn, answered))
                .collect(),
            unit_done,
            course_done,
            next: next::next(course, &progress, &begun),
            saved: now,
        })
    }

    fn bank(&self, unit: &str) -> Result<Assessment> {
        self.library.course().unit(unit)?;
        self.library.assessment(unit)
    }

    /// The open attempt of a unit. One whose questions an update has taken away cannot be finished and is put aside.
    fn open_attempt(&mut self, unit: &str, bank: &Assessment) -> Result<Option<OpenAttempt>> {
        let learner = self.learner()?;
        let course = &self.library.course().id;
        let Some(open) = attempts::of_unit(self.learners.read(), learner, course, unit)? else {
            return Ok(None);
        };
        if still_asked(&open, bank) {
            return Ok(Some(open));
        }
        self.learners
            .write(|transaction| attempts::remove(transaction, open.id))?;
        Ok(None)
    }

    /// Units in which an attempt was begun that can still be finished.
    pub(super) fn begun_attempts(&self) -> Result<BTreeSet<String>> {
        let learner = self.learner()?;
        let course = &self.library.course().id;
        let mut begun = BTreeSet::new();
        for unit in attempts::begun(self.learners.read(), learner, course)? {
            let bank = match self.bank(&unit) {
                Ok(bank) => bank,
                // An update took the whole assessment away.
                Err(Error::UnitNotFound { .. } | Error::AssessmentNotFound { .. }) => continue,
                Err(other) => return Err(other),
            };
            let open = attempts::of_unit(self.learners.read(), learner, course, &unit)?;
            if open.is_some_and(|open| still_asked(&open, &bank)) {
                begun.insert(unit);
            }
        }
        Ok(begun)
    }

    fn question_outcome(
        &self,
        bank: &Assessment,
        drawn: &Drawn,
        answered: &QuestionAnswered,
    ) -> Option<QuestionOutcome> {
        let question = question(bank, drawn)?;
        let lesson = self.library.course().lesson(&question.lesson).ok()?.lesson;
        let section = lesson
            .sections
            .iter()
            .find(|section| section.id == question.section);
        let check = in_order(&question.check, drawn);
        Some(QuestionOutcome {
            id: check.id.clone(),
            question: Html::of_inlines(&check.question),
            scene: Html::of_blocks(&check.scene),
            right: answered.right,
            options: check
                .options
                .iter()
                .map(|option| OptionOutcome {
                    text: Html::of_inlines(&option.text),
                    chosen: answered.chosen.contains(&option.id),
                    right: option.right,
                    feedback: Html::of_blocks(&option.feedback),
                })
                .collect(),
            lesson: question.lesson.clone(),
            section: question.section.clone(),
            section_title: section
                .map(|section| section.title.clone())
                .filter(|title| !title.is_empty())
                .unwrap_or_else(|| lesson.title.clone()),
        })
    }
}

pub(super) fn percent_of(attempt: &AttemptSummary) -> u32 {
    percent(attempt.right, attempt.asked)
}

fn line(attempt: &AttemptSummary) -> AttemptLine {
    AttemptLine {
        at: attempt.when.at,
        right: attempt.right,
        asked: attempt.asked,
        percent: percent_of(attempt),
        passed: attempt.passed,
    }
}

/// The attempt, if it is the learner's own.
fn own(attempt: OpenAttempt, learner: LearnerId) -> Result<OpenAttempt> {
    if attempt.learner == learner {
        Ok(attempt)
    } else {
        Err(Error::AttemptNotFound)
    }
}

/// Whether every question of an attempt still stands in the bank, with the same options.
fn still_asked(attempt: &OpenAttempt, bank: &Assessment) -> bool {
    attempt.questions.iter().all(|drawn| {
        question(bank, drawn).is_some_and(|question| {
            let options = &question.check.options;
            options.len() == drawn.options.len()
                && options
                    .iter()
                    .all(|option| drawn.options.contains(&option.id))
        })
    })
}

fn question<'a>(bank: &'a Assessment, drawn: &Drawn) -> Option<&'a Question> {
    bank.questions
        .iter()
        .find(|question| question.check.id == drawn.question)
}

/// The check with its options in the order they were drawn.
fn in_order(check: &Check, drawn: &Drawn) -> Check {
    let mut check = check.clone();
    check
        .options
        .sort_by_key(|option| drawn.options.iter().position(|id| *id == option.id));
    check
}

fn shown(attempt: &OpenAttempt, bank: &Assessment) -> Attempt {
    let questions = attempt.questions.iter().filter_map(|drawn| {
        let question = question(bank, drawn)?;
        Some(QuestionView {
            id: question.check.id.clone(),
            html: Html::of_question(question, &drawn.options),
            chosen: attempt
                .answers
                .get(&drawn.question)
                .cloned()
                .unwrap_or_default(),
        })
    });
    Attempt {
        id: attempt.id,
        questions: questions.collect(),
        began: attempt.began,
    }
}

fn marked(open: &OpenAttempt, bank: &Assessment, pass_mark: u32) -> Result<AssessmentAttempted> {
    let mut questions = Vec::with_capacity(open.questions.len());
    for drawn in &open.questions {
        let chosen = open
            .answers
            .get(&drawn.question)
            .ok_or(Error::NothingChosen)?;
        let question = question(bank, drawn).ok_or(Error::OptionUnknown)?;
        let check = in_order(&question.check, drawn);
        questions.push(QuestionAnswered {
            question: check.id.clone(),
            text: plain_text(&check.question),
            outcome: question.outcome.clone(),
            multiple: check.choice == Choice::Multiple,
            options: options_as_shown(&check),
            chosen: chosen.clone(),
            right: marking::mark(&check, chosen)?.right,
        });
    }
    let right = count(questions.iter().filter(|question| question.right).count());
    let asked = count(questions.len());
    Ok(AssessmentAttempted {
        attempt: open.id,
        unit: open.unit.clone(),
        began: open.began,
        questions,
        right,
        asked,
        pass_mark,
        passed: asked > 0 && right * 100 >= pass_mark * asked,
    })
}
