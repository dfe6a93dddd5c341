//! Refreshers: checks come back when they are about to be forgotten.
//!
//! Every check that was answered once has a [`Card`]. The first answers, in the lesson, seed it; every answer in a
//! refresher moves it on. How well it is remembered is FSRS's business ([`memory`]), which checks to ask next is that
//! of [`sitting`]. Practice never touches a completion: it has an event kind of its own, which
//! [`progress`](super::progress) does not look at.
//!
//! Nobody is asked how hard a question was. Someone who opens this at the end of a long day has decided enough, and
//! what they did says it: right at once is `Good`, right after a try is `Hard`, wrong or shown is `Again`.
//!
//! # The fold
//! [`Cards::add`] takes events in their order (see `Event::order`); [`rebuild`] sorts first, so it does not mind how
//! they arrive. An asking, the run of tries at one check, is judged as a whole: its first wrong answer counts as
//! `Again` at once, and the right answer that follows turns the same asking into a `Hard`. So a card keeps what stood
//! before.
//!
//! # A clock that was wrong
//! What the clock showed may be false; the order is not. If a later answer shows an earlier time, then the earlier
//! answers cannot have been given after it, so they are pulled back to it. A card that stands more than a day in the
//! future is asked now: once too early does no harm, not for a year does. Days are spans of 24 hours in UTC, so that
//! time zones do not matter.

pub mod memory;
pub mod sitting;
#[cfg(test)]
mod tests;

use super::progress::Moment;
use crate::base::Timestamp;
use crate::event::{self, CheckAnswered, Event, Fact, RefresherAnswered};
use memory::{Memory, Rating};
use std::collections::BTreeMap;

/// Version of this fold. Raised whenever the same events would add up to something else, or be kept otherwise; kept
/// cards of another version are made anew.
pub const VERSION: u32 = 1;

/// A check by its stable ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckId<'a> {
    /// Lesson id.
    pub lesson: &'a str,
    /// Check id.
    pub check: &'a str,
}

/// What a learner remembers of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// How well it is remembered, after the last answer.
    pub memory: Memory,
    /// The last answer; its `at` is never later than what the clock showed at a later answer.
    pub last: Moment,
    /// What stood before the present asking; none while there was only one.
    pub before: Option<Before>,
    /// The present asking has ended: right, or the answer shown.
    pub settled: bool,
    /// It was asked in a refresher at least once; answers in the lesson no longer count then.
    pub practised: bool,
}

/// What stood before an asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// How well it was remembered.
    pub memory: Memory,
    /// When that was.
    pub at: Timestamp,
}

/// The cards of one learner in one course.
#[derive(Debug, Clone, Default)]
pub struct Cards {
    /// By lesson id, then by check id.
    lessons: BTreeMap<String, BTreeMap<String, Card>>,
    /// No card was last answered later than this.
    latest: Option<Timestamp>,
}

/// What an event says about a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'a> {
    /// Which check.
    pub check: CheckId<'a>,
    right: bool,
    revealed: bool,
    /// Wrong answers before it in the same asking; none when it was given in the lesson.
    tries: Option<u32>,
}

impl<'a> Answer<'a> {
    /// The answer that `event` tells of; none for all other kinds.
    pub fn of(event: &'a Event) -> Option<Self> {
        match &event.fact {
            Fact::CheckAnswered(CheckAnswered {
                lesson,
                check,
                right,
                revealed,
                ..
            }) => Some(Self {
                check: CheckId { lesson, check },
                right: *right,
                revealed: *revealed,
                tries: None,
            }),
            Fact::RefresherAnswered(RefresherAnswered {
                lesson,
                check,
                right,
                revealed,
                tries,
                ..
            }) => Some(Self {
                check: CheckId { lesson, check },
                right: *right,
                revealed: *revealed,
                tries: Some(*tries),
            }),
            _ => None,
        }
    }

    fn settles(&self) -> bool {
        self.right || self.revealed
    }

    fn rating(&self, first: bool) -> Rating {
        match (self.revealed, self.right) {
            (false, true) if first => Rating::Good,
            (false, true) => Rating::Hard,
            _ => Rating::Again,
        }
    }
}

