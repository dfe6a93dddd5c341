//! An agency's register, and what bundles are made of: against the plainest thing that does the same.

use crate::core_measures::{beside_the_target, milliseconds};
use crate::report::{Report, median};
use evenkeel_core::base::id::{DeviceId, EventId, LearnerId, RegistrationId};
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Timestamp, hash};
use evenkeel_core::course::{CompletionRules, LessonRule, UnitRule};
use evenkeel_core::event::{
    CheckAnswered, ClockState, Enrolled, Event, Fact, LessonCompleted, OptionAsShown, Subject,
    Written,
};
use evenkeel_core::learn::completion::{CourseShape, UnitShape};
use evenkeel_core::records::bundle::{About, Carries, Part, PersonLine, Reader, Writer};
use evenkeel_core::records::signing::{DeviceKey, Purpose};
use evenkeel_core::records::xapi::{self, Setting};
use evenkeel_core::register::list::{self, Query};
use evenkeel_core::register::standing::{Course, Standings};
use evenkeel_core::register::{self, take};
use rusqlite::params;
use serde_json::json;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::path::Path;

const COURSE: &str = "https://evenkeel.example/courses/de-escalation";

/// Bundles, people in each, events of each: a million events in all.
const BUNDLES: u64 = 100;
const PEOPLE: u64 = 50;
const EVENTS: u64 = 200;

/// Lessons of the pretended course, in three units of ten.
const LESSONS: u64 = 30;

