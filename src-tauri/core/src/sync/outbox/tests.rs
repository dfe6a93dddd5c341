use super::*;
use crate::sync::secret::KeptIn;
use crate::sync::setup;
use rusqlite::Connection;

/// The tables of this room, and a row of statements to refer to.
fn database(statements: u64) -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch("CREATE TABLE statements (place INTEGER PRIMARY KEY)")
        .unwrap();
    connection
        .execute_batch(include_str!("../../learners/migrations/7.sql"))
        .unwrap();
    for place in 1..=statements {
        connection
            .execute("INSERT INTO statements VALUES (?1)", [signed(place)])
            .unwrap();
    }
    connection
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_milliseconds(1_795_442_520_000 + minute * 60_000)
}

fn endpoint(name: &str) -> Endpoint {
    Endpoint::parse(&format!("https://{name}.example/xAPI")).unwrap()
}

const STORED: Verdict = Verdict::Given(How::Stored);

#[test]
fn a_store_is_known_by_its_address_and_what_it_has_is_its_own() {
    let connection = database(3);
    let one = store(&connection, &endpoint("one")).unwrap();
    let two = store(&connection, &endpoint("two")).unwrap();
    assert_ne!(one, two);
    assert_eq!(store(&connection, &endpoint("one")).unwrap(), one);
    for store in [one, two] {
        assert!(!list(&connection, store, 3, 100, at(0)).unwrap());
    }
    settle(&connection, one, &[(1, STORED), (2, STORED)], at(1)).unwrap();
    assert_eq!(
        counts(&connection, one).unwrap(),
        Counts {
            given: 2,
            waiting: 1,
            refused: 0,
            last_given_at: Some(at(1))
        }
    );
    assert_eq!(counts(&connection, two).unwrap().waiting, 3);
}

#[test]
fn statements_are_listed_in_parts_and_only_once() {
    let connection = database(7);
    let store = store(&connection, &endpoint("one")).unwrap();
    assert!(list(&connection, store, 7, 3, at(0)).unwrap());
    assert!(list(&connection, store, 7, 3, at(0)).unwrap());
    assert!(!list(&connection, store, 7, 3, at(0)).unwrap());
    assert!(!list(&connection, store, 7, 3, at(0)).unwrap());
    assert_eq!(listed(&connection, store).unwrap(), 7);
    assert_eq!(
        next(&connection, store, 100).unwrap(),
        [1, 2, 3, 4, 5, 6, 7]
    );
    assert_eq!(to_give(&connection, store, 2, 3).unwrap(), [3, 4, 5]);
}

#[test]
fn what_is_under_way_goes_first_and_what_was_refused_waits_for_a_person() {
    let connection = database(5);
    let store = store(&connection, &endpoint("one")).unwrap();
    list(&connection, store, 5, 100, at(0)).unwrap();
    under_way(&connection, store, &[4, 5], at(1)).unwrap();
    settle(
        &connection,
        store,
        &[(2, Verdict::Refused(Refusal::Clash))],
        at(2),
    )
    .unwrap();
    assert_eq!(next(&connection, store, 3).unwrap(), [4, 5, 1]);
    assert_eq!(
        to_give(&connection, store, 0, 9).unwrap(),
        [1, 3, 4, 5],
        "in order"
    );
    assert_eq!(
        not_taken(&connection, store, 9).unwrap(),
        [(2, Refusal::Clash)]
    );
    let counted = counts(&connection, store).unwrap();
    assert_eq!((counted.given, counted.waiting, counted.refused), (0, 4, 1));
    assert_eq!(counted.last_given_at, None);
    assert_eq!(try_again(&connection, store, at(3)).unwrap(), 1);
    assert_eq!(counts(&connection, store).unwrap().waiting, 5);
    assert!(not_taken(&connection, store, 9).unwrap().is_empty());
}

#[test]
fn nothing_is_dropped_and_what_was_given_stays_given() {
    let connection = database(2);
    let store = store(&connection, &endpoint("one")).unwrap();
    list(&connection, store, 2, 100, at(0)).unwrap();
    settle(&connection, store, &[(1, STORED)], at(1)).unwrap();
    for attempt in [
        "DELETE FROM outbox",
        "DELETE FROM outbox WHERE state = 'given'",
        "UPDATE outbox SET state = 'waiting'",
    ] {
        assert!(connection.execute(attempt, []).is_err(), "{attempt}");
    }
    // What comes late changes nothing.
    settle(
        &connection,
        store,
        &[(1, Verdict::Refused(Refusal::Clash))],
        at(2),
    )
    .unwrap();
    under_way(&connection, store, &[1], at(2)).unwrap();
    assert_eq!(counts(&connection, store).unwrap().given, 1);
}

#[test]
fn every_refusal_is_read_as_it_was_written() {
    let refusals = [
        Refusal::Clash,
        Refusal::Hidden,
        Refusal::TooLong,
        Refusal::Invalid {
            said: "400: “no” such property".to_owned(),
        },
    ];
    let connection = database(4);
    let store = store(&connection, &endpoint("one")).unwrap();
    list(&connection, store, 4, 100, at(0)).unwrap();
    let verdicts: Vec<(u64, Verdict)> = (1..)
        .zip(&refusals)
        .map(|(place, refusal)| (place, Verdict::Refused(refusal.clone())))
        .collect();
    settle(&connection, store, &verdicts, at(1)).unwrap();
    let read: Vec<Refusal> = not_taken(&connection, store, 9)
        .unwrap()
        .into_iter()
        .map(|(_, refusal)| refusal)
        .collect();
    assert_eq!(read, refusals);
}

#[test]
fn another_address_has_to_be_looked_at_anew_and_another_key_has_not() {
    let connection = database(0);
    assert_eq!(setup::load(&connection).unwrap(), None);
    let save = |name, key| setup::save(&connection, &endpoint(name), key, KeptIn::File).unwrap();
    let load = || setup::load(&connection).unwrap().unwrap();
    save("one", "first");
    assert_eq!((load().shown_at, load().automatic), (None, false));
    setup::shown(&connection, at(1)).unwrap();
    setup::shown(&connection, at(2)).unwrap();
    setup::set_automatic(&connection, true).unwrap();
    save("one", "second");
    assert_eq!((load().shown_at, load().automatic), (Some(at(1)), true));
    assert_eq!(load().key_id, "second");
    save("two", "second");
    assert_eq!((load().shown_at, load().automatic), (None, false));
    setup::forget(&connection).unwrap();
    assert_eq!(setup::load(&connection).unwrap(), None);
}
