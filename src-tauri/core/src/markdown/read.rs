//! Text to tree: one file, no knowledge of others.
//!
//! [`read`] checks size, encoding and nesting before anything else looks at the text, reads the front matter, and
//! turns the Markdown events into `Node`s that keep their place in the file. Links and pictures keep the target as it
//! was written. It does not decide what may stand where; see [`super::clean`].
//!
//! Which parts of Markdown are switched on is decided in `options`, and nowhere else.

use super::NESTING_LIMIT;
use super::encoding::{self, FileKind};
use super::front::{self, FrontMatter};
use super::problem::{Problem, ProblemCode, Report};
use super::targets::LessonTarget;
use crate::course::OPENING;
use crate::course::content::{Alignment, CalloutKind};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

/// One file as a tree.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    file: &'a str,
    text: &'a str,
    front: Option<FrontMatter>,
    nodes: Vec<Node<'a>>,
}

/// A piece of the text, with its place.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    /// What it is.
    pub(super) kind: Kind<'a>,
    /// Byte range in the file.
    pub(super) span: Range<usize>,
    /// What it holds.
    pub(super) children: Box<[Node<'a>]>,
}

/// What a [`Node`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Paragraph,
    Heading(Box<Heading>),
    Quote(Option<CalloutKind>),
    List(Option<u64>),
    Item,
    Table(Vec<Alignment>),
    TableHead,
    TableRow,
    TableCell,
    CodeBlock,
    Html,
    Footnote,
    Emphasis,
    Strong,
    Link {
        address: CowStr<'a>,
    },
    Picture {
        address: Box<CowStr<'a>>,
        caption: Box<CowStr<'a>>,
    },
    Text(CowStr<'a>),
    Code(CowStr<'a>),
    SoftBreak,
    HardBreak,
    Rule,
    /// `[ ]` or `[x]`.
    Tick(bool),
}

/// A heading and what stands in its braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) id: Option<String>,
    pub(super) classes: Vec<String>,
    pub(super) attributes: Vec<(String, Option<String>)>,
}

/// Reads one course text. `file` is its path inside the course, for problems and relative links.
/// `None` when nothing can be said about the text beyond the problem put down; with broken front matter the body is
/// still read, so that an author sees everything at once.
pub fn read<'a>(
    file: &'a str,
    bytes: &'a [u8],
    problems: &mut Vec<Problem>,
) -> Option<Document<'a>> {
    let text = encoding::decode(file, bytes, FileKind::Text, problems)?;
    let mut report = Report::new(file, text, problems);
    refuse_control_characters(text, &mut report);
    let (toml, body) = front::split(text, &mut report);
    let front = toml.and_then(|toml| front::parse(text, toml, &mut report));
    let nodes = tree(text, body, &mut report)?;
    Some(Document {
        file,
        text,
        front,
        nodes,
    })
}

/// The parts of Markdown that the format has. Footnotes are on so that they can be refused in words.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_FOOTNOTES
}

/// A NUL or an escape shows as nothing and can break a reader; an override makes text read differently from how it is
/// written. Only the first is told: there is one cause.
fn refuse_control_characters(text: &str, report: &mut Report<'_>) {
    // By pieces, since this looks at every byte of the course and finds nothing in nearly all of it.
    let pieces = text.as_bytes().chunks(64).enumerate();
    let found = pieces
        .filter(|(_, piece)| {
            piece
                .iter()
                .fold(false, |any, byte| any | may_begin_control(*byte))
        })
        .flat_map(|(number, piece)| number * 64..number * 64 + piece.len())
        .filter(|at| text.is_char_boundary(*at))
        .find_map(|at| {
            text[at..]
                .chars()
                .next()
                .filter(|c| is_forbidden(*c))
                .map(|c| (at, c))
        });
    if let Some((at, character)) = found {
        report.add(
            ProblemCode::ControlCharacter,
            &(at..at + character.len_utf8()),
            format!(
                "Here stands the invisible character U+{:04X}.",
                u32::from(character)
            ),
            "Delete it; type the text again if you cannot see it.",
        );
    }
}

/// Whether a byte can be the first of a character that is forbidden.
fn may_begin_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 0x7f | 0xc2 | 0xe2 | 0xef)
}

fn is_forbidden(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
        || matches!(character, '\u{202d}' | '\u{202e}' | '\u{fffe}' | '\u{ffff}')
}

