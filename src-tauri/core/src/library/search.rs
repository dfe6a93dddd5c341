//! Search as you type over the course: common questions first, then the glossary and the scenarios, then the lessons.
//!
//! 1. What was typed becomes words (`typed`), each looked for as a beginning.
//! 2. When little is found, the course's own synonyms are looked for as well.
//! 3. When nothing is found, words that nobody wrote are taken for slips of the nearest known ones.
//! 4. Of every place found, the one sentence that says it is taken (`marked`).
//!
//! Two tables are searched: `answers` is small and ranked whole; `passages` may hold ten thousand lessons. What somebody
//! wrote for themselves stands in no table here; it is searched by the same rules where it is (`own`).

mod marked;
pub(super) mod own;
mod typed;
pub(super) mod write;

use marked::{AFTER, BEFORE};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use typed::Typed;

pub use own::{FoundOwn, OwnSearch, OwnText};

/// Passages among which the best are looked for.
const MOST_RANKED: u32 = 300;

/// Common questions, terms and scenarios that stand before the lessons at most.
const MOST_ANSWERS: u32 = 6;

/// With fewer places than this, other words for it are looked for too.
const FEW: usize = 5;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// Places, best first.
    pub found: Vec<Found>,
    /// What was looked for instead, when nobody wrote what was typed.
    pub instead: Option<String>,
}

/// A place that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// Its id: of a lesson, a common question, a term or a scenario.
    pub item: String,
    /// Section id; empty where it has no sections.
    pub section: String,
    /// Title of the lesson, question or scenario; the term itself.
    pub title: String,
    /// Title of the section; empty for the opening.
    pub section_title: String,
    /// The sentence that says what was looked for; none when only a title does.
    pub sentence: Option<String>,
    /// The same sentence as it is shown, or the beginning of the text.
    pub words: Vec<FoundPart>,
}

/// Kinds of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundKind {
    /// A section of a lesson.
    Lesson,
    /// A common question.
    Question,
    /// A word of the glossary.
    Term,
    /// A scenario.
    Scenario,
}

impl FoundKind {
    /// As written in the database.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Question => "question",
            Self::Term => "term",
            Self::Scenario => "scenario",
        }
    }

    fn from_key(key: &str) -> Self {
        match key {
            "question" => Self::Question,
            "term" => Self::Term,
            "scenario" => Self::Scenario,
            _ => Self::Lesson,
        }
    }
}

/// A run of words around what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPart {
    /// The words.
    pub text: String,
    /// They are what was looked for.
    pub found: bool,
}

/// What a search needs to know beside the text.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Groups of words and phrases that mean the same.
    synonyms: Vec<Vec<String>>,
    /// Every word that stands in the course, in small letters.
    vocabulary: BTreeSet<String>,
}

impl Lexicon {
    /// Reads the words of a library; `synonyms` are groups of words and phrases that mean the same.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn read(connection: &Connection, synonyms: Vec<Vec<String>>) -> rusqlite::Result<Self> {
        let vocabulary = connection
            .prepare("SELECT word FROM vocabulary")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Self {
            synonyms,
            vocabulary,
        })
    }

    /// Groups of words and phrases that mean the same.
    pub(super) fn synonyms(&self) -> &[Vec<String>] {
        &self.synonyms
    }
}

/// Finds the places that hold every word of `query`, at most `most`.
///
/// # Errors
/// What SQLite says; never because of what was typed.
pub fn search(
    connection: &Connection,
    lexicon: &Lexicon,
    query: &str,
    most: u32,
) -> rusqlite::Result<Search> {
    let Some(typed) = Typed::read(query) else {
        return Ok(Search::default());
    };
    let found = all_of(connection, lexicon, &typed, most)?;
    if !found.is_empty() {
        return Ok(Search {
            found,
            instead: None,
        });
    }
    let Some(mended) = typed.mended(&lexicon.vocabulary) else {
        return Ok(Search::default());
    };
    let found = all_of(connection, lexicon, &mended, most)?;
    let instead = (!found.is_empty()).then(|| mended.words());
    Ok(Search { found, instead })
}

fn all_of(
    connection: &Connection,
    lexicon: &Lexicon,
    typed: &Typed,
    most: u32,
) -> rusqlite::Result<Vec<Found>> {
    let mut places = places(connection, &typed.expression(), most)?;
    if places.len() < FEW
        && let Some(wider) = typed.with_synonyms(&lexicon.synonyms)
    {
        let more = self::places(connection, &wider, most)?;
        for place in more {
            if !places.iter().any(|known| known.is_at(&place)) {
                places.push(place);
            }
        }
        places.truncate(most as usize);
    }
    places
        .into_iter()
        .map(|place| place.with_sentence(connection))
        .collect()
}

/// A place before its sentence is known.
struct Place {
    table: Table,
    row: i64,
    expression: String,
    kind: FoundKind,
    item: String,
    section: String,
    title: String,
    section_title: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Answers,
    Passages,
}

fn places(connection: &Connection, expression: &str, most: u32) -> rusqlite::Result<Vec<Place>> {
    let read = |table| {
        move |row: &rusqlite::Row<'_>| {
            Ok(Place {
                table,
                row: row.get(0)?,
                expression: expression.to_owned(),
                kind: FoundKind::from_key(row.get_ref(1)?.as_str()?),
                item: row.get(2)?,
                section: row.get(3)?,
                title: row.get(4)?,
                section_title: row.get(5)?,
            })
        }
    };
    let mut answers = connection.prepare_cached(include_str!("search/answers.sql"))?;
    let mut places: Vec<Place> = answers
        .query_map(
            params![expression, MOST_ANSWERS.min(most)],
            read(Table::Answers),
        )?
        .collect::<rusqlite::Result<_>>()?;
    // The same question may be found in several of its sections; once is enough.
    let mut seen = BTreeSet::new();
    places.retain(|place| seen.insert((place.kind.key(), place.item.clone())));
    let left = most.saturating_sub(u32::try_from(places.len()).unwrap_or(u32::MAX));
    let mut passages = connection.prepare_cached(include_str!("search/passages.sql"))?;
    let lessons = passages.query_map(
        params![expression, left, MOST_RANKED],
        read(Table::Passages),
    )?;
    for lesson in lessons {
        places.push(lesson?);
    }
    Ok(places)
}

impl Place {
    fn is_at(&self, other: &Self) -> bool {
        self.table == other.table
            && (self.row == other.row
                || self.table == Table::Answers
                    && self.kind == other.kind
                    && self.item == other.item)
    }

    fn with_sentence(self, connection: &Connection) -> rusqlite::Result<Found> {
        let query = match self.table {
            Table::Answers => include_str!("search/answer_words.sql"),
            Table::Passages => include_str!("search/passage_words.sql"),
        };
        let marked: String = connection.prepare_cached(query)?.query_row(
            params![
                self.expression,
                self.row,
                BEFORE.to_string(),
                AFTER.to_string()
            ],
            |row| row.get(0),
        )?;
        let sentence = marked::sentence(&marked);
        let words = match sentence {
            Some(sentence) => marked::parts(sentence),
            None => marked::parts(beginning(&marked, &self.section_title)),
        };
        Ok(Found {
            kind: self.kind,
            item: self.item,
            section: self.section,
            sentence: sentence.map(marked::unmarked),
            title: self.title,
            section_title: self.section_title,
            words,
        })
    }
}

/// The first line that is not the heading.
fn beginning<'a>(text: &'a str, heading: &str) -> &'a str {
    text.lines()
        .find(|line| !line.is_empty() && *line != heading)
        .unwrap_or_default()
}
