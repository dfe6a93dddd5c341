use super::*;

#[test]
fn the_first_start_makes_the_key_and_every_later_one_has_the_same() {
    let desk = Desk::new();
    let mut app = desk.open();
    assert!(files::exists(&desk.folders.device_key()));
    let first = app.device_identity().unwrap();
    assert_eq!(first.fingerprint.split(' ').count(), 6);
    app.close().unwrap();
    assert_eq!(desk.open().device_identity().unwrap(), first);
}

#[test]
fn a_lost_key_keeps_nobody_from_studying_and_is_replaced_only_when_asked() {
    let desk = Desk::new();
    let mut app = desk.open();
    let old = app.device_identity().unwrap();
    app.close().unwrap();
    files::remove(&desk.folders.device_key()).unwrap();

    let mut app = desk.open();
    app.begin("Sam", Settings::default()).unwrap();
    app.home().unwrap();
    let error = app.device_identity().unwrap_err().report();
    assert_eq!(error.code, Code::DeviceKeyLost);
    assert_eq!(error.params["fingerprint"], old.fingerprint);
    assert!(!files::exists(&desk.folders.device_key()));

    let new = app.renew_device_key().unwrap();
    assert_ne!(new, old);
    assert_eq!(app.device_identity().unwrap(), new);
}
