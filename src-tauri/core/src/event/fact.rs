use crate::base::Timestamp;
use crate::base::id::{AttemptId, EventId, RegistrationId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What happened: the closed list of event kinds. Adding a kind or a version is easy; changing the meaning of one is
/// forbidden. A kind this program does not know is kept and carried as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// The learner began the course.
    Enrolled(Enrolled),
    /// The learner read as far as this section.
    SectionReached(SectionReached),
    /// Active seconds in a lesson, coalesced.
    TimeSpent(TimeSpent),
    /// A check was answered, or its answer shown.
    CheckAnswered(CheckAnswered),
    /// A lesson was marked as done, its rule being met.
    LessonCompleted(LessonCompleted),
    /// An attempt at an assessment was finished.
    AssessmentAttempted(AssessmentAttempted),
    /// A unit's rule became true.
    UnitCompleted(UnitCompleted),
    /// The course's rule became true.
    CourseCompleted(CourseCompleted),
    /// A scenario was played to one of its endings.
    ScenarioPlayed(ScenarioPlayed),
    /// A check was answered, or its answer shown, in a refresher: practice, which no completion counts.
    RefresherAnswered(RefresherAnswered),
    /// An earlier event is taken back.
    Voided(Voided),
    /// From a newer program.
    Unknown {
        /// Kind as written.
        kind: String,
        /// Version of the kind.
        version: u32,
        /// Body as written.
        body: Value,
    },
}

/// Body of `enrolled`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// Id of this enrolment (xAPI: `registration`).
    pub registration: RegistrationId,
    /// `law_as_at` of the course then.
    pub law_as_at: String,
    /// BCP 47 tag of the course.
    pub language: String,
}

/// Body of `section-reached`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionReached {
    /// Lesson id.
    pub lesson: String,
    /// Section id.
    pub section: String,
    /// Hash of the section's text as it was read; none where the reader only came by, and in events of older programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_hash: Option<String>,
}

/// Body of `time-spent`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSpent {
    /// Lesson id.
    pub lesson: String,
    /// Section id.
    pub section: String,
    /// Active seconds.
    pub seconds: u64,
    /// When the stretch began.
    pub began: Timestamp,
}

/// An option as the learner saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionAsShown {
    /// Option id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
}

/// Body of `check-answered`. The question's words are the event's title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckAnswered {
    /// Lesson id.
    pub lesson: String,
    /// Check id.
    pub check: String,
    /// Whether several options are right.
    pub multiple: bool,
    /// All options as they were shown, in order.
    pub options: Vec<OptionAsShown>,
    /// Ids of the options chosen; empty when the answer was only shown.
    pub chosen: Vec<String>,
    /// Whether the answer is right.
    pub right: bool,
    /// The answer was shown to the learner, by this event or an earlier one: it scores nothing.
    pub revealed: bool,
}

/// Body of `lesson-completed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonCompleted {
    /// Lesson id.
    pub lesson: String,
    /// Unit id.
    pub unit: String,
    /// The declared rule that was met.
    pub rule: String,
    /// `law_as_at` of the course then.
    pub law_as_at: String,
    /// Hash of the lesson text that was read.
    pub content_hash: String,
    /// Active seconds in the lesson so far.
    pub active_seconds: u64,
    /// Checks answered rightly without being shown the answer.
    pub checks_right: u32,
    /// Checks in the lesson.
    pub checks: u32,
}

/// One question of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionAnswered {
    /// Question id.
    pub question: String,
    /// Its words.
    pub text: String,
    /// Outcome code.
    pub outcome: String,
    /// Whether several options are right.
    pub multiple: bool,
    /// Options in the order they were shown.
    pub options: Vec<OptionAsShown>,
    /// Ids of the options chosen.
    pub chosen: Vec<String>,
    /// Whether the answer is right.
    pub right: bool,
}

/// Body of `assessment-attempted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentAttempted {
    /// Id of the attempt.
    pub attempt: AttemptId,
    /// Unit id.
    pub unit: String,
    /// When the attempt was begun.
    pub began: Timestamp,
    /// Questions drawn, in the order shown, with answers.
    pub questions: Vec<QuestionAnswered>,
    /// How many were right.
    pub right: u32,
    /// How many were asked.
    pub asked: u32,
    /// Pass mark of the day, per cent.
    pub pass_mark: u32,
    /// Whether `right` of `asked` reaches the pass mark.
    pub passed: bool,
}

