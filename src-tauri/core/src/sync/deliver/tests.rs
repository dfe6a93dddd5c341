//! Against a record store in memory that can be as difficult as the ones out there.

mod fixture;

use super::*;
use fixture::*;
use proptest::prelude::*;
use std::cell::Cell;
use std::collections::BTreeMap;

#[test]
fn all_go_together_as_the_very_bytes() {
    let store = Store::default();
    let items = items(3);
    let (ended, settled) = once(&store, &items);
    assert_eq!(ended, Ended::Settled);
    assert_eq!(settled, verdicts(&[(1, STORED), (2, STORED), (3, STORED)]));
    let bytes: Vec<&[u8]> = items.iter().map(|item| item.bytes.as_slice()).collect();
    let expected = [b"[".as_slice(), &bytes.join(&b','), b"]"].concat();
    assert_eq!(store.posts.borrow().as_slice(), [expected]);
    assert_eq!(store.questions.get(), 0);
}

#[test]
fn giving_the_same_again_stores_nothing_twice() {
    for strict in [false, true] {
        let store = Store::with(Manner {
            strict,
            ..Manner::default()
        });
        let items = items(5);
        once(&store, &items);
        let (ended, settled) = once(&store, &items);
        assert_eq!(ended, Ended::Settled);
        assert!(
            settled
                .values()
                .all(|it| *it == if strict { FOUND } else { STORED })
        );
        assert_eq!(store.stored().len(), 5);
    }
}

#[test]
fn what_is_too_long_together_goes_in_parts_and_stays_short() {
    let store = Store::with(Manner {
        most: Some(3),
        ..Manner::default()
    });
    let items = items(10);
    let mut courier = Courier::new(&store, "lrs.example");
    let mut settled = Vec::new();
    let ended = courier.deliver(&items, &|| false, &mut |verdicts| {
        settled.extend(verdicts.iter().map(|(place, _)| *place));
        Ok(())
    });
    assert_eq!(ended.unwrap(), Ended::Settled);
    assert_eq!(settled, (1..=10).collect::<Vec<_>>(), "in order");
    assert!(courier.limits.statements <= 5, "{:?}", courier.limits);
    let alone = Store::with(Manner {
        most: Some(0),
        ..Manner::default()
    });
    let (_, settled) = once(&alone, &items[..2]);
    let too_long = Verdict::Refused(Refusal::TooLong);
    assert_eq!(settled, verdicts(&[(1, too_long.clone()), (2, too_long)]));
}

#[test]
fn one_that_is_not_to_its_liking_does_not_keep_the_others_back() {
    let store = Store::default();
    let mut items = items(7);
    items[4] = bad(&items[4]);
    let (ended, settled) = once(&store, &items);
    assert_eq!(ended, Ended::Settled);
    for (place, verdict) in settled {
        let expected = if place == 5 {
            Verdict::Refused(Refusal::Invalid {
                said: "400: no such property".to_owned(),
            })
        } else {
            STORED
        };
        assert_eq!(verdict, expected, "{place}");
    }
    assert_eq!(store.stored().len(), 6);
}

#[test]
fn equal_ones_are_found_clashing_ones_are_told_and_the_rest_is_given() {
    let store = Store::default();
    let items = items(6);
    store.has(&items[..2]);
    store.has(&[other(&items[3])]);
    let (ended, settled) = once(&store, &items);
    assert_eq!(ended, Ended::Settled);
    let clash = Verdict::Refused(Refusal::Clash);
    assert_eq!(
        settled,
        verdicts(&[
            (1, FOUND),
            (2, FOUND),
            (3, STORED),
            (4, clash),
            (5, STORED),
            (6, STORED)
        ])
    );
}

#[test]
fn one_that_was_taken_back_is_found_among_those() {
    let store = Store::with(Manner {
        strict: true,
        ..Manner::default()
    });
    let items = items(2);
    let statement = serde_json::from_slice(&items[0].bytes).unwrap();
    store
        .taken_back
        .borrow_mut()
        .insert(items[0].id.clone(), statement);
    let (ended, settled) = once(&store, &items);
    assert_eq!(ended, Ended::Settled);
    assert_eq!(settled, verdicts(&[(1, FOUND), (2, STORED)]));
}

#[test]
fn a_page_that_says_ok_is_not_believed() {
    let store = Store::with(Manner {
        page: true,
        ..Manner::default()
    });
    let (ended, settled) = once(&store, &items(3));
    assert!(
        matches!(&ended, Ended::Trouble(Trouble::Lasting(LrsError::NotUnderstood { cause, .. })) if cause.contains("Sign in")),
        "{ended:?}"
    );
    assert!(settled.is_empty());
}

#[test]
fn a_store_that_stores_and_says_something_odd_is_asked() {
    let store = Store::with(Manner {
        sloppy: true,
        ..Manner::default()
    });
    let (ended, settled) = once(&store, &items(3));
    assert_eq!(ended, Ended::Settled);
    assert_eq!(settled, verdicts(&[(1, FOUND), (2, FOUND), (3, FOUND)]));
    assert_eq!(store.stored().len(), 3);

    let blind = Store::with(Manner {
        sloppy: true,
        write_only: true,
        ..Manner::default()
    });
    let (ended, settled) = once(&blind, &items(3));
    assert!(matches!(
        ended,
        Ended::Trouble(Trouble::Lasting(LrsError::NotUnderstood { .. }))
    ));
    assert!(settled.is_empty(), "what cannot be known is not claimed");
}

