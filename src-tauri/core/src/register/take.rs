//! Takes in one bundle, on the caller's transaction: all of it, or, when this fails and the caller does not commit,
//! nothing.

use super::entries::{self, Placed};
use super::standing::{self, Course};
use super::{bundles, computers, people, refused};
use crate::base::error::RegisterError;
use crate::base::id::LearnerId;
use crate::base::{Error, Result, Timestamp, column, hash};
use crate::event::Written;
use crate::records::bundle::{Carries, Manifest, Part, Reader};
use computers::Acquaintance;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};
use std::path::Path;

/// More people than ever studied on one computer; a file that is about more is no such computer's.
const MOST_PEOPLE: usize = 10_000;

/// How many beginnings of lessons are held in memory before they are written down.
const MOST_BEGUN: usize = 20_000;

/// A day whose end has not come when a bundle arrives is past what a slow clock explains.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

/// How a bundle fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The very same bundle was taken in before.
    pub seen: bool,
    /// Events that are here now.
    pub new: u64,
    /// Events that were here before.
    pub known: u64,
    /// Events kept apart: another with the same id is here.
    pub clashing: u64,
}

/// Whether a bundle is one that an agency takes in, before anything of it is read.
///
/// # Errors
/// [`Error::BundleForElsewhere`]; [`RegisterError::NotOurs`]; the database's.
pub fn accept(connection: &Connection, manifest: &Manifest, path: &Path) -> Result<()> {
    if manifest.carries != Carries::Records {
        return Err(Error::BundleForElsewhere {
            path: path.to_owned(),
            for_agency: false,
        });
    }
    if computers::acquaintance(connection, &manifest.key)? == Acquaintance::NotOurs {
        return Err(RegisterError::NotOurs {
            path: path.to_owned(),
            fingerprint: manifest.key.fingerprint(),
        }
        .into());
    }
    Ok(())
}

/// Takes in a bundle that lies at `path`. Every part of it is compared with what was signed.
///
/// # Errors
/// As [`accept`]; as [`Reader::lines`]; [`Error::BundleTooLarge`]; the database's. Then the caller's transaction must not
/// be committed.
pub fn take<R: Read + Seek>(
    connection: &Connection,
    now: Timestamp,
    course: &Course,
    reader: &mut Reader<R>,
    path: &Path,
) -> Result<Outcome> {
    let manifest = reader.manifest().clone();
    let digest = *reader.digest();
    accept(connection, &manifest, path)?;
    if bundles::find(connection, &digest)?.is_some() {
        reader.check()?;
        return Ok(Outcome {
            seen: true,
            known: manifest.lines(Part::Events),
            ..Outcome::default()
        });
    }
    computers::meet(connection, now, &manifest.key, manifest.device)?;
    let file = path.display().to_string();
    let bundle = bundles::keep(connection, now, &manifest, &digest, &file)?;
    let mut taking = Taking {
        connection,
        now,
        bundle,
        path,
        people: BTreeSet::new(),
        touched: BTreeSet::new(),
        doubted: BTreeSet::new(),
        begun: BTreeMap::new(),
        outcome: Outcome::default(),
    };
    reader
        .people(|person| taking.meet(person.learner, person.name.as_deref(), manifest.made_at))?;
    reader.events(|event| taking.add(&event))?;
    // Statements and spreadsheet say the same once more; they must still be what was signed.
    reader.lines(Part::Statements, |_, _| Ok(()))?;
    reader.lines(Part::Records, |_, _| Ok(()))?;
    taking.finish(course)
}

struct Taking<'a> {
    connection: &'a Connection,
    now: Timestamp,
    bundle: i64,
    path: &'a Path,
    people: BTreeSet<LearnerId>,
    /// Those who got something new.
    touched: BTreeSet<LearnerId>,
    /// Those whose clock cannot be believed.
    doubted: BTreeSet<LearnerId>,
    /// When a lesson was begun, by learner and course.
    begun: BTreeMap<(LearnerId, String, String), i64>,
    outcome: Outcome,
}

impl Taking<'_> {
    fn meet(&mut self, learner: LearnerId, name: Option<&str>, made_at: Timestamp) -> Result<()> {
        if self.people.len() == MOST_PEOPLE {
            return Err(Error::BundleTooLarge {
                path: self.path.to_owned(),
                finding: format!("it is about more than {MOST_PEOPLE} people"),
            });
        }
        people::meet(self.connection, learner, name, made_at)?;
        bundles::keep_learner(self.connection, self.bundle, learner)?;
        self.people.insert(learner);
        // Even somebody who has done nothing yet has a standing.
        self.touched.insert(learner);
        Ok(())
    }

    fn add(&mut self, event: &Written) -> Result<()> {
        if !self.people.contains(&event.learner) {
            return Err(Error::NotABundle {
                path: self.path.to_owned(),
                finding: format!(
                    "it holds what somebody did who is not in {}",
                    Part::People.name()
                ),
            });
        }
        match entries::place(self.connection, event, Some(self.bundle))? {
            Placed::New => {
                self.outcome.new += 1;
                self.notice(event)?;
            }
            Placed::Known => self.outcome.known += 1,
            Placed::Clashing => {
                self.outcome.clashing += 1;
                self.keep_apart(event)?;
            }
        }
        Ok(())
    }

    fn notice(&mut self, event: &Written) -> Result<()> {
        if event.clock == crate::event::ClockState::WentBack
            || event.at.milliseconds() > self.now.milliseconds() + A_DAY
        {
            self.doubted.insert(event.learner);
        }
        if event.kind != "check-answered" {
            return Ok(());
        }
        // The item of a check is `lesson/LESSON/check/CHECK`.
        let Some(lesson) = event.item.split('/').nth(1) else {
            return Ok(());
        };
        let at = event.at.milliseconds();
        self.begun
            .entry((event.learner, event.course.clone(), lesson.to_owned()))
            .and_modify(|first| *first = at.min(*first))
            .or_insert(at);
        if self.begun.len() > MOST_BEGUN {
            self.write_begun()?;
        }
        Ok(())
    }

    fn write_begun(&mut self) -> Result<()> {
        for ((learner, course, lesson), at) in std::mem::take(&mut self.begun) {
            self.connection
                .prepare_cached(include_str!("take/begun.sql"))
                .and_then(|mut insert| {
                    insert.execute(params![learner.uuid().into_bytes(), course, lesson, at])
                })
                .map_err(refused(self.connection))?;
        }
        Ok(())
    }

    fn keep_apart(&self, event: &Written) -> Result<()> {
        let written = column::to_json(event).map_err(refused(self.connection))?;
        self.connection
            .prepare_cached(include_str!("take/keep_apart.sql"))
            .and_then(|mut insert| {
                insert.execute(params![
                    hash::sha256(&[written.as_bytes()]),
                    event.id.uuid().into_bytes(),
                    event.learner.uuid().into_bytes(),
                    self.bundle,
                    written,
                ])
            })
            .map(|_| ())
            .map_err(refused(self.connection))
    }

    fn finish(mut self, course: &Course) -> Result<Outcome> {
        self.write_begun()?;
        for learner in &self.doubted {
            people::doubt_clock(self.connection, *learner)?;
        }
        for learner in &self.touched {
            standing::work_out(self.connection, *learner, course)?;
        }
        Ok(self.outcome)
    }
}
