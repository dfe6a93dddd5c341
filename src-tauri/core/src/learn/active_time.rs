//! Which seconds count as reading.
//!
//! The window reports every few seconds what it sees; [`ActiveTime::observe`] says how many whole seconds since the last
//! report count, and where. They count while the window has the focus and somebody touched it within the last two
//! minutes. A laptop that slept, a program that hung and a clock that was set all show as a gap, and a gap counts
//! nothing: it is better to say too little than too much.

use crate::base::Timestamp;
use std::time::Duration;

/// How long after the last key or pointer movement reading still counts.
pub const PATIENCE_WITHOUT_INPUT: Duration = Duration::from_mins(2);

/// The longest stretch between two observations that counts.
pub const LONGEST_GAP: Duration = Duration::from_secs(15);

/// How far the two clocks may drift apart between two observations.
pub const LARGEST_DRIFT: Duration = Duration::from_secs(5);

/// What the window saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// Forward-only time, see `Clock::forward`.
    pub forward: Duration,
    /// Wall time.
    pub at: Timestamp,
    /// Lesson on the screen.
    pub lesson: String,
    /// Section on the screen.
    pub section: String,
    /// Whether the window has the focus.
    pub focused: bool,
    /// Time since the last key or pointer movement.
    pub idle: Duration,
}

/// Seconds that count, and where they were spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Lesson id.
    pub lesson: String,
    /// Section id.
    pub section: String,
    /// Whole seconds, at least one.
    pub seconds: u64,
}

/// Counts active time for one learner at one window. Begin a new one for another learner or course.
#[derive(Debug, Clone, Default)]
pub struct ActiveTime {
    last: Option<Observation>,
    /// What is left of a second, so that many short stretches are not rounded away.
    fraction: Duration,
}

impl ActiveTime {
    /// Takes an observation and says which whole seconds since the last one count. They belong to the place that was
    /// on the screen until now, so report once whenever the lesson or section changes. The first observation counts
    /// nothing.
    pub fn observe(&mut self, now: Observation) -> Option<Counted> {
        let active = self.last.as_ref().and_then(|last| between(last, &now));
        let last = self.last.replace(now)?;
        let sum = self.fraction + active?;
        let seconds = sum.as_secs();
        self.fraction = Duration::from_nanos(u64::from(sum.subsec_nanos()));
        (seconds > 0).then_some(Counted {
            lesson: last.lesson,
            section: last.section,
            seconds,
        })
    }
}

/// The time between two observations, if it counts.
fn between(last: &Observation, now: &Observation) -> Option<Duration> {
    let forward = now.forward.checked_sub(last.forward)?;
    let wall = now.at.milliseconds() - last.at.milliseconds();
    let expected = i64::try_from(forward.as_millis()).ok()?;
    let drift = Duration::from_millis((wall - expected).unsigned_abs());
    let counts = last.focused
        && now.focused
        && now.idle <= PATIENCE_WITHOUT_INPUT
        && forward <= LONGEST_GAP
        && drift <= LARGEST_DRIFT;
    counts.then_some(forward)
}

#[cfg(test)]
mod tests;
