//! The list of people: found, filtered, sorted, and handed over page by page, so that nobody ever holds all of it.

use super::people::{self, Person};
use super::refused;
use crate::base::{Result, column};
use rusqlite::{Connection, Row, ToSql, named_params};
use serde::{Deserialize, Serialize};

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "RegisterQuery"))]
pub struct Query {
    /// A part of a name or reference; empty for everybody.
    pub text: String,
    /// Only people with a unit that stands so.
    pub state: Show,
    /// Only this unit counts; none for any.
    pub unit: Option<String>,
    /// What comes first.
    pub sort: Sort,
    /// Turned round.
    pub descending: bool,
}

/// Whom to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "RegisterShow"))]
#[serde(rename_all = "kebab-case")]
pub enum Show {
    /// Everybody.
    #[default]
    Everybody,
    /// Everything is done and no refresher due.
    Done,
    /// Something is begun and not finished.
    Due,
    /// Of something nothing is on record.
    Missing,
    /// Something should be taken again.
    RefresherDue,
}

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "RegisterSort"))]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// By name; those without one at the end.
    #[default]
    Name,
    /// By how many units are done.
    Done,
    /// By the earliest refresher; those without one at the end.
    RefresherDue,
    /// By when something was last on record.
    Latest,
}

/// How many people stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Everybody.
    pub everybody: u64,
    /// As [`Show::Done`].
    pub done: u64,
    /// As [`Show::Due`].
    pub due: u64,
    /// As [`Show::Missing`].
    pub missing: u64,
    /// As [`Show::RefresherDue`].
    pub refresher_due: u64,
}

impl Show {
    /// A condition on the sums of a learner.
    fn of_anything(self) -> &'static str {
        match self {
            Self::Everybody => "TRUE",
            Self::Done => {
                "units_due = 0 AND units_missing = 0 AND units_done > 0 AND (refresher_due IS NULL OR refresher_due > :today)"
            }
            Self::Due => "units_due > 0",
            Self::Missing => "units_missing > 0",
            Self::RefresherDue => "refresher_due <= :today",
        }
    }

    /// A condition on one of their standings.
    fn of_a_unit(self) -> &'static str {
        match self {
            Self::Everybody => "TRUE",
            Self::Done => "s.state = 2 AND (s.refresher_due IS NULL OR s.refresher_due > :today)",
            Self::Due => "s.state = 1",
            Self::Missing => "s.state = 0",
            Self::RefresherDue => "s.refresher_due <= :today",
        }
    }
}

impl Query {
    /// Every parameter is named in it, needed or not, so that all queries take the same.
    fn condition(&self) -> String {
        let state = if self.unit.is_some() && self.state != Show::Everybody {
            format!(
                "EXISTS (SELECT 1 FROM standings AS s WHERE s.learner = id AND s.unit = :unit AND {})",
                self.state.of_a_unit()
            )
        } else {
            self.state.of_anything().to_owned()
        };
        format!(
            "(:text = '' OR instr(sought, :text) > 0) AND :today IS NOT NULL AND (:unit IS NULL OR TRUE) AND {state}"
        )
    }

    fn order(&self) -> String {
        let turn = if self.descending { "DESC" } else { "ASC" };
        // A page is cut out of a list only if nobody in it could stand elsewhere: the id decides.
        match self.sort {
            Sort::Name => format!("sort_name {turn}, id {turn}"),
            Sort::Done => format!("units_done {turn}, units_due {turn}, sort_name, id"),
            Sort::RefresherDue => {
                format!("refresher_due IS NULL, refresher_due {turn}, sort_name, id")
            }
            Sort::Latest => format!("last_at IS NULL, last_at {turn}, sort_name, id"),
        }
    }

    fn text(&self) -> String {
        self.text.trim().to_lowercase()
    }
}

/// A page of the people who are looked for: `most` of them, the first `skip` left out. `today` is `YYYY-MM-DD`.
///
/// # Errors
/// The database's.
pub fn page(
    connection: &Connection,
    query: &Query,
    today: &str,
    skip: u64,
    most: u32,
) -> Result<Vec<Person>> {
    let sql = format!(
        "SELECT id, name, last_at, clock_doubt FROM learners WHERE {} ORDER BY {} LIMIT :most OFFSET :skip",
        query.condition(),
        query.order()
    );
    connection
        .prepare_cached(&sql)
        .and_then(|mut statement| {
            statement
                .query_map(
                    named_params! {
                        ":text": query.text(),
                        ":today": today,
                        ":unit": query.unit,
                        ":most": most,
                        ":skip": column::signed(skip),
                    },
                    people::read,
                )?
                .collect()
        })
        .map_err(refused(connection))
}

/// How many people are looked for.
///
/// # Errors
/// The database's.
pub fn count(connection: &Connection, query: &Query, today: &str) -> Result<u64> {
    let sql = format!("SELECT COUNT(*) FROM learners WHERE {}", query.condition());
    connection
        .prepare_cached(&sql)
        .and_then(|mut statement| {
            statement.query_row(
                named_params! {
                    ":text": query.text(),
                    ":today": today,
                    ":unit": query.unit,
                },
                |row| column::whole(row, 0),
            )
        })
        .map_err(refused(connection))
}

/// How many people stand how.
///
/// # Errors
/// The database's.
pub fn tally(connection: &Connection, today: &str) -> Result<Tally> {
    let sum = |show: Show| format!("COALESCE(SUM({}), 0)", show.of_anything());
    let sql = format!(
        "SELECT COUNT(*), {}, {}, {}, {} FROM learners",
        sum(Show::Done),
        sum(Show::Due),
        sum(Show::Missing),
        sum(Show::RefresherDue),
    );
    let today: &dyn ToSql = &today;
    connection
        .prepare_cached(&sql)
        .and_then(|mut statement| statement.query_row(&[(":today", today)], read_tally))
        .map_err(refused(connection))
}

fn read_tally(row: &Row<'_>) -> rusqlite::Result<Tally> {
    Ok(Tally {
        everybody: column::whole(row, 0)?,
        done: column::whole(row, 1)?,
        due: column::whole(row, 2)?,
        missing: column::whole(row, 3)?,
        refresher_due: column::whole(row, 4)?,
    })
}

/// Hands over everybody who is looked for, a page at a time.
///
/// # Errors
/// What `each` returns; the database's.
pub fn everybody(
    connection: &Connection,
    query: &Query,
    today: &str,
    mut each: impl FnMut(Person) -> Result<()>,
) -> Result<()> {
    const AT_A_TIME: u32 = 1_000;
    let mut skip = 0;
    loop {
        let people = page(connection, query, today, skip, AT_A_TIME)?;
        let found = people.len() as u64;
        people.into_iter().try_for_each(&mut each)?;
        if found < u64::from(AT_A_TIME) {
            return Ok(());
        }
        skip += found;
    }
}
