//! What goes to a record store and what comes back, whoever carries it. The one that uses the network is [`super::http`];
//! tests have their own.

/// Asks a record store.
pub trait Transport {
    /// Gives it statements: a JSON array, as the bytes of each joined by commas.
    fn post(&self, body: &[u8]) -> Heard;

    /// Asks for one statement.
    fn get(&self, question: Question, id: &str) -> Heard;
}

/// How one statement is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// One that counts.
    Statement,
    /// One that was taken back: a store hides these from the other question (xAPI-Communication.md 2.1.3).
    Voided,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// An answer.
    Answer(Answer),
    /// None.
    Silence(Silence),
}

/// An answer over HTTP.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// How many seconds it asks us to wait, where it does.
    pub wait_seconds: Option<u64>,
    /// Where it sends us, where it does.
    pub location: Option<String>,
    /// What it says; at most as much as an answer may be long.
    pub body: Vec<u8>,
    /// There was more than that.
    pub cut_off: bool,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silence {
    /// Nothing reached it.
    NotReached(String),
    /// It may have reached it, or not.
    Unknown(String),
    /// Its certificate is not to be trusted, so nothing was said to it.
    NotTrusted(String),
}
