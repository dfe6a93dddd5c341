//! One step of a scenario: how tense both are, what happens, what each may feel, and what can be chosen.

use super::super::problem::ProblemCode;
use super::super::read::{Heading, Kind, Node, words};
use super::super::suggest;
use super::Cleaner;
use super::heading::Special;
use crate::base::hash;
use crate::course::content::{Block, Inline, plain_text};
use crate::course::{Step, StepChoice};
use std::collections::BTreeSet;

/// How many choices a step offers.
const CHOICES: std::ops::RangeInclusive<usize> = 2..=3;

/// What a turning point is headed; the program says it too, so it is not kept.
const TURNING_POINT: &str = "turning point";

impl Cleaner<'_> {
    /// The step under a heading, and whether all its choices lead to a step among `known`, or it rightly has none.
    /// `None` when the heading is of another kind.
    pub(super) fn step(
        &mut self,
        node: &Node<'_>,
        heading: &Heading,
        body: &[Node<'_>],
        known: &BTreeSet<String>,
    ) -> Option<(Step, bool)> {
        let special = self.special(node, heading);
        if let Some(special) = special.filter(|special| *special != Special::Ending) {
            self.misplaced(special, node, super::sections::Kinds::None);
            return None;
        }
        self.refuse_attributes(node, heading, &["child", "you"]);
        let id = self.needed_id(node, heading, "This step");
        let child = self.tension(node, heading, "child");
        let you = self.tension(node, heading, "you");
        let is_ending = special == Some(Special::Ending);
        let at = choices_at(body, is_ending).unwrap_or(body.len());
        let (before, rest) = body.split_at(at);
        let (text, feelings) = self.telling(node, before);
        let mut is_sound = true;
        let choices = match rest.split_first() {
            Some((list, _)) if is_ending => {
                self.report.add(
                    ProblemCode::EndingWithChoices,
                    &list.span,
                    "An ending has no choices.",
                    "Remove the list, or remove `.ending` from the heading.",
                );
                is_sound = false;
                Vec::new()
            }
            Some((list, after)) => {
                if let Some(first) = after.first() {
                    self.report.add(
                        ProblemCode::TextAfterChoices,
                        &first.span,
                        "A step ends with its choices, but here more follows.",
                        "Move it before the choices, or indent it by two spaces so that it belongs to the last of them.",
                    );
                }
                self.choices(list, known, &mut is_sound)
            }
            None => Vec::new(),
        };
        if !is_ending {
            self.refuse_missing_parts(node, &feelings, rest.is_empty());
            is_sound &= !rest.is_empty();
        }
        let step = Step {
            id,
            title: words(&node.children).trim().to_owned(),
            child: child.unwrap_or(1),
            you: you.unwrap_or(1),
            text,
            feelings,
            choices,
        };
        Some((step, is_sound))
    }

    fn refuse_missing_parts(&mut self, node: &Node<'_>, feelings: &[Block], no_choices: bool) {
        if feelings.is_empty() {
            self.report.add(
                ProblemCode::FeelingsMissing,
                &node.span,
                "This step does not say what each may be feeling.",
                "Add a quote before the choices: `> **You** may feel tired, and watched by the clock.`",
            );
        }
        if no_choices {
            self.report.add(
                ProblemCode::StepWithoutChoices,
                &node.span,
                "This step has no choices and is no ending.",
                "End it with a list of two or three links, such as `- [Sit down near him](#sits)`, or add `.ending` to the braces.",
            );
        }
    }

    /// How tense somebody is; `None` when that is missing or no tension, which is put down.
    fn tension(&mut self, node: &Node<'_>, heading: &Heading, who: &str) -> Option<u8> {
        let Some((_, value)) = heading.attributes.iter().find(|(key, _)| key == who) else {
            let whose = if who == "child" {
                "the child is"
            } else {
                "you are"
            };
            self.report.add(
                ProblemCode::TensionMissing,
                &node.span,
                format!("This step does not say how tense {whose}."),
                format!(
                    "Add `{who}=` and a number from 1 (settled) to 5 (at the peak) to the braces."
                ),
            );
            return None;
        };
        let value = value.as_deref().unwrap_or_default();
        let tension = value
            .parse()
            .ok()
            .filter(|tension| (1..=5).contains(tension));
        if tension.is_none() {
            let place = self.in_braces(node, &format!("{who}={value}"));
            self.report.add(
                ProblemCode::WrongTension,
                &place,
                format!("`{who}={value}` is no tension."),
                format!("Write `{who}=` and a number from 1 (settled) to 5 (at the peak)."),
            );
        }
        tension
    }

    /// What happens, and the quote among it that says what each may be feeling.
    fn telling(&mut self, node: &Node<'_>, before: &[Node<'_>]) -> (Vec<Block>, Vec<Block>) {
        let mut quotes = before.iter().filter(|node| node.kind == Kind::Quote(None));
        let feelings = quotes.next();
        if let Some(second) = quotes.next() {
            self.report.add(
                ProblemCode::FeelingsTwice,
                &second.span,
                "A second quote stands in this step, but only one says what each may be feeling.",
                "Put both into one quote with an empty `>` line between them, or make this a paragraph.",
            );
        }
        let at =
            feelings.and_then(|quote| before.iter().position(|node| std::ptr::eq(node, quote)));
        let (first, second) = match at {
            Some(at) => (&before[..at], &before[at + 1..]),
            None => (before, &[][..]),
        };
        let mut text = self.blocks(first);
        text.extend(self.blocks(second));
        if text.is_empty() {
            self.report.add(
                ProblemCode::WithoutText,
                &node.span,
                "This step does not say what happens.",
                "Write it below the heading.",
            );
        }
        let feelings = feelings.map_or_else(Vec::new, |quote| self.blocks(&quote.children));
        (text, feelings)
    }

    fn choices(
        &mut self,
        list: &Node<'_>,
        known: &BTreeSet<String>,
        is_sound: &mut bool,
    ) -> Vec<StepChoice> {
        if !CHOICES.contains(&list.children.len()) {
            self.report.add(
                ProblemCode::ChoicesNumber,
                &list.span,
                match list.children.len() {
                    1 => "There is only one thing to choose here.".to_owned(),
                    many => format!("There are {many} things to choose from here."),
                },
                "Give two or three that reasonable adults would try.",
            );
        }
        let mut choices = Vec::new();
        let mut seen = BTreeSet::new();
        for item in &list.children {
            let Some(choice) = self.step_choice(item, known) else {
                *is_sound = false;
                continue;
            };
            if !seen.insert(choice.id.clone()) {
                self.report.add(
                    ProblemCode::DuplicateOption,
                    &item.span,
                    format!("Two choices say `{}`.", plain_text(&choice.text)),
                    "Make them differ, or remove one.",
                );
            }
            choices.push(choice);
        }
        choices
    }

    fn step_choice(&mut self, item: &Node<'_>, known: &BTreeSet<String>) -> Option<StepChoice> {
        let (line, more) = match item.children.split_first() {
            Some((first, more)) if first.kind == Kind::Paragraph => (&first.children[..], more),
            _ => {
                let line = item.children.iter().take_while(|node| node.is_inline());
                item.children.split_at(line.count())
            }
        };
        let [link] = line else {
            self.refuse_no_link(item);
            return None;
        };
        let Kind::Link { address } = &link.kind else {
            self.refuse_no_link(item);
            return None;
        };
        let text = self.inlines(&link.children);
        let words = plain_text(&text);
        if words.trim().is_empty() {
            self.report.add(
                ProblemCode::LinkWithoutWords,
                &link.span,
                "This choice has no words.",
                "Write what can be said or done between `[` and `]`.",
            );
            return None;
        }
        let leads_to = self.leads_to(address, link, known);
        let (answer, principle) = self.what_happens(more);
        Some(StepChoice {
            id: hash::short(&words, 8),
            text,
            leads_to: leads_to?,
            answer,
            principle,
        })
    }

    fn refuse_no_link(&mut self, item: &Node<'_>) {
        self.report.add(
            ProblemCode::ChoiceWithoutLink,
            &item.span,
            "This choice is not one link to a step.",
            "Put all its words into one link: `- [Sit down near him](#sits)`.",
        );
    }

    fn leads_to(
        &mut self,
        address: &str,
        link: &Node<'_>,
        known: &BTreeSet<String>,
    ) -> Option<String> {
        let step = address.strip_prefix('#').unwrap_or_default();
        if known.contains(step) {
            return Some(step.to_owned());
        }
        if !self.report.is_full() {
            let list: Vec<&str> = known.iter().map(String::as_str).take(12).collect();
            let hint = match suggest::nearest(step, list.iter().copied()) {
                Some(near) => format!("Did you mean `#{near}`?"),
                None => format!("The steps are `#{}`.", list.join("`, `#")),
            };
            let shown: String = address.chars().take(60).collect();
            self.report.add(
                ProblemCode::ChoiceToNowhere,
                &link.span,
                format!("This choice leads to `{shown}`, which is no step of this scene."),
                hint,
            );
        }
        None
    }

    /// What follows the words of a choice: a quote, then a turning point, either or none.
    fn what_happens(&mut self, more: &[Node<'_>]) -> (Vec<Block>, Option<Vec<Block>>) {
        let mut answer = None;
        let mut principle = None;
        for node in more {
            match &node.kind {
                Kind::Quote(None) if answer.is_none() && principle.is_none() => {
                    answer = Some(self.blocks(&node.children));
                }
                Kind::Quote(Some(kind)) if principle.is_none() => {
                    let callout = self.callout(*kind, node);
                    principle = self.principle(node, callout);
                }
                _ => self.report.add(
                    ProblemCode::ChoiceWithMore,
                    &node.span,
                    "A choice holds one link, then one quote with what happens, then one turning point, and nothing else.",
                    "Begin each line of what happens with `  > `; put an empty line before the turning point.",
                ),
            }
        }
        (answer.unwrap_or_default(), principle)
    }

    /// What a turning point teaches. A label of the author's own stays as its first line.
    fn principle(&mut self, node: &Node<'_>, callout: Block) -> Option<Vec<Block>> {
        let Block::Callout {
            kind,
            label,
            mut blocks,
        } = callout
        else {
            return None;
        };
        if blocks.is_empty() {
            self.report.add(
                ProblemCode::WithoutText,
                &node.span,
                "This turning point does not say what it teaches.",
                "Write the principle on the line below `> **Turning point**`.",
            );
            return None;
        }
        let is_usual = label == super::blocks::usual_label(kind)
            || label
                .trim_end_matches('.')
                .eq_ignore_ascii_case(TURNING_POINT);
        if !is_usual {
            let text = vec![Inline::Strong {
                text: vec![Inline::Text { text: label }],
            }];
            blocks.insert(0, Block::Paragraph { text });
        }
        Some(blocks)
    }
}

/// Where the choices of a step stand: the first list with a link to a place of this file at the start of an item, or
/// else the list that ends the step. An ending may end with a list of another sort.
fn choices_at(body: &[Node<'_>], is_ending: bool) -> Option<usize> {
    let links = body.iter().position(|node| {
        matches!(node.kind, Kind::List(_)) && node.children.iter().any(begins_with_own_link)
    });
    links.or_else(|| {
        let last = body.len().checked_sub(1).filter(|_| !is_ending)?;
        matches!(body[last].kind, Kind::List(_)).then_some(last)
    })
}

fn begins_with_own_link(item: &Node<'_>) -> bool {
    let first = match item.children.first() {
        Some(node) if node.kind == Kind::Paragraph => node.children.first(),
        other => other,
    };
    matches!(first.map(|node| &node.kind), Some(Kind::Link { address }) if address.starts_with('#'))
}
