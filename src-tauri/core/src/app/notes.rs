//! Highlights, notes and bookmarks, and “My notes”: everything a learner wrote or marked, in reading order.

use super::App;
use super::kept::{bounded, parted, reflection_state};
use super::screens::count;
use super::view::{LessonTexts, Mark, NoteEntry, Notes, NotesOfLesson, Removed};
use crate::base::id::KeptId;
use crate::base::{Error, Result};
use crate::course::{Lesson, OPENING};
use crate::learn::anchor::{self, Anchor};
use crate::learn::kept::{Content, Kept, Kind, Spot, Texts, standing};
use crate::learners::kept::{self, Owner};
use crate::library::store::Slot;
use crate::library::{Asks, CourseOutline, FoundLesson};
use crate::markdown::plain;
use std::collections::BTreeMap;

/// What stands after everything that can be found.
const LAST: usize = usize::MAX;

impl App {
    /// What the learner who studies now wrote and marked in a lesson, and how its fields of the plan stand.
    ///
    /// # Errors
    /// [`Error::LessonNotFound`]; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn lesson_texts(&self, lesson: &str) -> Result<LessonTexts> {
        let course = self.library.course();
        let found = course.lesson(lesson)?;
        let texts = self.own_texts()?;
        let mut reflections = Vec::new();
        let mut fields = Vec::new();
        for prompt in &found.lesson.prompts {
            match &prompt.asks {
                Asks::Reflection(id) => {
                    let place = format!("{lesson}/{id}");
                    let here = texts_of(&texts, Kind::Reflection, &place);
                    reflections.push(reflection_state(id, standing(here).current));
                }
                Asks::Plan(field) => fields.push(self.field(field)?),
            }
        }
        Ok(LessonTexts {
            reflections,
            fields,
            marks: marks(&texts)
                .filter(|(spot, _)| parted(&spot.place).0 == lesson)
                .filter_map(|(spot, text)| mark(spot, text))
                .collect(),
            together: self
                .together()?
                .into_iter()
                .map(|person| person.name)
                .collect(),
        })
    }

    /// Marks a quotation or a section. The section that is bookmarked already stays so.
    ///
    /// # Errors
    /// [`Error::LessonNotFound`], [`Error::SectionNotFound`]; [`Error::TextTooLong`]; [`Error::NothingChosen`] for a
    /// highlight of no words; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn add_mark(&mut self, kind: Kind, anchor: Anchor, text: &str) -> Result<Mark> {
        let owner = Owner::Learner(self.learner()?);
        bounded(text)?;
        let anchor = anchor.tidy();
        if (kind == Kind::Highlight) == anchor.exact.is_empty() {
            return Err(Error::NothingChosen);
        }
        let title = section_title(self.library.course(), &anchor)?;
        let place = match kind {
            Kind::Bookmark => format!("{}/{}", anchor.lesson, anchor.section),
            Kind::Highlight | Kind::Note => {
                format!("{}/{}", anchor.lesson, KeptId::new(self.clock.now()))
            }
            _ => return Err(Error::NothingChosen),
        };
        let spot = self.spot(kind, place);
        let content = Content {
            text: text.to_owned(),
            title,
            anchor: Some(anchor),
            in_record: false,
        };
        self.keep_text(owner, &spot, content)?
            .and_then(|text| mark(&spot, &text))
            .ok_or(Error::NoteNotFound)
    }

    /// Keeps the words of a highlight or note, as they are typed.
    ///
    /// # Errors
    /// [`Error::NoteNotFound`]; [`Error::TextTooLong`]; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn keep_note(&mut self, kind: Kind, place: &str, text: &str) -> Result<Mark> {
        let owner = Owner::Learner(self.learner()?);
        let spot = self.spot(kind, place.to_owned());
        let before = self.current(owner, &spot)?.ok_or(Error::NoteNotFound)?;
        let content = Content {
            text: text.to_owned(),
            ..before.content
        };
        self.keep_text(owner, &spot, content)?
            .and_then(|text| mark(&spot, &text))
            .ok_or(Error::NoteNotFound)
    }

    /// Takes a reflection, highlight, note or bookmark away.
    ///
    /// # Errors
    /// [`Error::NoteNotFound`]; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn remove_note(&mut self, kind: Kind, place: &str) -> Result<Removed> {
        let owner = Owner::Learner(self.learner()?);
        if matches!(kind, Kind::Plan | Kind::Number) {
            return Err(Error::NoteNotFound);
        }
        let spot = self.spot(kind, place.to_owned());
        self.remove_text(owner, &spot)
    }

    /// “My notes”.
    ///
    /// # Errors
    /// [`Error::NobodyHere`]; what SQLite refuses.
    pub fn notes(&mut self) -> Result<Notes> {
        self.leave_lesson()?;
        let texts = self.own_texts()?;
        let form = self.plan_form()?;
        let plan = self.plan_texts()?;
        let filled = form.fields().filter(|field| {
            standing(texts_of(&plan, Kind::Plan, &field.id))
                .current
                .is_some_and(|text| !text.content.text.trim().is_empty())
        });
        let mut notes = Notes {
            course_title: self.library.course().title.clone(),
            course_version: self.library.course().version.clone(),
            law_as_at: self.library.course().law_as_at.clone(),
            lessons: Vec::new(),
            elsewhere: Vec::new(),
            plan_filled: count(filled.count()),
            plan_fields: count(form.fields().count()),
            saved: self.last_saved()?,
        };
        let mut by_lesson: BTreeMap<&str, Vec<(&Spot, &Kept)>> = BTreeMap::new();
        for (spot, text) in entries(&texts) {
            let lesson = parted(&spot.place).0;
            by_lesson.entry(lesson).or_default().push((spot, text));
        }
        for found in self.library.course().lessons() {
            if let Some(here) = by_lesson.remove(found.lesson.id.as_str()) {
                let text = self.library.lesson(Slot::Course, &found.lesson.id)?;
                notes.lessons.push(of_lesson(&found, &text, &here));
            }
        }
        notes.elsewhere = by_lesson
            .into_values()
            .flatten()
            .map(|(spot, text)| entry(spot, text, None))
            .collect();
        Ok(notes)
    }

    /// Everything this learner wrote or marked in the course.
    pub(super) fn own_texts(&self) -> Result<Texts> {
        kept::all(
            self.learners.read(),
            Owner::Learner(self.learner()?),
            &self.library.course().id,
        )
    }
}

