use super::*;
use crate::event::{Event, Fact, Voided};
use crate::learn::active_time::Counted;
use crate::learn::progress::rebuild;
use crate::learners::tests::{self, COURSE, Home, add, answered, enrolled, reached, subject};
use crate::learners::{Learners, active_time, device};
use proptest::prelude::*;
use std::time::Duration;

fn append(learners: &mut Learners, home: &Home, learner: LearnerId, fact: Fact) -> Event {
    home.hands.advance(Duration::from_secs(7));
    tests::append(learners, home, learner, fact)
}

fn written(learners: &Learners, learner: LearnerId) -> Vec<Written> {
    let mut found = Vec::new();
    events::written_for_learner(learners.read(), learner, |event| {
        found.push(event);
        Ok(())
    })
    .unwrap();
    found
}

fn bring(learners: &mut Learners, home: &Home, all: &[Written]) -> Outcome {
    learners
        .write(|transaction| {
            merge(transaction, home.now(), |union| {
                all.iter()
                    .try_for_each(|event| union.add(event).map(|_| ()))
            })
        })
        .unwrap()
        .0
}

fn outcome(new: u64, known: u64, clashing: u64) -> Outcome {
    Outcome {
        new,
        known,
        clashing,
    }
}

/// The same event with another title.
fn otherwise(event: &Written) -> Written {
    Written {
        title: format!("{}, told otherwise", event.title),
        ..event.clone()
    }
}

#[test]
fn what_one_computer_knows_the_other_knows_after_it_was_brought() {
    let (kitchen, office) = (Home::new(), Home::new());
    let (mut from, mut to) = (kitchen.open(), office.open());
    let ruth = add(&mut from, &kitchen, "Ruth");
    append(&mut from, &kitchen, ruth, enrolled(kitchen.now()));
    append(
        &mut from,
        &kitchen,
        ruth,
        answered("toast", "c", true, false),
    );
    let all = written(&from, ruth);

    assert_eq!(bring(&mut to, &office, &all), outcome(2, 0, 0));
    assert_eq!(bring(&mut to, &office, &all), outcome(0, 2, 0));
    assert_eq!(written(&to, ruth), all);
    assert_eq!(
        progress::load(to.read(), ruth, COURSE).unwrap(),
        progress::load(from.read(), ruth, COURSE).unwrap()
    );
    assert_eq!(people::find(to.read(), ruth).unwrap().name, "");
}

#[test]
fn this_devices_own_numbers_and_clock_do_not_go_by_what_was_brought() {
    let (ahead, here) = (Home::new(), Home::new());
    ahead.hands.advance(Duration::from_hours(24 * 400));
    let (mut from, mut to) = (ahead.open(), here.open());
    let ruth = add(&mut from, &ahead, "Ruth");
    for _ in 0..3 {
        append(&mut from, &ahead, ruth, reached("toast", "one"));
    }
    bring(&mut to, &here, &written(&from, ruth));
    let device = device::load(to.read()).unwrap();
    assert_eq!((device.last_sequence, device.last_order), (0, 0));
    let own = append(&mut to, &here, ruth, reached("toast", "two"));
    assert_eq!(own.sequence, 1);
    assert_eq!(own.order, own.at.milliseconds());
    assert_eq!(own.clock, crate::event::ClockState::Steady);
}

#[test]
fn an_event_from_a_newer_program_is_carried_letter_for_letter() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let event = append(&mut learners, &home, ruth, reached("toast", "one"));
    let mut newer = Written::of(&event).unwrap();
    newer.id = EventId::new(home.now());
    newer.sequence = 900;
    newer.kind = "danced".to_owned();
    newer.version = 7;
    let body = r#"{ "steps":[1.10, 1e2] , "a":{"z":null,"b":"\u00e9"}, "a":2 }"#;
    newer.body = serde_json::from_str(body).unwrap();
    // A known kind with a field that this program does not know.
    let mut wider = Written::of(&event).unwrap();
    wider.id = EventId::new(home.now());
    wider.sequence = 901;
    let body = r#"{"lesson":"toast","mood":"calm","section":"two"}"#;
    wider.body = serde_json::from_str(body).unwrap();

    let brought = [newer.clone(), wider.clone()];
    assert_eq!(bring(&mut learners, &home, &brought), outcome(2, 0, 0));
    assert_eq!(bring(&mut learners, &home, &brought), outcome(0, 2, 0));
    assert_eq!(
        events::find_written(learners.read(), newer.id).unwrap(),
        Some(newer)
    );
    assert_eq!(
        events::find_written(learners.read(), wider.id).unwrap(),
        Some(wider)
    );
    let progress = progress::load(learners.read(), ruth, COURSE).unwrap();
    assert!(progress.lessons["toast"].reached.contains("two"));
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
}

