//! Adding events to progress: [`CourseProgress::apply`] takes one event, [`rebuild`] takes all of them.

use super::{
    Answer, AttemptSummary, CheckProgress, CourseProgress, Done, Enrolment, LessonProgress, Moment,
    Place, SectionPlace, TextRead, UnitProgress,
};
use crate::event::{self, AssessmentAttempted, CheckAnswered, Event, Fact};
use std::collections::BTreeMap;

/// The parts of a course's progress that one event changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Touched<'a> {
    /// Whether it changes what stands outside lessons and units.
    pub course: bool,
    /// The lesson it changes.
    pub lesson: Option<&'a str>,
    /// The unit it changes.
    pub unit: Option<&'a str>,
    /// The scenario it changes.
    pub scenario: Option<&'a str>,
}

/// Which parts of a course's progress `event` changes. Practice never does; `voided` and unknown kinds touch nothing by
/// themselves.
pub fn touches(event: &Event) -> Touched<'_> {
    let mut touched = Touched::default();
    match &event.fact {
        Fact::Enrolled(_) | Fact::CourseCompleted(_) => touched.course = true,
        Fact::SectionReached(body) => {
            touched.course = true;
            touched.lesson = Some(&body.lesson);
        }
        Fact::TimeSpent(body) => touched.lesson = Some(&body.lesson),
        Fact::CheckAnswered(body) => touched.lesson = Some(&body.lesson),
        Fact::LessonCompleted(body) => touched.lesson = Some(&body.lesson),
        Fact::AssessmentAttempted(body) => touched.unit = Some(&body.unit),
        Fact::UnitCompleted(body) => touched.unit = Some(&body.unit),
        Fact::ScenarioPlayed(body) => touched.scenario = Some(&body.scenario),
        // Practice is kept apart: see `super::refresher`.
        Fact::RefresherAnswered(_) | Fact::Voided(_) | Fact::Unknown { .. } => {}
    }
    touched
}

/// What all events of one learner add up to, by course id. Voided events are left out; the order of `events` does not
/// matter.
pub fn rebuild(events: &[Event]) -> BTreeMap<String, CourseProgress> {
    let voided = event::voided(events);
    let mut courses = BTreeMap::new();
    for event in events.iter().filter(|event| !voided.contains(&event.id)) {
        add(&mut courses, event);
    }
    courses
}

/// Adds one event that is not voided to the progress by course id.
pub fn add(courses: &mut BTreeMap<String, CourseProgress>, event: &Event) {
    if touches(event) == Touched::default() {
        return;
    }
    if let Some(progress) = courses.get_mut(&event.subject.course) {
        progress.apply(event);
    } else {
        let mut progress = CourseProgress::default();
        progress.apply(event);
        courses.insert(event.subject.course.clone(), progress);
    }
}

