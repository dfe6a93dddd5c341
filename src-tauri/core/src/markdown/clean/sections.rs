//! Bodies: level-2 headings cut them into sections, classes on headings make checks, reflections, plan fields and
//! nation blocks of what follows.

use super::super::problem::ProblemCode;
use super::super::read::{Heading, Kind, Node, words};
use super::super::suggest;
use super::super::targets::PLAN_FILE;
use super::Cleaner;
use super::heading::Special;
use crate::course::content::Block;
use crate::course::{OPENING, Section};

/// Which special kinds a file may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kinds {
    /// A lesson.
    All,
    /// A page: nothing to answer, for there is no lesson to keep an answer with.
    NationsOnly,
    /// Introductions.
    None,
    /// Inside a nation block: none, said in other words.
    InNation,
}

impl Cleaner<'_> {
    /// The sections of a lesson or page.
    pub(super) fn sections(&mut self, nodes: &[Node<'_>], kinds: Kinds) -> Vec<Section> {
        let (opening, mut rest) = nodes.split_at(next_heading(nodes, 2));
        let mut sections = Vec::new();
        let blocks = self.section_blocks(opening, 1, kinds);
        if !blocks.is_empty() {
            sections.push(Section {
                id: OPENING.to_owned(),
                title: String::new(),
                blocks,
            });
        }
        while let [first, after @ ..] = rest {
            let (body, later) = after.split_at(next_heading(after, 2));
            rest = later;
            if let Kind::Heading(heading) = &first.kind {
                sections.extend(self.section(first, heading, body, kinds));
            }
        }
        sections
    }

    pub(super) fn section(
        &mut self,
        node: &Node<'_>,
        heading: &Heading,
        body: &[Node<'_>],
        kinds: Kinds,
    ) -> Option<Section> {
        if heading.level == 1 {
            self.refuse_level_one(node);
            // Only for what else is wrong below it.
            self.section_blocks(body, 2, kinds);
            return None;
        }
        let special = self.special(node, heading);
        let (id, blocks) = match special {
            None => {
                self.refuse_attributes(node, heading, &[]);
                let id = self.needed_id(node, heading, "This section");
                (id, self.section_blocks(body, 2, kinds))
            }
            Some(Special::Nation(_)) => {
                let id = self.needed_id(node, heading, "This section");
                let block = self.special_block(special?, node, heading, body, kinds);
                (id, block.into_iter().collect())
            }
            Some(special) => {
                let block = self.special_block(special, node, heading, body, kinds)?;
                let id = match &block {
                    Block::Check(check) => check.id.clone(),
                    Block::Reflection { id, .. } => id.clone(),
                    Block::PlanField { field, .. } => field.clone(),
                    _ => return None,
                };
                (id, vec![block])
            }
        };
        Some(Section {
            id,
            title: words(&node.children).trim().to_owned(),
            blocks,
        })
    }

    /// What stands in a section, below a heading of `level`.
    pub(super) fn section_blocks(
        &mut self,
        nodes: &[Node<'_>],
        level: u8,
        kinds: Kinds,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut rest = nodes;
        let mut last = level;
        while let [first, after @ ..] = rest {
            let Kind::Heading(heading) = &first.kind else {
                let run = rest.iter().take_while(|node| !is_heading(node)).count();
                let (run, later) = rest.split_at(run);
                blocks.extend(self.blocks(run));
                rest = later;
                continue;
            };
            rest = after;
            if heading.level > last.saturating_add(1) {
                self.report.add(
                    ProblemCode::HeadingSkipsLevel,
                    &first.span,
                    format!(
                        "This heading has level {}, the one above it level {last}.",
                        heading.level
                    ),
                    format!("Begin it with `{}`.", "#".repeat(usize::from(last) + 1)),
                );
            }
            last = heading.level;
            match self.special(first, heading) {
                None => {
                    self.refuse_attributes(first, heading, &[]);
                    blocks.push(Block::Heading {
                        level: heading.level,
                        id: self.optional_id(first, heading),
                        text: self.inlines(&first.children),
                    });
                }
                Some(special) => {
                    let (body, later) = after.split_at(next_heading(after, heading.level));
                    rest = later;
                    if heading.level > 3 && kinds != Kinds::InNation {
                        self.report.add(
                            ProblemCode::MisplacedKind,
                            &first.span,
                            format!("{} must stand directly in a section.", special.name()),
                            "Begin its heading with `###`.",
                        );
                    }
                    blocks.extend(self.special_block(special, first, heading, body, kinds));
                }
            }
        }
        blocks
    }

    /// A field that the course's plan does not have would be filled in and never be seen again.
    fn refuse_unknown_field(&mut self, node: &Node<'_>, heading: &Heading) {
        let (Some(fields), Some(field)) = (&self.targets.plan, &heading.id) else {
            return;
        };
        if !fields.contains(field) && !self.report.is_full() {
            let known = fields.iter().map(String::as_str);
            let otherwise = format!(
                "Add `### … {{.plan #{field}}}` to a group of {PLAN_FILE}, or use a field that stands there."
            );
            let hint = suggest::did_you_mean(field, known, &otherwise);
            self.report.add(
                ProblemCode::UnknownField,
                &self.in_braces(node, field),
                format!("{PLAN_FILE} has no field `{field}`."),
                hint,
            );
        }
    }

    fn special_block(
        &mut self,
        special: Special,
        node: &Node<'_>,
        heading: &Heading,
        body: &[Node<'_>],
        kinds: Kinds,
    ) -> Option<Block> {
        let may_stand = match kinds {
            Kinds::All => !matches!(special, Special::Scenario | Special::Ending),
            Kinds::NationsOnly => matches!(special, Special::Nation(_)),
            Kinds::None | Kinds::InNation => false,
        };
        if !may_stand {
            self.misplaced(special, node, kinds);
            return None;
        }
        self.refuse_attributes(node, heading, &[]);
        match special {
            Special::Check => {
                let (check, after) = self.check(node, heading, body)?;
                if let Some(first) = after.first() {
                    self.report.add(
                        ProblemCode::TextAfterOptions,
                        &first.span,
                        "A check ends with its options, but here more follows.",
                        "Move it before the options, or begin a new heading before it.",
                    );
                }
                Some(Block::Check(Box::new(check)))
            }
            Special::Reflection => Some(Block::Reflection {
                id: self.needed_id(node, heading, "This reflection"),
                title: self.inlines(&node.children),
                prompt: self.blocks(body),
            }),
            Special::PlanField => {
                let field = self.needed_id(node, heading, "This plan field");
                self.refuse_unknown_field(node, heading);
                Some(Block::PlanField {
                    field,
                    title: self.inlines(&node.children),
                    prompt: self.blocks(body),
                })
            }
            Special::Nation(nation) => {
                if heading.level > 2 {
                    // Only a section needs an id; an id on a deeper nation block names nothing.
                    self.optional_id(node, heading);
                }
                Some(Block::NationBlock {
                    nation,
                    title: self.inlines(&node.children),
                    blocks: self.section_blocks(body, heading.level, Kinds::InNation),
                })
            }
            // Refused above: these stand in files of their own.
            Special::Scenario | Special::Ending => None,
        }
    }

    pub(super) fn misplaced(&mut self, special: Special, node: &Node<'_>, kinds: Kinds) {
        let (code, message, hint) = match (special, kinds) {
            (Special::Check, Kinds::InNation) => (
                ProblemCode::CheckInNationBlock,
                "A check stands in a nation block, where readers of other nations would not see it.".to_owned(),
                "Move it out: begin its heading with as many `#` as the nation block has, or before the block.",
            ),
            (Special::Scenario, _) => (
                ProblemCode::MisplacedKind,
                "A scenario cannot stand in this file.".to_owned(),
                "Put it into a file of its own in the folder `scenarios`, such as `scenarios/01-lights-out.md`.",
            ),
            (Special::Ending, _) => (
                ProblemCode::MisplacedKind,
                "Only a step of a scenario can be an ending.".to_owned(),
                "Remove `.ending`, or move the story to a file in the folder `scenarios`.",
            ),
            (special, Kinds::InNation) => (
                ProblemCode::MisplacedKind,
                format!("{} cannot stand in a nation block.", special.name()),
                "Begin its heading with as many `#` as the nation block has.",
            ),
            (special, _) => (
                ProblemCode::MisplacedKind,
                format!("{} cannot stand in this file.", special.name()),
                "Move it to a lesson.",
            ),
        };
        self.report.add(code, &node.span, message, hint);
    }

    /// The text of `unit.md`, which is not cut into sections.
    pub(super) fn introduction(&mut self, nodes: &[Node<'_>]) -> Vec<Block> {
        let (before, after) = nodes.split_at(next_heading(nodes, 2));
        let blocks = self.section_blocks(before, 2, Kinds::None);
        for node in after {
            match &node.kind {
                Kind::Heading(heading) if heading.level == 1 => self.refuse_level_one(node),
                Kind::Heading(heading) if heading.level == 2 => self.report.add(
                    ProblemCode::MisplacedHeading,
                    &node.span,
                    "The text of a unit is not cut into sections.",
                    "Begin the heading with `###`, or remove it.",
                ),
                _ => {}
            }
        }
        blocks
    }

    pub(super) fn refuse_level_one(&mut self, node: &Node<'_>) {
        self.report.add(
            ProblemCode::HeadingLevelOne,
            &node.span,
            "A heading of level 1 stands in the text; the title is in the front matter.",
            "Begin it with `##`.",
        );
    }
}

/// Index of the next heading of this or a higher level; the length when there is none.
pub(super) fn next_heading(nodes: &[Node<'_>], level: u8) -> usize {
    nodes
        .iter()
        .position(|node| matches!(&node.kind, Kind::Heading(heading) if heading.level <= level))
        .unwrap_or(nodes.len())
}

fn is_heading(node: &Node<'_>) -> bool {
    matches!(node.kind, Kind::Heading(_))
}
