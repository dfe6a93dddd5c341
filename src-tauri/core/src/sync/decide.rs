//! What to do with what a record store says. Pure: a table of tests says it all.

use super::transport::{Answer, Heard, Silence};
use crate::base::error::LrsError;
use serde_json::Value;
use std::collections::BTreeSet;

/// What to do next with the statements that were posted together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The store has them all.
    Given,
    /// Post them again in two halves, since one among them is not to its liking.
    Split,
    /// Post them again in two halves, and no more than that from now on: together they are too long.
    Shorten,
    /// Ask for each of them and compare.
    Compare,
    /// The one that was posted alone will never be taken as it is.
    Refuse(Refusal),
    /// It cannot go on now.
    Trouble(Trouble),
}

/// Why it cannot go on now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It may pass: wait, then post the same bytes again. Whether the store has them is not known.
    Passing {
        /// How long to wait, where the store said so.
        seconds: Option<u64>,
        /// What to say meanwhile, and when it does not pass.
        error: LrsError,
    },
    /// Somebody has to do something first.
    Lasting(LrsError),
}

/// Why a store will not take a statement.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Refusal {
    /// It has another one with the same id.
    Clash,
    /// It says that it has one with that id and does not show it.
    Hidden,
    /// It finds it wrong.
    Invalid {
        /// What it says.
        said: String,
    },
    /// It is too long for the store, even alone.
    TooLong,
}

/// What to do after these statements were posted together.
pub fn after_post(host: &str, ids: &[String], heard: &Heard) -> Next {
    let alone = ids.len() < 2;
    let answer = match heard {
        Heard::Silence(silence) => return Next::Trouble(after_silence(host, silence)),
        Heard::Answer(answer) => answer,
    };
    match answer.status {
        // Anything may say “OK”: a page to sign in to a network, a misplaced web site. What a store says is known.
        200..=299 if names_only(answer, ids) => Next::Given,
        200..=299 | 409 => Next::Compare,
        413 if alone => Next::Refuse(Refusal::TooLong),
        400 | 422 if alone => Next::Refuse(Refusal::Invalid { said: said(answer) }),
        413 => Next::Shorten,
        400 | 422 => Next::Split,
        _ => Next::Trouble(trouble(host, answer)),
    }
}

/// What is known of one statement after the store was asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one.
    Statement(Box<Value>),
    /// None.
    Nothing,
    /// The key may not ask.
    Forbidden,
    /// No answer that says anything.
    Unclear(Trouble),
}

/// Reads the answer to a question for the statement with this id.
pub fn after_get(host: &str, id: &str, heard: &Heard) -> Found {
    let answer = match heard {
        Heard::Silence(silence) => return Found::Unclear(after_silence(host, silence)),
        Heard::Answer(answer) => answer,
    };
    match answer.status {
        200 if answer.cut_off => Found::Unclear(Trouble::Lasting(not_understood(host, answer))),
        200 => match serde_json::from_slice(&answer.body) {
            Ok(body) => pick(body, id).map_or(Found::Nothing, |statement| {
                Found::Statement(Box::new(statement))
            }),
            Err(_) => Found::Unclear(Trouble::Lasting(not_understood(host, answer))),
        },
        // A key that may only write. A wrong one would not have come as far as this.
        401 | 403 => Found::Forbidden,
        // Also from stores that do not know the question for what was taken back.
        204 | 404 | 400 | 405 | 501 => Found::Nothing,
        _ => Found::Unclear(trouble(host, answer)),
    }
}

/// The statement with this id: the answer itself, or one in a list, as some stores give it.
fn pick(body: Value, id: &str) -> Option<Value> {
    let is_it = |candidate: &Value| {
        candidate
            .get("id")
            .and_then(Value::as_str)
            .is_some_and(|found| found.eq_ignore_ascii_case(id))
    };
    if is_it(&body) {
        return Some(body);
    }
    match body {
        Value::Object(mut list) => match list.remove("statements")? {
            Value::Array(statements) => statements.into_iter().find(is_it),
            _ => None,
        },
        _ => None,
    }
}

fn trouble(host: &str, answer: &Answer) -> Trouble {
    let host_name = host.to_owned();
    match answer.status {
        401 | 403 => Trouble::Lasting(LrsError::KeyRefused {
            host: host_name,
            cause: said(answer),
        }),
        407 => Trouble::Lasting(LrsError::NotReached {
            host: host_name,
            cause: "the proxy of this network asks for a name and a password (407)".to_owned(),
        }),
        300..=399 => Trouble::Lasting(match &answer.location {
            Some(to) => LrsError::Moved {
                host: host_name,
                to: to.clone(),
            },
            None => not_understood(host, answer),
        }),
        408 | 425 | 429 | 500 | 502..=599 => Trouble::Passing {
            seconds: answer.wait_seconds,
            error: LrsError::Busy {
                host: host_name,
                cause: said(answer),
            },
        },
        _ => Trouble::Lasting(not_understood(host, answer)),
    }
}

fn after_silence(host: &str, silence: &Silence) -> Trouble {
    let host = host.to_owned();
    match silence {
        Silence::NotReached(cause) | Silence::Unknown(cause) => Trouble::Passing {
            seconds: None,
            error: LrsError::NotReached {
                host,
                cause: cause.clone(),
            },
        },
        Silence::NotTrusted(cause) => Trouble::Lasting(LrsError::NotTrusted {
            host,
            cause: cause.clone(),
        }),
    }
}

/// What to say when something that is no record store answered.
pub fn not_understood(host: &str, answer: &Answer) -> LrsError {
    LrsError::NotUnderstood {
        host: host.to_owned(),
        cause: said(answer),
    }
}

/// Whether a good answer is one that a store gives: the ids of what it has stored now, which may be fewer than were
/// sent when it had some already, or nothing at all with “no content”.
fn names_only(answer: &Answer, ids: &[String]) -> bool {
    if answer.cut_off {
        return false;
    }
    if answer.body.iter().all(u8::is_ascii_whitespace) {
        return answer.status == 204;
    }
    let Ok(Value::Array(names)) = serde_json::from_slice(&answer.body) else {
        return false;
    };
    let sent: BTreeSet<String> = ids.iter().map(|id| id.to_ascii_lowercase()).collect();
    names.iter().all(|name| {
        name.as_str()
            .is_some_and(|name| sent.contains(&name.to_ascii_lowercase()))
    })
}

/// The status and the first words, without anything that a terminal or a page might take for more than words.
fn said(answer: &Answer) -> String {
    let text = String::from_utf8_lossy(&answer.body);
    let words: String = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|letter| !letter.is_control())
        .take(200)
        .collect();
    if words.is_empty() {
        answer.status.to_string()
    } else {
        format!("{}: {words}", answer.status)
    }
}

#[cfg(test)]
mod tests;
