//! What stands beside the units: scenarios, common questions, the glossary, the plan, synonyms.

use super::super::store::{self, Compiled};
use super::*;
use crate::course::content::{Block, Inline};
use crate::course::{
    CommonQuestion, Course, PlanForm, PlanFormField, PlanGroup, Scenario, Step, StepChoice, Term,
};

fn says(words: &str) -> Vec<Block> {
    let text = vec![Inline::Text {
        text: words.to_owned(),
    }];
    vec![Block::Paragraph { text }]
}

fn step(id: &str, choices: Vec<StepChoice>) -> Step {
    Step {
        id: id.to_owned(),
        title: id.to_owned(),
        child: 2,
        you: 1,
        text: says("He looks at the clock."),
        feelings: says("He may feel the day ending."),
        choices,
    }
}

fn scenario() -> Scenario {
    Scenario {
        id: "lights-out".to_owned(),
        title: "Lights out".to_owned(),
        summary: "A tablet at bedtime.".to_owned(),
        minutes: 6,
        outcomes: vec!["A1".to_owned()],
        warning: None,
        sources: Vec::new(),
        content_hash: "0123456789abcdef".to_owned(),
        setting: says("Leon is nine."),
        scene: "Half past eight".to_owned(),
        steps: vec![
            step(
                "tablet",
                vec![StepChoice {
                    id: "5f3a0c11".to_owned(),
                    text: Vec::new(),
                    leads_to: "handed-over".to_owned(),
                    answer: says("He sits down."),
                    principle: None,
                }],
            ),
            step("handed-over", Vec::new()),
        ],
        debrief: Vec::new(),
    }
}

fn with_everything(mut course: Course) -> Course {
    course.scenarios = vec![scenario()];
    course.questions = vec![CommonQuestion {
        id: "never-alone".to_owned(),
        title: "Can I do this alone?".to_owned(),
        outcomes: vec!["A1".to_owned()],
        sources: Vec::new(),
        content_hash: "0123456789abcdef".to_owned(),
        answer: says("No."),
        sections: Vec::new(),
    }];
    course.glossary = vec![Term {
        id: "co-regulation".to_owned(),
        term: "Co-regulation".to_owned(),
        also: vec!["lending calm".to_owned()],
        meaning: says("Settling together."),
    }];
    course.plan = Some(PlanForm {
        title: "Our plan".to_owned(),
        introduction: Vec::new(),
        groups: vec![PlanGroup {
            id: "people".to_owned(),
            title: "People".to_owned(),
            introduction: Vec::new(),
            fields: vec![PlanFormField {
                id: "who-helps".to_owned(),
                title: "Who helps".to_owned(),
                prompt: says("Names."),
                private: false,
            }],
        }],
    });
    course.synonyms = vec![vec!["hold".to_owned(), "restrain".to_owned()]];
    course
}

#[test]
fn what_stands_beside_the_units_can_be_looked_up_and_is_in_the_outline() {
    let shelf = Shelf::with(&small());
    drop(shelf.open().unwrap());
    let guide = Source::BuiltInGuide.files().unwrap();
    let course = with_everything(compile(&small()).course.unwrap());
    let courses = [
        (Slot::Course, course.clone(), small()),
        (Slot::Guide, compile(&guide).course.unwrap(), guide),
    ]
    .map(|(slot, course, files)| Compiled {
        slot,
        course,
        files,
    });
    store::replace(&shelf.path(), &courses).unwrap();

    let library = shelf.open().unwrap();
    assert_eq!(library.scenario("lights-out").unwrap(), course.scenarios[0]);
    assert_eq!(
        library.question("never-alone").unwrap(),
        course.questions[0]
    );
    assert_eq!(library.glossary().unwrap(), course.glossary);
    assert_eq!(library.term("co-regulation").unwrap(), course.glossary[0]);
    assert_eq!(library.plan_form().unwrap(), course.plan);
    assert_eq!(library.synonyms().unwrap(), course.synonyms);

    let outline = library.course();
    let lights_out = outline.scenario("lights-out").unwrap();
    assert_eq!(lights_out.minutes, 6);
    assert_eq!(lights_out.endings[0].id, "handed-over");
    assert_eq!(
        outline.question("never-alone").unwrap().title,
        "Can I do this alone?"
    );
    assert_eq!((outline.terms, outline.has_plan), (1, true));
}

#[test]
fn a_course_without_any_of_it_says_so_by_name() {
    let shelf = Shelf::with(&small());
    let library = shelf.open().unwrap();
    let code = |error: Error| error.code();
    assert_eq!(
        code(library.scenario("gone").unwrap_err()),
        Code::ScenarioNotFound
    );
    assert_eq!(
        code(library.question("gone").unwrap_err()),
        Code::QuestionNotFound
    );
    assert_eq!(code(library.term("gone").unwrap_err()), Code::TermNotFound);
    assert_eq!(library.glossary().unwrap(), []);
    assert_eq!(library.plan_form().unwrap(), None);
    assert!(library.synonyms().unwrap().is_empty());
    let outline = library.course();
    assert!(outline.scenario("gone").is_err() && outline.question("gone").is_err());
    assert!(!outline.has_plan);
}
