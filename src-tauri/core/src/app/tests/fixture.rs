//! A small course: two units, three lessons, checks of both kinds, and banks to draw from.

use crate::library::source::CourseFiles;
use std::fmt::Write as _;

const MANIFEST: &str = r#"id = "https://example.org/courses/small"
title = "A small course"
language = "en-GB"
version = "1"
law_as_at = "2026-11-01"
review_by = "2027-05-01"
pass_mark = 66
refresher_months = 12
units = ["1-mornings", "2-evenings"]

[outcomes]
A1 = "Waiting"
A2 = "Stepping back"
A3 = "Saying little"
"#;

const TOAST: &str = r#"+++
id = "toast"
title = "The toast"
minutes = 6
outcomes = ["A1", "A3"]
warning = "A child is frightened in this lesson."
+++

Freya is six.

![A kitchen with an open window](../media/kitchen.png "The kitchen")

## What happened {#happened}

The toast burnt.

### In Wales {.wales}

Ask in Wales.

### What helps first? {.check #first}

- [x] Open the window
  > It takes the smell away.
- [ ] Explain about toast
  > At the peak it is noise.
- [ ] Send her upstairs
  > Being sent away can be one more threat.

## Afterwards {#afterwards}

The pigeons came back.
"#;

const KEYS: &str = r#"+++
id = "keys"
title = "The lost keys"
minutes = 4
outcomes = ["A2"]
+++

The keys are gone again.

## At the door {#door}

### Which of these step back? {.check #which}

- [x] Leave the room
  > Distance gives time.
- [x] Sit down
  > Being lower is calmer.
- [ ] Stand in the door
  > It blocks the way out.
"#;

const BEDTIME: &str = r#"+++
id = "bedtime"
title = "Bedtime"
minutes = 5
outcomes = ["A1"]
+++

## The light {#light}

It stays on.
"#;

const PAGE: &str = r#"+++
id = "in-the-moment"
title = "In the moment"
+++

Look at the child first.

## Make space {#make-space}

Step back.
"#;

const HELP: &str = r#"[[number]]
name = "Police, ambulance, fire"
number = "999"
nations = ["england", "wales", "scotland", "northern-ireland"]
when = "Someone is in danger now."
hours = "Day and night"
confidence = "high"
date = "2026-11-01"
"#;

/// The whole course.
pub(super) fn small() -> CourseFiles {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    CourseFiles::from([
        file("course.toml", MANIFEST),
        file("help.toml", HELP),
        file("in-the-moment.md", PAGE),
        file("1-mornings/unit.md", &unit("mornings", "Mornings")),
        file("1-mornings/01-toast.md", TOAST),
        file("1-mornings/02-keys.md", KEYS),
        file(
            "1-mornings/assessment.md",
            &bank(
                "mornings",
                3,
                &["A1", "A2", "A3", "A1", "A2", "A3"],
                "01-toast.md#happened",
            ),
        ),
        file("2-evenings/unit.md", &unit("evenings", "Evenings")),
        file("2-evenings/01-bedtime.md", BEDTIME),
        file(
            "2-evenings/assessment.md",
            &bank("evenings", 1, &["A1"], "01-bedtime.md#light"),
        ),
        file("media/kitchen.png", "\u{89}PNG not really"),
    ])
}

fn unit(id: &str, title: &str) -> String {
    format!(
        "+++\nid = \"{id}\"\ntitle = \"{title}\"\nsummary = \"One sentence.\"\n+++\n\nYou will learn to wait.\n"
    )
}

/// A bank with one question for each outcome named. The last question of six has two right options.
fn bank(unit: &str, draw: u32, outcomes: &[&str], reading: &str) -> String {
    let mut text = format!(
        "+++\nid = \"{unit}-assessment\"\ntitle = \"Assessment: {unit}\"\ndraw = {draw}\n+++\n\nTake your time.\n"
    );
    for (number, outcome) in (1..).zip(outcomes) {
        let second = if number == 6 { "x" } else { " " };
        let _ = write!(
            text,
            "\n## What helps in question {number}? {{.check #q-{number} outcome={outcome}}}\n\n\
             Scene {number}.\n\n\
             - [x] Wait {number}\n  > There is time.\n\
             - [{second}] Breathe {number}\n  > It is only breath.\n\
             - [ ] Shout {number}\n  > It is louder.\n\n\
             [Read again: there]({reading})\n"
        );
    }
    text
}