fn tree<'a>(text: &'a str, body: usize, report: &mut Report<'_>) -> Option<Vec<Node<'a>>> {
    if let Some(place) = line_too_deep(text, body) {
        too_deep(&place, report);
        return None;
    }
    // What is done and waits for the end of what it stands in; and what is open, with the place where its own begin.
    let mut nodes: Vec<Node<'a>> = Vec::new();
    let mut open: Vec<(Kind<'a>, Range<usize>, usize)> = Vec::new();
    for (event, span) in Parser::new_ext(&text[body..], options()).into_offset_iter() {
        let span = span.start + body..span.end + body;
        let (kind, span, first) = match event {
            Event::Start(tag) => {
                if open.len() >= NESTING_LIMIT {
                    too_deep(&span, report);
                    return None;
                }
                open.push((kind_of(tag), span, nodes.len()));
                continue;
            }
            Event::End(_) => match open.pop() {
                Some(ended) => ended,
                None => continue,
            },
            leaf => (leaf_kind(leaf), span, nodes.len()),
        };
        let children = nodes.drain(first..).collect();
        nodes.push(Node {
            kind,
            span,
            children,
        });
    }
    Some(nodes)
}

/// The parser is safe with deep nesting but not quick: ten thousand open lists are walked again on every following
/// line. So a line that opens more than any text needs is refused before it is parsed.
fn line_too_deep(text: &str, body: usize) -> Option<Range<usize>> {
    const MARKERS: usize = 4 * NESTING_LIMIT;
    const INDENT: usize = 16 * NESTING_LIMIT;
    let mut at = body;
    for line in text[body..].split_inclusive('\n') {
        let (mut markers, mut columns) = (0, 0);
        let mut letters = line.bytes().peekable();
        while let Some(letter) = letters.next() {
            let next_is_space = letters.peek().is_none_or(u8::is_ascii_whitespace);
            match letter {
                b'>' => markers += 1,
                b'-' | b'*' | b'+' | b'.' | b')' if next_is_space => markers += 1,
                b'\t' => columns += 4,
                b' ' => columns += 1,
                b'0'..=b'9' => {}
                _ => break,
            }
            if markers > MARKERS || (markers > 0 && columns > INDENT) {
                return Some(at..at + line.len());
            }
        }
        at += line.len();
    }
    None
}

fn too_deep(place: &Range<usize>, report: &mut Report<'_>) {
    report.add(
        ProblemCode::TooDeep,
        place,
        "Lists, quotes or marks stand too deep in one another here; nothing of this file was read.",
        "Use at most three levels of lists.",
    );
}

fn kind_of(tag: Tag<'_>) -> Kind<'_> {
    use pulldown_cmark::{Alignment as Side, BlockQuoteKind};
    match tag {
        Tag::Heading {
            level,
            id,
            classes,
            attrs,
        } => Kind::Heading(Box::new(Heading {
            level: level as u8,
            id: id.map(CowStr::into_string),
            classes: classes.into_iter().map(CowStr::into_string).collect(),
            attributes: attrs
                .into_iter()
                .map(|(key, value)| (key.into_string(), value.map(CowStr::into_string)))
                .collect(),
        })),
        Tag::BlockQuote(kind) => Kind::Quote(kind.map(|kind| match kind {
            BlockQuoteKind::Note => CalloutKind::Note,
            BlockQuoteKind::Tip => CalloutKind::Tip,
            BlockQuoteKind::Important => CalloutKind::Important,
            BlockQuoteKind::Warning => CalloutKind::Warning,
            BlockQuoteKind::Caution => CalloutKind::Caution,
        })),
        Tag::CodeBlock(_) => Kind::CodeBlock,
        Tag::HtmlBlock => Kind::Html,
        Tag::List(start) => Kind::List(start),
        Tag::Item => Kind::Item,
        Tag::FootnoteDefinition(_) => Kind::Footnote,
        Tag::Table(sides) => Kind::Table(
            sides
                .into_iter()
                .map(|side| match side {
                    Side::None | Side::Left => Alignment::Start,
                    Side::Center => Alignment::Middle,
                    Side::Right => Alignment::End,
                })
                .collect(),
        ),
        Tag::TableHead => Kind::TableHead,
        Tag::TableRow => Kind::TableRow,
        Tag::TableCell => Kind::TableCell,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Link { dest_url, .. } => Kind::Link { address: dest_url },
        Tag::Image {
            dest_url, title, ..
        } => Kind::Picture {
            address: Box::new(dest_url),
            caption: Box::new(title),
        },
        // The rest is switched off in `options`.
        _ => Kind::Paragraph,
    }
}

fn leaf_kind(event: Event<'_>) -> Kind<'_> {
    match event {
        Event::Text(text) => Kind::Text(text),
        Event::Code(text) => Kind::Code(text),
        Event::Html(_) | Event::InlineHtml(_) => Kind::Html,
        Event::FootnoteReference(_) => Kind::Footnote,
        Event::HardBreak => Kind::HardBreak,
        Event::Rule => Kind::Rule,
        Event::TaskListMarker(ticked) => Kind::Tick(ticked),
        // Besides soft breaks nothing is left: formulas are switched off in `options`.
        _ => Kind::SoftBreak,
    }
}

impl Node<'_> {
    /// Whether it stands within a line of text.
    pub(super) fn is_inline(&self) -> bool {
        matches!(
            self.kind,
            Kind::Text(_)
                | Kind::Code(_)
                | Kind::SoftBreak
                | Kind::HardBreak
                | Kind::Emphasis
                | Kind::Strong
                | Kind::Link { .. }
                | Kind::Picture { .. }
                | Kind::Tick(_)
        ) || matches!(self.kind, Kind::Html | Kind::Footnote) && self.children.is_empty()
    }

    /// Whether it is a list with a box in any of its items.
    pub(super) fn has_box(&self) -> bool {
        matches!(self.kind, Kind::List(_))
            && self.children.iter().any(|item| {
                let first = match item.children.first() {
                    Some(node) if node.kind == Kind::Paragraph => node.children.first(),
                    other => other,
                };
                first.is_some_and(|node| matches!(node.kind, Kind::Tick(_)))
            })
    }

    /// Whether the first line of a callout is strong words alone: a label of the author's own.
    pub(super) fn has_label(&self) -> bool {
        let first = self.children.first();
        let paragraph = first.filter(|first| first.kind == Kind::Paragraph);
        match paragraph.map(|first| &first.children[..]) {
            Some([first]) => first.kind == Kind::Strong,
            Some([first, second, ..]) => {
                first.kind == Kind::Strong
                    && matches!(second.kind, Kind::SoftBreak | Kind::HardBreak)
            }
            _ => false,
        }
    }
}

impl<'a> Document<'a> {
    /// Path inside the course.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// The whole text, without a byte order mark.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The front matter, when it could be read.
    pub fn front(&self) -> Option<&FrontMatter> {
        self.front.as_ref()
    }

    /// `id` of the front matter, unchecked.
    pub fn id(&self) -> Option<&str> {
        self.front.as_ref()?.peek("id")
    }

    /// `title` of the front matter, unchecked.
    pub fn title(&self) -> Option<&str> {
        self.front.as_ref()?.peek("title")
    }

    /// Ids of the sections, `opening` included when text stands before the first of them.
    pub fn section_ids(&self) -> BTreeSet<String> {
        let mut ids = self.heading_ids(2);
        let begins_with_section = self
            .nodes
            .first()
            .is_some_and(|node| matches!(&node.kind, Kind::Heading(heading) if heading.level == 2));
        if !self.nodes.is_empty() && !begins_with_section {
            ids.insert(OPENING.to_owned());
        }
        ids
    }

    /// Ids of the headings of one level.
    pub(super) fn heading_ids(&self, wanted: u8) -> BTreeSet<String> {
        self.nodes
            .iter()
            .filter_map(|node| match &node.kind {
                Kind::Heading(heading) if heading.level == wanted => heading.id.clone(),
                _ => None,
            })
            .collect()
    }

    /// This file as something that links can lead to. Without a readable id the path stands in for it, so that
    /// other files are not blamed for links to a lesson that is there.
    pub fn lesson_target(&self) -> LessonTarget {
        LessonTarget {
            id: self.id().unwrap_or(self.file).to_owned(),
            sections: self.section_ids(),
        }
    }

    pub(super) fn nodes(&self) -> &[Node<'a>] {
        &self.nodes
    }
}

/// The words of nodes, without marks.
pub(super) fn words(nodes: &[Node<'_>]) -> String {
    let begin = nodes.first().map_or(0, |first| first.span.start);
    let end = nodes.last().map_or(0, |last| last.span.end);
    let mut text = String::with_capacity(end - begin);
    collect_words(nodes, &mut text);
    text
}

fn collect_words(nodes: &[Node<'_>], text: &mut String) {
    for node in nodes {
        match &node.kind {
            Kind::Text(words) | Kind::Code(words) => text.push_str(words),
            Kind::SoftBreak | Kind::HardBreak => text.push(' '),
            _ => collect_words(&node.children, text),
        }
    }
}
