//! The agency's register: reading it, and collecting bundles from a folder that a person chose or dropped on the window.
//! Places come from the system's dialogs or from the drop itself, never from the window's page, which only ever hears how
//! many files wait, and asks for the next.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::dialogs::{self, BUNDLE, Kind};
use crate::session::{Shared, ask};
use evenkeel_core::app::register::{Found, RegisterCopy, find_bundles};
use evenkeel_core::app::view::{
    ComputerLine, FileVerdict, ReceiptLine, RegisterPage, RegisterPerson, RegisterView, SavedFile,
    ToCollect,
};
use evenkeel_core::base::Clock;
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::base::id::{EventId, LearnerId};
use evenkeel_core::base::paths::Folders;
use evenkeel_core::records::presets::Preset;
use evenkeel_core::records::signing::PublicKey;
use evenkeel_core::register::backup;
use evenkeel_core::register::list::Query;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::{DragDropEvent, Manager as _, State, WebviewWindow, Window, WindowEvent, command};

type Answer<T> = Result<T, ErrorReport>;

/// What is being collected. A type alias, because asking Tauri for a state of another type fails only at run time.
pub(crate) type Collecting = Mutex<Basket>;

/// Bundles on their way into the register.
#[derive(Debug, Default)]
pub(crate) struct Basket {
    /// Dropped on the window, not looked at yet.
    dropped: Vec<PathBuf>,
    /// Found, to be read one by one.
    waiting: VecDeque<PathBuf>,
    /// Taken in since somebody last chose where from: receipts can be written for these.
    taken: Vec<PathBuf>,
}

impl Basket {
    fn fill(&mut self, places: &[PathBuf]) -> ToCollect {
        let Found { files, notes } = find_bundles(places);
        self.taken.clear();
        self.waiting = files.into();
        ToCollect {
            files: u32::try_from(self.waiting.len()).unwrap_or(u32::MAX),
            notes,
        }
    }
}

fn lock(basket: &Collecting) -> MutexGuard<'_, Basket> {
    basket.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Keeps what somebody dropped on the window, and tells its page that something was, not what.
pub(crate) fn dropped(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event else {
        return;
    };
    lock(&window.state::<Collecting>())
        .dropped
        .clone_from(paths);
    if let Some(page) = window.app_handle().get_webview_window(window.label()) {
        // A page that is gone has nobody to tell.
        let _ = page.eval("globalThis.dispatchEvent(new Event(\"evenkeel-dropped\"))");
    }
}

#[command(async)]
pub(crate) fn register(state: State<'_, Shared>, query: Query, most: u32) -> Answer<RegisterView> {
    ask(&state, |app| app.register(&query, most))
}

#[command(async)]
pub(crate) fn register_page(
    state: State<'_, Shared>,
    query: Query,
    skip: u32,
    most: u32,
) -> Answer<RegisterPage> {
    ask(&state, |app| app.register_page(&query, skip, most))
}

#[command(async)]
pub(crate) fn register_person(
    state: State<'_, Shared>,
    learner: LearnerId,
) -> Answer<RegisterPerson> {
    ask(&state, |app| app.register_person(learner))
}

#[command(async)]
pub(crate) fn take_back_entry(
    state: State<'_, Shared>,
    event: EventId,
    reason: String,
    by: String,
) -> Answer<RegisterPerson> {
    ask(&state, |app| app.take_back_entry(event, &reason, &by))
}

#[command(async)]
pub(crate) fn put_back_entry(
    state: State<'_, Shared>,
    event: EventId,
    reason: String,
    by: String,
) -> Answer<RegisterPerson> {
    ask(&state, |app| app.put_back_entry(event, &reason, &by))
}

#[command(async)]
pub(crate) fn register_copies(state: State<'_, Shared>) -> Answer<Vec<RegisterCopy>> {
    ask(&state, |app| app.register_copies())
}

