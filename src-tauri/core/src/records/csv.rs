//! Completion as a spreadsheet: UTF-8 with a byte order mark, numbers as numbers, and no cell that a spreadsheet
//! would take for a formula.

use crate::base::Timestamp;
use std::io::{self, Write};

/// One line of the spreadsheet: a course, a unit or a lesson of one learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Id of the completion event; none while it is not complete.
    pub record_id: Option<String>,
    /// Opaque learner reference.
    pub learner_ref: String,
    /// Name, only where the learner or the agency asked for it.
    pub learner_name: Option<String>,
    /// `course`, `unit` or `lesson`.
    pub kind: &'static str,
    /// Course IRI.
    pub course_id: String,
    /// Title of the course.
    pub course_title: String,
    /// Version of the course, as at completion where it is complete.
    pub course_version: String,
    /// The day on which the law in it was last checked.
    pub law_as_at: String,
    /// Unit id; empty for the course.
    pub unit_id: String,
    /// Lesson id; empty for the course and units.
    pub lesson_id: String,
    /// Title, as at completion where it is complete.
    pub title: String,
    /// `completed`, `in progress` or `not started`.
    pub status: &'static str,
    /// Best score, per cent.
    pub best_score_percent: Option<u32>,
    /// Latest score, per cent.
    pub latest_score_percent: Option<u32>,
    /// Attempts at the assessment.
    pub attempts: Option<u32>,
    /// When it was begun.
    pub started: Option<Timestamp>,
    /// When it was completed.
    pub completed: Option<Timestamp>,
    /// Active seconds; written as minutes with one decimal.
    pub active_seconds: u64,
    /// The declared rule.
    pub completion_rule: String,
    /// Day by which it should be taken again, `YYYY-MM-DD`.
    pub refresher_due: Option<String>,
    /// `steady`, or `went back` when the computer's clock did.
    pub clock: &'static str,
    /// Opaque device reference.
    pub device_ref: String,
    /// Version of the program.
    pub program_version: String,
    /// When the file was written.
    pub exported: Timestamp,
}

pub(super) const COLUMNS: [&str; 24] = [
    "record_id",
    "learner_ref",
    "learner_name",
    "kind",
    "course_id",
    "course_title",
    "course_version",
    "law_as_at",
    "unit_id",
    "lesson_id",
    "title",
    "status",
    "best_score_percent",
    "latest_score_percent",
    "attempts",
    "started_utc",
    "completed_utc",
    "active_minutes",
    "completion_rule",
    "refresher_due",
    "clock",
    "device_ref",
    "program_version",
    "exported_utc",
];

/// Writes rows under a heading line, with CRLF line ends (RFC 4180) and a byte order mark, which Excel needs to see
/// that the text is UTF-8.
///
/// # Errors
/// What `out` says.
pub fn write(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    write_heading(out)?;
    write_rows(rows, out)
}

/// Byte order mark and heading line, for a spreadsheet whose rows come in parts.
///
/// # Errors
/// What `out` says.
pub fn write_heading(out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = table(out);
    table.write_record(COLUMNS)?;
    table.flush()
}

/// Rows without a heading.
///
/// # Errors
/// What `out` says.
pub fn write_rows(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let mut table = table(out);
    for row in rows {
        table.write_record(cells(row))?;
    }
    table.flush()
}

pub(super) fn table(out: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out)
}

pub(super) fn cells(row: &Row) -> [String; 24] {
    let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
    let time = |value: Option<Timestamp>| value.map(|value| value.to_string()).unwrap_or_default();
    [
        row.record_id.clone().unwrap_or_default(),
        row.learner_ref.clone(),
        guarded(row.learner_name.as_deref().unwrap_or_default()),
        row.kind.to_owned(),
        guarded(&row.course_id),
        guarded(&row.course_title),
        guarded(&row.course_version),
        guarded(&row.law_as_at),
        guarded(&row.unit_id),
        guarded(&row.lesson_id),
        guarded(&row.title),
        row.status.to_owned(),
        number(row.best_score_percent),
        number(row.latest_score_percent),
        number(row.attempts),
        time(row.started),
        time(row.completed),
        format!(
            "{}.{}",
            row.active_seconds / 60,
            row.active_seconds % 60 / 6
        ),
        guarded(&row.completion_rule),
        row.refresher_due.clone().unwrap_or_default(),
        row.clock.to_owned(),
        row.device_ref.clone(),
        row.program_version.clone(),
        row.exported.to_string(),
    ]
}

/// A cell that begins like a formula gets an apostrophe in front (OWASP, CSV injection), since names and titles are
/// other people's words.
pub(super) fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '|', '%', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The day `months` after `completed`, in UTC; a day that the month does not have becomes its last.
pub fn refresher_due(completed: Timestamp, months: u32) -> Option<String> {
    let day: jiff::civil::Date = completed.day().parse().ok()?;
    day.checked_add(jiff::Span::new().try_months(i64::from(months)).ok()?)
        .ok()
        .map(|day| day.to_string())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::records) fn row() -> Row {
        Row {
            record_id: Some("0190".to_owned()),
            learner_ref: "a-learner".to_owned(),
            learner_name: Some("=HYPERLINK(\"x\")".to_owned()),
            kind: "unit",
            course_id: "https://evenkeel.example/courses/de-escalation".to_owned(),
            course_title: "Keeping on an even keel".to_owned(),
            course_version: "2026.1".to_owned(),
            law_as_at: "2026-11-23".to_owned(),
            unit_id: "defusing-conflict".to_owned(),
            lesson_id: String::new(),
            title: "Avoid, talk, “defuse”".to_owned(),
            status: "completed",
            best_score_percent: Some(90),
            latest_score_percent: None,
            attempts: Some(2),
            started: None,
            completed: Timestamp::parse("2026-11-23T19:42:00.000Z"),
            active_seconds: 2466,
            completion_rule: "every lesson".to_owned(),
            refresher_due: None,
            clock: "steady",
            device_ref: "a-device".to_owned(),
            program_version: "0.1.0".to_owned(),
            exported: Timestamp::from_milliseconds(0),
        }
    }

    fn text_of(rows: &[Row]) -> String {
        let mut out = Vec::new();
        write(rows, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn excel_sees_utf_8_and_one_heading_line() {
        let text = text_of(&[row()]);
        assert!(text.starts_with("\u{feff}record_id,learner_ref,"));
        assert_eq!(text.matches("\r\n").count(), 2);
    }

    #[test]
    fn a_name_that_looks_like_a_formula_is_text() {
        let text = text_of(&[row()]);
        assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{text}");
        for start in ["=1", "+44", "-1", "@a", "|a", "%a", "\ta", "\ra"] {
            assert!(guarded(start).starts_with('\''), "{start:?}");
        }
    }

    #[test]
    fn every_cell_reads_back_as_it_was() {
        let text = text_of(&[row()]);
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let line = reader.records().next().unwrap().unwrap();
        let of = |name: &str| &line[COLUMNS.iter().position(|column| *column == name).unwrap()];
        assert_eq!(of("title"), "Avoid, talk, “defuse”");
        assert_eq!(of("active_minutes"), "41.1");
        assert_eq!(of("best_score_percent"), "90");
        assert_eq!(of("latest_score_percent"), "");
    }

    #[test]
    fn a_refresher_is_due_on_the_last_day_of_a_shorter_month() {
        let completed = Timestamp::parse("2026-08-31T10:00:00Z").unwrap();
        assert_eq!(refresher_due(completed, 6).as_deref(), Some("2027-02-28"));
        assert_eq!(refresher_due(completed, 36).as_deref(), Some("2029-08-31"));
    }
}
