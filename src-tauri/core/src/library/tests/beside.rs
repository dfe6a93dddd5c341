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

const STORY: &str = r#"+++
id = "lights-out"
title = "Lights out"
summary = "A tablet at bedtime."
minutes = 6
outcomes = ["A1"]
+++
Leon is nine. See [who helps](../plan.md#who-helps).

## Half past eight {.scenario #evening}

### The tablet {#tablet child=2 you=1}

He does not look up.

> **Leon** may feel the day ending.

- [Sit down near him](#sits)
  > He looks at the clock.
- [Take it](#cracked)

### He moves over {#sits child=2 you=1}

There is room.

> **You** may feel tired.

- [Wait](#later)
- [Ask](#handed-over)

### Later {#later child=1 you=1}

He yawns.

> **You** may feel tired too.

- [Wait](#handed-over)
- [Ask](#cracked)

### He hands it over {.ending #handed-over child=1 you=1}

It is nine.

### The glass cracks {.ending #cracked child=5 you=4}

Nobody is hurt.

## The idea behind it {#idea}

Waiting is [co-regulation](../glossary.md#co-regulation) too.
"#;

const ANSWER: &str = r#"+++
id = "never-alone"
title = "Can I do this alone?"
outcomes = ["A1"]
+++
- No.
- Ring somebody.
- Write it down.

## Why {#why}

As in [the story](../scenarios/01-lights-out.md).
"#;

/// The small course with everything that may stand beside the units.
fn whole() -> CourseFiles {
    let mut course = small();
    for (path, text) in [
        ("scenarios/01-lights-out.md", STORY),
        ("scenarios/notes.txt", "left alone"),
        ("questions/01-never-alone.md", ANSWER),
        (
            "glossary.md",
            "+++\nid = \"glossary\"\ntitle = \"Words\"\n+++\n## Co-regulation {#co-regulation}\n\nSettling together.\n",
        ),
        (
            "plan.md",
            "+++\nid = \"plan\"\ntitle = \"Our plan\"\n+++\n## People {#people}\n\n### Who helps {.plan #who-helps}\n\nNames.\n",
        ),
        (
            "synonyms.toml",
            "[[synonym]]\nwords = [\"hold\", \"pin down\", \"rückzug\"]\n",
        ),
    ] {
        course.insert(path.to_owned(), text.into());
    }
    course
}

#[test]
fn files_beside_the_units_become_part_of_the_course() {
    let Compilation { course, problems } = compile(&whole());
    assert_eq!(problems, []);
    let course = course.unwrap();
    assert_eq!(course.scenarios[0].steps.len(), 5);
    assert_eq!(course.scenarios[0].step("tablet").unwrap().choices.len(), 2);
    assert_eq!(course.questions[0].id, "never-alone");
    assert_eq!(course.glossary[0].id, "co-regulation");
    assert_eq!(course.plan.unwrap().fields().count(), 1);
    assert_eq!(course.synonyms, [["hold", "pin down", "rückzug"]]);
}

#[test]
fn another_word_makes_another_hash_and_only_of_its_own_text() {
    let hashes = |files: &CourseFiles| {
        let course = compile(files).course.unwrap();
        (
            course.scenarios[0].content_hash.clone(),
            course.questions[0].content_hash.clone(),
        )
    };
    let before = hashes(&whole());
    let mut course = whole();
    let path = "scenarios/01-lights-out.md".to_owned();
    course.insert(path, STORY.replace("He yawns.", "He sighs.").into());
    let after = hashes(&course);
    assert_ne!(before.0, after.0);
    assert_eq!(before.1, after.1);
}

#[test]
fn an_id_that_stands_in_two_scenarios_or_two_questions_is_a_problem_of_the_second() {
    let mut course = whole();
    course.insert("scenarios/02-again.md".to_owned(), STORY.into());
    course.insert("questions/02-again.md".to_owned(), ANSWER.into());
    assert_eq!(
        codes(&course),
        [
            ("questions/02-again.md".to_owned(), "duplicate-id"),
            ("scenarios/02-again.md".to_owned(), "duplicate-id"),
        ]
    );
}

#[test]
fn every_file_beside_the_units_is_named_when_it_is_not_utf_8() {
    for path in [
        "scenarios/01-lights-out.md",
        "questions/01-never-alone.md",
        "glossary.md",
        "plan.md",
        "synonyms.toml",
    ] {
        let mut course = whole();
        course.insert(path.to_owned(), b"+++\nid = \"caf\xe9\"\n+++\n".to_vec());
        let told = codes(&course);
        assert!(told.contains(&(path.to_owned(), "not-utf8")), "{told:?}");
    }
}

#[test]
fn synonyms_that_no_search_could_use_are_problems() {
    for (text, problem) in [
        (
            "[[synonym]]\nwords = [\"hold\"]\n",
            (2, "this group has fewer than two words"),
        ),
        (
            "[[synonym]]\nwords = [\"hold\", \"Restrain\"]\n",
            (2, "`Restrain` is not written as it would be looked for"),
        ),
        (
            "[[synonym]]\nwords = [\"hold\",\n \"pin  down\"]\n",
            (3, "`pin  down` is not written as it would be looked for"),
        ),
        (
            "[[synonym]]\nwords = [\"hold\",\n \"keep\",\n \"hold\"]\n",
            (4, "`hold` stands twice in this group"),
        ),
    ] {
        let mut course = whole();
        course.insert("synonyms.toml".to_owned(), text.into());
        let problems = compile(&course).problems;
        let told: Vec<_> = problems
            .iter()
            .map(|problem| (problem.line, problem.message.as_str()))
            .collect();
        assert_eq!(told, [problem]);
        assert_eq!(problems[0].code, ProblemCode::WrongValue);
    }
    let mut course = whole();
    course.insert("synonyms.toml".to_owned(), "[[synonym]]\nword = 3\n".into());
    let told = codes(&course);
    assert_eq!(told, [("synonyms.toml".to_owned(), "manifest-broken")]);
}