impl Card {
    /// The card of a check after an answer to it; none when the answer changes nothing.
    pub fn after(card: Option<&Self>, when: Moment, answer: &Answer<'_>) -> Option<Self> {
        let Some(card) = card else {
            return Some(Self {
                memory: Memory::first(answer.rating(answer.tries.unwrap_or(0) == 0)),
                last: when,
                before: None,
                settled: answer.settles(),
                practised: answer.tries.is_some(),
            });
        };
        let anew = match answer.tries {
            // The lesson seeds a card and then leaves it alone.
            None if card.settled || card.practised => return None,
            Some(0) => true,
            Some(_) if !card.practised => true,
            Some(_) if card.settled => return None,
            None | Some(_) => false,
        };
        let before = if anew {
            Some(Before {
                memory: card.memory,
                at: card.last.at.min(when.at),
            })
        } else {
            card.before.map(|before| Before {
                at: before.at.min(when.at),
                ..before
            })
        };
        let rating = answer.rating(answer.tries == Some(0));
        Some(Self {
            memory: before.map_or_else(
                || Memory::first(rating),
                |before| before.memory.after(before.at, when.at, rating),
            ),
            last: when,
            before,
            settled: answer.settles(),
            practised: card.practised || answer.tries.is_some(),
        })
    }

    /// It was answered at `at` at the latest, whatever the clock showed then.
    pub fn pull_back(&mut self, at: Timestamp) {
        self.last.at = self.last.at.min(at);
        if let Some(before) = &mut self.before {
            before.at = before.at.min(at);
        }
    }
}

impl Cards {
    /// Takes over cards that were kept.
    pub fn kept<'a>(cards: impl IntoIterator<Item = (CheckId<'a>, Card)>) -> Self {
        let mut kept = Self::default();
        for (id, card) in cards {
            kept.latest = kept.latest.max(Some(card.last.at));
            kept.keep(id, card);
        }
        kept
    }

    /// Adds an event that comes after all those added before, and was not voided.
    pub fn add(&mut self, event: &Event) {
        let Some(answer) = Answer::of(event) else {
            return;
        };
        let when = Moment::of(event);
        let CheckId { lesson, check } = answer.check;
        // Looked up once: somebody may have answered a hundred thousand times.
        let checks = self.lessons.get_mut(lesson);
        let place = checks.and_then(|checks| checks.get_mut(check));
        let Some(card) = Card::after(place.as_deref(), when, &answer) else {
            return;
        };
        match place {
            Some(place) => *place = card,
            None => self.keep(answer.check, card),
        }
        if self.latest.is_some_and(|latest| latest > when.at) {
            let all = self.lessons.values_mut().flat_map(BTreeMap::values_mut);
            all.for_each(|card| card.pull_back(when.at));
        }
        self.latest = Some(when.at);
    }

    /// Every card with its check.
    pub fn iter(&self) -> impl Iterator<Item = (CheckId<'_>, &Card)> {
        self.lessons.iter().flat_map(|(lesson, checks)| {
            checks
                .iter()
                .map(move |(check, card)| (CheckId { lesson, check }, card))
        })
    }

    /// The card of a check; none before its first answer.
    pub fn get(&self, id: CheckId<'_>) -> Option<&Card> {
        self.lessons.get(id.lesson)?.get(id.check)
    }

    /// Whether no check was answered yet.
    pub fn is_empty(&self) -> bool {
        self.lessons.is_empty()
    }

    fn keep(&mut self, id: CheckId<'_>, card: Card) {
        let checks = self.lessons.entry(id.lesson.to_owned()).or_default();
        checks.insert(id.check.to_owned(), card);
    }
}

/// The cards that all events of one learner add up to, by course id. Voided events are left out; the order of `events`
/// does not matter.
pub fn rebuild(events: &[Event]) -> BTreeMap<String, Cards> {
    let voided = event::voided(events);
    let mut answers: Vec<&Event> = events
        .iter()
        .filter(|event| Answer::of(event).is_some() && !voided.contains(&event.id))
        .collect();
    answers.sort_by_key(|event| Moment::of(event));
    let mut courses: BTreeMap<String, Cards> = BTreeMap::new();
    for event in answers {
        add(&mut courses, event);
    }
    courses
}

/// Adds an event that comes after all those added before, and was not voided, to the cards by course id.
pub fn add(courses: &mut BTreeMap<String, Cards>, event: &Event) {
    if Answer::of(event).is_none() {
        return;
    }
    if let Some(cards) = courses.get_mut(&event.subject.course) {
        cards.add(event);
    } else {
        let mut cards = Cards::default();
        cards.add(event);
        courses.insert(event.subject.course.clone(), cards);
    }
}
