//! Cleaned text to plain words, for search, for counting, and for telling one edition from another.

use crate::base::hash;
use crate::course::content::{Block, Inline, collect_words, plain_text};
use crate::course::{Check, Section};

/// The words of a section: title, text, what pictures show, questions with their options. Feedback is left out, so
/// that a search does not give an answer away. Blocks are separated by line breaks.
pub fn words(section: &Section) -> String {
    let mut lines = Lines::default();
    lines.section(section);
    lines.text
}

/// The words of blocks, as [`words`].
pub fn words_of(blocks: &[Block]) -> String {
    let mut lines = Lines::default();
    lines.blocks(blocks);
    lines.text
}

/// Tells whether sections say another thing than before: a hash of all that can be read in them, feedback and what is
/// right included, 16 hexadecimal digits. Marks, link targets and the way a text is kept make no difference.
pub fn content_hash(sections: &[Section]) -> String {
    let mut lines = Lines::default();
    lines.everything(sections);
    lines.hash()
}

/// Plain words, a line a block. A line that says what the one before it says is left out: a section that is one check
/// has its question as title already.
#[derive(Debug)]
pub(super) struct Lines {
    text: String,
    /// Where the last line begins; none before the first.
    last: Option<usize>,
}

impl Default for Lines {
    fn default() -> Self {
        Self {
            // Room for a usual lesson, so that it need not grow.
            text: String::with_capacity(8 * 1024),
            last: None,
        }
    }
}

impl Lines {
    /// 16 hexadecimal digits that stand for all lines.
    pub(super) fn hash(&self) -> String {
        hash::short(&self.text, 16)
    }

    /// Sections with their ids, and all that checks answer.
    pub(super) fn everything(&mut self, sections: &[Section]) {
        for section in sections {
            self.line(&section.id);
            self.section(section);
            self.reasons(&section.blocks);
        }
    }

    fn section(&mut self, section: &Section) {
        if !section.title.is_empty() {
            self.line(&section.title);
        }
        self.blocks(&section.blocks);
    }

    fn reasons(&mut self, blocks: &[Block]) {
        for block in blocks {
            if let Block::Check(check) = block {
                for option in &check.options {
                    self.line(if option.right { "true" } else { "false" });
                    self.blocks(&option.feedback);
                }
            }
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { text } | Block::Plain { text } | Block::Heading { text, .. } => {
                    self.inlines(text);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote { blocks } => self.blocks(blocks),
                Block::Callout { label, blocks, .. } => {
                    self.line(label);
                    self.blocks(blocks);
                }
                Block::Table { head, rows, .. } => {
                    for row in std::iter::once(head).chain(rows) {
                        self.row(row);
                    }
                }
                Block::Picture { words, caption, .. } => {
                    self.line(words);
                    if let Some(caption) = caption {
                        self.line(caption);
                    }
                }
                Block::Rule => {}
                Block::Check(check) => self.check(check),
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
                    self.inlines(title);
                    self.blocks(blocks);
                }
            }
        }
    }

    fn row(&mut self, cells: &[Vec<Inline>]) {
        let cells: Vec<String> = cells.iter().map(|cell| plain_text(cell)).collect();
        self.line(&cells.join(" "));
    }

    fn check(&mut self, check: &Check) {
        self.inlines(&check.question);
        self.blocks(&check.scene);
        for option in &check.options {
            self.inlines(&option.text);
        }
    }

    pub(super) fn inlines(&mut self, text: &[Inline]) {
        let begin = self.begin();
        collect_words(text, &mut self.text);
        self.end(begin);
    }

    pub(super) fn line(&mut self, words: &str) {
        let begin = self.begin();
        self.text.push_str(words);
        self.end(begin);
    }

    /// Begins a line and says where.
    fn begin(&mut self) -> usize {
        if self.last.is_some() {
            self.text.push('\n');
        }
        self.text.len()
    }

    /// Takes the line that was begun away again when it says what the last one says.
    fn end(&mut self, begin: usize) {
        match self.last {
            Some(last) if self.text[last..begin - 1] == self.text[begin..] => {
                self.text.truncate(begin - 1);
            }
            _ => self.last = Some(begin),
        }
    }
}
