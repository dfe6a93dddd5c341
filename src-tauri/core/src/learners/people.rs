//! Who learns here. A learner is a line on the first screen, not an account: there are no passwords.

use super::{column, refused};
use crate::base::id::LearnerId;
use crate::base::{Error, Result, Timestamp};
use crate::course::Nation;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

/// The most letters a name may have.
pub const LONGEST_NAME: usize = 80;

/// Text sizes, per cent.
pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 75..=300;

/// A learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    /// Opaque id.
    pub id: LearnerId,
    /// What they want to be called; may be empty.
    pub name: String,
    /// How they want to read.
    pub settings: Settings,
    /// When they began here.
    pub created_at: Timestamp,
    /// When they were last chosen.
    pub last_used_at: Timestamp,
}

/// How a learner wants to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(default)]
pub struct Settings {
    /// Text size, per cent of the usual, within [`TEXT_SIZES`].
    pub text_size: u16,
    /// Colours.
    pub theme: Theme,
    /// Typeface of the text.
    pub font: Font,
    /// Space between lines and letters.
    pub spacing: Spacing,
    /// Where they live; none until they say.
    pub nation: Option<Nation>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            text_size: 100,
            theme: Theme::default(),
            font: Font::default(),
            spacing: Spacing::default(),
            nation: None,
        }
    }
}

/// Colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the computer has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Dark brown on cream.
    Sepia,
    /// The strongest contrast.
    HighContrast,
}

/// Typefaces of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Font {
    /// Atkinson Hyperlegible Next.
    #[default]
    Atkinson,
    /// Lexend.
    Lexend,
    /// Literata.
    Literata,
}

/// Space between lines and letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Spacing {
    /// As designed.
    #[default]
    Normal,
    /// Wider.
    Wide,
    /// Widest.
    Widest,
}

/// Adds a learner. White space in the name is tidied; an empty name is fine.
///
/// # Errors
/// [`Error::NameTooLong`]; the database's.
pub fn add(connection: &Connection, now: Timestamp, name: &str) -> Result<Learner> {
    let learner = Learner {
        id: LearnerId::new(now),
        name: tidy(name)?,
        settings: Settings::default(),
        created_at: now,
        last_used_at: now,
    };
    column::to_json(&learner.settings)
        .and_then(|settings| {
            connection.execute(
                "INSERT INTO learners (id, name, settings, created_at, last_used_at) VALUES (?1, ?2, ?3, ?4, ?4)",
                params![
                    learner.id.uuid().into_bytes(),
                    learner.name,
                    settings,
                    now.milliseconds()
                ],
            )
        })
        .map_err(refused(connection))?;
    Ok(learner)
}

/// Gives a learner another name.
///
/// # Errors
/// [`Error::NameTooLong`], [`Error::LearnerNotFound`]; the database's.
pub fn rename(connection: &Connection, learner: LearnerId, name: &str) -> Result<()> {
    let changed = connection.execute(
        "UPDATE learners SET name = ?2 WHERE id = ?1",
        params![learner.uuid().into_bytes(), tidy(name)?],
    );
    one(connection, changed)
}

/// Keeps how a learner wants to read. A text size outside [`TEXT_SIZES`] is pulled to its end.
///
/// # Errors
/// [`Error::LearnerNotFound`]; the database's.
pub fn set_settings(connection: &Connection, learner: LearnerId, settings: Settings) -> Result<()> {
    let settings = Settings {
        text_size: settings
            .text_size
            .clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end()),
        ..settings
    };
    let changed = column::to_json(&settings).and_then(|settings| {
        connection.execute(
            "UPDATE learners SET settings = ?2 WHERE id = ?1",
            params![learner.uuid().into_bytes(), settings],
        )
    });
    one(connection, changed)
}

/// Notes that a learner was chosen.
///
/// # Errors
/// [`Error::LearnerNotFound`]; the database's.
pub fn touch(connection: &Connection, now: Timestamp, learner: LearnerId) -> Result<()> {
    let changed = connection.execute(
        "UPDATE learners SET last_used_at = ?2 WHERE id = ?1",
        params![learner.uuid().into_bytes(), now.milliseconds()],
    );
    one(connection, changed)
}

/// Everybody, last chosen first.
///
/// # Errors
/// The database's.
pub fn all(connection: &Connection) -> Result<Vec<Learner>> {
    connection
        .prepare_cached(include_str!("people/all.sql"))
        .and_then(|mut query| query.query_map([], read)?.collect())
        .map_err(refused(connection))
}

/// One learner.
///
/// # Errors
/// [`Error::LearnerNotFound`]; the database's.
pub fn find(connection: &Connection, learner: LearnerId) -> Result<Learner> {
    connection
        .prepare_cached(
            "SELECT id, name, settings, created_at, last_used_at FROM learners WHERE id = ?1",
        )
        .and_then(|mut query| {
            query
                .query_row([learner.uuid().into_bytes()], read)
                .optional()
        })
        .map_err(refused(connection))?
        .ok_or(Error::LearnerNotFound)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Learner> {
    Ok(Learner {
        id: column::id(row, 0)?,
        name: row.get(1)?,
        // Settings that cannot be read are a nuisance, not a reason to keep somebody out.
        settings: column::json(row, 2).unwrap_or_default(),
        created_at: column::moment(row, 3)?,
        last_used_at: column::moment(row, 4)?,
    })
}

fn tidy(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::NameTooLong { most: LONGEST_NAME });
    }
    Ok(name)
}

fn one(connection: &Connection, changed: rusqlite::Result<usize>) -> Result<()> {
    match changed.map_err(refused(connection))? {
        0 => Err(Error::LearnerNotFound),
        _ => Ok(()),
    }
}
