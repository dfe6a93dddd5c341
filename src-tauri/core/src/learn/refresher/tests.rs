mod fixture;
mod properties;

use super::memory::DAY;
use super::sitting::{Candidate, Pace, is_offered, minutes, next_due, sitting};
use super::*;
use crate::base::id::EventId;
use crate::event::Voided;
use fixture::*;
use uuid::Uuid;

#[test]
fn the_answers_in_the_lesson_say_how_well_it_is_known() {
    let right = || in_lesson("c", true, false);
    let wrong = || in_lesson("c", false, false);
    let shown = || in_lesson("c", false, true);
    for (facts, rating) in [
        (vec![right()], Rating::Good),
        (vec![wrong()], Rating::Again),
        (vec![wrong(), right()], Rating::Hard),
        (vec![wrong(), wrong(), right()], Rating::Hard),
        (vec![shown()], Rating::Again),
        (vec![wrong(), shown()], Rating::Again),
        // What is tried once it is settled says nothing any more.
        (vec![right(), wrong()], Rating::Good),
        (
            vec![wrong(), shown(), in_lesson("c", true, true)],
            Rating::Again,
        ),
    ] {
        let facts: Vec<(i64, Fact)> = facts.into_iter().map(|fact| (0, fact)).collect();
        assert_eq!(card(&facts).memory, Memory::first(rating), "{facts:?}");
    }
}

#[test]
fn an_asking_is_judged_as_a_whole() {
    let seed = || (0, in_lesson("c", true, false));
    let first = Memory::first(Rating::Good);
    let stepped = |rating| first.after(after(0), after(3), rating);
    for (tries, rating) in [
        (vec![practised("c", true, false, 0)], Rating::Good),
        (vec![practised("c", false, false, 0)], Rating::Again),
        (
            vec![
                practised("c", false, false, 0),
                practised("c", true, false, 1),
            ],
            Rating::Hard,
        ),
        (
            vec![
                practised("c", false, false, 0),
                practised("c", false, true, 1),
            ],
            Rating::Again,
        ),
        // Nothing counts after the end of an asking.
        (
            vec![
                practised("c", true, false, 0),
                practised("c", false, false, 1),
            ],
            Rating::Good,
        ),
    ] {
        let facts: Vec<(i64, Fact)> = std::iter::once(seed())
            .chain(tries.into_iter().map(|fact| (3, fact)))
            .collect();
        assert_eq!(card(&facts).memory, stepped(rating), "{facts:?}");
    }
}

#[test]
fn another_asking_goes_on_from_the_one_before() {
    let facts = [
        (0, in_lesson("c", true, false)),
        (3, practised("c", false, false, 0)),
        (4, practised("c", true, false, 0)),
    ];
    let expected = Memory::first(Rating::Good)
        .after(after(0), after(3), Rating::Again)
        .after(after(3), after(4), Rating::Good);
    assert_eq!(card(&facts).memory, expected);
}

#[test]
fn the_lesson_leaves_a_check_alone_once_it_was_practised() {
    let mut facts = vec![
        (0, in_lesson("c", false, false)),
        (1, practised("c", true, false, 0)),
    ];
    let before = card(&facts);
    facts.push((2, in_lesson("c", true, false)));
    assert_eq!(card(&facts), before);
}

#[test]
fn a_try_whose_beginning_is_missing_is_an_asking_of_its_own() {
    let lone = card(&[(0, practised("c", true, false, 1))]);
    assert_eq!(lone.memory, Memory::first(Rating::Hard));
    let seeded = card(&[
        (0, in_lesson("c", true, false)),
        (3, practised("c", true, false, 1)),
    ]);
    let expected = Memory::first(Rating::Good).after(after(0), after(3), Rating::Hard);
    assert_eq!(seeded.memory, expected);
}

#[test]
fn what_was_taken_back_was_never_answered() {
    let mut events = history(&[
        (0, in_lesson("c", false, false)),
        (0, in_lesson("c", true, false)),
    ]);
    let slip = events[0].id;
    events.push(event(
        9,
        9,
        after(0),
        Fact::Voided(Voided {
            event: slip,
            reason: "a slip".to_owned(),
            by: "Sam".to_owned(),
        }),
    ));
    let card = *cards(&events).get(id("c")).unwrap();
    assert_eq!(card.memory, Memory::first(Rating::Good));
}

#[test]
fn the_same_moments_written_in_two_time_zones_are_one_schedule() {
    let times = [
        ["2026-11-23T23:30:00Z", "2026-11-24T10:30:00+11:00"],
        ["2026-11-26T21:00:00Z", "2026-11-26T13:00:00-08:00"],
    ];
    let facts = [in_lesson("c", true, false), practised("c", true, false, 0)];
    let in_zone = |zone: usize| {
        let events: Vec<Event> = times
            .iter()
            .zip(&facts)
            .zip(1_i64..)
            .map(|((moment, fact), order)| event(1, order, at(moment[zone]), fact.clone()))
            .collect();
        *cards(&events).get(id("c")).unwrap()
    };
    assert_eq!(in_zone(0), in_zone(1));
}

#[test]
fn it_may_come_back_half_a_day_before_its_day_is_full() {
    let card = card(&[(0, in_lesson("c", false, true))]);
    for (time, due) in [
        ("2026-11-23T20:00:01Z", false),
        ("2026-11-24T07:59:59Z", false),
        ("2026-11-24T08:00:00Z", true),
        ("2027-11-24T08:00:00Z", true),
    ] {
        assert_eq!(card.is_due(at(time), Pace::Normal), due, "{time}");
    }
}

