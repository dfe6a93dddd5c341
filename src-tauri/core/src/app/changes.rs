//! What changed in the course since this learner read it.

use super::App;
use super::view::{ChangedLesson, ChangedSection, Changes};
use crate::base::Result;
use crate::learn::progress::{CourseProgress, LessonProgress};
use crate::library::store::Slot;
use crate::library::{CourseOutline, FoundLesson};

impl App {
    /// Sections whose text is another now than the one this learner read, and sections that are new in lessons they
    /// have done, in reading order.
    ///
    /// # Errors
    /// [`NobodyHere`](crate::base::Error::NobodyHere); what SQLite refuses.
    pub fn changes(&mut self) -> Result<Changes> {
        self.leave_lesson()?;
        let progress = self.progress(Slot::Course)?;
        let saved = self.last_saved()?;
        let course = self.library.course();
        Ok(Changes {
            course_version: course.version.clone(),
            law_as_at: course.law_as_at.clone(),
            lessons: changed(course, &progress),
            saved,
        })
    }
}

/// Lessons in which something changed. One of which only the whole is known to be another has no sections: what was
/// there before is gone, or was read before sections were told apart.
pub(super) fn changed(course: &CourseOutline, progress: &CourseProgress) -> Vec<ChangedLesson> {
    course
        .lessons()
        .filter_map(|found| {
            let mine = progress.lessons.get(&found.lesson.id)?;
            let sections = changed_sections(&found, mine);
            let whole = mine.text_changed(&found.lesson.content_hash);
            (whole || !sections.is_empty()).then(|| ChangedLesson {
                lesson: found.lesson.id.clone(),
                title: found.lesson.title.clone(),
                unit_number: found.unit_number,
                unit_title: found.unit.title.clone(),
                number: found.number,
                sections,
            })
        })
        .collect()
}

fn changed_sections(found: &FoundLesson<'_>, mine: &LessonProgress) -> Vec<ChangedSection> {
    // Before a lesson is done, a section that was not reached is simply still to be read.
    let may_be_new = mine.done.is_some() && !mine.sections_read.is_empty();
    found
        .lesson
        .sections
        .iter()
        .filter_map(|section| {
            let new = may_be_new && !mine.reached.contains(&section.id);
            let changed = mine.section_changed(&section.id, &section.content_hash);
            (new || changed).then(|| ChangedSection {
                section: section.id.clone(),
                title: section.title.clone(),
                new,
            })
        })
        .collect()
}
