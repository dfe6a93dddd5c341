//! What learners write themselves: reflections, the plan, numbers, highlights, notes, bookmarks.
//!
//! The rules (which text of a place stands, how copies unite) are in `learn::kept`; this keeps every text there is,
//! those that were taken away too. What a text said is forgotten some time after it was taken away ([`forget`]).

use super::{column, refused};
use crate::base::id::{HouseholdId, LearnerId};
use crate::base::{Result, Timestamp};
use crate::learn::kept::{Content, Hand, KINDS, Kept, Kind, Spot, Texts};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params};

/// Whose texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// One learner's.
    Learner(LearnerId),
    /// Those of learners who build one plan.
    Household(HouseholdId),
}

impl Owner {
    fn bytes(self) -> [u8; 16] {
        match self {
            Self::Learner(learner) => learner.uuid().into_bytes(),
            Self::Household(household) => household.uuid().into_bytes(),
        }
    }
}

/// All texts of an owner in a course; `""` for what belongs to no course.
///
/// # Errors
/// [`crate::base::Error::LearnersDamaged`] when a row is not as it should be.
pub fn all(connection: &Connection, owner: Owner, course: &str) -> Result<Texts> {
    let rows = found(
        connection,
        include_str!("kept/all.sql"),
        params![owner.bytes(), course],
    )?;
    Ok(by_key(rows))
}

/// All texts of a kind, in every course.
///
/// # Errors
/// As [`all`].
pub fn of_kind(connection: &Connection, owner: Owner, kind: Kind) -> Result<Texts> {
    let rows = found(
        connection,
        include_str!("kept/of_kind.sql"),
        params![owner.bytes(), kind.key()],
    )?;
    Ok(by_key(rows))
}

/// The texts of one place.
///
/// # Errors
/// As [`all`].
pub fn of_spot(connection: &Connection, owner: Owner, spot: &Spot) -> Result<Vec<Kept>> {
    let rows = found(
        connection,
        include_str!("kept/of_spot.sql"),
        params![owner.bytes(), spot.course, spot.kind.key(), spot.place],
    )?;
    Ok(rows.into_iter().map(|(_, kept)| kept).collect())
}

/// Keeps one version of a text in the place of the one before.
///
/// # Errors
/// The database's.
pub fn put(connection: &Connection, owner: Owner, spot: &Spot, kept: &Kept) -> Result<()> {
    let anchor = kept
        .content
        .anchor
        .as_ref()
        .map(column::to_json)
        .transpose();
    anchor
        .and_then(|anchor| {
            connection
                .prepare_cached(include_str!("kept/put.sql"))?
                .execute(params![
                    owner.bytes(),
                    spot.course,
                    spot.kind.key(),
                    spot.place,
                    kept.id.uuid().into_bytes(),
                    kept.hand.learner.uuid().into_bytes(),
                    kept.hand.device.uuid().into_bytes(),
                    column::signed(kept.revision),
                    kept.removed,
                    kept.content.title,
                    kept.content.text,
                    anchor,
                    kept.content.in_record,
                    kept.at.milliseconds(),
                    kept.order,
                ])
        })
        .map(|_| ())
        .map_err(refused(connection))
}

/// Forgets what texts said that were taken away before `moment`. That they were stays known.
///
/// # Errors
/// The database's.
pub fn forget(connection: &Connection, moment: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE kept SET title = '', text = '', anchor = NULL WHERE removed = 1 AND at < ?1 AND text || title <> ''",
            [moment.milliseconds()],
        )
        .map(|_| ())
        .map_err(refused(connection))
}

/// When an owner's latest text was saved, and its place in the order of all that was saved.
///
/// # Errors
/// The database's.
pub fn last_saved(connection: &Connection, owner: Owner) -> Result<Option<(Timestamp, i64)>> {
    connection
        .prepare_cached(include_str!("kept/last_saved.sql"))
        .and_then(|mut query| {
            query
                .query_row([owner.bytes()], |row| {
                    Ok((column::moment(row, 0)?, row.get(1)?))
                })
                .optional()
        })
        .map_err(refused(connection))
}

fn by_key(rows: Vec<(Spot, Kept)>) -> Texts {
    rows.into_iter()
        .map(|(spot, kept)| ((spot, kept.id), kept))
        .collect()
}

fn found(
    connection: &Connection,
    query: &str,
    parameters: impl Params,
) -> Result<Vec<(Spot, Kept)>> {
    let rows: rusqlite::Result<Vec<Option<(Spot, Kept)>>> = connection
        .prepare_cached(query)
        .and_then(|mut query| query.query_map(parameters, read)?.collect());
    Ok(rows
        .map_err(refused(connection))?
        .into_iter()
        .flatten()
        .collect())
}

/// `None` for a kind of a newer program: it stays in the file and is not ours to show.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<(Spot, Kept)>> {
    let key = row.get_ref(1)?.as_str()?;
    let Some(kind) = KINDS.into_iter().find(|kind| kind.key() == key) else {
        return Ok(None);
    };
    let anchor = match row.get_ref(10)?.data_type() {
        Type::Null => None,
        _ => Some(column::json(row, 10)?),
    };
    let spot = Spot {
        course: row.get(0)?,
        kind,
        place: row.get(2)?,
    };
    let kept = Kept {
        id: column::id(row, 3)?,
        hand: Hand {
            learner: column::id(row, 4)?,
            device: column::id(row, 5)?,
        },
        revision: column::whole(row, 6)?,
        removed: row.get(7)?,
        content: Content {
            title: row.get(8)?,
            text: row.get(9)?,
            anchor,
            in_record: row.get(11)?,
        },
        at: column::moment(row, 12)?,
        order: row.get(13)?,
    };
    Ok(Some((spot, kept)))
}

/// Every text of a kind that is not taken away, in no particular order.
pub fn live(texts: &Texts, kind: Kind) -> impl Iterator<Item = (&Spot, &Kept)> {
    texts
        .iter()
        .filter(move |((spot, _), kept)| spot.kind == kind && !kept.removed)
        .map(|((spot, _), kept)| (spot, kept))
}
