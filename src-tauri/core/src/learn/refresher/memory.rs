//! How well something is remembered, and when it is about to be forgotten: FSRS 5 with its published weights, as the
//! crate `rs-fsrs` calculates it.
//!
//! The formulas are the crate's ([`Parameters`]); its scheduler is not used. That one counts whole days only, takes the
//! root of a negative number when the clock was set back, and works out four ratings with a hash map where one is
//! wanted; a test holds our steps to the crate's all the same. Kept in whole numbers, so that a card reads back exactly
//! as it was written and is the same on every computer.

use crate::base::Timestamp;
use rs_fsrs::{Parameters, Seed};
use std::sync::LazyLock;

/// Milliseconds in a day.
pub const DAY: i64 = 24 * 60 * 60 * 1000;

/// No check stays away for longer than this, days.
pub const LONGEST_DAYS: i32 = 365;

/// Less than this is not remembered, seconds.
const LEAST_STABILITY: f64 = SECONDS_OF_A_DAY / 10.0;

/// More than this is a lifetime, seconds.
const MOST_STABILITY: f64 = SECONDS_OF_A_DAY * 36_500.0;

const SECONDS_OF_A_DAY: f64 = 86_400.0;

const THOUSAND: f64 = 1000.0;

/// What an answer says about the memory of it. FSRS knows `Easy` too, which only somebody asked could say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// Wrong, or the answer was shown.
    Again,
    /// Right after a try.
    Hard,
    /// Right at once.
    Good,
}

/// How well something was remembered after it was last answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// Seconds until the chance to know it has fallen to nine in ten.
    pub stability: u64,
    /// From 1000 (easy) to 10 000.
    pub difficulty: u32,
}

/// The formulas with their weights. The default reads the clock for a seed of chance that is never used, so it is put
/// aside.
static FORMULAS: LazyLock<Parameters> = LazyLock::new(|| Parameters {
    maximum_interval: LONGEST_DAYS,
    enable_fuzz: false,
    enable_short_term: false,
    seed: Seed::Empty,
    ..Parameters::default()
});

impl Memory {
    /// After the first answer.
    pub fn first(rating: Rating) -> Self {
        let rating = rating.of_the_crate();
        Self::of(
            FORMULAS.init_stability(rating),
            FORMULAS.init_difficulty(rating),
        )
    }

    /// After another answer at `now`, the one before having been given at `then`. A clock that went back counts as no
    /// time.
    #[must_use]
    pub fn after(self, then: Timestamp, now: Timestamp, rating: Rating) -> Self {
        let (stability, difficulty) = (self.stability_days(), self.difficulty());
        let chance = self.chance(then, now);
        let stability = match rating {
            // Forgetting never makes a memory longer.
            Rating::Again => FORMULAS
                .next_forget_stability(difficulty, stability, chance)
                .min(stability),
            Rating::Hard | Rating::Good => {
                FORMULAS.next_recall_stability(difficulty, stability, chance, rating.of_the_crate())
            }
        };
        Self::of(
            stability,
            FORMULAS.next_difficulty(difficulty, rating.of_the_crate()),
        )
    }

    /// The chance to know it at `now`, last answered at `then`: 1 at once, less each day.
    pub fn chance(self, then: Timestamp, now: Timestamp) -> f64 {
        Parameters::forgetting_curve(days(then, now), self.stability_days())
    }

    /// Whole days after the last answer at which the chance to know it has fallen to `retention`: from 1 to
    /// [`LONGEST_DAYS`].
    pub fn interval(self, retention: f64) -> i64 {
        // The formula of `Parameters::next_interval`, whose retention is a field and not an argument.
        let days =
            self.stability_days() / FORMULAS.factor * (retention.powf(1.0 / FORMULAS.decay) - 1.0);
        whole(days.clamp(1.0, f64::from(FORMULAS.maximum_interval)))
    }

    fn of(stability_days: f64, difficulty: f64) -> Self {
        let stability = (stability_days * SECONDS_OF_A_DAY).clamp(LEAST_STABILITY, MOST_STABILITY);
        Self {
            stability: whole(stability).unsigned_abs(),
            difficulty: u32::try_from(whole(difficulty * THOUSAND)).unwrap_or(u32::MAX),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "at most a lifetime in seconds")]
    fn stability_days(self) -> f64 {
        self.stability as f64 / SECONDS_OF_A_DAY
    }

    fn difficulty(self) -> f64 {
        f64::from(self.difficulty) / THOUSAND
    }
}