#[test]
fn a_key_that_may_only_write_gives_everything_but_what_is_there_already() {
    let store = Store::with(Manner {
        strict: true,
        write_only: true,
        ..Manner::default()
    });
    let items = items(5);
    store.has(&items[2..3]);
    let (ended, settled) = once(&store, &items);
    assert_eq!(ended, Ended::Settled);
    let hidden = Verdict::Refused(Refusal::Hidden);
    assert_eq!(
        settled,
        verdicts(&[
            (1, STORED),
            (2, STORED),
            (3, hidden),
            (4, STORED),
            (5, STORED)
        ])
    );
}

#[test]
fn a_store_that_turns_everything_down_is_left_alone_after_a_while() {
    let store = Store::with(Manner {
        never_content: true,
        ..Manner::default()
    });
    let (ended, settled) = once(&store, &items(200));
    assert!(matches!(
        ended,
        Ended::Trouble(Trouble::Lasting(LrsError::RefusesEverything { .. }))
    ));
    assert!(settled.len() < 20 && store.posts.borrow().len() < 60);
}

#[test]
fn when_nobody_knows_the_same_bytes_go_again_and_nothing_is_there_twice() {
    for strict in [false, true] {
        let store = Store::with(Manner {
            strict,
            ..Manner::default()
        });
        store.faults.borrow_mut().push_back(Fault::LostOnTheWayBack);
        let items = items(4);
        let (ended, settled) = once(&store, &items);
        assert!(matches!(
            ended,
            Ended::Trouble(Trouble::Passing {
                error: LrsError::NotReached { .. },
                ..
            })
        ));
        assert!(settled.is_empty(), "nobody knows");
        let (ended, settled) = once(&store, &items);
        assert_eq!((ended, settled.len()), (Ended::Settled, 4));
        let posts = store.posts.borrow();
        assert_eq!(posts[0], posts[1], "the same bytes");
        assert_eq!(store.stored().len(), 4);
    }
}

#[test]
fn what_is_known_stays_known_when_the_way_breaks_off() {
    let store = Store::with(Manner {
        most: Some(2),
        ..Manner::default()
    });
    let faults = [Fault::Status(413), Fault::Status(413)];
    store.faults.borrow_mut().extend(faults);
    let items = items(8);
    let stop_after = Cell::new(4);
    let mut settled = Vec::new();
    let ended = Courier::new(&store, "lrs.example")
        .deliver(
            &items,
            &|| {
                stop_after.set(stop_after.get() - 1);
                stop_after.get() == 0
            },
            &mut |verdicts| {
                settled.extend(verdicts.iter().map(|(place, _)| *place));
                Ok(())
            },
        )
        .unwrap();
    assert_eq!(ended, Ended::Halted);
    assert_eq!(settled, [1, 2]);
    assert_eq!(store.stored().len(), 2);
}

#[test]
fn what_cannot_be_written_down_ends_it() {
    let store = Store::default();
    let failed = Courier::new(&store, "lrs.example").deliver(&items(2), &|| false, &mut |_| {
        Err(crate::base::Error::NobodyHere)
    });
    assert!(failed.is_err());
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        Just(Fault::LostOnTheWay),
        Just(Fault::LostOnTheWayBack),
        prop_oneof![Just(429_u16), Just(500), Just(503), Just(413), Just(409)]
            .prop_map(Fault::Status),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// However often the way breaks off, in the end the store has each statement once and we know it.
    #[test]
    fn in_the_end_each_is_there_once(
        faults in prop::collection::vec(fault(), 0..12),
        count in 1_u64..30,
        there in prop::collection::vec(any::<bool>(), 30),
        strict in any::<bool>(),
        most in prop::option::of(1_usize..10),
    ) {
        let store = Store::with(Manner { strict, most, ..Manner::default() });
        let mut items = items(count);
        let before: Vec<Item> = items.iter().zip(&there).filter(|(_, there)| **there).map(|(item, _)| item.clone()).collect();
        store.has(&before);
        store.faults.borrow_mut().extend(faults);
        let mut given = BTreeMap::new();
        for _ in 0..40 {
            let (ended, settled) = once(&store, &items);
            given.extend(settled);
            items.retain(|item| !given.contains_key(&item.place));
            if ended == Ended::Settled && items.is_empty() {
                break;
            }
        }
        prop_assert_eq!(given.len() as u64, count);
        prop_assert!(given.values().all(|it| matches!(it, Verdict::Given(_) | Verdict::Refused(Refusal::TooLong | Refusal::Hidden))));
        let mut stored = store.stored();
        let all = stored.len();
        stored.sort();
        stored.dedup();
        prop_assert_eq!(stored.len(), all, "stored twice");
        let refused = given.values().filter(|it| matches!(it, Verdict::Refused(_))).count();
        prop_assert!(all + before.len() + refused >= given.len());
    }
}
