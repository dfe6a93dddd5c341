//! Every word of the course that a learner can read, each piece with its place.

use super::said;
use evenkeel_core::course::content::{Block, plain_text};
use evenkeel_core::course::{Check, Course, Section, Step, Unit};
use evenkeel_core::markdown::plain;

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// The course says so.
    Course,
    /// Something people do, offered to choose from: a wrong option, or a choice in a story.
    Offered,
}

/// A piece of text.
#[derive(Debug)]
pub(super) struct Text {
    /// Such as `distance#angle`, `staying-safe?q-distance`, `lights-out#tablet`.
    pub(super) place: String,
    pub(super) voice: Voice,
    /// Small letters, straight apostrophes.
    pub(super) words: String,
}

/// All of it: lessons, assessments, stories, common questions, glossary, plan, pages, and titles.
pub(super) fn texts(course: &Course) -> Vec<Text> {
    let mut texts = Texts(Vec::new());
    course.units.iter().for_each(|unit| texts.unit(unit));
    for scenario in &course.scenarios {
        let place = |part: &str| format!("{}#{part}", scenario.id);
        texts.say(&place("title"), &scenario.title);
        texts.say(&place("summary"), &scenario.summary);
        texts.blocks(&place("setting"), &scenario.setting);
        for step in &scenario.steps {
            texts.step(&place(&step.id), step);
        }
        texts.sections(&scenario.id, &scenario.debrief);
    }
    for question in &course.questions {
        texts.say(&question.id, &question.title);
        texts.blocks(&question.id, &question.answer);
        texts.sections(&question.id, &question.sections);
    }
    for term in &course.glossary {
        let place = format!("glossary#{}", term.id);
        texts.say(&place, &term.term);
        texts.say(&place, &term.also.join(", "));
        texts.blocks(&place, &term.meaning);
    }
    if let Some(plan) = &course.plan {
        texts.blocks("plan", &plan.introduction);
        for group in &plan.groups {
            texts.say(&format!("plan#{}", group.id), &group.title);
            texts.blocks(&format!("plan#{}", group.id), &group.introduction);
            for field in &group.fields {
                texts.say(&format!("plan#{}", field.id), &field.title);
                texts.blocks(&format!("plan#{}", field.id), &field.prompt);
            }
        }
    }
    for page in &course.pages {
        texts.sections(&page.id, &page.sections);
    }
    for (code, says) in &course.outcomes {
        texts.say(code, says);
    }
    texts.0
}

struct Texts(Vec<Text>);

impl Texts {
    fn add(&mut self, place: &str, voice: Voice, words: &str) {
        self.0.push(Text {
            place: place.to_owned(),
            voice,
            words: words.to_lowercase().replace('’', "'"),
        });
    }

    fn say(&mut self, place: &str, words: &str) {
        self.add(place, Voice::Course, words);
    }

    fn blocks(&mut self, place: &str, blocks: &[Block]) {
        self.say(place, &said(blocks));
    }

    fn unit(&mut self, unit: &Unit) {
        self.say(&unit.id, &unit.title);
        self.say(&unit.id, &unit.summary);
        self.blocks(&unit.id, &unit.introduction);
        for lesson in &unit.lessons {
            self.say(&lesson.id, &lesson.title);
            self.say(&lesson.id, lesson.warning.as_deref().unwrap_or_default());
            self.sections(&lesson.id, &lesson.sections);
        }
        if let Some(assessment) = &unit.assessment {
            self.blocks(&unit.id, &assessment.introduction);
            for question in &assessment.questions {
                self.check(
                    &format!("{}?{}", unit.id, question.check.id),
                    &question.check,
                );
            }
        }
    }

    fn sections(&mut self, owner: &str, sections: &[Section]) {
        for section in sections {
            let place = format!("{owner}#{}", section.id);
            self.say(&place, &section.title);
            for block in &section.blocks {
                match block {
                    Block::Check(check) => self.check(&format!("{owner}?{}", check.id), check),
                    other => self.blocks(&place, std::slice::from_ref(other)),
                }
            }
        }
    }

    fn check(&mut self, place: &str, check: &Check) {
        self.say(place, &plain_text(&check.question));
        self.blocks(place, &check.scene);
        for option in &check.options {
            let voice = if option.right {
                Voice::Course
            } else {
                Voice::Offered
            };
            self.add(place, voice, &plain_text(&option.text));
            self.blocks(place, &option.feedback);
        }
    }

    fn step(&mut self, place: &str, step: &Step) {
        self.say(place, &step.title);
        self.blocks(place, &step.text);
        self.blocks(place, &step.feelings);
        for choice in &step.choices {
            self.add(place, Voice::Offered, &plain_text(&choice.text));
            self.blocks(place, &choice.answer);
            self.blocks(place, choice.principle.as_deref().unwrap_or_default());
        }
    }
}

/// Nothing is left out by mistake: these are all the words that a search finds too.
#[test]
fn every_word_of_every_lesson_is_among_the_texts() {
    let course = super::course();
    let all: Vec<String> = texts(course).into_iter().map(|text| text.words).collect();
    let all = all.join("\n");
    for section in course
        .units
        .iter()
        .flat_map(|unit| &unit.lessons)
        .flat_map(|lesson| &lesson.sections)
    {
        for line in plain::words(section).lines() {
            let line = line.to_lowercase().replace('’', "'");
            assert!(all.contains(&line), "{line}");
        }
    }
}
