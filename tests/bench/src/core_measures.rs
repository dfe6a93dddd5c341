//! What needs no window.

use crate::report::{Report, median};
use evenkeel_core::base::clock::Clock;
use evenkeel_core::base::id::RegistrationId;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::event::{
    CheckAnswered, Enrolled, Fact, OptionAsShown, RefresherAnswered, SectionReached, Subject,
};
use evenkeel_core::learn::refresher;
use evenkeel_core::learn::refresher::sitting::{Candidate, Pace, sitting};
use evenkeel_core::learners::{self, Settings, events, people, progress, refreshers};
use evenkeel_core::library::compile::compile as compile_course;
use evenkeel_core::library::source::Source;
use pulldown_cmark::{Options, Parser, html};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

const COURSE: &str = "https://evenkeel.example/courses/de-escalation";

pub(crate) fn milliseconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64() * 1000.0
}

/// The whole course, checked and cleaned, against pulldown-cmark's own HTML of the same text. Ours works on two
/// processors at once and reads pictures and manifests too; notes for authors, which no course holds, are left out of
/// both.
pub(crate) fn compile(report: &mut Report) {
    let files = Source::BuiltInCourse
        .files()
        .expect("the course is built in");
    let texts: Vec<&str> = files
        .iter()
        .filter(|(path, _)| path.rsplit('.').next() == Some("md") && *path != "REVIEW.md")
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .collect();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..40 {
        ours.push(milliseconds(|| {
            black_box(compile_course(&files));
        }));
        theirs.push(milliseconds(|| {
            for text in &texts {
                let mut out = String::with_capacity(text.len() * 3 / 2);
                html::push_html(&mut out, Parser::new_ext(text, Options::all()));
                black_box(out);
            }
        }));
    }
    report.ratio(
        "compile the course",
        median(&mut ours),
        "pulldown-cmark push_html",
        median(&mut theirs),
        "ms",
        3.0,
        2.0,
    );
}

fn answer() -> Fact {
    let option = |id: &str, text: &str, right| OptionAsShown {
        id: id.to_owned(),
        text: text.to_owned(),
        right,
    };
    Fact::CheckAnswered(CheckAnswered {
        lesson: "what-stress-does".to_owned(),
        check: "freya-first".to_owned(),
        multiple: false,
        options: vec![
            option("0a1b2c3d", "Explain that toast can't hurt her", false),
            option(
                "1a1b2c3d",
                "Open the window, sit near, say very little",
                true,
            ),
            option(
                "2a1b2c3d",
                "Send her to her room until she has settled",
                false,
            ),
        ],
        chosen: vec!["1a1b2c3d".to_owned()],
        right: true,
        revealed: false,
    })
}

fn subject() -> Subject {
    Subject {
        course: COURSE.to_owned(),
        course_version: "2026.1".to_owned(),
        item: "lesson/what-stress-does/check/freya-first".to_owned(),
        title: "Freya is still screaming. What helps first?".to_owned(),
    }
}

/// One answer, marked, folded into progress and on the disk, against a bare commit of as many bytes.
pub(crate) fn append(report: &mut Report) {
    let folder = beside_the_target();
    let clock = Clock::system();
    let folders = Folders::at(folder.path());
    folders.make().expect("a data folder");
    let mut learners = learners::open(&folders, &clock, false).expect("a database");
    let learner = learners
        .write(|transaction| people::add(transaction, clock.now(), "", Settings::default()))
        .expect("a learner")
        .id;
    let fact = answer();
    let body = fact.body().expect("JSON").to_string();

    let bare =
        rusqlite::Connection::open(folder.path().join("bare.sqlite")).expect("a bare database");
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, bytes BLOB) STRICT;",
    )
    .expect("a bare table");
    let bytes = vec![b'x'; body.len() + 200];
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..400 {
        ours.push(milliseconds(|| {
            learners
                .write(|transaction| {
                    events::append(transaction, clock.now(), learner, subject(), fact.clone())
                        .map(|_| ())
                })
                .expect("an event");
        }));
        theirs.push(milliseconds(|| {
            bare.prepare_cached("INSERT INTO rows (bytes) VALUES (?1)")
                .and_then(|mut insert| insert.execute([&bytes]))
                .expect("a row");
        }));
    }
    report.ratio(
        "append an event, durable",
        median(&mut ours),
        "bare SQLite commit",
        median(&mut theirs),
        "ms",
        1.5,
        1.3,
    );
}

