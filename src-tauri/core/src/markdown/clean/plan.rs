//! The form of “Our plan”: level-2 headings are groups, level-3 headings with `.plan` are fields.

use super::super::problem::{Problem, ProblemCode};
use super::super::read::{Document, Heading, Kind, Node, words};
use super::super::targets::Targets;
use super::Cleaner;
use super::heading::{PRIVATE, Special};
use super::sections::{Kinds, next_heading};
use crate::course::{PlanForm, PlanFormField, PlanGroup};

/// Cleans `plan.md`. `None` when the front matter lacks something.
pub fn plan(
    document: &Document<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Option<PlanForm> {
    let mut cleaner = Cleaner::new(document, targets, problems);
    let heading = cleaner.id_and_title(&["id", "title"]);
    let nodes = document.nodes();
    let (opening, mut rest) = nodes.split_at(next_heading(nodes, 2));
    let (introduction, outside) = opening.split_at(next_heading(opening, 3));
    let introduction = cleaner.blocks(introduction);
    for node in outside {
        if matches!(&node.kind, Kind::Heading(heading) if heading.level == 3) {
            cleaner.refuse_outside_group(node);
        }
    }
    let mut groups = Vec::new();
    while let [first, after @ ..] = rest {
        let (body, later) = after.split_at(next_heading(after, 2));
        rest = later;
        if let Kind::Heading(heading) = &first.kind {
            groups.extend(cleaner.group(first, heading, body));
        }
    }
    if groups.is_empty() {
        cleaner.refuse_missing(
            ProblemCode::PlanWithoutFields,
            "The plan asks nothing.",
            "Write a group such as `## People {#people}` with fields such as `### Who helps {.plan #who-helps}` in it.",
        );
    }
    let (_, title) = heading?;
    Some(PlanForm {
        title,
        introduction,
        groups,
    })
}

impl Cleaner<'_> {
    fn group(
        &mut self,
        node: &Node<'_>,
        heading: &Heading,
        body: &[Node<'_>],
    ) -> Option<PlanGroup> {
        if heading.level == 1 {
            self.refuse_level_one(node);
            return None;
        }
        match self.special(node, heading) {
            None => {}
            Some(Special::PlanField) => self.refuse_outside_group(node),
            Some(special) => self.misplaced(special, node, Kinds::None),
        }
        self.refuse_attributes(node, heading, &[]);
        let id = self.needed_id(node, heading, "This group");
        let (before, mut rest) = body.split_at(next_heading(body, 3));
        let introduction = self.blocks(before);
        let mut fields = Vec::new();
        while let [first, after @ ..] = rest {
            let (body, later) = after.split_at(next_heading(after, 3));
            rest = later;
            if let Kind::Heading(heading) = &first.kind {
                fields.extend(self.field(first, heading, body));
            }
        }
        if fields.is_empty() {
            self.report.add(
                ProblemCode::PlanWithoutFields,
                &node.span,
                "This group has no fields.",
                "Write them below it, such as `### Who helps {.plan #who-helps}`, or remove the group.",
            );
        }
        Some(PlanGroup {
            id,
            title: words(&node.children).trim().to_owned(),
            introduction,
            fields,
        })
    }

    fn refuse_outside_group(&mut self, node: &Node<'_>) {
        self.report.add(
            ProblemCode::MisplacedKind,
            &node.span,
            "This field stands outside a group.",
            "Begin it with `###`, below a heading such as `## People {#people}`.",
        );
    }

    fn field(
        &mut self,
        node: &Node<'_>,
        heading: &Heading,
        body: &[Node<'_>],
    ) -> Option<PlanFormField> {
        match self.special(node, heading) {
            Some(Special::PlanField) => {}
            Some(special) => {
                self.misplaced(special, node, Kinds::None);
                return None;
            }
            None => {
                self.report.add(
                    ProblemCode::MisplacedHeading,
                    &node.span,
                    "Every heading of level 3 in the plan is a field.",
                    "Add `{.plan #my-field}` to it, or make plain text of it.",
                );
                return None;
            }
        }
        self.refuse_attributes(node, heading, &[]);
        Some(PlanFormField {
            id: self.needed_id(node, heading, "This field"),
            title: words(&node.children).trim().to_owned(),
            prompt: self.blocks(body),
            private: heading.classes.iter().any(|class| class == PRIVATE),
        })
    }
}
