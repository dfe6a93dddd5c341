//! Filling the tables that are searched.

use super::FoundKind;
use super::fold::fold_into;
use crate::course::Course;
use crate::markdown::plain;
use rusqlite::{CachedStatement, Transaction, params};
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SendError, SyncSender, sync_channel};
use std::thread;

/// Rows that may wait to be written.
const WAITING: usize = 256;

/// Writes everything of a course that can be found. Its text is read and its words are counted beside that, on another
/// processor where there is one.
pub(in crate::library) fn write_course(
    transaction: &Transaction<'_>,
    slot: &str,
    course: &Course,
) -> rusqlite::Result<()> {
    let (sender, rows) = sync_channel(WAITING);
    let words = thread::scope(|scope| {
        let reading = scope.spawn(move || {
            let mut reader = Reader {
                words: Words::default(),
                sender,
            };
            // Nobody listens any more only when writing failed, which its own end tells.
            let _ = reader.read(course);
            reader.words.in_order()
        });
        let written = write_rows(transaction, slot, rows);
        let words = reading.join().unwrap_or_else(|panic| resume_unwind(panic));
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

/// Something that can be found.
struct Row<'a> {
    kind: FoundKind,
    item: &'a str,
    section: &'a str,
    title: &'a str,
    section_title: &'a str,
    words: String,
    /// All words of the row, titles too, as they are looked for.
    folded: String,
}

fn write_rows(
    transaction: &Transaction<'_>,
    slot: &str,
    rows: Receiver<Row<'_>>,
) -> rusqlite::Result<()> {
    let mut answers = Table::named(transaction, "answers", "answer_words")?;
    let mut passages = Table::named(transaction, "passages", "passage_words")?;
    for row in rows {
        let table = match row.kind {
            FoundKind::Lesson => &mut passages,
            FoundKind::Question | FoundKind::Term | FoundKind::Scenario => &mut answers,
        };
        table.write(transaction, slot, &row)?;
    }
    Ok(())
}

struct Table<'a> {
    text: CachedStatement<'a>,
    words: CachedStatement<'a>,
}

impl<'a> Table<'a> {
    fn named(transaction: &'a Transaction<'_>, text: &str, words: &str) -> rusqlite::Result<Self> {
        let text = format!("INSERT INTO {text} VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        let words = format!("INSERT INTO {words} (rowid, folded) VALUES (?1, ?2)");
        Ok(Self {
            text: transaction.prepare_cached(&text)?,
            words: transaction.prepare_cached(&words)?,
        })
    }

    fn write(
        &mut self,
        transaction: &Transaction<'_>,
        slot: &str,
        row: &Row<'_>,
    ) -> rusqlite::Result<()> {
        self.text.execute(params![
            slot,
            row.kind.key(),
            row.item,
            row.section,
            row.title,
            row.section_title,
            row.words
        ])?;
        let place = transaction.last_insert_rowid();
        self.words.execute(params![place, row.folded])?;
        Ok(())
    }
}

/// Reads a course and hands on what can be found in it.
struct Reader<'a> {
    words: Words,
    sender: SyncSender<Row<'a>>,
}

type Read<'a> = Result<(), SendError<Row<'a>>>;

impl<'a> Reader<'a> {
    fn read(&mut self, course: &'a Course) -> Read<'a> {
        for question in &course.questions {
            let answer = plain::words_of(&question.answer);
            let (kind, id, title) = (FoundKind::Question, &question.id, &question.title);
            self.hand_on(kind, id, ["", title, ""], answer)?;
            for section in &question.sections {
                let place = [section.id.as_str(), title, section.title.as_str()];
                self.hand_on(kind, id, place, plain::words(section))?;
            }
        }
        for term in &course.glossary {
            let mut words = plain::words_of(&term.meaning);
            if !term.also.is_empty() {
                words = format!("{words}\n{}", term.also.join(", "));
            }
            self.hand_on(FoundKind::Term, &term.id, ["", &term.term, ""], words)?;
        }
        for scenario in &course.scenarios {
            let setting = plain::words_of(&scenario.setting);
            let words = format!("{}\n{setting}", scenario.summary);
            let (id, title) = (&scenario.id, &scenario.title);
            self.hand_on(FoundKind::Scenario, id, ["", title, ""], words)?;
        }
        for lesson in course.units.iter().flat_map(|unit| &unit.lessons) {
            for section in &lesson.sections {
                let place = [section.id.as_str(), &lesson.title, section.title.as_str()];
                self.hand_on(FoundKind::Lesson, &lesson.id, place, plain::words(section))?;
            }
        }
        Ok(())
    }

    fn hand_on(
        &mut self,
        kind: FoundKind,
        item: &'a str,
        [section, title, section_title]: [&'a str; 3],
        words: String,
    ) -> Read<'a> {
        let mut folded = String::with_capacity(words.len() + title.len() + section_title.len() + 8);
        for text in [title, section_title, &words] {
            fold_into(&mut folded, text);
        }
        self.words.take_up(&folded);
        self.sender.send(Row {
            kind,
            item,
            section,
            title,
            section_title,
            words,
            folded,
        })
    }
}

/// Words with how often they stand somewhere.
#[derive(Default)]
struct Words {
    times: HashMap<String, u32>,
}

impl Words {
    fn take_up(&mut self, folded: &str) {
        for word in folded.split(' ').filter(|word| !word.is_empty()) {
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
