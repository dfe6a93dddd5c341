//! Files made to break a reader. None may panic, overflow the stack or take more than a moment.

use super::allowed::assert_allowed;
use super::{codes, everything, lesson_file};
use crate::markdown::problem::PROBLEMS_LIMIT;
use crate::markdown::{DRAWING_LIMIT, ProblemCode, TEXT_LIMIT, drawing};

fn told(bytes: &[u8]) -> Vec<ProblemCode> {
    let (pages, problems) = everything(bytes);
    pages.iter().for_each(assert_allowed);
    // The eight kinds of file share one list here, and reading comes before them.
    assert!(problems.len() <= 9 * PROBLEMS_LIMIT);
    codes(&problems)
}

/// Fills an eighth of the largest lesson with one piece: enough to tell work that grows with the square.
fn full_of(piece: &str) -> Vec<u8> {
    let room = TEXT_LIMIT / 8;
    lesson_file(&piece.repeat(room / piece.len()))
}

#[test]
fn a_lesson_of_fifty_megabytes_is_refused_before_it_is_read() {
    assert_eq!(told(&vec![b'a'; 50 << 20]), [ProblemCode::TooLarge]);
}

#[test]
fn other_encodings_are_named() {
    let utf16: Vec<u8> = "\u{feff}+++"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(told(&utf16), [ProblemCode::NotUtf8]);
    let latin: &[u8] = b"+++\nid = \"caf\xe9\"\n+++\n";
    let (_, problems) = everything(latin);
    assert_eq!((problems[0].line, problems[0].column), (2, 10));
    assert!(problems[0].hint.contains("UTF-8"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let text = "\u{feff}+++\r\nid = \"a\"\r\ntitle = \"A\"\r\nminutes = 1\r\noutcomes = []\r\n+++\r\n\r\n## One {#one}\r\n\r\nText.\r\nMore.\r\n";
    let mut problems = Vec::new();
    let document = crate::markdown::read::read("a.md", text.as_bytes(), &mut problems).unwrap();
    assert_eq!(
        document.section_ids().into_iter().collect::<Vec<_>>(),
        ["one"]
    );
    assert_eq!(problems, []);
}

#[test]
fn ten_thousand_lists_in_one_another_are_refused() {
    assert_eq!(
        told(&lesson_file(&"- ".repeat(10_000)))[0],
        ProblemCode::TooDeep
    );
    assert_eq!(
        told(&lesson_file(&"> ".repeat(10_000)))[0],
        ProblemCode::TooDeep
    );
    let steps: String = (0..700)
        .map(|depth| " ".repeat(2 * depth) + "- a\n")
        .collect();
    assert_eq!(told(&lesson_file(&steps))[0], ProblemCode::TooDeep);
    let blank = "- * ".repeat(20) + "a" + &"\n".repeat(900_000);
    assert_eq!(told(&lesson_file(&blank))[0], ProblemCode::TooDeep);
}

#[test]
fn marks_in_one_another_are_refused() {
    let bytes = lesson_file(&("*a **a ".repeat(10_000) + &"** *".repeat(10_000)));
    told(&bytes);
    let nested = "*a ".repeat(5000) + &"a*".repeat(5000);
    assert_eq!(told(&lesson_file(&nested)), [ProblemCode::TooDeep]);
}

#[test]
fn any_piece_over_and_over_takes_a_moment() {
    for piece in [
        "[",
        "![",
        "](",
        "`",
        "``` \n",
        "<",
        "<a ",
        "<!--",
        "&",
        "\\",
        "*",
        "_a_",
        "|",
        "|a\n|-\n",
        "# a\n",
        "## a {#a}\n",
        "## {.check #b}\n- [x] c\n",
        "## {.scenario #b}\n",
        "### a {#b child=1 you=9}\n- [c](#b)\n",
        "### a {.plan .private #b}\n",
        "- [a](#b)\n  > c\n",
        "*Also: a,*\n",
        "- a\n",
        "- [x] a\n  > b\n",
        "1. a\n\n",
        "[a](#b)\n",
        "[a](c.md)\n",
        "![a](b)\n\n",
        "[a]: b\n",
        "[^a]: b\n",
        "[^a]",
        "<b>",
        "\n",
        "\t",
        "\"",
        "{",
        "{#a ",
        "> [!TIP]\n> a\n\n",
        "> [!A]\n\n",
        "a\u{0}",
        "\u{202e}",
        "---\n",
        "+++\n",
    ] {
        told(&full_of(piece));
    }
}

#[test]
fn a_story_of_ten_thousand_steps_takes_a_moment() {
    let steps: Vec<String> = (0..10_000)
        .map(|step| {
            let next = (step + 1) % 10_000;
            format!(
                "### a {{#s{step} child=1 you=1}}\n\nb\n\n> c\n\n- [d](#s{next})\n- [e](#s0)\n\n"
            )
        })
        .collect();
    let steps = steps.concat();
    let told = told(&lesson_file(&format!(
        "a\n\n## b {{.scenario #b}}\n\n{steps}"
    )));
    assert!(told.contains(&ProblemCode::ScenarioSize), "{told:?}");
    assert!(told.contains(&ProblemCode::StepWithoutWayOut), "{told:?}");
}

#[test]
fn a_choice_of_ten_thousand_things_takes_a_moment() {
    let choices: Vec<String> = (0..10_000).map(|n| format!("- [d{n}](#x)\n")).collect();
    let choices = choices.concat();
    told(&lesson_file(&format!(
        "a\n\n## b {{.scenario #b}}\n\n### c {{#c child=1 you=1}}\n\nb\n\n> c\n\n{choices}"
    )));
}

#[test]
fn one_long_heading_takes_a_moment() {
    let classes = format!("## a {{{}}}\n", ".a b=c ".repeat(100_000));
    told(&lesson_file(&classes));
    let columns = format!("{}\n{}\n", "|a".repeat(20_000), "|-".repeat(20_000));
    told(&lesson_file(&(columns + &"|\n".repeat(100_000))));
}

#[test]
fn hostile_front_matter_is_a_problem() {
    for toml in [
        "a = ".to_owned() + &"[".repeat(200_000),
        "a = ".to_owned() + &"{b=".repeat(200_000),
        "a.".repeat(200_000) + "a = 1",
        (0..50_000)
            .map(|n| format!("k{n} = {n}\n"))
            .collect::<Vec<_>>()
            .concat(),
        "id = \"../../etc/passwd\"\ntitle = 99999999999999999999".to_owned(),
        "id = \"a\u{7f}\"".to_owned(),
    ] {
        assert!(!told(format!("+++\n{toml}\n+++\nText.\n").as_bytes()).is_empty());
    }
}

#[test]
fn hostile_drawings_are_problems() {
    let svg = |inside: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>a</title><desc>b</desc>{inside}</svg>"
        )
    };
    let attributes: Vec<String> = (0..30_000).map(|n| format!(" a{n}=\"b\"")).collect();
    let attributes = attributes.concat();
    for text in [
        svg(&("<g>".repeat(10_000) + &"</g>".repeat(10_000))),
        svg(&"<g>".repeat(100_000)),
        svg(&"<path/>".repeat(60_000)),
        svg(&format!("<path{attributes}/>")),
        svg(&format!("<path class=\"{}\"/>", "x ".repeat(200_000))),
        format!(
            "<!DOCTYPE a [{}]><a>&b;</a>",
            "<!ENTITY b \"&b;&b;\">".repeat(100)
        ),
        " ".repeat(DRAWING_LIMIT + 1),
        "\u{0}".to_owned(),
        String::new(),
    ] {
        let mut problems = Vec::new();
        drawing::drawing("media/a.svg", text.as_bytes(), &mut problems);
        assert!(!problems.is_empty() && problems.len() <= PROBLEMS_LIMIT + 1);
    }
    let mut problems = Vec::new();
    assert_eq!(
        drawing::drawing("media/a.svg", b"\xff\xfe<", &mut problems),
        None
    );
    assert_eq!(codes(&problems), [ProblemCode::NotUtf8]);
}