/// Goes back to a copy, or (none) begins a new register.
#[command(async)]
pub(crate) fn restore_register(state: State<'_, Shared>, name: Option<String>) -> Answer<()> {
    ask(&state, |app| app.restore_register(name.as_deref()))
}

/// Copies the register once a day, where there is one. It may be large, and nobody waits for it.
pub(crate) fn copy_register() {
    if let Ok(folders) = Folders::of_this_computer() {
        // Tomorrow is another try, and what is wrong with the register itself is told to whoever opens it.
        let _ = backup::daily(&folders, Clock::system().now());
    }
}

#[command(async)]
pub(crate) fn say_computer(
    state: State<'_, Shared>,
    key: PublicKey,
    ours: bool,
) -> Answer<Vec<ComputerLine>> {
    ask(&state, |app| app.say_computer(&key, ours))
}

/// Asks for a folder, such as a folder of sticks, or for files. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn choose_bundles(
    window: WebviewWindow,
    basket: State<'_, Collecting>,
    folder: bool,
) -> Answer<Option<ToCollect>> {
    let chosen = if folder {
        let folder = dialogs::folder(&window, "Collect records from a folder")?;
        folder.map(|folder| vec![folder])
    } else {
        dialogs::files(&window, "Collect records from files", BUNDLE)?
    };
    Ok(chosen.map(|places| lock(&basket).fill(&places)))
}

/// Looks at what was dropped on the window. `None` when nothing was.
#[command(async)]
pub(crate) fn dropped_bundles(basket: State<'_, Collecting>) -> Option<ToCollect> {
    let mut basket = lock(&basket);
    let places = std::mem::take(&mut basket.dropped);
    (!places.is_empty()).then(|| basket.fill(&places))
}

/// Takes in the next file. `None` when none is left.
#[command(async)]
pub(crate) fn collect_next(
    state: State<'_, Shared>,
    basket: State<'_, Collecting>,
) -> Answer<Option<FileVerdict>> {
    let Some(path) = lock(&basket).waiting.pop_front() else {
        return Ok(None);
    };
    let verdict = ask(&state, |app| app.collect(&path))?;
    if verdict.error.is_none() {
        lock(&basket).taken.push(path);
    }
    Ok(Some(verdict))
}

/// Leaves the files that were not read yet as they are.
#[command(async)]
pub(crate) fn stop_collecting(basket: State<'_, Collecting>) {
    lock(&basket).waiting.clear();
}

/// Writes a receipt beside each bundle that was taken in since somebody last chose.
#[command(async)]
pub(crate) fn write_receipts(
    state: State<'_, Shared>,
    basket: State<'_, Collecting>,
) -> Answer<Vec<ReceiptLine>> {
    let taken = lock(&basket).taken.clone();
    ask(&state, |app| app.write_receipts(&taken, None))
}

/// Asks for a folder and writes a receipt there for each bundle that somebody is in. `None` when the person changed their
/// mind.
#[command(async)]
pub(crate) fn write_receipts_of(
    window: WebviewWindow,
    state: State<'_, Shared>,
    learner: LearnerId,
) -> Answer<Option<Vec<ReceiptLine>>> {
    let Some(folder) = dialogs::folder(&window, "Save receipts into a folder")? else {
        return Ok(None);
    };
    ask(&state, |app| app.write_receipts_of(learner, &folder)).map(Some)
}

/// Asks where, then writes everybody who is looked for. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn save_register(
    window: WebviewWindow,
    state: State<'_, Shared>,
    preset: Preset,
    query: Query,
) -> Answer<Option<SavedFile>> {
    let suggested = ask(&state, |app| Ok(app.register_file_name(preset)))?;
    let kind = Kind {
        name: "Spreadsheet (CSV)",
        endings: &["csv"],
    };
    let Some(path) = dialogs::save_as(&window, "Save the register", &suggested, kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_register(preset, &query, &path)).map(Some)
}