/// Progress of someone with many events against someone with ten.
pub(crate) fn open_a_learner(report: &mut Report) {
    const MANY: usize = 20_000;
    let folder = beside_the_target();
    let clock = Clock::system();
    let folders = Folders::at(folder.path());
    folders.make().expect("a data folder");
    let mut learners = learners::open(&folders, &clock, false).expect("a database");
    let someone = |learners: &mut learners::Learners, number: usize| {
        learners
            .write(|transaction| {
                let id = people::add(transaction, clock.now(), "", Settings::default())?.id;
                let enrolled = Fact::Enrolled(Enrolled {
                    registration: RegistrationId::new(clock.now()),
                    law_as_at: "2026-11-23".to_owned(),
                    language: "en-GB".to_owned(),
                });
                events::append(transaction, clock.now(), id, subject(), enrolled)?;
                for at in 0..number {
                    let fact = Fact::SectionReached(SectionReached {
                        lesson: format!("lesson-{}", at % 5),
                        section: format!("section-{}", at % 2),
                        content_hash: None,
                    });
                    events::append(transaction, clock.now(), id, subject(), fact)?;
                }
                Ok(id)
            })
            .expect("someone with events")
    };
    let few = someone(&mut learners, 10);
    let many = someone(&mut learners, MANY);
    let load = |learner| {
        milliseconds(|| {
            black_box(progress::load(learners.read(), learner, COURSE).expect("progress"));
        })
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..300 {
        ours.push(load(many));
        theirs.push(load(few));
    }
    report.ratio(
        "open a learner with 20 000 events",
        median(&mut ours),
        "a learner with 10",
        median(&mut theirs),
        "ms",
        1.5,
        1.2,
    );
}

/// The schedule of someone with 100 000 past answers: what they add up to, calculated anew, and what is due; against
/// reading the same answers from the disk. And what the home screen asks for: what is due of the kept cards.
pub(crate) fn schedule(report: &mut Report) {
    const ANSWERS: usize = 100_000;
    let folder = beside_the_target();
    let (clock, hands) = Clock::set(Clock::system().now());
    let folders = Folders::at(folder.path());
    folders.make().expect("a data folder");
    let mut learners = learners::open(&folders, &clock, false).expect("a database");
    let learner = learners
        .write(|transaction| {
            let id = people::add(transaction, clock.now(), "", Settings::default())?.id;
            for at in 0..ANSWERS {
                hands.advance(Duration::from_mins(15));
                events::append(transaction, clock.now(), id, subject(), practised(at))?;
            }
            Ok(id)
        })
        .expect("someone with answers");
    let answers = || {
        let mut all = Vec::with_capacity(ANSWERS);
        events::for_learner(learners.read(), learner, |event| {
            all.push(event);
            Ok(())
        })
        .expect("answers");
        all
    };
    let due = |cards: &refresher::Cards| {
        let candidates = cards
            .iter()
            .map(|(id, card)| Candidate { id, card, unit: 1 });
        black_box(sitting(candidates, clock.now(), Pace::Normal).len())
    };
    let past = answers();
    let (mut ours, mut theirs, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..15 {
        ours.push(milliseconds(|| {
            let mut courses = BTreeMap::new();
            for event in &past {
                refresher::add(&mut courses, event);
            }
            courses.values().map(due).for_each(drop);
        }));
        theirs.push(milliseconds(|| {
            black_box(answers());
        }));
        kept.push(milliseconds(|| {
            due(&refreshers::load(learners.read(), learner, COURSE).expect("cards"));
        }));
    }
    let kept = median(&mut kept);
    report.must(
        "what is due after 100 000 past answers, ms (at most 50)",
        kept <= 50.0,
        serde_json::json!(kept),
    );
    report.ratio(
        "schedule 100 000 past answers",
        median(&mut ours),
        "reading them",
        median(&mut theirs),
        "ms",
        0.15,
        0.1,
    );
}

/// An answer in a refresher to one of a hundred checks, wrong every fifth time.
fn practised(at: usize) -> Fact {
    Fact::RefresherAnswered(RefresherAnswered {
        lesson: format!("lesson-{}", at % 10),
        check: format!("check-{}", at / 10 % 10),
        multiple: false,
        options: Vec::new(),
        chosen: vec!["1a1b2c3d".to_owned()],
        right: !at.is_multiple_of(5),
        revealed: false,
        tries: 0,
    })
}

/// A folder on the disk that is built on, since the temporary folder may live in memory.
pub(crate) fn beside_the_target() -> tempfile::TempDir {
    let program = std::env::current_exe().expect("this program");
    tempfile::tempdir_in(program.parent().expect("a folder")).expect("a folder to measure in")
}
