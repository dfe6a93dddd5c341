use crate::base::Timestamp;
use crate::base::error::ErrorReport;
use crate::sync::decide::Refusal;
use crate::sync::secret::KeptIn;
use serde::Serialize;

/// “Send to your agency”.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct SendingView {
    /// The record store that is set up; none when nothing ever leaves this computer by itself.
    pub store: Option<StoreView>,
    /// Statements that it has.
    pub given: u32,
    /// When it last took one.
    pub last_given_at: Option<Timestamp>,
    /// Statements that wait to be given.
    pub waiting: u32,
    /// Statements that it will not have.
    pub refused: u32,
    /// The first of those, and why.
    pub not_taken: Vec<NotTaken>,
    /// What is being done about it now.
    pub now: SendingNow,
    /// Why the last try ended early; none when it did not.
    pub trouble: Option<SendingTrouble>,
    /// Why what the agency has decided for this computer cannot be used; nothing is sent then.
    pub policy_trouble: Option<ErrorReport>,
}

/// The record store that is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct StoreView {
    /// Where it is.
    pub endpoint: String,
    /// Name of its computer.
    pub host: String,
    /// Name of the key.
    pub key_id: String,
    /// Where the secret of the key is kept.
    pub secret_in: KeptIn,
    /// Sent by itself, at the start and after something was completed.
    pub automatic: bool,
    /// Somebody has looked at what would be sent.
    pub shown: bool,
    /// Which parts of it the agency has decided for this computer.
    pub decided: Decided,
}

/// What an agency has decided for a computer, so that nobody on it can change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// Nothing.
    Nothing,
    /// Where records are sent, and with which key.
    Store,
    /// Also whether they are sent by themselves.
    Everything,
}

/// A statement that the store will not have.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NotTaken {
    /// What it says.
    pub statement: StatementInWords,
    /// Why.
    pub refusal: Refusal,
}

/// What a statement says, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct StatementInWords {
    /// Id.
    pub id: String,
    /// Name of the learner, which the statement itself does not hold; empty for one without a name.
    pub learner: String,
    /// When.
    pub at: Option<Timestamp>,
    /// What was done, such as “completed”.
    pub did: String,
    /// With what; empty when the statement is about another statement.
    pub about: String,
}

/// What is being done now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum SendingNow {
    /// Nothing.
    Resting,
    /// Statements are on their way.
    Sending {
        /// Settled since it began.
        done: u32,
        /// Of so many.
        of: u32,
    },
    /// The question that is under way is the last.
    Stopping,
    /// It did not work and is tried again later.
    Waiting {
        /// When.
        until: Timestamp,
        /// Why it did not work.
        error: ErrorReport,
    },
}

/// Why sending ended early.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct SendingTrouble {
    /// When.
    pub at: Timestamp,
    /// Why, and what to do.
    pub error: ErrorReport,
}

/// Exactly what will be sent, a page of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct WhatIsSent {
    /// Statements, in the order in which they are sent.
    pub statements: Vec<FrozenStatement>,
    /// How many there are in all.
    pub total: u32,
    /// Where the next page begins; none after the last.
    pub next: Option<u32>,
}

/// A statement as it is frozen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct FrozenStatement {
    /// What it says.
    pub words: StatementInWords,
    /// Its very bytes.
    pub text: String,
}
