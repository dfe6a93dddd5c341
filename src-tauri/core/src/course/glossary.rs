use super::content::Block;
use serde::{Deserialize, Serialize};

/// A word of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Stable id, unique in the glossary.
    pub id: String,
    /// The word as people read it.
    pub term: String,
    /// Other forms of it.
    pub also: Vec<String>,
    /// What it means, in plain words.
    pub meaning: Vec<Block>,
}
