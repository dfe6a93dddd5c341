//! Checks: a question, its scene, its options, and feedback for each.

use super::super::problem::ProblemCode;
use super::super::read::{Heading, Kind, Node};
use super::Cleaner;
use crate::base::hash;
use crate::course::content::{Block, plain_text};
use crate::course::{Check, Choice, ChoiceOption};
use std::collections::BTreeSet;

/// Words that the program says itself before the feedback.
const VERDICTS: [&str; 6] = ["yes", "no", "correct", "incorrect", "right", "wrong"];

impl Cleaner<'_> {
    /// The check under a heading, and what follows its options. `None` when there are no options to choose from.
    pub(super) fn check<'n>(
        &mut self,
        node: &Node<'_>,
        heading: &Heading,
        body: &'n [Node<'n>],
    ) -> Option<(Check, &'n [Node<'n>])> {
        let before = self.ids.len();
        let id = self.needed_id(node, heading, "This check");
        if self.ids.len() > before {
            // The HTML names the question `check-ID`.
            self.claim(&format!("check-{id}"), &node.span);
        }
        let question = self.inlines(&node.children);
        let Some(at) = body.iter().position(Node::has_box) else {
            self.blocks(body);
            self.report.add(
                ProblemCode::CheckWithoutOptions,
                &node.span,
                "This check has no options.",
                "List them, each beginning with `- [ ]`, or `- [x]` where it is right.",
            );
            return None;
        };
        let (scene, rest) = body.split_at(at);
        let (list, after) = rest.split_first()?;
        let scene = self.blocks(scene);
        let mut options: Vec<ChoiceOption> = Vec::new();
        let mut seen = BTreeSet::new();
        for item in &list.children {
            if let Some(option) = self.option(item) {
                if !seen.insert(option.id.clone()) {
                    self.refuse_same_words(item, &option);
                }
                options.push(option);
            }
        }
        let choice = self.choice(node, list, &options);
        let check = Check {
            id,
            question,
            scene,
            choice,
            options,
        };
        Some((check, after))
    }

    fn choice(&mut self, node: &Node<'_>, list: &Node<'_>, options: &[ChoiceOption]) -> Choice {
        let right = options.iter().filter(|option| option.right).count();
        if list.children.len() < 2 {
            self.report.add(
                ProblemCode::CheckWithoutOptions,
                &node.span,
                "This check has only one option.",
                "Give at least two to choose from.",
            );
        } else if right == 0 {
            self.report.add(
                ProblemCode::CheckWithoutRightAnswer,
                &node.span,
                "Nothing is right in this check.",
                "Write `- [x]` before the right option, or before each of several.",
            );
        } else if right == options.len() {
            self.report.add(
                ProblemCode::CheckWithoutWrongAnswer,
                &node.span,
                "Everything is right in this check, so there is nothing to decide.",
                "Write `- [ ]` before at least one option.",
            );
        }
        if right > 1 {
            Choice::Multiple
        } else {
            Choice::Single
        }
    }

    fn option(&mut self, item: &Node<'_>) -> Option<ChoiceOption> {
        let (line, more) = match item.children.split_first() {
            Some((first, more)) if first.kind == Kind::Paragraph => (&first.children[..], more),
            _ => {
                let line = item.children.iter().take_while(|node| node.is_inline());
                item.children.split_at(line.count())
            }
        };
        let (right, line) = match line.split_first() {
            Some((first, line)) if matches!(first.kind, Kind::Tick(_)) => {
                (first.kind == Kind::Tick(true), line)
            }
            _ => {
                self.report.add(
                    ProblemCode::OptionWithoutBox,
                    &item.span,
                    "This option does not say whether it is right.",
                    "Begin it with `- [ ]`, or `- [x]` if it is right.",
                );
                (false, line)
            }
        };
        let text = self.inlines(line);
        let words = plain_text(&text);
        if words.trim().is_empty() {
            self.report.add(
                ProblemCode::OptionWithoutWords,
                &item.span,
                "This option has no words.",
                "Write what the reader can choose after the box.",
            );
            return None;
        }
        self.warn_of_other_options(item, &words);
        Some(ChoiceOption {
            id: hash::short(&words, 8),
            text,
            right,
            feedback: self.feedback(item, more),
        })
    }

    fn feedback(&mut self, item: &Node<'_>, more: &[Node<'_>]) -> Vec<Block> {
        let mut feedback = Vec::new();
        let mut found = false;
        for node in more {
            if node.kind == Kind::Quote(None) && !found {
                found = true;
                feedback = self.blocks(&node.children);
                self.warn_of_verdict(node, &feedback);
            } else {
                self.report.add(
                    ProblemCode::OptionWithMore,
                    &node.span,
                    "An option holds its words and one quote with its feedback, nothing else.",
                    "Begin each line of the feedback with `  > `; text for all options goes before the first.",
                );
            }
        }
        if feedback.is_empty() {
            self.report.add(
                ProblemCode::OptionWithoutFeedback,
                &item.span,
                "This option does not say why it is right or not.",
                "Add a line below it that begins with `  > ` and gives the reason.",
            );
        }
        feedback
    }

    fn refuse_same_words(&mut self, item: &Node<'_>, option: &ChoiceOption) {
        let words = plain_text(&option.text);
        self.report.add(
            ProblemCode::DuplicateOption,
            &item.span,
            format!("Two options say `{words}`."),
            "Make them differ, or remove one.",
        );
    }

    /// Options are shuffled, and are told apart only by their own words.
    fn warn_of_other_options(&mut self, item: &Node<'_>, words: &str) {
        let lower = words.to_lowercase();
        let names_others = ["of the above", "of these answers", "both answers"]
            .iter()
            .any(|phrase| lower.contains(phrase))
            || matches!(lower.trim_end_matches('.').trim(), "both" | "neither");
        if names_others {
            self.report.add(
                ProblemCode::OptionNamesOthers,
                &item.span,
                format!("`{words}` speaks of other options, but their order changes."),
                "Make several options right instead, or say in full what is meant.",
            );
        }
    }

    fn warn_of_verdict(&mut self, quote: &Node<'_>, feedback: &[Block]) {
        let Some(Block::Paragraph { text }) = feedback.first() else {
            return;
        };
        let words = plain_text(text);
        let first: String = words.chars().take_while(|c| c.is_alphabetic()).collect();
        let after = words[first.len()..].chars().next();
        // “No child may …” is a sentence, “No, …” a verdict.
        let stands_alone = after.is_none_or(|next| ",.;:!–—".contains(next));
        if stands_alone && VERDICTS.contains(&first.to_lowercase().as_str()) {
            self.report.add(
                ProblemCode::FeedbackBeginsWithVerdict,
                &quote.span,
                format!("The feedback begins with “{first}”, which the program says already."),
                "Begin with the reason.",
            );
        }
    }
}
