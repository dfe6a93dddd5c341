use super::content::Block;
use super::outline::Section;
use serde::{Deserialize, Serialize};

/// A question carers ask, answered straight: three lines first, then why, then where to read more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommonQuestion {
    /// Stable id, unique among common questions.
    pub id: String,
    /// The question itself.
    pub title: String,
    /// Codes of the outcomes it touches.
    pub outcomes: Vec<String>,
    /// Keys of the sources it rests on.
    pub sources: Vec<String>,
    /// Hash of the text as the learner reads it: 16 hexadecimal digits.
    pub content_hash: String,
    /// The straight answer.
    pub answer: Vec<Block>,
    /// Why, where to read more, and what else there is to say.
    pub sections: Vec<Section>,
}
