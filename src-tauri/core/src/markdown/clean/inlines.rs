//! Text within a line, and where its links lead.

use super::super::problem::ProblemCode;
use super::super::read::{Kind, Node};
use super::super::suggest;
use super::super::targets::{GLOSSARY_FILE, PLAN_FILE, Targets, resolve};
use super::Cleaner;
use crate::course::content::{Inline, Target, plain_text};
use std::collections::BTreeSet;
use std::ops::Range;

impl Cleaner<'_> {
    /// Cleans a run of text. Words that stand side by side become one piece; the ends are trimmed.
    pub(super) fn inlines(&mut self, nodes: &[Node<'_>]) -> Vec<Inline> {
        let mut text = self.pieces(nodes);
        if let Some(Inline::Text { text: first }) = text.first_mut() {
            first.drain(..first.len() - first.trim_start().len());
        }
        if let Some(Inline::Text { text: last }) = text.last_mut() {
            last.truncate(last.trim_end().len());
        }
        text.retain(|inline| !matches!(inline, Inline::Text { text } if text.is_empty()));
        text
    }

    fn pieces(&mut self, nodes: &[Node<'_>]) -> Vec<Inline> {
        // Most runs are words without marks: one piece.
        let mut text = Vec::with_capacity(1);
        let mut rest = nodes;
        while let [first, after @ ..] = rest {
            rest = after;
            match &first.kind {
                Kind::Text(_) | Kind::SoftBreak => {
                    let (words, later) = words_from(first, after);
                    rest = later;
                    text.push(Inline::Text { text: words });
                }
                Kind::HardBreak => text.push(Inline::Break),
                Kind::Code(letters) => text.push(Inline::Code {
                    text: letters.to_string(),
                }),
                Kind::Emphasis => text.push(Inline::Emphasis {
                    text: self.pieces(&first.children),
                }),
                Kind::Strong => text.push(Inline::Strong {
                    text: self.pieces(&first.children),
                }),
                Kind::Link { address } => self.link(first, address, &mut text),
                Kind::Picture { .. } => self.report.add(
                    ProblemCode::PictureInText,
                    &first.span,
                    "A picture stands within text.",
                    "Put an empty line before it and after it.",
                ),
                Kind::Tick(_) => self.report.add(
                    ProblemCode::BoxOutsideCheck,
                    &first.span,
                    "This box does not begin an option of a check.",
                    "Put a heading such as `### What helps first? {.check #my-id}` above the list, or remove the box.",
                ),
                Kind::Html => self.raw_html(first),
                _ => self.footnote(first),
            }
        }
        text
    }

    fn link(&mut self, node: &Node<'_>, address: &str, out: &mut Vec<Inline>) {
        let text = self.pieces(&node.children);
        if plain_text(&text).trim().is_empty() {
            self.report.add(
                ProblemCode::LinkWithoutWords,
                &node.span,
                "This link has no words.",
                "Write where it leads between `[` and `]`.",
            );
            return;
        }
        if is_web_address(address) {
            out.push(Inline::Address {
                address: address.to_owned(),
                text,
            });
        } else if let Some(target) = self.target(address, &node.span) {
            out.push(Inline::Link { target, text });
        } else {
            out.extend(text);
        }
    }

    /// Where an address leads; `None` when it may not or cannot, which is put down.
    pub(super) fn target(&mut self, address: &str, place: &Range<usize>) -> Option<Target> {
        let (path, section) = match address.split_once('#') {
            Some((path, section)) => (path, Some(section)),
            None => (address, None),
        };
        let is_own = path.is_empty();
        if is_own && ![GLOSSARY_FILE, PLAN_FILE].contains(&self.document.file()) {
            return self.own_section(section.unwrap_or_default(), place);
        }
        if path.contains([':', '\\', '?', '%']) || path.starts_with('/') {
            let hint = if address.trim_start().to_lowercase().starts_with("mailto:") {
                "Write the address as plain words."
            } else {
                "Link to a section (`#my-section`), a file of the course (`02-next.md`) or an address that begins with `https://`."
            };
            self.report.add(
                ProblemCode::ForbiddenLink,
                place,
                format!("A link may not lead to `{}`.", shortened(address)),
                hint,
            );
            return None;
        }
        let file = if is_own {
            self.document.file().to_owned()
        } else {
            resolve(self.document.file(), path).unwrap_or_default()
        };
        let targets = self.targets;
        if let Some(lesson) = targets.lessons.get(&file) {
            let known = &lesson.sections;
            self.is_among(section, known, "section", &file, place)?;
            return Some(lesson.place(section));
        }
        if let Some(terms) = targets.glossary.as_ref().filter(|_| file == GLOSSARY_FILE) {
            self.is_among(section, terms, "word", &file, place)?;
            return Some(section.map_or(Target::Glossary, |term| Target::Term {
                term: term.to_owned(),
            }));
        }
        if let Some(fields) = targets.plan.as_ref().filter(|_| file == PLAN_FILE) {
            self.is_among(section, fields, "field", &file, place)?;
            return Some(Target::Plan {
                field: section.map(str::to_owned),
            });
        }
        let Some(found) = whole_file(targets, &file) else {
            self.refuse_dead_file(path, &file, place);
            return None;
        };
        if let Some(section) = section {
            self.report.add(
                ProblemCode::DeadLink,
                place,
                format!(
                    "`#{}` names a section, but only lessons have sections that links can lead to.",
                    shortened(section)
                ),
                format!("Write `{path}`."),
            );
            return None;
        }
        Some(found)
    }

    fn own_section(&mut self, section: &str, place: &Range<usize>) -> Option<Target> {
        let Some(own) = self.own.take() else {
            self.report.add(
                ProblemCode::DeadLink,
                place,
                format!("The link leads to `#{}`, but only lessons have sections that links can lead to.", shortened(section)),
                "Link to a lesson: `1-defusing-conflict/02-next.md#my-section`.",
            );
            return None;
        };
        let target = self
            .is_among(
                Some(section),
                &own.sections,
                "section",
                "this lesson",
                place,
            )
            .map(|()| own.place(Some(section)));
        self.own = Some(own);
        target
    }

    fn refuse_dead_file(&mut self, path: &str, file: &str, place: &Range<usize>) {
        if self.report.is_full() {
            return;
        }
        let otherwise = "Name the file as it is from here, such as `../2-staying-safe/unit.md`; lessons, units, pages, scenarios, questions, the glossary and the plan can be linked to.";
        let hint = match suggest::nearest(file, self.targets.files()) {
            Some(near) => format!("Did you mean the file `{near}`?"),
            None => otherwise.to_owned(),
        };
        self.report.add(
            ProblemCode::DeadLink,
            place,
            format!(
                "The link leads to `{}`, which is no text of the course.",
                shortened(path)
            ),
            hint,
        );
    }

    /// Whether the place that a link names is among those its file has; `None` when not, which is put down.
    fn is_among(
        &mut self,
        named: Option<&str>,
        known: &BTreeSet<String>,
        what: &str,
        file: &str,
        place: &Range<usize>,
    ) -> Option<()> {
        let Some(named) = named.filter(|named| !known.contains(*named)) else {
            return Some(());
        };
        if !self.report.is_full() {
            let known = known.iter().map(String::as_str);
            let list: Vec<&str> = known.clone().take(12).collect();
            let otherwise = if list.is_empty() {
                format!("It has no {what}s; link to the file alone.")
            } else {
                format!("Its {what}s are `{}`.", list.join("`, `"))
            };
            let hint = match suggest::nearest(named, known) {
                Some(near) => format!("Did you mean `#{near}`?"),
                None => otherwise,
            };
            self.report.add(
                ProblemCode::DeadLink,
                place,
                format!("`#{}` is no {what} of {file}.", shortened(named)),
                hint,
            );
        }
        None
    }
}

/// A file that a link can lead to only as a whole.
fn whole_file(targets: &Targets, file: &str) -> Option<Target> {
    if let Some(unit) = targets.units.get(file) {
        return Some(Target::Unit { unit: unit.clone() });
    }
    if let Some(page) = targets.pages.get(file) {
        return Some(Target::Page { page: page.clone() });
    }
    if let Some(scenario) = targets.scenarios.get(file) {
        return Some(Target::Scenario {
            scenario: scenario.clone(),
        });
    }
    targets
        .questions
        .get(file)
        .map(|question| Target::Question {
            question: question.clone(),
        })
}

/// Whether an address may be shown: web only, a host, and nothing that hides or breaks it.
fn is_web_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let host = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    host.is_some_and(|host| {
        host.starts_with(|first: char| first.is_alphanumeric())
            && !address.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// The words that begin with `first`, as one piece, and what stands after them. Markdown cuts words at every quote.
fn words_from<'n, 'a>(first: &Node<'a>, after: &'n [Node<'a>]) -> (String, &'n [Node<'a>]) {
    let more = after.iter().take_while(|node| words_of(node).is_some());
    let (more, later) = after.split_at(more.count());
    let run = || std::iter::once(first).chain(more).filter_map(words_of);
    let mut words = String::with_capacity(run().map(str::len).sum());
    words.extend(run());
    (words, later)
}

fn words_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.kind {
        Kind::Text(words) => Some(words),
        Kind::SoftBreak => Some(" "),
        _ => None,
    }
}

/// An address cut to a length that fits a message.
fn shortened(address: &str) -> String {
    let mut short: String = address
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(60)
        .collect();
    if address.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}
