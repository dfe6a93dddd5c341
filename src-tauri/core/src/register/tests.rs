//! Bundles come in any order, any number of times, from any computer: the register is the same, and says what is true.

mod copies;
mod fixture;
mod order;

use super::computers::Acquaintance;
use super::corrections::{self, What};
use super::list::{Query, Show, Sort};
use super::standing::State;
use super::*;
use crate::base::Code;
use crate::base::id::LearnerId;
use crate::event::{Event, Fact};
use crate::records::bundle::Carries;
use fixture::*;

#[test]
fn a_bundle_is_new_once_and_known_ever_after() {
    let mut agency = Agency::new();
    let bundle = Bundle::of(mornings(0, learner(1)));
    let first = agency.take(&bundle.bytes()).unwrap();
    assert_eq!((first.new, first.known, first.seen), (5, 0, false));
    let again = agency.take(&bundle.bytes()).unwrap();
    assert_eq!((again.new, again.known, again.seen), (0, 5, true));
    let later = Bundle {
        made_at: now().plus_milliseconds(1),
        ..bundle
    };
    let later = agency.take(&later.bytes()).unwrap();
    assert_eq!((later.new, later.known, later.seen), (0, 5, false));
}

#[test]
fn a_unit_stands_as_the_learners_own_record_says() {
    let mut agency = Agency::new();
    agency
        .take(&Bundle::of(mornings(0, learner(1))).bytes())
        .unwrap();
    let done = agency.standing(learner(1), "mornings");
    assert_eq!(done.state, State::Done);
    assert_eq!(done.done, Some(moment("2026-11-10T08:04:00Z")));
    assert_eq!(done.record, Some(unit(4, learner(1), "mornings").id));
    assert_eq!(done.title, "Title of unit/mornings");
    assert_eq!((done.best, done.attempts), (Some(66), 1));
    assert_eq!((done.lessons_done, done.lessons), (2, 2));
    assert_eq!(done.active_seconds, 700);
    assert_eq!(done.refresher_due.as_deref(), Some("2027-11-10"));
    assert_eq!(
        agency.standing(learner(1), "evenings").state,
        State::Missing
    );
    assert_eq!(agency.standing(learner(1), "").state, State::Due);
}

#[test]
fn parts_from_two_computers_make_a_unit() {
    let who = learner(1);
    let mut agency = Agency::new();
    let here = vec![enrolled(0, who), lesson(1, who, "mornings", "toast")];
    let there = vec![
        lesson(2, who, "mornings", "keys"),
        attempt(3, who, "mornings", 3),
    ];
    agency.take(&Bundle::of(here).bytes()).unwrap();
    assert_eq!(agency.standing(who, "mornings").state, State::Due);
    agency.take(&Bundle::of(there).bytes()).unwrap();
    let done = agency.standing(who, "mornings");
    assert_eq!(
        (done.state, done.record, done.done),
        (State::Done, None, Some(moment("2026-11-10T08:03:00Z")))
    );
}

#[test]
fn an_answer_alone_is_a_beginning() {
    let who = learner(1);
    let body = serde_json::json!({ "lesson": "bedtime", "check": "light", "multiple": false, "options": [],
        "chosen": [], "right": false, "revealed": true });
    let answer = event(
        9,
        who,
        "lesson/bedtime/check/light",
        Fact::read("check-answered", 1, body),
    );
    let mut agency = Agency::new();
    agency.take(&Bundle::of(vec![answer]).bytes()).unwrap();
    let evenings = agency.standing(who, "evenings");
    assert_eq!(
        (evenings.state, evenings.started),
        (State::Due, Some(moment("2026-11-10T08:09:00Z")))
    );
    assert_eq!(agency.standing(who, "mornings").state, State::Missing);
}

#[test]
fn a_clash_keeps_ours_and_the_other_apart() {
    let who = learner(1);
    let mut agency = Agency::new();
    agency.take(&Bundle::of(mornings(0, who)).bytes()).unwrap();
    let mut forged = attempt(3, who, "mornings", 3);
    forged.subject.title = "Another".to_owned();
    let outcome = agency
        .take(&Bundle::of(vec![forged, lesson(20, who, "evenings", "bedtime")]).bytes())
        .unwrap();
    assert_eq!((outcome.new, outcome.known, outcome.clashing), (1, 0, 1));
    assert_eq!(agency.standing(who, "mornings").best, Some(66));
    let apart: i64 = agency
        .register
        .read()
        .query_row("SELECT COUNT(*) FROM clashes", [], |row| row.get(0))
        .unwrap();
    assert_eq!(apart, 1);
}

