//! A plan as it travels in a file between two devices of a household.
//!
//! A JSON document with every text of the plan, those that lost and those that were taken away too, so that bringing it
//! in unites both plans whatever was done on either side. It holds no name, only opaque ids.
//!
//! The file may come from a stranger or be damaged: [`read`] takes nothing that is not as [`write()`] would write it,
//! within bounds. What it says is never more than text.

use super::kept::{Content, Hand, Kept, Kind, LONGEST_TEXT, Spot, Texts, take_in};
use crate::base::Timestamp;
use crate::base::id::{DeviceId, KeptId, LearnerId};
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// No plan is longer, bytes.
pub const LONGEST_FILE: u64 = 8 * 1024 * 1024;

/// End of the file name.
pub const ENDING: &str = "evenkeel-plan";

const WHAT: &str = "plan";
const VERSION: u32 = 1;
const MOST_TEXTS: usize = 5_000;
const LONGEST_NAME: usize = 300;
const MOST_REVISIONS: u64 = 1 << 40;

/// Why a file cannot be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is not a plan; what was found, to end a sentence with.
    NotAPlan(String),
    /// A newer program wrote it.
    Newer,
    /// It belongs to another course.
    AnotherCourse,
}

#[derive(Serialize, Deserialize)]
struct Head {
    evenkeel: String,
    version: u32,
    course: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    #[serde(flatten)]
    head: Head,
    texts: Vec<Carried>,
}

#[derive(Serialize, Deserialize)]
struct Carried {
    field: String,
    id: KeptId,
    learner: LearnerId,
    device: DeviceId,
    revision: u64,
    removed: bool,
    title: String,
    text: String,
    at: Timestamp,
    order: i64,
}

/// The plan of a course as a file.
///
/// # Errors
/// Only if it could not be written as JSON, which every text can.
pub fn write(course: &str, texts: &Texts) -> serde_json::Result<Vec<u8>> {
    let texts = texts
        .iter()
        .filter(|((spot, _), _)| spot.kind == Kind::Plan && spot.course == course)
        .map(|((spot, id), text)| Carried {
            field: spot.place.clone(),
            id: *id,
            learner: text.hand.learner,
            device: text.hand.device,
            revision: text.revision,
            removed: text.removed,
            // What was taken away is nobody else's business.
            title: said(text, &text.content.title),
            text: said(text, &text.content.text),
            at: text.at,
            order: text.order,
        })
        .collect();
    let head = Head {
        evenkeel: WHAT.to_owned(),
        version: VERSION,
        course: course.to_owned(),
    };
    serde_json::to_vec_pretty(&File { head, texts })
}

/// The texts in a file, for a plan of this course.
///
/// # Errors
/// [`Refusal`].
pub fn read(bytes: &[u8], course: &str) -> Result<Texts, Refusal> {
    let not = |finding: &str| Refusal::NotAPlan(finding.to_owned());
    if bytes.is_empty() {
        return Err(not("it is empty"));
    }
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(not("it is larger than any plan"));
    }
    let head: Head = serde_json::from_slice(bytes)
        .map_err(|_| not("it is of another kind, or damaged at its beginning"))?;
    if head.evenkeel != WHAT {
        return Err(not("it is of another kind"));
    }
    if head.version > VERSION {
        return Err(Refusal::Newer);
    }
    if head.course != course {
        return Err(Refusal::AnotherCourse);
    }
    let file: File = serde_json::from_slice(bytes).map_err(|_| not("it is damaged"))?;
    if file.texts.len() > MOST_TEXTS {
        return Err(not("it holds more texts than any plan"));
    }
    let mut texts = Texts::new();
    for carried in file.texts {
        let (spot, text) = accepted(carried, course)
            .ok_or_else(|| not("a text in it is not as Evenkeel would have written it"))?;
        take_in(&mut texts, (spot, text.id), text);
    }
    Ok(texts)
}

fn accepted(carried: Carried, course: &str) -> Option<(Spot, Kept)> {
    let calendar = Timestamp::from_milliseconds(i64::MIN).milliseconds()
        ..=Timestamp::from_milliseconds(i64::MAX).milliseconds();
    let letters = |text: &str| text.chars().count();
    let may_be = (1..=MOST_REVISIONS).contains(&carried.revision)
        && calendar.contains(&carried.order)
        && is_id(&carried.field)
        && letters(&carried.title) <= LONGEST_NAME
        && letters(&carried.text) <= LONGEST_TEXT;
    may_be.then(|| {
        let spot = Spot {
            course: course.to_owned(),
            kind: Kind::Plan,
            place: carried.field,
        };
        let text = Kept {
            id: carried.id,
            hand: Hand {
                learner: carried.learner,
                device: carried.device,
            },
            revision: carried.revision,
            removed: carried.removed,
            content: Content {
                text: carried.text,
                title: carried.title,
                ..Content::default()
            },
            at: carried.at,
            order: carried.order,
        };
        (spot, text)
    })
}

fn is_id(field: &str) -> bool {
    (1..=100).contains(&field.len())
        && field
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn said(text: &Kept, words: &str) -> String {
    if text.removed {
        String::new()
    } else {
        words.to_owned()
    }
}
