//! Records leave this computer by hand: bundles for the agency or for another computer of the learner, and what comes
//! back.
//!
//! A bundle counts as given once it was written, brought to the disk, and read back from where it lies: its signature
//! holds and every part is what was signed. It counts as received once the agency's receipt was read here.

use super::App;
use super::record_rows::rows;
use super::screens::count;
use super::study::follow_ons;
use super::view::{GiftLine, Given, GivingView, ReceivedLine, Standing, TakenIn};
use crate::base::files::not_written;
use crate::base::id::{EventId, LearnerId};
use crate::base::{Error, Result, Timestamp, files};
use crate::learners::gifts::{Gift, Received};
use crate::learners::merge::Outcome;
use crate::learners::{device, events, gifts, merge, people, statements};
use crate::records::bundle::{
    About, Carries, Digest, Manifest, Part, PartWriter, PersonLine, Reader, Writer,
};
use crate::records::receipt::{self, Receipt};
use crate::records::{csv, xapi};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io;
use std::path::Path;

/// Whose records go into a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The learner's who studies now.
    Mine,
    /// Everybody's who has studied on this computer.
    Everybodys,
}

/// More people than ever studied on one computer; a file that brings more is no such computer's.
const MOST_PEOPLE: usize = 1000;

/// How many gifts the screen shows.
const SHOWN: u32 = 5;

impl App {
    /// How the learner's record stands with the agency.
    ///
    /// # Errors
    /// [`Error::NobodyHere`]; what SQLite refuses.
    pub fn giving(&mut self) -> Result<GivingView> {
        self.leave_lesson()?;
        self.make_statements()?;
        let learner = self.learner()?;
        let (device, key_trouble) = match self.device_identity() {
            Ok(device) => (Some(device), None),
            Err(error) => (None, Some(error.report())),
        };
        let standing = self.standing()?;
        let connection = self.learners.read();
        Ok(GivingView {
            name: self.person()?.name,
            others: count(self.everybody()?.len().saturating_sub(1)),
            records: standing.records,
            to_give: standing.to_give,
            to_confirm: standing.to_confirm,
            device,
            key_trouble,
            gifts: gifts::of_learner(connection, learner, SHOWN)?
                .into_iter()
                .map(gift_line)
                .collect(),
            saved: self.last_saved()?,
            sent: standing.sent,
        })
    }

    /// How the learner's records stand with the agency, by hand and by record store together. Statements must have been
    /// made.
    pub(super) fn standing(&self) -> Result<Standing> {
        let connection = self.learners.read();
        let learner = self.learner()?;
        let standing = gifts::standing(connection, learner)?;
        Ok(Standing {
            records: small(events::count_exported(connection, learner, xapi::KINDS)?),
            to_give: small(standing.to_give),
            to_confirm: small(standing.to_confirm),
            sent: small(standing.sent),
        })
    }

    /// A name for a bundle, with the minute in it, so that an earlier one is not covered.
    pub fn bundle_file_name(&self, carries: Carries) -> String {
        let stem = match carries {
            Carries::Records => "evenkeel-records",
            Carries::Learning => "evenkeel-learning",
        };
        format!("{stem}-{}.zip", self.clock.now().for_file_name())
    }

    /// Writes a bundle to `path`, reads it back, and remembers that it was given. Names go in only when asked for.
    ///
    /// # Errors
    /// [`Error::NobodyHere`], [`Error::DeviceKeyLost`], [`Error::DeviceKeyDamaged`], [`Error::FileNotWritten`],
    /// [`Error::DiskFull`]; [`Error::NotABundle`] or [`Error::BundleTampered`] when what was read back is not what was
    /// written. In every case nothing counts as given.
    pub fn give(
        &mut self,
        carries: Carries,
        whose: Whose,
        with_names: bool,
        path: &Path,
    ) -> Result<Given> {
        let mine = self.learner()?;
        let learners = match whose {
            Whose::Mine => vec![mine],
            Whose::Everybodys => self.everybodys_ids()?,
        };
        self.give_learners(carries, &learners, with_names, path)
    }

