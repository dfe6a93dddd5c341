//! One fixed story on the built-in course. What the screens would be given is written to `ui/src/ipc/samples/`, from
//! which the front end's tests and its pretended program answer. A difference from what is committed is drift: look at
//! it, then commit it.

use super::*;
use crate::app::give::Whose;
use crate::app::record::Format;
use crate::app::refresher::Asking;
use crate::app::start;
use crate::app::view::Given;
use crate::app::view::{LessonState, Next, Opened};
use crate::base::hash;
use crate::course::Nation;
use crate::learn::draw::draw;
use crate::learners::attempts;
use crate::records::bundle::{Carries, Reader};
use crate::records::receipt::Receipt;
use crate::records::signing::DeviceKey;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const UNIT: &str = "defusing-conflict";
const LESSON: &str = "what-stress-does";

/// Where samples go, and what stands in them for that which differs from run to run.
pub(super) struct Samples {
    folder: PathBuf,
    paths: Vec<(String, &'static str)>,
    ids: BTreeMap<String, String>,
}

impl Samples {
    pub(super) fn of(desk: &Desk, record: &Path) -> Self {
        let json = |path: &Path| {
            let quoted = serde_json::to_string(path).unwrap();
            quoted.trim_matches('"').to_owned()
        };
        Self {
            folder: Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/ipc/samples"),
            paths: vec![
                (
                    json(&desk.folders.learners()),
                    "/home/sam/.local/share/evenkeel/learners.sqlite",
                ),
                (json(desk.folders.data()), "/home/sam/.local/share/evenkeel"),
                (
                    json(&desk.path("give.zip")),
                    "/media/sam/STICK/evenkeel-records-2026-11-23-1942.zip",
                ),
                (
                    json(record),
                    "/home/sam/Documents/evenkeel-record-2026-11-23-1942.csv",
                ),
            ],
            ids: BTreeMap::new(),
        }
    }

    /// Another place, and how it reads in samples.
    pub(super) fn also(&mut self, place: &str, friendly: &'static str) {
        self.paths.insert(0, (place.to_owned(), friendly));
    }

    pub(super) fn keep(&mut self, name: &str, value: &impl Serialize) {
        let mut text = serde_json::to_string_pretty(value).unwrap();
        for (path, friendly) in &self.paths {
            text = text.replace(path, friendly);
        }
        let stable: Vec<String> = text.split('"').map(|part| self.stable(part)).collect();
        let text = stable.join("\"") + "\n";
        let path = self.folder.join(name).with_extension("json");
        if files::read(&path).ok().as_deref() != Some(text.as_bytes()) {
            write(&path, text.as_bytes());
        }
    }

