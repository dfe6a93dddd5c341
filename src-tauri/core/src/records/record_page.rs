//! “My record” on paper: as many pages of A4 as it takes, for a portfolio or a review.
//!
//! What stands on the screen stands here, in the same order. Headings stay with what they head, a table that goes on over
//! the page says again what its columns are, every page says whose record it is.

use super::look::{self, DEEP, INK, LEFT, LINE, MEASURE, SOFT};
use super::paper::{About, Face, HEIGHT, Letters, Paper, Part, Role, Style, UNPRINTABLE};
use crate::base::{Result, Timestamp};

/// What the pages say.
#[derive(Debug, Clone)]
pub struct RecordFacts {
    /// Whose record.
    pub name: String,
    /// Name of the agency; empty when none is set.
    pub agency: String,
    /// BCP 47 tag of the course.
    pub language: String,
    /// Title of the course.
    pub course_title: String,
    /// Facts of the whole course, each with its label.
    pub facts: Vec<(String, String)>,
    /// What must not be overlooked.
    pub limits: String,
    /// Units in order.
    pub units: Vec<UnitFacts>,
    /// Chapters after the units: a heading and its paragraphs.
    pub chapters: Vec<(String, Vec<String>)>,
    /// The program and its version.
    pub program: String,
    /// When the pages were made.
    pub made: Timestamp,
}

/// A unit on the pages.
#[derive(Debug, Clone)]
pub struct UnitFacts {
    /// Its number and title.
    pub heading: String,
    /// Where it stands, a sentence each.
    pub standing: Vec<String>,
    /// What it covers, in a sentence; empty when nothing is said.
    pub covers: String,
    /// One row a lesson, a cell for each of [`COLUMNS`]; none when it was not begun.
    pub lessons: Vec<[String; 4]>,
}

/// The pages as a file.
#[derive(Debug)]
pub struct Drawn {
    /// The PDF.
    pub file: Vec<u8>,
    /// How many pages it has.
    pub count: usize,
}

/// The columns of a unit's table, and their share of the width.
pub const COLUMNS: [(&str, f32); 4] = [
    ("Lesson", 0.47),
    ("Done", 0.22),
    ("Checks right, unaided", 0.17),
    ("Active", 0.14),
];

const TOP: f32 = 56.0;
const BOTTOM: f32 = HEIGHT - 62.0;
const HEADING: Style = look::strong(INK);
const TEXT: Style = look::text(INK);
const CELL: Style = Style {
    size: 9.5,
    ..look::text(INK)
};
const LABEL: Style = look::small(SOFT);
const LABELS: f32 = 112.0;

/// Draws the pages.
///
/// # Errors
/// [`Error::Unexpected`](crate::base::Error::Unexpected), which no text can bring about.
pub fn draw(letters: &Letters, facts: &RecordFacts) -> Result<Drawn> {
    let mut pages = Pages {
        paper: Paper::new(letters),
        y: TOP,
    };
    pages.head(facts);
    pages.list(&facts.facts);
    pages.y = look::boxed(
        &mut pages.paper,
        (LEFT, pages.y + 14.0),
        MEASURE,
        &facts.limits,
    );
    for unit in &facts.units {
        pages.unit(unit, facts);
    }
    for (heading, paragraphs) in &facts.chapters {
        pages.heading(heading, paragraphs.first().map_or("", String::as_str));
        for paragraph in paragraphs {
            pages.paragraph(paragraph);
        }
    }
    if pages.paper.lacks_letters() {
        let says = format!(
            "{UNPRINTABLE} stands for letters that these pages lack; they are in the file, and can be heard and copied."
        );
        pages.paragraph(&says);
    }
    let Pages { mut paper, .. } = pages;
    let made = facts.made.day_in_words();
    let style = look::small(SOFT);
    paper.on_every_sheet((LEFT, HEIGHT - 36.0), style, |number, all| {
        format!(
            "{} · Training record, {made} · Page {number} of {all}",
            facts.name
        )
    });
    let count = paper.sheets();
    let file = paper.write(&About {
        title: format!("Training record: {}", facts.name),
        description: format!(
            "What {} has completed of “{}” by {made}. {}",
            facts.name, facts.course_title, facts.limits
        ),
        language: look::LANGUAGE.to_owned(),
        keywords: Vec::new(),
        program: facts.program.clone(),
        made: facts.made,
    })?;
    Ok(Drawn { file, count })
}

/// Pages that fill from the top.
struct Pages<'a> {
    paper: Paper<'a>,
    /// How far the last page is filled.
    y: f32,
}

