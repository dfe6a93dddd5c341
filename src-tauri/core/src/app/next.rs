//! What comes next: the one main button.

use super::view::{Next, Place};
use crate::learn::progress::{CourseProgress, LessonProgress};
use crate::library::{CourseOutline, FoundLesson, LessonOutline, UnitOutline};
use std::collections::BTreeSet;

/// Honest minutes for one question of an assessment: read, think, choose.
pub(super) const MINUTES_PER_QUESTION: u32 = 1;

/// The next step of a learner: first what was begun and not finished, then onwards from there in the same unit, then
/// its assessment, then whatever is first in the course.
pub(super) fn next(
    course: &CourseOutline,
    progress: &CourseProgress,
    begun: &BTreeSet<String>,
) -> Next {
    let place = progress
        .place
        .as_ref()
        .and_then(|place| course.lesson(&place.lesson).ok());
    if let Some(found) = place
        && !is_done(progress, found.lesson)
    {
        return Next::Resume(place_of(&found, progress));
    }
    if progress.place.is_none() && progress.lessons.is_empty() {
        return course
            .lessons()
            .next()
            .map_or(Next::Done, |first| Next::Begin(place_of(&first, progress)));
    }
    let from = place.map_or(0, |found| found.unit_number.saturating_sub(1) as usize);
    let units: Vec<_> = (1..).zip(&course.units).collect();
    units
        .iter()
        .cycle()
        .skip(from)
        .take(units.len())
        .find_map(|(number, unit)| in_unit(course, *number, unit, progress, begun))
        .unwrap_or(Next::Done)
}

/// What comes after a lesson in reading order, done or not.
pub(super) fn after(
    course: &CourseOutline,
    lesson: &FoundLesson<'_>,
    progress: &CourseProgress,
    begun: &BTreeSet<String>,
) -> Next {
    let is_last = lesson.number as usize == lesson.unit.lessons.len();
    if is_last && lesson.unit.assessment.is_some() {
        return assessment(lesson.unit_number, lesson.unit, begun).unwrap_or(Next::Done);
    }
    course
        .lessons()
        .skip_while(|candidate| candidate.lesson.id != lesson.lesson.id)
        .nth(1)
        .map_or(Next::Done, |following| {
            Next::Lesson(place_of(&following, progress))
        })
}

/// Honest minutes still to go in a lesson: its share of sections not reached, at least one while it is not done.
pub(super) fn minutes_left(lesson: &LessonOutline, progress: Option<&LessonProgress>) -> u32 {
    let Some(progress) = progress else {
        return lesson.minutes;
    };
    if progress.done.is_some() {
        return 0;
    }
    let all = u32::try_from(lesson.sections.len().max(1)).unwrap_or(u32::MAX);
    let reached = lesson
        .sections
        .iter()
        .filter(|section| progress.reached.contains(&section.id))
        .count();
    let left = all.saturating_sub(u32::try_from(reached).unwrap_or(u32::MAX));
    (lesson.minutes * left).div_ceil(all).max(1)
}

fn in_unit(
    course: &CourseOutline,
    number: u32,
    unit: &UnitOutline,
    progress: &CourseProgress,
    begun: &BTreeSet<String>,
) -> Option<Next> {
    if let Some(lesson) = unit
        .lessons
        .iter()
        .find(|lesson| !is_done(progress, lesson))
    {
        return course
            .lesson(&lesson.id)
            .ok()
            .map(|found| Next::Lesson(place_of(&found, progress)));
    }
    let passed = progress
        .units
        .get(&unit.id)
        .is_some_and(|unit| unit.passed().is_some());
    if passed {
        None
    } else {
        assessment(number, unit, begun)
    }
}

fn assessment(number: u32, unit: &UnitOutline, begun: &BTreeSet<String>) -> Option<Next> {
    unit.assessment.as_ref().map(|assessment| Next::Assessment {
        unit: unit.id.clone(),
        unit_number: number,
        unit_title: unit.title.clone(),
        title: assessment.title.clone(),
        in_progress: begun.contains(&unit.id),
        minutes: assessment.draw * MINUTES_PER_QUESTION,
    })
}

fn is_done(progress: &CourseProgress, lesson: &LessonOutline) -> bool {
    progress.lesson_done(&lesson.id)
}

/// A lesson as a place to go to.
pub(super) fn place_of(found: &FoundLesson<'_>, progress: &CourseProgress) -> Place {
    let lesson_progress = progress.lessons.get(&found.lesson.id);
    let section_title = lesson_progress
        .and_then(|progress| progress.place.as_ref())
        .and_then(|place| {
            found
                .lesson
                .sections
                .iter()
                .find(|section| section.id == place.section)
        })
        .map(|section| section.title.clone())
        .filter(|title| !title.is_empty());
    Place {
        lesson: found.lesson.id.clone(),
        title: found.lesson.title.clone(),
        unit_number: found.unit_number,
        unit_title: found.unit.title.clone(),
        number: found.number,
        of: u32::try_from(found.unit.lessons.len()).unwrap_or(u32::MAX),
        section_title,
        minutes: match minutes_left(found.lesson, lesson_progress) {
            0 => found.lesson.minutes,
            minutes => minutes,
        },
    }
}
