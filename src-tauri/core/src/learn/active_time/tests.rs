use super::*;
use proptest::prelude::*;

const START: i64 = 1_795_430_400_000;

fn seen(forward: u64) -> Observation {
    Observation {
        forward: Duration::from_millis(forward),
        at: Timestamp::from_milliseconds(START + i64::try_from(forward).unwrap()),
        lesson: "toast".to_owned(),
        section: "one".to_owned(),
        focused: true,
        idle: Duration::ZERO,
    }
}

/// Seconds counted in all.
fn counted(observations: impl IntoIterator<Item = Observation>) -> u64 {
    let mut active = ActiveTime::default();
    observations
        .into_iter()
        .filter_map(|observation| active.observe(observation))
        .map(|counted| counted.seconds)
        .sum()
}

#[test]
fn what_counts_between_two_observations() {
    let second = |change: fn(&mut Observation)| {
        let mut observation = seen(10_000);
        change(&mut observation);
        observation
    };
    let table: [(&str, Observation, u64); 12] = [
        ("ten seconds of reading", seen(10_000), 10),
        ("the longest gap", seen(15_000), 15),
        ("a little longer: sleep, or a hang", seen(15_001), 0),
        ("no time at all", seen(0), 0),
        ("the focus went", second(|seen| seen.focused = false), 0),
        (
            "touched two minutes ago",
            second(|seen| seen.idle = Duration::from_mins(2)),
            10,
        ),
        (
            "touched longer ago",
            second(|seen| seen.idle = Duration::from_millis(120_001)),
            0,
        ),
        (
            "the clock was set an hour ahead, or the computer slept while forward time stood still",
            second(|seen| seen.at = seen.at.plus_milliseconds(3_600_000)),
            0,
        ),
        (
            "the clock was set an hour back",
            second(|seen| seen.at = seen.at.plus_milliseconds(-3_600_000)),
            0,
        ),
        (
            "the clock was put right by a little",
            second(|seen| seen.at = seen.at.plus_milliseconds(5000)),
            10,
        ),
        (
            "and by a little more",
            second(|seen| seen.at = seen.at.plus_milliseconds(5001)),
            0,
        ),
        (
            "a wall clock at the end of the calendar",
            second(|seen| seen.at = Timestamp::from_milliseconds(i64::MAX)),
            0,
        ),
    ];
    for (what, observation, expected) in table {
        assert_eq!(counted([seen(0), observation]), expected, "{what}");
    }
}

#[test]
fn the_first_observation_counts_nothing() {
    assert_eq!(counted([seen(9_000_000)]), 0);
}

#[test]
fn nothing_counts_until_the_focus_is_back_at_both_ends() {
    let away = |forward| Observation {
        focused: false,
        ..seen(forward)
    };
    let observations = [
        seen(0),
        away(5000),
        away(10_000),
        seen(15_000),
        seen(20_000),
    ];
    assert_eq!(counted(observations), 5);
}

#[test]
fn forward_time_that_goes_back_counts_nothing_and_begins_anew() {
    assert_eq!(counted([seen(10_000), seen(4000), seen(9000)]), 5);
}

#[test]
fn fractions_of_a_second_are_kept() {
    assert_eq!(counted((0..=100).map(|tick| seen(tick * 350))), 35);
    // Also across a gap that does not count.
    assert_eq!(counted([seen(0), seen(600), seen(60_000), seen(60_400)]), 1);
}

#[test]
fn seconds_belong_to_the_place_that_was_on_the_screen() {
    let mut active = ActiveTime::default();
    active.observe(seen(0));
    let next = Observation {
        section: "two".to_owned(),
        ..seen(4000)
    };
    let counted = active.observe(next).unwrap();
    assert_eq!((&*counted.section, counted.seconds), ("one", 4));
}

proptest! {
    #[test]
    fn never_more_than_the_time_that_went_by(
        steps in prop::collection::vec((0_u64..40_000, -20_000_i64..20_000, any::<bool>(), 0_u64..200), 0..60)
    ) {
        let mut forward = 0;
        let mut wall = 0;
        let observations: Vec<Observation> = steps
            .iter()
            .map(|(step, jump, focused, idle)| {
                forward += step;
                wall += i64::try_from(*step).unwrap() + if jump.abs() > 10_000 { *jump } else { 0 };
                Observation {
                    at: Timestamp::from_milliseconds(START + wall),
                    focused: *focused,
                    idle: Duration::from_secs(*idle),
                    ..seen(forward)
                }
            })
            .collect();
        let first = steps.first().map_or(0, |step| step.0);
        prop_assert!(counted(observations) * 1000 <= forward - first);
    }
}