/// The texts of one place.
pub(super) fn texts_of<'a>(
    texts: &'a Texts,
    kind: Kind,
    place: &str,
) -> impl Iterator<Item = &'a Kept> {
    texts
        .iter()
        .filter(move |((spot, _), _)| spot.kind == kind && spot.place == place)
        .map(|(_, text)| text)
}

fn marks(texts: &Texts) -> impl Iterator<Item = (&Spot, &Kept)> {
    [Kind::Highlight, Kind::Note, Kind::Bookmark]
        .into_iter()
        .flat_map(|kind| kept::live(texts, kind))
}

/// Everything that stands in “My notes”: of a reflection the text that stands, if there is one.
pub(super) fn entries(texts: &Texts) -> impl Iterator<Item = (&Spot, &Kept)> {
    current(texts, Kind::Reflection).chain(marks(texts))
}

/// The text that stands in each place of a kind, where it says something.
pub(super) fn current(texts: &Texts, kind: Kind) -> impl Iterator<Item = (&Spot, &Kept)> {
    let mut all = texts
        .iter()
        .filter(move |((spot, _), _)| spot.kind == kind)
        .peekable();
    // Texts of one place stand beside each other.
    std::iter::from_fn(move || {
        let ((spot, _), first) = all.next()?;
        let mut here = vec![first];
        while let Some((_, text)) = all.next_if(|((next, _), _)| next == spot) {
            here.push(text);
        }
        Some((spot, standing(here).current))
    })
    .filter_map(|(spot, text)| Some((spot, text?)))
    .filter(|(_, text)| !text.content.text.trim().is_empty())
}

