//! Search as you type over the course: common questions first, then the glossary and the scenarios, then the lessons.
//!
//! 1. What was typed becomes words (`typed`), each looked for as a beginning, among the words that are known (`Lexicon`).
//! 2. When little is found, the course's own synonyms are looked for as well.
//! 3. When nothing is found, words that nobody wrote are taken for slips of the nearest known ones.
//! 4. Of every place found, the one sentence that says it is taken (`wanted`, `marked`).
//!
//! Two tables are searched: `answers` is small, and `passages` may hold ten thousand lessons. SQLite's FTS5 knows which of
//! their rows hold which words, and no more: words are told apart here (`fold`), so are their forms (`forms`), and only
//! the first places of each table are read, to be ranked here. `bm25` would read all places of every word first. What
//! somebody wrote for themselves stands in no table; it is searched by the same rules where it is (`own`).

mod fold;
mod forms;
mod marked;
pub(super) mod own;
mod typed;
mod wanted;
pub(super) mod write;

use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use typed::{Typed, Vocabulary};
use wanted::{Wanted, as_number};

pub use own::{FoundOwn, OwnSearch, OwnText};

/// Places of a table among which the best are looked for.
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
    /// Every word that stands in the course.
    vocabulary: Vocabulary,
}

impl Lexicon {
    /// Reads the words of a library; `synonyms` are groups of words and phrases that mean the same.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn read(connection: &Connection, synonyms: Vec<Vec<String>>) -> rusqlite::Result<Self> {
        let vocabulary = connection
            .prepare("SELECT word, times FROM vocabulary")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
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
    let expression = typed.expression(&lexicon.vocabulary);
    let mut wanted = Wanted::of(typed, &[]);
    let mut places = places(connection, &expression, &wanted, most)?;
    if places.len() < FEW
        && let Some(wider) = typed.with_synonyms(&lexicon.synonyms, &lexicon.vocabulary)
    {
        wanted = Wanted::of(typed, &lexicon.synonyms);
        let more = self::places(connection, &wider, &wanted, most)?;
        for place in more {
            if !places.iter().any(|known| known.is_at(&place)) {
                places.push(place);
            }
        }
        places.truncate(most as usize);
    }
    Ok(places
        .into_iter()
        .map(|place| place.with_sentence(&wanted))
        .collect())
}

/// A place before its sentence is known.
struct Place {
    /// Its row in its table.
    row: i64,
    kind: FoundKind,
    item: String,
    section: String,
    title: String,
    section_title: String,
    words: String,
}

fn places(
    connection: &Connection,
    expression: &str,
    wanted: &Wanted,
    most: u32,
) -> rusqlite::Result<Vec<Place>> {
    let mut answers = connection.prepare_cached(include_str!("search/answers.sql"))?;
    let found: Vec<Place> = answers
        .query_map(params![expression, MOST_RANKED], Place::read)?
        .collect::<rusqlite::Result<_>>()?;
    let (questions, others): (Vec<Place>, Vec<Place>) = found
        .into_iter()
        .partition(|place| place.kind == FoundKind::Question);
    // The same question may be found in several of its sections; once is enough.
    let mut seen = BTreeSet::new();
    let mut places: Vec<Place> = ranked(questions, wanted)
        .chain(ranked(others, wanted))
        .take(MOST_ANSWERS.min(most) as usize)
        .filter(|place| seen.insert((place.kind.key(), place.item.clone())))
        .collect();
    let mut passages = connection.prepare_cached(include_str!("search/passages.sql"))?;
    let lessons: Vec<Place> = passages
        .query_map(params![expression, MOST_RANKED], Place::read)?
        .collect::<rusqlite::Result<_>>()?;
    let left = (most as usize).saturating_sub(places.len());
    places.extend(ranked(lessons, wanted).take(left));
    Ok(places)
}

/// Places, the best first.
fn ranked(places: Vec<Place>, wanted: &Wanted) -> impl Iterator<Item = Place> {
    let length: usize = places.iter().map(|place| place.words.len()).sum();
    let usual_length = as_number(length) / as_number(places.len().max(1));
    let mut scored: Vec<(f64, Place)> = places
        .into_iter()
        .filter_map(|place| {
            let (title, heading) = (&place.title, &place.section_title);
            let score = wanted.score(title, heading, &place.words, usual_length)?;
            Some((score, place))
        })
        .collect();
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    scored.into_iter().map(|(_, place)| place)
}

impl Place {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            row: row.get(0)?,
            kind: FoundKind::from_key(row.get_ref(1)?.as_str()?),
            item: row.get(2)?,
            section: row.get(3)?,
            title: row.get(4)?,
            section_title: row.get(5)?,
            words: row.get(6)?,
        })
    }

    /// Whether both lead to the same: of a lesson its section, of anything else the whole.
    fn is_at(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.item == other.item
            && (self.kind != FoundKind::Lesson || self.row == other.row)
    }

    fn with_sentence(self, wanted: &Wanted) -> Found {
        let marked = wanted.marked(&self.words);
        let sentence = marked::sentence(&marked);
        let words = match sentence {
            Some(sentence) if self.kind != FoundKind::Term => marked::parts(sentence),
            // Only the title says it; and of a term its meaning is wanted, whichever other word for it was looked for.
            _ => marked::parts(beginning(&marked, &self.section_title)),
        };
        Found {
            kind: self.kind,
            item: self.item,
            section: self.section,
            sentence: sentence.map(marked::unmarked),
            title: self.title,
            section_title: self.section_title,
            words,
        }
    }
}

/// The first line that is not the heading.
fn beginning<'a>(text: &'a str, heading: &str) -> &'a str {
    text.lines()
        .find(|line| !line.is_empty() && *line != heading)
        .unwrap_or_default()
}
