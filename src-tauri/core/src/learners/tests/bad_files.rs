//! Every way in which the file may be unusable: a named error, and nothing lost.

use super::*;
use crate::base::database::{self, Keep};
use crate::base::{Code, Error, Result, files};
use crate::learners::migrations::STEPS;
use crate::learners::{device, events, kept, progress};
use std::path::Path;

/// A database with a learner and `count` events, closed; its bytes.
fn a_file(home: &Home, count: u32) -> (LearnerId, Vec<u8>) {
    let mut learners = home.open();
    let ruth = add(&mut learners, home, "Ruth");
    for number in 0..count {
        save(&mut learners, home, ruth, number).unwrap();
    }
    drop(learners);
    (ruth, files::read(&home.folders.learners()).unwrap())
}

fn save(learners: &mut Learners, home: &Home, learner: LearnerId, number: u32) -> Result<()> {
    learners.write(|transaction| {
        let fact = reached(&format!("lesson-{}", number % 7), &number.to_string());
        events::append(
            transaction,
            home.now(),
            learner,
            subject("lesson/toast"),
            fact,
        )?;
        Ok(())
    })
}

fn put(home: &Home, bytes: &[u8]) {
    files::write_atomically(&home.folders.learners(), |out| out.write_all(bytes)).unwrap();
}

/// Opens the file and reads all that is in it.
fn read_all(home: &Home, unclean: bool) -> Result<()> {
    let learners = open(&home.folders, &home.clock, unclean)?;
    for learner in people::all(learners.read())? {
        progress::load(learners.read(), learner.id, COURSE)?;
        events::for_learner(learners.read(), learner.id, |_| Ok(()))?;
        events::last_saved(learners.read(), learner.id)?;
        kept::all(learners.read(), kept::Owner::Learner(learner.id), COURSE)?;
    }
    device::load(learners.read())?;
    Ok(())
}

fn forget_logs(home: &Home) {
    for ending in ["-wal", "-shm"] {
        let mut name = home.folders.learners().into_os_string();
        name.push(ending);
        files::remove(Path::new(&name)).unwrap();
    }
}

#[test]
fn a_truncated_file_is_damaged_at_every_length() {
    let home = Home::new();
    let (_, whole) = a_file(&home, 60);
    let page = 4096;
    let mut lengths = vec![1, 15, 16, 50, 99, 100, 101, page - 1, page, page + 1];
    lengths.extend((2..whole.len() / page).map(|pages| pages * page));
    lengths.extend([whole.len() / 2 + 77, whole.len() - 1]);
    for length in lengths {
        forget_logs(&home);
        put(&home, &whole[..length]);
        let code = read_all(&home, true).map_err(|error| error.code());
        assert_eq!(code, Err(Code::LearnersDamaged), "{length} bytes");
        forget_logs(&home);
        put(&home, &whole[..length]);
        let _ = read_all(&home, false);
    }
}

#[test]
fn a_flipped_bit_is_found_or_does_no_harm() {
    let home = Home::new();
    let (_, whole) = a_file(&home, 40);
    let positions = (0..100).chain((100..whole.len()).step_by(97));
    for (position, unclean) in positions.flat_map(|position| [(position, true), (position, false)])
    {
        let mut bytes = whole.clone();
        bytes[position] ^= 1 << (position % 8);
        forget_logs(&home);
        put(&home, &bytes);
        match read_all(&home, unclean).map_err(|error| error.code()) {
            Ok(()) | Err(Code::LearnersDamaged) => {}
            // The version itself: 60 to 63 of the header.
            Err(Code::LearnersNewer) if (60..64).contains(&position) => {}
            // Without the look through the file, a torn schema may show only when it is used.
            Err(Code::DatabaseRefused) if !unclean => {}
            other => panic!("byte {position}: {other:?}"),
        }
    }
}

#[test]
fn a_file_of_no_bytes_is_a_new_file() {
    let home = Home::new();
    put(&home, b"");
    let mut learners = home.open();
    add(&mut learners, &home, "Ruth");
    drop(learners);
    assert_eq!(people::all(home.open().read()).unwrap().len(), 1);
}