impl Rating {
    fn of_the_crate(self) -> rs_fsrs::Rating {
        match self {
            Self::Again => rs_fsrs::Rating::Again,
            Self::Hard => rs_fsrs::Rating::Hard,
            Self::Good => rs_fsrs::Rating::Good,
        }
    }
}

/// Days from one moment to a later one, with what is left of a day; none when it is earlier.
#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds of centuries at most"
)]
fn days(then: Timestamp, now: Timestamp) -> f64 {
    let passed = now.milliseconds().saturating_sub(then.milliseconds());
    passed.max(0) as f64 / DAY as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped by every caller far below what fits"
)]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::Duration;

    fn at(days: i64) -> Timestamp {
        Timestamp::from_milliseconds(days * DAY)
    }

    /// What the scheduler of the crate makes of the same card.
    fn by_the_crate(memory: Memory, days: u64, rating: Rating) -> rs_fsrs::Card {
        let card = rs_fsrs::Card {
            stability: memory.stability_days(),
            difficulty: memory.difficulty(),
            state: rs_fsrs::State::Review,
            reps: 1,
            ..rs_fsrs::Card::default()
        };
        let now = card.last_review + Duration::from_hours(24 * days);
        let scheduler = rs_fsrs::FSRS::new(FORMULAS.clone());
        scheduler.next(card, now, rating.of_the_crate()).card
    }

    fn a_rating() -> impl Strategy<Value = Rating> {
        prop::sample::select(vec![Rating::Again, Rating::Hard, Rating::Good])
    }

    fn a_memory() -> impl Strategy<Value = Memory> {
        (8_640_u64..40_000_000, 1_000_u32..=10_000).prop_map(|(stability, difficulty)| Memory {
            stability,
            difficulty,
        })
    }

    #[test]
    fn the_first_intervals_are_the_published_ones() {
        for (rating, normal, light) in [
            (Rating::Again, 1, 1),
            (Rating::Hard, 1, 3),
            (Rating::Good, 3, 7),
        ] {
            let memory = Memory::first(rating);
            let days = (memory.interval(0.9), memory.interval(0.8));
            assert_eq!(days, (normal, light), "{rating:?}");
        }
    }

    #[test]
    fn right_each_time_it_comes_back_ever_later_but_at_least_once_a_year() {
        let mut memory = Memory::first(Rating::Good);
        let (mut day, mut intervals) = (0, Vec::new());
        for _ in 0..8 {
            let interval = memory.interval(0.9);
            intervals.push(interval);
            memory = memory.after(at(day), at(day + interval), Rating::Good);
            day += interval;
        }
        assert_eq!(intervals, [3, 11, 36, 105, 277, 365, 365, 365]);
    }

    proptest! {
        #[test]
        fn a_step_is_that_of_the_crate(
            memory in a_memory(),
            days in 0_u64..2_000,
            rating in a_rating(),
        ) {
            let ours = memory.after(at(0), at(days.cast_signed()), rating);
            let theirs = by_the_crate(memory, days, rating);
            let mut stability = theirs.stability;
            if rating == Rating::Again {
                stability = stability.min(memory.stability_days());
            }
            let stability = stability.clamp(0.1, 36_500.0);
            prop_assert!((ours.stability_days() - stability).abs() < 0.000_01 + stability / 1e6);
            prop_assert!((ours.difficulty() - theirs.difficulty).abs() < 0.001);
        }

        #[test]
        fn an_interval_is_that_of_the_crate(memory in a_memory(), retention in 0.7_f64..0.97) {
            let theirs = Parameters { request_retention: retention, ..FORMULAS.clone() };
            let days = theirs.next_interval(memory.stability_days(), 0);
            prop_assert_eq!(memory.interval(retention), whole(days));
        }

        #[test]
        fn whatever_happens_it_stays_within_its_bounds(
            steps in prop::collection::vec((-4_000_i64..4_000, a_rating()), 1..60)
        ) {
            let mut memory = Memory::first(steps[0].1);
            let mut day = 10_000;
            for (days, rating) in steps {
                let then = at(day);
                day += days;
                let before = memory;
                memory = memory.after(then, at(day), rating);
                prop_assert!((8_640..=3_153_600_000).contains(&memory.stability), "{memory:?}");
                prop_assert!((1_000..=10_000).contains(&memory.difficulty), "{memory:?}");
                prop_assert!((1..=i64::from(LONGEST_DAYS)).contains(&memory.interval(0.9)));
                prop_assert!((0.0..=1.0).contains(&memory.chance(then, at(day))));
                if rating == Rating::Again {
                    prop_assert!(memory.stability <= before.stability, "wrong is never longer");
                } else {
                    prop_assert!(memory.stability >= before.stability, "right is never shorter");
                }
            }
        }
    }
}
