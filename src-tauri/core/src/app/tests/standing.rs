//! How records stand with the agency when some were given by hand and some were sent.

use super::office::Office;
use super::*;
use crate::app::dispatch::Door as _;
use crate::app::give::Whose;
use crate::app::sending;
use crate::app::view::Standing;
use crate::records::bundle::{Carries, Reader};
use crate::records::receipt::Receipt;
use crate::records::signing::DeviceKey;

fn standing(office: &Office) -> Standing {
    let (record, giving) = office
        .app
        .with(|app| Ok((app.record()?.standing, app.giving()?)))
        .unwrap();
    let told = (
        giving.records,
        giving.to_give,
        giving.to_confirm,
        giving.sent,
    );
    let (to_give, to_confirm) = (record.to_give, record.to_confirm);
    assert_eq!(
        told,
        (record.records, to_give, to_confirm, record.sent),
        "both screens say the same"
    );
    record
}

fn is(records: u32, to_give: u32, to_confirm: u32, sent: u32) -> Standing {
    Standing {
        records,
        to_give,
        to_confirm,
        sent,
    }
}

fn finish_keys(office: &Office) {
    let more = |app: &mut App| {
        finish(app, "keys");
        Ok(())
    };
    office.app.with(more).unwrap();
}

#[test]
fn what_was_sent_is_given_and_confirmed_at_once() {
    let office = Office::ready();
    assert_eq!(standing(&office), is(3, 3, 3, 0));
    office.send().unwrap();
    assert_eq!(standing(&office), is(3, 0, 0, 3));
    finish_keys(&office);
    assert_eq!(standing(&office), is(5, 2, 2, 3));
    sending::forget(&office.app).unwrap();
    assert_eq!(standing(&office), is(5, 2, 2, 3), "it still has them");
    // Another store has to be given everything, and that is what counts now.
    sending::set_up(&office.app, "https://new.example", "writer", Some("s3cret")).unwrap();
    assert_eq!(standing(&office), is(5, 5, 5, 0));
}

#[test]
fn what_is_given_by_hand_and_what_is_sent_are_counted_once() {
    let office = Office::ready();
    let path = office.desk.path("stick.zip");
    office
        .app
        .with(|app| app.give(Carries::Records, Whose::Mine, false, &path))
        .unwrap();
    assert_eq!(standing(&office), is(3, 0, 3, 0));
    finish_keys(&office);
    assert_eq!(standing(&office), is(5, 2, 5, 0));
    office.send().unwrap();
    assert_eq!(standing(&office), is(5, 0, 0, 5));
}

#[test]
fn a_receipt_confirms_what_no_store_has() {
    let office = Office::new();
    let path = office.desk.path("stick.zip");
    let agency = DeviceKey::from_secret(&[3; 32]);
    office
        .app
        .with(|app| {
            app.give(Carries::Records, Whose::Mine, false, &path)?;
            let digest = *Reader::open(files::open(&path)?, &path)?.digest();
            let receipt = Receipt::new(&digest, app.clock.now(), 3, "Harbour", agency.public());
            let back = office.desk.path("stick.received.json");
            write(&back, &receipt.sealed(&agency).unwrap());
            app.take_receipt(&back)
        })
        .unwrap();
    assert_eq!(standing(&office), is(3, 0, 0, 0));
}

#[test]
fn nobody_is_told_of_somebody_elses_records() {
    let office = Office::ready();
    office.send().unwrap();
    let rosa = |app: &mut App| {
        begin(app, "Rosa");
        finish(app, "keys");
        Ok(())
    };
    office.app.with(rosa).unwrap();
    let hers = standing(&office);
    assert_eq!((hers.sent, hers.to_give), (0, hers.records));
}