impl Pages<'_> {
    fn head(&mut self, facts: &RecordFacts) {
        let paper = &mut self.paper;
        paper.rule((LEFT, self.y), (40.0, 4.0), DEEP);
        self.y += 14.0;
        if !facts.agency.is_empty() {
            let part = paper.part(None, Role::Paragraph);
            self.y += paper.words(part, (LEFT, self.y), MEASURE, HEADING, &facts.agency);
        }
        self.y += 10.0;
        let part = paper.part(None, Role::Heading(1));
        let style = look::title(15.0, DEEP);
        self.y += paper.words(part, (LEFT, self.y), MEASURE, style, "Training record") + 4.0;
        let part = paper.part(None, Role::Paragraph);
        let style = look::title_that_fits(paper.letters(), &facts.name, 28.0, MEASURE);
        self.y += paper.words(part, (LEFT, self.y), MEASURE, style, &facts.name) + 12.0;
    }

    /// Another page when less than `high` is left on this one. Says whether there is.
    fn room_for(&mut self, high: f32) -> bool {
        let full = self.y + high > BOTTOM && self.y > TOP;
        if full {
            self.paper.next_sheet();
            self.y = TOP;
        }
        full
    }

    fn list(&mut self, facts: &[(String, String)]) {
        let width = MEASURE - LABELS;
        let list = self.paper.part(None, Role::List);
        for (label, fact) in facts {
            let high = self.paper.height_of(fact, TEXT, width) + 8.0;
            self.room_for(high);
            let (paper, y) = (&mut self.paper, self.y);
            paper.rule((LEFT, y), (MEASURE, 0.5), LINE);
            let item = paper.part(Some(list), Role::Item);
            let part = paper.part(Some(item), Role::Label);
            paper.words(part, (LEFT, y + 5.0), LABELS, LABEL, label);
            let part = paper.part(Some(item), Role::Body);
            paper.words(part, (LEFT + LABELS, y + 4.0), width, TEXT, fact);
            self.y += high;
        }
        self.paper.rule((LEFT, self.y), (MEASURE, 0.5), LINE);
    }

    /// A heading, on the same page as the beginning of what it heads.
    fn heading(&mut self, heading: &str, first: &str) {
        let own = self.paper.height_of(heading, HEADING, MEASURE) + 20.0;
        let after = self.paper.height_of(first, TEXT, MEASURE).min(70.0);
        if !self.room_for(own + after) {
            self.y += 18.0;
        }
        let part = self.paper.part(None, Role::Heading(2));
        let at = (LEFT, self.y);
        self.y += self.paper.words(part, at, MEASURE, HEADING, heading) + 2.0;
    }

    /// A paragraph; one that is longer than a page goes on over the page, line by line.
    fn paragraph(&mut self, text: &str) {
        let part = self.paper.part(None, Role::Paragraph);
        let letters = self.paper.letters();
        for line in letters.lines(text, Face::Text, TEXT.size, MEASURE) {
            let high = TEXT.height_of(1);
            self.room_for(high);
            let baseline = self.y + TEXT.first_baseline();
            self.paper.line(Some(part), (LEFT, baseline), TEXT, line);
            self.y += high;
        }
        self.y += 4.0;
    }

    fn unit(&mut self, unit: &UnitFacts, facts: &RecordFacts) {
        let first = unit.standing.first().map_or("", String::as_str);
        let rows = if unit.lessons.is_empty() { 0.0 } else { 60.0 };
        self.room_for(60.0 + rows);
        self.heading(&unit.heading, first);
        for sentence in &unit.standing {
            self.paragraph(sentence);
        }
        if !unit.covers.is_empty() {
            self.paragraph(&unit.covers);
        }
        if unit.lessons.is_empty() {
            return;
        }
        self.y += 4.0;
        let table = self.paper.part(None, Role::Table);
        if facts.language != look::LANGUAGE {
            self.paper.in_language(table, &facts.language);
        }
        let names = COLUMNS.map(|(name, _)| name.to_owned());
        let row = self.paper.part(Some(table), Role::Row);
        let heads = std::array::from_fn(|_| Some(self.paper.part(Some(row), Role::ColumnHead)));
        self.row(&names, heads, LABEL);
        for lesson in &unit.lessons {
            if self.room_for(self.row_height(lesson, CELL)) {
                // Said again for the eye; the ear has been told.
                self.row(&names, [None; 4], LABEL);
            }
            let row = self.paper.part(Some(table), Role::Row);
            let cells = std::array::from_fn(|column| {
                let role = if column == 0 {
                    Role::RowHead
                } else {
                    Role::Cell
                };
                Some(self.paper.part(Some(row), role))
            });
            self.row(lesson, cells, CELL);
        }
        self.paper.rule((LEFT, self.y), (MEASURE, 0.5), LINE);
    }

    fn row_height(&self, cells: &[String; 4], style: Style) -> f32 {
        let high = cells
            .iter()
            .zip(COLUMNS)
            .map(|(cell, (_, share))| self.paper.height_of(cell, style, width_of(share)))
            .fold(0.0, f32::max);
        high + 6.0
    }

    fn row(&mut self, cells: &[String; 4], parts: [Option<Part>; 4], style: Style) {
        let high = self.row_height(cells, style);
        let (paper, y) = (&mut self.paper, self.y);
        paper.rule((LEFT, y), (MEASURE, 0.5), LINE);
        let mut x = LEFT;
        for ((cell, part), (_, share)) in cells.iter().zip(parts).zip(COLUMNS) {
            let letters = paper.letters();
            let lines = letters.lines(cell, style.face, style.size, width_of(share));
            let mut baseline = y + 3.0 + style.first_baseline();
            for line in lines {
                paper.line(part, (x, baseline), style, line);
                baseline += style.height_of(1);
            }
            x += MEASURE * share;
        }
        self.y += high;
    }
}

/// Of a column's words, with room before the next.
fn width_of(share: f32) -> f32 {
    MEASURE * share - 10.0
}

#[cfg(test)]
mod tests;
