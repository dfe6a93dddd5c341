//! What learners write themselves, and whose plan is whose.

use super::*;
use crate::base::id::{HouseholdId, KeptId};
use crate::base::{Error, Result};
use crate::learn::anchor::Anchor;
use crate::learn::kept::{Content, Hand, Kept, Kind, Spot, standing, written};
use crate::learners::kept::{self, Owner};
use crate::learners::{backup, device, households};
use rusqlite::Connection;
use std::time::Duration;

fn spot(kind: Kind, place: &str) -> Spot {
    Spot {
        course: COURSE.to_owned(),
        kind,
        place: place.to_owned(),
    }
}

fn saying(text: &str) -> Content {
    Content {
        title: "What sets it off".to_owned(),
        text: text.to_owned(),
        ..Content::default()
    }
}

fn write(
    connection: &Connection,
    home: &Home,
    owner: Owner,
    learner: LearnerId,
    spot: &Spot,
    content: Content,
) -> Result<Kept> {
    let hand = Hand {
        learner,
        device: device::load(connection)?.id,
    };
    let before = kept::of_spot(connection, owner, spot)?;
    let now = home.now();
    let text = written(&before, hand, content, now, KeptId::new(now));
    kept::put(connection, owner, spot, &text)?;
    Ok(text)
}

/// A reflection, a highlight, and a field of a plan that two build together; for the fixture of a version.
pub(super) fn keep_some(
    connection: &Connection,
    home: &Home,
    one: LearnerId,
    other: LearnerId,
) -> Result<()> {
    let mine = Owner::Learner(one);
    let reflection = spot(Kind::Reflection, "toast/own-alarm");
    write(connection, home, mine, one, &reflection, saying("My jaw."))?;
    let highlight = Content {
        anchor: Some(Anchor {
            lesson: "toast".to_owned(),
            section: "body".to_owned(),
            exact: "Step back.".to_owned(),
            before: "First:".to_owned(),
            after: "Then breathe.".to_owned(),
        }),
        ..saying("")
    };
    let place = spot(Kind::Highlight, "toast/1");
    write(connection, home, mine, one, &place, highlight)?;
    let household = HouseholdId::new(home.now());
    for learner in [one, other] {
        households::join(connection, home.now(), learner, household)?;
    }
    let plan = Owner::Household(household);
    let field = spot(Kind::Plan, "ways-out");
    write(connection, home, plan, one, &field, saying("The kitchen")).map(|_| ())
}

#[test]
fn a_text_is_there_after_opening_again_with_all_that_belongs_to_it() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let ben = add(&mut learners, &home, "Ben");
    learners
        .write(|transaction| keep_some(transaction, &home, ruth, ben))
        .unwrap();
    let before = kept::all(learners.read(), Owner::Learner(ruth), COURSE).unwrap();
    assert_eq!(before.len(), 2);
    drop(learners);
    let learners = home.open();
    let after = kept::all(learners.read(), Owner::Learner(ruth), COURSE).unwrap();
    assert_eq!(after, before);
    let highlight = kept::live(&after, Kind::Highlight).next().unwrap().1;
    assert_eq!(
        highlight.content.anchor.as_ref().unwrap().after,
        "Then breathe."
    );
    for (owner, course) in [(Owner::Learner(ben), COURSE), (Owner::Learner(ruth), "")] {
        assert!(
            kept::all(learners.read(), owner, course)
                .unwrap()
                .is_empty()
        );
    }
}

#[test]
fn typing_on_keeps_one_row_and_the_last_words() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let owner = Owner::Learner(ruth);
    let spot = spot(Kind::Reflection, "toast/own-alarm");
    for text in ["My", "My jaw", "My jaw, then “my voice”; \u{1f622} \u{5d0}"] {
        home.hands.advance(Duration::from_secs(1));
        learners
            .write(|transaction| write(transaction, &home, owner, ruth, &spot, saying(text)))
            .unwrap();
    }
    let texts = kept::of_spot(learners.read(), owner, &spot).unwrap();
    assert_eq!((texts.len(), texts[0].revision), (1, 3));
    assert_eq!(
        texts[0].content.text,
        "My jaw, then “my voice”; \u{1f622} \u{5d0}"
    );
    assert_eq!(
        kept::last_saved(learners.read(), owner).unwrap(),
        Some((home.now(), texts[0].order))
    );
}

