use super::*;
use crate::base::Error;
use crate::base::database::{self, Keep};
use crate::base::id::EventId;
use crate::learners::migrations::{self, STEPS};
use crate::learners::{events, statements};

const KINDS: &[&str] = &["enrolled", "check-answered"];

fn append(learners: &mut Learners, home: &Home, learner: LearnerId, fact: Fact) -> EventId {
    home.hands.advance(std::time::Duration::from_secs(1));
    learners
        .write(|transaction| events::append(transaction, home.now(), learner, subject(""), fact))
        .unwrap()
        .id
}

/// Makes what is missing, `most` at a time; a statement is its event's id. Says how many transactions it took.
fn make(learners: &mut Learners, home: &Home, kinds: &[&str], most: u32) -> usize {
    let mut rounds = 1;
    while learners
        .write(|transaction| {
            statements::make(transaction, home.now(), kinds, most, |event| {
                Ok(Some(event.id.to_string().into_bytes()))
            })
        })
        .unwrap()
    {
        rounds += 1;
    }
    rounds
}

fn of_learner(learners: &Learners, learner: LearnerId) -> Vec<String> {
    let mut found = Vec::new();
    statements::for_learner(learners.read(), learner, |bytes| {
        found.push(String::from_utf8(bytes.to_vec()).unwrap());
        Ok(())
    })
    .unwrap();
    found
}

#[test]
fn statements_are_made_in_the_order_of_arrival_and_stand_in_a_row_without_gaps() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let sam = add(&mut learners, &home, "Sam");
    let mut expected = Vec::new();
    for learner in [ruth, sam, ruth] {
        expected.push(append(&mut learners, &home, learner, enrolled(home.now())));
        append(&mut learners, &home, learner, reached("toast", "opening"));
    }
    assert_eq!(
        statements::count_missing(learners.read(), KINDS).unwrap(),
        3
    );
    assert_eq!(make(&mut learners, &home, KINDS, 2), 2);
    assert_eq!(
        statements::count_missing(learners.read(), KINDS).unwrap(),
        0
    );
    assert_eq!(statements::last_place(learners.read()).unwrap(), 3);
    for (place, event) in (1..).zip(&expected) {
        let (id, bytes) = statements::at(learners.read(), place).unwrap().unwrap();
        assert_eq!((id, bytes), (*event, event.to_string().into_bytes()));
    }
    assert_eq!(statements::at(learners.read(), 4).unwrap(), None);
    let texts = |events: &[EventId]| events.iter().map(EventId::to_string).collect::<Vec<_>>();
    assert_eq!(
        of_learner(&learners, ruth),
        texts(&[expected[0], expected[2]])
    );
    assert_eq!(of_learner(&learners, sam), texts(&expected[1..2]));
}

#[test]
fn only_what_is_new_is_looked_at_again_and_what_was_frozen_elsewhere_keeps_its_bytes() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    append(&mut learners, &home, ruth, enrolled(home.now()));
    make(&mut learners, &home, KINDS, 100);
    let carried = append(
        &mut learners,
        &home,
        ruth,
        answered("toast", "c", true, false),
    );
    learners
        .write(|transaction| statements::freeze(transaction, home.now(), carried, b"{}".to_vec()))
        .unwrap();
    assert_eq!(
        statements::count_missing(learners.read(), KINDS).unwrap(),
        0
    );
    let mut asked = Vec::new();
    learners
        .write(|transaction| {
            statements::make(transaction, home.now(), KINDS, 100, |event| {
                asked.push(event.id);
                Ok(Some(b"other".to_vec()))
            })
        })
        .unwrap();
    assert_eq!(asked, [carried]);
    assert_eq!(
        statements::frozen(learners.read(), carried)
            .unwrap()
            .unwrap(),
        b"{}"
    );
    let last = append(
        &mut learners,
        &home,
        ruth,
        answered("toast", "d", true, false),
    );
    make(&mut learners, &home, KINDS, 100);
    let (id, _) = statements::at(learners.read(), 3).unwrap().unwrap();
    assert_eq!(id, last, "a statement that was there already took no place");
}

#[test]
fn a_program_that_exports_more_kinds_looks_at_everything_again() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    append(&mut learners, &home, ruth, reached("toast", "opening"));
    append(&mut learners, &home, ruth, enrolled(home.now()));
    make(&mut learners, &home, KINDS, 100);
    assert_eq!(statements::last_place(learners.read()).unwrap(), 1);
    let more = [KINDS, &["section-reached"]].concat();
    assert_eq!(
        statements::count_missing(learners.read(), &more).unwrap(),
        1
    );
    make(&mut learners, &home, &more, 100);
    assert_eq!(statements::last_place(learners.read()).unwrap(), 2);
}

#[test]
fn a_statement_that_cannot_be_made_takes_back_its_part() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    append(&mut learners, &home, ruth, enrolled(home.now()));
    let second = append(&mut learners, &home, ruth, enrolled(home.now()));
    let failed = learners.write(|transaction| {
        statements::make(transaction, home.now(), KINDS, 100, |event| {
            if event.id == second {
                return Err(Error::NobodyHere);
            }
            Ok(Some(Vec::new()))
        })
    });
    assert!(failed.is_err());
    assert_eq!(statements::last_place(learners.read()).unwrap(), 0);
    assert_eq!(
        statements::count_missing(learners.read(), KINDS).unwrap(),
        2
    );
}

#[test]
fn statements_of_a_file_of_version_1_keep_their_bytes_and_order() {
    let home = Home::new();
    let path = home.folders.learners();
    let mut old = database::open(&path, Keep::Precious).unwrap();
    migrations::run(&mut old, &STEPS[..1], &home.folders, home.now()).unwrap();
    old.execute_batch(
        "INSERT INTO learners VALUES (zeroblob(16), '', '{}', 0, 0);
         INSERT INTO events VALUES
             (1, randomblob(16), zeroblob(16), zeroblob(16), 1, 1, 1, 'steady', '', '', '', '', 'enrolled', 1, '{}'),
             (2, randomblob(16), zeroblob(16), zeroblob(16), 2, 2, 2, 'steady', '', '', '', '', 'enrolled', 1, '{}');
         INSERT INTO statements SELECT id, x'0b', 7 FROM events WHERE arrival = 2;
         INSERT INTO statements SELECT id, x'0a', 7 FROM events WHERE arrival = 1;",
    )
    .unwrap();
    old.close().unwrap();
    let learners = home.open();
    let bytes = |place| statements::at(learners.read(), place).unwrap().unwrap().1;
    assert_eq!((bytes(1), bytes(2)), (vec![0x0b], vec![0x0a]));
}
