//! Files of every version there ever was.

use super::*;
use crate::base::{Error, files};
use crate::learn::refresher::memory::{Memory, Rating};
use crate::learners::kept::{self, Owner};
use crate::learners::migrations::{self, STEPS};
use crate::learners::{
    Learners, attempts, backup, events, households, progress, refreshers, statements,
};
use rusqlite::Connection;
use std::path::PathBuf;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/learners")
        .join(name)
}

/// Run once, when a version is released: `cargo test -p evenkeel-core write_the_file -- --ignored`.
#[test]
#[ignore = "writes the fixture of today's version, which is kept for ever"]
fn write_the_file_of_todays_version() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let other = add(&mut learners, &home, "");
    learners
        .write(|transaction| {
            writing::keep_some(transaction, &home, ruth, other)?;
            let append = |fact| {
                home.hands.advance(std::time::Duration::from_secs(90));
                events::append(transaction, home.now(), ruth, subject("lesson/toast"), fact)
            };
            append(enrolled(home.now()))?;
            append(reached("toast", "opening"))?;
            let slip = append(answered("toast", "c", true, false))?;
            append(Fact::Voided(crate::event::Voided {
                event: slip.id,
                reason: "Answered on the wrong name".to_owned(),
                by: "Ruth".to_owned(),
            }))?;
            let shown = append(answered("toast", "c", false, true))?;
            statements::freeze(transaction, home.now(), shown.id, b"{}".to_vec())?;
            append(Fact::read(
                "danced",
                3,
                serde_json::json!({ "steps": [1, 2] }),
            ))?;
            attempts::begin(
                transaction,
                home.now(),
                ruth,
                COURSE,
                "one",
                7,
                vec![crate::learn::draw::Drawn {
                    question: "q".to_owned(),
                    options: vec!["a".to_owned(), "b".to_owned()],
                }],
            )
        })
        .unwrap();
    drop(learners);
    let target = fixture(&format!("v{}.sqlite", STEPS.len()));
    files::create_folder(target.parent().unwrap()).unwrap();
    assert!(
        !files::exists(&target),
        "a released version is never rewritten"
    );
    files::copy(&home.folders.learners(), &target).unwrap();
}

#[test]
fn a_file_of_every_version_opens_and_adds_up() {
    for version in 1..=STEPS.len() {
        let home = Home::new();
        files::copy(
            &fixture(&format!("v{version}.sqlite")),
            &home.folders.learners(),
        )
        .unwrap();
        let mut learners = open(&home.folders, &home.clock, true).unwrap();
        let everybody = people::all(learners.read()).unwrap();
        assert_eq!(everybody.len(), 2);
        for learner in &everybody {
            let wrong = progress::verify(learners.read(), learner.id).unwrap();
            assert!(wrong.is_empty(), "version {version}: {wrong:?}");
        }
        let ruth = everybody
            .iter()
            .find(|learner| learner.name == "Ruth")
            .unwrap()
            .id;
        assert_eq!(events::count(learners.read(), ruth).unwrap(), 6);
        let check = &progress::load(learners.read(), ruth, COURSE)
            .unwrap()
            .lessons["toast"]
            .checks["c"];
        assert_eq!(
            (check.tries, check.right(), check.shown()),
            (1, false, true)
        );
        let cards = refreshers::load(learners.read(), ruth, COURSE).unwrap();
        let memory = cards.iter().next().unwrap().1.memory;
        assert_eq!(memory, Memory::first(Rating::Again), "version {version}");
        assert!(
            attempts::of_unit(learners.read(), ruth, COURSE, "one")
                .unwrap()
                .is_some()
        );
        if version >= 3 {
            let mine = kept::all(learners.read(), Owner::Learner(ruth), COURSE).unwrap();
            assert_eq!(mine.len(), 2, "version {version}");
            let plan = households::owner_of_plan(learners.read(), ruth).unwrap();
            assert_eq!(kept::all(learners.read(), plan, COURSE).unwrap().len(), 1);
        }
        learners
            .write(|transaction| {
                events::append(
                    transaction,
                    home.now(),
                    ruth,
                    subject(""),
                    reached("toast", "end"),
                )
            })
            .unwrap();
    }
}