#[test]
fn what_a_removed_text_said_is_forgotten_later_and_that_it_was_removed_is_not() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let owner = Owner::Learner(ruth);
    let spot = spot(Kind::Note, "toast/1");
    learners
        .write(|transaction| {
            let note = write(transaction, &home, owner, ruth, &spot, saying("Private"))?;
            kept::put(transaction, owner, &spot, &note.taken_away(home.now()))
        })
        .unwrap();
    let said = |learners: &Learners| {
        let texts = kept::of_spot(learners.read(), owner, &spot).unwrap();
        assert!(texts.len() == 1 && texts[0].removed && texts[0].revision == 2);
        texts[0].content.text.clone()
    };
    let forget = |learners: &mut Learners, moment| {
        learners
            .write(|transaction| kept::forget(transaction, moment))
            .unwrap();
    };
    forget(&mut learners, home.now());
    assert_eq!(said(&learners), "Private", "it can still be put back");
    forget(&mut learners, home.now().plus_milliseconds(1));
    assert_eq!(said(&learners), "");
}

#[test]
fn a_kind_of_a_newer_program_stays_in_the_file_and_is_in_nobodys_way() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let ben = add(&mut learners, &home, "Ben");
    learners
        .write(|transaction| keep_some(transaction, &home, ruth, ben))
        .unwrap();
    learners
        .read()
        .execute_batch("UPDATE kept SET kind = 'drawing' WHERE kind = 'highlight'")
        .unwrap();
    drop(learners);
    let learners = home.open();
    let mine = kept::all(learners.read(), Owner::Learner(ruth), COURSE).unwrap();
    assert_eq!(mine.len(), 1);
    let rows: i64 = learners
        .read()
        .query_row("SELECT count(*) FROM kept", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 3);
}

#[test]
fn households_are_joined_and_left_and_only_by_who_is_here() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let ben = add(&mut learners, &home, "Ben");
    let household = HouseholdId::new(home.now());
    learners
        .write(|transaction| {
            households::join(transaction, home.now(), ben, household)?;
            households::join(
                transaction,
                home.now().plus_milliseconds(1),
                ruth,
                household,
            )
        })
        .unwrap();
    let members = households::members(learners.read(), household).unwrap();
    assert_eq!(members, [ben, ruth]);
    assert_eq!(
        households::owner_of_plan(learners.read(), ben).unwrap(),
        Owner::Household(household)
    );
    let nobody = LearnerId::new(home.now());
    let refused =
        learners.write(|transaction| households::join(transaction, home.now(), nobody, household));
    assert!(matches!(refused, Err(Error::LearnerNotFound)));
    learners
        .write(|transaction| households::leave(transaction, ben))
        .unwrap();
    assert_eq!(
        households::owner_of_plan(learners.read(), ben).unwrap(),
        Owner::Learner(ben)
    );
    assert_eq!(
        households::members(learners.read(), household).unwrap(),
        [ruth]
    );
}

/// After going back to a copy, this is another device. It must begin texts of its own: the versions that the copy does
/// not know may have been carried to somebody.
#[test]
fn a_restored_copy_goes_on_with_another_hand() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let owner = Owner::Learner(ruth);
    let field = spot(Kind::Plan, "ways-out");
    let first = learners
        .write(|transaction| write(transaction, &home, owner, ruth, &field, saying("Kitchen")))
        .unwrap();
    backup::daily(learners.read(), &home.folders, home.now()).unwrap();
    drop(learners);
    let copy = backup::list(&home.folders).unwrap().remove(0).name;
    backup::restore(&home.folders, home.now(), &copy).unwrap();
    let mut learners = home.open();
    home.hands.advance(Duration::from_mins(1));
    let second = learners
        .write(|transaction| write(transaction, &home, owner, ruth, &field, saying("Hall")))
        .unwrap();
    assert!(first.id != second.id && first.hand.device != second.hand.device);
    let texts = kept::of_spot(learners.read(), owner, &field).unwrap();
    let standing = standing(&texts);
    assert_eq!(standing.current.unwrap().content.text, "Hall");
    assert_eq!(standing.earlier[0].content.text, "Kitchen");
}
