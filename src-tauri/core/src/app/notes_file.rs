//! “My notes” in a file.

use super::App;
use super::view::{NoteEntry, SavedFile};
use crate::base::{Result, files};
use crate::learn::kept::Kind;
use crate::records::notes::{self, NoteLines, NotesFile};
use std::path::Path;

impl App {
    /// A name for the file.
    ///
    /// # Errors
    /// [`NobodyHere`](crate::base::Error::NobodyHere).
    pub fn notes_file_name(&self) -> Result<String> {
        self.learner()?;
        Ok(format!("my-notes-{}.md", self.clock.now().for_file_name()))
    }

    /// Writes highlights, notes and bookmarks as Markdown, whole or not at all. Of the reflections only those that were
    /// chosen one by one go along; the plan has files of its own.
    ///
    /// # Errors
    /// [`FileNotWritten`](crate::base::Error::FileNotWritten), [`DiskFull`](crate::base::Error::DiskFull);
    /// [`NobodyHere`](crate::base::Error::NobodyHere); what SQLite refuses.
    pub fn save_notes(&mut self, path: &Path) -> Result<SavedFile> {
        let view = self.notes()?;
        let lines = |entries: Vec<NoteEntry>| -> Vec<NoteLines> {
            entries.into_iter().filter_map(lines_of).collect()
        };
        let mut lessons: Vec<(String, Vec<NoteLines>)> = view
            .lessons
            .into_iter()
            .map(|lesson| {
                let heading = format!("Unit {}: {}", lesson.unit_number, lesson.title);
                (heading, lines(lesson.entries))
            })
            .collect();
        lessons.push(("No longer in the course".to_owned(), lines(view.elsewhere)));
        lessons.retain(|(_, entries)| !entries.is_empty());
        let rows = lessons.iter().map(|(_, entries)| entries.len()).sum();
        let text = notes::write(&NotesFile {
            course: format!("{}, version {}", view.course_title, view.course_version),
            day: self.clock.now().day_in_words(),
            lessons,
        });
        files::write_atomically(path, |out| out.write_all(text.as_bytes()))?;
        self.saved_file(path, rows)
    }
}

/// `None` for what stays here.
fn lines_of(entry: NoteEntry) -> Option<NoteLines> {
    let what = match entry.kind {
        Kind::Reflection if entry.in_record => "Reflection",
        Kind::Highlight => "Highlight",
        Kind::Note => "Note",
        Kind::Bookmark => "Bookmark",
        Kind::Reflection | Kind::Plan | Kind::Number => return None,
    };
    Some(NoteLines {
        what,
        title: entry.title,
        quotation: entry.quotation,
        text: entry.text,
        changed: entry.changed,
    })
}
