//! Which checks a refresher asks, and when the next ones come back.

use super::memory::DAY;
use super::{Card, CheckId};
use crate::base::Timestamp;
use std::collections::VecDeque;

/// How much somebody wants to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Seldom and little: what four in five would still know, four at a time.
    Light,
    /// What nine in ten would still know, eight at a time.
    Normal,
}

/// Answered late one evening, it may come back early the next: half a day.
const LEEWAY: i64 = DAY / 2;

/// What is due is offered at the latest after this many milliseconds, however little it is.
const PATIENCE: i64 = 3 * DAY;

/// Seconds for one question: read, think, choose, read why.
const SECONDS_A_QUESTION: usize = 40;

/// A check that could be asked.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The check.
    pub id: CheckId<'a>,
    /// Its card.
    pub card: &'a Card,
    /// Number of the unit that teaches it.
    pub unit: u32,
}

impl Pace {
    /// The chance to know a check at which it comes back.
    pub fn retention(self) -> f64 {
        match self {
            Self::Light => 0.8,
            Self::Normal => 0.9,
        }
    }

    /// Questions of one sitting at most.
    pub fn questions(self) -> usize {
        match self {
            Self::Light => 4,
            Self::Normal => 8,
        }
    }
}

impl Card {
    /// When it should be asked again. A card that stands more than a day in the future was answered under a wrong clock:
    /// nobody knows when, so it is due now.
    pub fn due(&self, now: Timestamp, pace: Pace) -> Timestamp {
        if self.last.at > now.plus_milliseconds(DAY) {
            return now;
        }
        let interval = self.memory.interval(pace.retention());
        self.last.at.plus_milliseconds(interval * DAY - LEEWAY)
    }

    /// Whether it should be asked now.
    pub fn is_due(&self, now: Timestamp, pace: Pace) -> bool {
        self.due(now, pace) <= now
    }
}

/// The checks of one sitting: of those that are due, the most forgotten, mixed so that neighbours come from different
/// units and lessons where that can be.
pub fn sitting<'a>(
    candidates: impl IntoIterator<Item = Candidate<'a>>,
    now: Timestamp,
    pace: Pace,
) -> Vec<Candidate<'a>> {
    let mut due: Vec<(f64, Candidate<'a>)> = candidates
        .into_iter()
        .filter(|candidate| candidate.card.is_due(now, pace))
        .map(|candidate| {
            let card = candidate.card;
            (card.memory.chance(card.last.at, now), candidate)
        })
        .collect();
    due.sort_by(|(chance, one), (other_chance, other)| {
        chance
            .total_cmp(other_chance)
            .then_with(|| one.card.last.cmp(&other.card.last))
            .then_with(|| one.id.cmp(&other.id))
    });
    due.truncate(pace.questions());
    let chosen = due.into_iter().map(|(_, candidate)| candidate).collect();
    let by_lesson = mixed(chosen, |candidate| candidate.id.lesson);
    mixed(by_lesson, |candidate| candidate.unit)
}

/// Whether what is due is worth sitting down for: half a sitting, or something that has waited for three days. One
/// question every evening would be nagging.
pub fn is_offered<'a>(
    candidates: impl IntoIterator<Item = Candidate<'a>>,
    now: Timestamp,
    pace: Pace,
) -> bool {
    let mut due = 0;
    let mut waited = false;
    for candidate in candidates {
        let at = candidate.card.due(now, pace);
        if at <= now {
            due += 1;
            waited |= at.plus_milliseconds(PATIENCE) <= now;
        }
    }
    waited || due >= pace.questions() / 2
}

/// When the next check comes back that is not due yet; none when there is none.
pub fn next_due<'a>(
    candidates: impl IntoIterator<Item = Candidate<'a>>,
    now: Timestamp,
    pace: Pace,
) -> Option<Timestamp> {
    candidates
        .into_iter()
        .map(|candidate| candidate.card.due(now, pace))
        .filter(|due| *due > now)
        .min()
}

/// Honest minutes for so many questions, at least one.
pub fn minutes(questions: usize) -> u32 {
    u32::try_from((questions * SECONDS_A_QUESTION + 30) / 60)
        .unwrap_or(u32::MAX)
        .max(1)
}

/// Takes from each group in turn, the group of the first one first.
fn mixed<'a, K: PartialEq>(
    candidates: Vec<Candidate<'a>>,
    group: impl Fn(&Candidate<'a>) -> K,
) -> Vec<Candidate<'a>> {
    let mut groups: Vec<(K, VecDeque<Candidate<'a>>)> = Vec::new();
    let all = candidates.len();
    for candidate in candidates {
        let key = group(&candidate);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, waiting)) => waiting.push_back(candidate),
            None => groups.push((key, VecDeque::from([candidate]))),
        }
    }
    let mut order = Vec::with_capacity(all);
    while order.len() < all {
        let round = groups
            .iter_mut()
            .filter_map(|(_, waiting)| waiting.pop_front());
        order.extend(round);
    }
    order
}
