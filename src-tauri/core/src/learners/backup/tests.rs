use super::*;
use crate::learners::tests::{COURSE, Home, add, at, enrolled, reached, subject};
use crate::learners::{device, events, people, progress};
use proptest::prelude::*;
use std::time::Duration;

fn names(folders: &Folders) -> Vec<String> {
    list(folders)
        .unwrap()
        .into_iter()
        .map(|backup| backup.name)
        .collect()
}

fn spoil(path: &Path) {
    files::write_atomically(path, |out| out.write_all(&[7; 9000])).unwrap();
}

#[test]
fn one_copy_a_day_is_made() {
    let home = Home::new();
    let learners = home.open();
    let daily = || daily(learners.read(), &home.folders, home.now()).unwrap();
    assert_eq!(daily().as_deref(), Some("learners-2026-11-23.sqlite"));
    assert_eq!(daily(), None);
    home.hands.advance(Duration::from_hours(24));
    assert_eq!(daily().as_deref(), Some("learners-2026-11-24.sqlite"));
    assert_eq!(
        names(&home.folders),
        ["learners-2026-11-24.sqlite", "learners-2026-11-23.sqlite"]
    );
}

#[test]
fn copies_are_thinned_over_the_years() {
    let home = Home::new();
    let learners = home.open();
    for _ in 0..500 {
        home.hands.advance(Duration::from_hours(24));
        // A file by that name is enough to be thinned.
        let name = format!("learners-{}.sqlite", home.now().day());
        spoil(&home.folders.backups().join(name));
        thin(&home.folders, home.now()).unwrap();
    }
    spoil(
        &home
            .folders
            .backups()
            .join("learners-before-2-2020-01-01-0900.sqlite"),
    );
    spoil(&home.folders.backups().join("holiday.sqlite"));
    home.hands.advance(Duration::from_hours(24));
    daily(learners.read(), &home.folders, home.now()).unwrap();
    let days: Vec<String> = list(&home.folders)
        .unwrap()
        .into_iter()
        .map(|backup| backup.day)
        .collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let (week, older) = days.split_at(7);
    assert_eq!((week[0], week[6]), ("2028-04-07", "2028-04-01"));
    assert_eq!(
        older,
        [
            "2028-03-31",
            "2028-03-26",
            "2028-03-19",
            "2028-02-29",
            "2028-01-31",
            "2027-12-31",
            "2027-11-30",
            "2027-10-31",
            "2027-09-30",
            "2027-08-31",
            "2027-07-31",
            "2027-06-30",
            "2027-05-31",
            "2020-01-01",
        ],
        "last days of weeks, then of months; the copy before an upgrade stays"
    );
    assert!(files::exists(
        &home.folders.backups().join("holiday.sqlite")
    ));
}

#[test]
fn names_that_are_no_copies_are_passed_over() {
    for name in [
        "learners.sqlite",
        "learners-.sqlite",
        "learners-2026-13-01.sqlite",
        "learners-2026-11-23.sqlite-wal",
        "learners-before-2.sqlite",
        "learners-before-2-é2026-11-23.sqlite",
        "copying.sqlite",
        "",
    ] {
        assert_eq!(day_of(name), None, "{name}");
    }
}

#[test]
fn going_back_keeps_the_damaged_file_and_its_log() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let append = |learners: &mut crate::learners::Learners, fact| {
        learners
            .write(|transaction| events::append(transaction, home.now(), ruth, subject(""), fact))
            .unwrap()
    };
    let first = append(&mut learners, enrolled(home.now()));
    daily(learners.read(), &home.folders, home.now()).unwrap();
    append(&mut learners, reached("toast", "one"));
    drop(learners);
    let path = home.folders.learners();
    spoil(&path);
    spoil(&copies::log_of(&path));
    assert!(matches!(
        crate::learners::open(&home.folders, &home.clock, true),
        Err(Error::LearnersDamaged { .. })
    ));
    spoil(&path);
    spoil(&copies::log_of(&path));

    let name = names(&home.folders).remove(0);
    let aside = restore(&home.folders, home.now(), &name).unwrap().unwrap();
    assert_eq!(files::read(&aside).unwrap(), [7; 9000]);
    assert_eq!(files::read(&copies::log_of(&aside)).unwrap(), [7; 9000]);

    let mut learners = crate::learners::open(&home.folders, &home.clock, true).unwrap();
    assert_eq!(events::count(learners.read(), ruth).unwrap(), 1);
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
    let again = append(&mut learners, reached("toast", "two"));
    assert_ne!(again.device, first.device, "the copy is another device");
    assert!(again.order > first.order);
    let progress = progress::load(learners.read(), ruth, COURSE).unwrap();
    assert_eq!(progress.place.unwrap().section, "two");

    // Twice in one minute: neither damaged file takes the other's place.
    drop(learners);
    let other = restore(&home.folders, home.now(), &name).unwrap().unwrap();
    assert_ne!(aside, other);
    assert_eq!(files::read(&aside).unwrap(), [7; 9000]);
    assert_eq!(names(&home.folders), [name], "the copy stays");
}

