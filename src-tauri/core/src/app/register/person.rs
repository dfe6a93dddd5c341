//! Somebody's page in the register, and corrections.

use super::super::App;
use super::super::view::{BundleLine, CorrectionLine, RegisterEntry, RegisterPerson};
use super::line;
use crate::base::Result;
use crate::base::id::{EventId, LearnerId};
use crate::event::Fact;
use crate::learn::marking::percent;
use crate::register::corrections::{self, Correction, What};
use crate::register::entries::{self, Entry};
use crate::register::standing::Standings;
use crate::register::{Register, bundles, people, standing::Course};
use std::collections::BTreeSet;

impl App {
    /// Somebody's page.
    ///
    /// # Errors
    /// [`RegisterError::NobodyThere`](crate::base::error::RegisterError::NobodyThere); as [`App::register`].
    pub fn register_person(&mut self, learner: LearnerId) -> Result<RegisterPerson> {
        let (course, today) = (self.register_course(), self.today());
        page_of(self.register_made()?, &course, &today, learner)
    }

    /// Takes an entry back, with a reason. Nothing is edited or deleted: it is another entry.
    ///
    /// # Errors
    /// As [`corrections::take_back`].
    pub fn take_back_entry(
        &mut self,
        event: EventId,
        reason: &str,
        by: &str,
    ) -> Result<RegisterPerson> {
        self.correct(What::TakenBack, event, reason, by)
    }

    /// Puts back an entry that was taken back, with a reason: a copy of it is another entry.
    ///
    /// # Errors
    /// As [`corrections::put_back`].
    pub fn put_back_entry(
        &mut self,
        event: EventId,
        reason: &str,
        by: &str,
    ) -> Result<RegisterPerson> {
        self.correct(What::PutBack, event, reason, by)
    }

    fn correct(
        &mut self,
        what: What,
        event: EventId,
        reason: &str,
        by: &str,
    ) -> Result<RegisterPerson> {
        let (course, today, now) = (self.register_course(), self.today(), self.clock.now());
        let register = self.register_made()?;
        let learner = register.write(|transaction| match what {
            What::TakenBack => corrections::take_back(transaction, now, &course, event, reason, by),
            What::PutBack => corrections::put_back(transaction, now, &course, event, reason, by),
        })?;
        page_of(register, &course, &today, learner)
    }
}

fn page_of(
    register: &Register,
    course: &Course,
    today: &str,
    learner: LearnerId,
) -> Result<RegisterPerson> {
    let connection = register.read();
    let person = people::find(connection, learner)?;
    let corrections = corrections::of_learner(connection, learner)?;
    let entries = entries::of_learner(connection, learner)?;
    let taken_back: BTreeSet<EventId> = entries
        .iter()
        .filter_map(|entry| match &entry.event.fact {
            Fact::Voided(voided) => Some(voided.event),
            _ => None,
        })
        .collect();
    Ok(RegisterPerson {
        line: line(Standings::load(connection, person, course)?, today),
        entries: entries
            .iter()
            .filter(|entry| !matches!(entry.event.fact, Fact::Voided(_)))
            .map(|entry| entry_line(entry, &entries, &corrections, &taken_back))
            .collect(),
        bundles: bundles::of_learner(connection, learner)?
            .into_iter()
            .map(|bundle| BundleLine {
                file: bundle.file,
                made_at: bundle.made_at,
                received_at: bundle.received_at,
                fingerprint: bundle.key.fingerprint(),
            })
            .collect(),
    })
}

fn entry_line(
    entry: &Entry,
    all: &[Entry],
    corrections: &[Correction],
    taken_back: &BTreeSet<EventId>,
) -> RegisterEntry {
    let event = &entry.event;
    let (percent, passed) = match &event.fact {
        Fact::AssessmentAttempted(attempt) => (
            Some(percent(attempt.right, attempt.asked)),
            Some(attempt.passed),
        ),
        _ => (None, None),
    };
    let is_taken_back = taken_back.contains(&event.id);
    let was_put_back = corrections
        .iter()
        .any(|one| one.about == event.id && one.what == What::PutBack);
    RegisterEntry {
        event: event.id,
        at: event.at,
        kind: event.fact.kind().to_owned(),
        title: event.subject.title.clone(),
        percent,
        passed,
        fingerprint: entry.key.map(|key| key.fingerprint()),
        taken_back: is_taken_back,
        may_take_back: !is_taken_back,
        may_put_back: is_taken_back && !was_put_back,
        corrections: history(event.id, all, corrections),
    }
}

/// What was done to an entry: by the register's own corrections, and by the learner's computer.
fn history(event: EventId, all: &[Entry], corrections: &[Correction]) -> Vec<CorrectionLine> {
    let ours = corrections
        .iter()
        .filter(|one| one.about == event || one.event == event)
        .map(|one| CorrectionLine {
            taken_back: one.what == What::TakenBack,
            reason: one.reason.clone(),
            by: one.by.clone(),
            at: one.at,
        });
    let theirs = all
        .iter()
        .filter(|entry| entry.key.is_some())
        .filter_map(|entry| match &entry.event.fact {
            Fact::Voided(voided) if voided.event == event => Some(CorrectionLine {
                taken_back: true,
                reason: voided.reason.clone(),
                by: voided.by.clone(),
                at: entry.event.at,
            }),
            _ => None,
        });
    let mut lines: Vec<CorrectionLine> = ours.chain(theirs).collect();
    lines.sort_by_key(|line| line.at);
    lines
}
