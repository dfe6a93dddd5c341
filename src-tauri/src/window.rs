//! The window: built once, remembered in size and place, closed only after everything open is written down.

use crate::registering::{self, Collecting};
use crate::session::Shared;
use crate::{certificates, commands, giving, media, saving, sending, writing};
use evenkeel_core::app::dispatch::Dispatcher;
use evenkeel_core::base::Clock;
use evenkeel_core::base::paths::Folders;
use tauri::{AppHandle, Builder, Manager as _, RunEvent, Wry, generate_handler};
use tauri_plugin_window_state::StateFlags;

/// Opens the window and stays until it is closed.
#[expect(clippy::exit, reason = "written by Tauri's own macro")]
pub(crate) fn run() -> tauri::Result<()> {
    let builder = Builder::<Wry>::default()
        // First of all, so that a second start ends before it touches a file.
        .plugin(tauri_plugin_single_instance::init(
            |app, _arguments, _folder| bring_to_front(app),
        ))
        .plugin(tauri_plugin_dialog::init())
        .plugin(remember_the_window())
        .manage(Shared::default())
        .manage(Dispatcher::new(Clock::system()))
        .manage(Collecting::default())
        .on_window_event(registering::dropped)
        .register_uri_scheme_protocol(media::SCHEME, |context, request| {
            media::answer(context.app_handle(), &request)
        })
        .invoke_handler(generate_handler![
            commands::start,
            commands::retry_start,
            commands::begin,
            commands::choose_learner,
            commands::save_settings,
            commands::home,
            commands::unit,
            commands::open_lesson,
            commands::study,
            commands::leave_lesson,
            commands::answer_check,
            commands::show_answer,
            commands::complete_lesson,
            commands::assessment,
            commands::begin_attempt,
            commands::keep_answer,
            commands::finish_attempt,
            commands::refresher,
            commands::answer_refresher,
            commands::show_refresher,
            commands::record,
            saving::save_record,
            giving::giving,
            giving::give,
            giving::take_receipt,
            giving::take_in,
            giving::renew_device_key,
            writing::lesson_texts,
            writing::keep_reflection,
            writing::choose_reflection,
            writing::plan,
            writing::keep_plan_field,
            writing::use_earlier_text,
            writing::put_away_earlier_text,
            writing::join_plan,
            writing::leave_plan,
            saving::save_plan_sheet,
            saving::save_plan_copy,
            saving::bring_in_plan,
            writing::print_page,
            writing::notes,
            writing::add_mark,
            writing::keep_note,
            writing::remove_note,
            saving::save_notes,
            writing::undo,
            writing::my_numbers,
            writing::keep_number,
            writing::remove_number,
            writing::changes,
            certificates::save_certificate,
            certificates::check_certificate,
            certificates::open_certificate,
            commands::agency,
            commands::save_agency,
            commands::page,
            commands::help,
            commands::search,
            commands::scenarios,
            commands::scenario,
            commands::keep_scenario,
            commands::questions,
            commands::question,
            commands::glossary,
            commands::term,
            commands::backups,
            commands::restore_backup,
            commands::start_afresh,
            sending::sending,
            sending::what_will_be_sent,
            sending::save_what_will_be_sent,
            sending::set_up_sending,
            sending::forget_sending,
            sending::send_automatically,
            sending::send_now,
            sending::stop_sending,
            sending::try_refused_again,
            registering::register,
            registering::register_page,
            registering::register_person,
            registering::take_back_entry,
            registering::put_back_entry,
            registering::register_copies,
            registering::restore_register,
            registering::say_computer,
            registering::choose_bundles,
            registering::dropped_bundles,
            registering::collect_next,
            registering::stop_collecting,
            registering::write_receipts,
            registering::write_receipts_of,
            registering::save_register,
        ])
        .setup(|app| {
            #[cfg(target_os = "linux")]
            paint_without_the_graphics_card(app.handle());
            open_the_core_meanwhile(app.handle());
            Ok(())
        });
    builder
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                // What is under way stays unknown, and the same bytes are sent again at the next start.
                app.state::<Dispatcher>().stop();
                if let Ok(mut session) = app.state::<Shared>().lock() {
                    session.close();
                }
            }
        });
    Ok(())
}

/// For a computer on which no window can be opened at all: the reason belongs where a terminal can show it.
#[expect(
    clippy::print_stderr,
    reason = "without a window there is no other place to say it"
)]
pub(crate) fn say_why_no_window(error: &tauri::Error) {
    eprintln!(
        "Evenkeel could not open its window: {error}\nStart it on a computer with a screen. Nothing of yours was touched."
    );
}

/// The web view takes a few hundred milliseconds to come up; the databases are opened in that time. What goes wrong is
/// told to the window when it asks.
fn open_the_core_meanwhile(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        if let Ok(mut session) = app.state::<Shared>().lock() {
            let _ = session.app();
        }
        sending::send_quietly(&app);
        registering::copy_register();
    });
}

/// Pages of text gain nothing from the graphics card, and on Linux they can lose everything: with some drivers
/// `WebKitGTK`'s accelerated window stays blank. Without it the window also comes up sooner and takes less memory.
#[cfg(target_os = "linux")]
fn paint_without_the_graphics_card(app: &AppHandle) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt as _};
    // Driven by WebDriver it paints as WebKitGTK likes: of a window painted without the card no screenshot ever comes.
    if driven() {
        return;
    }
    if let Some(window) = app.get_webview_window("main") {
        // A window that cannot be asked is one that paints as WebKitGTK likes: no reason not to go on.
        let _ = window.with_webview(|view| {
            if let Some(settings) = view.inner().settings() {
                settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            }
        });
    }
}

/// Whether WebDriver drives this window; tauri-driver says so to the web view in this way.
#[cfg(target_os = "linux")]
#[expect(
    clippy::disallowed_methods,
    reason = "a word between tauri-driver and the web view, no setting of ours"
)]
fn driven() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Kept in our data folder, like everything of ours. Without a data folder the window opens at its usual size.
fn remember_the_window() -> tauri::plugin::TauriPlugin<Wry> {
    let mut plugin = tauri_plugin_window_state::Builder::default()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    if let Ok(folders) = Folders::of_this_computer() {
        plugin = plugin.with_filename(folders.window_state().display().to_string());
    }
    plugin.build()
}