#[test]
fn a_file_of_somebody_else_is_refused_untouched() {
    let home = Home::new();
    let path = home.folders.learners();
    let other = database::open(&path, Keep::Scratch).unwrap();
    other
        .execute_batch("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('toast')")
        .unwrap();
    other.close().unwrap();
    let before = files::read(&path).unwrap();
    assert!(matches!(
        open(&home.folders, &home.clock, false),
        Err(Error::LearnersDamaged { .. })
    ));
    assert_eq!(files::read(&path).unwrap(), before);
}

#[test]
fn a_file_of_a_newer_program_is_refused_untouched() {
    let home = Home::new();
    a_file(&home, 3);
    let path = home.folders.learners();
    let newer = database::open(&path, Keep::Scratch).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    newer.close().unwrap();
    let before = files::read(&path).unwrap();
    let today = i64::try_from(STEPS.len()).unwrap();
    for unclean in [false, true] {
        assert!(matches!(
            open(&home.folders, &home.clock, unclean),
            Err(Error::LearnersNewer { found: 99, known, .. }) if known == today
        ));
    }
    assert_eq!(files::read(&path).unwrap(), before);
}

#[test]
fn a_folder_in_the_place_of_the_file_is_said() {
    let home = Home::new();
    files::create_folder(&home.folders.learners()).unwrap();
    let code = open(&home.folders, &home.clock, false).map_err(|error| error.code());
    assert_eq!(code.map(|_| ()), Err(Code::FileNotRead));
}

#[test]
fn a_file_that_another_program_holds_is_locked_after_some_patience() {
    let home = Home::new();
    a_file(&home, 3);
    let other = database::open(&home.folders.learners(), Keep::Precious).unwrap();
    other
        .execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE learners SET name = 'Eve'",
        )
        .unwrap();
    let refused = open(&home.folders, &home.clock, false);
    assert!(matches!(refused, Err(Error::LearnersLocked { .. })));
    drop(other);
    let learners = home.open();
    assert_eq!(people::all(learners.read()).unwrap()[0].name, "Ruth");
}

#[test]
fn a_save_while_another_program_writes_is_locked_and_works_later() {
    let home = Home::new();
    let (ruth, _) = a_file(&home, 3);
    let mut learners = home.open();
    let other = database::open(&home.folders.learners(), Keep::Precious).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = save(&mut learners, &home, ruth, 3);
    assert!(matches!(refused, Err(Error::LearnersLocked { .. })));
    other.execute_batch("ROLLBACK").unwrap();
    save(&mut learners, &home, ruth, 3).unwrap();
    assert_eq!(events::count(learners.read(), ruth).unwrap(), 4);
}

#[test]
fn saving_in_a_file_that_may_only_be_read_is_said() {
    let home = Home::new();
    let (ruth, _) = a_file(&home, 3);
    let mut learners = Learners {
        connection: database::open(&home.folders.learners(), Keep::ReadOnly).unwrap(),
    };
    let refused = save(&mut learners, &home, ruth, 3);
    assert!(matches!(refused, Err(Error::LearnersReadOnly { .. })));
    let refused = learners.prepare(&home.folders, &home.clock, false);
    assert!(matches!(refused, Err(Error::LearnersReadOnly { .. })));
    assert_eq!(events::count(learners.read(), ruth).unwrap(), 3);
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let home = Home::new();
    let (ruth, whole) = a_file(&home, 3);
    let mut learners = home.open();
    learners
        .read()
        .pragma_update(
            None,
            "max_page_count",
            i64::try_from(whole.len() / 4096 + 3).unwrap(),
        )
        .unwrap();
    let mut saved = 3;
    let full = loop {
        match save(&mut learners, &home, ruth, saved) {
            Ok(()) => saved += 1,
            Err(error) => break error,
        }
        assert!(saved < 10_000, "the disk is never full");
    };
    assert!(matches!(full, Error::DiskFull { .. }), "{full:?}");
    assert!(saved > 3);
    let acknowledged = |learners: &Learners| {
        assert_eq!(
            events::count(learners.read(), ruth).unwrap(),
            u64::from(saved)
        );
        assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
        learners.check().unwrap();
    };
    acknowledged(&learners);
    // Somebody empties the bin.
    learners
        .read()
        .pragma_update(None, "max_page_count", 1_000_000)
        .unwrap();
    save(&mut learners, &home, ruth, saved).unwrap();
    saved += 1;
    drop(learners);
    let learners = open(&home.folders, &home.clock, true).unwrap();
    assert_eq!(
        events::count(learners.read(), ruth).unwrap(),
        u64::from(saved)
    );
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
}
