//! Search as you type over ten thousand lessons, and what it costs to make them searchable.

use crate::core_measures::{beside_the_target, milliseconds};
use crate::report::{Report, median, part};
use evenkeel_core::course::content::{Block, Inline};
use evenkeel_core::course::{Course, Lesson, Section};
use evenkeel_core::library::compile::compile;
use evenkeel_core::library::search::{Lexicon, search};
use evenkeel_core::library::source::Source;
use evenkeel_core::library::store::{self, Compiled, Slot};
use evenkeel_core::library::{Library, OwnText};
use evenkeel_core::markdown::plain;
use rusqlite::Connection;
use serde_json::json;
use std::collections::BTreeMap;
use std::hint::black_box;

const LESSONS: usize = 10_000;
const WORDS: usize = 600;
const SECTIONS: usize = 4;

/// What people type, letter by letter.
const TYPED: [&str; 8] = [
    "meltdown",
    "bedtime",
    "hitting me",
    "police",
    "lock the door",
    "restrain",
    "contact with mum",
    "what if he runs",
];

/// Searches every beginning of every query, ours and the raw one in turn.
pub(crate) fn measure(report: &mut Report) {
    let folder = beside_the_target();
    let course = many_lessons();
    let path = folder.path().join("library.sqlite");
    let compiled = [Compiled {
        slot: Slot::Course,
        course,
        files: BTreeMap::new(),
    }];
    let [Compiled { course, .. }] = &compiled;
    let plain = folder.path().join("plain.sqlite");
    let (mut made, mut inserted) = (Vec::new(), Vec::new());
    for round in 0..3 {
        if round > 0 {
            std::fs::remove_file(&plain).expect("it can be made again");
        }
        made.push(milliseconds(|| {
            store::replace(&path, &compiled).expect("a library");
        }));
        inserted.push(milliseconds(|| insert_only(&plain, course)));
    }
    report.ratio(
        "make 10 000 lessons searchable",
        median(&mut made),
        "inserting the same text",
        median(&mut inserted),
        "ms",
        3.0,
        3.0,
    );

    let connection = Connection::open(&path).expect("a library");
    let lexicon = Lexicon::read(&connection, Vec::new()).expect("its words");
    let raw = Connection::open(&plain).expect("the same text");
    raw.execute_batch(
        "CREATE VIRTUAL TABLE raw USING fts5 (lesson UNINDEXED, section UNINDEXED, title, section_title, words, tokenize = \"porter unicode61 remove_diacritics 2\"); INSERT INTO raw SELECT * FROM passages; INSERT INTO raw (raw) VALUES ('optimize');",
    )
    .expect("an index");
    let mut raw = raw
        .prepare(
            "SELECT rowid, lesson, section, title, snippet(raw, 4, '', '', '', 18) FROM raw WHERE raw MATCH ?1 ORDER BY rank LIMIT 20",
        )
        .expect("a query");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for typed in TYPED {
        for (end, _) in typed.char_indices().skip(1).chain([(typed.len(), ' ')]) {
            let beginning = &typed[..end];
            ours.push(steady(|| {
                black_box(search(&connection, &lexicon, beginning, 20).expect("an answer"));
            }));
            let expression: Vec<String> = beginning
                .split_whitespace()
                .map(|word| format!("\"{word}\"*"))
                .collect();
            theirs.push(steady(|| {
                let rows = raw
                    .query_map([expression.join(" ")], |row| row.get::<_, String>(4))
                    .and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>);
                black_box(rows.expect("an answer"));
            }));
        }
    }
    report.note(
        "search as you type, ms",
        json!({ "queries": ours.len(), "p50": median(&mut ours), "p99": part(&mut ours, 0.99), "raw p99": part(&mut theirs, 0.99) }),
    );
    let slowest = part(&mut ours, 0.99);
    report.must(
        "search as you type, slowest of 100, ms (at most 10)",
        slowest <= 10.0,
        json!(slowest),
    );
    report.ratio(
        "search as you type, slowest of 100",
        slowest,
        "raw FTS5 query",
        part(&mut theirs, 0.99),
        "ms",
        1.5,
        1.5,
    );
}

