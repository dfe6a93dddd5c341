//! Cleaned course types to HTML: the only door.
//!
//! An [`Html`] can be made in no other way than by the functions here, from types that have no place for markup. All
//! text is escaped; drawings, link targets and picture paths are checked again, since a tree may come from a cache that
//! someone has tampered with. The output is well-formed XML too, so that a test can read it back.
//!
//! What is right in a check, and its feedback, never get into the HTML of a check.

mod check;
mod drawing;
mod inlines;

use crate::course::content::{Alignment, Block, CalloutKind, Inline, Picture};
use crate::course::{Check, OPENING, Question, Section};
use serde::{Serialize, Serializer};
use std::fmt;

/// HTML that is safe to show. On the wire a plain string.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "string"))]
pub struct Html(String);

impl Html {
    /// Blocks one after the other, such as feedback or an introduction.
    pub fn of_blocks(blocks: &[Block]) -> Self {
        Self::written(|writer| writer.blocks(blocks))
    }

    /// Text within a line.
    pub fn of_inlines(text: &[Inline]) -> Self {
        Self::written(|writer| writer.inlines(text))
    }

    /// A whole lesson or page.
    pub fn of_sections(sections: &[Section]) -> Self {
        Self::written(|writer| sections.iter().for_each(|section| writer.section(section)))
    }

    /// A check by itself, outside its lesson.
    pub fn of_check(check: &Check) -> Self {
        Self::written(|writer| writer.check(check, &[], "h2"))
    }

