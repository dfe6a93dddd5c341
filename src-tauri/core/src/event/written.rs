use super::{ClockState, Event, Fact, Subject};
use crate::base::Timestamp;
use crate::base::id::{DeviceId, EventId, LearnerId};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// No kind has a longer name, bytes.
const LONGEST_KIND: usize = 100;

/// An event as it is written down and carried from one computer to another, its body not interpreted: what a newer
/// program wrote arrives letter for letter, and two copies of one event are the same exactly when they read the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Written {
    /// [`Event::id`].
    pub id: EventId,
    /// [`Event::learner`].
    pub learner: LearnerId,
    /// [`Event::device`].
    pub device: DeviceId,
    /// [`Event::sequence`].
    pub sequence: u64,
    /// [`Event::order`].
    pub order: i64,
    /// [`Event::at`].
    pub at: Timestamp,
    /// [`Event::clock`].
    pub clock: ClockState,
    /// [`Subject::course`].
    pub course: String,
    /// [`Subject::course_version`].
    pub course_version: String,
    /// [`Subject::item`].
    pub item: String,
    /// [`Subject::title`].
    pub title: String,
    /// [`Fact::kind`].
    pub kind: String,
    /// [`Fact::version`].
    pub version: u32,
    /// [`Fact::body`], as text.
    pub body: Box<RawValue>,
}

impl Written {
    /// An event of this program, written down.
    ///
    /// # Errors
    /// Only if a body could not be written as JSON, which none of ours can.
    pub fn of(event: &Event) -> serde_json::Result<Self> {
        Ok(Self {
            id: event.id,
            learner: event.learner,
            device: event.device,
            sequence: event.sequence,
            order: event.order,
            at: event.at,
            clock: event.clock,
            course: event.subject.course.clone(),
            course_version: event.subject.course_version.clone(),
            item: event.subject.item.clone(),
            title: event.subject.title.clone(),
            kind: event.fact.kind().to_owned(),
            version: event.fact.version(),
            body: serde_json::value::to_raw_value(&event.fact.body()?)?,
        })
    }

    /// What it says, as far as this program understands it.
    ///
    /// # Errors
    /// In words, when no event can look like this: a number or an order outside what can be counted, a body that
    /// nests deeper than JSON is read or holds text that is no Unicode. Kinds and versions may be any.
    pub fn read(&self) -> Result<Event, String> {
        if self.sequence == 0 || i64::try_from(self.sequence).is_err() {
            return Err(format!("its number is {}", self.sequence));
        }
        if Timestamp::from_milliseconds(self.order).milliseconds() != self.order {
            return Err(format!("its order is {}", self.order));
        }
        if self.kind.is_empty() || self.kind.len() > LONGEST_KIND {
            return Err("its kind has no name".to_owned());
        }
        let body = serde_json::from_str(self.body.get())
            .map_err(|source| format!("its body cannot be read ({source})"))?;
        Ok(Event {
            id: self.id,
            learner: self.learner,
            device: self.device,
            sequence: self.sequence,
            order: self.order,
            at: self.at,
            clock: self.clock,
            subject: Subject {
                course: self.course.clone(),
                course_version: self.course_version.clone(),
                item: self.item.clone(),
                title: self.title.clone(),
            },
            fact: Fact::read(&self.kind, self.version, body),
        })
    }
}

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        let all = |event: &Self| {
            (
                (event.id, event.learner, event.device, event.sequence),
                (event.order, event.at, event.clock, event.version),
            )
        };
        all(self) == all(other)
            && self.course == other.course
            && self.course_version == other.course_version
            && self.item == other.item
            && self.title == other.title
            && self.kind == other.kind
            && self.body.get() == other.body.get()
    }
}

impl Eq for Written {}
