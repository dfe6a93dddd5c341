//! “My record”, and saving it to a file.

use super::App;
use super::record_rows::rows;
use super::record_words::{record_unit, refresher, rules_in_words, standards};
use super::view::{RecordView, SavedFile};
use crate::base::Result;
use crate::base::files::{self, not_written};
use crate::base::id::LearnerId;
use crate::learners::{events, statements};
use crate::library::CourseOutline;
use crate::library::store::Slot;
use crate::records::{ACTIVE_METHOD, LIMITS, csv, xapi};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;
use std::path::Path;

/// How a record is written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// For a spreadsheet.
    Csv,
    /// For a Learning Record Store: xAPI 1.0.3 statements, one JSON object a line.
    Xapi,
    /// For people: pages to print or to file.
    Pdf,
}

impl Format {
    /// For the dialog's list of kinds.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "Spreadsheet (CSV)",
            Self::Xapi => "xAPI statements (JSON Lines)",
            Self::Pdf => "Pages (PDF)",
        }
    }

    /// End of the file name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xapi => "jsonl",
            Self::Pdf => "pdf",
        }
    }
}

/// How many statements are made in one transaction.
const AT_A_TIME: u32 = 2_000;

impl App {
    /// The record of the learner who studies now.
    ///
    /// # Errors
    /// [`NobodyHere`](crate::base::Error::NobodyHere); what SQLite refuses.
    pub fn record(&mut self) -> Result<RecordView> {
        self.leave_lesson()?;
        self.make_statements()?;
        let learner = self.learner()?;
        let person = self.person()?;
        let progress = self.progress(Slot::Course)?;
        let saved = self.last_saved()?;
        let agency = self.agency()?;
        let reflections = self.chosen_reflections()?;
        let course = self.library.course();
        Ok(RecordView {
            agency,
            reflections,
            refresher_due: refresher(course, progress.completed.as_ref()),
            standards: standards(person.settings.nation),
            person,
            course_title: course.title.clone(),
            course_version: course.version.clone(),
            law_as_at: course.law_as_at.clone(),
            enrolled_at: progress.enrolled.map(|enrolment| enrolment.when.at),
            completed_at: progress.completed.as_ref().map(|done| done.when.at),
            active_seconds: progress.active_seconds(),
            active_method: ACTIVE_METHOD.to_owned(),
            rules: rules_in_words(course),
            limits: LIMITS.to_owned(),
            units: (1..)
                .zip(&course.units)
                .map(|(number, unit)| record_unit(number, unit, course, &progress))
                .collect(),
            statements: u32::try_from(events::count_exported(
                self.learners.read(),
                learner,
                xapi::KINDS,
            )?)
            .unwrap_or(u32::MAX),
            clock_doubt: events::clock_went_back(self.learners.read(), learner)?,
            saved,
            standing: self.standing()?,
        })
    }

    /// A name for the file, with the minute in it, so that an earlier one is not covered.
    ///
    /// # Errors
    /// [`NobodyHere`](crate::base::Error::NobodyHere).
    pub fn record_file_name(&self, format: Format) -> Result<String> {
        self.learner()?;
        Ok(file_name(
            "evenkeel-record",
            &self.clock.now().for_file_name(),
            format,
        ))
    }

    /// Writes the record of the learner who studies now to `path`, whole or not at all. The name goes in only when
    /// asked for, and never into statements.
    ///
    /// # Errors
    /// [`FileNotWritten`](crate::base::Error::FileNotWritten), [`DiskFull`](crate::base::Error::DiskFull); a file that was there before is untouched then.
    pub fn save_record(
        &mut self,
        format: Format,
        with_name: bool,
        path: &Path,
    ) -> Result<SavedFile> {
        self.leave_lesson()?;
        let learner = self.learner()?;
        self.write_records(format, &[learner], with_name, path)
    }

    /// Writes the records of every learner into a folder: one CSV, one file of statements.
    ///
    /// # Errors
    /// As [`App::save_record`].
    pub fn export_everybody(&mut self, folder: &Path, with_names: bool) -> Result<Vec<SavedFile>> {
        self.leave_lesson()?;
        files::create_folder(folder)?;
        let learners: Vec<LearnerId> = self
            .everybody()?
            .into_iter()
            .map(|person| person.id)
            .collect();
        let at = self.clock.now().for_file_name();
        [Format::Csv, Format::Xapi]
            .into_iter()
            .map(|format| {
                let path = folder.join(file_name("evenkeel-records", &at, format));
                self.write_records(format, &learners, with_names, &path)
            })
            .collect()
    }

    fn write_records(
        &mut self,
        format: Format,
        learners: &[LearnerId],
        with_names: bool,
        path: &Path,
    ) -> Result<SavedFile> {
        let written = match format {
            Format::Csv => self.write_csv(learners, with_names, path)?,
            Format::Xapi => self.write_statements(learners, path)?,
            Format::Pdf => self.write_pages(with_names, path)?,
        };
        self.saved_file(path, written)
    }

    fn write_csv(
        &mut self,
        learners: &[LearnerId],
        with_names: bool,
        path: &Path,
    ) -> Result<usize> {
        let mut all = Vec::new();
        for learner in learners {
            all.extend(rows(self, *learner, with_names)?);
        }
        files::write_atomically(path, |out| csv::write(&all, out))?;
        Ok(all.len())
    }

    /// Statements are made once and kept: whoever saves again writes the same bytes. They are on the disk before the
    /// file is begun, because a file that was cut off may have been read by somebody.
    fn write_statements(&mut self, learners: &[LearnerId], path: &Path) -> Result<usize> {
        self.make_statements()?;
        let (mut refused, mut written) = (None, 0);
        let outcome = files::write_atomically(path, |out| {
            for learner in learners {
                let every = statements::for_learner(self.learners.read(), *learner, |bytes| {
                    written += 1;
                    out.write_all(bytes)
                        .and_then(|()| out.write_all(b"\n"))
                        .map_err(|source| not_written(path, source))
                });
                if let Err(error) = every {
                    refused = Some(error);
                    return Err(io::Error::other("stopped"));
                }
            }
            Ok(())
        });
        match refused {
            Some(error) => Err(error),
            None => outcome.map(|()| written),
        }
    }

    /// Makes the statements that are missing, everybody's.
    pub(super) fn make_statements(&mut self) -> Result<()> {
        // A transaction for a part at a time, so that memory stays flat however many there are.
        while self.make_some_statements()? {}
        Ok(())
    }

    /// Makes the next statements that are missing, and says whether there may be more.
    pub(super) fn make_some_statements(&mut self) -> Result<bool> {
        let now = self.clock.now();
        let mut enrolments = BTreeMap::new();
        self.learners.write(|transaction| {
            statements::make(transaction, now, xapi::KINDS, AT_A_TIME, |event| {
                let mine = match enrolments.entry(event.learner) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(unknown) => {
                        unknown.insert(events::enrolments(transaction, event.learner)?)
                    }
                };
                xapi::statement(event, &xapi::Setting::of(event, mine, now))
            })
        })
    }

    pub(super) fn outline(&self) -> &CourseOutline {
        self.library.course()
    }
}

fn file_name(stem: &str, at: &str, format: Format) -> String {
    format!("{stem}-{at}.{}", format.ending())
}
