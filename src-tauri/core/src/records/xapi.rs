//! Events as xAPI 1.0.3 statements (ADL, xAPI-Data.md sections 2.2 to 2.4).
//!
//! A statement's id is its event's id. Its bytes are made once and kept by the caller: a duration or a time written in
//! another way would count as a different statement to a Learning Record Store.

use super::xapi_shape::{
    Account, Activity, Actor, Choice, Context, ContextActivities, Definition, Object, Reference,
    Score, Statement, StatementRef, StatementResult, Verb, words,
};
use crate::base::id::RegistrationId;
use crate::base::{Error, Result, Timestamp};
use crate::event::{
    AssessmentAttempted, CheckAnswered, ClockState, Enrolled, Event, Fact, MomentReached,
    OptionAsShown, ScenarioPlayed,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Home page of learners' accounts until an agency sets its own. The domain is reserved by RFC 2606, so it can never
/// belong to anybody else.
pub const HOME_PAGE: &str = "https://records.evenkeel.example/";

const VERBS: &str = "http://adlnet.gov/expapi/verbs/";
const ACTIVITIES: &str = "http://adlnet.gov/expapi/activities/";
const EXTENSIONS: &str = "https://evenkeel.example/xapi/extensions/";

/// Kinds of events that become statements, one by one.
pub const KINDS: &[&str] = &[
    "enrolled",
    "check-answered",
    "lesson-completed",
    "assessment-attempted",
    "unit-completed",
    "course-completed",
    "scenario-played",
    "voided",
];

/// What a statement needs beside its event.
#[derive(Debug, Clone)]
pub struct Setting {
    /// IRI of whoever hands out the learners' accounts.
    pub home_page: String,
    /// The learner's enrolment in the course, where there is one.
    pub registration: Option<RegistrationId>,
    /// BCP 47 tag of the course text, where it is known.
    pub language: Option<String>,
    /// Now: a statement's time is never later than this (xAPI-Data.md 4.4, `timestamp` of the provider).
    pub now: Timestamp,
}

impl Setting {
    /// The setting of an event of a learner with these `enrolments`: their events of that kind, in any order.
    pub fn of(event: &Event, enrolments: &[Event], now: Timestamp) -> Self {
        let enrolment = enrolment_of(event, enrolments);
        Self {
            home_page: HOME_PAGE.to_owned(),
            registration: enrolment.map(|enrolment| enrolment.registration),
            language: enrolment.map(|enrolment| enrolment.language.clone()),
            now,
        }
    }
}

/// The enrolment that an event belongs to: the last that the event's own device wrote before it, otherwise the
/// learner's first. So every device that knows the same events makes the same statement of each of them.
fn enrolment_of<'a>(event: &Event, enrolments: &'a [Event]) -> Option<&'a Enrolled> {
    let place = |event: &Event| (event.order, event.id);
    let of_the_course = || {
        enrolments.iter().filter(|other| {
            other.learner == event.learner && other.subject.course == event.subject.course
        })
    };
    let chosen = of_the_course()
        .filter(|other| other.device == event.device && place(other) <= place(event))
        .max_by_key(|other| place(other))
        .or_else(|| of_the_course().min_by_key(|other| place(other)))?;
    match &chosen.fact {
        Fact::Enrolled(enrolment) => Some(enrolment),
        _ => None,
    }
}

/// The statement of an event, as the bytes to keep: one JSON object without a line break. `None` for kinds that are
/// not exported one by one (places, stretches of time, practice, unknown kinds).
///
/// # Errors
/// [`Error::Unexpected`] if JSON could not be written, which no event of ours can bring about.
pub fn statement(event: &Event, setting: &Setting) -> Result<Option<Vec<u8>>> {
    let Some((verb, object, result, parent)) = parts(event, setting) else {
        return Ok(None);
    };
    let about_activity = matches!(object, Object::Activity(_));
    let mut extensions = BTreeMap::new();
    if let Fact::Voided(voided) = &event.fact {
        extensions.insert(extension("reason"), json!(voided.reason));
    }
    if event.clock == ClockState::WentBack {
        extensions.insert(extension("clock"), json!("went-back"));
    }
    let whole = Statement {
        id: event.id.to_string(),
        timestamp: event.at.min(setting.now).to_string(),
        actor: Actor {
            object_type: "Agent",
            account: Account {
                home_page: setting.home_page.clone(),
                name: event.learner.to_string(),
            },
        },
        verb,
        object,
        result,
        context: Context {
            registration: setting.registration.map(|id| id.to_string()),
            // xAPI-Data.md 2.4.6: only where the object is an activity.
            revision: about_activity.then(|| event.subject.course_version.clone()),
            platform: about_activity.then_some("Evenkeel"),
            language: setting.language.clone().filter(|_| about_activity),
            context_activities: context_activities(event, parent),
            extensions,
        },
    };
    serde_json::to_vec(&whole)
        .map(Some)
        .map_err(|source| Error::Unexpected {
            what: format!("a statement could not be written: {source}"),
        })
}

