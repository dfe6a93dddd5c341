//! Copies of the register: nothing that was decided by hand is lost with a file.

use super::*;
use crate::register::backup::{daily, list, restore, start_afresh};
use tempfile::TempDir;

fn days(folders: &Folders) -> Vec<String> {
    let copies = list(folders).unwrap().into_iter();
    copies.map(|copy| copy.day).collect()
}

fn spoil(path: &Path) {
    files::write_atomically(path, |out| out.write_all(&[7; 9000])).unwrap();
}

/// Somebody is in the register, one entry is taken back, and a copy is made; then it is closed.
fn with_a_copy() -> (TempDir, Folders, String) {
    let mut agency = Agency::new();
    let who = learner(1);
    agency.take(&Bundle::of(mornings(0, who)).bytes()).unwrap();
    let entry = mornings(0, who)[4].id;
    agency
        .register
        .write(|transaction| {
            corrections::take_back(transaction, now(), &course(), entry, "Not hers", "Ines")
        })
        .unwrap();
    let folders = Folders::at(agency.folder.path());
    let name = daily(&folders, now()).unwrap().unwrap();
    (agency.folder, folders, name)
}

fn corrections_in(folder: &TempDir) -> usize {
    let register = open_in(folder, &course()).unwrap();
    corrections::of_learner(register.read(), learner(1))
        .unwrap()
        .len()
}

#[test]
fn one_copy_a_day_is_made_and_the_last_three_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders::at(folder.path());
    let made = |day: u32| daily(&folders, moment(&format!("2026-11-{day}T08:00:00Z"))).unwrap();
    assert_eq!(made(24), None, "there is no register");
    assert_eq!(days(&folders), [""; 0]);
    let register = open_in(&folder, &course()).unwrap();
    assert_eq!(made(25).as_deref(), Some("register-2026-11-25.sqlite"));
    assert_eq!(made(25), None);
    for day in 26..=28 {
        made(day).unwrap();
    }
    assert_eq!(days(&folders), ["2026-11-28", "2026-11-27", "2026-11-26"]);
    // A clock that was wrong for an hour pushes nothing out, then or later.
    daily(&folders, moment("2031-01-01T08:00:00Z")).unwrap();
    made(29).unwrap();
    assert_eq!(
        days(&folders),
        ["2031-01-01", "2026-11-29", "2026-11-28", "2026-11-27"]
    );
    drop(register);
}

#[test]
fn going_back_to_a_copy_brings_corrections_back_and_keeps_what_stood_there() {
    let (folder, folders, name) = with_a_copy();
    spoil(&folders.register());
    assert_eq!(
        open_in(&folder, &course()).unwrap_err().code(),
        Code::RegisterDamaged
    );
    let aside = restore(&folders, now(), &name).unwrap().unwrap();
    assert_eq!(files::read(&aside).unwrap(), [7; 9000]);
    assert_eq!(corrections_in(&folder), 1);
}

#[test]
fn a_restored_register_is_another_writer() {
    let (folder, folders, name) = with_a_copy();
    let writer_now = || writer(open_in(&folder, &course()).unwrap().read()).unwrap();
    let before = writer_now();
    restore(&folders, now(), &name).unwrap();
    assert_ne!(writer_now(), before);
}

#[test]
fn a_copy_that_is_damaged_itself_is_refused_and_nothing_is_touched() {
    let (folder, folders, name) = with_a_copy();
    spoil(&folders.backups().join(&name));
    for name in [name.as_str(), "register-2020-01-01.sqlite", "../x", ""] {
        let refused = restore(&folders, now(), name).unwrap_err();
        assert_eq!(refused.code(), Code::BackupNotFound, "{name}");
    }
    assert_eq!(corrections_in(&folder), 1);
}

#[test]
fn a_register_that_is_damaged_pushes_out_no_copy() {
    let (_folder, folders, _) = with_a_copy();
    spoil(&folders.register());
    let tomorrow = now().plus_milliseconds(86_400_000);
    let refused = daily(&folders, tomorrow).unwrap_err();
    assert_eq!(refused.code(), Code::RegisterDamaged);
    assert_eq!(days(&folders), [now().day()]);
}

#[test]
fn a_restore_that_was_cut_off_is_finished_by_the_next_opening() {
    let (folder, folders, name) = with_a_copy();
    files::copy(
        &folders.backups().join(name),
        &folder.path().join("register.restoring.sqlite"),
    )
    .unwrap();
    files::remove(&folders.register()).unwrap();
    assert!(
        exists(&folders),
        "whoever looks first is not shown an empty one"
    );
    assert_eq!(corrections_in(&folder), 1);
    assert!(!files::exists(
        &folder.path().join("register.restoring.sqlite")
    ));
}

#[test]
fn a_new_register_is_begun_and_the_old_one_kept() {
    let (folder, folders, _) = with_a_copy();
    let aside = start_afresh(&folders, now()).unwrap().unwrap();
    assert!(files::exists(&aside));
    assert_eq!(corrections_in(&folder), 0);
    assert_eq!(days(&folders).len(), 1);
}
