//! The agency's register: opened when it is first asked for, so that a learner's computer has none.

mod collect;
mod person;
mod receipts;
mod spreadsheet;

pub use crate::register::backup::Backup as RegisterCopy;
pub use collect::{Found, find_bundles};

use super::App;
use super::give::small;
use super::study::shape;
use super::view::{
    Cell, CellState, ComputerLine, RegisterLine, RegisterPage, RegisterTally, RegisterUnit,
    RegisterView,
};
use crate::base::Result;
use crate::records::signing::PublicKey;
use crate::register::backup;
use crate::register::computers::{Acquaintance, Computer};
use crate::register::list::{Query, Tally};
use crate::register::standing::{Course, Standing, Standings, State};
use crate::register::{self, Register, bundles, computers, list};

/// The most people on one page.
pub const MOST_ON_A_PAGE: u32 = 500;

impl App {
    /// The register as it opens, with a first page of at most `most` people. Makes no register where there is none.
    ///
    /// # Errors
    /// What the register's file refuses: [`RegisterError`](crate::base::error::RegisterError).
    pub fn register(&mut self, query: &Query, most: u32) -> Result<RegisterView> {
        let course = self.register_course();
        let today = self.today();
        let mut view = RegisterView {
            course_title: course.title.clone(),
            units: course
                .shape
                .units
                .iter()
                .zip(&course.unit_titles)
                .map(|(unit, title)| RegisterUnit {
                    id: unit.id.clone(),
                    title: title.clone(),
                })
                .collect(),
            tally: RegisterTally::default(),
            computers: Vec::new(),
            agency: self.agency()?,
            bundles: 0,
            last_taken: None,
            refresher_months: course.refresher_months,
            page: RegisterPage {
                total: 0,
                skip: 0,
                lines: Vec::new(),
            },
        };
        let Some(register) = self.opened_register()? else {
            return Ok(view);
        };
        let connection = register.read();
        view.tally = tally(list::tally(connection, &today)?);
        view.computers = computers::all(connection)?
            .iter()
            .map(computer_line)
            .collect();
        let (count, last) = bundles::count(connection)?;
        view.bundles = small(count);
        view.last_taken = last;
        view.page = page(register, &course, query, &today, 0, most)?;
        Ok(view)
    }

    /// A page of the people who are looked for.
    ///
    /// # Errors
    /// As [`App::register`].
    pub fn register_page(&mut self, query: &Query, skip: u32, most: u32) -> Result<RegisterPage> {
        let course = self.register_course();
        let today = self.today();
        match self.opened_register()? {
            Some(register) => page(register, &course, query, &today, skip, most),
            None => Ok(RegisterPage {
                total: 0,
                skip,
                lines: Vec::new(),
            }),
        }
    }

    /// Keeps what somebody said of a computer; returns all of them.
    ///
    /// # Errors
    /// [`RegisterError::NoSuchComputer`](crate::base::error::RegisterError::NoSuchComputer); as [`App::register`].
    pub fn say_computer(&mut self, key: &PublicKey, ours: bool) -> Result<Vec<ComputerLine>> {
        let now = self.clock.now();
        let register = self.register_made()?;
        register.write(|transaction| computers::say(transaction, now, key, ours))?;
        Ok(computers::all(register.read())?
            .iter()
            .map(computer_line)
            .collect())
    }

    /// Whether the agency on this computer knows the computer that signs with this key. Without a register it knows none.
    ///
    /// # Errors
    /// As [`App::register`].
    pub fn acquaintance(&mut self, key: &PublicKey) -> Result<Acquaintance> {
        match self.opened_register()? {
            Some(register) => computers::acquaintance(register.read(), key),
            None => Ok(Acquaintance::Unknown),
        }
    }

    /// Copies of the register, newest first.
    ///
    /// # Errors
    /// [`Error::FileNotRead`](crate::base::Error::FileNotRead).
    pub fn register_copies(&self) -> Result<Vec<RegisterCopy>> {
        backup::list(&self.folders)
    }

