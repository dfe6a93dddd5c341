//! The system's own dialogs for files and folders. They are opened from here, never from the window, so course text can
//! never name a file. Each answers `None` when the person changed their mind.

use evenkeel_core::base::Error;
use evenkeel_core::base::error::ErrorReport;
use std::path::PathBuf;
use tauri::{WebviewWindow, Wry};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

/// What a person chose, if anything.
pub(crate) type Chosen<T> = Result<Option<T>, ErrorReport>;

/// A kind of file, for the dialog's list of kinds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind<'a> {
    /// Its name in words.
    pub name: &'a str,
    /// How names of such files end, without the dot.
    pub endings: &'a [&'a str],
}

/// A bundle, to be given or collected.
pub(crate) const BUNDLE: Kind<'_> = Kind {
    name: "Bundle of records (zip)",
    endings: &["zip"],
};

/// Asks under what name to save.
pub(crate) fn save_as(
    window: &WebviewWindow,
    title: &str,
    suggested: &str,
    kind: Kind<'_>,
) -> Chosen<PathBuf> {
    let dialog = of_kind(window, title, kind).set_file_name(suggested);
    dialog.blocking_save_file().map(path).transpose()
}

/// Asks for a file to read.
pub(crate) fn file(window: &WebviewWindow, title: &str, kind: Kind<'_>) -> Chosen<PathBuf> {
    let chosen = of_kind(window, title, kind).blocking_pick_file();
    chosen.map(path).transpose()
}

/// Asks for any number of files to read.
pub(crate) fn files(window: &WebviewWindow, title: &str, kind: Kind<'_>) -> Chosen<Vec<PathBuf>> {
    let chosen = of_kind(window, title, kind).blocking_pick_files();
    chosen
        .map(|chosen| chosen.into_iter().map(path).collect())
        .transpose()
}

/// Asks for a folder.
pub(crate) fn folder(window: &WebviewWindow, title: &str) -> Chosen<PathBuf> {
    let chosen = titled(window, title).blocking_pick_folder();
    chosen.map(path).transpose()
}

fn titled(window: &WebviewWindow, title: &str) -> FileDialogBuilder<Wry> {
    window.dialog().file().set_parent(window).set_title(title)
}

fn of_kind(window: &WebviewWindow, title: &str, kind: Kind<'_>) -> FileDialogBuilder<Wry> {
    titled(window, title).add_filter(kind.name, kind.endings)
}

fn path(chosen: FilePath) -> Result<PathBuf, ErrorReport> {
    chosen.into_path().map_err(|_| {
        Error::Unexpected {
            what: "the dialog named a place that is no file".to_owned(),
        }
        .report()
    })
}
