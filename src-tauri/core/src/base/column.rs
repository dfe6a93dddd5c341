//! How values of ours stand in columns: ids as 16 bytes, times as milliseconds, structures as JSON text. A column that
//! holds something else is a damaged file, and the room that reads it says so.

use super::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

pub(crate) fn id<T: From<Uuid>>(row: &Row<'_>, index: usize) -> Result<T> {
    row.get::<_, [u8; 16]>(index)
        .map(|bytes| T::from(Uuid::from_bytes(bytes)))
}

pub(crate) fn moment(row: &Row<'_>, index: usize) -> Result<Timestamp> {
    row.get(index).map(Timestamp::from_milliseconds)
}

pub(crate) fn whole<T: TryFrom<i64>>(row: &Row<'_>, index: usize) -> Result<T> {
    let number: i64 = row.get(index)?;
    T::try_from(number).map_err(|_| Error::IntegralValueOutOfRange(index, number))
}

pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> Result<T> {
    let text = row.get_ref(index)?.as_str()?;
    serde_json::from_str(text)
        .map_err(|source| Error::FromSqlConversionFailure(index, Type::Text, Box::new(source)))
}

pub(crate) fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|source| Error::ToSqlConversionFailure(Box::new(source)))
}

/// Counts of ours are far below 2^63; a larger one is pulled down rather than wrapped.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
