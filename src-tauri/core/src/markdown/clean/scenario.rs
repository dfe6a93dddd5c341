//! Scenarios: who is there, the scene with its steps, and the debrief.
//!
//! The file is cut by its level-2 headings: text before the first is the setting, the one with `.scenario` holds the
//! steps, those after it are the debrief. One step at a time is cleaned in `step`; whether the story as a whole can be
//! walked through is asked of [`story`].

use super::super::plain::Lines;
use super::super::problem::{Problem, ProblemCode};
use super::super::read::{Document, Heading, Kind, Node, words};
use super::super::story;
use super::super::targets::Targets;
use super::Cleaner;
use super::sections::{Kinds, next_heading};
use crate::course::content::Block;
use crate::course::{Scenario, Section, Step};
use std::collections::{BTreeMap, BTreeSet};

/// How many steps a scenario has, endings among them.
const STEPS: std::ops::RangeInclusive<usize> = 5..=12;

/// Cleans a file of `scenarios/`. `None` when it lacks something a scenario cannot be without.
pub fn scenario(
    document: &Document<'_>,
    targets: &Targets,
    problems: &mut Vec<Problem>,
) -> Option<Scenario> {
    let mut cleaner = Cleaner::new(document, targets, problems);
    let heading = cleaner.id_and_title(&[
        "id", "title", "summary", "minutes", "outcomes", "warning", "sources",
    ]);
    let front = document.front().map(|front| {
        let report = &mut cleaner.report;
        let summary = front.text("summary", "\"What happens, in one sentence.\"", report);
        let minutes = front.number("minutes", &(1..=60), report);
        let outcomes = front.texts("outcomes", true, report);
        let warning = front.optional_text("warning", report);
        let sources = front.texts("sources", false, report);
        (summary, minutes, outcomes, warning, sources)
    });
    let nodes = document.nodes();
    let (opening, rest) = nodes.split_at(next_heading(nodes, 2));
    let setting = cleaner.section_blocks(opening, 1, Kinds::None);
    if setting.is_empty() {
        cleaner.refuse_missing(
            ProblemCode::WithoutText,
            "The scenario does not say who is there.",
            "Below the front matter, say who you are, who the child is, where and when.",
        );
    }
    let (scene, debrief) = cleaner.scene_and_debrief(rest);

    let (summary, minutes, outcomes, warning, sources) = front?;
    let outcomes = cleaner.known(outcomes, ProblemCode::UnknownOutcome);
    let sources = cleaner.known(sources, ProblemCode::UnknownSource);
    let (id, title) = heading?;
    let (scene, steps) = scene?;
    Some(Scenario {
        id,
        title,
        summary: summary?,
        minutes: minutes?,
        outcomes,
        warning,
        sources,
        content_hash: content_hash(&setting, &scene, &steps, &debrief),
        setting,
        scene,
        steps,
        debrief,
    })
}

/// Tells whether a story says another thing than before: a hash of all that can be read in it and where its choices
/// lead.
fn content_hash(setting: &[Block], scene: &str, steps: &[Step], debrief: &[Section]) -> String {
    let mut lines = Lines::default();
    lines.blocks(setting);
    lines.line(scene);
    for step in steps {
        lines.line(&step.id);
        lines.line(&step.title);
        lines.blocks(&step.text);
        lines.blocks(&step.feelings);
        for choice in &step.choices {
            lines.line(&choice.leads_to);
            lines.inlines(&choice.text);
            lines.blocks(&choice.answer);
            lines.blocks(choice.principle.as_deref().unwrap_or_default());
        }
    }
    lines.everything(debrief);
    lines.hash()
}

/// The heading of the scene, and its steps.
type Scene = (String, Vec<Step>);