    /// Random ids by the order in which they first appear; also those at the end of a place.
    fn stable(&mut self, part: &str) -> String {
        if let Some((place, id)) = part.rsplit_once('/')
            && Uuid::parse_str(id).is_ok()
        {
            return format!("{place}/{}", self.stable(id));
        }
        // JSON inside JSON has a backslash before its quotation marks.
        let id = part.trim_end_matches('\\');
        if id.len() != 36 || Uuid::parse_str(id).is_err() {
            return part.to_owned();
        }
        let next = format!("019ab1c2-0000-7000-8000-{:012}", self.ids.len() + 1);
        let stable = self.ids.entry(id.to_owned()).or_insert(next);
        part.replace(id, stable)
    }
}

/// The course as it was some days ago: one lesson read otherwise.
fn earlier_edition(desk: &Desk) -> Source {
    let folder = desk.path("edition");
    for (name, bytes) in Source::BuiltInCourse.files().unwrap() {
        write(&folder.join(name), &bytes);
    }
    change(&folder.join("course.toml"), |text| {
        text.replace("version = \"2026.1\"", "version = \"2025.2\"")
    });
    let lesson = "1-defusing-conflict/03-what-you-need-to-know.md";
    change(&folder.join(lesson), |text| {
        text.replacen("\n## ", "\nAn older sentence.\n\n## ", 1)
    });
    Source::Folder(folder)
}

pub(super) fn change(path: &Path, how: impl Fn(&str) -> String) {
    let before = String::from_utf8(files::read(path).unwrap()).unwrap();
    let after = how(&before);
    assert_ne!(before, after, "{}", path.display());
    write(path, after.as_bytes());
}

pub(super) fn open(desk: &Desk, day: &str, source: &Source) -> App {
    desk.hands.set_wall(at(day));
    App::open_with(desk.folders.clone(), desk.clock.clone(), "0.1.0", source).unwrap()
}

/// Begins an attempt whose draw is the same in every run.
pub(super) fn begin_drawn(app: &mut App, seed: u64) {
    let bank = app.library.assessment(UNIT).unwrap();
    let drawn = draw(&bank.questions, bank.draw as usize, seed);
    let (now, learner) = (app.clock.now(), app.learner().unwrap());
    let course = app.library.course().id.clone();
    app.learners
        .write(|transaction| attempts::begin(transaction, now, learner, &course, UNIT, seed, drawn))
        .unwrap();
}

/// An evening with one lesson.
pub(super) fn evening(desk: &Desk, day: &str, source: &Source, lesson: &str) {
    let mut app = open(desk, day, source);
    let first = app.open_lesson(lesson, None).unwrap().sections.remove(0).id;
    desk.read_on(&mut app, lesson, &first, 480);
    finish(&mut app, lesson);
    app.close().unwrap();
}

/// The key of this computer is the same in every run.
fn with_a_known_key(desk: &Desk) {
    let key = DeviceKey::from_secret(&[7; 32]);
    let text = format!(
        "format = 1\npublic = \"{}\"\nsecret = \"{}\"\n",
        key.public(),
        hash::hex(key.secret())
    );
    write(&desk.folders.device_key(), text.as_bytes());
}

/// Sam gives records, an agency says that they arrived, and learning goes to another computer.
fn give_records(desk: &Desk, app: &mut App, samples: &mut Samples) {
    let path = desk.path("give.zip");
    let steady = |mut given: Given| {
        // The ids of each run pack a little differently.
        given.bytes = 14_336;
        given
    };
    let given = app
        .give(Carries::Records, Whose::Mine, false, &path)
        .unwrap();
    samples.keep("given", &steady(given));
    let digest = *Reader::open(files::open(&path).unwrap(), &path)
        .unwrap()
        .digest();
    let agency = DeviceKey::from_secret(&[3; 32]);
    let receipt = Receipt::new(
        &digest,
        app.clock.now(),
        31,
        "Harbour Fostering",
        agency.public(),
    );
    let back = desk.path("give.received.json");
    write(&back, &receipt.sealed(&agency).unwrap());
    samples.keep("gift-received", &app.take_receipt(&back).unwrap());
    desk.wait(300);
    app.answer_check(
        LESSON,
        "freya-first",
        &right_options(&check_of(app, LESSON, "freya-first")),
    )
    .unwrap();
    samples.keep("giving", &app.giving().unwrap());
    app.give(Carries::Learning, Whose::Mine, true, &path)
        .unwrap();
    let other = Desk::new();
    let mut elsewhere = open(&other, "2026-11-23T20:30:00Z", &Source::BuiltInCourse);
    samples.keep("taken-in", &elsewhere.take_in(&path).unwrap());
}

/// A refresher, and its first question answered wrongly, then rightly.
fn practise(app: &mut App, samples: &mut Samples) {
    let view = app.refresher().unwrap();
    samples.keep("refresher", &view);
    let first = &view.questions[0];
    let check = check_of(app, &first.lesson, &first.check);
    for (tries, name, chosen) in [
        (0, "refresher-outcome-wrong", wrong_option(&check)),
        (1, "refresher-outcome-right", right_options(&check)),
    ] {
        let asking = Asking {
            lesson: first.lesson.clone(),
            check: first.check.clone(),
            tries,
        };
        samples.keep(name, &app.answer_refresher(&asking, &chosen).unwrap());
    }
}

#[test]
fn the_samples_for_the_front_end_are_written() {
    let desk = Desk::new();
    with_a_known_key(&desk);
    let record = desk.path("record.csv");
    let mut samples = Samples::of(&desk, &record);
    let earlier = earlier_edition(&desk);
    let today = Source::BuiltInCourse;

    // Wednesday: Rosa and Sam begin; Sam reads a lesson an evening.
    let mut app = open(&desk, "2026-11-18T19:30:00Z", &earlier);
    samples.keep("start-first-run", &app.start().unwrap());
    let from = |nation| Settings {
        nation: Some(nation),
        ..Settings::default()
    };
    app.begin("Rosa", from(Nation::Wales)).unwrap();
    desk.wait(60);
    app.begin("Sam", from(Nation::England)).unwrap();
    app.close().unwrap();
    evening(
        &desk,
        "2026-11-18T20:02:00Z",
        &earlier,
        "how-to-use-this-course",
    );
    evening(&desk, "2026-11-19T20:02:00Z", &earlier, "welfare-first");
    evening(
        &desk,
        "2026-11-20T20:02:00Z",
        &earlier,
        "what-you-need-to-know",
    );
    evening(&desk, "2026-11-21T20:02:00Z", &today, "duty-of-care");

    // Sunday: the assessment too early, six of twelve.
    let mut app = open(&desk, "2026-11-22T20:05:00Z", &today);
    begin_drawn(&mut app, 1);
    assert!(!take(&mut app, UNIT, 6).passed);
    app.close().unwrap();

    // Monday: the middle of lesson 5, and another attempt begun.
    let mut app = open(&desk, "2026-11-23T19:30:00Z", &today);
    let sections = ["opening", "toast", "body", "fewer-words"];
    app.open_lesson(LESSON, None).unwrap();
    for reached in 1..=sections.len() {
        let here = sections[reached - 1];
        study(&mut app, LESSON, here, &sections[..reached]);
        desk.read_on(&mut app, LESSON, here, 75);
    }
    let teacher = check_of(&app, LESSON, "telling-the-teacher");
    for chosen in [wrong_option(&teacher), right_options(&teacher)] {
        app.answer_check(LESSON, "telling-the-teacher", &chosen)
            .unwrap();
    }
    begin_drawn(&mut app, 2);
    let bank = app.library.assessment(UNIT).unwrap();
    let attempt = app.begin_attempt(UNIT, false).unwrap();
    for (question, right) in attempt.questions.iter().zip([true, false]) {
        let known = bank.questions.iter().find(|it| it.check.id == question.id);
        let check = &known.unwrap().check;
        let chosen = if right {
            right_options(check)
        } else {
            wrong_option(check)
        };
        app.keep_answer(attempt.id, &question.id, &chosen).unwrap();
    }
    app.close().unwrap();

    let mut app = open(&desk, "2026-11-23T19:42:00Z", &today);
    samples.keep("start", &app.start().unwrap());
    let home = app.home().unwrap();
    assert!(matches!(home.next, Next::Resume(_)), "{:?}", home.next);
    assert!(home.refresher.is_some());
    samples.keep("home", &home);
    let unit = app.unit(UNIT).unwrap();
    assert_eq!(unit.lessons[2].state, LessonState::Changed);
    assert_eq!(unit.lessons[4].state, LessonState::Started);
    samples.keep("unit", &unit);
    samples.keep("assessment", &app.assessment(UNIT).unwrap());
    samples.keep("attempt", &app.begin_attempt(UNIT, false).unwrap());
    samples.keep("page", &app.page("in-the-moment").unwrap());
    samples.keep("help", &app.help());
    let hits = app.search("noise").unwrap();
    assert!(!hits.hits.is_empty());
    samples.keep("hits", &hits);
    let questions = app.questions();
    let glossary = app.glossary().unwrap();
    assert!(questions.len() >= 15 && glossary.len() >= 60);
    let stories = app.scenarios().unwrap();
    assert!(stories.len() >= 12);
    samples.keep("scenarios", &stories);
    samples.keep("scenario", &app.scenario(&stories[0].id).unwrap());
    samples.keep("questions", &questions);
    samples.keep("question", &app.question(&questions[0].id).unwrap());
    samples.keep("glossary", &glossary);

    let lesson = app.open_lesson(LESSON, None).unwrap();
    assert!(matches!(lesson.opened, Opened::Resumed { .. }));
    samples.keep("lesson", &lesson);
    let freya = check_of(&app, LESSON, "freya-first");
    samples.keep("studied", &study(&mut app, LESSON, "fewer-words", &[]));
    let mut answer_with = |chosen: &[String]| app.answer_check(LESSON, &freya.id, chosen).unwrap();
    samples.keep("check-outcome-wrong", &answer_with(&wrong_option(&freya)));
    samples.keep("check-outcome-right", &answer_with(&right_options(&freya)));
    let all: Vec<&str> = lesson.sections.iter().map(|it| it.id.as_str()).collect();
    study(&mut app, LESSON, all[all.len() - 1], &all);
    app.show_answer(LESSON, "cant-remember").unwrap();
    samples.keep("lesson-done", &app.complete_lesson(LESSON).unwrap());
    let outcome = take(&mut app, UNIT, 10);
    assert!(outcome.passed && outcome.questions.iter().any(|question| !question.right));
    samples.keep("assessment-outcome", &outcome);
    samples.keep("record", &app.record().unwrap());
    let saved = app.save_record(Format::Csv, false, &record).unwrap();
    samples.keep("saved-file", &saved);
    practise(&mut app, &mut samples);
    give_records(&desk, &mut app, &mut samples);
    app.close().unwrap();

    let mut copies = start::backups(&desk.folders).unwrap();
    assert!(copies.len() > 2);
    for copy in &mut copies {
        // The size depends on the SQLite of the day.
        copy.bytes = 184_320;
    }
    samples.keep("backups", &copies);
    write(
        &desk.folders.learners(),
        b"this is no database, however long one looks at it",
    );
    let Err(damaged) = App::open(desk.folders.clone(), desk.clock.clone(), "0.1.0") else {
        panic!("it was opened")
    };
    assert_eq!(damaged.code(), Code::LearnersDamaged);
    samples.keep("error-learners-damaged", &damaged.report());
}
