//! Files chosen through the system's own dialogs. These are opened from here, never from the window, so course text can
//! never name a file.

use crate::session::{Shared, ask};
use evenkeel_core::app::plan_files::PlanPrint;
use evenkeel_core::app::record::Format;
use evenkeel_core::app::view::{BroughtIn, SavedFile};
use evenkeel_core::base::Error;
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::learn::plan_file;
use std::path::PathBuf;
use tauri::{State, WebviewWindow, command};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

type Chosen<T> = Result<Option<T>, ErrorReport>;

/// A kind of file, for the dialog's list of kinds.
struct Kind<'a> {
    name: &'a str,
    ending: &'a str,
}

const PLAN: Kind<'_> = Kind {
    name: "Our plan, for another Evenkeel",
    ending: plan_file::ENDING,
};

/// Asks where, then writes. `None` when the person changed their mind.
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]
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
        ending: format.ending(),
    };
    let Some(path) = where_to(&window, "Save my record", &suggested, &kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_record(format, with_name, &path)).map(Some)
}

/// Saves the plan as a page that any browser shows and prints.
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]
#[command(async)]
pub(crate) fn save_plan_sheet(
    window: WebviewWindow,
    state: State<'_, Shared>,
    print: PlanPrint,
) -> Chosen<SavedFile> {
    let suggested = ask(&state, |app| app.plan_sheet_name(print))?;
    let kind = Kind {
        name: "Page for any browser",
        ending: "html",
    };
    let Some(path) = where_to(&window, "Save our plan as a page", &suggested, &kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_plan_sheet(print, &path)).map(Some)
}

/// Saves the plan for another device of the household.
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]
#[command(async)]
pub(crate) fn save_plan_copy(window: WebviewWindow, state: State<'_, Shared>) -> Chosen<SavedFile> {
    let suggested = ask(&state, |app| app.plan_copy_name())?;
    let Some(path) = where_to(&window, "Save our plan to a file", &suggested, &PLAN)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_plan_copy(&path)).map(Some)
}

/// Brings in a plan that another device of the household saved.
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]
#[command(async)]
pub(crate) fn bring_in_plan(window: WebviewWindow, state: State<'_, Shared>) -> Chosen<BroughtIn> {
    let chosen = dialog(&window, "Bring in a plan from a file", &PLAN).blocking_pick_file();
    let Some(path) = path_of(chosen)? else {
        return Ok(None);
    };
    ask(&state, |app| app.bring_in_plan(&path)).map(Some)
}

/// Saves notes as Markdown.
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]
#[command(async)]
pub(crate) fn save_notes(window: WebviewWindow, state: State<'_, Shared>) -> Chosen<SavedFile> {
    let suggested = ask(&state, |app| app.notes_file_name())?;
    let kind = Kind {
        name: "Text (Markdown)",
        ending: "md",
    };
    let Some(path) = where_to(&window, "Save my notes", &suggested, &kind)? else {
        return Ok(None);
    };
    ask(&state, |app| app.save_notes(&path)).map(Some)
}

fn where_to(
    window: &WebviewWindow,
    title: &str,
    suggested: &str,
    kind: &Kind<'_>,
) -> Chosen<PathBuf> {
    let chosen = dialog(window, title, kind)
        .set_file_name(suggested)
        .blocking_save_file();
    path_of(chosen)
}

fn dialog(window: &WebviewWindow, title: &str, kind: &Kind<'_>) -> FileDialogBuilder<tauri::Wry> {
    window
        .dialog()
        .file()
        .set_parent(window)
        .set_title(title)
        .add_filter(kind.name, &[kind.ending])
}

fn path_of(chosen: Option<FilePath>) -> Chosen<PathBuf> {
    chosen
        .map(|chosen| {
            chosen.into_path().map_err(|_| {
                Error::Unexpected {
                    what: "the dialog named a place that is no file".to_owned(),
                }
                .report()
            })
        })
        .transpose()
}
