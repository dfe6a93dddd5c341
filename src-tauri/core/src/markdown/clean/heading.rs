//! Headings: ids, kinds and attributes from the braces.

use super::super::problem::ProblemCode;
use super::super::read::{Heading, Node, words};
use super::super::suggest;
use super::super::targets::PLAN_FILE;
use super::Cleaner;
use crate::course::{Nation, OPENING};
use std::ops::Range;

/// What a class makes of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Special {
    Check,
    Reflection,
    PlanField,
    Nation(Nation),
    /// The scene of a scenario.
    Scenario,
    /// A step of a scenario at which the story ends.
    Ending,
}

/// Classes that make a kind.
const CLASSES: [&str; 9] = [
    "check",
    "reflect",
    "plan",
    "scenario",
    "ending",
    "england",
    "wales",
    "scotland",
    "northern-ireland",
];

/// The class of a plan field that stays off the print others may see.
pub(super) const PRIVATE: &str = "private";

impl Special {
    fn from_class(class: &str) -> Option<Self> {
        match class {
            "check" => Some(Self::Check),
            "reflect" => Some(Self::Reflection),
            "plan" => Some(Self::PlanField),
            "scenario" => Some(Self::Scenario),
            "ending" => Some(Self::Ending),
            other => Nation::from_key(other).map(Self::Nation),
        }
    }

    /// With its article, for messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Check => "A check",
            Self::Reflection => "A reflection",
            Self::PlanField => "A plan field",
            Self::Nation(_) => "A nation block",
            Self::Scenario => "A scenario",
            Self::Ending => "An ending",
        }
    }
}

impl Cleaner<'_> {
    /// The kind that the classes of a heading give it. Unknown classes, unknown attributes and a heading without words
    /// are put down.
    pub(super) fn special(&mut self, node: &Node<'_>, heading: &Heading) -> Option<Special> {
        let mut special = None;
        for class in &heading.classes {
            match (Special::from_class(class), special) {
                (None, _) if class == PRIVATE && self.document.file() == PLAN_FILE => {}
                (Some(found), None) => special = Some(found),
                (Some(_), Some(_)) => self.report.add(
                    ProblemCode::UnknownKind,
                    &self.in_braces(node, class),
                    format!("The heading has a second kind, `{class}`."),
                    "Keep one; a heading has one kind.",
                ),
                (None, _) if class == PRIVATE => self.report.add(
                    ProblemCode::UnknownKind,
                    &self.in_braces(node, class),
                    format!("`.{PRIVATE}` is for fields of {PLAN_FILE}."),
                    format!("Remove it here; write it at the field in {PLAN_FILE}."),
                ),
                (None, _) => {
                    let list = CLASSES.join("`, `.");
                    let otherwise = format!("The kinds are `.{list}`.");
                    let hint = match suggest::nearest(class, CLASSES) {
                        Some(near) => format!("Did you mean `.{near}`?"),
                        None => otherwise,
                    };
                    self.report.add(
                        ProblemCode::UnknownKind,
                        &self.in_braces(node, class),
                        format!("`.{class}` is no kind of heading."),
                        hint,
                    );
                }
            }
        }
        if words(&node.children).trim().is_empty() {
            self.report.add(
                ProblemCode::HeadingWithoutWords,
                &node.span,
                "This heading has no words.",
                "Write what comes next in a few words, or remove the heading.",
            );
        }
        special
    }

    /// Puts down every attribute that is not among `known`.
    pub(super) fn refuse_attributes(&mut self, node: &Node<'_>, heading: &Heading, known: &[&str]) {
        for (key, _) in &heading.attributes {
            if !known.contains(&key.as_str()) {
                let hint = match key.as_str() {
                    "outcome" => "Remove it; only questions of an assessment name an outcome.",
                    "child" | "you" => {
                        "Remove it; only steps of a scenario say how tense somebody is."
                    }
                    _ if known.is_empty() => {
                        "Remove it; write a kind as `.check` and an id as `#my-id`."
                    }
                    _ => "Remove it.",
                };
                let hint = suggest::did_you_mean(key, known.iter().copied(), hint);
                self.report.add(
                    ProblemCode::UnknownAttribute,
                    &self.in_braces(node, key),
                    format!("Nothing reads `{key}` on this heading."),
                    hint,
                );
            }
        }
    }

    /// The id of a heading that must have one; when it has none, that is put down and a proposal returned, so that
    /// cleaning can go on.
    pub(super) fn needed_id(&mut self, node: &Node<'_>, heading: &Heading, what: &str) -> String {
        if let Some(id) = self.optional_id(node, heading) {
            return id;
        }
        let title = words(&node.children);
        let proposal = suggest::id_from(&title);
        let mut braces: Vec<String> = heading
            .classes
            .iter()
            .map(|class| format!(".{class}"))
            .collect();
        braces.push(format!("#{proposal}"));
        braces.extend(heading.attributes.iter().map(|(key, value)| {
            let value = value.as_deref().unwrap_or_default();
            format!("{key}={value}")
        }));
        let marks = "#".repeat(usize::from(heading.level));
        self.report.add(
            ProblemCode::MissingId,
            &node.span,
            format!("{what} has no id."),
            format!(
                "Write `{marks} {} {{{}}}`, and never change the id again.",
                title.trim(),
                braces.join(" ")
            ),
        );
        proposal
    }

    /// The id of a heading, checked.
    pub(super) fn optional_id(&mut self, node: &Node<'_>, heading: &Heading) -> Option<String> {
        let id = heading.id.clone()?;
        if is_well_formed(&id) && id != OPENING && self.ids.insert(id.clone()) {
            return Some(id);
        }
        // Only now is it worth while to look where it stands.
        let place = self.in_braces(node, &id);
        if self.check_id(&id, &place) {
            self.claim(&id, &place);
        }
        Some(id)
    }

    /// Whether an id is well formed; if not, that is put down.
    pub(super) fn check_id(&mut self, id: &str, place: &Range<usize>) -> bool {
        let well_formed = is_well_formed(id);
        if !well_formed {
            let proposal = suggest::id_from(id);
            self.report.add(
                ProblemCode::BadId,
                place,
                format!("`{id}` cannot be an id: small letters, digits and single `-` between them, at most 64."),
                format!("Write `{proposal}`."),
            );
        } else if id == OPENING {
            self.report.add(
                ProblemCode::BadId,
                place,
                format!("`{OPENING}` is the id of the text before the first heading."),
                "Choose another id.",
            );
            return false;
        }
        well_formed
    }

    /// Notes an id as taken; if it was, that is put down.
    pub(super) fn claim(&mut self, id: &str, place: &Range<usize>) {
        if !self.ids.insert(id.to_owned()) {
            self.report.add(
                ProblemCode::DuplicateId,
                place,
                format!("The id `{id}` stands twice in this file."),
                format!("Give this one another id, such as `{id}-2`."),
            );
        }
    }

    /// Where a word stands in the braces of a heading; the whole heading when it is not found.
    pub(super) fn in_braces(&self, node: &Node<'_>, word: &str) -> Range<usize> {
        if self.report.is_full() {
            return node.span.clone();
        }
        let written = &self.document.text()[node.span.clone()];
        let found = written
            .rfind('{')
            .and_then(|brace| Some(brace + written[brace..].find(word)?));
        match found {
            Some(at) => node.span.start + at..node.span.start + at + word.len(),
            None => node.span.clone(),
        }
    }
}

fn is_well_formed(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 64
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
}