    /// Goes back to a copy of the register, or (none) begins a new one. What stood there is kept aside.
    ///
    /// # Errors
    /// [`Error::BackupNotFound`](crate::base::Error::BackupNotFound) when there is no such copy or it is damaged itself;
    /// [`Error::FileNotWritten`](crate::base::Error::FileNotWritten).
    pub fn restore_register(&mut self, name: Option<&str>) -> Result<()> {
        self.register = None;
        let now = self.clock.now();
        match name {
            Some(name) => backup::restore(&self.folders, now, name),
            None => backup::start_afresh(&self.folders, now),
        }
        .map(drop)
    }

    /// The register, if there is one.
    fn opened_register(&mut self) -> Result<Option<&mut Register>> {
        if self.register.is_none() && !register::exists(&self.folders) {
            return Ok(None);
        }
        self.register_made().map(Some)
    }

    /// The register, made if there was none.
    fn register_made(&mut self) -> Result<&mut Register> {
        let course = self.register_course();
        let (folders, clock) = (&self.folders, &self.clock);
        match &mut self.register {
            Some(register) => Ok(register),
            none => Ok(none.insert(register::open(folders, clock, &course)?)),
        }
    }

    fn register_course(&self) -> Course {
        let course = self.outline();
        Course {
            id: course.id.clone(),
            title: course.title.clone(),
            version: course.version.clone(),
            refresher_months: course.refresher_months,
            shape: shape(course),
            unit_titles: course.units.iter().map(|unit| unit.title.clone()).collect(),
        }
    }

    fn today(&self) -> String {
        self.clock.now().day()
    }
}

fn page(
    register: &Register,
    course: &Course,
    query: &Query,
    today: &str,
    skip: u32,
    most: u32,
) -> Result<RegisterPage> {
    let connection = register.read();
    let people = list::page(
        connection,
        query,
        today,
        u64::from(skip),
        most.min(MOST_ON_A_PAGE),
    )?;
    Ok(RegisterPage {
        total: small(list::count(connection, query, today)?),
        skip,
        lines: people
            .into_iter()
            .map(|person| Ok(line(Standings::load(connection, person, course)?, today)))
            .collect::<Result<_>>()?,
    })
}

fn line(standings: Standings, today: &str) -> RegisterLine {
    RegisterLine {
        learner: standings.person.id,
        name: standings.person.name,
        units: standings
            .units
            .into_iter()
            .map(|unit| cell(unit, today))
            .collect(),
        latest: standings.person.last_at,
        clock_doubt: standings.person.clock_doubt,
    }
}

fn cell(standing: Standing, today: &str) -> Cell {
    let overdue = standing
        .refresher_due
        .as_deref()
        .is_some_and(|day| day <= today);
    Cell {
        state: match standing.state {
            State::Done if overdue => CellState::RefresherDue,
            State::Done => CellState::Done,
            State::Due => CellState::Due,
            State::Missing => CellState::Missing,
        },
        unit: standing.unit,
        done: standing.done,
        refresher_due: standing.refresher_due,
        lessons_done: standing.lessons_done,
        lessons: standing.lessons,
        best_percent: standing.best,
        by_rule: standing.state == State::Done && standing.record.is_none(),
    }
}

fn computer_line(computer: &Computer) -> ComputerLine {
    ComputerLine {
        fingerprint: computer.key.fingerprint(),
        key: computer.key,
        acquaintance: computer.acquaintance,
        first_seen: computer.first_seen,
        last_seen: computer.last_seen,
        bundles: small(computer.bundles),
    }
}

fn tally(tally: Tally) -> RegisterTally {
    RegisterTally {
        everybody: small(tally.everybody),
        done: small(tally.done),
        due: small(tally.due),
        missing: small(tally.missing),
        refresher_due: small(tally.refresher_due),
    }
}
