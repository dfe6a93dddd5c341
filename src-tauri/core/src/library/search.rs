//! Search as you type over the text of the course.
//!
//! What a person types is turned into words; each becomes a quoted prefix, so no character of it is ever an operator.

use rusqlite::{Connection, params};

/// Most words of a query that are looked for; the rest of a pasted page is not.
const MOST_WORDS: usize = 12;

/// Around a hit, in the snippet SQLite makes: characters that no course text can hold, since control characters are a
/// problem for the author.
const BEFORE: char = '\u{2}';
const AFTER: char = '\u{3}';

/// A passage that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Lesson id.
    pub lesson: String,
    /// Section id.
    pub section: String,
    /// Title of the lesson.
    pub lesson_title: String,
    /// Title of the section; empty for the opening.
    pub section_title: String,
    /// Words around the hit.
    pub words: Vec<FoundPart>,
}

/// A run of words around a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPart {
    /// The words.
    pub text: String,
    /// They are what was looked for.
    pub found: bool,
}

/// Finds passages that hold every word of `query`, titles weighing more than text.
///
/// # Errors
/// What SQLite says; never because of what was typed.
pub fn search(connection: &Connection, query: &str, most: u32) -> rusqlite::Result<Vec<Found>> {
    let Some(expression) = expression(query) else {
        return Ok(Vec::new());
    };
    let mut statement = connection.prepare_cached(include_str!("search.sql"))?;
    let found = statement.query_map(params![expression, most], |row| {
        Ok(Found {
            lesson: row.get(0)?,
            section: row.get(1)?,
            lesson_title: row.get(2)?,
            section_title: row.get(3)?,
            words: parts(&row.get::<_, String>(4)?),
        })
    })?;
    found.collect()
}

fn expression(query: &str) -> Option<String> {
    let words: Vec<String> = query
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .map(|word| format!("\"{}\"*", word.chars().take(40).collect::<String>()))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn parts(snippet: &str) -> Vec<FoundPart> {
    let mut parts = Vec::new();
    let mut found = false;
    for piece in snippet.split([BEFORE, AFTER]) {
        if !piece.is_empty() {
            parts.push(FoundPart {
                text: piece.to_owned(),
                found,
            });
        }
        found = !found;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_becomes_quoted_prefixes() {
        assert_eq!(expression("calm  do"), Some("\"calm\"* \"do\"*".to_owned()));
        assert_eq!(
            expression("\"; DROP TABLE x --"),
            Some("\"DROP\"* \"TABLE\"* \"x\"*".to_owned())
        );
        assert_eq!(
            expression("NEAR(a b) OR *"),
            Some("\"NEAR\"* \"a\"* \"b\"* \"OR\"*".to_owned())
        );
        assert_eq!(expression("  \u{1f600} ** "), None);
    }

    #[test]
    fn a_snippet_comes_apart_into_found_and_other_words() {
        let part = |text: &str, found| FoundPart {
            text: text.to_owned(),
            found,
        };
        assert_eq!(
            parts("at the \u{2}peak\u{3} of it"),
            [
                part("at the ", false),
                part("peak", true),
                part(" of it", false)
            ]
        );
        assert_eq!(parts("\u{2}peak\u{3}"), [part("peak", true)]);
    }
}
