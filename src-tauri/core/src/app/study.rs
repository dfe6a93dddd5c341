//! Studying a lesson: places, time, done. Checks are in `checks`.

use super::App;
use super::next;
use super::view::{Lacking, LessonDone, Studied};
use crate::base::id::{LearnerId, RegistrationId};
use crate::base::{Result, Timestamp};
use crate::course::{Item, Lesson, LessonRule};
use crate::event::{Enrolled, Fact, SectionReached, Subject};
use crate::learn::active_time::{ActiveTime, Counted, Observation};
use crate::learn::completion::{self, CourseShape, UnitShape};
use crate::learn::progress::{CourseProgress, LessonProgress};
use crate::learners::{active_time, events, progress};
use crate::library::store::Slot;
use crate::library::{CourseOutline, LessonOutline, SectionOutline};
use rusqlite::Transaction;
use std::time::Duration;

/// What the window says every few seconds while a lesson is open, and at once when the reader moves on.
#[derive(Debug, Clone)]
pub struct Heartbeat {
    /// Lesson id.
    pub lesson: String,
    /// Section that is being read.
    pub section: String,
    /// Sections seen since the last heartbeat.
    pub reached: Vec<String>,
    /// The window is in front.
    pub focused: bool,
    /// Seconds since the last key, click or movement.
    pub idle_seconds: u64,
}

/// Active time is written down at the latest when this many seconds have gathered, so that a crash costs less than 15 seconds.
const KEEP_AFTER: u64 = 9;

impl App {
    /// Notes where the learner reads and for how long. Writes only when there is something new: a place, or time that
    /// has gathered.
    ///
    /// # Errors
    /// [`LessonNotFound`](crate::base::Error::LessonNotFound); what SQLite refuses, in which case the time is kept for the next heartbeat.
    pub fn study(&mut self, heartbeat: &Heartbeat) -> Result<Studied> {
        let Heartbeat {
            lesson, section, ..
        } = heartbeat;
        let kept = self.library.slot_of_lesson(lesson) == Slot::Course;
        let Some(learner) = self.learner.filter(|_| kept) else {
            return Ok(Studied {
                active_seconds: 0,
                lacking: Lacking::nothing(),
                saved: self.learner.map_or(Ok(None), |_| self.last_saved())?,
            });
        };
        let now = self.clock.now();
        let text = self.library.lesson(Slot::Course, lesson)?;
        let counted = self.active_time.observe(Observation {
            forward: self.clock.forward(),
            at: now,
            lesson: lesson.clone(),
            section: section.clone(),
            focused: heartbeat.focused,
            idle: Duration::from_secs(heartbeat.idle_seconds),
        });
        self.unsaved_time.extend(counted);
        let course = self.library.course();
        let mine = lesson_progress(&self.learners, learner, &course.id, lesson)?;
        let places = new_places(course.lesson(lesson)?.lesson, &mine, heartbeat);
        let gathered: u64 = self
            .unsaved_time
            .iter()
            .map(|counted| counted.seconds)
            .sum();
        if !places.is_empty() || gathered >= KEEP_AFTER {
            let subject = subject(course, &Item::Lesson(lesson.clone()), &text.title);
            let unsaved = &self.unsaved_time;
            self.learners.write(|transaction| {
                for place in &places {
                    let fact = Fact::SectionReached(place.clone());
                    events::append(transaction, now, learner, subject.clone(), fact)?;
                }
                keep_time(transaction, now, learner, course, unsaved)
            })?;
            self.unsaved_time.clear();
        }
        self.studied(learner, &text)
    }

    /// The lesson is left: its stretch of active time becomes an event.
    ///
    /// # Errors
    /// What SQLite refuses; the stretch is kept and closed at the next start.
    pub fn leave_lesson(&mut self) -> Result<()> {
        let Some(learner) = self.learner else {
            return Ok(());
        };
        self.close_stretch(learner)?;
        self.active_time = ActiveTime::default();
        Ok(())
    }

