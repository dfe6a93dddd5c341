use super::*;
use crate::base::Code;
use crate::learners::backup;
use crate::learners::tests::{Home, add};
use crate::records::signing::Purpose;
use std::time::Duration;

fn write(path: &Path, text: &str) {
    files::write_atomically(path, |out| out.write_all(text.as_bytes())).unwrap();
}

fn read(path: &Path) -> String {
    String::from_utf8(files::read(path).unwrap()).unwrap()
}

fn made(home: &Home, learners: &mut crate::learners::Learners) -> DeviceKey {
    learners
        .write(|transaction| make(transaction, &home.folders, home.now()))
        .unwrap()
}

#[test]
fn a_key_is_made_once_and_signs_as_the_same_device_ever_after() {
    let home = Home::new();
    let mut learners = home.open();
    assert!(load(learners.read(), &home.folders).unwrap().is_none());
    let key = made(&home, &mut learners);
    let signature = key.sign(Purpose::Record, b"done");
    drop(learners);

    let learners = home.open();
    let again = load(learners.read(), &home.folders).unwrap().unwrap();
    assert_eq!(again.public(), key.public());
    assert_eq!(known(learners.read()).unwrap(), Some(key.public()));
    assert!(again.public().signed(Purpose::Record, b"done", &signature));
}

#[test]
fn two_devices_have_two_keys() {
    let (one, other) = (Home::new(), Home::new());
    assert_ne!(
        made(&one, &mut one.open()).public(),
        made(&other, &mut other.open()).public()
    );
}

#[test]
fn the_secret_stands_in_its_file_and_nowhere_in_the_database() {
    let home = Home::new();
    let mut learners = home.open();
    let key = made(&home, &mut learners);
    learners.close().unwrap();
    let secret = *key.secret();
    let database = files::read(&home.folders.learners()).unwrap();
    assert!(!database.windows(32).any(|bytes| bytes == secret));
    let digits = crate::base::hash::hex(&secret);
    assert!(!database.windows(64).any(|bytes| bytes == digits.as_bytes()));
    assert!(read(&home.folders.device_key()).contains(&digits));
}

#[test]
fn a_start_that_was_cut_off_after_the_file_takes_that_key_over() {
    let home = Home::new();
    let mut learners = home.open();
    let cut_off: Result<()> = learners.write(|transaction| {
        make(transaction, &home.folders, home.now())?;
        Err(Error::NothingChosen)
    });
    assert!(cut_off.is_err());
    let written = read(&home.folders.device_key());
    let key = made(&home, &mut learners);
    assert!(written.contains(&key.public().to_string()));
    assert_eq!(read(&home.folders.device_key()), written);
}

#[test]
fn a_lost_key_is_named_by_its_fingerprint_and_none_is_made_instead() {
    let home = Home::new();
    let mut learners = home.open();
    let key = made(&home, &mut learners);
    files::remove(&home.folders.device_key()).unwrap();
    let error = load(learners.read(), &home.folders).unwrap_err();
    assert_eq!(error.code(), Code::DeviceKeyLost);
    assert!(
        error.to_string().contains(&key.public().fingerprint()),
        "{error}"
    );
    assert!(!files::exists(&home.folders.device_key()));
}

#[test]
fn whatever_is_wrong_with_the_file_is_said() {
    let home = Home::new();
    let mut learners = home.open();
    let key = made(&home, &mut learners);
    let path = home.folders.device_key();
    let good = read(&path);
    let other = text_of(&DeviceKey::from_secret(&[9; 32]));
    let mixed = good.replace(
        &key.public().to_string(),
        &DeviceKey::from_secret(&[9; 32]).public().to_string(),
    );
    for (text, finding) in [
        (String::new(), "cannot be read"),
        ("\u{0}".repeat(300), "cannot be read"),
        (good[..good.len() / 2].to_owned(), "cannot be read"),
        (good.replace("format = 1", "format = 2"), "newer"),
        (good.repeat(20), "too long"),
        (mixed, "halves"),
        (other, "another key"),
    ] {
        write(&path, &text);
        let error = load(learners.read(), &home.folders).unwrap_err();
        assert_eq!(error.code(), Code::DeviceKeyDamaged);
        let said = error.to_string();
        assert!(
            said.contains(finding) && said.contains(&key.public().fingerprint()),
            "{said}"
        );
        assert_eq!(read(&path), text, "it is left as it was");
    }
    write(&path, &good);
    assert!(load(learners.read(), &home.folders).unwrap().is_some());
}

