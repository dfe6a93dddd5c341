//! A problem as text, with its line and a caret.

use super::{Problem, Severity};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthChar;

/// Line `line` (from 1) of a text, without its end; empty when there is none.
pub fn source_line(text: &str, line: u32) -> &str {
    text.strip_prefix('\u{feff}')
        .unwrap_or(text)
        .split('\n')
        .nth(line.saturating_sub(1) as usize)
        .map_or("", |found| found.trim_end_matches('\r'))
}

/// The problem as text: code, place, the line with a caret under the words meant, and the hint. Tabs are drawn as four
/// spaces, invisible characters as `·`, and a line longer than a screen is cut around the place. Ends without a line break.
pub fn draw(problem: &Problem, source_line: &str) -> String {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let margin = " ".repeat(problem.line.to_string().len());
    let (line, caret) = line_and_caret(problem, source_line);
    let mut drawn = format!(
        "{severity}[{}]: {}\n{margin}--> {}:{}:{}\n",
        problem.code.key(),
        problem.message,
        problem.file,
        problem.line,
        problem.column
    );
    if !line.is_empty() {
        let number = problem.line;
        let _ = write!(drawn, "{margin} |\n{number} | {line}\n{margin} | {caret}\n");
    }
    if !problem.hint.is_empty() {
        let _ = writeln!(drawn, "{margin} = hint: {}", problem.hint);
    }
    drawn.truncate(drawn.trim_end().len());
    drawn
}

/// Columns of a drawn line before it is cut.
const WIDE: usize = 160;
/// Characters kept before the place when a line is cut.
const BEFORE: usize = 60;

fn line_and_caret(problem: &Problem, source_line: &str) -> (String, String) {
    let first = problem.column.saturating_sub(1) as usize;
    let marked = first..first.saturating_add(problem.length.max(1) as usize);
    let cut = source_line.chars().count() > WIDE && first > BEFORE;
    let skipped = if cut { first - BEFORE } else { 0 };
    let mut line = String::from(if cut { "…" } else { "" });
    let mut caret = String::from(if cut { " " } else { "" });
    let mut column = 0;
    for (at, character) in source_line.chars().enumerate().skip(skipped) {
        if column >= WIDE {
            line.push('…');
            break;
        }
        let before = line.len();
        match character {
            '\t' => line.push_str("    "),
            other if is_invisible(other) => line.push('·'),
            other => line.push(other),
        }
        let width: usize = line[before..]
            .chars()
            .map(|drawn| drawn.width().unwrap_or(0))
            .sum();
        column += width;
        let mark = if marked.contains(&at) { "^" } else { " " };
        caret.push_str(&mark.repeat(width));
    }
    if !caret.contains('^') {
        caret.push('^');
    }
    (line, caret.trim_end().to_owned())
}

/// Signs that would spoil the drawing: control characters, and those that turn the reading direction around.
fn is_invisible(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::super::ProblemCode;
    use super::*;
    use std::ops::Range;

    fn problem(text: &str, range: Range<usize>) -> Problem {
        Problem::at(
            ProblemCode::DeadLink,
            "1-unit/01-lesson.md",
            text,
            &range,
            "`x` is nowhere.",
            "Write `y`.",
        )
    }

    #[test]
    fn a_problem_is_drawn_with_its_line_and_a_caret() {
        let text = "one\ntwo words\n";
        insta::assert_snapshot!(draw(&problem(text, 8..13), "two words"), @r"
        error[dead-link]: `x` is nowhere.
         --> 1-unit/01-lesson.md:2:5
          |
        2 | two words
          |     ^^^^^
          = hint: Write `y`.
        ");
    }

    #[test]
    fn the_caret_stands_under_the_word_after_tabs_and_wide_characters() {
        let text = "\t家 x";
        let drawn = draw(&problem(text, 5..6), text);
        assert!(drawn.contains("1 |     家 x\n  |        ^"), "{drawn}");
    }

    #[test]
    fn a_range_of_several_lines_is_marked_on_its_first() {
        let found = problem("one\r\ntwo\r\n", 0..8);
        assert_eq!((found.line, found.column, found.length), (1, 1, 3));
    }

    #[test]
    fn a_range_outside_the_text_is_pulled_into_it() {
        let found = problem("ä", 1..900);
        assert_eq!((found.line, found.column, found.length), (1, 1, 1));
        assert_eq!(problem("", 7..9).column, 1);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}here{}", "a".repeat(5000), "b".repeat(5000));
        let drawn = draw(&problem(&text, 5000..5004), &text);
        assert!(drawn.contains("here") && drawn.contains("^^^^"));
        assert!(drawn.lines().all(|line| line.chars().count() < 200));
    }
}