#[test]
fn nothing_of_a_bundle_that_was_changed_stays() {
    let mut agency = Agency::new();
    let good = Bundle::of(mornings(0, learner(1))).bytes();
    let mut refused = 0;
    for position in (0..good.len()).step_by(23) {
        let mut bad = good.clone();
        bad[position] ^= 0x40;
        // Where a zip says something twice, a bit of one may be nothing to anybody.
        if agency.take(&bad).is_err() {
            refused += 1;
            assert_eq!(entries::count(agency.register.read()).unwrap(), 0);
            assert_eq!(bundles::count(agency.register.read()).unwrap().0, 0);
        } else {
            agency = Agency::new();
        }
    }
    assert!(refused > 10, "{refused}");
    assert_eq!(agency.take(&good).unwrap().new, 5);
}

#[test]
fn what_is_not_for_an_agency_is_not_opened() {
    let mut agency = Agency::new();
    let own = Bundle {
        carries: Carries::Learning,
        ..Bundle::of(mornings(0, learner(1)))
    };
    let refused = agency.take(&own.bytes()).unwrap_err();
    assert_eq!(refused.code(), Code::BundleForElsewhere);
    let stranger = Bundle {
        people: vec![(learner(2), None)],
        ..Bundle::of(mornings(0, learner(1)))
    };
    let refused = agency.take(&stranger.bytes()).unwrap_err();
    assert_eq!(refused.code(), Code::NotABundle);
    assert_eq!(entries::count(agency.register.read()).unwrap(), 0);
}

#[test]
fn a_computer_is_new_until_somebody_says_and_refused_after_a_no() {
    let mut agency = Agency::new();
    let public = key(7).public();
    let known = |agency: &Agency| computers::acquaintance(agency.register.read(), &public).unwrap();
    let say = |agency: &mut Agency, ours| {
        agency
            .register
            .write(|transaction| computers::say(transaction, now(), &public, ours))
    };
    assert_eq!(known(&agency), Acquaintance::Unknown);
    assert_eq!(
        say(&mut agency, true).unwrap_err().code(),
        Code::ComputerNotFound
    );
    agency
        .take(&Bundle::of(mornings(0, learner(1))).bytes())
        .unwrap();
    assert_eq!(known(&agency), Acquaintance::New);
    say(&mut agency, true).unwrap();
    assert_eq!(known(&agency), Acquaintance::Ours);
    say(&mut agency, false).unwrap();
    assert_eq!(known(&agency), Acquaintance::NotOurs);
    let more = Bundle::of(mornings(40, learner(2))).bytes();
    assert_eq!(agency.take(&more).unwrap_err().code(), Code::BundleNotOurs);
    assert_eq!(
        computers::all(agency.register.read()).unwrap()[0].bundles,
        1
    );
    let other = Bundle {
        signer: 8,
        ..Bundle::of(mornings(40, learner(2)))
    };
    assert_eq!(agency.take(&other.bytes()).unwrap().new, 5);
}

#[test]
fn an_entry_is_taken_back_with_a_reason_and_put_back_by_another_entry() {
    let who = learner(1);
    let mut agency = Agency::new();
    agency.take(&Bundle::of(mornings(0, who)).bytes()).unwrap();
    let before = agency.standing(who, "mornings");
    let completion = before.record.unwrap();
    let correct = |agency: &mut Agency, what, event, reason: &str| {
        agency.register.write(|transaction| match what {
            What::TakenBack => {
                corrections::take_back(transaction, now(), &course(), event, reason, "Ines")
            }
            What::PutBack => {
                corrections::put_back(transaction, now(), &course(), event, reason, "Ines")
            }
        })
    };
    let failed = |result: Result<LearnerId>| result.unwrap_err().code();
    let take_back = What::TakenBack;
    assert_eq!(
        failed(correct(&mut agency, take_back, completion, "  ")),
        Code::ReasonMissing
    );
    assert_eq!(
        failed(correct(&mut agency, What::PutBack, completion, "x")),
        Code::EntryStays
    );
    correct(&mut agency, take_back, completion, " Not her own work ").unwrap();
    // Its parts still stand, and yet it does not follow from them: the correction means something.
    let after = agency.standing(who, "mornings");
    assert_eq!((after.state, after.record), (State::Due, None));
    assert_eq!(
        failed(correct(&mut agency, take_back, completion, "again")),
        Code::EntryStays
    );
    let made = corrections::of_learner(agency.register.read(), who).unwrap();
    assert_eq!(
        (made[0].reason.as_str(), made[0].by.as_str(), made[0].about),
        ("Not her own work", "Ines", completion)
    );
    assert_eq!(
        failed(correct(&mut agency, take_back, made[0].event, "x")),
        Code::EntryStays
    );

    correct(&mut agency, What::PutBack, completion, "It was").unwrap();
    let again = agency.standing(who, "mornings");
    assert_eq!((again.state, again.done), (State::Done, before.done));
    assert_ne!(again.record, before.record);
    assert_eq!(
        failed(correct(&mut agency, What::PutBack, completion, "twice")),
        Code::EntryStays
    );
    let all = entries::of_learner(agency.register.read(), who).unwrap();
    assert_eq!(all.len(), 7, "nothing was edited or deleted");
    // The same bundle, brought again, changes nothing of it.
    agency.take(&Bundle::of(mornings(0, who)).bytes()).unwrap();
    assert_eq!(agency.standing(who, "mornings"), again);
}

