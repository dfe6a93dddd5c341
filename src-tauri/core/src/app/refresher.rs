//! Refreshers: a few checks that are about to be forgotten, asked again. Practice: nothing here counts towards a
//! completion or appears on a record.

use super::App;
use super::checks::{options_as_shown, told};
use super::screens::{count, unit_link};
use super::study::subject;
use super::view::{
    CheckSettled, RefresherCard, RefresherOutcome, RefresherQuestion, RefresherView,
};
use crate::base::Result;
use crate::course::content::{Block, plain_text};
use crate::course::{Check, Choice, Item, Lesson, Section};
use crate::event::{Fact, RefresherAnswered};
use crate::learn::marking;
use crate::learn::refresher::sitting::{Candidate, Pace, is_offered, minutes, next_due, sitting};
use crate::learn::refresher::{Cards, CheckId};
use crate::learners::{events, refreshers};
use crate::library::CourseOutline;
use crate::markdown::html::Html;

/// One asking of a check in a refresher.
#[derive(Debug, Clone)]
pub struct Asking {
    /// Lesson id.
    pub lesson: String,
    /// Check id.
    pub check: String,
    /// Wrong answers that were given to it since it was asked.
    pub tries: u32,
}

impl App {
    /// The questions to ask now, in the words of the course as it is now; and when the next ones come back.
    ///
    /// # Errors
    /// [`NobodyHere`](crate::base::Error::NobodyHere); what SQLite refuses.
    pub fn refresher(&mut self) -> Result<RefresherView> {
        self.leave_lesson()?;
        let pace = self.person()?.settings.refreshers.pace();
        let cards = self.cards()?;
        let now = self.clock.now();
        let candidates = candidates(self.library.course(), &cards);
        let mut questions = Vec::new();
        let mut next_at = None;
        if let Some(pace) = pace {
            for candidate in sitting(candidates.iter().copied(), now, pace) {
                questions.push(self.refresher_question(&candidate)?);
            }
            next_at = next_due(candidates, now, pace);
        }
        Ok(RefresherView {
            minutes: minutes(questions.len()),
            questions,
            off: pace.is_none(),
            next_at,
            saved: self.last_saved()?,
        })
    }

    /// Marks an answer given in a refresher and writes it down, in this order; what is returned is saved.
    ///
    /// # Errors
    /// [`NothingChosen`](crate::base::Error::NothingChosen), [`OptionUnknown`](crate::base::Error::OptionUnknown),
    /// [`CheckNotFound`](crate::base::Error::CheckNotFound), [`LessonNotFound`](crate::base::Error::LessonNotFound); what
    /// SQLite refuses, in which case nothing of the answer was saved.
    pub fn answer_refresher(
        &mut self,
        asking: &Asking,
        chosen: &[String],
    ) -> Result<RefresherOutcome> {
        let (_, check) = self.check(&asking.lesson, &asking.check)?;
        let right = marking::mark(&check, chosen)?.right;
        let settled = if right {
            CheckSettled::Right
        } else {
            CheckSettled::Tried
        };
        self.practise(asking, &check, settled, chosen.to_vec())
    }

    /// Shows the answer of a check in a refresher; it comes back sooner.
    ///
    /// # Errors
    /// As [`App::answer_refresher`].
    pub fn show_refresher(&mut self, asking: &Asking) -> Result<RefresherOutcome> {
        let (_, check) = self.check(&asking.lesson, &asking.check)?;
        self.practise(asking, &check, CheckSettled::Shown, Vec::new())
    }

    /// What the home screen offers; nothing unless it is worth sitting down for.
    pub(super) fn refresher_card(&self) -> Result<Option<RefresherCard>> {
        let Some(pace) = self.person()?.settings.refreshers.pace() else {
            return Ok(None);
        };
        let cards = self.cards()?;
        let candidates = candidates(self.library.course(), &cards);
        Ok(self.offered(&candidates, pace))
    }

    fn offered(&self, candidates: &[Candidate<'_>], pace: Pace) -> Option<RefresherCard> {
        let now = self.clock.now();
        is_offered(candidates.iter().copied(), now, pace).then(|| {
            let questions = sitting(candidates.iter().copied(), now, pace).len();
            RefresherCard {
                questions: count(questions),
                minutes: minutes(questions),
            }
        })
    }

    fn cards(&self) -> Result<Cards> {
        let course = &self.library.course().id;
        refreshers::load(self.learners.read(), self.learner()?, course)
    }

    fn refresher_question(&self, candidate: &Candidate<'_>) -> Result<RefresherQuestion> {
        let (lesson, check) = self.check(candidate.id.lesson, candidate.id.check)?;
        let found = self.library.course().lesson(&lesson.id)?;
        let teaches = teaches(&lesson, &check);
        Ok(RefresherQuestion {
            check: check.id.clone(),
            html: Html::of_check(&check),
            unit: unit_link(found.unit_number, found.unit),
            lesson_title: lesson.title.clone(),
            section: teaches.map_or_else(String::new, |section| section.id.clone()),
            section_title: teaches
                .map(|section| section.title.clone())
                .filter(|title| !title.is_empty())
                .unwrap_or_else(|| lesson.title.clone()),
            lesson: lesson.id,
        })
    }

    fn practise(
        &mut self,
        asking: &Asking,
        check: &Check,
        settled: CheckSettled,
        chosen: Vec<String>,
    ) -> Result<RefresherOutcome> {
        let learner = self.learner()?;
        let now = self.clock.now();
        let right = settled == CheckSettled::Right;
        let fact = Fact::RefresherAnswered(RefresherAnswered {
            lesson: asking.lesson.clone(),
            check: check.id.clone(),
            multiple: check.choice == Choice::Multiple,
            options: options_as_shown(check),
            chosen: chosen.clone(),
            right,
            revealed: settled == CheckSettled::Shown,
            tries: asking.tries,
        });
        let subject = subject(
            self.library.course(),
            &Item::Check(asking.lesson.clone(), check.id.clone()),
            &plain_text(&check.question),
        );
        self.learners.write(|transaction| {
            events::append(transaction, now, learner, subject, fact).map(|_| ())
        })?;
        Ok(RefresherOutcome {
            state: told(check, settled, chosen),
            right,
            saved: now,
        })
    }
}

/// The cards whose check the course still has.
fn candidates<'a>(course: &CourseOutline, cards: &'a Cards) -> Vec<Candidate<'a>> {
    let unit_of = |id: CheckId<'_>| {
        let found = course.lesson(id.lesson).ok()?;
        let mut checks = found.lesson.checks.iter();
        checks
            .any(|known| known.id == id.check)
            .then_some(found.unit_number)
    };
    cards
        .iter()
        .filter_map(|(id, card)| unit_of(id).map(|unit| Candidate { id, card, unit }))
        .collect()
}

/// The section that teaches what a check asks: the one it stands in, or the one before a check that stands alone.
fn teaches<'a>(lesson: &'a Lesson, check: &Check) -> Option<&'a Section> {
    let holds = |section: &Section| {
        section
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Check(held) if held.id == check.id))
    };
    let place = lesson.sections.iter().position(holds)?;
    let stands_alone = |section: &&Section| !matches!(section.blocks.as_slice(), [Block::Check(_)]);
    lesson.sections[..=place]
        .iter()
        .rfind(stands_alone)
        .or_else(|| lesson.sections.first())
}
