//! Assessments: a bank of questions, each with its outcome and the section that teaches it.

use super::super::problem::{Problem, ProblemCode};
use super::super::read::{Document, Heading, Kind, Node};
use super::super::targets::Targets;
use super::Cleaner;
use super::heading::Special;
use super::sections::{Kinds, next_heading};
use crate::course::content::Target;
use crate::course::{Assessment, Question};

/// Cleans the `assessment.md` of a unit. `None` when the front matter lacks something.
pub fn assessment(
    document: &Document<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Option<Assessment> {
    let mut cleaner = Cleaner::new(document, targets, problems);
    let heading = cleaner.id_and_title(&["id", "title", "draw"]);
    let draw = document
        .front()
        .and_then(|front| front.number("draw", &(1..=200), &mut cleaner.report));
    let (opening, mut rest) = document.nodes().split_at(next_heading(document.nodes(), 2));
    let introduction = cleaner.section_blocks(opening, 1, Kinds::None);
    let mut questions = Vec::new();
    let mut written = 0_u32;
    while let [first, after @ ..] = rest {
        let (body, later) = after.split_at(next_heading(after, 2));
        rest = later;
        if let Kind::Heading(heading) = &first.kind {
            written += 1;
            questions.extend(cleaner.question(first, heading, body));
        }
    }
    cleaner.count(written, draw);
    let (id, title) = heading?;
    Some(Assessment {
        id,
        title,
        draw: draw?,
        introduction,
        questions,
    })
}

impl Cleaner<'_> {
    fn count(&mut self, written: u32, draw: Option<u32>) {
        let Some(front) = self.document.front() else {
            return;
        };
        if written == 0 {
            self.report.add(
                ProblemCode::AssessmentWithoutQuestions,
                &front.span(),
                "This assessment has no questions.",
                "Write each as `## What helps first? {.check #my-id outcome=A1}` with its options below.",
            );
        } else if let Some(draw) = draw.filter(|draw| *draw > written) {
            self.report.add(
                ProblemCode::WrongValue,
                &front.place("draw"),
                format!("`draw` is {draw}, but the questions here are only {written}."),
                format!("Write `draw = {written}` or less, or write more questions."),
            );
        }
    }

    fn question(
        &mut self,
        node: &Node<'_>,
        heading: &Heading,
        body: &[Node<'_>],
    ) -> Option<Question> {
        if heading.level == 1 {
            self.refuse_level_one(node);
            return None;
        }
        if self.special(node, heading) != Some(Special::Check) {
            self.report.add(
                ProblemCode::MisplacedHeading,
                &node.span,
                "Every heading of level 2 in an assessment is a question.",
                "Add `{.check #my-id outcome=A1}` to it, or remove it.",
            );
            return None;
        }
        self.refuse_attributes(node, heading, &["outcome"]);
        let outcome = self.outcome(node, heading);
        let (check, after) = self.check(node, heading, body)?;
        let (lesson, section) = self.reading(node, after)?;
        Some(Question {
            check,
            outcome: outcome?,
            lesson,
            section,
        })
    }

    fn outcome(&mut self, node: &Node<'_>, heading: &Heading) -> Option<String> {
        let code = heading
            .attributes
            .iter()
            .find(|(key, _)| key == "outcome")
            .and_then(|(_, value)| value.clone());
        let Some(code) = code else {
            self.report.add(
                ProblemCode::UnknownOutcome,
                &node.span,
                "This question names no outcome.",
                "Add one to the braces, such as `outcome=A1`.",
            );
            return None;
        };
        let place = self.in_braces(node, &code);
        self.is_known(&code, &place, ProblemCode::UnknownOutcome)
            .then_some(code)
    }

    /// The lesson and section that the last paragraph of a question links to.
    fn reading(&mut self, node: &Node<'_>, after: &[Node<'_>]) -> Option<(String, String)> {
        let hint = "End the question with an empty line and one link to a section, such as `[Read again: Fewer words](05-what-stress-does.md#fewer-words)`.";
        let address = match after {
            [paragraph] if paragraph.kind == Kind::Paragraph => match &paragraph.children[..] {
                [link] => match &link.kind {
                    Kind::Link { address } => Some(address),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        let (place, message) = match after.first() {
            Some(first) => (
                &first.span,
                "After its options a question has one link to the section that teaches it, and nothing else.",
            ),
            None => (
                &node.span,
                "This question does not say where to read about it again.",
            ),
        };
        let Some(address) = address else {
            self.report
                .add(ProblemCode::QuestionWithoutReading, place, message, hint);
            return None;
        };
        if let Target::Lesson {
            lesson,
            section: Some(section),
        } = self.target(address, place)?
        {
            return Some((lesson, section));
        }
        self.report.add(
            ProblemCode::QuestionWithoutReading,
            place,
            "The link of this question leads to no section of a lesson.",
            hint,
        );
        None
    }
}