/// Searches two thousand texts of somebody's own: more than a person writes.
pub(crate) fn own(report: &mut Report) {
    let folder = beside_the_target();
    let path = folder.path().join("library.sqlite");
    let library = Library::open(&path, &Source::BuiltInCourse, &Source::BuiltInGuide);
    let library = library.expect("a library");
    let written: Vec<String> = (0..2_000)
        .map(|number| {
            format!(
                "Evening {number}. He came down late, and we said little about the coats on the floor until the kettle had boiled."
            )
        })
        .collect();
    let texts: Vec<OwnText<'_>> = written
        .iter()
        .map(|words| OwnText {
            title: "Afterwards",
            words,
            quotation: "The pigeons came back.",
        })
        .collect();
    let times = ["k", "kettle", "kettle coats", "evening 1999", "ketlte"].map(|typed| {
        let time = steady(|| {
            black_box(library.search_own(&texts, typed, 8).expect("an answer"));
        });
        (typed, time)
    });
    report.note("search 2 000 texts of one's own, ms", json!(times));
}

/// The middle of three runs: one that another program held up says nothing of a search.
fn steady(mut work: impl FnMut()) -> f64 {
    median(&mut [(); 3].map(|()| milliseconds(&mut work)))
}

/// Ten thousand lessons of six hundred words each, drawn from the words of the course as often as they occur there.
fn many_lessons() -> Course {
    let files = Source::BuiltInCourse
        .files()
        .expect("the course is built in");
    let mut course = compile(&files).course.expect("the course compiles");
    let text: Vec<String> = course
        .units
        .iter()
        .flat_map(|unit| &unit.lessons)
        .flat_map(|lesson| &lesson.sections)
        .map(plain::words)
        .collect();
    let words: Vec<&str> = text
        .iter()
        .flat_map(|text| text.split_whitespace())
        .collect();
    // A linear congruential generator: the same lessons in every run.
    let mut seed: usize = 1;
    let mut draw = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        words[(seed >> 33) % words.len()]
    };
    let mut sentence =
        |length: usize| -> String { (0..length).map(|_| draw()).collect::<Vec<_>>().join(" ") };
    let pattern = course.units[0].lessons[0].clone();
    course.units[0].lessons = (0..LESSONS)
        .map(|number| Lesson {
            id: format!("lesson-{number}"),
            title: sentence(4),
            sections: (0..SECTIONS)
                .map(|section| Section {
                    id: format!("section-{section}"),
                    title: sentence(3),
                    blocks: (0..5)
                        .map(|_| Block::Paragraph {
                            text: vec![Inline::Text {
                                text: sentence(WORDS / SECTIONS / 5),
                            }],
                        })
                        .collect(),
                })
                .collect(),
            ..pattern.clone()
        })
        .collect();
    course
}

/// The same text in the same form, kept but not searchable.
fn insert_only(path: &std::path::Path, course: &Course) {
    let mut connection = Connection::open(path).expect("a database");
    connection
        .execute_batch("CREATE TABLE texts (id TEXT PRIMARY KEY, tree TEXT) STRICT; CREATE TABLE passages (lesson TEXT, section TEXT, title TEXT, section_title TEXT, words TEXT) STRICT;")
        .expect("tables");
    let transaction = connection.transaction().expect("a transaction");
    {
        let mut text = transaction
            .prepare("INSERT OR REPLACE INTO texts VALUES (?1, ?2)")
            .expect("an insert");
        let mut passage = transaction
            .prepare("INSERT INTO passages VALUES (?1, ?2, ?3, ?4, ?5)")
            .expect("an insert");
        for lesson in course.units.iter().flat_map(|unit| &unit.lessons) {
            let tree = serde_json::to_string(lesson).expect("JSON");
            text.execute([&lesson.id, &tree]).expect("a row");
            for section in &lesson.sections {
                passage
                    .execute([
                        &lesson.id,
                        &section.id,
                        &lesson.title,
                        &section.title,
                        &plain::words(section),
                    ])
                    .expect("a row");
            }
        }
    }
    transaction.commit().expect("a commit");
}
