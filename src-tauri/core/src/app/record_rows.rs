//! A learner's progress as rows of a spreadsheet: the course, its units, their lessons.

use super::App;
use super::assess::percent_of;
use super::screens::count;
use crate::base::id::LearnerId;
use crate::base::{Result, Timestamp};
use crate::learn::completion::{lesson_rule, unit_rule};
use crate::learn::progress::{CourseProgress, Done};
use crate::learners::{device, events, people, progress};
use crate::library::{CourseOutline, LessonOutline, UnitOutline};
use crate::records::csv::{Row, refresher_due};

/// The rows of one learner.
pub(super) fn rows(app: &App, learner: LearnerId, with_name: bool) -> Result<Vec<Row>> {
    let connection = app.learners.read();
    let course = app.outline();
    let person = people::find(connection, learner)?;
    let progress = progress::load(connection, learner, &course.id)?;
    let maker = RowMaker {
        course,
        progress: &progress,
        learner_ref: learner.to_string(),
        learner_name: Some(person.name).filter(|name| with_name && !name.is_empty()),
        clock: if events::clock_went_back(connection, learner)? {
            "went back"
        } else {
            "steady"
        },
        device_ref: device::load(connection)?.id.to_string(),
        program_version: app.program_version.clone(),
        exported: app.clock.now(),
    };
    let mut rows = vec![maker.course_row()];
    for unit in &course.units {
        rows.push(maker.unit_row(unit));
        rows.extend(
            unit.lessons
                .iter()
                .map(|lesson| maker.lesson_row(unit, lesson)),
        );
    }
    Ok(rows)
}

struct RowMaker<'a> {
    course: &'a CourseOutline,
    progress: &'a CourseProgress,
    learner_ref: String,
    learner_name: Option<String>,
    clock: &'static str,
    device_ref: String,
    program_version: String,
    exported: Timestamp,
}

impl RowMaker<'_> {
    fn course_row(&self) -> Row {
        let started = self.progress.enrolled.map(|enrolment| enrolment.when.at);
        Row {
            kind: "course",
            active_seconds: self.progress.active_seconds(),
            completion_rule: crate::learn::completion::COURSE_RULE.to_owned(),
            refresher_due: self
                .progress
                .completed
                .as_ref()
                .and_then(|done| self.due(done)),
            ..self.row(
                &self.course.title,
                started,
                self.progress.completed.as_ref(),
            )
        }
    }

    fn unit_row(&self, unit: &UnitOutline) -> Row {
        let mine = self.progress.units.get(&unit.id);
        let lessons = || {
            unit.lessons
                .iter()
                .filter_map(|lesson| self.progress.lessons.get(&lesson.id))
        };
        let started = lessons()
            .filter_map(|lesson| lesson.first_read)
            .map(|moment| moment.at)
            .chain(
                mine.and_then(|mine| mine.attempts.first())
                    .map(|attempt| attempt.when.at),
            )
            .min();
        let done = mine.and_then(|mine| mine.done.as_ref());
        Row {
            kind: "unit",
            unit_id: unit.id.clone(),
            best_score_percent: mine.and_then(|mine| mine.best()).map(percent_of),
            latest_score_percent: mine.and_then(|mine| mine.latest()).map(percent_of),
            attempts: unit
                .assessment
                .as_ref()
                .map(|_| mine.map_or(0, |mine| count(mine.attempts.len()))),
            active_seconds: lessons().map(|lesson| lesson.active_seconds).sum(),
            completion_rule: unit_rule(self.course.completion.unit).to_owned(),
            refresher_due: done.and_then(|done| self.due(done)),
            ..self.row(&unit.title, started, done)
        }
    }

    fn lesson_row(&self, unit: &UnitOutline, lesson: &LessonOutline) -> Row {
        let mine = self.progress.lessons.get(&lesson.id);
        let started = mine
            .and_then(|mine| mine.first_read)
            .map(|moment| moment.at);
        Row {
            kind: "lesson",
            unit_id: unit.id.clone(),
            lesson_id: lesson.id.clone(),
            active_seconds: mine.map_or(0, |mine| mine.active_seconds),
            completion_rule: lesson_rule(self.course.completion.lesson).to_owned(),
            ..self.row(
                &lesson.title,
                started,
                mine.and_then(|mine| mine.done.as_ref()),
            )
        }
    }

    fn row(&self, title: &str, started: Option<Timestamp>, done: Option<&Done>) -> Row {
        Row {
            record_id: done.map(|done| done.when.event.to_string()),
            learner_ref: self.learner_ref.clone(),
            learner_name: self.learner_name.clone(),
            kind: "",
            course_id: self.course.id.clone(),
            course_title: self.course.title.clone(),
            course_version: done.map_or_else(
                || self.course.version.clone(),
                |done| done.course_version.clone(),
            ),
            law_as_at: done.map_or_else(
                || self.course.law_as_at.clone(),
                |done| done.law_as_at.clone(),
            ),
            unit_id: String::new(),
            lesson_id: String::new(),
            title: done.map_or_else(|| title.to_owned(), |done| done.title.clone()),
            status: match (done, started) {
                (Some(_), _) => "completed",
                (None, Some(_)) => "in progress",
                (None, None) => "not started",
            },
            best_score_percent: None,
            latest_score_percent: None,
            attempts: None,
            started,
            completed: done.map(|done| done.when.at),
            active_seconds: 0,
            completion_rule: String::new(),
            refresher_due: None,
            clock: self.clock,
            device_ref: self.device_ref.clone(),
            program_version: self.program_version.clone(),
            exported: self.exported,
        }
    }

    fn due(&self, done: &Done) -> Option<String> {
        refresher_due(done.when.at, self.course.refresher_months?)
    }
}
