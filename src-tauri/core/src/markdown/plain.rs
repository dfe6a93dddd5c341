//! Cleaned text to plain words, for search, for counting, and for telling one edition from another.

use crate::base::hash;
use crate::course::content::{Block, Inline, plain_text};
use crate::course::{Check, Section};

/// The words of a section: title, text, what pictures show, questions with their options. Feedback is left out, so
/// that a search does not give an answer away. Blocks are separated by line breaks.
pub fn words(section: &Section) -> String {
    let mut lines = Vec::new();
    if !section.title.is_empty() {
        lines.push(section.title.clone());
    }
    collect(&section.blocks, &mut lines);
    // A section that is one check has its question as title already.
    lines.dedup();
    lines.join("\n")
}

/// The words of blocks, as [`words`].
pub fn words_of(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    collect(blocks, &mut lines);
    lines.join("\n")
}

/// Tells whether sections say another thing than before: a hash of all that can be read in them, feedback and what is
/// right included, 16 hexadecimal digits. Marks, link targets and the way a text is kept make no difference.
pub fn content_hash(sections: &[Section]) -> String {
    let mut lines = Vec::new();
    for section in sections {
        lines.push(section.id.clone());
        lines.push(words(section));
        collect_reasons(&section.blocks, &mut lines);
    }
    hash::short(&lines.join("\n"), 16)
}

fn collect_reasons(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        if let Block::Check(check) = block {
            for option in &check.options {
                lines.push(format!("{}", option.right));
                collect(&option.feedback, lines);
            }
        }
    }
}

fn collect(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Plain { text } | Block::Heading { text, .. } => {
                push(text, lines);
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, lines)),
            Block::Quote { blocks } => collect(blocks, lines),
            Block::Callout { label, blocks, .. } => {
                lines.push(label.clone());
                collect(blocks, lines);
            }
            Block::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<String> = row.iter().map(|cell| plain_text(cell)).collect();
                    lines.push(cells.join(" "));
                }
            }
            Block::Picture { words, caption, .. } => {
                lines.push(words.clone());
                lines.extend(caption.clone());
            }
            Block::Rule => {}
            Block::Check(check) => collect_check(check, lines),
            Block::Reflection {
                title,
                prompt: blocks,
                ..
            }
            | Block::PlanField {
                title,
                prompt: blocks,
                ..
            }
            | Block::NationBlock { title, blocks, .. } => {
                push(title, lines);
                collect(blocks, lines);
            }
        }
    }
}

fn collect_check(check: &Check, lines: &mut Vec<String>) {
    push(&check.question, lines);
    collect(&check.scene, lines);
    for option in &check.options {
        push(&option.text, lines);
    }
}

fn push(text: &[Inline], lines: &mut Vec<String>) {
    lines.push(plain_text(text));
}