impl CourseProgress {
    /// Adds one event of this learner and course, which was not applied before.
    pub fn apply(&mut self, event: &Event) {
        let when = Moment::of(event);
        let done = |rule: &str, law_as_at: &str| Done {
            law_as_at: law_as_at.to_owned(),
            when,
            rule: rule.to_owned(),
            course_version: event.subject.course_version.clone(),
            title: event.subject.title.clone(),
        };
        match &event.fact {
            Fact::Enrolled(body) => keep_first(
                &mut self.enrolled,
                Enrolment {
                    when,
                    registration: body.registration,
                },
            ),
            Fact::SectionReached(body) => {
                let lesson = self.lesson_mut(&body.lesson);
                lesson.reached.insert(body.section.clone());
                lesson.read_at(when);
                if let Some(content_hash) = &body.content_hash {
                    lesson.section_read(
                        &body.section,
                        TextRead {
                            when,
                            content_hash: content_hash.clone(),
                        },
                    );
                }
                keep_last(
                    &mut lesson.place,
                    SectionPlace {
                        when,
                        section: body.section.clone(),
                    },
                );
                keep_last(
                    &mut self.place,
                    Place {
                        when,
                        lesson: body.lesson.clone(),
                        section: body.section.clone(),
                    },
                );
            }
            Fact::TimeSpent(body) => {
                let lesson = self.lesson_mut(&body.lesson);
                lesson.active_seconds = lesson.active_seconds.saturating_add(body.seconds);
                // A stretch cut off by a crash is written down at the next start, perhaps weeks after the reading.
                let milliseconds = i64::try_from(body.seconds).unwrap_or(i64::MAX);
                lesson.read_at(Moment {
                    at: body
                        .began
                        .plus_milliseconds(milliseconds.saturating_mul(1000)),
                    ..when
                });
            }
            Fact::CheckAnswered(body) => {
                let lesson = self.lesson_mut(&body.lesson);
                lesson.read_at(when);
                lesson
                    .checks
                    .entry(body.check.clone())
                    .or_default()
                    .apply(when, body);
            }
            Fact::LessonCompleted(body) => {
                let lesson = self.lesson_mut(&body.lesson);
                lesson.read_at(when);
                keep_first(&mut lesson.done, done(&body.rule, &body.law_as_at));
                keep_last(
                    &mut lesson.text_read,
                    TextRead {
                        when,
                        content_hash: body.content_hash.clone(),
                    },
                );
            }
            Fact::AssessmentAttempted(body) => {
                self.unit_mut(&body.unit).attempted(when, body);
            }
            Fact::UnitCompleted(body) => {
                keep_first(
                    &mut self.unit_mut(&body.unit).done,
                    done(&body.rule, &body.law_as_at),
                );
            }
            Fact::ScenarioPlayed(body) => {
                let scenario = self.scenarios.entry(body.scenario.clone()).or_default();
                scenario.times = scenario.times.saturating_add(1);
                scenario.last = scenario.last.max(Some(when));
                scenario.endings.insert(body.ending.step.clone());
            }
            Fact::CourseCompleted(body) => {
                keep_first(&mut self.completed, done(&body.rule, &body.law_as_at));
            }
            Fact::RefresherAnswered(_) | Fact::Voided(_) | Fact::Unknown { .. } => {}
        }
    }

    fn lesson_mut(&mut self, lesson: &str) -> &mut LessonProgress {
        self.lessons.entry(lesson.to_owned()).or_default()
    }

    fn unit_mut(&mut self, unit: &str) -> &mut UnitProgress {
        self.units.entry(unit.to_owned()).or_default()
    }
}

impl LessonProgress {
    fn section_read(&mut self, section: &str, read: TextRead) {
        match self.sections_read.get_mut(section) {
            Some(last) if last.when >= read.when => {}
            Some(last) => *last = read,
            None => {
                self.sections_read.insert(section.to_owned(), read);
            }
        }
    }

    fn read_at(&mut self, when: Moment) {
        if self.last_read.is_none_or(|last| last < when) {
            self.last_read = Some(when);
        }
        first(&mut self.first_read, when);
    }
}

impl CheckProgress {
    fn apply(&mut self, when: Moment, body: &CheckAnswered) {
        if body.revealed {
            first(&mut self.first_shown, when);
        } else if body.right {
            first(&mut self.first_right, when);
        }
        if !body.chosen.is_empty() {
            self.tries = self.tries.saturating_add(1);
            keep_last(
                &mut self.answer,
                Answer {
                    when,
                    chosen: body.chosen.clone(),
                    right: body.right,
                },
            );
        }
    }
}

impl UnitProgress {
    fn attempted(&mut self, when: Moment, body: &AssessmentAttempted) {
        let position = self.attempts.partition_point(|attempt| attempt.when < when);
        self.attempts.insert(
            position,
            AttemptSummary {
                when,
                attempt: body.attempt,
                right: body.right,
                asked: body.asked,
                pass_mark: body.pass_mark,
                passed: body.passed,
            },
        );
    }
}

/// What happened at a moment, so that rivals can be compared.
trait Dated {
    fn when(&self) -> Moment;
}

macro_rules! dated {
    ($($kind:ident),* $(,)?) => {
        $(impl Dated for $kind {
            fn when(&self) -> Moment {
                self.when
            }
        })*
    };
}

dated!(Enrolment, Place, Done, SectionPlace, TextRead, Answer);

fn keep_first<T: Dated>(slot: &mut Option<T>, rival: T) {
    if slot.as_ref().is_none_or(|kept| rival.when() < kept.when()) {
        *slot = Some(rival);
    }
}

fn keep_last<T: Dated>(slot: &mut Option<T>, rival: T) {
    if slot.as_ref().is_none_or(|kept| kept.when() < rival.when()) {
        *slot = Some(rival);
    }
}

fn first(slot: &mut Option<Moment>, rival: Moment) {
    if slot.is_none_or(|kept| rival < kept) {
        *slot = Some(rival);
    }
}
