//! Ids of things that happen on a device: UUIDs of version 7, which sort by the time they were made (RFC 9562).

use super::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "string"))]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id, made at `at`.
            pub fn new(at: Timestamp) -> Self {
                Self(uuid_at(at))
            }

            /// Reads the usual text form; `None` when it is not a UUID.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::parse_str(text).ok().map(Self)
            }

            /// The UUID itself.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(out)
            }
        }
    };
}

id! {
    /// One event; also the id of its xAPI statement.
    EventId
}
id! {
    /// One learner on this device. Opaque: the only name of a learner that leaves in an export.
    LearnerId
}
id! {
    /// One data folder: the writer of a series of events.
    DeviceId
}
id! {
    /// One enrolment of a learner in a course (xAPI: `registration`).
    RegistrationId
}
id! {
    /// One attempt at an assessment.
    AttemptId
}
id! {
    /// One text of a learner's own, through all its versions.
    KeptId
}
id! {
    /// Learners on one device who build one plan.
    HouseholdId
}

fn uuid_at(at: Timestamp) -> Uuid {
    let milliseconds = at.milliseconds().max(0).unsigned_abs();
    let seconds = milliseconds / 1000;
    let nanoseconds = u32::try_from(milliseconds % 1000).unwrap_or(0) * 1_000_000;
    Uuid::new_v7(uuid::Timestamp::from_unix(
        uuid::NoContext,
        seconds,
        nanoseconds,
    ))
}
