//! Finding one's own words again: reflections, fields of the plan, highlights, notes, bookmarks.
//!
//! They are read from the learners' database for every search and looked through in memory. Nothing of them enters the
//! library, and nothing of anybody else's is looked at.

use super::App;
use super::kept::parted;
use super::look_up::shown;
use super::notes::{current, entries, section_of_mark};
use super::view::{OwnHit, OwnPlace};
use crate::base::Result;
use crate::learn::kept::{Kept, Kind, Spot};
use crate::library::store::Slot;
use crate::library::{FoundPart, OwnText};
use std::cmp::Reverse;

/// Most of one's own that a search answers with: the course comes first, and these are under it.
const MOST_OWN: usize = 8;

impl App {
    /// Finds words in what the learner who studies now wrote and marked, latest first, and says what was looked for
    /// instead. Nothing when nobody studies.
    pub(super) fn search_own(&self, query: &str) -> Result<(Vec<OwnHit>, Option<String>)> {
        if self.learner.is_none() || query.trim().is_empty() {
            return Ok((Vec::new(), None));
        }
        let (texts, plan) = (self.own_texts()?, self.plan_texts()?);
        let mut all: Vec<(&Spot, &Kept)> =
            entries(&texts).chain(current(&plan, Kind::Plan)).collect();
        all.sort_by_key(|(_, text)| Reverse((text.order, text.id)));
        let searched: Vec<OwnText<'_>> = all
            .iter()
            .map(|(_, text)| OwnText {
                title: &text.content.title,
                words: &text.content.text,
                quotation: text
                    .content
                    .anchor
                    .as_ref()
                    .map_or("", |anchor| anchor.exact.as_str()),
            })
            .collect();
        let search = self.library.search_own(&searched, query, MOST_OWN)?;
        let hits = search.found.into_iter();
        let hits = hits.map(|found| {
            let (spot, text) = all[found.at];
            self.own_hit(spot, text, found.words)
        });
        Ok((hits.collect::<Result<_>>()?, search.instead))
    }

    fn own_hit(&self, spot: &Spot, text: &Kept, words: Vec<FoundPart>) -> Result<OwnHit> {
        let lesson = match spot.kind {
            Kind::Plan => None,
            _ => self.library.course().lesson(parted(&spot.place).0).ok(),
        };
        Ok(OwnHit {
            kind: spot.kind,
            place: self.own_place(spot, text, lesson.is_some())?,
            title: text.content.title.clone(),
            lesson_title: lesson.map_or_else(String::new, |found| found.lesson.title.clone()),
            words: shown(words),
        })
    }

    /// A mark is seen where it hangs, as long as that is still there.
    fn own_place(&self, spot: &Spot, text: &Kept, lesson_stands: bool) -> Result<OwnPlace> {
        let entry = spot.place.clone();
        if spot.kind == Kind::Plan {
            return Ok(OwnPlace::Plan { field: entry });
        }
        let Some(anchor) = text.content.anchor.as_ref().filter(|_| lesson_stands) else {
            return Ok(OwnPlace::Notes { entry });
        };
        let lesson = self.library.lesson(Slot::Course, &anchor.lesson)?;
        Ok(match section_of_mark(&lesson, anchor) {
            Some(section) => OwnPlace::Lesson {
                lesson: lesson.id.clone(),
                section: section.to_owned(),
                quotation: (!anchor.exact.is_empty()).then(|| anchor.exact.clone()),
            },
            None => OwnPlace::Notes { entry },
        })
    }
}
