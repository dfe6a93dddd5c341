//! One learner's records on their whole way: from the computer at home by stick to the agency's register and to another
//! computer, and from there to a record store. As many arrive at every station as left, however often somebody carries them.

use crate::office::Office;
use crate::proxy::{Fate, Proxy};
use crate::ralph::Ralph;
use evenkeel_core::app::App;
use evenkeel_core::app::give::Whose;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Timestamp};
use evenkeel_core::learners::Settings;
use evenkeel_core::records::bundle::{Carries, Part, Reader};
use evenkeel_tests::learner::{course, finish_unit};
use std::fs::File;
use std::path::Path;
use tempfile::TempDir;

fn open(home: &TempDir) -> App {
    App::open(Folders::at(home.path()), Clock::system(), "0").unwrap()
}

/// Somebody finishes a unit, an hour ago and quickly.
fn learned(home: &TempDir) -> App {
    let an_hour_ago = Clock::system().now().milliseconds() - 3_600_000;
    let (clock, hands) = Clock::set(Timestamp::from_milliseconds(an_hour_ago));
    let mut app = App::open(Folders::at(home.path()), clock, "0").unwrap();
    app.begin("Sam", Settings::default()).unwrap();
    finish_unit(&mut app, &hands, &course().units[0]);
    app
}

/// How many statements and events a bundle says it holds; what it says is checked first.
fn holds(bundle: &Path) -> (u32, u32) {
    let mut reader = Reader::open(File::open(bundle).unwrap(), bundle).unwrap();
    reader.check().unwrap();
    let lines = |part| u32::try_from(reader.manifest().lines(part)).unwrap();
    (lines(Part::Statements), lines(Part::Events))
}

#[test]
fn as_many_records_arrive_at_every_station_as_left() {
    let stick = tempfile::tempdir().unwrap();
    let (records, learning) = (
        stick.path().join("records.zip"),
        stick.path().join("learning.zip"),
    );

    // At home.
    let home = tempfile::tempdir().unwrap();
    let mut sam = learned(&home);
    let giving = sam.giving().unwrap();
    let made = giving.records;
    assert!(made > 20, "a unit makes many records: {made}");
    assert_eq!((giving.to_give, giving.to_confirm), (made, made));
    let given = sam
        .give(Carries::Records, Whose::Mine, true, &records)
        .unwrap();
    assert_eq!(given.records, made);
    let giving = sam.giving().unwrap();
    assert_eq!((giving.to_give, giving.to_confirm), (0, made));
    let steps = sam
        .give(Carries::Learning, Whose::Mine, true, &learning)
        .unwrap()
        .records;
    sam.close().unwrap();
    assert_eq!(holds(&records), (made, made));
    assert_eq!(holds(&learning), (made, steps));

    // At the agency, collected twice; the receipt goes back.
    let agency = tempfile::tempdir().unwrap();
    let mut ines = open(&agency);
    let first = ines.collect(&records).unwrap();
    assert_eq!((first.new, first.known, first.clashing), (made, 0, 0));
    let again = ines.collect(&records).unwrap();
    assert_eq!((again.new, again.known, again.clashing), (0, made, 0));
    ines.write_receipts(&[records], None).unwrap();
    ines.close().unwrap();
    let mut sam = open(&home);
    sam.take_receipt(&stick.path().join("records.received.json"))
        .unwrap();
    let giving = sam.giving().unwrap();
    assert_eq!((giving.to_give, giving.to_confirm), (0, 0));
    sam.close().unwrap();

    // On another computer, brought twice.
    let office = tempfile::tempdir().unwrap();
    let mut app = open(&office);
    let first = app.take_in(&learning).unwrap();
    assert_eq!((first.new, first.known, first.clashing), (steps, 0, 0));
    let again = app.take_in(&learning).unwrap();
    assert_eq!((again.new, again.known, again.clashing), (0, steps, 0));
    assert_eq!(app.giving().unwrap().records, made);
    app.close().unwrap();

    // From there to the record store, over a network that loses an answer; then once more from home.
    let ralph = Ralph::start();
    let proxy = Proxy::before(ralph.address());
    proxy.expect([Fate::AnswerLost]);
    let office = Office::at(office, &proxy, "writer");
    office.send().unwrap();
    assert_eq!(ralph.holds().len(), made as usize);
    office.and_store_agree(&ralph);
    let home = Office::at(home, &proxy, "writer");
    assert_eq!(home.statements(), office.statements());
    home.send().unwrap();
    home.and_store_agree(&ralph);
}
