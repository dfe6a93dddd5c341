//! Names of the things a learner can do something with, inside one course.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing of a course, by its stable ids. Written as a path such as `lesson/welfare-first/check/who-decides`;
/// the course id, a slash and this path make the activity id of an xAPI statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Item {
    /// The course itself (empty path).
    Course,
    /// A unit.
    Unit(String),
    /// A lesson.
    Lesson(String),
    /// A check in a lesson: lesson id, check id.
    Check(String, String),
    /// The assessment of a unit, by the unit's id.
    Assessment(String),
    /// A scenario.
    Scenario(String),
}

impl fmt::Display for Item {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Course => Ok(()),
            Self::Unit(unit) => write!(out, "unit/{unit}"),
            Self::Lesson(lesson) => write!(out, "lesson/{lesson}"),
            Self::Check(lesson, check) => write!(out, "lesson/{lesson}/check/{check}"),
            Self::Assessment(unit) => write!(out, "unit/{unit}/assessment"),
            Self::Scenario(scenario) => write!(out, "scenario/{scenario}"),
        }
    }
}

impl From<Item> for String {
    fn from(item: Item) -> Self {
        item.to_string()
    }
}

impl TryFrom<String> for Item {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        match path.split('/').collect::<Vec<_>>().as_slice() {
            [""] => Ok(Self::Course),
            ["unit", unit] => Ok(Self::Unit((*unit).to_owned())),
            ["unit", unit, "assessment"] => Ok(Self::Assessment((*unit).to_owned())),
            ["lesson", lesson] => Ok(Self::Lesson((*lesson).to_owned())),
            ["lesson", lesson, "check", check] => {
                Ok(Self::Check((*lesson).to_owned(), (*check).to_owned()))
            }
            ["scenario", scenario] => Ok(Self::Scenario((*scenario).to_owned())),
            _ => Err(format!("`{path}` names nothing in a course")),
        }
    }
}
