use crate::base::Timestamp;
use serde::Serialize;

/// What changed since this learner read it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Changes {
    /// Version of the course as installed now.
    pub course_version: String,
    /// The day on which the law in it was last checked, `YYYY-MM-DD`.
    pub law_as_at: String,
    /// Lessons with something changed, in reading order.
    pub lessons: Vec<ChangedLesson>,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
}

/// A lesson in which something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ChangedLesson {
    /// Lesson id.
    pub lesson: String,
    /// Title.
    pub title: String,
    /// Number of the unit, from 1.
    pub unit_number: u32,
    /// Title of the unit.
    pub unit_title: String,
    /// Number of the lesson in its unit, from 1.
    pub number: u32,
    /// Its changed sections; none when only the whole is known to be another.
    pub sections: Vec<ChangedSection>,
}

/// A section that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ChangedSection {
    /// Section id.
    pub section: String,
    /// Title; empty for the opening.
    pub title: String,
    /// It was not there when the lesson was done.
    pub new: bool,
}
