//! The register as a spreadsheet: for people, or as other systems take completions in.

use super::super::App;
use super::super::give::small;
use super::super::view::SavedFile;
use crate::base::{Result, Timestamp, files};
use crate::records::csv::Row;
use crate::records::presets::{self, Preset};
use crate::register::list::{self, Query};
use crate::register::standing::{Course, Standing, Standings, State};
use rusqlite::Connection;
use std::io::Write;
use std::path::Path;

impl App {
    /// A name for the file, with the minute in it.
    pub fn register_file_name(&self, preset: Preset) -> String {
        format!(
            "evenkeel-register-{}-{}.csv",
            preset.key(),
            self.clock.now().for_file_name()
        )
    }

    /// Writes everybody who is looked for, person after person, so that memory does not depend on how many there are.
    ///
    /// # Errors
    /// [`FileNotWritten`](crate::base::Error::FileNotWritten), [`DiskFull`](crate::base::Error::DiskFull); as [`App::register`].
    pub fn save_register(
        &mut self,
        preset: Preset,
        query: &Query,
        path: &Path,
    ) -> Result<SavedFile> {
        let saved = self.clock.now();
        let rows = files::compose(path, |out| Ok(self.write_register(preset, query, out)?))?;
        Ok(SavedFile {
            path: path.display().to_string(),
            rows: small(rows as u64),
            bytes: u32::try_from(files::length(path)?).unwrap_or(u32::MAX),
            saved,
        })
    }

    /// As [`App::save_register`], to anything that takes bytes. Returns how many rows were written.
    ///
    /// # Errors
    /// [`FileNotWritten`](crate::base::Error::FileNotWritten) for what `out` says; as [`App::register`].
    pub fn write_register(
        &mut self,
        preset: Preset,
        query: &Query,
        out: &mut dyn Write,
    ) -> Result<usize> {
        let (course, today, now) = (self.register_course(), self.today(), self.clock.now());
        let version = self.program_version.clone();
        let refused = |source| files::not_written(Path::new("the spreadsheet"), source);
        presets::write_heading(preset, out).map_err(refused)?;
        let Some(register) = self.opened_register()? else {
            return Ok(0);
        };
        let connection = register.read();
        let mut rows = 0;
        list::everybody(connection, query, &today, |person| {
            let standings = Standings::load(connection, person, &course)?;
            let lines = rows_of(connection, &course, &standings, now, &version)?;
            rows += presets::write_rows(preset, &lines, out).map_err(refused)?;
            Ok(())
        })?;
        Ok(rows)
    }
}

/// The course, then its units.
fn rows_of(
    connection: &Connection,
    course: &Course,
    standings: &Standings,
    now: Timestamp,
    version: &str,
) -> Result<Vec<Row>> {
    standings
        .whole
        .iter()
        .chain(&standings.units)
        .map(|standing| {
            let device = match standing.record {
                Some(record) => {
                    crate::register::entries::find(connection, record)?.map(|event| event.device)
                }
                None => None,
            };
            Ok(Row {
                device_ref: device.map(|device| device.to_string()).unwrap_or_default(),
                ..row(course, standings, standing, now, version)
            })
        })
        .collect()
}

fn row(
    course: &Course,
    standings: &Standings,
    standing: &Standing,
    now: Timestamp,
    version: &str,
) -> Row {
    let is_unit = !standing.unit.is_empty();
    Row {
        record_id: standing.record.map(|record| record.to_string()),
        learner_ref: standings.person.id.to_string(),
        learner_name: Some(standings.person.name.clone()).filter(|name| !name.is_empty()),
        kind: if is_unit { "unit" } else { "course" },
        course_id: course.id.clone(),
        course_title: course.title.clone(),
        course_version: standing.course_version.clone(),
        law_as_at: standing.law_as_at.clone(),
        unit_id: standing.unit.clone(),
        lesson_id: String::new(),
        title: standing.title.clone(),
        status: match standing.state {
            State::Done => "completed",
            State::Due => "in progress",
            State::Missing => "not started",
        },
        best_score_percent: standing.best,
        latest_score_percent: standing.latest,
        attempts: is_unit.then_some(standing.attempts),
        started: standing.started,
        completed: standing.done,
        active_seconds: standing.active_seconds,
        completion_rule: standing.rule.clone(),
        refresher_due: standing.refresher_due.clone(),
        clock: if standings.person.clock_doubt {
            "went back"
        } else {
            "steady"
        },
        device_ref: String::new(),
        program_version: version.to_owned(),
        exported: now,
    }
}