const RENAME: &str = "ALTER TABLE learners ADD COLUMN pronoun TEXT";
const FAIL: &str = "UPDATE learners SET pronoun = 'she'; INSERT INTO nowhere VALUES (1)";

fn steps(more: &[&'static str]) -> Vec<&'static str> {
    [STEPS, more].concat()
}

fn upgrade(learners: &mut Learners, home: &Home, steps: &[&str]) -> Result<(), Error> {
    migrations::run(&mut learners.connection, steps, &home.folders, home.now())
}

fn version(connection: &Connection) -> usize {
    connection
        .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
        .map(|version| usize::try_from(version).unwrap())
        .unwrap()
}

#[test]
fn an_upgrade_makes_a_copy_first() {
    let home = Home::new();
    let mut learners = home.open();
    add(&mut learners, &home, "Ruth");
    assert!(
        backup::list(&home.folders).unwrap().is_empty(),
        "a new file needs no copy"
    );
    upgrade(&mut learners, &home, &steps(&[RENAME])).unwrap();
    assert_eq!(version(learners.read()), STEPS.len() + 1);
    let backups = backup::list(&home.folders).unwrap();
    assert_eq!(backups.len(), 1);
    assert!(backups[0].before_upgrade && backups[0].day == "2026-11-23");
    upgrade(&mut learners, &home, &steps(&[RENAME])).unwrap();
    assert_eq!(backup::list(&home.folders).unwrap(), backups, "only once");
    drop(learners);

    // The older program again: it refuses, and the copy is the way back.
    assert!(matches!(
        open(&home.folders, &home.clock, false),
        Err(Error::LearnersNewer { .. })
    ));
    backup::restore(&home.folders, home.now(), &backups[0].name).unwrap();
    assert_eq!(people::all(home.open().read()).unwrap()[0].name, "Ruth");
}

#[test]
fn a_step_that_fails_takes_back_the_steps_before_it() {
    let home = Home::new();
    let mut learners = home.open();
    add(&mut learners, &home, "Ruth");
    drop(learners);
    let before = files::read(&home.folders.learners()).unwrap();
    let mut learners = home.open();
    let failed = upgrade(&mut learners, &home, &steps(&[RENAME, FAIL]));
    assert!(matches!(failed, Err(Error::DatabaseRefused { .. })));
    assert_eq!(version(learners.read()), STEPS.len());
    drop(learners);
    assert_eq!(files::read(&home.folders.learners()).unwrap(), before);
    assert_eq!(people::all(home.open().read()).unwrap().len(), 1);
}

#[test]
fn without_room_for_the_copy_there_is_no_upgrade() {
    let home = Home::new();
    let mut learners = home.open();
    // A file where the folder should be.
    std::fs::File::options()
        .create_new(true)
        .write(true)
        .open(home.folders.data().join("no-folder"))
        .unwrap();
    let elsewhere = Folders::at(home.folders.data().join("no-folder"));
    let failed = migrations::run(
        &mut learners.connection,
        &steps(&[RENAME]),
        &elsewhere,
        home.now(),
    );
    assert!(matches!(failed, Err(Error::BackupNotMade { .. })));
    assert_eq!(version(learners.read()), STEPS.len());
}

#[test]
fn a_step_that_leaves_rows_that_belong_to_nobody_is_taken_back() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    learners
        .write(|transaction| {
            events::append(
                transaction,
                home.now(),
                ruth,
                subject(""),
                enrolled(home.now()),
            )
        })
        .unwrap();
    let orphan = "PRAGMA defer_foreign_keys = ON; DELETE FROM learners";
    assert!(upgrade(&mut learners, &home, &steps(&[orphan])).is_err());
    assert_eq!(people::all(learners.read()).unwrap().len(), 1);
}
