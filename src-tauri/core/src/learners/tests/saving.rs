use super::*;
use crate::base::Error;
use crate::base::id::AttemptId;
use crate::event::{ClockState, Voided};
use crate::learn::active_time::Counted;
use crate::learn::draw::Drawn;
use crate::learners::{active_time, attempts, device, events, progress, statements};
use std::time::Duration;

#[test]
fn what_was_saved_is_there_after_opening_again() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "  Ruth \n A. ");
    let first = append(&mut learners, &home, ruth, enrolled(home.now()));
    home.hands.advance(Duration::from_mins(1));
    let second = append(&mut learners, &home, ruth, reached("toast", "opening"));
    drop(learners);

    let learners = home.open();
    assert_eq!(people::find(learners.read(), ruth).unwrap().name, "Ruth A.");
    assert_eq!(all(&learners, ruth), [first.clone(), second.clone()]);
    assert_eq!(
        events::find(learners.read(), first.id).unwrap(),
        Some(first)
    );
    assert_eq!(events::count(learners.read(), ruth).unwrap(), 2);
    assert_eq!(
        events::last_saved(learners.read(), ruth).unwrap(),
        Some((second.at, second.order))
    );
    let progress = progress::load(learners.read(), ruth, COURSE).unwrap();
    assert_eq!(progress.place.unwrap().section, "opening");
    assert_eq!(
        progress::load(learners.read(), ruth, "another course").unwrap(),
        crate::learn::CourseProgress::default()
    );
}

#[test]
fn sequences_rise_by_one_and_order_follows_the_clock() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    for expected in 1..=3 {
        let event = append(&mut learners, &home, ruth, reached("toast", "opening"));
        assert_eq!(event.sequence, expected);
        assert_eq!(event.clock, ClockState::Steady);
    }
    home.hands.advance(Duration::from_hours(1));
    let event = append(&mut learners, &home, ruth, reached("toast", "opening"));
    assert_eq!(event.order, event.at.milliseconds());
}

#[test]
fn a_clock_set_back_is_said_and_the_order_still_rises() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let before = append(&mut learners, &home, ruth, reached("toast", "one"));
    home.hands.set_wall(at("2020-01-01T00:00:00Z"));
    let back = append(&mut learners, &home, ruth, reached("toast", "two"));
    home.hands.advance(Duration::from_secs(5));
    let after = append(&mut learners, &home, ruth, reached("toast", "three"));

    assert_eq!(back.clock, ClockState::WentBack);
    assert_eq!(back.at, at("2020-01-01T00:00:00Z"));
    assert_eq!(after.clock, ClockState::Steady, "it goes forward again");
    assert!(before.order < back.order && back.order < after.order);
    let progress = progress::load(learners.read(), ruth, COURSE).unwrap();
    assert_eq!(progress.place.unwrap().section, "three");
    assert_eq!(
        events::last_saved(learners.read(), ruth).unwrap(),
        Some((after.at, after.order))
    );
}

#[test]
fn a_transaction_that_fails_leaves_nothing_behind() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let device = device::load(learners.read()).unwrap();
    let failed: Result<(), Error> = learners.write(|transaction| {
        events::append(
            transaction,
            home.now(),
            ruth,
            subject(""),
            enrolled(home.now()),
        )?;
        Err(Error::NothingChosen)
    });
    assert!(matches!(failed, Err(Error::NothingChosen)));
    assert_eq!(events::count(learners.read(), ruth).unwrap(), 0);
    assert_eq!(device::load(learners.read()).unwrap(), device);
    assert_eq!(
        progress::load(learners.read(), ruth, COURSE).unwrap(),
        crate::learn::CourseProgress::default()
    );
}

#[test]
fn an_event_of_nobody_is_refused() {
    let home = Home::new();
    let mut learners = home.open();
    let nobody = LearnerId::new(home.now());
    let refused = learners.write(|transaction| {
        events::append(
            transaction,
            home.now(),
            nobody,
            subject(""),
            enrolled(home.now()),
        )
    });
    assert!(matches!(refused, Err(Error::LearnerNotFound)));
}