    /// Marks a lesson as done, if its rule is met; and its unit and the course, if this makes them complete. Doing it
    /// again changes nothing unless the text has changed since.
    ///
    /// # Errors
    /// [`LessonNotFinished`](crate::base::Error::LessonNotFinished) with what is missing;
    /// [`LessonNotFound`](crate::base::Error::LessonNotFound); what SQLite refuses.
    pub fn complete_lesson(&mut self, lesson: &str) -> Result<LessonDone> {
        let learner = self.learner()?;
        self.close_stretch(learner)?;
        let now = self.clock.now();
        let text = self.library.lesson(Slot::Course, lesson)?;
        let course = self.library.course();
        let found = course.lesson(lesson)?;
        let mine = lesson_progress(&self.learners, learner, &course.id, lesson)?;
        let fact = completion::completed(
            &text,
            &found.unit.id,
            course.completion.lesson,
            &course.law_as_at,
            &mine,
        )?;
        let already = mine.done.is_some() && !mine.text_changed(&text.content_hash);
        let subject = subject(course, &Item::Lesson(lesson.to_owned()), &text.title);
        let (unit_done, course_done) = self.learners.write(|transaction| {
            if !already {
                events::append(transaction, now, learner, subject, fact)?;
            }
            follow_ons(transaction, now, learner, course)
        })?;
        let progress = progress::load(self.learners.read(), learner, &course.id)?;
        let begun = self.begun_attempts()?;
        Ok(LessonDone {
            done_at: progress
                .lessons
                .get(lesson)
                .and_then(|mine| mine.done.as_ref())
                .map_or(now, |done| done.when.at),
            unit_done,
            course_done,
            next: next::after(course, &course.lesson(lesson)?, &progress, &begun),
            saved: now,
        })
    }

    /// Begins the course for the learner who studies now, if that has not been done.
    pub(super) fn ensure_enrolled(&mut self) -> Result<()> {
        let learner = self.learner()?;
        let now = self.clock.now();
        let course = self.library.course();
        if progress::load(self.learners.read(), learner, &course.id)?
            .enrolled
            .is_some()
        {
            return Ok(());
        }
        let fact = Fact::Enrolled(Enrolled {
            registration: RegistrationId::new(now),
            law_as_at: course.law_as_at.clone(),
            language: course.language.clone(),
        });
        let subject = subject(course, &Item::Course, &course.title);
        self.learners.write(|transaction| {
            events::append(transaction, now, learner, subject, fact).map(|_| ())
        })
    }

    /// Active seconds of a course, or of one lesson, with the stretch that is still open.
    pub(super) fn active_seconds(
        &self,
        progress: &CourseProgress,
        lesson: Option<&str>,
    ) -> Result<u64> {
        let open = active_time::open(
            self.learners.read(),
            self.learner()?,
            &self.library.course().id,
        )?
        .filter(|stretch| lesson.is_none_or(|lesson| stretch.counted.lesson == lesson))
        .map_or(0, |stretch| stretch.counted.seconds);
        let closed: u64 = match lesson {
            Some(lesson) => progress
                .lessons
                .get(lesson)
                .map_or(0, |mine| mine.active_seconds),
            None => progress.active_seconds(),
        };
        Ok(closed + open)
    }

    fn close_stretch(&mut self, learner: LearnerId) -> Result<()> {
        let course = self.library.course();
        if self.unsaved_time.is_empty()
            && active_time::open(self.learners.read(), learner, &course.id)?.is_none()
        {
            return Ok(());
        }
        let now = self.clock.now();
        let unsaved = &self.unsaved_time;
        self.learners.write(|transaction| {
            keep_time(transaction, now, learner, course, unsaved)?;
            active_time::close(transaction, now, learner, &course.id).map(|_| ())
        })?;
        self.unsaved_time.clear();
        Ok(())
    }

    fn studied(&self, learner: LearnerId, lesson: &Lesson) -> Result<Studied> {
        let course = self.library.course();
        let progress = progress::load(self.learners.read(), learner, &course.id)?;
        let mine = progress
            .lessons
            .get(&lesson.id)
            .cloned()
            .unwrap_or_default();
        Ok(Studied {
            active_seconds: self.active_seconds(&progress, Some(&lesson.id))?,
            lacking: lacking(lesson, course.completion.lesson, &mine),
            saved: self.last_saved()?,
        })
    }
}

