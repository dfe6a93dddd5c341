//! Somebody who has studied: through the core, without a window.

use evenkeel_core::app::App;
use evenkeel_core::app::study::Heartbeat;
use evenkeel_core::base::clock::SetClock;
use evenkeel_core::course::{Course, Unit};
use evenkeel_core::library::compile::compile;
use evenkeel_core::library::source::Source;
use std::time::Duration;

/// The built-in course.
pub fn course() -> Course {
    let files = Source::BuiltInCourse.files().expect("it is built in");
    compile(&files).course.expect("it compiles")
}

/// Reads every lesson of a unit, twenty seconds a section, and passes its assessment with every answer right.
pub fn finish_unit(app: &mut App, hands: &SetClock, unit: &Unit) {
    for lesson in &unit.lessons {
        app.open_lesson(&lesson.id, None).expect("it opens");
        for section in &lesson.sections {
            hands.advance(Duration::from_secs(20));
            app.study(&Heartbeat {
                lesson: lesson.id.clone(),
                section: section.id.clone(),
                reached: vec![section.id.clone()],
                focused: true,
                idle_seconds: 0,
            })
            .expect("time is counted");
        }
        for check in lesson.checks() {
            app.show_answer(&lesson.id, &check.id)
                .expect("an answer is shown");
        }
        app.complete_lesson(&lesson.id).expect("it is done");
    }
    let bank = unit.assessment.as_ref().expect("it has an assessment");
    let attempt = app.begin_attempt(&unit.id, false).expect("it begins");
    for question in &attempt.questions {
        let known = bank
            .questions
            .iter()
            .find(|known| known.check.id == question.id)
            .expect("it is in the bank");
        let right: Vec<String> = known
            .check
            .options
            .iter()
            .filter(|option| option.right)
            .map(|option| option.id.clone())
            .collect();
        app.keep_answer(attempt.id, &question.id, &right)
            .expect("an answer is kept");
    }
    let outcome = app.finish_attempt(attempt.id).expect("it is marked");
    assert!(outcome.passed);
}
