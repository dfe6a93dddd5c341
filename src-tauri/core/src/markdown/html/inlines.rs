//! Text within a line.

use super::{Writer, percent_encoded};
use crate::course::content::{Inline, Target, plain_text};

impl Writer {
    pub(super) fn inlines(&mut self, text: &[Inline]) {
        for inline in text {
            match inline {
                Inline::Text { text } => self.words(text),
                Inline::Emphasis { text } => self.line("em", text),
                Inline::Strong { text } => self.line("strong", text),
                Inline::Code { text } => {
                    self.open("code", &[]);
                    self.words(text);
                    self.close("code");
                }
                Inline::Break => self.void("br", &[]),
                Inline::Link { target, text } => {
                    let address = place(target);
                    match target {
                        Target::Lesson { lesson, .. } => {
                            self.open("a", &[("href", &address), ("data-lesson", lesson)]);
                        }
                        Target::Term { term } => {
                            self.open("a", &[("href", &address), ("data-term", term)]);
                        }
                        Target::Plan { field: Some(field) } => {
                            self.open("a", &[("href", &address), ("data-field", field)]);
                        }
                        Target::Unit { .. }
                        | Target::Page { .. }
                        | Target::Scenario { .. }
                        | Target::Question { .. }
                        | Target::Glossary
                        | Target::Plan { field: None } => {
                            self.open("a", &[("href", &address)]);
                        }
                    }
                    self.inlines(text);
                    self.close("a");
                }
                Inline::Address { address, text } => self.address(address, text),
            }
        }
    }

    fn address(&mut self, address: &str, text: &[Inline]) {
        self.open("span", &[("class", "address")]);
        if plain_text(text) == address {
            self.open("span", &[("class", "address-text")]);
            self.words(address);
        } else {
            self.inlines(text);
            self.words(" ");
            self.open("span", &[("class", "address-text")]);
            self.words(&format!("({address})"));
        }
        self.close("span");
        self.close("span");
    }
}

/// Where a link leads, as the window's router reads it.
fn place(target: &Target) -> String {
    match target {
        Target::Lesson {
            lesson,
            section: None,
        } => format!("#/lesson/{}", percent_encoded(lesson)),
        Target::Lesson {
            lesson,
            section: Some(section),
        } => format!(
            "#/lesson/{}/{}",
            percent_encoded(lesson),
            percent_encoded(section)
        ),
        Target::Unit { unit } => format!("#/unit/{}", percent_encoded(unit)),
        Target::Page { page } => format!("#/page/{}", percent_encoded(page)),
        Target::Scenario { scenario } => format!("#/scenario/{}", percent_encoded(scenario)),
        Target::Question { question } => format!("#/question/{}", percent_encoded(question)),
        Target::Term { term } => format!("#/glossary/{}", percent_encoded(term)),
        Target::Glossary => "#/glossary".to_owned(),
        Target::Plan { .. } => "#/plan".to_owned(),
    }
}
