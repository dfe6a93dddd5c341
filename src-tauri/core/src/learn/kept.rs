//! Texts of the learners' own: which one stands in a place, which are kept beside it, and how two copies become one.
//!
//! A place (a field of the plan, a reflection, a highlight) holds texts, each by one hand: a learner on a device. Whoever
//! writes where their own text stands goes on with it; whoever writes where somebody else's stands begins a text of
//! their own. So the text written last is the one that stands, and the one that lost stays beside it ([`standing`]).
//!
//! [`merge`] unites two copies of the same texts. The result depends only on what is in them, never on the order in
//! which copies arrive or on how often: of two versions of one text the greater wins, in an order without ties.
//!
//! A text that was taken away stays as a mark that says so; otherwise the next copy would bring it back.

use super::anchor::{Anchor, fold};
use crate::base::Timestamp;
use crate::base::id::{DeviceId, KeptId, LearnerId};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;

#[cfg(test)]
mod tests;

/// The most letters a text may have.
pub const LONGEST_TEXT: usize = 20_000;

/// What a text is for. Written in kebab-case in the database and in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, rename = "KeptKind"))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A private answer in a lesson.
    Reflection,
    /// A field of the plan.
    Plan,
    /// A number of one's own to call; its title is who answers.
    Number,
    /// A quotation from a lesson, with or without words of one's own.
    Highlight,
    /// Words of one's own about a section.
    Note,
    /// A section to find again.
    Bookmark,
}

/// Every kind.
pub const KINDS: [Kind; 6] = [
    Kind::Reflection,
    Kind::Plan,
    Kind::Number,
    Kind::Highlight,
    Kind::Note,
    Kind::Bookmark,
];

impl Kind {
    /// As written in the database.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reflection => "reflection",
            Self::Plan => "plan",
            Self::Number => "number",
            Self::Highlight => "highlight",
            Self::Note => "note",
            Self::Bookmark => "bookmark",
        }
    }
}

/// Where a text belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Course id; empty for what belongs to no course.
    pub course: String,
    /// What it is for.
    pub kind: Kind,
    /// Which one of its kind: a field, `lesson/reflection`, `lesson/` and an id, `lesson/section`.
    pub place: String,
}

/// Whose hand wrote: a learner, on a device. A device that went back to a copy is another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hand {
    /// The learner.
    pub learner: LearnerId,
    /// The device.
    pub device: DeviceId,
}

/// What is said in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Content {
    /// The words.
    pub text: String,
    /// What it answers or is about, in the words of the day: a heading, a label.
    pub title: String,
    /// The quotation it hangs on.
    pub anchor: Option<Anchor>,
    /// Its writer chose it for their record.
    pub in_record: bool,
}

/// One text by one hand, in its latest version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Stays the same through all versions.
    pub id: KeptId,
    /// Who wrote it.
    pub hand: Hand,
    /// Counts versions, from 1.
    pub revision: u64,
    /// It was taken away.
    pub removed: bool,
    /// What it says; of a text that was taken away, what it said, as long as that is known.
    pub content: Content,
    /// What the clock showed when it was written.
    pub at: Timestamp,
    /// Later texts in a place have a greater one, whatever the clock did.
    pub order: i64,
}

impl Kept {
    /// The order of versions of one text. A change beats a removal that did not know of it. What a removed text said
    /// makes no difference.
    fn compare_versions(&self, other: &Self) -> Ordering {
        self.revision
            .cmp(&other.revision)
            .then(other.removed.cmp(&self.removed))
            .then(self.order.cmp(&other.order))
            .then(self.hand.cmp(&other.hand))
            .then(self.at.cmp(&other.at))
            .then_with(|| {
                if self.removed {
                    Ordering::Equal
                } else {
                    self.content.cmp(&other.content)
                }
            })
    }

    /// Whether this version wins over another version of the same text.
    pub fn supersedes(&self, other: &Self) -> bool {
        self.compare_versions(other) == Ordering::Greater
    }

    /// The next version, taken away.
    #[must_use]
    pub fn taken_away(&self, now: Timestamp) -> Self {
        Self {
            revision: self.revision.saturating_add(1),
            removed: true,
            at: now,
            order: after(Some(self), now),
            ..self.clone()
        }
    }

    /// The next version, with another content and standing.
    #[must_use]
    pub fn saying(&self, content: Content, now: Timestamp) -> Self {
        Self {
            revision: self.revision.saturating_add(1),
            removed: false,
            content,
            at: now,
            order: after(Some(self), now),
            ..self.clone()
        }
    }

    /// The next version: as `before`, in its place in the order too.
    #[must_use]
    pub fn back_to(&self, before: &Self) -> Self {
        Self {
            revision: self.revision.saturating_add(1),
            ..before.clone()
        }
    }
}

/// Texts by where they belong and by their id.
pub type Texts = BTreeMap<(Spot, KeptId), Kept>;

/// Unites two copies.
#[must_use]
pub fn merge(mut one: Texts, other: Texts) -> Texts {
    for (key, theirs) in other {
        take_in(&mut one, key, theirs);
    }
    one
}

/// Takes one text in; says whether that changed anything.
pub fn take_in(texts: &mut Texts, key: (Spot, KeptId), theirs: Kept) -> bool {
    match texts.get(&key) {
        Some(mine) if !theirs.supersedes(mine) => false,
        _ => {
            texts.insert(key, theirs);
            true
        }
    }
}

/// How a place stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The text that was written last; none when nothing was, or all was taken away.
    pub current: Option<&'a Kept>,
    /// Texts that lost and say something that the current one does not, latest first.
    pub earlier: Vec<&'a Kept>,
}

/// How a place with these texts stands.
pub fn standing<'a>(texts: impl IntoIterator<Item = &'a Kept>) -> Standing<'a> {
    let mut live: Vec<&Kept> = texts.into_iter().filter(|text| !text.removed).collect();
    live.sort_by_key(|text| std::cmp::Reverse((text.order, text.id)));
    let mut rest = live.into_iter();
    let current = rest.next();
    let mut said: Vec<String> = current
        .map(|text| fold(&text.content.text))
        .into_iter()
        .collect();
    let mut earlier = Vec::new();
    for text in rest {
        let words = fold(&text.content.text);
        // Somebody who adds to a text has not replaced it.
        if !words.is_empty() && !said.iter().any(|other| other.contains(&words)) {
            said.push(words);
            earlier.push(text);
        }
    }
    Standing { current, earlier }
}

/// The text that comes of writing `content` in a place with these texts: one's own text goes on; beside somebody
/// else's a new one begins, with `id`.
pub fn written<'a>(
    texts: impl IntoIterator<Item = &'a Kept>,
    hand: Hand,
    content: Content,
    now: Timestamp,
    id: KeptId,
) -> Kept {
    let current = standing(texts).current;
    match current {
        Some(mine) if mine.hand == hand => mine.saying(content, now),
        _ => Kept {
            id,
            hand,
            revision: 1,
            removed: false,
            content,
            at: now,
            order: after(current, now),
        },
    }
}

/// A place in the order of texts after `last`, even when the clock stands earlier.
fn after(last: Option<&Kept>, now: Timestamp) -> i64 {
    let now = now.milliseconds();
    last.map_or(now, |last| now.max(last.order.saturating_add(1)))
}
