//! Blocks without a kind of their own: paragraphs, lists, quotes, callouts, tables, pictures.

use super::super::problem::ProblemCode;
use super::super::read::{Kind, Node, words};
use super::super::suggest;
use super::super::targets::{Media, resolve};
use super::super::typographic::typographic;
use super::Cleaner;
use crate::course::content::{Block, CalloutKind, Inline, Picture, plain_text};
use std::sync::Arc;

/// Most lists that may stand in one another.
const LIST_LEVELS: usize = 3;

/// Words of the callouts, as they are typed.
const CALLOUTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

impl Cleaner<'_> {
    /// Cleans blocks among which no heading may stand.
    pub(super) fn blocks(&mut self, nodes: &[Node<'_>]) -> Vec<Block> {
        let own_lines = nodes.iter().filter(|node| !node.is_inline()).count();
        let mut blocks = Vec::with_capacity(own_lines.max(1));
        let mut rest = nodes;
        while let [first, after @ ..] = rest {
            if first.is_inline() {
                // A tight list item holds its text without a paragraph.
                let run = rest.iter().take_while(|node| node.is_inline()).count();
                let (run, later) = rest.split_at(run);
                rest = later;
                blocks.extend(self.text(run, |text| Block::Plain { text }));
            } else {
                rest = after;
                blocks.extend(self.block(first));
            }
        }
        blocks
    }

    fn block(&mut self, node: &Node<'_>) -> Option<Block> {
        match &node.kind {
            Kind::Paragraph => self.text(&node.children, |text| Block::Paragraph { text }),
            Kind::Rule => Some(Block::Rule),
            Kind::Quote(None) => {
                self.refuse_unknown_callout(node);
                Some(Block::Quote {
                    blocks: self.blocks(&node.children),
                })
            }
            Kind::Quote(Some(kind)) => Some(self.callout(*kind, node)),
            Kind::List(start) => self.list(*start, node),
            Kind::Table(columns) => {
                let mut rows = node.children.iter().map(|row| {
                    row.children
                        .iter()
                        .map(|cell| self.inlines(&cell.children))
                        .collect::<Vec<_>>()
                });
                let head = rows.next().unwrap_or_default();
                Some(Block::Table {
                    columns: columns.clone(),
                    head,
                    rows: rows.collect(),
                })
            }
            Kind::Heading(_) => {
                self.report.add(
                    ProblemCode::MisplacedHeading,
                    &node.span,
                    "A heading stands where none can: inside a quote, a list, a check, a step or the like.",
                    "Make it a paragraph of **strong** words, or move it out.",
                );
                None
            }
            Kind::CodeBlock => {
                self.report.add(
                    ProblemCode::CodeBlock,
                    &node.span,
                    "A block of code stands here.",
                    "If these are words, remove the four spaces before them; if it must be letter by letter, write it in a sentence as `code`.",
                );
                None
            }
            Kind::Html => {
                self.raw_html(node);
                None
            }
            _ => {
                self.footnote(node);
                None
            }
        }
    }

    /// A run of text as one block: a picture, if it holds nothing else; nothing, if it is empty.
    pub(super) fn text(
        &mut self,
        nodes: &[Node<'_>],
        block: fn(Vec<Inline>) -> Block,
    ) -> Option<Block> {
        if let [node] = nodes
            && let Kind::Picture { address, caption } = &node.kind
        {
            return self.picture(node, address, caption);
        }
        let text = self.inlines(nodes);
        (!text.is_empty()).then(|| block(text))
    }

    fn list(&mut self, start: Option<u64>, node: &Node<'_>) -> Option<Block> {
        if self.lists >= LIST_LEVELS {
            self.report.add(
                ProblemCode::TooDeep,
                &node.span,
                "This list stands in a list in a list in a list.",
                "Use at most three levels; a sub-heading or a second list reads better.",
            );
            return None;
        }
        self.lists += 1;
        let items = node
            .children
            .iter()
            .map(|item| self.blocks(&item.children))
            .collect();
        self.lists -= 1;
        Some(Block::List { start, items })
    }

    pub(super) fn callout(&mut self, kind: CalloutKind, node: &Node<'_>) -> Block {
        let mut blocks = self.blocks(&node.children);
        let own = match blocks.first_mut() {
            Some(Block::Paragraph { text }) => take_label(text, node.has_label()),
            _ => None,
        };
        if matches!(blocks.first(), Some(Block::Paragraph { text }) if text.is_empty()) {
            blocks.remove(0);
        }
        Block::Callout {
            kind,
            label: own.unwrap_or_else(|| usual_label(kind).to_owned()),
            blocks,
        }
    }

    /// `[!TIPP]`, or `[!TIP]` with text on its line: to Markdown this is a quote that begins oddly.
    fn refuse_unknown_callout(&mut self, node: &Node<'_>) {
        let Some(paragraph) = node.children.first() else {
            return;
        };
        let text = words(&paragraph.children);
        let Some(word) = text
            .strip_prefix("[!")
            .and_then(|rest| Some(rest.split_once(']')?.0))
        else {
            return;
        };
        let upper = word.to_uppercase();
        let hint = if CALLOUTS.contains(&upper.as_str()) {
            format!("Write `> [!{upper}]` alone on its line, and the text on the lines below it.")
        } else {
            suggest::nearest(&upper, CALLOUTS).map_or_else(
                || format!("The callouts are `{}`.", CALLOUTS.join("`, `")),
                |near| format!("Did you mean `[!{near}]`?"),
            )
        };
        let start = paragraph.span.start;
        self.report.add(
            ProblemCode::UnknownCallout,
            &(start..start + word.len() + 3),
            format!("`[!{word}]` does not make a callout here."),
            hint,
        );
    }

    fn picture(&mut self, node: &Node<'_>, address: &str, caption: &str) -> Option<Block> {
        let words = words(&node.children).trim().to_owned();
        if words.is_empty() {
            self.report.add(
                ProblemCode::PictureWithoutWords,
                &node.span,
                "This picture says nothing to a reader who does not see it.",
                format!("Write what it shows: `![A line that rises, peaks and falls]({address})`."),
            );
        }
        let Some(path) = resolve(self.document.file(), address) else {
            self.report.add(
                ProblemCode::PictureOutside,
                &node.span,
                format!("The picture `{address}` is not in the course."),
                "Put the file into the folder `media` and write `../media/` and its name.",
            );
            return None;
        };
        let picture = match self.targets.media.get(&path) {
            Some(Media::Drawing(drawing)) => Picture::Drawing {
                drawing: Arc::clone(drawing),
            },
            Some(Media::File) => Picture::File { path },
            Some(Media::Broken) => return None,
            None if self.report.is_full() => return None,
            None => {
                let known = self.targets.media.keys().map(String::as_str);
                let otherwise = "Put the file there, or correct the name.";
                self.report.add(
                    ProblemCode::PictureNotFound,
                    &node.span,
                    format!("The course has no picture `{path}`."),
                    suggest::did_you_mean(&path, known, otherwise),
                );
                return None;
            }
        };
        let caption = caption.trim();
        Some(Block::Picture {
            picture,
            words,
            caption: (!caption.is_empty()).then(|| typographic(caption)),
        })
    }

    pub(super) fn raw_html(&mut self, node: &Node<'_>) {
        let written = self.quoted(node);
        let hint = if written.starts_with("<!--") {
            "Delete the comment; readers of the file would see it, readers of the course would not."
        } else {
            "Write it in Markdown; to show the sign itself, write `\\<`."
        };
        self.report.add(
            ProblemCode::RawHtml,
            &node.span,
            format!("`{written}` is HTML."),
            hint,
        );
    }

    pub(super) fn footnote(&mut self, node: &Node<'_>) {
        self.report.add(
            ProblemCode::Footnote,
            &node.span,
            "A footnote stands here.",
            "Say it in the sentence; a law or study goes to `sources` in the front matter.",
        );
    }
}

/// What a callout is headed when its author does not say.
pub(super) fn usual_label(kind: CalloutKind) -> &'static str {
    match kind {
        CalloutKind::Note => "Note",
        CalloutKind::Tip => "Try this",
        CalloutKind::Important => "Remember",
        CalloutKind::Warning => "Take care",
        CalloutKind::Caution => "Danger",
    }
}

/// Takes the strong words at the start of a paragraph away from it, when they are a line of their own.
fn take_label(text: &mut Vec<Inline>, alone: bool) -> Option<String> {
    let Some(Inline::Strong { text: label }) = text.first() else {
        return None;
    };
    let label = plain_text(label);
    if !alone || label.trim().is_empty() {
        return None;
    }
    text.remove(0);
    match text.first_mut() {
        Some(Inline::Break) => {
            text.remove(0);
        }
        Some(Inline::Text { text: words }) => {
            *words = words.trim_start().to_owned();
            if words.is_empty() {
                text.remove(0);
            }
        }
        _ => {}
    }
    Some(label)
}
