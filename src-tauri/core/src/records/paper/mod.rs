//! Paper: words, rules and a code on A4 pages, as a PDF that keeps (PDF/A-2a) and that can be heard (PDF/UA-1).
//!
//! 1. [`Paper::part`] says what there will be, in reading order: headings, paragraphs, lists, tables, a figure.
//! 2. [`Paper::words`], [`Paper::squares`] and [`Paper::rule`] put ink where it belongs; whatever belongs to no part is
//!    an ornament, which a screen reader passes over.
//! 3. [`Paper::write`] makes the file. Fonts are embedded, cut down to the letters used.
//!
//! Measures are points (1/72 inch) from the top left corner. It decides nothing about looks: its callers do.

mod letters;
mod write;

pub use letters::{Face, FontFiles, Letters, Line, UNPRINTABLE};

use crate::base::Timestamp;

/// Width of A4.
pub const WIDTH: f32 = 595.276;
/// Height of A4.
pub const HEIGHT: f32 = 841.89;

/// How words look.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Which face.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// From one line to the next, in sizes.
    pub leading: f32,
    /// Ink.
    pub colour: Colour,
}

/// Ink: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// What a part of the page is, for somebody who hears it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Parts that belong together.
    Section,
    /// A heading of a level from 1; also a bookmark.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// A list of [`Role::Item`]s.
    List,
    /// An item: a label and what it labels.
    Item,
    /// The label of an item.
    Label,
    /// What is labelled.
    Body,
    /// A table of rows.
    Table,
    /// A row of a table.
    Row,
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// A cell.
    Cell,
    /// A picture, with what it shows in words.
    Figure(String),
}

/// A part that was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part(usize);

/// What is known about the file as a whole.
#[derive(Debug, Clone)]
pub struct About {
    /// Title of the document.
    pub title: String,
    /// What it is, in a sentence.
    pub description: String,
    /// BCP 47 tag of most of its words.
    pub language: String,
    /// Found by programs that look for them.
    pub keywords: Vec<String>,
    /// Which program made it.
    pub program: String,
    /// When it was made.
    pub made: Timestamp,
}

/// Pages in the making.
pub struct Paper<'a> {
    letters: &'a Letters,
    parts: Vec<Announced>,
    sheets: Vec<Vec<Ink>>,
    lacking: bool,
}

struct Announced {
    role: Role,
    language: Option<String>,
    parent: Option<usize>,
    /// What it says.
    words: String,
}

impl Announced {
    fn is_heading(&self) -> bool {
        matches!(self.role, Role::Heading(_)) && !self.words.trim().is_empty()
    }
}

enum Ink {
    Words {
        of: Option<usize>,
        x: f32,
        baseline: f32,
        line: Line,
        size: f32,
        colour: Colour,
    },
    Rule {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Colour,
    },
    Squares {
        of: usize,
        x: f32,
        y: f32,
        side: f32,
        /// Row by row; dark is true.
        dark: Vec<bool>,
        /// How many in a row.
        across: usize,
    },
}

impl<'a> Paper<'a> {
    /// One empty page.
    pub fn new(letters: &'a Letters) -> Self {
        Self {
            letters,
            parts: Vec::new(),
            sheets: vec![Vec::new()],
            lacking: false,
        }
    }

    /// The faces it is written with.
    pub fn letters(&self) -> &'a Letters {
        self.letters
    }

    /// Announces a part, after everything announced so far.
    pub fn part(&mut self, parent: Option<Part>, role: Role) -> Part {
        self.parts.push(Announced {
            role,
            language: None,
            parent: parent.map(|part| part.0),
            words: String::new(),
        });
        Part(self.parts.len() - 1)
    }

    /// Says that a part is in another language than the rest.
    pub fn in_language(&mut self, part: Part, language: &str) {
        self.parts[part.0].language = Some(language.to_owned());
    }

    /// Begins another page.
    pub fn next_sheet(&mut self) {
        self.sheets.push(Vec::new());
    }

    /// How many pages there are.
    pub fn sheets(&self) -> usize {
        self.sheets.len()
    }

    /// Whether some part says so.
    pub fn says(&self, words: &str) -> bool {
        self.parts.iter().any(|part| part.words.contains(words))
    }

    /// Whether [`UNPRINTABLE`] stands somewhere.
    pub fn lacks_letters(&self) -> bool {
        self.lacking
    }

    /// How high words will be within `width`.
    pub fn height_of(&self, text: &str, style: Style, width: f32) -> f32 {
        let lines = self
            .letters
            .count_lines(text, style.face, style.size, width);
        style.height_of(lines)
    }

    /// Writes words on the last page from the top left corner `(x, y)`, in lines of at most `width`. Says how high they
    /// are.
    pub fn words(
        &mut self,
        part: Part,
        (x, y): (f32, f32),
        width: f32,
        style: Style,
        text: &str,
    ) -> f32 {
        let lines = self.letters.lines(text, style.face, style.size, width);
        let words = &mut self.parts[part.0].words;
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(text);
        let high = style.height_of(lines.len());
        let mut baseline = y + style.first_baseline();
        for line in lines {
            self.line(Some(part), (x, baseline), style, line);
            baseline += style.size * style.leading;
        }
        high
    }

    /// Writes one line at its baseline; of no part, it is an ornament.
    pub fn line(
        &mut self,
        part: Option<Part>,
        (x, baseline): (f32, f32),
        style: Style,
        line: Line,
    ) {
        self.lacking |= line.lacks_letters;
        self.ink(Ink::Words {
            of: part.map(|part| part.0),
            x,
            baseline,
            line,
            size: style.size,
            colour: style.colour,
        });
    }

    /// Draws a bar; an ornament.
    pub fn rule(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: Colour) {
        self.ink(Ink::Rule {
            x,
            y,
            width,
            height,
            colour,
        });
    }

    /// Draws squares, `across` in a row, within a square of `side`.
    pub fn squares(&mut self, part: Part, (x, y): (f32, f32), side: f32, dark: Vec<bool>) {
        let across = dark.len().isqrt();
        self.ink(Ink::Squares {
            of: part.0,
            x,
            y,
            side,
            dark,
            across,
        });
    }

    /// Writes a line onto every page, such as its number; an ornament.
    pub fn on_every_sheet(
        &mut self,
        (x, baseline): (f32, f32),
        style: Style,
        say: impl Fn(usize, usize) -> String,
    ) {
        let all = self.sheets.len();
        for number in 1..=all {
            let line = self.letters.line(&say(number, all), style.face);
            self.sheets[number - 1].push(Ink::Words {
                of: None,
                x,
                baseline,
                line,
                size: style.size,
                colour: style.colour,
            });
        }
    }

    fn ink(&mut self, ink: Ink) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.push(ink);
        }
    }
}

impl Style {
    /// How high so many lines are.
    #[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
    pub fn height_of(self, lines: usize) -> f32 {
        lines as f32 * self.size * self.leading
    }

    /// From the top of the first line to what its letters stand on.
    pub fn first_baseline(self) -> f32 {
        self.size * (0.5 * self.leading + 0.34)
    }
}

#[cfg(test)]
mod tests;
