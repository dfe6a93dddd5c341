//! The small course that the cases stand in, and what comes of one file of it.

use super::beside;
use evenkeel_core::markdown::html::Html;
use evenkeel_core::markdown::problem::{draw, source_line};
use evenkeel_core::markdown::targets::{Media, Targets};
use evenkeel_core::markdown::{Problem, clean, drawing, read, readability};

/// HTML and problems, as they stand in the expectations.
pub(crate) struct Outcome {
    pub(crate) html: String,
    pub(crate) problems: String,
}

/// The drawing that every case may show.
const CURVE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 36" role="img">
<title>Curve</title><desc>A line that rises and falls.</desc>
<path d="M0 36 L32 0 L64 36" fill="none" stroke="#175e5a" class="line-deep"/>
</svg>"##;

/// Above the steps of a `course steps` case.
const BEFORE_STEPS: &str = "Leon is nine.\n\n## Half past eight {.scenario #evening}\n\n";

/// Below them: somewhere to go on to, `#later`, and two endings.
const AFTER_STEPS: &str = "
### Later {#later child=2 you=2}

He waits.

> **You** may feel unsure.

- [Wait](#longer)
- [Go](#well)

### Longer {#longer child=2 you=2}

He waits.

> **You** may feel unsure.

- [Wait](#well)
- [Go](#badly)

### Well {.ending #well child=1 you=1}

He sleeps.

### Badly {.ending #badly child=4 you=3}

He does not sleep.

## The idea {#idea}

Wait.
";

/// Reads `written` as the kind of file that `info` names.
pub(crate) fn outcome(info: &str, written: &str) -> Result<Outcome, String> {
    let (file, front) = match info {
        "course" => (
            "1-unit/01-lesson.md",
            "id = \"lesson\"\ntitle = \"Lesson\"\nminutes = 5\noutcomes = [\"A1\"]\n",
        ),
        "course measured" => (
            "1-unit/01-lesson.md",
            "id = \"lesson\"\ntitle = \"Lesson\"\noutcomes = [\"A1\"]\nminutes = 1\n",
        ),
        "course unit" => (
            "1-unit/unit.md",
            "id = \"unit\"\ntitle = \"Unit\"\nsummary = \"One sentence.\"\n",
        ),
        "course assessment" => (
            "1-unit/assessment.md",
            "id = \"assessment\"\ntitle = \"Assessment\"\ndraw = 1\n",
        ),
        "course page" => (
            "in-the-moment.md",
            "id = \"in-the-moment\"\ntitle = \"In the moment\"\n",
        ),
        "course scenario" | "course steps" => (
            "scenarios/01-lights-out.md",
            "id = \"lights-out\"\ntitle = \"Lights out\"\nsummary = \"Bedtime.\"\nminutes = 5\noutcomes = [\"A1\"]\n",
        ),
        "course question" => (
            "questions/01-alone.md",
            "id = \"alone\"\ntitle = \"Can I do this alone?\"\noutcomes = [\"A1\"]\n",
        ),
        "course glossary" => (
            "glossary.md",
            "id = \"glossary\"\ntitle = \"Words we use\"\n",
        ),
        "course plan" => ("plan.md", "id = \"plan\"\ntitle = \"Our plan\"\n"),
        "svg" => return Ok(of_drawing(written)),
        other => return Err(format!("no kind of file is called `{other}`")),
    };
    let has_front = written.starts_with("+++") || written.starts_with("---");
    let (before, after) = match info {
        _ if has_front => (String::new(), ""),
        "course steps" => (format!("+++\n{front}+++\n{BEFORE_STEPS}"), AFTER_STEPS),
        _ => (format!("+++\n{front}+++\n"), ""),
    };
    let text = format!("{before}{written}{after}");
    let mut problems = Vec::new();
    let html = read::read(file, text.as_bytes(), &mut problems)
        .map(|document| shown(info, &document, &mut problems))
        .unwrap_or_default();
    // Lines are told as the block shows them.
    let hidden = u32::try_from(before.lines().count()).unwrap_or_default();
    for problem in &mut problems {
        problem.line = problem.line.saturating_sub(hidden).max(1);
    }
    let shown = if has_front { &text } else { written };
    Ok(Outcome {
        html: lines(&html),
        problems: drawn(&problems, shown),
    })
}

/// What comes of a text, as HTML; where a tree is more than that, its other parts stand between square brackets.
fn shown(info: &str, document: &read::Document, problems: &mut Vec<Problem>) -> String {
    let targets = targets();
    let html = match info {
        "course" => clean::lesson(document, &targets, problems)
            .map(|lesson| Html::of_sections(&lesson.sections)),
        "course measured" => {
            return beside::measures(&readability::lesson(document, 12, problems));
        }
        "course unit" => clean::unit(document, &targets, problems)
            .map(|unit| Html::of_blocks(&unit.introduction)),
        "course page" => {
            clean::page(document, &targets, problems).map(|page| Html::of_sections(&page.sections))
        }
        "course scenario" | "course steps" => {
            let scenario = clean::scenario(document, &targets, problems);
            return scenario.map_or_else(String::new, |scenario| beside::scenario(&scenario));
        }
        "course question" => {
            let question = clean::common_question(document, &targets, problems);
            return question.map_or_else(String::new, |question| beside::question(&question));
        }
        "course glossary" => {
            return beside::glossary(&clean::glossary(document, &targets, problems));
        }
        "course plan" => {
            let plan = clean::plan(document, &targets, problems);
            return plan.map_or_else(String::new, |plan| beside::plan(&plan));
        }
        _ => {
            let bank = clean::assessment(document, &targets, problems);
            let questions = bank.iter().flat_map(|bank| &bank.questions);
            return questions.fold(String::new(), |all, question| {
                all + Html::of_question(question, &[]).as_str()
            });
        }
    };
    html.map_or_else(String::new, |html| html.to_string())
}

/// A drawing is shown as a lesson would show it.
fn of_drawing(written: &str) -> Outcome {
    let mut problems = Vec::new();
    let html = drawing::drawing("media/drawing.svg", written.as_bytes(), &mut problems)
        .map(|drawing| {
            let words = drawing.title.clone();
            Html::of_blocks(&[evenkeel_core::course::content::Block::Picture {
                picture: evenkeel_core::course::content::Picture::Drawing {
                    drawing: drawing.into(),
                },
                words,
                caption: None,
            }])
        })
        .map_or_else(String::new, |html| html.to_string());
    Outcome {
        html: lines(&html),
        problems: drawn(&problems, written),
    }
}

fn targets() -> Targets {
    let mut targets = Targets::default();
    let other = "+++\nid = \"other\"\n+++\nOpening.\n\n## The curve {#the-curve}\n\nText.\n";
    let mut ignored = Vec::new();
    if let Some(document) = read::read("1-unit/02-other.md", other.as_bytes(), &mut ignored) {
        targets.add_lesson(&document);
    }
    targets
        .units
        .insert("1-unit/unit.md".to_owned(), "unit".to_owned());
    targets
        .units
        .insert("2-next/unit.md".to_owned(), "next".to_owned());
    targets
        .pages
        .insert("in-the-moment.md".to_owned(), "in-the-moment".to_owned());
    targets.scenarios.insert(
        "scenarios/02-the-tablet.md".to_owned(),
        "the-tablet".to_owned(),
    );
    targets.questions.insert(
        "questions/02-never-alone.md".to_owned(),
        "never-alone".to_owned(),
    );
    targets.glossary = Some(["co-regulation".to_owned()].into());
    targets.plan = Some(["early-signs".to_owned(), "who-helps".to_owned()].into());
    targets.outcomes.extend(["A1".to_owned(), "A2".to_owned()]);
    targets.sources.insert("E14".to_owned());
    targets
        .media
        .insert("media/kitchen.webp".to_owned(), Media::File);
    if let Some(drawing) = drawing::drawing("media/curve.svg", CURVE.as_bytes(), &mut ignored) {
        targets
            .media
            .insert("media/curve.svg".to_owned(), Media::Drawing(drawing.into()));
    }
    assert!(
        ignored.is_empty(),
        "the course around the cases is sound: {ignored:?}"
    );
    targets
}

fn drawn(problems: &[Problem], text: &str) -> String {
    let drawn: Vec<String> = problems
        .iter()
        .map(|problem| draw(problem, source_line(text, problem.line)))
        .collect();
    drawn.join("\n\n")
}

/// One block to a line, so that a difference can be read.
fn lines(html: &str) -> String {
    const ENDS: [&str; 16] = [
        "</p>",
        "</h2>",
        "</h3>",
        "</h4>",
        "</h5>",
        "</h6>",
        "</li>",
        "</tr>",
        "</thead>",
        "</div>",
        "</summary>",
        "</svg>",
        "</figcaption>",
        "</desc>",
        "<hr />",
        "</blockquote>",
    ];
    const STARTS: [&str; 10] = [
        "<section",
        "</section",
        "<aside",
        "</aside",
        "<details",
        "</details",
        "<ul",
        "<ol",
        "<blockquote",
        "<div class=\"option",
    ];
    let mut text = html.to_owned();
    for end in ENDS {
        text = text.replace(end, &format!("{end}\n"));
    }
    for start in STARTS {
        text = text.replace(start, &format!("\n{start}"));
    }
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