fn mark(spot: &Spot, text: &Kept) -> Option<Mark> {
    Some(Mark {
        kind: spot.kind,
        place: spot.place.clone(),
        anchor: text.content.anchor.clone()?,
        text: text.content.text.clone(),
        saved: text.at,
    })
}

/// Title of the section, of the lesson for its opening.
fn section_title(course: &CourseOutline, anchor: &Anchor) -> Result<String> {
    let found = course.lesson(&anchor.lesson)?;
    let section = found
        .lesson
        .sections
        .iter()
        .find(|section| section.id == anchor.section)
        .ok_or_else(|| Error::SectionNotFound {
            lesson: anchor.lesson.clone(),
            section: anchor.section.clone(),
        })?;
    Ok(if section.id == OPENING || section.title.is_empty() {
        found.lesson.title.clone()
    } else {
        section.title.clone()
    })
}

fn of_lesson(found: &FoundLesson<'_>, lesson: &Lesson, here: &[(&Spot, &Kept)]) -> NotesOfLesson {
    let sections = folded_sections(lesson);
    let mut entries: Vec<((usize, usize), NoteEntry)> = here
        .iter()
        .map(|(spot, text)| {
            let place = match spot.kind {
                Kind::Reflection => place_of_prompt(found, &sections, parted(&spot.place).1),
                _ => text
                    .content
                    .anchor
                    .as_ref()
                    .and_then(|anchor| place_of_anchor(&sections, anchor)),
            };
            let section = place.map(|(section, _)| lesson.sections[section].id.clone());
            (place.unwrap_or((LAST, LAST)), entry(spot, text, section))
        })
        .collect();
    entries.sort_by_key(|(place, _)| *place);
    NotesOfLesson {
        lesson: lesson.id.clone(),
        title: lesson.title.clone(),
        unit_number: found.unit_number,
        unit_title: found.unit.title.clone(),
        number: found.number,
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    }
}

/// The section in which a mark stands now; none when its place is gone.
pub(super) fn section_of_mark<'a>(lesson: &'a Lesson, anchor: &Anchor) -> Option<&'a str> {
    let (at, _) = place_of_anchor(&folded_sections(lesson), anchor)?;
    Some(&lesson.sections[at].id)
}

fn folded_sections(lesson: &Lesson) -> Vec<(&str, String)> {
    lesson
        .sections
        .iter()
        .map(|section| (section.id.as_str(), anchor::fold(&plain::words(section))))
        .collect()
}

fn place_of_prompt(
    found: &FoundLesson<'_>,
    sections: &[(&str, String)],
    reflection: &str,
) -> Option<(usize, usize)> {
    let prompt = found
        .lesson
        .prompts
        .iter()
        .find(|prompt| matches!(&prompt.asks, Asks::Reflection(id) if id == reflection))?;
    let at = sections.iter().position(|(id, _)| *id == prompt.section)?;
    let offset = sections[at].1.find(&anchor::fold(&prompt.title));
    Some((at, offset.unwrap_or(LAST)))
}

/// Where a mark stands now: in its own section, else wherever in the lesson its words went.
fn place_of_anchor(sections: &[(&str, String)], anchor: &Anchor) -> Option<(usize, usize)> {
    let own = sections.iter().position(|(id, _)| *id == anchor.section);
    if anchor.exact.is_empty() {
        return own.map(|at| (at, 0));
    }
    own.into_iter()
        .chain(0..sections.len())
        .find_map(|at| anchor::find(&sections[at].1, anchor).map(|range| (at, range.start)))
}

fn entry(spot: &Spot, text: &Kept, section: Option<String>) -> NoteEntry {
    NoteEntry {
        kind: spot.kind,
        place: spot.place.clone(),
        changed: section.is_none(),
        section,
        title: text.content.title.clone(),
        quotation: text
            .content
            .anchor
            .as_ref()
            .map_or_else(String::new, |anchor| anchor.exact.clone()),
        text: text.content.text.clone(),
        in_record: text.content.in_record,
        saved: text.at,
    }
}
