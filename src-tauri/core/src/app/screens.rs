//! Home, unit, lesson, page, help, search: what they show.

use super::App;
use super::next;
use super::record_words::refresher;
use super::view::{
    AssessmentCard, Home, LessonCard, LessonLink, LessonState, LessonView, Opened, PageView,
    SectionLink, UnitCard, UnitLink, UnitState, UnitView,
};
use crate::base::{Error, Result, Timestamp};
use crate::course::{HelpNumber, Lesson, OPENING, Section};
use crate::learn::progress::{CourseProgress, LessonProgress};
use crate::learners::{events, progress};
use crate::library::store::Slot;
use crate::library::{CourseOutline, FoundLesson, LessonOutline, UnitOutline};
use crate::markdown::html::Html;
use std::collections::BTreeSet;

impl App {
    /// The home screen of the learner who studies now.
    ///
    /// # Errors
    /// [`Error::NobodyHere`] before anyone has begun; what SQLite refuses.
    pub fn home(&mut self) -> Result<Home> {
        let person = self.person()?;
        let progress = self.progress(Slot::Course)?;
        let begun = self.begun_attempts()?;
        let course = self.library.course();
        let today = self.clock.now().day();
        Ok(Home {
            course_title: course.title.clone(),
            next: next::next(course, &progress, &begun),
            units: (1..)
                .zip(&course.units)
                .map(|(number, unit)| unit_card(number, unit, &progress))
                .collect(),
            refresher: self.refresher_card()?,
            refresher_due: refresher(course, progress.completed.as_ref()),
            active_seconds: self.active_seconds(&progress, None)?,
            law_as_at: course.law_as_at.clone(),
            review_overdue: today > course.review_by,
            changed_lessons: count(super::changes::changed(course, &progress).len()),
            saved: self.last_saved()?,
            person,
        })
    }

    /// The unit screen.
    ///
    /// # Errors
    /// [`Error::UnitNotFound`]; [`Error::NobodyHere`].
    pub fn unit(&mut self, unit: &str) -> Result<UnitView> {
        let slot = self.library.slot_of_unit(unit);
        let progress = self.progress(slot)?;
        let begun = self.begun_attempts()?;
        let course = self.library.outline(slot);
        let (number, outline) = course.unit(unit)?;
        Ok(UnitView {
            card: unit_card(number, outline, &progress),
            introduction: Html::of_blocks(&self.library.unit_introduction(slot, unit)?),
            lessons: (1..)
                .zip(&outline.lessons)
                .map(|(number, lesson)| lesson_card(number, lesson, &progress))
                .collect(),
            assessment: assessment_card(course, outline, &progress, begun.contains(unit)),
            rule: course.completion.unit,
            reading_only: slot == Slot::Guide,
        })
    }

    /// Opens a lesson: at the section asked for, else where this learner last read, else at its beginning.
    ///
    /// # Errors
    /// [`Error::LessonNotFound`]; [`Error::SectionNotFound`] for a section that was asked for; [`Error::NobodyHere`].
    pub fn open_lesson(&mut self, lesson: &str, section: Option<&str>) -> Result<LessonView> {
        self.leave_lesson()?;
        let slot = self.library.slot_of_lesson(lesson);
        let text = self.library.lesson(slot, lesson)?;
        // Whoever looks for one answer at night reads at once; nothing is kept of it.
        let somebody = self.learner.is_some();
        if slot == Slot::Course && somebody {
            self.ensure_enrolled()?;
        }
        let progress = self.progress(slot)?;
        let (begun, nation, saved) = if somebody {
            (
                self.begun_attempts()?,
                self.person()?.settings.nation,
                self.last_saved()?,
            )
        } else {
            (BTreeSet::new(), None, None)
        };
        let course = self.library.outline(slot);
        let found = course.lesson(lesson)?;
        let mine = progress.lessons.get(lesson).cloned().unwrap_or_default();
        Ok(LessonView {
            id: text.id.clone(),
            title: text.title.clone(),
            unit: unit_link(found.unit_number, found.unit),
            number: found.number,
            of: u32::try_from(found.unit.lessons.len()).unwrap_or(u32::MAX),
            minutes: text.minutes,
            warning: text.warning.clone(),
            outcomes: text
                .outcomes
                .iter()
                .filter_map(|code| course.outcomes.get(code))
                .cloned()
                .collect(),
            html: Html::of_sections(&text.sections),
            sections: section_links(found.lesson, &mine),
            checks: text
                .checks()
                .map(|check| super::checks::check_state(check, mine.checks.get(&check.id)))
                .collect(),
            opened: opened(&text, section, &mine)?,
            state: lesson_state(found.lesson, Some(&mine)),
            done_at: mine.done.as_ref().map(|done| done.when.at),
            lacking: super::study::lacking(&text, course.completion.lesson, &mine),
            previous: previous(course, &found, &progress),
            next: next::after(course, &found, &progress, &begun),
            lessons: found
                .unit
                .lessons
                .iter()
                .map(|lesson| lesson_link(lesson, &progress))
                .collect(),
            sources: course.sources_of(&text.sources),
            nation,
            reading_only: slot == Slot::Guide || !somebody,
            saved,
        })
    }

