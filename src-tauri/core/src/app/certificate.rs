//! Certificates of the learner who studies now, and the agency that they name.

use super::App;
use super::assess::percent_of;
use super::record_words::{active_in_words, outcomes_of, refresher, rule_in_words, times};
use super::view::SavedFile;
use crate::base::id::LearnerId;
use crate::base::{Error, Result, files};
use crate::learn::progress::{CourseProgress, Done, UnitProgress};
use crate::learners::{agency, events, people};
use crate::library::store::Slot;
use crate::library::{CourseOutline, LessonOutline, UnitOutline};
use crate::records::certificate::page::{self, Facts};
use crate::records::certificate::{Completion, What, code};
use crate::records::paper::{FontFiles, Letters};
use std::path::Path;

/// The typefaces of the window, as a PDF needs them.
const FONTS: FontFiles = FontFiles {
    text: include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    strong: include_bytes!("../../fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
    title: include_bytes!("../../fonts/Literata-Medium.ttf"),
};

impl App {
    /// A name for the file of a certificate, of a unit or (none) of the whole course.
    ///
    /// # Errors
    /// [`Error::UnitNotFound`], [`Error::NotCompleted`], [`Error::NobodyHere`].
    pub fn certificate_file_name(&self, unit: Option<&str>) -> Result<String> {
        self.done(unit, &self.progress(Slot::Course)?)?;
        Ok(format!(
            "evenkeel-certificate-{}-{}.pdf",
            unit.unwrap_or("course"),
            self.clock.now().for_file_name()
        ))
    }

    /// Writes the certificate of a unit or (none) of the whole course to `path`, whole or not at all, signed by this
    /// device. The name is what stands on it; without one it shows the opaque reference of the learner.
    ///
    /// # Errors
    /// [`Error::UnitNotFound`], [`Error::NotCompleted`], [`Error::NameTooLong`], [`Error::DeviceKeyLost`],
    /// [`Error::DeviceKeyDamaged`]; [`Error::FileNotWritten`], [`Error::DiskFull`]: a file that was there before is
    /// untouched then.
    pub fn save_certificate(
        &mut self,
        unit: Option<&str>,
        name: &str,
        path: &Path,
    ) -> Result<SavedFile> {
        self.leave_lesson()?;
        let key = self.device_key()?;
        let mut facts = self.facts(unit, name)?;
        facts.code = code::seal(&facts.completion, &key);
        facts.fingerprint = key.public().fingerprint();
        let file = page::draw(&letters()?, &facts)?;
        files::write_atomically(path, |out| out.write_all(&file))?;
        self.saved_file(path, 1)
    }

    /// Name of the agency that this computer belongs to; empty when none is set.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn agency(&self) -> Result<String> {
        agency::name(self.learners.read())
    }

    /// Sets the name of the agency; an empty one sets none. Says what it is now.
    ///
    /// # Errors
    /// [`Error::NameTooLong`]; what SQLite refuses.
    pub fn save_agency(&mut self, name: &str) -> Result<String> {
        self.learners.write(|transaction| {
            agency::set_name(transaction, name)?;
            agency::name(transaction)
        })
    }

    fn done<'a>(&self, unit: Option<&str>, progress: &'a CourseProgress) -> Result<&'a Done> {
        let course = self.library.course();
        let (title, done) = match unit {
            None => (&course.title, progress.completed.as_ref()),
            Some(unit) => (
                &course.unit(unit)?.1.title,
                progress.units.get(unit).and_then(|mine| mine.done.as_ref()),
            ),
        };
        done.ok_or_else(|| Error::NotCompleted {
            title: title.clone(),
        })
    }

    /// All of it but the code and who signs.
    fn facts(&self, unit: Option<&str>, name: &str) -> Result<Facts> {
        let learner = self.learner()?;
        let course = self.library.course();
        let progress = self.progress(Slot::Course)?;
        let done = self.done(unit, &progress)?;
        let found = unit.map(|unit| course.unit(unit)).transpose()?;
        let lessons: Vec<&LessonOutline> = found.map_or_else(
            || course.units.iter().flat_map(|unit| &unit.lessons).collect(),
            |(_, unit)| unit.lessons.iter().collect(),
        );
        let active_seconds: u64 = lessons
            .iter()
            .filter_map(|lesson| progress.lessons.get(&lesson.id))
            .map(|mine| mine.active_seconds)
            .sum();
        let mine = unit.and_then(|unit| progress.units.get(unit));
        let completion = Completion {
            what: if unit.is_some() {
                What::Unit
            } else {
                What::Course
            },
            name: people::tidy(name)?,
            title: done.title.clone(),
            course_title: course.title.clone(),
            active_minutes: u32::try_from(active_seconds / 60).unwrap_or(u32::MAX),
            best_percent: mine.and_then(UnitProgress::best).map(percent_of),
            ..self.completion(learner, course, done)?
        };
        Ok(Facts {
            unit: found.map(|(number, _)| {
                (
                    number,
                    u32::try_from(course.units.len()).unwrap_or(u32::MAX),
                )
            }),
            language: course.language.clone(),
            rule: rule_in_words(&done.rule, mine),
            assessment: match mine {
                Some(mine) => assessment_in_words(mine),
                None => assessments_in_words(&course.units, &progress),
            },
            active: active_in_words(active_seconds),
            outcomes: outcomes_of(course, lessons)
                .into_iter()
                .map(|outcome| (outcome.code, outcome.says))
                .collect(),
            outcomes_version: (done.course_version != course.version)
                .then(|| course.version.clone()),
            code: String::new(),
            fingerprint: String::new(),
            program: format!("Evenkeel {}", self.program_version),
            completion,
        })
    }

    fn completion(
        &self,
        learner: LearnerId,
        course: &CourseOutline,
        done: &Done,
    ) -> Result<Completion> {
        Ok(Completion {
            what: What::Course,
            record: done.when.event,
            learner,
            name: String::new(),
            title: String::new(),
            course_title: String::new(),
            course_version: done.course_version.clone(),
            law_as_at: done.law_as_at.clone(),
            completed: done.when.at,
            made: self.clock.now(),
            active_minutes: 0,
            best_percent: None,
            refresher_due: refresher(course, Some(done)),
            agency: self.agency()?,
            clock_doubt: events::clock_went_back(self.learners.read(), learner)?,
        })
    }
}

/// The faces that pages are written with.
pub(super) fn letters() -> Result<Letters> {
    Letters::new(FONTS).ok_or_else(|| Error::Unexpected {
        what: "a typeface of ours cannot be read".to_owned(),
    })
}

/// How the assessment of a unit went; none before the first attempt.
fn assessment_in_words(mine: &UnitProgress) -> Option<String> {
    let (best, latest) = (mine.best()?, mine.latest()?);
    let scores = format!(
        "taken {}, best {}%, latest {}%, pass mark {}%",
        times(mine.attempts.len()),
        percent_of(best),
        percent_of(latest),
        best.pass_mark
    );
    Some(match mine.passed() {
        Some(passed) => format!("Passed on {}; {scores}", passed.when.at.day_in_words()),
        None => format!("Not passed yet; {scores}"),
    })
}

/// Best scores of all units with an assessment.
fn assessments_in_words(units: &[UnitOutline], progress: &CourseProgress) -> Option<String> {
    let scores: Vec<String> = (1..)
        .zip(units)
        .filter_map(|(number, unit)| {
            let best = progress.units.get(&unit.id)?.best()?;
            Some(format!("unit {number} {}%", percent_of(best)))
        })
        .collect();
    (!scores.is_empty()).then(|| format!("Passed; best scores: {}", scores.join(", ")))
}
