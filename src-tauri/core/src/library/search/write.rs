//! Filling the tables that are searched.

use super::FoundKind;
use crate::course::{Course, Section};
use crate::markdown::plain;
use rusqlite::{Statement, Transaction, params};
use std::collections::BTreeSet;

/// Shorter words are no use for mending slips.
const SHORTEST_WORD: usize = 4;

/// Writes everything of a course that can be found.
pub(in crate::library) fn write_course(
    transaction: &Transaction<'_>,
    slot: &str,
    course: &Course,
) -> rusqlite::Result<()> {
    let mut writer = Writer {
        slot,
        answers: transaction
            .prepare_cached("INSERT INTO answers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?,
        passages: transaction
            .prepare_cached("INSERT INTO passages VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?,
        vocabulary: BTreeSet::new(),
    };
    for question in &course.questions {
        let answer = plain::words_of(&question.answer);
        writer.answer(
            FoundKind::Question,
            &question.id,
            ("", &question.title, ""),
            &answer,
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
                &plain::words(section),
            )?;
        }
    }
    for term in &course.glossary {
        let mut words = plain::words_of(&term.meaning);
        if !term.also.is_empty() {
            words = format!("{words}\n{}", term.also.join(", "));
        }
        writer.answer(FoundKind::Term, &term.id, ("", &term.term, ""), &words)?;
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
            &words,
        )?;
    }
    for lesson in course.units.iter().flat_map(|unit| &unit.lessons) {
        for section in &lesson.sections {
            writer.passage(&lesson.id, &lesson.title, section)?;
        }
    }
    let mut word =
        transaction.prepare_cached("INSERT OR IGNORE INTO vocabulary (word) VALUES (?1)")?;
    for known in &writer.vocabulary {
        word.execute([known])?;
    }
    Ok(())
}

struct Writer<'a> {
    slot: &'a str,
    answers: rusqlite::CachedStatement<'a>,
    passages: rusqlite::CachedStatement<'a>,
    vocabulary: BTreeSet<String>,
}

impl Writer<'_> {
    fn answer(
        &mut self,
        kind: FoundKind,
        item: &str,
        place: (&str, &str, &str),
        words: &str,
    ) -> rusqlite::Result<()> {
        learn(&mut self.vocabulary, place.1);
        learn(&mut self.vocabulary, words);
        insert(&mut self.answers, self.slot, kind, item, place, words)
    }

    fn passage(&mut self, lesson: &str, title: &str, section: &Section) -> rusqlite::Result<()> {
        let words = plain::words(section);
        learn(&mut self.vocabulary, title);
        learn(&mut self.vocabulary, &words);
        let place = (section.id.as_str(), title, section.title.as_str());
        insert(
            &mut self.passages,
            self.slot,
            FoundKind::Lesson,
            lesson,
            place,
            &words,
        )
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

/// Takes up the words of a text, in small letters.
fn learn(vocabulary: &mut BTreeSet<String>, text: &str) {
    let mut small = String::new();
    for word in text.split(|letter: char| !letter.is_alphabetic()) {
        if word.len() < SHORTEST_WORD {
            continue;
        }
        small.clear();
        small.extend(word.chars().flat_map(char::to_lowercase));
        if !vocabulary.contains(small.as_str()) {
            vocabulary.insert(small.clone());
        }
    }
}
