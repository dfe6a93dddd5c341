//! A lesson as its author wrote it: its length, its time, how hard it is, and which sentences make it so.
//!
//! Length is what one reader reads: of nation blocks only the longest nation counts, and of a check its question and
//! scene, for options and feedback have a time of their own. How hard it is, is asked of all running text: prose of
//! every nation and feedback too. Headings, labels, options and tables are left out of that: they are no sentences.

use super::super::front::FrontMatter;
use super::super::problem::{Problem, ProblemCode, Report};
use super::super::read::{Document, Heading, Kind, Node};
use super::{Reading, sentences, words};
use crate::course::Nation;
use std::collections::BTreeMap;
use std::ops::Range;

/// Reading age of a unit whose `unit.md` does not say another.
pub const READING_AGE: u32 = 12;

/// Most words one reader should have to read in a lesson.
const MOST_WORDS: u32 = 1_100;

/// By how many minutes a lesson may say another time than it takes.
const MINUTES_OFF: u32 = 2;

/// Words that a person reads in a minute.
const WORDS_A_MINUTE: u32 = 200;

/// A sentence shorter than this is not worth mending, however long its words.
const SHORTEST_TO_MEND: u32 = 10;

/// How many of the hardest sentences are told.
const HARDEST: usize = 3;

/// What was measured of a lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonReading {
    /// Words that one reader reads.
    pub words: u32,
    /// Its checks.
    pub checks: u32,
    /// What it takes: 200 words a minute and half a minute a check, to the nearest minute, at least 1.
    pub minutes: u32,
    /// What its running text is made of.
    pub text: Reading,
}

/// The reading age that a `unit.md` asks for.
pub fn unit_reading_age(unit: &Document<'_>) -> u32 {
    unit.front()
        .and_then(|front| front.peek_number("reading_age"))
        .and_then(|age| u32::try_from(age).ok())
        .unwrap_or(READING_AGE)
}

/// Measures a lesson, and puts down, as warnings, that it is too hard for its unit, too long, or takes another time
/// than it says.
pub fn lesson(document: &Document<'_>, age: u32, problems: &mut Vec<Problem>) -> LessonReading {
    let mut counter = Counter::default();
    counter.nodes(document.nodes());
    let mut text = Reading::default();
    for sentence in &counter.sentences {
        text.add(sentence.reading);
    }
    let words = counter.words + counter.by_nation.values().copied().max().unwrap_or(0);
    let found = LessonReading {
        words,
        checks: counter.checks,
        minutes: minutes(words, counter.checks),
        text,
    };
    let mut report = Report::new(document.file(), document.text(), problems);
    if let Some(front) = document.front() {
        warn_of_length(&found, front, &mut report);
        warn_of_minutes(&found, front, &mut report);
    }
    if found.text.age().round() > f64::from(age) {
        warn_of_age(document, &found, age, &counter.sentences, &mut report);
    }
    found
}

/// Half a minute a check, to the nearest minute.
fn minutes(words: u32, checks: u32) -> u32 {
    let half = WORDS_A_MINUTE / 2;
    let parts = words.saturating_add(checks.saturating_mul(half));
    (parts.saturating_add(half) / WORDS_A_MINUTE).max(1)
}

fn warn_of_length(found: &LessonReading, front: &FrontMatter, report: &mut Report<'_>) {
    if found.words > MOST_WORDS {
        report.add(
            ProblemCode::LessonTooLong,
            &front.place("title"),
            format!(
                "This lesson has {} words to read, options and feedback not counted; {MOST_WORDS} are enough for one sitting.",
                found.words
            ),
            "Take out what is said elsewhere, or make two lessons of it.",
        );
    }
}

fn warn_of_minutes(found: &LessonReading, front: &FrontMatter, report: &mut Report<'_>) {
    let said = front.peek_number("minutes");
    let said = said.and_then(|minutes| u32::try_from(minutes).ok());
    if said.is_some_and(|said| said.abs_diff(found.minutes) > MINUTES_OFF) {
        report.add(
            ProblemCode::MinutesOff,
            &front.place("minutes"),
            format!(
                "{} and {} take about {}.",
                number(found.words, "word"),
                number(found.checks, "check"),
                number(found.minutes, "minute")
            ),
            format!("Write `minutes = {}`.", found.minutes),
        );
    }
}