impl Cleaner<'_> {
    fn scene_and_debrief(&mut self, nodes: &[Node<'_>]) -> (Option<Scene>, Vec<Section>) {
        let mut scene = None;
        let mut debrief = Vec::new();
        let mut rest = nodes;
        while let [first, after @ ..] = rest {
            let (body, later) = after.split_at(next_heading(after, 2));
            rest = later;
            let Kind::Heading(heading) = &first.kind else {
                continue;
            };
            let is_scene = heading.classes.iter().any(|class| class == "scenario");
            if heading.level == 2 && is_scene && scene.is_some() {
                self.report.add(
                    ProblemCode::SceneMissing,
                    &first.span,
                    "A second scene begins here, but a scenario has one.",
                    "Make its steps part of the first, or move it to a file of its own.",
                );
            } else if heading.level == 2 && is_scene {
                scene = Some(self.scene(first, heading, body));
            } else {
                if scene.is_none() && heading.level == 2 {
                    self.report.add(
                        ProblemCode::MisplacedHeading,
                        &first.span,
                        "This section stands before the scene, where only the setting does.",
                        "Move it below the scene, as part of the debrief, or make plain text of it.",
                    );
                }
                debrief.extend(self.section(first, heading, body, Kinds::NationsOnly));
            }
        }
        if scene.is_none() {
            self.refuse_missing(
                ProblemCode::SceneMissing,
                "The scenario has no scene.",
                "Write a heading such as `## Half past eight {.scenario #evening}` with its steps below it.",
            );
        } else if debrief.is_empty() {
            self.refuse_missing(
                ProblemCode::DebriefMissing,
                "The scenario has no debrief.",
                "After the scene, say what to take from it, such as `## The idea behind it {#idea}`.",
            );
        }
        (scene, debrief)
    }

    fn scene(&mut self, node: &Node<'_>, heading: &Heading, body: &[Node<'_>]) -> Scene {
        self.special(node, heading);
        self.refuse_attributes(node, heading, &[]);
        self.needed_id(node, heading, "This scene");
        let (before, mut rest) = body.split_at(next_heading(body, 3));
        if let Some(first) = before.first() {
            self.report.add(
                ProblemCode::TextOutside,
                &first.span,
                "This text belongs to no step, so nobody would read it.",
                "Move it into the first step, or before the heading of the scene.",
            );
        }
        let known = step_ids(rest);
        let mut steps = Vec::new();
        let mut places = Vec::new();
        let mut is_sound = true;
        while let [first, after @ ..] = rest {
            let (body, later) = after.split_at(next_heading(after, 3));
            rest = later;
            if let Kind::Heading(heading) = &first.kind {
                let Some((step, sound)) = self.step(first, heading, body, &known) else {
                    is_sound = false;
                    continue;
                };
                is_sound &= sound;
                places.push(first);
                steps.push(step);
            }
        }
        self.refuse_number(node, &steps);
        if is_sound && known.len() == steps.len() {
            self.refuse_dead_ends(&steps, &places);
        }
        (words(&node.children).trim().to_owned(), steps)
    }

    fn refuse_number(&mut self, node: &Node<'_>, steps: &[Step]) {
        if !STEPS.contains(&steps.len()) {
            self.report.add(
                ProblemCode::ScenarioSize,
                &node.span,
                match steps.len() {
                    1 => "This scene has one step.".to_owned(),
                    many => format!("This scene has {many} steps, endings included."),
                },
                format!(
                    "Tell it in {} to {}: fewer leave nothing to decide, more tire the reader.",
                    STEPS.start(),
                    STEPS.end()
                ),
            );
        }
        let endings = steps.iter().filter(|step| step.is_ending()).count();
        if endings < 2 && !steps.is_empty() {
            let found = if endings == 0 {
                "no ending"
            } else {
                "only one ending"
            };
            self.report.add(
                ProblemCode::EndingMissing,
                &node.span,
                format!("This scene has {found}, so choices would not matter."),
                "Give it two or more, each a heading such as `### He hands it over {.ending #handed-over child=1 you=1}`.",
            );
        }
    }

    /// Only where every choice leads somewhere and no id stands twice; otherwise one slip would be told many times.
    fn refuse_dead_ends(&mut self, steps: &[Step], places: &[&Node<'_>]) {
        let numbers: BTreeMap<&str, usize> = (0..)
            .zip(steps)
            .map(|(at, step)| (step.id.as_str(), at))
            .collect();
        let leads: Vec<Vec<usize>> = steps
            .iter()
            .map(|step| {
                let choices = step.choices.iter();
                choices
                    .filter_map(|choice| numbers.get(choice.leads_to.as_str()).copied())
                    .collect()
            })
            .collect();
        for at in story::unreachable(&leads) {
            self.report.add(
                ProblemCode::StepUnreachable,
                &places[at].span,
                "No choice leads to this step.",
                format!(
                    "Let a choice of an earlier step lead to `#{}`, or remove it.",
                    steps[at].id
                ),
            );
        }
        for at in story::without_ending(&leads) {
            self.report.add(
                ProblemCode::StepWithoutWayOut,
                &places[at].span,
                "From this step the story goes round for ever: no choice leads on to an ending.",
                "Let one of its choices lead to an ending, or to a step from which one can be reached.",
            );
        }
    }
}

/// Ids of the steps, before any is cleaned, so that a choice may lead to a later one.
fn step_ids(nodes: &[Node<'_>]) -> BTreeSet<String> {
    nodes
        .iter()
        .filter_map(|node| match &node.kind {
            Kind::Heading(heading) if heading.level == 3 => heading.id.clone(),
            _ => None,
        })
        .collect()
}