/// Places to write down: sections reached for the first time, or in another text than the one that was read; then the
/// section being read if the place has moved. Coming by a section is not reading it, so the latter says no text.
fn new_places(
    lesson: &LessonOutline,
    mine: &LessonProgress,
    heartbeat: &Heartbeat,
) -> Vec<SectionReached> {
    let place = |section: &SectionOutline, content_hash: Option<&String>| SectionReached {
        lesson: lesson.id.clone(),
        section: section.id.clone(),
        content_hash: content_hash.cloned(),
    };
    let find = |id: &String| lesson.sections.iter().find(|section| section.id == *id);
    let mut places: Vec<SectionReached> = Vec::new();
    for section in heartbeat.reached.iter().filter_map(find) {
        let known = mine
            .sections_read
            .get(&section.id)
            .is_some_and(|read| read.content_hash == section.content_hash);
        if !known && places.iter().all(|place| place.section != section.id) {
            places.push(place(section, Some(&section.content_hash)));
        }
    }
    let last = places
        .last()
        .map(|place| &place.section)
        .or(mine.place.as_ref().map(|place| &place.section));
    if let Some(here) = find(&heartbeat.section)
        && last != Some(&here.id)
    {
        places.push(place(here, None));
    }
    places
}

pub(super) fn lesson_progress(
    learners: &crate::learners::Learners,
    learner: LearnerId,
    course: &str,
    lesson: &str,
) -> Result<LessonProgress> {
    Ok(progress::load(learners.read(), learner, course)?
        .lessons
        .remove(lesson)
        .unwrap_or_default())
}

/// What an event is about, in the words of today.
pub(super) fn subject(course: &CourseOutline, item: &Item, title: &str) -> Subject {
    Subject {
        course: course.id.clone(),
        course_version: course.version.clone(),
        item: item.to_string(),
        title: title.to_owned(),
    }
}

/// Writes down the units and the course that have just become complete: `(a unit did, the course did)`.
pub(super) fn follow_ons(
    transaction: &Transaction<'_>,
    now: Timestamp,
    learner: LearnerId,
    course: &CourseOutline,
) -> Result<(bool, bool)> {
    let (mut unit_done, mut course_done) = (false, false);
    let progress = progress::load(transaction, learner, &course.id)?;
    for fact in completion::follow_ons(&shape(course), &progress) {
        let (item, title) = if let Fact::UnitCompleted(done) = &fact {
            unit_done = true;
            (
                Item::Unit(done.unit.clone()),
                course.unit(&done.unit)?.1.title.clone(),
            )
        } else {
            course_done = true;
            (Item::Course, course.title.clone())
        };
        events::append(
            transaction,
            now,
            learner,
            subject(course, &item, &title),
            fact,
        )?;
    }
    Ok((unit_done, course_done))
}

/// As much of the course as completion depends on.
pub(super) fn shape(course: &CourseOutline) -> CourseShape {
    CourseShape {
        rules: course.completion,
        law_as_at: course.law_as_at.clone(),
        units: course
            .units
            .iter()
            .map(|unit| UnitShape {
                id: unit.id.clone(),
                lessons: unit
                    .lessons
                    .iter()
                    .map(|lesson| lesson.id.clone())
                    .collect(),
                assessed: unit.assessment.is_some(),
            })
            .collect(),
    }
}

/// Adds seconds that counted to the open stretch of each place.
fn keep_time(
    transaction: &Transaction<'_>,
    now: Timestamp,
    learner: LearnerId,
    course: &CourseOutline,
    unsaved: &[Counted],
) -> Result<()> {
    for counted in unsaved {
        let title = &course.lesson(&counted.lesson)?.lesson.title;
        let subject = subject(course, &Item::Lesson(counted.lesson.clone()), title);
        active_time::keep(transaction, now, learner, &subject, counted)?;
    }
    Ok(())
}

/// What a lesson still lacks, as it is shown.
pub(super) fn lacking(lesson: &Lesson, rule: LessonRule, mine: &LessonProgress) -> Lacking {
    let missing = completion::missing(lesson, rule, mine);
    Lacking {
        words: if missing.is_nothing() {
            String::new()
        } else {
            missing.in_words()
        },
        sections: missing.sections.into_iter().map(|(id, _)| id).collect(),
        checks: missing.checks.into_iter().map(|(id, _)| id).collect(),
    }
}

impl Lacking {
    /// Nothing is missing.
    pub(super) fn nothing() -> Self {
        Self {
            sections: Vec::new(),
            checks: Vec::new(),
            words: String::new(),
        }
    }
}