    /// A question of an assessment, with its options in the given order of ids. Unknown ids are passed over; options
    /// that are not named follow in the author's order.
    pub fn of_question(question: &Question, order: &[String]) -> Self {
        Self::written(|writer| writer.check(&question.check, order, "h3"))
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn written(write: impl FnOnce(&mut Writer)) -> Self {
        let mut writer = Writer::default();
        write(&mut writer);
        Self(writer.out)
    }
}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// HTML being written.
#[derive(Default)]
struct Writer {
    out: String,
    /// Drawings so far, for ids that stand once in the page.
    drawings: usize,
}

impl Writer {
    /// Words, escaped. Control characters other than tab and line feed are left out: HTML has no place for them.
    fn words(&mut self, words: &str) {
        for character in words.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\n' | '\t' => self.out.push(character),
                '\u{fffe}' | '\u{ffff}' => {}
                other if other.is_control() => {}
                other => self.out.push(other),
            }
        }
    }

    /// An opening tag; the values are escaped.
    fn open(&mut self, element: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(element, attributes);
        self.out.push('>');
    }

    /// An element that holds nothing.
    fn void(&mut self, element: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(element, attributes);
        self.out.push_str(" />");
    }

    fn tag(&mut self, element: &'static str, attributes: &[(&'static str, &str)]) {
        self.out.push('<');
        self.out.push_str(element);
        for (name, value) in attributes {
            self.attribute(name, value);
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.words(value);
        self.out.push('"');
    }

    fn close(&mut self, element: &'static str) {
        self.out.push_str("</");
        self.out.push_str(element);
        self.out.push('>');
    }

    /// An element around text.
    fn line(&mut self, element: &'static str, text: &[Inline]) {
        self.open(element, &[]);
        self.inlines(text);
        self.close(element);
    }

    fn section(&mut self, section: &Section) {
        let id = section.id.as_str();
        let is_opening = id == OPENING;
        let class = if is_opening {
            "section opening"
        } else {
            "section"
        };
        self.open(
            "section",
            &[("class", class), ("id", id), ("data-section", id)],
        );
        match section.blocks.as_slice() {
            // The question of such a section is its heading already; read twice it would only tire.
            [Block::Check(check)] if check.id == id => self.check(check, &[], "h2"),
            [
                Block::Reflection {
                    id: own,
                    title,
                    prompt,
                },
            ] if own == id => {
                self.answer("reflection", "data-reflection", own, "h2", title, prompt);
            }
            [
                Block::PlanField {
                    field,
                    title,
                    prompt,
                },
            ] if field == id => self.answer("plan-field", "data-plan", field, "h2", title, prompt),
            blocks => {
                if !is_opening {
                    self.open("h2", &[("tabindex", "-1")]);
                    self.words(&section.title);
                    self.close("h2");
                }
                self.blocks(blocks);
            }
        }
        self.close("section");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { text } => self.line("p", text),
            Block::Plain { text } => self.inlines(text),
            Block::Heading { level, id, text } => {
                let element = match level {
                    0..=3 => "h3",
                    4 => "h4",
                    5 => "h5",
                    _ => "h6",
                };
                match id {
                    Some(id) => self.open(element, &[("id", id)]),
                    None => self.open(element, &[]),
                }
                self.inlines(text);
                self.close(element);
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks } => {
                self.open("blockquote", &[]);
                self.blocks(blocks);
                self.close("blockquote");
            }
            Block::Callout {
                kind,
                label,
                blocks,
            } => self.callout(*kind, label, blocks),
            Block::Table {
                columns,
                head,
                rows,
            } => self.table(columns, head, rows),
            Block::Picture {
                picture,
                words,
                caption,
            } => self.picture(picture, words, caption.as_deref()),
            Block::Rule => self.void("hr", &[]),
            Block::Check(check) => self.check(check, &[], "h3"),
            Block::Reflection { id, title, prompt } => {
                self.answer("reflection", "data-reflection", id, "h3", title, prompt);
            }
            Block::PlanField {
                field,
                title,
                prompt,
            } => self.answer("plan-field", "data-plan", field, "h3", title, prompt),
            Block::NationBlock {
                nation,
                title,
                blocks,
            } => {
                self.open(
                    "details",
                    &[("class", "nation"), ("data-nation", nation.key())],
                );
                self.line("summary", title);
                self.blocks(blocks);
                self.close("details");
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let element = if start.is_some() { "ol" } else { "ul" };
        match start {
            Some(first) if first != 1 => self.open(element, &[("start", &first.to_string())]),
            _ => self.open(element, &[]),
        }
        for item in items {
            self.open("li", &[]);
            self.blocks(item);
            self.close("li");
        }
        self.close(element);
    }

    fn callout(&mut self, kind: CalloutKind, label: &str, blocks: &[Block]) {
        let kind = match kind {
            CalloutKind::Note => "note",
            CalloutKind::Tip => "tip",
            CalloutKind::Important => "important",
            CalloutKind::Warning => "warning",
            CalloutKind::Caution => "caution",
        };
        self.open("aside", &[("class", "callout"), ("data-callout", kind)]);
        self.open("p", &[("class", "callout-label")]);
        self.words(label);
        self.close("p");
        self.blocks(blocks);
        self.close("aside");
    }

    fn table(&mut self, columns: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.open(
            "div",
            &[
                ("class", "table"),
                ("role", "region"),
                ("tabindex", "0"),
                ("aria-label", "Table"),
            ],
        );
        self.out.push_str("<table><thead>");
        self.row("th", &[("scope", "col")], columns, head);
        self.out.push_str("</thead><tbody>");
        for row in rows {
            self.row("td", &[], columns, row);
        }
        self.out.push_str("</tbody></table>");
        self.close("div");
    }

    fn row(
        &mut self,
        element: &'static str,
        attributes: &[(&'static str, &str)],
        columns: &[Alignment],
        cells: &[Vec<Inline>],
    ) {
        self.open("tr", &[]);
        for (at, cell) in cells.iter().enumerate() {
            let mut attributes = attributes.to_vec();
            match columns.get(at) {
                Some(Alignment::Middle) => attributes.push(("data-align", "middle")),
                Some(Alignment::End) => attributes.push(("data-align", "end")),
                _ => {}
            }
            self.open(element, &attributes);
            self.inlines(cell);
            self.close(element);
        }
        self.close("tr");
    }

    fn picture(&mut self, picture: &Picture, words: &str, caption: Option<&str>) {
        self.open("figure", &[("class", "picture")]);
        match picture {
            Picture::Drawing { drawing } => self.drawing(drawing, words),
            Picture::File { path } => {
                if let Some(address) = media_address(path) {
                    self.void(
                        "img",
                        &[("src", &address), ("alt", words), ("loading", "lazy")],
                    );
                }
            }
        }
        if let Some(caption) = caption {
            self.open("figcaption", &[]);
            self.words(caption);
            self.close("figcaption");
        }
        self.close("figure");
    }
}

/// The address of a picture file; `None` when the path tries to leave the course.
fn media_address(path: &str) -> Option<String> {
    let parts: Vec<String> = path.split('/').map(percent_encoded).collect();
    let stays = path
        .split('/')
        .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']));
    stays.then(|| format!("evenkeel-media://localhost/{}", parts.join("/")))
}

/// Everything but letters, digits and `-._` as `%XX`.
fn percent_encoded(part: &str) -> String {
    use fmt::Write as _;
    let mut encoded = String::new();
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