#[test]
fn events_and_statements_can_be_neither_changed_nor_deleted_nor_replaced() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let event = append(&mut learners, &home, ruth, enrolled(home.now()));
    let frozen = learners
        .write(|transaction| statements::freeze(transaction, home.now(), event.id, b"{}".to_vec()))
        .unwrap();
    assert_eq!(frozen, b"{}");
    for attempt in [
        "UPDATE events SET title = 'other'",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT * FROM events",
        "UPDATE statements SET bytes = x'00'",
        "DELETE FROM statements",
        "INSERT OR REPLACE INTO statements SELECT * FROM statements",
    ] {
        let refused = learners.read().execute(attempt, []);
        assert!(
            refused.is_err_and(|error| error.to_string().contains("is never")),
            "{attempt}"
        );
    }
    assert_eq!(all(&learners, ruth), std::slice::from_ref(&event));
    let again = learners
        .write(|transaction| {
            statements::freeze(transaction, home.now(), event.id, b"other".to_vec())
        })
        .unwrap();
    assert_eq!(again, b"{}", "what was frozen first stays");
}

#[test]
fn a_voided_event_no_longer_counts_and_is_still_there() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    append(
        &mut learners,
        &home,
        ruth,
        answered("toast", "c", false, false),
    );
    let right = append(
        &mut learners,
        &home,
        ruth,
        answered("toast", "c", true, false),
    );
    append(
        &mut learners,
        &home,
        ruth,
        Fact::Voided(Voided {
            event: right.id,
            reason: "Answered on the wrong name".to_owned(),
            by: "Ruth".to_owned(),
        }),
    );
    let progress = progress::load(learners.read(), ruth, COURSE).unwrap();
    let check = &progress.lessons["toast"].checks["c"];
    assert_eq!((check.tries, check.right()), (1, false));
    assert_eq!(all(&learners, ruth).len(), 3);
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
}

#[test]
fn a_kept_row_that_cannot_be_read_is_made_anew() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    append(&mut learners, &home, ruth, reached("toast", "one"));
    let expected = progress::load(learners.read(), ruth, COURSE).unwrap();
    learners
        .read()
        .execute("UPDATE progress SET body = '{\"reached\":'", [])
        .unwrap();
    assert_eq!(progress::verify(learners.read(), ruth).unwrap(), [COURSE]);
    assert_eq!(
        progress::load(learners.read(), ruth, COURSE).unwrap(),
        expected
    );
    append(&mut learners, &home, ruth, reached("toast", "two"));
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
}

#[test]
fn progress_written_by_another_fold_is_made_anew_at_the_next_start() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    append(&mut learners, &home, ruth, reached("toast", "one"));
    learners
        .read()
        .execute_batch("UPDATE device SET fold = 0; UPDATE progress SET body = '{\"old\":1}'")
        .unwrap();
    drop(learners);
    let learners = home.open();
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
}

#[test]
fn a_kind_from_a_newer_program_is_carried_letter_by_letter() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    append(&mut learners, &home, ruth, reached("toast", "one"));
    let body = "{ \"z\": 1.50,  \"a\":\t[1e2], \"ü\": \"\\u00e9\" }";
    learners
        .read()
        .execute(
            "INSERT INTO events SELECT NULL, randomblob(16), learner, randomblob(16), 1, logical_order + 1, at, clock, course, course_version, item, title, 'danced', 7, ?1 FROM events",
            [body],
        )
        .unwrap();
    assert!(matches!(
        &all(&learners, ruth)[1].fact,
        Fact::Unknown { kind, version: 7, .. } if kind == "danced"
    ));
    learners
        .write(|transaction| progress::rebuild(transaction, ruth))
        .unwrap();
    drop(learners);
    let learners = home.open();
    let kept: String = learners
        .read()
        .query_row("SELECT body FROM events WHERE kind = 'danced'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(kept, body);
}

