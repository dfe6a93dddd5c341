//! The cleaned text of a course, as a tree.
//!
//! These types are the allow-list: whatever cannot be written with them cannot reach the screen. There is no node for
//! raw HTML, a link can only lead to places inside the course, and a picture is a file of the course or a drawing made
//! of a closed list of shapes. So text from a stranger, or a tampered cache, can be wrong but not harmful.

use super::Nation;
use super::question::Check;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading inside a section.
    Heading {
        /// 3 to 6.
        level: u8,
        /// Its id, where the author gave one.
        id: Option<String>,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of a numbered list; none for bullets.
        start: Option<u64>,
        /// Items, each with its blocks. A tight item is one [`Block::Plain`] first.
        items: Vec<Vec<Block>>,
    },
    /// Text of a tight list item or a table cell, without a paragraph's space around it.
    Plain {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A callout.
    Callout {
        /// Which kind.
        kind: CalloutKind,
        /// The label: the author's own or the usual one of the kind.
        label: String,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A table.
    Table {
        /// How each column is set.
        columns: Vec<Alignment>,
        /// Heading row.
        head: Vec<Vec<Inline>>,
        /// Body rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A picture with its caption.
    Picture {
        /// What is shown.
        picture: Picture,
        /// What it shows, in words.
        words: String,
        /// Under the picture.
        caption: Option<String>,
    },
    /// A thematic break.
    Rule,
    /// A check.
    Check(Box<Check>),
    /// A private reflection.
    Reflection {
        /// Stable id, unique within the lesson.
        id: String,
        /// Heading.
        title: Vec<Inline>,
        /// The prompt.
        prompt: Vec<Block>,
    },
    /// One field of Our plan.
    PlanField {
        /// Field of the plan.
        field: String,
        /// Heading.
        title: Vec<Inline>,
        /// The prompt.
        prompt: Vec<Block>,
    },
    /// Text that applies in one nation.
    NationBlock {
        /// Where it applies.
        nation: Nation,
        /// Heading.
        title: Vec<Inline>,
        /// What applies there.
        blocks: Vec<Block>,
    },
}

/// Text within a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "inline", rename_all = "kebab-case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Stressed words.
    Emphasis {
        /// The words.
        text: Vec<Inline>,
    },
    /// Strong words.
    Strong {
        /// The words.
        text: Vec<Inline>,
    },
    /// Something to type or a file name, letter by letter.
    Code {
        /// The letters.
        text: String,
    },
    /// A line break that the author asked for.
    Break,
    /// A link to a place in the course.
    Link {
        /// Where it leads.
        target: Target,
        /// Its words.
        text: Vec<Inline>,
    },
    /// An address outside the course: shown, never opened.
    Address {
        /// The address, `https` or `http`.
        address: String,
        /// Its words.
        text: Vec<Inline>,
    },
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "target", rename_all = "kebab-case")]
pub enum Target {
    /// A lesson, and a section of it if one was named.
    Lesson {
        /// Lesson id.
        lesson: String,
        /// Section id.
        section: Option<String>,
    },
    /// A unit.
    Unit {
        /// Unit id.
        unit: String,
    },
    /// A page outside the units.
    Page {
        /// Page id.
        page: String,
    },
    /// A scenario.
    Scenario {
        /// Scenario id.
        scenario: String,
    },
    /// A common question.
    Question {
        /// Question id.
        question: String,
    },
    /// The whole glossary.
    Glossary,
    /// A word of the glossary, whose meaning can be shown in place.
    Term {
        /// Term id.
        term: String,
    },
    /// Our plan, and a field of it if one was named.
    Plan {
        /// Field id.
        field: Option<String>,
    },
}

/// Kinds of callout, named as GitHub's alerts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalloutKind {
    /// By the way.
    Note,
    /// Something to try.
    Tip,
    /// Something to remember.
    Important,
    /// Take care.
    Warning,
    /// Danger.
    Caution,
}

/// How a table column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// As the language goes.
    Start,
    /// Centred.
    Middle,
    /// Against the far edge, for numbers.
    End,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "picture", rename_all = "kebab-case")]
pub enum Picture {
    /// A drawing, shown inside the text so that it follows the reader's colours.
    Drawing {
        /// The whole drawing, shared by the pictures that show it.
        drawing: Arc<Drawing>,
    },
    /// A file of the course: PNG, JPEG or WebP.
    File {
        /// Path inside the course, such as `media/kitchen.webp`.
        path: String,
    },
}

/// A drawing: an SVG of a closed list of shapes and attributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// What `<title>` says.
    pub title: String,
    /// What `<desc>` says.
    pub description: String,
    /// `viewBox`: left, top, width, height, as written.
    pub view_box: String,
    /// Shapes in painting order.
    pub shapes: Vec<Shape>,
}

/// One shape of a drawing, or words in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Shape {
    /// An element.
    Element {
        /// Its name, one of [`DRAWING_ELEMENTS`].
        element: String,
        /// Attributes, each named in [`DRAWING_ATTRIBUTES`].
        attributes: Vec<(String, String)>,
        /// What it holds.
        children: Vec<Shape>,
    },
    /// Words.
    Words(String),
}

/// Elements a drawing may be made of.
pub const DRAWING_ELEMENTS: [&str; 12] = [
    "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text", "tspan",
    "defs", "marker",
];

/// Attributes an element of a drawing may carry.
pub const DRAWING_ATTRIBUTES: [&str; 43] = [
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "dx",
    "dy",
    "width",
    "height",
    "points",
    "transform",
    "viewBox",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "opacity",
    "fill-opacity",
    "stroke-opacity",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "class",
    "id",
    "marker-end",
    "marker-start",
    "refX",
    "refY",
    "markerWidth",
    "markerHeight",
    "orient",
    "preserveAspectRatio",
    "dominant-baseline",
];

/// The words of a run of text, without any marks.
pub fn plain_text(text: &[Inline]) -> String {
    let first = match text.first() {
        Some(Inline::Text { text }) => text.len(),
        _ => 0,
    };
    let mut words = String::with_capacity(first);
    collect_words(text, &mut words);
    words
}

/// The same, put behind what `words` holds already.
pub fn collect_words(text: &[Inline], words: &mut String) {
    for inline in text {
        match inline {
            Inline::Text { text } | Inline::Code { text } => words.push_str(text),
            Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Link { text, .. }
            | Inline::Address { text, .. } => collect_words(text, words),
            Inline::Break => words.push(' '),
        }
    }
}
