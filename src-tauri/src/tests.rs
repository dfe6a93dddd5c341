//! The shell by itself, without a window. What it does with a window is tested by the journeys.

use crate::session::{Core, Session, Shared, ask};
use evenkeel_core::app::dispatch::Door as _;
use evenkeel_core::base::Code;
use evenkeel_core::base::paths::Folders;

#[test]
fn what_commands_share_can_cross_threads() {
    fn crosses<T: Send + Sync>() {}
    crosses::<Shared>();
}

#[test]
fn an_error_of_the_core_reaches_the_window_with_its_code_and_cure() {
    let shared = Shared::new(Session::at(Folders::at("/dev/null/nowhere")));
    let report = ask(&shared, |_| Ok(())).unwrap_err();
    assert_eq!(report.code, Code::FolderNotMade);
    assert!(!report.message.is_empty() && !report.hint.is_empty());
}

#[test]
fn what_goes_on_beside_the_window_never_opens_the_core() {
    let shared = Shared::new(Session::at(Folders::at("/dev/null/nowhere")));
    let error = Core(&shared).with(|_| Ok(())).unwrap_err();
    assert_eq!(error.code(), Code::Unexpected, "{error}");
}
