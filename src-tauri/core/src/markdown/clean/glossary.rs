//! The glossary: one level-2 heading a word, its meaning below.

use super::super::problem::{Problem, ProblemCode};
use super::super::read::{Document, Heading, Kind, Node, words};
use super::super::targets::Targets;
use super::Cleaner;
use super::sections::next_heading;
use crate::course::Term;
use crate::course::content::{Block, plain_text};

/// Begins the line of other forms.
const ALSO: &str = "also:";

/// Cleans `glossary.md`.
pub fn glossary(
    document: &Document<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Vec<Term> {
    let mut cleaner = Cleaner::new(document, targets, problems);
    cleaner.id_and_title(&["id", "title"]);
    cleaner.refuse_empty();
    let nodes = document.nodes();
    let (before, mut rest) = nodes.split_at(next_heading(nodes, 2));
    if let Some(first) = before.first() {
        cleaner.report.add(
            ProblemCode::TextOutside,
            &first.span,
            "This text belongs to no word, so nobody would read it.",
            "Move it below a heading such as `## Co-regulation {#co-regulation}`, or remove it.",
        );
    }
    let mut terms = Vec::new();
    while let [first, after @ ..] = rest {
        let (body, later) = after.split_at(next_heading(after, 2));
        rest = later;
        if let Kind::Heading(heading) = &first.kind {
            terms.extend(cleaner.term(first, heading, body));
        }
    }
    terms
}

impl Cleaner<'_> {
    fn term(&mut self, node: &Node<'_>, heading: &Heading, body: &[Node<'_>]) -> Option<Term> {
        if heading.level == 1 {
            self.refuse_level_one(node);
            return None;
        }
        if let Some(special) = self.special(node, heading) {
            self.misplaced(special, node, super::sections::Kinds::None);
        }
        self.refuse_attributes(node, heading, &[]);
        let id = self.needed_id(node, heading, "This word");
        let (also, meaning) = self.also_and_meaning(body);
        if meaning.is_empty() {
            self.report.add(
                ProblemCode::WithoutText,
                &node.span,
                "This word has no meaning.",
                "Write below the heading what it means, as you would say it to a neighbour.",
            );
        }
        Some(Term {
            id,
            term: words(&node.children).trim().to_owned(),
            also,
            meaning,
        })
    }

    /// `*Also: lending calm, settling together*` as the first line gives other forms; it may have a paragraph of its
    /// own or begin the meaning.
    fn also_and_meaning(&mut self, body: &[Node<'_>]) -> (Vec<String>, Vec<Block>) {
        let line = match body.first() {
            Some(first) if first.kind == Kind::Paragraph => &first.children[..],
            _ => &[],
        };
        let (emphasis, more) = match line {
            [emphasis] if emphasis.kind == Kind::Emphasis => (emphasis, &[][..]),
            [emphasis, end, more @ ..]
                if emphasis.kind == Kind::Emphasis
                    && matches!(end.kind, Kind::SoftBreak | Kind::HardBreak) =>
            {
                (emphasis, more)
            }
            _ => return (Vec::new(), self.blocks(body)),
        };
        let text = self.inlines(&emphasis.children);
        let written = plain_text(&text);
        let begins = written
            .get(..ALSO.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(ALSO));
        if !begins {
            return (Vec::new(), self.blocks(body));
        }
        let also: Vec<String> = written[ALSO.len()..]
            .split(',')
            .map(|form| form.trim().to_owned())
            .filter(|form| !form.is_empty())
            .collect();
        if also.is_empty() {
            self.report.add(
                ProblemCode::AlsoWithoutWords,
                &emphasis.span,
                "No other forms of the word are given here.",
                "Write them with commas between them: `*Also: lending calm, settling together*`; or remove the line.",
            );
        }
        let first = self.text(more, |text| Block::Paragraph { text });
        let mut meaning: Vec<Block> = first.into_iter().collect();
        meaning.extend(self.blocks(&body[1..]));
        (also, meaning)
    }
}
