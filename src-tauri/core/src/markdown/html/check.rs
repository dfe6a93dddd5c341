//! Things a reader answers: checks, reflections, fields of the plan.

use super::Writer;
use crate::course::content::{Block, Inline};
use crate::course::{Check, Choice, ChoiceOption};
use std::collections::BTreeMap;

impl Writer {
    /// A check with its question as a heading of element `heading`, its options in the order of ids given.
    pub(super) fn check(&mut self, check: &Check, order: &[String], heading: &'static str) {
        let (choice, role, input) = match check.choice {
            Choice::Single => ("single", "radiogroup", "radio"),
            Choice::Multiple => ("multiple", "group", "checkbox"),
        };
        let name = format!("check-{}", check.id);
        self.open(
            "section",
            &[
                ("class", "check"),
                ("data-check", &check.id),
                ("data-choice", choice),
                ("aria-labelledby", &name),
            ],
        );
        let mut attributes = vec![("class", "question"), ("id", name.as_str())];
        if heading == "h2" {
            attributes.push(("tabindex", "-1"));
        }
        self.open(heading, &attributes);
        self.inlines(&check.question);
        self.close(heading);
        self.blocks(&check.scene);
        self.open(
            "div",
            &[
                ("class", "options"),
                ("role", role),
                ("aria-labelledby", &name),
            ],
        );
        for option in in_order(&check.options, order) {
            self.option(option, &name, input);
        }
        self.close("div");
        self.close("section");
    }

    fn option(&mut self, option: &ChoiceOption, name: &str, input: &str) {
        self.open("div", &[("class", "option"), ("data-option", &option.id)]);
        self.open("label", &[]);
        self.void(
            "input",
            &[("type", input), ("name", name), ("value", &option.id)],
        );
        self.line("span", &option.text);
        self.close("label");
        self.close("div");
    }

    /// A reflection or a field of the plan: `data` names the attribute that carries `id`.
    pub(super) fn answer(
        &mut self,
        class: &str,
        data: &'static str,
        id: &str,
        heading: &'static str,
        title: &[Inline],
        prompt: &[Block],
    ) {
        self.open("section", &[("class", class), (data, id)]);
        if heading == "h2" {
            self.open(heading, &[("tabindex", "-1")]);
        } else {
            self.open(heading, &[]);
        }
        self.inlines(title);
        self.close(heading);
        self.blocks(prompt);
        self.close("section");
    }
}

fn in_order<'a>(options: &'a [ChoiceOption], order: &[String]) -> Vec<&'a ChoiceOption> {
    let places: BTreeMap<&str, usize> = order
        .iter()
        .enumerate()
        .map(|(place, id)| (id.as_str(), place))
        .collect();
    let mut sorted: Vec<&ChoiceOption> = options.iter().collect();
    // A stable sort keeps options that are not named in the author's order.
    sorted.sort_by_key(|option| {
        places
            .get(option.id.as_str())
            .copied()
            .unwrap_or(usize::MAX)
    });
    sorted
}