#[test]
fn two_contents_under_one_id_are_kept_apart_and_the_first_stays() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let ours = Written::of(&append(&mut learners, &home, ruth, reached("toast", "one"))).unwrap();
    let theirs = otherwise(&ours);
    for _ in 0..2 {
        let brought = bring(&mut learners, &home, std::slice::from_ref(&theirs));
        assert_eq!(brought, outcome(0, 0, 1));
    }
    assert_eq!(written(&learners, ruth), std::slice::from_ref(&ours));
    let kept = clashes(learners.read()).unwrap();
    assert_eq!(kept.len(), 1, "bringing it twice is bringing it once");
    assert_eq!((kept[0].event, kept[0].learner), (ours.id, ruth));
    assert_eq!(kept[0].reason, Reason::SameId);
    let kept: Written = serde_json::from_str(&kept[0].written).unwrap();
    assert_eq!(kept, theirs);
}

#[test]
fn a_data_folder_that_was_copied_by_hand_is_noticed_and_nothing_is_lost() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let ours = Written::of(&append(&mut learners, &home, ruth, reached("toast", "one"))).unwrap();
    let stranger = LearnerId::new(home.now());
    let theirs = Written {
        id: EventId::new(home.now()),
        learner: stranger,
        ..ours
    };
    let brought = bring(&mut learners, &home, &[theirs]);
    assert_eq!(brought, outcome(0, 0, 1));
    let kept = clashes(learners.read()).unwrap();
    assert_eq!(kept[0].reason, Reason::SameNumber);
    assert!(
        people::find(learners.read(), stranger).is_err(),
        "nobody is added of whom nothing is known"
    );
}

#[test]
fn what_no_event_can_look_like_is_refused_and_nothing_of_the_rest_stays() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let good = Written::of(&append(&mut learners, &home, ruth, reached("toast", "one"))).unwrap();
    let fresh = || Written {
        id: EventId::new(home.now()),
        sequence: 50,
        ..good.clone()
    };
    let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
    let wrong = [
        Written {
            sequence: 0,
            ..fresh()
        },
        Written {
            sequence: u64::MAX,
            ..fresh()
        },
        Written {
            order: i64::MAX,
            ..fresh()
        },
        Written {
            order: i64::MIN,
            ..fresh()
        },
        Written {
            kind: String::new(),
            ..fresh()
        },
        Written {
            kind: "k".repeat(101),
            ..fresh()
        },
        Written {
            body: serde_json::from_str(&deep).unwrap(),
            ..fresh()
        },
        Written {
            body: serde_json::from_str(r#""\ud800""#).unwrap(),
            ..fresh()
        },
    ];
    for wrong in wrong {
        let refused = learners.write(|transaction| {
            merge(transaction, home.now(), |union| {
                union.add(&Written {
                    sequence: 60,
                    ..fresh()
                })?;
                union.add(&wrong).map(|_| ())
            })
        });
        assert!(
            matches!(refused, Err(Error::EventUnreadable { .. })),
            "{wrong:?}"
        );
        assert_eq!(events::count(learners.read(), ruth).unwrap(), 1);
    }
}

#[test]
fn dates_that_cannot_be_right_are_kept_as_they_are() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let good = Written::of(&append(&mut learners, &home, ruth, reached("toast", "one"))).unwrap();
    for (number, day) in (10..).zip(["1970-01-01T00:00:00Z", "2999-01-01T00:00:00Z"]) {
        let at = Timestamp::parse(day).unwrap();
        let event = Written {
            id: EventId::new(home.now()),
            sequence: number,
            at,
            order: at.milliseconds(),
            ..good.clone()
        };
        assert_eq!(
            bring(&mut learners, &home, std::slice::from_ref(&event)),
            outcome(1, 0, 0)
        );
        let found = events::find_written(learners.read(), event.id).unwrap();
        assert_eq!(found, Some(event));
    }
    assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
}

