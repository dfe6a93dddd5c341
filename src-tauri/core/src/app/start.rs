//! Starting, ending, and what can be done when a start fails.

use super::App;
use super::people::Backup;
use super::policy;
use super::screens::page_view;
use super::undo::Undo;
use super::view::{PageView, Start};
use crate::base::paths::Folders;
use crate::base::{Clock, Error, Result, Timestamp, files};
use crate::course::HelpNumber;
use crate::learn::active_time::ActiveTime;
use crate::learners::{self, active_time, backup, device, events, kept, people};
use crate::library::Library;
use crate::library::compile::{broken, compile};
use crate::library::source::Source;

impl App {
    /// Opens the data folder with the course that travels inside the program: makes the folder if need be, takes its
    /// lock, brings the learners' database up to date (with a backup first), and makes the library if need be.
    ///
    /// # Errors
    /// [`Error::FolderNotMade`], [`Error::AlreadyOpen`], [`Error::LearnersDamaged`], [`Error::LearnersNewer`],
    /// [`Error::LearnersLocked`], [`Error::LearnersReadOnly`], [`Error::BackupNotMade`], [`Error::CourseBroken`],
    /// [`Error::DiskFull`]. Nothing is lost by any of them.
    pub fn open(folders: Folders, clock: Clock, program_version: &str) -> Result<Self> {
        Self::open_with(folders, clock, program_version, &Source::BuiltInCourse)
    }

    /// As [`App::open`], with a course from elsewhere.
    ///
    /// # Errors
    /// As [`App::open`].
    pub fn open_with(
        folders: Folders,
        clock: Clock,
        program_version: &str,
        course: &Source,
    ) -> Result<Self> {
        folders.make()?;
        let lock = files::lock(&folders.lock())?;
        let unclean = files::exists(&folders.running_mark());
        let mut learners = learners::open(&folders, &clock, unclean)?;
        files::write_atomically(&folders.running_mark(), |out| out.write_all(b"\n"))?;
        let library = Library::open(&folders.library(), course, &Source::BuiltInGuide)?;
        let policy = policy::read(&folders);
        policy::adopt(&policy, &mut learners, &folders)?;
        let now = clock.now();
        let learner = people::last_used(learners.read())?.map(|person| person.id);
        // A copy of nothing, made on the first run, would stand in the way of that day's first real one.
        let copied = learner.map(|_| backup::daily(learners.read(), &folders, now).map(|_| ()));
        let notice = backup_notice(copied.and_then(Result::err))
            .or(clock_notice(now, device::load(learners.read())?.last_at));
        // A stretch of reading that a crash left open still counts, up to its last minute that was kept.
        learners.write(|transaction| {
            active_time::close_all(transaction, now)?;
            kept::forget(
                transaction,
                now.plus_milliseconds(-FORGET_AFTER_MILLISECONDS),
            )
        })?;
        let mut app = Self {
            folders,
            clock,
            program_version: program_version.to_owned(),
            library,
            learners,
            learner,
            active_time: ActiveTime::default(),
            unsaved_time: Vec::new(),
            undo: Undo::default(),
            register: None,
            notice,
            policy,
            _lock: lock,
        };
        // A key that is lost or cannot be made is no reason not to read: whoever signs something is told.
        let _ = app.device_key();
        Ok(app)
    }

    /// Who is here when the window opens.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn start(&mut self) -> Result<Start> {
        Ok(Start {
            program_version: self.program_version.clone(),
            course_title: self.library.course().title.clone(),
            learner: self.learner.map(|_| self.person()).transpose()?,
            learners: self.everybody()?,
            notice: self.notice.take(),
            data_folder: self.folders.data().display().to_string(),
            sends_to: self.sends_to()?,
            // A home screen that cannot be made is asked for once more by the window, which then says why.
            home: self.learner.and_then(|_| self.home().ok()),
        })
    }

    /// Looks through the whole learners' database.
    ///
    /// # Errors
    /// [`Error::LearnersDamaged`] with what was found.
    pub fn check_learners(&self) -> Result<()> {
        self.learners.check()
    }

    /// How many events of the learner who studies now are on the disk.
    ///
    /// # Errors
    /// [`Error::NobodyHere`]; what SQLite refuses.
    pub fn events_saved(&self) -> Result<u64> {
        events::count(self.learners.read(), self.learner()?)
    }

    /// Writes down what is still open and lets go of every file.
    ///
    /// # Errors
    /// What could not be written; what was shown as saved before is saved.
    pub fn close(mut self) -> Result<()> {
        self.leave_lesson()?;
        let mark = self.folders.running_mark();
        self.learners.close()?;
        files::remove(&mark)
    }
}

