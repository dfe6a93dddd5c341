//! Random lives of learners: whatever happens, kept progress and refresher cards are what the events add up to.

use super::*;
use crate::event::{ClockState, Voided};
use crate::learn::active_time::Counted;
use crate::learn::progress::rebuild;
use crate::learn::refresher;
use crate::learners::{active_time, events, progress, refreshers};
use proptest::prelude::*;

/// One thing that may happen.
#[derive(Debug, Clone)]
enum Step {
    Reach(u8, u8),
    Answer(u8, bool, bool),
    /// In a refresher, after so many tries.
    Practise(u8, bool, bool, u32),
    /// A scenario to one of its endings.
    Play(u8, u8),
    Enrol,
    /// Seconds in a lesson.
    Read(u8, u64),
    Close,
    /// Takes back the event that many back.
    Void(usize),
    /// The clock is moved by so many milliseconds.
    Clock(i64),
    Reopen,
    Unknown(u8),
}

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_u8..3, 0_u8..3).prop_map(|(lesson, section)| Step::Reach(lesson, section)),
        4 => (0_u8..3, any::<(bool, bool)>()).prop_map(|(lesson, (right, shown))| Step::Answer(lesson, right, shown)),
        3 => (0_u8..3, any::<(bool, bool)>(), 0_u32..2)
            .prop_map(|(lesson, (right, shown), tries)| Step::Practise(lesson, right, shown, tries)),
        2 => (0_u8..2, 0_u8..3).prop_map(|(scenario, ending)| Step::Play(scenario, ending)),
        1 => Just(Step::Enrol),
        3 => (0_u8..3, 0_u64..90).prop_map(|(lesson, seconds)| Step::Read(lesson, seconds)),
        1 => Just(Step::Close),
        2 => (0_usize..12).prop_map(Step::Void),
        2 => (-100_000_000_i64..100_000_000).prop_map(Step::Clock),
        1 => Just(Step::Reopen),
        1 => any::<u8>().prop_map(Step::Unknown),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_kept_is_what_the_events_add_up_to(
        steps in prop::collection::vec((a_step(), 0_usize..2, 0_usize..2), 0..40)
    ) {
        let home = Home::new();
        let mut learners = home.open();
        let who = [add(&mut learners, &home, "Ruth"), add(&mut learners, &home, "Ben")];
        let courses = [COURSE, "https://a.example/other"];
        for (step, learner, course) in steps {
            let learner = who[learner];
            let course = courses[course];
            let fact = match step {
                Step::Reach(lesson, section) => reached(&lesson.to_string(), &section.to_string()),
                Step::Answer(lesson, right, shown) => answered(&lesson.to_string(), "c", right, shown),
                Step::Practise(lesson, right, shown, tries) => {
                    practised(&lesson.to_string(), right, shown, tries)
                }
                Step::Play(scenario, ending) => played(&scenario.to_string(), &ending.to_string()),
                Step::Enrol => enrolled(home.now()),
                Step::Void(back) => {
                    let events = all(&learners, learner);
                    let Some(event) = events.iter().rev().nth(back) else { continue };
                    Fact::Voided(Voided {
                        event: event.id,
                        reason: "a slip".to_owned(),
                        by: "Ruth".to_owned(),
                    })
                }
                Step::Unknown(kind) => Fact::read(&format!("kind-{kind}"), 2, serde_json::json!({})),
                Step::Read(lesson, seconds) => {
                    let counted = Counted {
                        lesson: lesson.to_string(),
                        section: "0".to_owned(),
                        seconds,
                    };
                    let subject = subject_in(course, &format!("lesson/{lesson}"));
                    learners.write(|transaction| {
                        active_time::keep(transaction, home.now(), learner, &subject, &counted)
                    }).unwrap();
                    continue;
                }
                Step::Close => {
                    learners.write(|transaction| active_time::close_all(transaction, home.now())).unwrap();
                    continue;
                }
                Step::Clock(milliseconds) => {
                    home.hands.set_wall(home.now().plus_milliseconds(milliseconds));
                    continue;
                }
                Step::Reopen => {
                    drop(learners);
                    learners = open(&home.folders, &home.clock, true).unwrap();
                    continue;
                }
            };
            learners.write(|transaction| {
                events::append(transaction, home.now(), learner, subject_in(course, "lesson/0"), fact)
            }).unwrap();
        }

        let mut written = Vec::new();
        for learner in who {
            let events = all(&learners, learner);
            let rebuilt = rebuild(&events);
            let cards = refresher::rebuild(&events);
            for course in courses {
                let kept = refreshers::load(learners.read(), learner, course).unwrap();
                let expected = cards.get(course).cloned().unwrap_or_default();
                prop_assert!(kept.iter().eq(expected.iter()), "{kept:?} is not {expected:?}");
                prop_assert_eq!(
                    progress::load(learners.read(), learner, course).unwrap(),
                    rebuilt.get(course).cloned().unwrap_or_default()
                );
            }
            prop_assert!(progress::verify(learners.read(), learner).unwrap().is_empty());
            written.extend(events);
        }
        written.sort_by_key(|event| event.sequence);
        for (event, expected) in written.iter().zip(1_u64..) {
            prop_assert_eq!(event.sequence, expected, "no gaps");
        }
        for pair in written.windows(2) {
            prop_assert!(pair[0].order < pair[1].order, "order always rises");
            prop_assert_eq!(pair[1].clock == ClockState::WentBack, pair[1].at < pair[0].at);
        }
    }
}