/// One thing that happens on one of two computers.
#[derive(Debug, Clone)]
enum Step {
    Reach(u8, u8),
    Answer(u8, bool, bool),
    Enrol,
    Read(u8, u64),
    /// Takes back the event that many back on this computer.
    Void(usize),
    Clock(i64),
    Unknown(u8),
    /// Brings what the other computer has so far.
    Visit,
}

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_u8..3, 0_u8..3).prop_map(|(lesson, section)| Step::Reach(lesson, section)),
        4 => (0_u8..3, any::<(bool, bool)>()).prop_map(|(lesson, (right, shown))| Step::Answer(lesson, right, shown)),
        1 => Just(Step::Enrol),
        2 => (0_u8..3, 1_u64..90).prop_map(|(lesson, seconds)| Step::Read(lesson, seconds)),
        2 => (0_usize..6).prop_map(Step::Void),
        1 => (-100_000_000_i64..100_000_000).prop_map(Step::Clock),
        1 => any::<u8>().prop_map(Step::Unknown),
        1 => Just(Step::Visit),
    ]
}

/// One learner's life on two computers; what each of them has at the end.
fn two_lives(steps: Vec<(Step, bool)>) -> ([Vec<Written>; 2], LearnerId) {
    let homes = [Home::new(), Home::new()];
    let mut computers = [homes[0].open(), homes[1].open()];
    let ruth = add(&mut computers[0], &homes[0], "Ruth");
    computers[1]
        .write(|transaction| people::ensure(transaction, homes[1].now(), ruth))
        .unwrap();
    for (step, second) in steps {
        let here = usize::from(second);
        let home = &homes[here];
        let fact = match step {
            Step::Reach(lesson, section) => reached(&lesson.to_string(), &section.to_string()),
            Step::Answer(lesson, right, shown) => answered(&lesson.to_string(), "c", right, shown),
            Step::Enrol => enrolled(home.now()),
            Step::Read(lesson, seconds) => {
                let counted = Counted {
                    lesson: lesson.to_string(),
                    section: "0".to_owned(),
                    seconds,
                };
                let subject = subject(&format!("lesson/{lesson}"));
                computers[here]
                    .write(|transaction| {
                        active_time::keep(transaction, home.now(), ruth, &subject, &counted)?;
                        active_time::close_all(transaction, home.now())
                    })
                    .unwrap();
                continue;
            }
            Step::Void(back) => {
                let events = written(&computers[here], ruth);
                let Some(event) = events.iter().rev().nth(back) else {
                    continue;
                };
                Fact::Voided(Voided {
                    event: event.id,
                    reason: "a slip".to_owned(),
                    by: "Ruth".to_owned(),
                })
            }
            Step::Clock(milliseconds) => {
                home.hands
                    .set_wall(home.now().plus_milliseconds(milliseconds));
                continue;
            }
            Step::Unknown(kind) => Fact::read(
                &format!("kind-{kind}"),
                2,
                serde_json::json!({ "kind": kind }),
            ),
            Step::Visit => {
                let there = written(&computers[1 - here], ruth);
                bring(&mut computers[here], home, &there);
                continue;
            }
        };
        append(&mut computers[here], home, ruth, fact);
    }
    let both = [written(&computers[0], ruth), written(&computers[1], ruth)];
    (both, ruth)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn two_computers_unite_to_the_same_in_every_order_and_however_often(
        steps in prop::collection::vec((a_step(), any::<bool>()), 0..30),
        // Which computer's events come, and how many of them in which order.
        visits in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>(), any::<u64>()), 0..6),
    ) {
        let (both, ruth) = two_lives(steps);
        let mut expected: Vec<Written> = both.concat();
        expected.sort_by_key(|event| (event.order, event.id));
        expected.dedup_by_key(|event| event.id);
        let rebuilt = rebuild(
            &expected.iter().map(|event| event.read().unwrap()).collect::<Vec<_>>()
        );

        let home = Home::new();
        let mut learners = home.open();
        for (second, cut, seed) in visits {
            let mut part = both[usize::from(second)].clone();
            part.truncate(cut.index(part.len() + 1));
            // Any order: sorted by a number that has nothing to do with them.
            part.sort_by_key(|event| {
                event.id.uuid().as_u128().wrapping_mul(u128::from(seed) | 1)
            });
            let brought = bring(&mut learners, &home, &part);
            prop_assert_eq!(brought.clashing, 0);
            prop_assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
        }
        for part in &both {
            bring(&mut learners, &home, part);
        }
        prop_assert_eq!(bring(&mut learners, &home, &expected).new, 0);
        prop_assert_eq!(written(&learners, ruth), expected);
        prop_assert_eq!(
            progress::load(learners.read(), ruth, COURSE).unwrap(),
            rebuilt.get(COURSE).cloned().unwrap_or_default()
        );
        prop_assert!(progress::verify(learners.read(), ruth).unwrap().is_empty());
    }
}
