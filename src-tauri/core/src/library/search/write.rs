//! Filling the tables that are searched.

use super::FoundKind;
use super::fold::fold_into;
use crate::course::{Course, Section};
use crate::markdown::plain;
use rusqlite::{Statement, Transaction, params};
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// Texts that may wait to be counted.
const WAITING: usize = 256;

/// Writes everything of a course that can be found. Its words are counted meanwhile, on another processor where there is
/// one.
pub(in crate::library) fn write_course(
    transaction: &Transaction<'_>,
    slot: &str,
    course: &Course,
) -> rusqlite::Result<()> {
    let (counted, texts) = sync_channel::<String>(WAITING);
    let words = thread::scope(|scope| {
        let counting = scope.spawn(move || {
            let mut words = Words::default();
            for text in texts {
                words.take_up(&text);
            }
            words.in_order()
        });
        // The channel ends with the writer, and the counting with the channel.
        let written = write_places(transaction, slot, course, counted);
        let words = counting.join().unwrap_or_else(|panic| resume_unwind(panic));
        written.map(|()| words)
    })?;
    let mut word = transaction.prepare_cached(
        "INSERT INTO vocabulary (word, times) VALUES (?1, ?2) ON CONFLICT (word) DO UPDATE SET times = times + excluded.times",
    )?;
    for (known, times) in words {
        word.execute(params![known, times])?;
    }
    Ok(())
}

fn write_places(
    transaction: &Transaction<'_>,
    slot: &str,
    course: &Course,
    counted: SyncSender<String>,
) -> rusqlite::Result<()> {
    let mut writer = Writer {
        slot,
        answers: transaction
            .prepare_cached("INSERT INTO answers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?,
        passages: transaction
            .prepare_cached("INSERT INTO passages VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?,
        counted,
    };
    for question in &course.questions {
        let answer = plain::words_of(&question.answer);
        writer.answer(
            FoundKind::Question,
            &question.id,
            ("", &question.title, ""),
            answer,
        )?;
        for section in &question.sections {
            let place = (
                section.id.as_str(),
                question.title.as_str(),
                section.title.as_str(),
            );
            writer.answer(
                FoundKind::Question,
                &question.id,
                place,
                plain::words(section),
            )?;
        }
    }
    for term in &course.glossary {
        let mut words = plain::words_of(&term.meaning);
        if !term.also.is_empty() {
            words = format!("{words}\n{}", term.also.join(", "));
        }
        writer.answer(FoundKind::Term, &term.id, ("", &term.term, ""), words)?;
    }
    for scenario in &course.scenarios {
        let words = format!(
            "{}\n{}",
            scenario.summary,
            plain::words_of(&scenario.setting)
        );
        writer.answer(
            FoundKind::Scenario,
            &scenario.id,
            ("", &scenario.title, ""),
            words,
        )?;
    }
    for lesson in course.units.iter().flat_map(|unit| &unit.lessons) {
        for section in &lesson.sections {
            writer.passage(&lesson.id, &lesson.title, section)?;
        }
    }
    Ok(())
}

struct Writer<'a> {
    slot: &'a str,
    answers: rusqlite::CachedStatement<'a>,
    passages: rusqlite::CachedStatement<'a>,
    /// Where texts go whose words are counted.
    counted: SyncSender<String>,
}

impl Writer<'_> {
    fn answer(
        &mut self,
        kind: FoundKind,
        item: &str,
        place: (&str, &str, &str),
        words: String,
    ) -> rusqlite::Result<()> {
        insert(&mut self.answers, self.slot, kind, item, place, &words)?;
        self.count(place.1, words);
        Ok(())
    }

    fn passage(&mut self, lesson: &str, title: &str, section: &Section) -> rusqlite::Result<()> {
        let words = plain::words(section);
        let place = (section.id.as_str(), title, section.title.as_str());
        insert(
            &mut self.passages,
            self.slot,
            FoundKind::Lesson,
            lesson,
            place,
            &words,
        )?;
        self.count(title, words);
        Ok(())
    }

    fn count(&self, title: &str, words: String) {
        for text in [title.to_owned(), words] {
            // Nobody listens any more only when counting panicked, which its end tells.
            let _ = self.counted.send(text);
        }
    }
}

fn insert(
    statement: &mut Statement<'_>,
    slot: &str,
    kind: FoundKind,
    item: &str,
    (section, title, section_title): (&str, &str, &str),
    words: &str,
) -> rusqlite::Result<()> {
    statement.execute(params![
        slot,
        kind.key(),
        item,
        section,
        title,
        section_title,
        words
    ])?;
    Ok(())
}

/// Words with how often they stand somewhere.
#[derive(Default)]
struct Words {
    times: HashMap<String, u32>,
    /// The text that is read now, folded; kept to be filled again.
    folded: String,
}

impl Words {
    fn take_up(&mut self, text: &str) {
        self.folded.clear();
        fold_into(&mut self.folded, text);
        for word in self.folded.split(' ').filter(|word| !word.is_empty()) {
            if let Some(times) = self.times.get_mut(word) {
                *times = times.saturating_add(1);
            } else {
                self.times.insert(word.to_owned(), 1);
            }
        }
    }

    fn in_order(self) -> Vec<(String, u32)> {
        let mut words: Vec<(String, u32)> = self.times.into_iter().collect();
        words.sort();
        words
    }
}
