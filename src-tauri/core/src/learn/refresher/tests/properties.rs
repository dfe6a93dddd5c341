//! Whatever was answered, in whatever order it arrives: one schedule, and no card is lost.

use super::*;
use crate::event::Voided;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn a_fact() -> impl Strategy<Value = Fact> {
    let name = || prop::sample::select(vec!["a", "b", "c"]);
    prop_oneof![
        3 => (name(), any::<(bool, bool)>())
            .prop_map(|(check, (right, revealed))| in_lesson(check, right, revealed)),
        5 => (name(), any::<(bool, bool)>(), 0_u32..3)
            .prop_map(|(check, (right, revealed), tries)| practised(check, right, revealed, tries)),
        1 => Just(Fact::read("danced", 3, serde_json::json!({ "b": 1 }))),
        1 => (0_u128..40).prop_map(|id| Fact::Voided(Voided {
            event: EventId::from(Uuid::from_u128(id)),
            reason: String::new(),
            by: String::new(),
        })),
    ]
}

/// Events of two courses whose orders collide often, as those of two devices may, under clocks that jump by years.
fn some_events() -> impl Strategy<Value = Vec<Event>> {
    let one = (a_fact(), 0_i64..20, -900_i64..900, 0_usize..2);
    prop::collection::vec(one, 0..40).prop_map(|facts| {
        facts
            .into_iter()
            .zip(0_u128..)
            .map(|((fact, order, days, course), id)| {
                let mut event = event(id, order, after(days), fact);
                COURSES[course].clone_into(&mut event.subject.course);
                event
            })
            .collect()
    })
}

fn listed(courses: &BTreeMap<String, Cards>) -> Vec<(String, String, Card)> {
    let mut all = Vec::new();
    for (course, cards) in courses {
        all.extend(
            cards
                .iter()
                .map(|(id, card)| (course.clone(), format!("{id:?}"), *card)),
        );
    }
    all
}

proptest! {
    #[test]
    fn the_order_in_which_events_arrive_does_not_matter(
        (events, shuffled) in some_events()
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle()))
    ) {
        prop_assert_eq!(listed(&rebuild(&shuffled)), listed(&rebuild(&events)));
    }

    #[test]
    fn adding_to_cards_that_were_kept_is_the_same_as_beginning_anew(
        mut events in some_events(),
        cut in 0_usize..40,
    ) {
        events.retain(|event| Answer::of(event).is_some());
        events.sort_by_key(Moment::of);
        let (before, later) = events.split_at(cut.min(events.len()));
        let mut courses: BTreeMap<String, Cards> = rebuild(before)
            .into_iter()
            .map(|(course, cards)| {
                let kept = Cards::kept(cards.iter().map(|(id, card)| (id, *card)));
                (course, kept)
            })
            .collect();
        for event in later {
            add(&mut courses, event);
        }
        prop_assert_eq!(listed(&courses), listed(&rebuild(&events)));
    }

    #[test]
    fn no_card_is_ever_lost(events in some_events(), days in -2_000_i64..2_000) {
        let voided = event::voided(&events);
        let answered: BTreeSet<CheckId<'_>> = events
            .iter()
            .filter(|event| event.subject.course == COURSES[0] && !voided.contains(&event.id))
            .filter_map(|event| Answer::of(event).map(|answer| answer.check))
            .collect();
        let found = cards(&events);
        let kept: BTreeSet<CheckId<'_>> = found.iter().map(|(id, _)| id).collect();
        prop_assert_eq!(&kept, &answered, "every check that was answered has its card");

        // Whatever the clock says now, each is asked before two years are over.
        let now = after(days);
        for pace in [Pace::Normal, Pace::Light] {
            let mut left = answered.clone();
            let mut cards = found.clone();
            for round in 0..13 {
                let day = now.plus_milliseconds(round * 60 * DAY);
                let asked: Vec<String> = sitting(candidates(&cards), day, pace)
                    .iter()
                    .map(|candidate| candidate.id.check.to_owned())
                    .collect();
                for check in asked {
                    let next = practised(&check, true, false, 0);
                    cards.add(&event(1000, 1000 + round, day, next));
                    left.retain(|id| id.check != check);
                }
            }
            prop_assert!(left.is_empty(), "never asked: {left:?}");
        }
    }
}
