//! A register as a spreadsheet: for people, or as other systems take completions in.
//!
//! The other systems know people by their user name and courses by their short name. A user name here is the opaque
//! reference of the learner, which the agency enters as the user's name or in a profile field; the course's short name is
//! the last part of its address, and each unit counts as a course of its own, called `COURSE-UNIT`. Only what is completed
//! goes in.

use super::csv::{COLUMNS, Row, cells, guarded, table};
use crate::base::Timestamp;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

/// For whom the spreadsheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// People: everything that is known, one line for each unit and for the course.
    People,
    /// Moodle with the plugin “Import completion” (`tool_import_completion`): its file for courses.
    Moodle,
    /// Totara: its upload of course completions.
    Totara,
    /// IOMAD: its import of completion records.
    Iomad,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::People, Self::Moodle, Self::Totara, Self::Iomad];

    /// For file names and the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Moodle => "moodle",
            Self::Totara => "totara",
            Self::Iomad => "iomad",
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::People => &COLUMNS,
            Self::Moodle => &["userid", "course", "timecompleted", "timestarted"],
            Self::Totara => &[
                "username",
                "courseshortname",
                "courseidnumber",
                "completiondate",
                "grade",
            ],
            Self::Iomad => &[
                "username",
                "coursename",
                "courseid",
                "timeenrolled",
                "timestarted",
                "timecompleted",
            ],
        }
    }

    fn cells(self, row: &Row) -> Option<Vec<String>> {
        if self == Self::People {
            return Some(cells(row).to_vec());
        }
        let completed = row.completed?.day();
        let started = row.started.map(Timestamp::day).unwrap_or_default();
        let user = row.learner_ref.clone();
        let (short, id) = course_of(row);
        let (short, id) = (guarded(&short), guarded(&id));
        Some(match self {
            Self::People => return None,
            Self::Moodle => vec![user, short, completed, started],
            Self::Totara => vec![
                user,
                short,
                id,
                completed,
                row.best_score_percent
                    .map(|percent| percent.to_string())
                    .unwrap_or_default(),
            ],
            Self::Iomad => vec![user, short, id, started.clone(), started, completed],
        })
    }
}

/// Short name and id number of what a row is about.
fn course_of(row: &Row) -> (String, String) {
    let address = row.course_id.trim_end_matches('/');
    let name = address.rsplit('/').next().unwrap_or(address);
    if row.unit_id.is_empty() {
        (name.to_owned(), address.to_owned())
    } else {
        (
            format!("{name}-{}", row.unit_id),
            format!("{address}/unit/{}", row.unit_id),
        )
    }
}

/// Byte order mark (for people, whose spreadsheet needs it to see UTF-8) and heading line. The other systems would take
/// the mark for a part of the first column's name.
///
/// # Errors
/// What `out` says.
pub fn write_heading(preset: Preset, out: &mut dyn Write) -> io::Result<()> {
    if preset == Preset::People {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut table = table(out);
    table.write_record(preset.columns())?;
    table.flush()
}

/// Rows without a heading; how many were written.
///
/// # Errors
/// What `out` says.
pub fn write_rows(preset: Preset, rows: &[Row], out: &mut dyn Write) -> io::Result<usize> {
    let mut table = table(out);
    let mut written = 0;
    for cells in rows.iter().filter_map(|row| preset.cells(row)) {
        table.write_record(cells)?;
        written += 1;
    }
    table.flush()?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::csv::tests::row;

    fn text(preset: Preset, rows: &[Row]) -> String {
        let mut out = Vec::new();
        write_heading(preset, &mut out).unwrap();
        write_rows(preset, rows, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn rows() -> [Row; 3] {
        let unit = Row {
            unit_id: "defusing-conflict".to_owned(),
            started: Timestamp::parse("2026-11-20T10:00:00Z"),
            ..row()
        };
        let course = Row {
            kind: "course",
            unit_id: String::new(),
            best_score_percent: None,
            ..unit.clone()
        };
        let open = Row {
            completed: None,
            record_id: None,
            status: "in progress",
            ..unit.clone()
        };
        [course, unit, open]
    }

    #[test]
    fn each_system_gets_the_columns_it_takes_and_only_what_is_completed() {
        assert_eq!(
            text(Preset::Moodle, &rows()),
            "userid,course,timecompleted,timestarted\r\n\
             a-learner,de-escalation,2026-11-23,2026-11-20\r\n\
             a-learner,de-escalation-defusing-conflict,2026-11-23,2026-11-20\r\n"
        );
        assert_eq!(
            text(Preset::Totara, &rows()),
            "username,courseshortname,courseidnumber,completiondate,grade\r\n\
             a-learner,de-escalation,https://evenkeel.example/courses/de-escalation,2026-11-23,\r\n\
             a-learner,de-escalation-defusing-conflict,https://evenkeel.example/courses/de-escalation/unit/defusing-conflict,2026-11-23,90\r\n"
        );
        assert_eq!(
            text(Preset::Iomad, &rows()),
            "username,coursename,courseid,timeenrolled,timestarted,timecompleted\r\n\
             a-learner,de-escalation,https://evenkeel.example/courses/de-escalation,2026-11-20,2026-11-20,2026-11-23\r\n\
             a-learner,de-escalation-defusing-conflict,https://evenkeel.example/courses/de-escalation/unit/defusing-conflict,2026-11-20,2026-11-20,2026-11-23\r\n"
        );
    }

    #[test]
    fn people_get_everything_as_in_a_learners_own_record() {
        let text = text(Preset::People, &rows());
        assert!(text.starts_with("\u{feff}record_id,learner_ref,learner_name,"));
        assert_eq!(text.matches("\r\n").count(), 4);
        assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{text}");
    }

    #[test]
    fn no_cell_of_any_preset_begins_like_a_formula() {
        let hostile = Row {
            course_id: "=cmd|' /C calc'!A0".to_owned(),
            unit_id: "+1".to_owned(),
            ..rows()[1].clone()
        };
        for preset in Preset::ALL {
            let text = text(preset, std::slice::from_ref(&hostile));
            let mut reader =
                ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            for cell in &reader.records().next().unwrap().unwrap() {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@']),
                    "{preset:?}: {cell}"
                );
            }
        }
    }
}