/// What the event's item is a part of. A course is part of nothing, and is not grouped with itself.
fn context_activities(event: &Event, parent: Option<String>) -> Option<ContextActivities> {
    if event.subject.item.is_empty() && !matches!(event.fact, Fact::Voided(_)) {
        return None;
    }
    Some(ContextActivities {
        parent: parent
            .into_iter()
            .map(|item| Reference::new(activity_id(event, &item)))
            .collect(),
        grouping: vec![Reference::new(event.subject.course.clone())],
    })
}

type Parts = (Verb, Object, Option<StatementResult>, Option<String>);

/// Verb, object, result, and the path of the parent activity.
fn parts(event: &Event, setting: &Setting) -> Option<Parts> {
    let object = |kind: &str| Object::Activity(Box::new(activity(event, setting, kind)));
    Some(match &event.fact {
        Fact::Enrolled(_) => (verb("initialized", "began"), object("course"), None, None),
        Fact::CheckAnswered(answer) => (
            verb("answered", "answered"),
            Object::Activity(Box::new(interaction(event, setting, answer))),
            Some(answered(answer)),
            Some(format!("lesson/{}", answer.lesson)),
        ),
        Fact::LessonCompleted(done) => {
            let mut result = completed(done.active_seconds, &done.rule, &done.law_as_at);
            result
                .extensions
                .insert(extension("checks-right"), json!(done.checks_right));
            result
                .extensions
                .insert(extension("checks"), json!(done.checks));
            (
                verb("completed", "completed"),
                object("lesson"),
                Some(result),
                Some(format!("unit/{}", done.unit)),
            )
        }
        Fact::AssessmentAttempted(attempt) => (
            if attempt.passed {
                verb("passed", "passed")
            } else {
                verb("failed", "did not yet pass")
            },
            object("assessment"),
            Some(attempted(attempt)),
            Some(format!("unit/{}", attempt.unit)),
        ),
        Fact::UnitCompleted(done) => (
            verb("completed", "completed"),
            object("module"),
            Some(completed(done.active_seconds, &done.rule, &done.law_as_at)),
            // The course itself.
            Some(String::new()),
        ),
        Fact::CourseCompleted(done) => (
            verb("completed", "completed"),
            object("course"),
            Some(completed(done.active_seconds, &done.rule, &done.law_as_at)),
            None,
        ),
        Fact::ScenarioPlayed(played) => (
            // Not "completed": nothing asks for it, and no way through it fails.
            verb("experienced", "played"),
            object("simulation"),
            Some(way(played)),
            // The course itself.
            Some(String::new()),
        ),
        Fact::Voided(voided) => (
            verb("voided", "took back"),
            Object::Statement(StatementRef {
                object_type: "StatementRef",
                id: voided.event.to_string(),
            }),
            None,
            None,
        ),
        Fact::SectionReached(_)
        | Fact::TimeSpent(_)
        | Fact::RefresherAnswered(_)
        | Fact::Unknown { .. } => return None,
    })
}

fn verb(name: &str, display: &str) -> Verb {
    Verb {
        id: format!("{VERBS}{name}"),
        display: words("en-GB", display),
    }
}

/// A language map needs a tag: `und` where the language is not known (BCP 47).
fn language(setting: &Setting) -> &str {
    setting.language.as_deref().unwrap_or("und")
}

fn extension(name: &str) -> String {
    format!("{EXTENSIONS}{name}")
}

fn activity_id(event: &Event, item: &str) -> String {
    if item.is_empty() {
        event.subject.course.clone()
    } else {
        format!("{}/{item}", event.subject.course)
    }
}

