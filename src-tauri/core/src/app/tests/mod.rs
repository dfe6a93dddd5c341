//! The use cases, played as a front end plays them, on a data folder and a course of their own and a clock that a
//! test moves.

mod active_time;
mod assessments;
mod carrying;
mod certificates;
mod changing;
mod checks;
mod completion;
mod finding;
mod fixture;
mod giving;
mod keys;
mod noting;
mod office;
mod people;
mod planning;
mod playing;
mod policies;
mod reading;
mod record_samples;
mod records;
mod refreshers;
mod register_samples;
mod registering;
mod samples;
mod sending;
mod sending_samples;
mod standing;
mod starting;
mod writing;
mod written_samples;

use super::App;
use super::study::Heartbeat;
use super::view::{AssessmentOutcome, LessonDone, Person};
use crate::base::clock::SetClock;
use crate::base::id::AttemptId;
use crate::base::paths::Folders;
use crate::base::{Clock, Code, Result, Timestamp, files};
use crate::course::Check;
use crate::event::{Event, Fact};
use crate::learners::{Settings, events};
use crate::library::source::Source;
use crate::library::store::Slot;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// A computer with a course folder and a data folder.
struct Desk {
    folder: TempDir,
    folders: Folders,
    clock: Clock,
    hands: Arc<SetClock>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (clock, hands) = Clock::set(at("2026-11-23T14:02:00Z"));
        let desk = Self {
            folders: Folders::at(folder.path().join("data")),
            folder,
            clock,
            hands,
        };
        for (name, bytes) in fixture::small() {
            write(&desk.course().join(name), &bytes);
        }
        desk
    }

    fn course(&self) -> PathBuf {
        self.folder.path().join("course")
    }

    /// A path beside the data folder.
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn try_open(&self) -> Result<App> {
        App::open_with(
            self.folders.clone(),
            self.clock.clone(),
            "0.1.0",
            &Source::Folder(self.course()),
        )
    }

    fn open(&self) -> App {
        self.try_open().unwrap()
    }

    /// Open, with Sam who has just begun.
    fn with_sam(&self) -> App {
        let mut app = self.open();
        begin(&mut app, "Sam");
        app
    }

    /// The author changes a file of the course.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.course().join(file);
        let text = String::from_utf8(files::read(&path).unwrap()).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        write(&path, text.replace(from, to).as_bytes());
    }

    fn wait(&self, seconds: u64) {
        self.hands.advance(Duration::from_secs(seconds));
    }

    /// Reads on for a while, a heartbeat every five seconds.
    fn read_on(&self, app: &mut App, lesson: &str, section: &str, seconds: u64) {
        study(app, lesson, section, &[]);
        for _ in 0..seconds / 5 {
            self.wait(5);
            study(app, lesson, section, &[]);
        }
    }
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn write(path: &Path, bytes: &[u8]) {
    files::create_folder(path.parent().unwrap()).unwrap();
    files::write_atomically(path, |out| out.write_all(bytes)).unwrap();
}

fn begin(app: &mut App, name: &str) -> Person {
    app.begin(name, Settings::default()).unwrap()
}

fn heartbeat(lesson: &str, section: &str, reached: &[&str]) -> Heartbeat {
    Heartbeat {
        lesson: lesson.to_owned(),
        section: section.to_owned(),
        reached: reached.iter().map(|id| (*id).to_owned()).collect(),
        focused: true,
        idle_seconds: 0,
    }
}

fn study(app: &mut App, lesson: &str, section: &str, reached: &[&str]) -> super::view::Studied {
    app.study(&heartbeat(lesson, section, reached)).unwrap()
}

/// Every event of the learner who studies now, in order.
fn events_of(app: &App) -> Vec<Event> {
    let mut found = Vec::new();
    events::for_learner(app.learners.read(), app.learner.unwrap(), |event| {
        found.push(event);
        Ok(())
    })
    .unwrap();
    found
}

fn kinds(app: &App) -> Vec<String> {
    events_of(app)
        .iter()
        .map(|event| event.fact.kind().to_owned())
        .collect()
}

/// How many events of one kind there are.
fn count(app: &App, kind: &str) -> usize {
    kinds(app).iter().filter(|other| *other == kind).count()
}

/// Ids of options by how their words begin.
fn options(check: &Check, words: &[&str]) -> Vec<String> {
    words
        .iter()
        .map(|words| {
            check
                .options
                .iter()
                .find(|option| crate::course::content::plain_text(&option.text).starts_with(words))
                .unwrap_or_else(|| panic!("no option begins with {words:?}"))
                .id
                .clone()
        })
        .collect()
}

fn right_options(check: &Check) -> Vec<String> {
    check
        .options
        .iter()
        .filter(|option| option.right)
        .map(|option| option.id.clone())
        .collect()
}

fn wrong_option(check: &Check) -> Vec<String> {
    let wrong = check.options.iter().find(|option| !option.right).unwrap();
    vec![wrong.id.clone()]
}

fn check_of(app: &App, lesson: &str, check: &str) -> Check {
    let text = app.library.lesson(Slot::Course, lesson).unwrap();
    text.checks()
        .find(|found| found.id == check)
        .unwrap()
        .clone()
}

/// Opens a lesson, reads all of it and answers its checks rightly.
fn read_whole(app: &mut App, lesson: &str) {
    app.open_lesson(lesson, None).unwrap();
    let text = app.library.lesson(Slot::Course, lesson).unwrap();
    let sections: Vec<&str> = text.sections.iter().map(|it| it.id.as_str()).collect();
    study(app, lesson, sections.last().unwrap(), &sections);
    for check in text.checks() {
        let outcome = app
            .answer_check(lesson, &check.id, &right_options(check))
            .unwrap();
        assert!(outcome.right);
    }
}

fn finish(app: &mut App, lesson: &str) -> LessonDone {
    read_whole(app, lesson);
    app.complete_lesson(lesson).unwrap()
}

/// Answers an attempt, the first `right` questions rightly.
fn answer(app: &mut App, unit: &str, right: usize) -> AttemptId {
    let bank = app.library.assessment(unit).unwrap();
    let attempt = app.begin_attempt(unit, false).unwrap();
    for (position, question) in attempt.questions.iter().enumerate() {
        let check = &bank
            .questions
            .iter()
            .find(|known| known.check.id == question.id)
            .unwrap()
            .check;
        let chosen = if position < right {
            right_options(check)
        } else {
            wrong_option(check)
        };
        app.keep_answer(attempt.id, &question.id, &chosen).unwrap();
    }
    attempt.id
}

/// Takes an assessment, the first `right` questions rightly.
fn take(app: &mut App, unit: &str, right: usize) -> AssessmentOutcome {
    let attempt = answer(app, unit, right);
    app.finish_attempt(attempt).unwrap()
}

fn code<T>(result: Result<T>) -> Code {
    match result {
        Ok(_) => panic!("it was not refused"),
        Err(error) => error.code(),
    }
}
