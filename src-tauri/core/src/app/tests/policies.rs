//! What an agency has decided for a computer holds, is shown, and cannot be changed on it.

use super::office::{ADDRESS, Office, lrs_error};
use super::*;
use crate::app::dispatch::{Dispatcher, Door as _};
use crate::app::sending;
use crate::app::view::Decided;
use crate::base::error::LrsError;
use std::sync::Mutex;

const POLICY: &str = "[record-store]\naddress = \"https://lrs.example/xAPI\"\nkey = \"writer\"\nsecret = \"s3cret\"\n";

/// Closes the program and opens it again, with this policy.
fn with_policy(office: Office, policy: &str) -> Office {
    let Office {
        desk, app, store, ..
    } = office;
    app.into_inner().unwrap().close().unwrap();
    if policy.is_empty() {
        files::remove(&desk.folders.policy()).unwrap();
    } else {
        write(&desk.folders.policy(), policy.as_bytes());
    }
    Office {
        dispatcher: Dispatcher::new(desk.clock.clone()),
        app: Mutex::new(desk.open()),
        desk,
        store,
    }
}

#[test]
fn what_the_agency_decided_is_set_up_and_shown_and_stays() {
    let office = with_policy(Office::new(), POLICY);
    let view = office.view();
    let store = view.store.unwrap();
    assert_eq!(
        (store.endpoint.as_str(), store.decided),
        (ADDRESS, Decided::Store)
    );
    assert!(!store.automatic && !store.shown);
    assert_eq!(view.waiting, 3);
    let start = office.app.with(App::start).unwrap();
    assert_eq!(start.sends_to.as_deref(), Some("lrs.example"));
    for refused in [
        sending::set_up(&office.app, "https://mine.example", "me", Some("x")),
        sending::forget(&office.app),
    ] {
        assert_eq!(lrs_error(refused), LrsError::SetByPolicy);
    }
    // It is looked at first, as ever, and whether by itself is up to the people here.
    assert_eq!(lrs_error(office.send()), LrsError::NotShown);
    office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    office.app.with(|app| app.send_automatically(true)).unwrap();
    office.send().unwrap();
    assert_eq!(office.view().given, 3);

    let office = with_policy(office, POLICY);
    let store = office.view().store.unwrap();
    assert!(
        store.automatic && store.shown,
        "opening again changes nothing"
    );
}

#[test]
fn whether_by_itself_can_be_decided_too_and_waits_until_somebody_has_looked() {
    let office = with_policy(Office::new(), &format!("{POLICY}automatic = true\n"));
    let store = office.view().store.unwrap();
    assert_eq!(
        (store.decided, store.automatic),
        (Decided::Everything, true)
    );
    assert!(!office.app.with(|app| app.sends_automatically()).unwrap());
    let refused = office.app.with(|app| app.send_automatically(false));
    assert_eq!(lrs_error(refused), LrsError::SetByPolicy);
    office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    assert!(office.app.with(|app| app.sends_automatically()).unwrap());
}

#[test]
fn the_agencys_store_takes_the_place_of_another_and_a_secret_never_changes_hands() {
    let office = Office::new();
    sending::set_up(&office.app, "https://mine.example", "me", Some("m1ne")).unwrap();
    office.app.with(|app| app.what_will_be_sent(0)).unwrap();
    let office = with_policy(office, POLICY);
    assert_eq!(office.view().store.unwrap().endpoint, ADDRESS);
    assert!(!files::exists(&office.desk.folders.record_store_secret()));
    assert_eq!(lrs_error(office.send()), LrsError::NotShown, "anew");
    office.app.with(|app| app.what_will_be_sent(0)).unwrap();

    // Without the policy there is no secret, until somebody enters one or forgets the store.
    let office = with_policy(office, "");
    assert_eq!(office.view().store.unwrap().decided, Decided::Nothing);
    assert!(matches!(
        lrs_error(office.send()),
        LrsError::SecretGone { .. }
    ));
    assert_eq!(office.store.inside(|inside| inside.connected), 0);
    sending::forget(&office.app).unwrap();
    assert_eq!(office.view().store, None);
}

#[test]
fn a_policy_that_cannot_be_used_is_told_and_nothing_is_sent_meanwhile() {
    let office = with_policy(
        Office::ready(),
        "[record-store]\naddress = \"lrs.example\"\n",
    );
    let trouble = office.view().policy_trouble.unwrap();
    assert_eq!(trouble.code, Code::LrsPolicyUnusable);
    let path = office.desk.folders.policy().display().to_string();
    assert_eq!(trouble.params["path"], path);
    assert!(matches!(
        lrs_error(office.send()),
        LrsError::PolicyUnusable { .. }
    ));
    assert!(matches!(
        lrs_error(sending::forget(&office.app)),
        LrsError::PolicyUnusable { .. }
    ));
    let office = with_policy(office, "[later]\nthing = 1\n");
    assert_eq!(office.view().policy_trouble, None);
    office.send().unwrap();
}
