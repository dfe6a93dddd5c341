//! Collects bundles: finds them in folders and takes them in, one by one. A file that is not in order never stands in the
//! way of the next.

use super::super::App;
use super::super::give::small;
use super::super::view::{FileVerdict, Verdict};
use crate::base::{Code, Error, Result, files};
use crate::records::bundle::{Part, Reader};
use crate::register::computers::{self, Acquaintance};
use crate::register::take::{self, Outcome};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders inside folders are looked into this deep.
const DEEPEST: usize = 8;

/// No more files and folders than this are looked at: a folder of sticks has fewer, a whole disk has more.
const MOST_LOOKED_AT: usize = 100_000;

/// No more bundles than this are collected at once.
const MOST_FOUND: usize = 10_000;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Files to be read, each once, in the order they were named and then by name.
    pub files: Vec<PathBuf>,
    /// What could not be looked at, in sentences.
    pub notes: Vec<String>,
}

/// Finds bundles: files that were named themselves, and in folders, at any depth that sticks have, every zip file. Links
/// are not followed.
pub fn find_bundles(places: &[PathBuf]) -> Found {
    let mut search = Search::default();
    for place in places {
        if place.is_dir() {
            search.folder(place, 0);
        } else {
            search.add(place.clone());
        }
    }
    if search.too_many {
        search.found.notes.push(format!(
            "There is more here than a folder of sticks holds. The first {} files that may be bundles were taken; choose a smaller folder for the rest.",
            search.found.files.len()
        ));
    }
    if search.too_deep {
        search.found.notes.push(format!(
            "Folders more than {DEEPEST} deep were not looked into. Choose the folder itself if bundles lie there."
        ));
    }
    search.found
}

#[derive(Default)]
struct Search {
    found: Found,
    seen: BTreeSet<PathBuf>,
    looked_at: usize,
    too_many: bool,
    too_deep: bool,
}

impl Search {
    fn add(&mut self, file: PathBuf) {
        if self.found.files.len() == MOST_FOUND {
            self.too_many = true;
        } else if self.seen.insert(file.clone()) {
            self.found.files.push(file);
        }
    }

    fn folder(&mut self, folder: &Path, depth: usize) {
        if depth > DEEPEST {
            self.too_deep = true;
            return;
        }
        let entries = match files::list(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.found.notes.push(format!("{error} {}", error.hint()));
                return;
            }
        };
        for (path, is_folder) in entries {
            self.looked_at += 1;
            if self.looked_at > MOST_LOOKED_AT {
                self.too_many = true;
                return;
            }
            if is_folder {
                self.folder(&path, depth + 1);
            } else if is_zip(&path) {
                self.add(path);
            }
        }
    }
}

/// By its name, and not one of the shadows that macOS leaves beside files on sticks.
fn is_zip(path: &Path) -> bool {
    let shadow = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("._"));
    !shadow
        && path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

impl App {
    /// Takes in one bundle, in one transaction, and says what came of it.
    ///
    /// # Errors
    /// Only what the register's file refuses, or a full disk: whatever is wrong with the bundle is in the answer.
    pub fn collect(&mut self, path: &Path) -> Result<FileVerdict> {
        let now = self.clock.now();
        let course = self.register_course();
        let register = self.register_made()?;
        let mut reader = match files::open(path).and_then(|file| Reader::open(file, path)) {
            Ok(reader) => reader,
            Err(error) => return refusal(path, error, None, Acquaintance::Unknown),
        };
        let key = reader.manifest().key;
        let people = reader.manifest().lines(Part::People);
        let outcome =
            register.write(|transaction| take::take(transaction, now, &course, &mut reader, path));
        let computer = computers::acquaintance(register.read(), &key)?;
        let fingerprint = Some(key.fingerprint());
        match outcome {
            Ok(outcome) => {
                let verdict = verdict_of(&outcome);
                Ok(FileVerdict {
                    file: path.display().to_string(),
                    verdict,
                    words: words(verdict, &outcome, people),
                    new: small(outcome.new),
                    known: small(outcome.known),
                    clashing: small(outcome.clashing),
                    people: small(people),
                    fingerprint,
                    computer,
                    error: None,
                })
            }
            Err(error) => refusal(path, error, fingerprint, computer),
        }
    }
}

fn verdict_of(outcome: &Outcome) -> Verdict {
    if outcome.clashing > 0 {
        Verdict::Clashing
    } else if outcome.new > 0 {
        Verdict::New
    } else {
        Verdict::Known
    }
}

fn words(verdict: Verdict, outcome: &Outcome, people: u64) -> String {
    let of = counted(people, "person", "people");
    let new = counted(outcome.new, "entry", "entries");
    match verdict {
        Verdict::Clashing => format!(
            "Clashing: {} the id of one that is here and {} something else. Ours stay, these are kept apart. New: {new} of {of}.",
            if outcome.clashing == 1 {
                "1 entry has".to_owned()
            } else {
                format!("{} entries have", outcome.clashing)
            },
            if outcome.clashing == 1 { "says" } else { "say" },
        ),
        Verdict::New if outcome.known == 0 => format!("New: {new} of {of}."),
        Verdict::New => format!(
            "New: {new} of {of}. Already known: {}.",
            counted(outcome.known, "entry", "entries")
        ),
        _ if outcome.seen => "Already known: this very bundle was collected before.".to_owned(),
        _ => "Already known: there is nothing in it that was not here.".to_owned(),
    }
}

fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What is wrong with the file, as an answer; what is wrong with the register, as an error.
fn refusal(
    path: &Path,
    error: Error,
    fingerprint: Option<String>,
    computer: Acquaintance,
) -> Result<FileVerdict> {
    let (verdict, lead) = match error.code() {
        Code::BundleTampered => (Verdict::Tampered, "Tampered with"),
        Code::NotABundle | Code::EventUnreadable => (Verdict::NotABundle, "Not a whole bundle"),
        Code::BundleNewer => (
            Verdict::UnknownVersion,
            "Of a version that this Evenkeel does not know",
        ),
        Code::BundleForElsewhere => (
            Verdict::ForElsewhere,
            "For another computer of the learner, not for an agency",
        ),
        Code::BundleNotOurs => (
            Verdict::NotOurs,
            "From a computer that you said is not yours",
        ),
        Code::BundleTooLarge => (Verdict::TooLarge, "More than a bundle can hold"),
        Code::FileNotRead => (Verdict::Unreadable, "Could not be read"),
        _ => return Err(error),
    };
    let cause = error
        .params()
        .get("cause")
        .map(|cause| format!(": {cause}"))
        .unwrap_or_default();
    Ok(FileVerdict {
        file: path.display().to_string(),
        verdict,
        words: format!("{lead}{cause}."),
        new: 0,
        known: 0,
        clashing: 0,
        people: 0,
        fingerprint,
        computer,
        error: Some(error.report()),
    })
}

impl Verdict {
    /// New or known: nothing is wrong with the file.
    pub fn is_in_order(self) -> bool {
        matches!(self, Self::New | Self::Known)
    }
}