/// What a text said that was taken away is forgotten at the first start after a day.
const FORGET_AFTER_MILLISECONDS: i64 = 24 * 60 * 60 * 1000;

/// How far the clock may stand behind the last event before it is mentioned: a clock that is set right by a minute or
/// two is no news.
const CLOCK_TOLERANCE_MILLISECONDS: i64 = 10 * 60 * 1000;

/// What to say about a clock that stands earlier than when Evenkeel was last used.
fn clock_notice(now: Timestamp, last: Timestamp) -> Option<String> {
    (last.milliseconds() - now.milliseconds() > CLOCK_TOLERANCE_MILLISECONDS).then(|| {
        format!(
            "This computer says that it is {}, but Evenkeel was last used on {}. Check the date and time of the computer: your record shows the dates that it says.",
            now.day(),
            last.day()
        )
    })
}

/// What to say when the copy of the day could not be made. It is no reason not to start.
fn backup_notice(error: Option<Error>) -> Option<String> {
    error.map(|error| {
        format!(
            "Today's copy of everybody's progress could not be made. {error} {}",
            error.hint()
        )
    })
}

/// Backups of the learners' database, latest first. For a start that failed: opens nothing.
///
/// # Errors
/// [`Error::FileNotRead`] when the folder cannot be looked at.
pub fn backups(folders: &Folders) -> Result<Vec<Backup>> {
    backup::list(folders)
}

/// Puts a backup in the place of the learners' database, which is kept aside beside it.
///
/// # Errors
/// [`Error::AlreadyOpen`]; [`Error::BackupNotFound`] when there is none of that name or it is damaged too;
/// [`Error::FileNotWritten`], [`Error::DiskFull`].
pub fn restore_backup(folders: &Folders, clock: &Clock, name: &str) -> Result<()> {
    let _lock = files::lock(&folders.lock())?;
    backup::restore(folders, clock.now(), name).map(|_| ())
}

/// Keeps the learners' database aside and lets the next start make a new one.
///
/// # Errors
/// [`Error::AlreadyOpen`]; [`Error::FileNotWritten`].
pub fn start_afresh(folders: &Folders, clock: &Clock) -> Result<()> {
    let _lock = files::lock(&folders.lock())?;
    backup::start_afresh(folders, clock.now()).map(|_| ())
}

/// A page of the built-in course, read without any data folder: for when nothing else works.
///
/// # Errors
/// [`Error::PageNotFound`] when there is no such page.
pub fn page_without_data(page: &str) -> Result<PageView> {
    built_in()?
        .pages
        .into_iter()
        .find(|candidate| candidate.id == page)
        .map(|page| page_view(page.id, page.title, &page.sections))
        .ok_or_else(|| Error::PageNotFound {
            page: page.to_owned(),
        })
}

/// The numbers of the built-in course, read without any data folder.
///
/// # Errors
/// [`Error::CourseBroken`], which a test of the built-in course rules out.
pub fn help_without_data() -> Result<Vec<HelpNumber>> {
    Ok(built_in()?.help)
}

fn built_in() -> Result<crate::course::Course> {
    let source = Source::BuiltInCourse;
    let compilation = compile(&source.files()?);
    compilation
        .course
        .ok_or_else(|| broken(&source, &compilation.problems))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learners::Settings;

    #[test]
    fn a_clock_that_stands_a_year_back_is_mentioned_once() {
        let folder = tempfile::tempdir().unwrap();
        let (clock, hands) = Clock::set(Timestamp::parse("2026-11-23T10:00:00Z").unwrap());
        let open = || App::open(Folders::at(folder.path()), clock.clone(), "0").unwrap();
        let mut app = open();
        app.begin("Sam", Settings::default()).unwrap();
        let lesson = "what-stress-does";
        let check = app.open_lesson(lesson, None).unwrap().checks[0]
            .check
            .clone();
        app.show_answer(lesson, &check).unwrap();
        app.close().unwrap();

        hands.set_wall(Timestamp::parse("2025-11-23T10:00:00Z").unwrap());
        let mut app = open();
        let notice = app.start().unwrap().notice.unwrap();
        assert!(
            notice.contains("2025-11-23") && notice.contains("2026-11-23"),
            "{notice}"
        );
        assert_eq!(app.start().unwrap().notice, None);
    }
}