#[test]
fn reading_time_is_gathered_per_place_and_closed_on_moving_on() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let mut keep = |lesson: &str, section: &str, seconds: u64| {
        home.hands.advance(Duration::from_secs(seconds));
        let counted = Counted {
            lesson: lesson.to_owned(),
            section: section.to_owned(),
            seconds,
        };
        learners
            .write(|transaction| {
                let subject = subject(&format!("lesson/{lesson}"));
                active_time::keep(transaction, home.now(), ruth, &subject, &counted)
            })
            .unwrap()
    };
    assert_eq!(keep("toast", "one", 10), None);
    assert_eq!(keep("toast", "one", 0), None);
    assert_eq!(keep("toast", "one", 5), None);
    let moved_on = keep("toast", "two", 7).unwrap();
    let Fact::TimeSpent(spent) = &moved_on.fact else {
        panic!("{:?}", moved_on.fact)
    };
    assert_eq!(
        (&*spent.lesson, &*spent.section, spent.seconds, spent.began),
        ("toast", "one", 15, at("2026-11-23T14:02:00Z"))
    );
    drop(learners);

    // The window was closed by a power cut; a week later:
    home.hands.advance(Duration::from_hours(7 * 24));
    let mut learners = home.open();
    let closed = learners
        .write(|transaction| active_time::close_all(transaction, home.now()))
        .unwrap();
    assert_eq!(closed.len(), 1);
    let progress = progress::load(learners.read(), ruth, COURSE).unwrap();
    assert_eq!(progress.active_seconds(), 22);
    assert_eq!(
        progress.lessons["toast"].last_read.unwrap().at,
        at("2026-11-23T14:02:22Z"),
        "not the day of the next start"
    );
    let nothing_left = learners
        .write(|transaction| active_time::close(transaction, home.now(), ruth, COURSE))
        .unwrap();
    assert_eq!(nothing_left, None);
}

#[test]
fn an_attempt_can_be_put_down_and_taken_up_again() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let drawn = |question: &str| Drawn {
        question: question.to_owned(),
        options: vec!["a".to_owned(), "b".to_owned()],
    };
    let questions = vec![drawn("q1"), drawn("q2")];
    let begun = learners
        .write(|transaction| {
            attempts::begin(
                transaction,
                home.now(),
                ruth,
                COURSE,
                "one",
                u64::MAX,
                questions.clone(),
            )
        })
        .unwrap();
    let mut answer = |question: &str, chosen: &[&str]| {
        let chosen = chosen.iter().map(|id| (*id).to_owned()).collect();
        learners
            .write(|transaction| attempts::answer(transaction, begun.id, question, chosen))
            .map(|attempt| attempt.open_questions())
    };
    assert!(matches!(answer("q1", &["c"]), Err(Error::OptionUnknown)));
    assert!(matches!(answer("q9", &["a"]), Err(Error::OptionUnknown)));
    assert_eq!(answer("q1", &["a"]).unwrap(), 1);
    assert_eq!(answer("q1", &[]).unwrap(), 2, "the answer is taken back");
    assert_eq!(answer("q1", &["b"]).unwrap(), 1, "a change of mind");
    drop(learners);

    let mut learners = home.open();
    let taken_up = learners
        .write(|transaction| {
            attempts::begin(transaction, home.now(), ruth, COURSE, "one", 5, Vec::new())
        })
        .unwrap();
    assert_eq!(taken_up.id, begun.id);
    assert_eq!((taken_up.seed, &taken_up.questions), (u64::MAX, &questions));
    assert_eq!(taken_up.answers["q1"], ["b"]);
    learners
        .write(|transaction| attempts::remove(transaction, begun.id))
        .unwrap();
    for gone in [begun.id, AttemptId::new(home.now())] {
        let loaded = attempts::load(learners.read(), gone);
        assert!(matches!(loaded, Err(Error::AttemptNotFound)));
    }
}