#[test]
fn a_clock_that_is_set_back_a_year_hides_nothing_and_sets_itself_right() {
    let mut facts = vec![
        (365, in_lesson("a", true, false)),
        (365, in_lesson("b", true, false)),
    ];
    let now = after(2);
    let found = cards(&history(&facts));
    assert_eq!(sitting(candidates(&found), now, Pace::Normal).len(), 2);

    // One answer under the clock of today, and the other card is counted from there.
    facts.push((2, practised("a", true, false, 0)));
    let found = cards(&history(&facts));
    let of = |check: &str| *found.get(id(check)).unwrap();
    assert_eq!(of("b").last.at, now);
    assert_eq!(of("a").before.unwrap().at, now, "no time has passed");
    assert_eq!(
        of("a").memory.stability,
        Memory::first(Rating::Good).stability
    );
    assert!(sitting(candidates(&found), now, Pace::Normal).is_empty());
    let in_three_days = after(5);
    assert_eq!(
        sitting(candidates(&found), in_three_days, Pace::Normal).len(),
        2
    );
}

#[test]
fn a_clock_that_is_set_back_by_minutes_changes_nothing() {
    let card = card(&[(0, in_lesson("c", true, false))]);
    let now = after(0).plus_milliseconds(-20 * 60 * 1000);
    assert!(!card.is_due(now, Pace::Normal));
    assert_eq!(
        card.due(now, Pace::Normal),
        card.due(after(1), Pace::Normal)
    );
}

/// So many cards of each lesson of each unit, the earliest the most forgotten.
fn a_course(units: &[(u32, &[&str])], checks: usize) -> Vec<(u32, [String; 2], Card)> {
    let mut all = Vec::new();
    for (unit, lessons) in units {
        for lesson in *lessons {
            for number in 0..checks {
                let id = [(*lesson).to_owned(), format!("c{number}")];
                let seconds = i64::try_from(all.len()).unwrap();
                let moment = Moment {
                    order: seconds,
                    event: EventId::from(Uuid::from_u128(1)),
                    at: after(0).plus_milliseconds(seconds * 1000),
                };
                let card = Card {
                    memory: Memory::first(Rating::Good),
                    last: moment,
                    before: None,
                    settled: true,
                    practised: false,
                };
                all.push((*unit, id, card));
            }
        }
    }
    all
}

fn candidate((unit, [lesson, check], card): &(u32, [String; 2], Card)) -> Candidate<'_> {
    Candidate {
        id: CheckId { lesson, check },
        card,
        unit: *unit,
    }
}

fn ask(all: &[(u32, [String; 2], Card)], now: Timestamp, pace: Pace) -> Vec<Candidate<'_>> {
    sitting(all.iter().map(candidate), now, pace)
}

#[test]
fn a_sitting_asks_the_most_forgotten_and_mixes_units_and_lessons() {
    let all = a_course(&[(1, &["a", "b"]), (2, &["c"])], 2);
    let asked = ask(&all, after(9), Pace::Normal);
    let names: Vec<String> = asked
        .iter()
        .map(|candidate| format!("{}{}", candidate.unit, candidate.id.lesson))
        .collect();
    assert_eq!(names, ["1a", "2c", "1b", "2c", "1a", "1b"]);

    let many = a_course(&[(1, &["a"]), (2, &["b"])], 20);
    for (pace, most) in [(Pace::Normal, 8), (Pace::Light, 4)] {
        let asked = ask(&many, after(9), pace);
        assert_eq!(asked.len(), most);
        assert!(asked.iter().all(|candidate| candidate.unit == 1));
    }
}

#[test]
fn light_waits_longer_than_normal() {
    let all = a_course(&[(1, &["a"])], 1);
    for (days, normal, light) in [(2, 0, 0), (3, 1, 0), (6, 1, 0), (7, 1, 1)] {
        assert_eq!(ask(&all, after(days), Pace::Normal).len(), normal, "{days}");
        assert_eq!(ask(&all, after(days), Pace::Light).len(), light, "{days}");
    }
}

#[test]
fn one_question_is_offered_only_once_it_has_waited() {
    let all = a_course(&[(1, &["a"])], 4);
    let offered = |some: usize, days: i64| {
        let candidates = all.iter().take(some).map(candidate);
        is_offered(candidates, after(days), Pace::Normal)
    };
    assert!(!offered(4, 2), "nothing is due");
    assert!(!offered(1, 3) && !offered(3, 5));
    assert!(offered(4, 3), "half a sitting");
    assert!(offered(1, 6), "three days late");
}

#[test]
fn the_next_day_is_that_of_the_first_check_to_come_back() {
    let found = cards(&history(&[
        (0, in_lesson("a", true, false)),
        (0, in_lesson("b", false, true)),
    ]));
    let next = |days| next_due(candidates(&found), after(days), Pace::Normal);
    assert_eq!(next(0), Some(at("2026-11-24T08:00:00Z")));
    assert_eq!(next(1), Some(at("2026-11-26T08:00:00Z")));
    assert_eq!(next(4), None);
}

#[test]
fn five_minutes_are_eight_questions() {
    let minutes: Vec<u32> = [0, 1, 2, 4, 8].into_iter().map(minutes).collect();
    assert_eq!(minutes, [1, 1, 1, 3, 5]);
}