fn activity(event: &Event, setting: &Setting, kind: &str) -> Activity {
    Activity {
        object_type: "Activity",
        id: activity_id(event, &event.subject.item),
        definition: Definition {
            kind: format!("{ACTIVITIES}{kind}"),
            name: words(language(setting), &event.subject.title),
            interaction_type: None,
            correct_responses_pattern: None,
            choices: Vec::new(),
        },
    }
}

fn interaction(event: &Event, setting: &Setting, answer: &CheckAnswered) -> Activity {
    let mut activity = activity(event, setting, "cmi.interaction");
    activity.definition.interaction_type = Some("choice");
    activity.definition.correct_responses_pattern = Some(vec![response(
        answer
            .options
            .iter()
            .filter(|option| option.right)
            .map(|option| option.id.as_str()),
    )]);
    activity.definition.choices = answer
        .options
        .iter()
        .map(|OptionAsShown { id, text, .. }| Choice {
            id: id.clone(),
            description: words(language(setting), text),
        })
        .collect();
    activity
}

/// xAPI-Data.md, interaction activities: ids joined by `[,]`.
fn response<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.collect::<Vec<_>>().join("[,]")
}

fn answered(answer: &CheckAnswered) -> StatementResult {
    let mut result = StatementResult {
        success: Some(answer.right && !answer.revealed),
        response: (!answer.chosen.is_empty())
            .then(|| response(answer.chosen.iter().map(String::as_str))),
        ..StatementResult::default()
    };
    if answer.revealed {
        result
            .extensions
            .insert(extension("answer-shown"), json!(true));
    }
    result
}

fn attempted(attempt: &AssessmentAttempted) -> StatementResult {
    let mut result = StatementResult {
        score: Some(Score::of(attempt.right, attempt.asked)),
        success: Some(attempt.passed),
        completion: Some(true),
        ..StatementResult::default()
    };
    result
        .extensions
        .insert(extension("attempt"), json!(attempt.attempt.to_string()));
    result
        .extensions
        .insert(extension("pass-mark-percent"), json!(attempt.pass_mark));
    result.extensions.insert(
        extension("answers"),
        Value::Array(
            attempt
                .questions
                .iter()
                .map(|answer| {
                    json!({
                        "question": answer.question,
                        "outcome": answer.outcome,
                        "response": response(answer.chosen.iter().map(String::as_str)),
                        "right": answer.right,
                    })
                })
                .collect(),
        ),
    );
    result
}

fn completed(active_seconds: u64, rule: &str, law_as_at: &str) -> StatementResult {
    let mut result = StatementResult {
        completion: Some(true),
        duration: Some(duration(active_seconds)),
        ..StatementResult::default()
    };
    result
        .extensions
        .insert(extension("completion-rule"), json!(rule));
    result
        .extensions
        .insert(extension("law-as-at"), json!(law_as_at));
    result
}

/// One way through a scenario: the choices in words and in order, and the ending.
fn way(played: &ScenarioPlayed) -> StatementResult {
    let tension = |at: &MomentReached| json!({"child": at.child, "you": at.you});
    let path: Vec<Value> = played
        .path
        .iter()
        .map(|made| {
            json!({
                "step": made.at.step,
                "title": made.at.title,
                "tension": tension(&made.at),
                "choice": made.choice,
                "text": made.text,
                "turning-point": made.turning_point,
            })
        })
        .collect();
    let ending = json!({
        "step": played.ending.step,
        "title": played.ending.title,
        "tension": tension(&played.ending),
    });
    let mut result = StatementResult {
        response: Some(played.ending.title.clone()),
        ..StatementResult::default()
    };
    result
        .extensions
        .insert(extension("path"), Value::Array(path));
    result.extensions.insert(extension("ending"), ending);
    result
        .extensions
        .insert(extension("content-hash"), json!(played.content_hash));
    result
}

/// An ISO 8601 duration of whole seconds, always written the same way: `PT1H2M3S`, `PT0S`.
pub fn duration(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut text = String::from("PT");
    for (amount, unit) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
        if amount > 0 {
            let _ = write!(text, "{amount}{unit}");
        }
    }
    if text.len() == 2 {
        text.push_str("0S");
    }
    text
}

#[cfg(test)]
mod tests;
