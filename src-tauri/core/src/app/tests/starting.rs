use super::*;
use crate::app::start;
use crate::base::Error;

fn damage(desk: &Desk) {
    write(
        &desk.folders.learners(),
        b"this is no database, however long one looks at it",
    );
    for ending in ["-wal", "-shm"] {
        files::remove(&desk.folders.data().join(format!("learners.sqlite{ending}"))).unwrap();
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    files::list(folder)
        .unwrap()
        .into_iter()
        .map(|(path, _)| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect()
}

/// Sam has done one lesson yesterday, and today's start has made a copy of it.
fn a_day_later(desk: &Desk) {
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    app.close().unwrap();
    desk.wait(86_400);
    desk.open().close().unwrap();
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let desk = Desk::new();
    write(desk.folders.data(), b"a file of that name");
    let Err(error) = desk.try_open() else {
        panic!("it was opened")
    };
    assert_eq!(error.code(), Code::FolderNotMade);
    assert!(error.to_string().contains("data"), "{error}");
    assert!(start::backups(&desk.folders).unwrap().is_empty());
}

#[test]
fn a_second_program_on_the_same_folder_is_refused_and_does_no_harm() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    assert_eq!(code(desk.try_open()), Code::AlreadyOpen);
    assert_eq!(
        code(start::start_afresh(&desk.folders, &desk.clock)),
        Code::AlreadyOpen
    );
    assert_eq!(
        code(start::restore_backup(&desk.folders, &desk.clock, "any")),
        Code::AlreadyOpen
    );
    finish(&mut app, "toast");
    app.close().unwrap();
    assert_eq!(desk.open().home().unwrap().units[0].lessons_done, 1);
}

#[test]
fn a_start_makes_one_copy_a_day_as_soon_as_somebody_has_begun() {
    let desk = Desk::new();
    desk.open().close().unwrap();
    let copies = || -> Vec<String> {
        let list = start::backups(&desk.folders).unwrap();
        list.into_iter().map(|copy| copy.day).collect()
    };
    assert!(copies().is_empty(), "there is nothing to copy");
    a_day_later(&desk);
    assert_eq!(copies(), ["2026-11-24"]);
    desk.open().close().unwrap();
    assert_eq!(copies(), ["2026-11-24"]);
    desk.wait(86_400);
    desk.open().close().unwrap();
    assert_eq!(copies(), ["2026-11-25", "2026-11-24"]);
}

#[test]
fn a_copy_that_cannot_be_made_is_said_once_and_keeps_nobody_out() {
    let desk = Desk::new();
    desk.with_sam().close().unwrap();
    desk.wait(86_400);
    // Something else bears the name of the file in which a copy is made.
    write(
        &desk.folders.backups().join("copying.sqlite").join("x"),
        b"",
    );
    let mut app = desk.open();
    let notice = app.start().unwrap().notice.unwrap();
    assert!(notice.contains("copy"), "{notice}");
    assert_eq!(app.start().unwrap().notice, None);
    finish(&mut app, "toast");
}

#[test]
fn damaged_progress_is_found_and_a_copy_brings_the_learner_back() {
    let desk = Desk::new();
    a_day_later(&desk);
    damage(&desk);
    let damaged = files::read(&desk.folders.learners()).unwrap();
    for _ in 0..2 {
        assert_eq!(code(desk.try_open()), Code::LearnersDamaged);
        assert_eq!(
            files::read(&desk.folders.learners()).unwrap(),
            damaged,
            "untouched"
        );
    }

    let copies = start::backups(&desk.folders).unwrap();
    assert_eq!(copies.len(), 1);
    assert_eq!(
        code(start::restore_backup(
            &desk.folders,
            &desk.clock,
            "../learners.sqlite"
        )),
        Code::BackupNotFound
    );
    start::restore_backup(&desk.folders, &desk.clock, &copies[0].name).unwrap();
    let mut app = desk.open();
    let home = app.home().unwrap();
    assert_eq!(
        (home.person.name.as_str(), home.units[0].lessons_done),
        ("Sam", 1)
    );
    finish(&mut app, "keys");
    app.check_learners().unwrap();
    let aside = names_in(desk.folders.data())
        .into_iter()
        .find(|name| name.starts_with("learners.damaged-"))
        .unwrap();
    assert_eq!(
        files::read(&desk.folders.data().join(aside)).unwrap(),
        damaged
    );
}

#[test]
fn starting_afresh_keeps_the_damaged_file_and_the_copies() {
    let desk = Desk::new();
    a_day_later(&desk);
    damage(&desk);
    start::start_afresh(&desk.folders, &desk.clock).unwrap();
    let mut app = desk.open();
    assert!(app.start().unwrap().learners.is_empty());
    begin(&mut app, "Sam");
    finish(&mut app, "toast");
    let names = names_in(desk.folders.data());
    assert!(
        names
            .iter()
            .any(|name| name.starts_with("learners.damaged-")),
        "{names:?}"
    );
    assert_eq!(start::backups(&desk.folders).unwrap().len(), 1);
}

#[test]
fn progress_that_is_cut_short_or_from_elsewhere_is_damaged_and_not_a_crash() {
    let desk = Desk::new();
    a_day_later(&desk);
    let whole = files::read(&desk.folders.learners()).unwrap();
    for length in [50, 4096, whole.len() / 2] {
        damage(&desk);
        write(&desk.folders.learners(), &whole[..length]);
        let outcome = desk.try_open().map(|app| app.check_learners());
        match outcome {
            Err(Error::LearnersDamaged { .. }) | Ok(Err(Error::LearnersDamaged { .. })) => {}
            other => panic!("{length}: {other:?}"),
        }
    }
}

#[test]
fn a_damaged_library_is_simply_made_again() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    app.close().unwrap();
    write(&desk.folders.library(), b"this is no database");
    let mut app = desk.open();
    assert_eq!(app.home().unwrap().units[0].lessons_done, 1);
    app.open_lesson("toast", None).unwrap();
    assert_eq!(app.start().unwrap().notice, None);
}

#[test]
fn a_course_that_an_update_broke_is_named_and_progress_waits_for_the_mended_one() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    drop(app);
    desk.edit("1-mornings/02-keys.md", "{.check #which}", "{.check #which");
    assert_eq!(code(desk.try_open()), Code::CourseBroken);
    desk.edit("1-mornings/02-keys.md", "{.check #which", "{.check #which}");
    assert_eq!(desk.open().home().unwrap().units[0].lessons_done, 1);
}

#[test]
fn how_many_events_are_on_the_disk_can_be_asked() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    assert_eq!(app.events_saved().unwrap(), events_of(&app).len() as u64);
}