    /// As [`App::give`], for these learners; for scripts.
    ///
    /// # Errors
    /// As [`App::give`]; [`Error::LearnerNotFound`].
    pub fn give_learners(
        &mut self,
        carries: Carries,
        learners: &[LearnerId],
        with_names: bool,
        path: &Path,
    ) -> Result<Given> {
        self.leave_lesson()?;
        self.make_statements()?;
        let key = self.device_key()?;
        let about = About {
            carries,
            made_at: self.clock.now(),
            program_version: self.program_version.clone(),
            device: device::load(self.learners.read())?.id,
        };
        let up_to = statements::last_place(self.learners.read())?;
        let (manifest, digest) = files::compose(path, |out| {
            let mut writer = Writer::new(out);
            for part in Part::ALL {
                writer.part(part, |out| {
                    if part == Part::Records {
                        csv::write_heading(out)?;
                    }
                    learners.iter().try_for_each(|learner| {
                        self.write_part(part, carries, *learner, with_names, out, path)
                    })?;
                    Ok(())
                })?;
            }
            writer.seal(about, &key)
        })?;
        read_back(path, &digest)?;
        self.keep_gift(&manifest, digest, learners, up_to, path)
    }

    /// Everybody who has studied on this computer.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn everybodys_ids(&self) -> Result<Vec<LearnerId>> {
        Ok(self
            .everybody()?
            .into_iter()
            .map(|person| person.id)
            .collect())
    }

    fn write_part(
        &self,
        part: Part,
        carries: Carries,
        learner: LearnerId,
        with_names: bool,
        out: &mut PartWriter<'_>,
        path: &Path,
    ) -> Result<()> {
        let connection = self.learners.read();
        let written = |outcome: io::Result<()>| outcome.map_err(|source| not_written(path, source));
        match part {
            Part::People => {
                let name = people::find(connection, learner)?.name;
                written(out.json(&PersonLine {
                    learner,
                    name: Some(name).filter(|name| with_names && !name.is_empty()),
                }))
            }
            Part::Events => events::written_for_learner(connection, learner, |event| {
                if carries == Carries::Learning || xapi::KINDS.contains(&event.kind.as_str()) {
                    written(out.json(&event))?;
                }
                Ok(())
            }),
            Part::Statements => {
                statements::for_learner(connection, learner, |bytes| written(out.line(bytes)))
            }
            Part::Records => {
                let rows = rows(self, learner, with_names)?;
                written(csv::write_rows(&rows, out))
            }
        }
    }

    fn keep_gift(
        &mut self,
        manifest: &Manifest,
        digest: Digest,
        learners: &[LearnerId],
        up_to: u64,
        path: &Path,
    ) -> Result<Given> {
        let gift = Gift {
            digest,
            carries: manifest.carries,
            given_at: manifest.made_at,
            file: path.display().to_string(),
            events: manifest.lines(Part::Events),
            statements: manifest.lines(Part::Statements),
            learners: learners.len() as u64,
            up_to,
            received: None,
        };
        self.learners
            .write(|transaction| gifts::keep(transaction, &gift, learners))?;
        Ok(Given {
            path: gift.file,
            carries: gift.carries,
            records: small(match gift.carries {
                Carries::Records => gift.statements,
                Carries::Learning => gift.events,
            }),
            learners: small(gift.learners),
            bytes: u32::try_from(files::length(path)?).unwrap_or(u32::MAX),
            given_at: gift.given_at,
            fingerprint: manifest.key.fingerprint(),
        })
    }

    /// Reads the agency's receipt and marks what it is for as received.
    ///
    /// # Errors
    /// [`Error::NotAReceipt`], [`Error::ReceiptForAnother`], [`Error::FileNotRead`].
    pub fn take_receipt(&mut self, path: &Path) -> Result<GiftLine> {
        let bytes = files::read_at_most(path, receipt::LONGEST + 1)?;
        let not = |finding: String| Error::NotAReceipt {
            path: path.to_owned(),
            finding,
        };
        if bytes.len() as u64 > receipt::LONGEST {
            return Err(not("it is too long".to_owned()));
        }
        let receipt = Receipt::read(&bytes).map_err(not)?;
        let for_another = || Error::ReceiptForAnother {
            path: path.to_owned(),
        };
        let digest = receipt.bundle().ok_or_else(for_another)?;
        let received = Received {
            at: receipt.received_at,
            agency: receipt.agency,
            key: receipt.key,
        };
        let gift = self.learners.write(|transaction| {
            gifts::mark_received(transaction, &digest, &received)?;
            gifts::find(transaction, &digest)
        })?;
        gift.map(gift_line).ok_or_else(for_another)
    }

    /// Brings a learner's own bundle from another computer of theirs: everything unites, or nothing was taken in.
    ///
    /// # Errors
    /// [`Error::NotABundle`], [`Error::BundleTampered`], [`Error::BundleNewer`], [`Error::BundleTooLarge`],
    /// [`Error::BundleForElsewhere`], [`Error::FileNotRead`].
    pub fn take_in(&mut self, path: &Path) -> Result<TakenIn> {
        self.leave_lesson()?;
        let now = self.clock.now();
        let course = self.library.course();
        let mut reader = Reader::open(files::open(path)?, path)?;
        if reader.manifest().carries != Carries::Learning {
            return Err(Error::BundleForElsewhere {
                path: path.to_owned(),
                for_agency: true,
            });
        }
        let (outcome, names) = self.learners.write(|transaction| {
            let mut whose = Vec::new();
            reader.people(|person| {
                if whose.len() == MOST_PEOPLE {
                    return Err(Error::BundleTooLarge {
                        path: path.to_owned(),
                        finding: format!("it is about more than {MOST_PEOPLE} people"),
                    });
                }
                people::ensure(transaction, now, person.learner)?;
                if let Some(name) = &person.name {
                    people::name_if_unnamed(transaction, person.learner, name)?;
                }
                whose.push(person.learner);
                Ok(())
            })?;
            let (outcome, touched) = merge::merge(transaction, now, |union| {
                reader.events(|event| union.add(&event).map(|_| ()))
            })?;
            if outcome.clashing == 0 {
                keep_statements(transaction, now, &mut reader, path)?;
            } else {
                // A statement of what was kept apart must not become the one of ours.
                reader.lines(Part::Statements, |_, _| Ok(()))?;
            }
            // The spreadsheet is made anew here; it must still be what was signed.
            reader.lines(Part::Records, |_, _| Ok(()))?;
            for learner in touched {
                follow_ons(transaction, now, learner, course)?;
            }
            let names = whose
                .iter()
                .map(|learner| Ok(people::find(transaction, *learner)?.name))
                .collect::<Result<Vec<String>>>()?;
            Ok((outcome, names))
        })?;
        if self.learner.is_none() {
            self.learner = people::last_used(self.learners.read())?.map(|person| person.id);
        }
        Ok(taken_in(reader.manifest(), outcome, names))
    }
}