    /// A page outside the units. Needs nobody to have begun.
    ///
    /// # Errors
    /// [`Error::PageNotFound`] when there is no such page.
    pub fn page(&self, page: &str) -> Result<PageView> {
        let page = self.library.page(page)?;
        Ok(page_view(page.id, page.title, &page.sections))
    }

    /// All numbers to call, in the author's order. Needs nobody to have begun.
    pub fn help(&self) -> Vec<HelpNumber> {
        self.library.course().help.clone()
    }

    /// What this learner's events add up to in a course. The manual keeps no progress.
    pub(super) fn progress(&self, slot: Slot) -> Result<CourseProgress> {
        match (slot, self.learner) {
            (Slot::Guide, _) | (_, None) => Ok(CourseProgress::default()),
            (Slot::Course, Some(learner)) => {
                progress::load(self.learners.read(), learner, &self.library.course().id)
            }
        }
    }

    /// When something of this learner was last saved: what they did, or what they wrote.
    pub(super) fn last_saved(&self) -> Result<Option<Timestamp>> {
        let done = events::last_saved(self.learners.read(), self.learner()?)?;
        let written = self.last_written()?;
        let latest = done
            .into_iter()
            .chain(written)
            .max_by_key(|(_, order)| *order);
        Ok(latest.map(|(at, _)| at))
    }
}

/// A page as it is shown.
pub(super) fn page_view(id: String, title: String, sections: &[Section]) -> PageView {
    PageView {
        id,
        title,
        html: Html::of_sections(sections),
        sections: sections.iter().map(SectionLink::of).collect(),
    }
}

fn section_links(lesson: &LessonOutline, mine: &LessonProgress) -> Vec<SectionLink> {
    lesson
        .sections
        .iter()
        .map(|section| SectionLink {
            id: section.id.clone(),
            title: section.title.clone(),
            reached: mine.reached.contains(&section.id),
            changed: mine.section_changed(&section.id, &section.content_hash),
        })
        .collect()
}

fn opened(lesson: &Lesson, asked: Option<&str>, progress: &LessonProgress) -> Result<Opened> {
    let has = |id: &str| lesson.sections.iter().any(|section| section.id == id);
    if let Some(section) = asked {
        return if has(section) {
            Ok(Opened::Asked {
                section: section.to_owned(),
            })
        } else {
            Err(Error::SectionNotFound {
                lesson: lesson.id.clone(),
                section: section.to_owned(),
            })
        };
    }
    let first = lesson
        .sections
        .first()
        .map_or(OPENING, |section| section.id.as_str());
    Ok(progress
        .place
        .as_ref()
        .map(|place| place.section.clone())
        // A section that an update took away, or the very beginning, needs no coming back to.
        .filter(|section| section != first && has(section))
        .map_or(Opened::Beginning, |section| Opened::Resumed { section }))
}

pub(super) fn unit_link(number: u32, unit: &UnitOutline) -> UnitLink {
    UnitLink {
        id: unit.id.clone(),
        number,
        title: unit.title.clone(),
    }
}

