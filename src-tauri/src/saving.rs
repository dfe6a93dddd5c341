//! The record, the plan and the notes as files that a person chose a place for.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::dialogs::{self, Chosen, Kind};
use crate::session::{Shared, ask};
use evenkeel_core::app::plan_files::PlanPrint;
use evenkeel_core::app::record::Format;
use evenkeel_core::app::view::{BroughtIn, SavedFile};
use evenkeel_core::learn::plan_file;
use tauri::{State, WebviewWindow, command};

const PLAN: Kind<'_> = Kind {
    name: "Our plan, for another Evenkeel",
    endings: &[plan_file::ENDING],
};

/// Asks where, then writes. `None` when the person changed their mind.
#[command(async)]
pub(crate) fn save_record(
    window: WebviewWindow,
    state: State<'_, Shared>,
    format: Format,
    with_name: bool,
) -> Chosen<SavedFile> {
    let suggested = ask(&state, |app| app.record_file_name(format))?;
    let kind = Kind {
        name: format.name(),
        endings: &[format.ending()],
    };
    let Some(path) = dialogs::save_as(&window, "Save my record", &suggested, kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_record(format, with_name, &path)).map(Some)
}

/// Saves the plan as a page that any browser shows and prints.
#[command(async)]
pub(crate) fn save_plan_sheet(
    window: WebviewWindow,
    state: State<'_, Shared>,
    print: PlanPrint,
) -> Chosen<SavedFile> {
    let suggested = ask(&state, |app| app.plan_sheet_name(print))?;
    let kind = Kind {
        name: "Page for any browser",
        endings: &["html"],
    };
    let Some(path) = dialogs::save_as(&window, "Save our plan as a page", &suggested, kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_plan_sheet(print, &path)).map(Some)
}

/// Saves the plan for another device of the household.
#[command(async)]
pub(crate) fn save_plan_copy(window: WebviewWindow, state: State<'_, Shared>) -> Chosen<SavedFile> {
    let suggested = ask(&state, |app| app.plan_copy_name())?;
    let Some(path) = dialogs::save_as(&window, "Save our plan to a file", &suggested, PLAN)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_plan_copy(&path)).map(Some)
}

/// Brings in a plan that another device of the household saved.
#[command(async)]
pub(crate) fn bring_in_plan(window: WebviewWindow, state: State<'_, Shared>) -> Chosen<BroughtIn> {
    let Some(path) = dialogs::file(&window, "Bring in a plan from a file", PLAN)? else {
        return Ok(None);
    };
    ask(&state, |app| app.bring_in_plan(&path)).map(Some)
}

/// Saves notes as Markdown.
#[command(async)]
pub(crate) fn save_notes(window: WebviewWindow, state: State<'_, Shared>) -> Chosen<SavedFile> {
    let suggested = ask(&state, |app| app.notes_file_name())?;
    let kind = Kind {
        name: "Text (Markdown)",
        endings: &["md"],
    };
    let Some(path) = dialogs::save_as(&window, "Save my notes", &suggested, kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_notes(&path)).map(Some)
}