/// Reads a bundle that was just written from where it lies.
fn read_back(path: &Path, digest: &Digest) -> Result<()> {
    let mut reader = Reader::open(files::open(path)?, path)?;
    reader.check()?;
    if reader.digest() == digest {
        Ok(())
    } else {
        Err(Error::BundleTampered {
            path: path.to_owned(),
            finding: "another file lies in its place".to_owned(),
        })
    }
}

/// As much of a statement as must be known to keep it.
#[derive(Deserialize)]
struct StatementHead {
    id: EventId,
    actor: StatementActor,
}

#[derive(Deserialize)]
struct StatementActor {
    account: StatementAccount,
}

#[derive(Deserialize)]
struct StatementAccount {
    name: LearnerId,
}

/// Keeps the statements that were made on the other computer: its clock may have stood otherwise, and a statement that
/// was frozen once is the same everywhere.
fn keep_statements(
    transaction: &Transaction<'_>,
    now: Timestamp,
    reader: &mut Reader<File>,
    path: &Path,
) -> Result<()> {
    reader.lines(Part::Statements, |number, line| {
        let not = |what: &str| Error::NotABundle {
            path: path.to_owned(),
            finding: format!("line {number} of {} {what}", Part::Statements.name()),
        };
        let head: StatementHead =
            serde_json::from_slice(line).map_err(|_| not("is no statement"))?;
        let event = events::find_written(transaction, head.id)?
            .ok_or_else(|| not("belongs to no event"))?;
        if event.learner != head.actor.account.name || !xapi::KINDS.contains(&event.kind.as_str()) {
            return Err(not("does not belong to its event"));
        }
        statements::freeze(transaction, now, head.id, line.to_vec()).map(|_| ())
    })
}

fn taken_in(manifest: &Manifest, outcome: Outcome, names: Vec<String>) -> TakenIn {
    TakenIn {
        names,
        new: small(outcome.new),
        known: small(outcome.known),
        clashing: small(outcome.clashing),
        made_at: manifest.made_at,
        fingerprint: manifest.key.fingerprint(),
    }
}

fn gift_line(gift: Gift) -> GiftLine {
    GiftLine {
        given_at: gift.given_at,
        file: gift.file,
        records: small(gift.statements),
        learners: small(gift.learners),
        received: gift.received.map(|received| ReceivedLine {
            at: received.at,
            agency: received.agency,
            fingerprint: received.key.fingerprint(),
        }),
    }
}

pub(super) fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