pub(super) fn lesson_state(
    lesson: &LessonOutline,
    progress: Option<&LessonProgress>,
) -> LessonState {
    match progress {
        None => LessonState::NotStarted,
        Some(progress) => match &progress.done {
            Some(_) if progress.text_changed(&lesson.content_hash) => LessonState::Changed,
            Some(_) => LessonState::Done,
            None if progress.last_read.is_none() => LessonState::NotStarted,
            None => LessonState::Started,
        },
    }
}

fn lesson_link(lesson: &LessonOutline, progress: &CourseProgress) -> LessonLink {
    LessonLink {
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        state: lesson_state(lesson, progress.lessons.get(&lesson.id)),
    }
}

fn previous(
    course: &CourseOutline,
    found: &FoundLesson<'_>,
    progress: &CourseProgress,
) -> Option<LessonLink> {
    course
        .lessons()
        .take_while(|candidate| candidate.lesson.id != found.lesson.id)
        .last()
        .map(|before| lesson_link(before.lesson, progress))
}

fn lesson_card(number: u32, lesson: &LessonOutline, progress: &CourseProgress) -> LessonCard {
    let mine = progress.lessons.get(&lesson.id);
    let settled = |id: &str| {
        mine.and_then(|mine| mine.checks.get(id))
            .is_some_and(crate::learn::progress::CheckProgress::settled)
    };
    LessonCard {
        id: lesson.id.clone(),
        number,
        title: lesson.title.clone(),
        minutes: lesson.minutes,
        state: lesson_state(lesson, mine),
        checks: count(lesson.checks.len()),
        checks_settled: count(
            lesson
                .checks
                .iter()
                .filter(|check| settled(&check.id))
                .count(),
        ),
        done_at: mine
            .and_then(|mine| mine.done.as_ref())
            .map(|done| done.when.at),
        has_warning: lesson.has_warning,
    }
}

fn unit_card(number: u32, unit: &UnitOutline, progress: &CourseProgress) -> UnitCard {
    let mine = progress.units.get(&unit.id);
    let of = |lesson: &LessonOutline| progress.lessons.get(&lesson.id);
    let done = unit
        .lessons
        .iter()
        .filter(|lesson| of(lesson).is_some_and(|mine| mine.done.is_some()))
        .count();
    let touched = mine.is_some_and(|mine| !mine.attempts.is_empty())
        || unit
            .lessons
            .iter()
            .any(|lesson| of(lesson).is_some_and(|mine| mine.last_read.is_some()));
    let passed = mine.is_some_and(|mine| mine.passed().is_some());
    let assessment = unit
        .assessment
        .as_ref()
        .filter(|_| !passed)
        .map_or(0, |assessment| assessment.draw);
    let done_at = mine
        .and_then(|mine| mine.done.as_ref())
        .map(|done| done.when.at);
    UnitCard {
        id: unit.id.clone(),
        number,
        title: unit.title.clone(),
        summary: unit.summary.clone(),
        state: match (done_at, touched) {
            (Some(_), _) => UnitState::Done,
            (None, true) => UnitState::Started,
            (None, false) => UnitState::NotStarted,
        },
        lessons_done: count(done),
        lessons: count(unit.lessons.len()),
        minutes_left: unit
            .lessons
            .iter()
            .map(|lesson| next::minutes_left(lesson, of(lesson)))
            .sum::<u32>()
            + assessment * next::MINUTES_PER_QUESTION,
        done_at,
    }
}

fn assessment_card(
    course: &CourseOutline,
    unit: &UnitOutline,
    progress: &CourseProgress,
    in_progress: bool,
) -> Option<AssessmentCard> {
    let assessment = unit.assessment.as_ref()?;
    let mine = progress.units.get(&unit.id);
    Some(AssessmentCard {
        title: assessment.title.clone(),
        draw: assessment.draw,
        pass_mark: course.pass_mark,
        attempts: mine.map_or(0, |mine| count(mine.attempts.len())),
        best_percent: mine
            .and_then(|mine| mine.best())
            .map(super::assess::percent_of),
        latest_percent: mine
            .and_then(|mine| mine.latest())
            .map(super::assess::percent_of),
        passed_at: mine
            .and_then(|mine| mine.passed())
            .map(|attempt| attempt.when.at),
        in_progress,
    })
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
