//! “My notes” as Markdown, to be read anywhere.

use std::fmt::Write as _;

/// Everything that goes into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesFile {
    /// Title of the course and its version.
    pub course: String,
    /// Day on which it was saved, in words.
    pub day: String,
    /// Lessons in reading order: heading and entries.
    pub lessons: Vec<(String, Vec<NoteLines>)>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteLines {
    /// What it is, such as “Bookmark”.
    pub what: &'static str,
    /// What was asked, or the title of the section.
    pub title: String,
    /// Words of the course.
    pub quotation: String,
    /// Words of one's own.
    pub text: String,
    /// The words it hangs on are no longer in the course.
    pub changed: bool,
}

/// The file.
pub fn write(notes: &NotesFile) -> String {
    let mut out = format!(
        "# My notes\n\n{}. Saved {}.\n",
        plain(&notes.course),
        plain(&notes.day)
    );
    for (lesson, entries) in &notes.lessons {
        let _ = write!(out, "\n## {}\n", plain(lesson));
        for entry in entries {
            let _ = write!(out, "\n**{}:** {}", entry.what, plain(&entry.title));
            if entry.changed {
                out.push_str(" *(this text has changed since)*");
            }
            out.push('\n');
            if !entry.quotation.is_empty() {
                let _ = write!(out, "\n> {}\n", plain(&entry.quotation));
            }
            if !entry.text.trim().is_empty() {
                let _ = write!(out, "\n{}\n", paragraphs(entry.text.trim()));
            }
        }
    }
    out
}

/// Lines stay lines; nothing that was typed becomes a mark.
fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| plain(line.trim())).collect();
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        out.push_str(line);
        let next = lines.get(at + 1);
        // A line that another follows is broken there; an empty one begins a paragraph.
        if !line.is_empty() && next.is_some_and(|next| !next.is_empty()) {
            out.push('\\');
        }
        if next.is_some() {
            out.push('\n');
        }
    }
    out
}

fn plain(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(folded.len());
    let digits = folded.chars().take_while(char::is_ascii_digit).count();
    for (at, letter) in folded.chars().enumerate() {
        let mark = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&')
            || at == 0 && matches!(letter, '#' | '>' | '-' | '+' | '=' | '~' | '|' | ':')
            || at == digits && digits > 0 && matches!(letter, '.' | ')');
        if mark {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(what: &'static str, title: &str, quotation: &str, text: &str) -> NoteLines {
        NoteLines {
            what,
            title: title.to_owned(),
            quotation: quotation.to_owned(),
            text: text.to_owned(),
            changed: false,
        }
    }

    #[test]
    fn notes_read_well_as_text_and_as_markdown() {
        let file = NotesFile {
            course: "Keeping on an even keel, version 2026.1".to_owned(),
            day: "23 November 2026".to_owned(),
            lessons: vec![(
                "Unit 1: What stress does".to_owned(),
                vec![
                    entry("Bookmark", "Fewer words at the peak", "", ""),
                    NoteLines {
                        changed: true,
                        ..entry(
                            "Highlight",
                            "Fewer words at the peak",
                            "Say very little.",
                            "Like ours.\nBoth times.\n\nTry it.",
                        )
                    },
                ],
            )],
        };
        insta::assert_snapshot!(write(&file), @r"
        # My notes

        Keeping on an even keel, version 2026.1. Saved 23 November 2026.

        ## Unit 1: What stress does

        **Bookmark:** Fewer words at the peak

        **Highlight:** Fewer words at the peak *(this text has changed since)*

        > Say very little.

        Like ours.\
        Both times.

        Try it.
        ");
    }

    #[test]
    fn nothing_that_was_typed_becomes_a_mark() {
        for (typed, kept) in [
            ("# not a title", "\\# not a title"),
            ("- not a list", "\\- not a list"),
            ("1. not a list", "1\\. not a list"),
            ("1999 was fine", "1999 was fine"),
            ("*not* [a](link) <b>", "\\*not\\* \\[a\\](link) \\<b>"),
            ("a - b, 3.5 > 2", "a - b, 3.5 > 2"),
        ] {
            assert_eq!(plain(typed), kept);
        }
    }
}