fn course() -> Course {
    let units = ["defusing-conflict", "staying-safe", "law-and-guidance"];
    Course {
        id: COURSE.to_owned(),
        title: "Keeping on an even keel".to_owned(),
        version: "2026.1".to_owned(),
        refresher_months: Some(36),
        shape: CourseShape {
            units: (0_u64..)
                .zip(units)
                .map(|(number, id)| UnitShape {
                    id: id.to_owned(),
                    lessons: (number * 10..number * 10 + 10).map(lesson_id).collect(),
                    assessed: false,
                })
                .collect(),
            rules: CompletionRules {
                lesson: LessonRule::SectionsAndChecks,
                unit: UnitRule::Lessons,
            },
            law_as_at: "2026-11-23".to_owned(),
        },
        unit_titles: units.iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn lesson_id(number: u64) -> String {
    format!("lesson-{number:02}")
}

fn at(number: u64) -> Timestamp {
    let first = Timestamp::parse("2026-10-01T08:00:00Z").expect("a moment");
    first.plus_milliseconds(i64::try_from(number * 31_000).expect("some weeks"))
}

/// What somebody did, in the order they did it: they began, then answers, with a lesson finished now and then.
fn fact(number: u64) -> Fact {
    let lesson = lesson_id(number * LESSONS / EVENTS);
    let option = |id: &str, text: &str, right| OptionAsShown {
        id: id.to_owned(),
        text: text.to_owned(),
        right,
    };
    match number {
        0 => Fact::Enrolled(Enrolled {
            registration: RegistrationId::new(at(0)),
            law_as_at: "2026-11-23".to_owned(),
            language: "en-GB".to_owned(),
        }),
        _ if number.is_multiple_of(7) => Fact::LessonCompleted(LessonCompleted {
            lesson,
            unit: "defusing-conflict".to_owned(),
            rule: "sections-and-checks".to_owned(),
            law_as_at: "2026-11-23".to_owned(),
            content_hash: "4f8c7a5b".to_owned(),
            active_seconds: 480,
            checks_right: 2,
            checks: 3,
        }),
        _ => Fact::CheckAnswered(CheckAnswered {
            lesson,
            check: format!("check-{}", number % 3),
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
        }),
    }
}

fn event(learner: LearnerId, device: DeviceId, person: u64, number: u64) -> Event {
    let fact = fact(number);
    let item = match &fact {
        Fact::CheckAnswered(answer) => format!("lesson/{}/check/{}", answer.lesson, answer.check),
        Fact::LessonCompleted(done) => format!("lesson/{}", done.lesson),
        _ => String::new(),
    };
    let when = at(number);
    Event {
        id: EventId::new(when),
        learner,
        device,
        sequence: person * EVENTS + number + 1,
        order: when.milliseconds(),
        at: when,
        clock: ClockState::Steady,
        subject: Subject {
            course: COURSE.to_owned(),
            course_version: "2026.1".to_owned(),
            item,
            title: "Freya is still screaming. What helps first?".to_owned(),
        },
        fact,
    }
}

fn setting(now: Timestamp) -> Setting {
    Setting {
        home_page: xapi::HOME_PAGE.to_owned(),
        registration: Some(RegistrationId::new(now)),
        language: Some("en-GB".to_owned()),
        now,
    }
}

/// All of them.
pub(crate) fn measure(report: &mut Report) {
    open(report);
    import(report);
    export(report);
    sign_and_verify(report);
}

/// One computer's bundle, as “Give my records” writes it, and its events as rows.
fn bundle(path: &Path, number: u8) -> Vec<Written> {
    let device = DeviceId::new(at(0));
    let people: Vec<LearnerId> = (0..PEOPLE).map(|_| LearnerId::new(at(0))).collect();
    let events: Vec<Event> = (0..)
        .zip(&people)
        .flat_map(|(person, learner)| {
            (0..EVENTS).map(move |number| event(*learner, device, person, number))
        })
        .collect();
    let written: Vec<Written> = events
        .iter()
        .map(|event| Written::of(event).expect("JSON"))
        .collect();
    let setting = setting(at(EVENTS + 1));
    let file = BufWriter::new(File::create(path).expect("a file"));
    let mut writer = Writer::new(file);
    writer
        .part(Part::People, |part| {
            (0..).zip(&people).try_for_each(|(at, learner)| {
                part.json(&PersonLine {
                    learner: *learner,
                    name: Some(format!("Person {number} {at}")),
                })
            })
        })
        .and_then(|()| {
            writer.part(Part::Events, |part| {
                written.iter().try_for_each(|event| part.json(event))
            })
        })
        .and_then(|()| {
            writer.part(Part::Statements, |part| {
                events.iter().try_for_each(|event| {
                    let bytes = xapi::statement(event, &setting).expect("a statement");
                    part.line(&bytes.unwrap_or_default())
                })
            })
        })
        .and_then(|()| writer.part(Part::Records, |part| part.line(b"record_id")))
        .expect("parts");
    let about = About {
        carries: Carries::Records,
        made_at: at(EVENTS),
        program_version: "0.1.0".to_owned(),
        device,
    };
    writer
        .seal(about, &DeviceKey::from_secret(&[number; 32]))
        .expect("a bundle");
    written
}

/// The same rows into a table with the same one index that cannot be done without, a transaction a bundle.
const BARE: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (arrival INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, learner BLOB NOT NULL, device BLOB NOT NULL, sequence INTEGER NOT NULL, logical_order INTEGER NOT NULL, at INTEGER NOT NULL, clock TEXT NOT NULL, course TEXT NOT NULL, course_version TEXT NOT NULL, item TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, kind_version INTEGER NOT NULL, body TEXT NOT NULL, bundle INTEGER) STRICT;";

fn insert_bare(bare: &mut rusqlite::Connection, rows: &[Written], bundle: i64) {
    let transaction = bare.transaction().expect("a transaction");
    {
        let mut insert = transaction
            .prepare_cached("INSERT INTO events (id, learner, device, sequence, logical_order, at, clock, course, course_version, item, title, kind, kind_version, body, bundle) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)")
            .expect("a statement");
        for row in rows {
            insert
                .execute(params![
                    row.id.uuid().into_bytes(),
                    row.learner.uuid().into_bytes(),
                    row.device.uuid().into_bytes(),
                    i64::try_from(row.sequence).expect("small"),
                    row.order,
                    row.at.milliseconds(),
                    row.clock.key(),
                    row.course,
                    row.course_version,
                    row.item,
                    row.title,
                    row.kind,
                    row.version,
                    row.body.get(),
                    bundle,
                ])
                .expect("a row");
        }
    }
    transaction.commit().expect("a commit");
}

/// A million events from a hundred bundles: read, checked against signature and hashes, united, and everybody's standing
/// worked out; against only inserting the same rows.
fn import(report: &mut Report) {
    let folder = beside_the_target();
    let clock = Clock::system();
    let course = course();
    let folders = Folders::at(folder.path());
    let mut register = register::open(&folders, &clock, &course).expect("a register");
    let mut bare = rusqlite::Connection::open(folder.path().join("bare.sqlite")).expect("a file");
    bare.execute_batch(BARE).expect("a table");
    let (mut ours, mut theirs, mut most) = (0.0, 0.0, 0.0_f64);
    let before = resident();
    for number in 0..BUNDLES {
        let path = folder.path().join("records.zip");
        let rows = bundle(&path, u8::try_from(number).expect("a hundred"));
        let bundle = i64::try_from(number).expect("a hundred");
        theirs += milliseconds(|| insert_bare(&mut bare, &rows, bundle));
        drop(rows);
        ours += milliseconds(|| {
            let mut reader =
                Reader::open(File::open(&path).expect("a file"), &path).expect("whole");
            register
                .write(|transaction| {
                    take::take(transaction, clock.now(), &course, &mut reader, &path)
                })
                .expect("taken in");
        });
        most = most.max(resident());
    }
    report.ratio(
        "import 1 000 000 events, 100 bundles",
        ours,
        "bare SQLite insert of the rows",
        theirs,
        "ms",
        2.0,
        2.0,
    );
    report.note(
        "import: most memory, over what it began with, MB",
        json!(most - before),
    );
}

/// Memory of this program, MB; nothing where the system does not say.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.trim().split(' ').next()?.parse::<f64>().ok())
        .map_or(0.0, |kilobytes| kilobytes / 1024.0)
}

/// A register of fifty thousand people: opened, counted, and its first hundred shown.
fn open(report: &mut Report) {
    const FIFTY_THOUSAND: u64 = 50_000;
    const LIMIT: f64 = 100.0;
    let folder = beside_the_target();
    let clock = Clock::system();
    let course = course();
    let folders = Folders::at(folder.path());
    let mut register = register::open(&folders, &clock, &course).expect("a register");
    let path = folder.path().join("records.zip");
    for number in 0..10 {
        everybody(&path, number, FIFTY_THOUSAND / 10);
        let mut reader = Reader::open(File::open(&path).expect("a file"), &path).expect("whole");
        register
            .write(|transaction| take::take(transaction, clock.now(), &course, &mut reader, &path))
            .expect("taken in");
    }
    drop(register);
    let today = clock.now().day();
    let mut ours: Vec<f64> = (0..15)
        .map(|_| {
            milliseconds(|| {
                let register = register::open(&folders, &clock, &course).expect("a register");
                let connection = register.read();
                let query = Query::default();
                let tally = list::tally(connection, &today).expect("a tally");
                assert_eq!(tally.everybody, FIFTY_THOUSAND);
                assert_eq!(
                    list::count(connection, &query, &today).expect("a count"),
                    FIFTY_THOUSAND
                );
                for person in list::page(connection, &query, &today, 0, 100).expect("a page") {
                    black_box(Standings::load(connection, person, &course).expect("standings"));
                }
            })
        })
        .collect();
    let median = median(&mut ours);
    report.must(
        "register of 50 000 people opens, ms (at most 100)",
        median <= LIMIT,
        json!(median),
    );
}

/// A bundle of many people who did little.
fn everybody(path: &Path, number: u8, people: u64) {
    let device = DeviceId::new(at(0));
    let everybody: Vec<LearnerId> = (0..people).map(|_| LearnerId::new(at(0))).collect();
    let mut writer = Writer::new(BufWriter::new(File::create(path).expect("a file")));
    writer
        .part(Part::People, |part| {
            (0..).zip(&everybody).try_for_each(|(at, learner)| {
                part.json(&PersonLine {
                    learner: *learner,
                    name: Some(format!("Person {number} {at}")),
                })
            })
        })
        .and_then(|()| {
            writer.part(Part::Events, |part| {
                (0..).zip(&everybody).try_for_each(|(person, learner)| {
                    [0, 7, 14].into_iter().try_for_each(|number| {
                        let event = event(*learner, device, person, number);
                        part.json(&Written::of(&event).expect("JSON"))
                    })
                })
            })
        })
        .and_then(|()| writer.part(Part::Statements, |part| part.line(b"{}")))
        .and_then(|()| writer.part(Part::Records, |part| part.line(b"record_id")))
        .expect("parts");
    let about = About {
        carries: Carries::Records,
        made_at: at(EVENTS),
        program_version: "0.1.0".to_owned(),
        device,
    };
    writer
        .seal(about, &DeviceKey::from_secret(&[number; 32]))
        .expect("a bundle");
}

/// A million statements, made and written down one by one, against `serde_json` writing the same bytes from values that
/// are there already. Both into the void of a buffer, so that no disk decides.
fn export(report: &mut Report) {
    const MILLION: u64 = 1_000_000;
    const DIFFERENT: u64 = 1_000;
    let (learner, device) = (LearnerId::new(at(0)), DeviceId::new(at(0)));
    let events: Vec<Event> = (0..DIFFERENT)
        .map(|number| event(learner, device, 0, number % EVENTS))
        .collect();
    let setting = setting(at(EVENTS + 1));
    let values: Vec<serde_json::Value> = events
        .iter()
        .map(|event| {
            let bytes = xapi::statement(event, &setting).expect("a statement");
            serde_json::from_slice(&bytes.unwrap_or_default()).expect("JSON")
        })
        .collect();
    let before = resident();
    let mut out = BufWriter::new(std::io::sink());
    let rounds = MILLION / DIFFERENT;
    let (mut ours, mut theirs, mut most) = (0.0, 0.0, 0.0_f64);
    for _ in 0..rounds {
        ours += milliseconds(|| {
            for event in &events {
                let bytes = xapi::statement(event, &setting).expect("a statement");
                out.write_all(&bytes.unwrap_or_default()).expect("nowhere");
            }
        });
        theirs += milliseconds(|| {
            for value in &values {
                serde_json::to_writer(&mut out, value).expect("nowhere");
            }
        });
        most = most.max(resident());
    }
    report.ratio(
        "export 1 000 000 statements",
        ours,
        "serde_json writing the same bytes",
        theirs,
        "ms",
        1.5,
        1.5,
    );
    report.must(
        "export: memory over what it began with, MB (flat: at most 16)",
        most - before <= 16.0,
        json!(most - before),
    );
}

/// Two hundred megabytes are hashed and signed, then hashed again and checked, as a bundle's parts are.
#[expect(clippy::cast_precision_loss, reason = "a number of megabytes")]
fn sign_and_verify(report: &mut Report) {
    const LIMIT: f64 = 200.0;
    let key = DeviceKey::from_secret(&[7; 32]);
    let content: Vec<u8> = (0..=u8::MAX).cycle().take(200_000_000).collect();
    let megabytes = content.len() as f64 / 1_000_000.0;
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            milliseconds(|| {
                let signature = key.sign(Purpose::Bundle, &hash::sha256(&[&content]));
                let again = hash::sha256(&[&content]);
                assert!(key.public().signed(Purpose::Bundle, &again, &signature));
            })
        })
        .collect();
    let speed = 2.0 * megabytes / (median(&mut times) / 1_000.0);
    report.must(
        "sign and verify, MB a second (at least 200)",
        speed >= LIMIT,
        json!(speed),
    );
}