#[test]
fn a_copy_that_is_damaged_or_not_there_changes_nothing() {
    let home = Home::new();
    let mut learners = home.open();
    add(&mut learners, &home, "Ruth");
    drop(learners);
    let before = files::read(&home.folders.learners()).unwrap();
    spoil(&home.folders.backups().join("learners-2026-11-20.sqlite"));
    for name in [
        "learners-2026-11-20.sqlite",
        "learners-2026-11-21.sqlite",
        "../learners.sqlite",
        "",
    ] {
        assert!(
            matches!(
                restore(&home.folders, home.now(), name),
                Err(Error::BackupNotFound { .. })
            ),
            "{name}"
        );
    }
    assert_eq!(files::read(&home.folders.learners()).unwrap(), before);
    assert_eq!(files::list(home.folders.data()).unwrap().len(), 2);
}

#[test]
fn starting_afresh_keeps_the_old_file() {
    let home = Home::new();
    assert_eq!(start_afresh(&home.folders, home.now()).unwrap(), None);
    let mut learners = home.open();
    add(&mut learners, &home, "Ruth");
    drop(learners);
    let before = files::read(&home.folders.learners()).unwrap();
    let aside = start_afresh(&home.folders, home.now()).unwrap().unwrap();
    assert_eq!(files::read(&aside).unwrap(), before);
    assert!(people::all(home.open().read()).unwrap().is_empty());
}

#[test]
fn a_restore_cut_off_half_way_is_finished_by_the_next_start() {
    let home = Home::new();
    let mut learners = home.open();
    add(&mut learners, &home, "Ruth");
    drop(learners);
    // The power went after the copy was ready, before anything moved.
    let path = home.folders.learners();
    files::copy(&path, &copies::ready(&home.folders.learners())).unwrap();
    spoil(&path);
    assert_eq!(people::all(home.open().read()).unwrap()[0].name, "Ruth");
    assert!(!files::exists(&copies::ready(&home.folders.learners())));
    let kept_aside = files::list(home.folders.data())
        .unwrap()
        .into_iter()
        .any(|(path, _)| path.to_string_lossy().contains("learners.damaged-"));
    assert!(kept_aside);
}

#[test]
fn a_log_without_its_database_is_kept() {
    let home = Home::new();
    let log = copies::log_of(&home.folders.learners());
    spoil(&log);
    let learners = home.open();
    assert!(device::load(learners.read()).is_ok());
    let kept: Vec<PathBuf> = files::list(home.folders.data())
        .unwrap()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.to_string_lossy().contains("damaged"))
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(files::read(&kept[0]).unwrap(), [7; 9000]);
}

proptest! {
    #[test]
    fn thinning_keeps_the_newest_and_never_more_than_it_says(
        offsets in prop::collection::btree_set(0_i64..1500, 0..200)
    ) {
        let today: Date = at("2026-11-23T00:00:00Z").day().parse().unwrap();
        let days: Vec<Date> = offsets
            .iter()
            .map(|back| today.checked_sub(jiff::Span::new().days(*back)).unwrap())
            .collect();
        let once = kept(&days, today);
        prop_assert!(once.len() <= 7 + 4 + 12);
        for day in days.iter().take(7) {
            prop_assert!(once.contains(day));
        }
        let again: Vec<Date> = once.iter().copied().collect();
        prop_assert_eq!(kept(&again, today), once, "thinning twice changes nothing more");
    }
}
