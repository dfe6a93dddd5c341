//! What learners write themselves, kept as it is typed: what all kinds of it share, and reflections.

use super::App;
use super::undo::Step;
use super::view::{ChosenReflection, ReflectionState, Removed};
use crate::base::id::KeptId;
use crate::base::{Error, Result, Timestamp};
use crate::learn::kept::{Content, Hand, Kept, Kind, LONGEST_TEXT, Spot, standing, written};
use crate::learners::kept::Owner;
use crate::learners::{device, kept};
use crate::library::{Asks, LessonOutline, PromptOutline};

impl App {
    /// Keeps what the learner wrote in a reflection, as it is typed.
    ///
    /// # Errors
    /// [`Error::TextTooLong`]; [`Error::ReflectionNotFound`] when the lesson asks no such thing and nothing was written
    /// there before; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn keep_reflection(
        &mut self,
        lesson: &str,
        reflection: &str,
        text: &str,
    ) -> Result<ReflectionState> {
        self.change_reflection(lesson, reflection, |content| {
            text.clone_into(&mut content.text);
        })
    }

    /// Notes whether a reflection goes into the learner's record and the files they save. None does until it is chosen.
    ///
    /// # Errors
    /// As [`App::keep_reflection`].
    pub fn choose_reflection(
        &mut self,
        lesson: &str,
        reflection: &str,
        in_record: bool,
    ) -> Result<ReflectionState> {
        self.change_reflection(lesson, reflection, |content| content.in_record = in_record)
    }

    /// The reflections that the learner chose for their record, in reading order; those of lessons that are gone last.
    ///
    /// # Errors
    /// [`Error::NobodyHere`]; what SQLite refuses.
    pub fn chosen_reflections(&self) -> Result<Vec<ChosenReflection>> {
        let learner = self.learner()?;
        let course = self.library.course();
        let texts = kept::all(self.learners.read(), Owner::Learner(learner), &course.id)?;
        let mut chosen: Vec<(usize, ChosenReflection)> = kept::live(&texts, Kind::Reflection)
            .filter(|(_, text)| text.content.in_record && !text.content.text.trim().is_empty())
            .map(|(spot, text)| {
                let (lesson, reflection) = parted(&spot.place);
                let found = course
                    .lessons()
                    .enumerate()
                    .find(|(_, found)| found.lesson.id == lesson);
                let within = found.as_ref().and_then(|(_, found)| {
                    found.lesson.prompts.iter().position(
                        |prompt| matches!(&prompt.asks, Asks::Reflection(id) if id == reflection),
                    )
                });
                let place = found.as_ref().map_or(usize::MAX, |(at, _)| {
                    at * 1000 + within.unwrap_or(999).min(999)
                });
                let chosen = ChosenReflection {
                    lesson_title: found
                        .map_or_else(String::new, |(_, found)| found.lesson.title.clone()),
                    title: text.content.title.clone(),
                    text: text.content.text.clone(),
                    at: text.at,
                };
                (place, chosen)
            })
            .collect();
        chosen.sort_by_key(|(place, _)| *place);
        Ok(chosen.into_iter().map(|(_, chosen)| chosen).collect())
    }

    fn change_reflection(
        &mut self,
        lesson: &str,
        reflection: &str,
        change: impl FnOnce(&mut Content),
    ) -> Result<ReflectionState> {
        let owner = Owner::Learner(self.learner()?);
        let spot = self.spot(Kind::Reflection, format!("{lesson}/{reflection}"));
        let before = self.current(owner, &spot)?;
        let asked = self
            .library
            .course()
            .lesson(lesson)
            .ok()
            .and_then(|found| prompt_of(found.lesson, reflection));
        let mut content = before.map(|text| text.content).unwrap_or_default();
        match asked {
            Some(prompt) => prompt.title.clone_into(&mut content.title),
            None if content == Content::default() => {
                return Err(Error::ReflectionNotFound {
                    lesson: lesson.to_owned(),
                    reflection: reflection.to_owned(),
                });
            }
            None => {}
        }
        change(&mut content);
        let text = self.keep_text(owner, &spot, content)?;
        Ok(reflection_state(reflection, text.as_ref()))
    }

    /// A place of the course's.
    pub(super) fn spot(&self, kind: Kind, place: String) -> Spot {
        Spot {
            course: self.library.course().id.clone(),
            kind,
            place,
        }
    }

    /// The text that stands in a place.
    pub(super) fn current(&self, owner: Owner, spot: &Spot) -> Result<Option<Kept>> {
        let texts = kept::of_spot(self.learners.read(), owner, spot)?;
        Ok(standing(&texts).current.cloned())
    }

    /// Who writes here.
    pub(super) fn hand(&self) -> Result<Hand> {
        Ok(Hand {
            learner: self.learner()?,
            device: device::load(self.learners.read())?.id,
        })
    }

    /// Keeps what was typed in a place and answers with the text that stands there. What says nothing new is not
    /// written again; an empty place that stays empty has no text.
    pub(super) fn keep_text(
        &mut self,
        owner: Owner,
        spot: &Spot,
        content: Content,
    ) -> Result<Option<Kept>> {
        bounded(&content.text)?;
        let texts = kept::of_spot(self.learners.read(), owner, spot)?;
        let before = standing(&texts).current;
        let same = match before {
            Some(text) => text.content == content,
            None => {
                content.text.is_empty()
                    && content.anchor.is_none()
                    && !content.in_record
                    && spot.kind != Kind::Number
            }
        };
        if same {
            return Ok(before.cloned());
        }
        let now = self.clock.now();
        let text = written(&texts, self.hand()?, content, now, KeptId::new(now));
        self.learners
            .write(|transaction| kept::put(transaction, owner, spot, &text))?;
        Ok(Some(text))
    }

    /// Takes every text of a place away, to be taken back if it was a slip.
    pub(super) fn remove_text(&mut self, owner: Owner, spot: &Spot) -> Result<Removed> {
        let learner = self.learner()?;
        let now = self.clock.now();
        let texts: Vec<Kept> = kept::of_spot(self.learners.read(), owner, spot)?
            .into_iter()
            .filter(|text| !text.removed)
            .collect();
        if texts.is_empty() {
            return Err(Error::NoteNotFound);
        }
        self.learners.write(|transaction| {
            texts
                .iter()
                .try_for_each(|text| kept::put(transaction, owner, spot, &text.taken_away(now)))
        })?;
        let texts = texts
            .into_iter()
            .map(|text| (owner, spot.clone(), text.id, Some(text)))
            .collect();
        let members = Vec::new();
        let undo = self.undo.remember(learner, Step { texts, members });
        Ok(Removed { undo, saved: now })
    }

    /// When something this learner wrote, or their plan, was last saved, with its place in the order.
    pub(super) fn last_written(&self) -> Result<Option<(Timestamp, i64)>> {
        let connection = self.learners.read();
        let learner = self.learner()?;
        let own = kept::last_saved(connection, Owner::Learner(learner))?;
        let plan = kept::last_saved(
            connection,
            crate::learners::households::owner_of_plan(connection, learner)?,
        )?;
        Ok(own.into_iter().chain(plan).max_by_key(|(_, order)| *order))
    }
}

/// Refuses a text that is too long.
pub(super) fn bounded(text: &str) -> Result<()> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(Error::TextTooLong { most: LONGEST_TEXT });
    }
    Ok(())
}

/// A place of a lesson: the lesson, and what stands after the first stroke.
pub(super) fn parted(place: &str) -> (&str, &str) {
    place.split_once('/').unwrap_or((place, ""))
}

fn prompt_of<'a>(lesson: &'a LessonOutline, reflection: &str) -> Option<&'a PromptOutline> {
    lesson
        .prompts
        .iter()
        .find(|prompt| matches!(&prompt.asks, Asks::Reflection(id) if id == reflection))
}

/// A reflection as it is shown.
pub(super) fn reflection_state(reflection: &str, text: Option<&Kept>) -> ReflectionState {
    ReflectionState {
        reflection: reflection.to_owned(),
        text: text.map_or_else(String::new, |text| text.content.text.clone()),
        in_record: text.is_some_and(|text| text.content.in_record),
        saved: text.map(|text| text.at),
    }
}
