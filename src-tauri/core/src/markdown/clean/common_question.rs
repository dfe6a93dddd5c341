//! Common questions: the straight answer, and the sections that say why.

use super::super::plain::Lines;
use super::super::problem::{Problem, ProblemCode};
use super::super::read::{Document, Kind, Node};
use super::super::targets::Targets;
use super::Cleaner;
use super::sections::{Kinds, next_heading};
use crate::course::CommonQuestion;

/// How many items the straight answer has.
const ANSWER_ITEMS: usize = 3;

/// Cleans a file of `questions/`. `None` when it lacks something a common question cannot be without.
pub fn common_question(
    document: &Document<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Option<CommonQuestion> {
    let mut cleaner = Cleaner::new(document, targets, problems);
    let heading = cleaner.id_and_title(&["id", "title", "outcomes", "sources"]);
    let front = document.front().map(|front| {
        let outcomes = front.texts("outcomes", true, &mut cleaner.report);
        let sources = front.texts("sources", false, &mut cleaner.report);
        (outcomes, sources)
    });
    let (opening, rest) = document.nodes().split_at(next_heading(document.nodes(), 2));
    cleaner.refuse_crooked_answer(opening);
    let answer = cleaner.section_blocks(opening, 1, Kinds::None);
    let sections = cleaner.sections(rest, Kinds::NationsOnly);
    if sections.is_empty() {
        cleaner.refuse_missing(
            ProblemCode::AnswerWithoutWhy,
            "The answer does not say why.",
            "Below it, write a section such as `## Why {#why}`.",
        );
    }

    let mut lines = Lines::default();
    lines.blocks(&answer);
    lines.everything(&sections);

    let (outcomes, sources) = front?;
    let outcomes = cleaner.known(outcomes, ProblemCode::UnknownOutcome);
    let sources = cleaner.known(sources, ProblemCode::UnknownSource);
    let (id, title) = heading?;
    Some(CommonQuestion {
        id,
        title,
        outcomes,
        sources,
        content_hash: lines.hash(),
        answer,
        sections,
    })
}

impl Cleaner<'_> {
    /// People who ask are often in a hurry: three short lines, and nothing before them.
    fn refuse_crooked_answer(&mut self, opening: &[Node<'_>]) {
        let hint = "Below the front matter write a list of three short items, and nothing else; reasons go to `## Why {#why}`.";
        let Some(first) = opening.first() else {
            self.refuse_missing(
                ProblemCode::AnswerNotThreeLines,
                "The question is not answered before the first section.",
                hint,
            );
            return;
        };
        let lists = |node: &&Node| matches!(node.kind, Kind::List(_));
        let list = opening.iter().find(lists);
        let (place, message) = match (list, opening) {
            (Some(list), [_]) if list.children.len() == ANSWER_ITEMS => return,
            (Some(list), [_]) => (
                list,
                format!("The straight answer has {} items.", list.children.len()),
            ),
            (None, _) => (first, "The straight answer is no list.".to_owned()),
            (Some(_), many) => (
                many.iter().find(|node| !lists(node)).unwrap_or(first),
                "The straight answer holds more than its list.".to_owned(),
            ),
        };
        self.report
            .add(ProblemCode::AnswerNotThreeLines, &place.span, message, hint);
    }
}