fn number(count: u32, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

fn warn_of_age(
    document: &Document<'_>,
    found: &LessonReading,
    age: u32,
    sentences: &[Sentence],
    report: &mut Report<'_>,
) {
    let mut hardest: Vec<&Sentence> = sentences
        .iter()
        .filter(|sentence| sentence.reading.words >= SHORTEST_TO_MEND)
        .collect();
    hardest.sort_by(|a, b| b.reading.grade().total_cmp(&a.reading.grade()));
    hardest.truncate(HARDEST);
    let listed: Vec<String> = hardest
        .iter()
        .map(|sentence| sentence.told(document.text()))
        .collect();
    let place = hardest
        .first()
        .map_or(0..0, |sentence| sentence.span.clone());
    report.add(
        ProblemCode::HardToRead,
        &place,
        format!(
            "This lesson needs a reading age of about {:.1}; its unit is written for {age}.",
            found.text.age()
        ),
        format!(
            "Make two sentences of one, and use shorter words. Hardest: {}.",
            listed.join("; ")
        ),
    );
}

/// A sentence and where it stands.
struct Sentence {
    reading: Reading,
    span: Range<usize>,
}

impl Sentence {
    /// Its line, its first words, and how many it has.
    fn told(&self, text: &str) -> String {
        let line = text[..self.span.start].matches('\n').count() + 1;
        let first: Vec<&str> = text[self.span.clone()].split_whitespace().take(5).collect();
        format!(
            "line {line}, “{} …”, {} words",
            first.join(" "),
            self.reading.words
        )
    }
}

/// What a walk through a lesson has counted so far.
#[derive(Default)]
struct Counter {
    /// Words that every reader reads.
    words: u32,
    /// Words that readers of one nation read.
    by_nation: BTreeMap<Nation, u32>,
    /// The nation block being walked through, and the level of its heading.
    nation: Option<(Nation, u8)>,
    checks: u32,
    sentences: Vec<Sentence>,
}

impl Counter {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        let mut rest = nodes;
        while let [first, after @ ..] = rest {
            if first.is_inline() {
                let run = rest.iter().take_while(|node| node.is_inline()).count();
                let (run, later) = rest.split_at(run);
                rest = later;
                self.text(run, true);
            } else {
                rest = after;
                self.node(first);
            }
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match &node.kind {
            Kind::Heading(heading) => self.heading(node, heading),
            Kind::Paragraph => self.text(&node.children, true),
            Kind::Quote(Some(_)) if node.has_label() => {
                let (first, more) = node.children.split_at(1);
                let (label, text) = first[0].children.split_at(1);
                self.count(&words_of(label));
                self.text(text, true);
                self.nodes(more);
            }
            Kind::List(_) if node.has_box() => {
                for item in &node.children {
                    let quotes = item.children.iter();
                    quotes
                        .filter(|node| node.kind == Kind::Quote(None))
                        .for_each(|quote| self.feedback(&quote.children));
                }
            }
            Kind::Table(_) => self.count(&words_of(std::slice::from_ref(node))),
            _ => self.nodes(&node.children),
        }
    }

    fn heading(&mut self, node: &Node<'_>, heading: &Heading) {
        if self.nation.is_some_and(|(_, level)| heading.level <= level) {
            self.nation = None;
        }
        for class in &heading.classes {
            if let Some(nation) = Nation::from_key(class) {
                self.nation = Some((nation, heading.level));
            } else if class == "check" {
                self.checks += 1;
            }
        }
        self.count(&words_of(&node.children));
    }

    fn feedback(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            if node.kind == Kind::Paragraph {
                self.text(&node.children, false);
            } else {
                self.feedback(&node.children);
            }
        }
    }

    /// Running text: its sentences, and its words where they count.
    fn text(&mut self, nodes: &[Node<'_>], counts: bool) {
        let mut run = Run::default();
        run.take(nodes);
        for range in sentences(&run.text) {
            let reading = Reading::of_sentence(&run.text[range.clone()]);
            if counts {
                self.add(reading.words);
            }
            if reading.words > 0 {
                self.sentences.push(Sentence {
                    reading,
                    span: run.place(range.start)..run.place(range.end),
                });
            }
        }
    }

    fn count(&mut self, text: &str) {
        self.add(u32::try_from(words(text).count()).unwrap_or(u32::MAX));
    }

    fn add(&mut self, words: u32) {
        match self.nation {
            Some((nation, _)) => *self.by_nation.entry(nation).or_default() += words,
            None => self.words += words,
        }
    }
}

/// The words of a line of text, and where each piece of them stands in the file.
#[derive(Default)]
struct Run {
    text: String,
    /// Place in `text`, place in the file.
    pieces: Vec<(usize, usize)>,
}

impl Run {
    fn take(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            self.pieces.push((self.text.len(), node.span.start));
            match &node.kind {
                Kind::Text(words) | Kind::Code(words) => self.text.push_str(words),
                Kind::SoftBreak | Kind::HardBreak => self.text.push(' '),
                Kind::Picture { caption, .. } => self.text.push_str(caption),
                _ => self.take(&node.children),
            }
        }
    }

    /// The place in the file of a place in the text.
    fn place(&self, at: usize) -> usize {
        let piece = self.pieces.iter().rfind(|(start, _)| *start <= at);
        piece.map_or(0, |(start, place)| place + (at - start))
    }
}

/// Words of all that stands in the nodes, with spaces between blocks.
fn words_of(nodes: &[Node<'_>]) -> String {
    let mut run = Run::default();
    for node in nodes {
        if node.is_inline() {
            run.take(std::slice::from_ref(node));
        } else {
            run.text.push_str(&words_of(&node.children));
            run.text.push(' ');
        }
    }
    run.text
}