#[test]
fn people_are_found_filtered_and_sorted() {
    let mut agency = Agency::new();
    let mut everything = mornings(0, learner(1));
    everything.extend([
        lesson(5, learner(1), "evenings", "bedtime"),
        attempt(6, learner(1), "evenings", 3),
        unit(7, learner(1), "evenings"),
        whole(8, learner(1)),
    ]);
    for (events, name) in [
        (everything, Some("Zadie")),
        (mornings(20, learner(2)), Some("åsa")),
        (vec![enrolled(40, learner(3))], None),
    ] {
        let who = events[0].learner;
        let bundle = Bundle {
            people: vec![(who, name)],
            ..Bundle::of(events)
        };
        agency.take(&bundle.bytes()).unwrap();
    }
    let query = |state| Query {
        state,
        ..Query::default()
    };
    let [zadie, asa, nobody] = [1, 2, 3].map(learner);
    assert_eq!(agency.find(&query(Show::Everybody)), [zadie, asa, nobody]);
    assert_eq!(agency.find(&query(Show::Done)), [zadie]);
    assert_eq!(agency.find(&query(Show::Missing)), [asa, nobody]);
    assert_eq!(agency.find(&query(Show::RefresherDue)), []);
    let of_unit = |state, unit: &str| Query {
        unit: Some(unit.to_owned()),
        ..query(state)
    };
    assert_eq!(agency.find(&of_unit(Show::Done, "mornings")), [zadie, asa]);
    assert_eq!(agency.find(&of_unit(Show::Missing, "mornings")), [nobody]);
    let text = |text: &str| Query {
        text: text.to_owned(),
        ..Query::default()
    };
    assert_eq!(agency.find(&text(" ÅS ")), [asa]);
    assert_eq!(agency.find(&text(&nobody.to_string()[20..])), [nobody]);
    assert_eq!(agency.find(&text("%")), []);
    let turned = Query {
        descending: true,
        sort: Sort::Done,
        ..Query::default()
    };
    assert_eq!(agency.find(&turned), [zadie, asa, nobody]);
    let tally = list::tally(agency.register.read(), &now().day()).unwrap();
    assert_eq!(
        (
            tally.everybody,
            tally.done,
            tally.missing,
            tally.refresher_due
        ),
        (3, 1, 2, 0)
    );
    // A year and a day later.
    let tally = list::tally(agency.register.read(), "2027-11-11").unwrap();
    assert_eq!((tally.done, tally.refresher_due), (0, 2));
}

#[test]
fn another_course_is_reckoned_with_at_the_next_start() {
    let who = learner(1);
    let mut agency = Agency::new();
    agency.take(&Bundle::of(mornings(0, who)).bytes()).unwrap();
    let Agency { folder, register } = agency;
    drop(register);
    let mut shorter = course();
    shorter.refresher_months = Some(6);
    shorter.shape.units.pop();
    shorter.unit_titles.pop();
    let register = open_in(&folder, &shorter).unwrap();
    let standings = standing::of_learner(register.read(), who).unwrap();
    assert_eq!(standings.len(), 2, "the unit that is gone has no standing");
    let done = standings.iter().find(|one| one.unit == "mornings").unwrap();
    assert_eq!(done.refresher_due.as_deref(), Some("2027-05-10"));
}

#[test]
fn what_is_no_register_of_ours_is_left_as_it_is() {
    let agency = Agency::new();
    let set = |sql: &str| {
        let path = agency.folder.path().join("register.sqlite");
        database::open(&path, Keep::Precious)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        open_in(&agency.folder, &course()).unwrap_err().code()
    };
    assert_eq!(set("PRAGMA user_version = 2"), Code::RegisterNewer);
    assert_eq!(
        set("PRAGMA user_version = 1; PRAGMA application_id = 5"),
        Code::RegisterDamaged
    );
    assert_eq!(
        set("PRAGMA application_id = 1165382247; DROP TABLE about"),
        Code::RegisterDamaged
    );
}

#[test]
fn events_of_the_register_can_be_neither_changed_nor_deleted() {
    let mut agency = Agency::new();
    agency
        .take(&Bundle::of(mornings(0, learner(1))).bytes())
        .unwrap();
    for sql in ["UPDATE events SET title = 'x'", "DELETE FROM events"] {
        let refused = agency.register.read().execute_batch(sql).unwrap_err();
        assert!(refused.to_string().contains("an event is never"), "{sql}");
    }
}