#[test]
fn a_damaged_file_is_not_taken_over_by_a_new_database() {
    let home = Home::new();
    write(&home.folders.device_key(), "something");
    let refused = home
        .open()
        .write(|transaction| make(transaction, &home.folders, home.now()));
    assert_eq!(refused.unwrap_err().code(), Code::DeviceKeyDamaged);
}

#[test]
fn a_new_key_keeps_the_old_file_and_remembers_the_old_key() {
    let home = Home::new();
    let mut learners = home.open();
    let old = made(&home, &mut learners);
    let before = read(&home.folders.device_key());
    let new = learners
        .write(|transaction| renew(transaction, &home.folders, home.now()))
        .unwrap();
    assert_ne!(new.public(), old.public());
    let loaded = load(learners.read(), &home.folders).unwrap().unwrap();
    assert_eq!(loaded.public(), new.public());
    for key in [&old, &new] {
        assert!(was_ours(learners.read(), &key.public()).unwrap());
    }
    let stranger = DeviceKey::from_secret(&[9; 32]).public();
    assert!(!was_ours(learners.read(), &stranger).unwrap());
    let aside = home.folders.data().join("device.kept-2026-11-23-1402.key");
    assert_eq!(read(&aside), before);
    // Twice in one minute: neither old key takes the other's place.
    learners
        .write(|transaction| renew(transaction, &home.folders, home.now()))
        .unwrap();
    assert_eq!(read(&aside), before);
    assert!(files::exists(
        &home
            .folders
            .data()
            .join("device.kept-2026-11-23-1402-2.key")
    ));
}

#[test]
fn the_key_travels_with_the_copies_and_comes_back_with_them() {
    let home = Home::new();
    let mut learners = home.open();
    add(&mut learners, &home, "Ruth");
    let key = made(&home, &mut learners);
    let file = read(&home.folders.device_key());
    let name = backup::daily(learners.read(), &home.folders, home.now())
        .unwrap()
        .unwrap();
    let copy = beside(&home.folders.backups().join(&name));
    assert_eq!(read(&copy), file);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for path in [&copy, &home.folders.device_key()] {
            let mode = path.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
    drop(learners);

    // Lost, restored.
    files::remove(&home.folders.device_key()).unwrap();
    backup::restore(&home.folders, home.now(), &name).unwrap();
    let mut learners = home.open();
    let restored = load(learners.read(), &home.folders).unwrap().unwrap();
    assert_eq!(restored.public(), key.public());

    // Renewed since: going back brings the old one, and the new one is kept aside.
    learners
        .write(|transaction| renew(transaction, &home.folders, home.now()))
        .unwrap();
    let renewed = read(&home.folders.device_key());
    drop(learners);
    home.hands.advance(Duration::from_mins(1));
    backup::restore(&home.folders, home.now(), &name).unwrap();
    let learners = home.open();
    let restored = load(learners.read(), &home.folders).unwrap().unwrap();
    assert_eq!(restored.public(), key.public());
    let kept: Vec<String> = files::list(home.folders.data())
        .unwrap()
        .into_iter()
        .filter(|(path, _)| path.to_string_lossy().contains("device.kept-"))
        .map(|(path, _)| read(&path))
        .collect();
    assert!(kept.contains(&renewed));
}

#[test]
fn a_copy_that_is_thinned_away_takes_its_key_with_it() {
    let home = Home::new();
    let mut learners = home.open();
    made(&home, &mut learners);
    for _ in 0..30 {
        backup::daily(learners.read(), &home.folders, home.now()).unwrap();
        home.hands.advance(Duration::from_hours(24));
    }
    let count = |ending: &str| {
        files::list(&home.folders.backups())
            .unwrap()
            .into_iter()
            .filter(|(path, _)| path.extension().is_some_and(|found| found == ending))
            .count()
    };
    assert!(count("sqlite") < 15);
    assert_eq!(count("key"), count("sqlite"));
}