/// Body of `unit-completed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitCompleted {
    /// Unit id.
    pub unit: String,
    /// The declared rule that was met.
    pub rule: String,
    /// `law_as_at` of the course then.
    pub law_as_at: String,
    /// Active seconds in the unit's lessons so far.
    pub active_seconds: u64,
}

/// Body of `course-completed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseCompleted {
    /// The declared rule that was met.
    pub rule: String,
    /// Active seconds in all lessons so far.
    pub active_seconds: u64,
    /// `law_as_at` of the course then.
    pub law_as_at: String,
}

/// Body of `scenario-played`: one way through a story, in the words of the day. Nothing in it is right or wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioPlayed {
    /// Scenario id.
    pub scenario: String,
    /// Hash of the text that was played.
    pub content_hash: String,
    /// The choices made, in order.
    pub path: Vec<ChoiceMade>,
    /// Where it ended.
    pub ending: MomentReached,
}

/// A choice made in a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceMade {
    /// Where it was made.
    pub at: MomentReached,
    /// Choice id.
    pub choice: String,
    /// Its words.
    pub text: String,
    /// It was a turning point.
    pub turning_point: bool,
}

/// A moment of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentReached {
    /// Step id.
    pub step: String,
    /// Its title.
    pub title: String,
    /// How tense the child was, 1 to 5.
    pub child: u8,
    /// How tense the adult was, 1 to 5.
    pub you: u8,
}

/// Body of `refresher-answered`. The question's words are the event's title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefresherAnswered {
    /// Lesson id.
    pub lesson: String,
    /// Check id.
    pub check: String,
    /// Whether several options are right.
    pub multiple: bool,
    /// All options as they were shown, in order.
    pub options: Vec<OptionAsShown>,
    /// Ids of the options chosen; empty when the answer was only shown.
    pub chosen: Vec<String>,
    /// Whether the answer is right.
    pub right: bool,
    /// The answer was shown to the learner.
    pub revealed: bool,
    /// Wrong answers given before this one since the check was asked; 0 begins a new asking.
    pub tries: u32,
}

/// Body of `voided`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    /// Which event.
    pub event: EventId,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
}

macro_rules! kinds {
    ($($name:literal => $variant:ident),* $(,)?) => {
        impl Fact {
            /// The kind as written in the database.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $name,)*
                    Self::Unknown { kind, .. } => kind,
                }
            }

            /// The body as written in the database.
            ///
            /// # Errors
            /// Only if a body could not be written as JSON, which none of ours can.
            pub fn body(&self) -> serde_json::Result<Value> {
                match self {
                    $(Self::$variant(body) => serde_json::to_value(body),)*
                    Self::Unknown { body, .. } => Ok(body.clone()),
                }
            }

            /// Reads a fact as written. What this program does not know, by kind, version or shape, becomes
            /// [`Fact::Unknown`] and is carried as it came.
            pub fn read(kind: &str, version: u32, body: Value) -> Self {
                let known = match (kind, version) {
                    $(($name, 1) => serde_json::from_value(body.clone()).ok().map(Self::$variant),)*
                    _ => None,
                };
                known.unwrap_or_else(|| Self::Unknown { kind: kind.to_owned(), version, body })
            }
        }
    };
}

kinds! {
    "enrolled" => Enrolled,
    "section-reached" => SectionReached,
    "time-spent" => TimeSpent,
    "check-answered" => CheckAnswered,
    "lesson-completed" => LessonCompleted,
    "assessment-attempted" => AssessmentAttempted,
    "unit-completed" => UnitCompleted,
    "course-completed" => CourseCompleted,
    "scenario-played" => ScenarioPlayed,
    "refresher-answered" => RefresherAnswered,
    "voided" => Voided,
}

impl Fact {
    /// Version of the kind as this program writes it.
    pub fn version(&self) -> u32 {
        match self {
            Self::Unknown { version, .. } => *version,
            _ => 1,
        }
    }
}
