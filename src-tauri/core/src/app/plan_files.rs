//! The plan in files: a page to read and print, and a copy that another device brings in.

use super::App;
use super::screens::count;
use super::together::take_over;
use super::undo::Step;
use super::view::{BroughtIn, SavedFile};
use crate::base::id::KeptId;
use crate::base::{Error, Result, files};
use crate::learn::kept::{Kept, Kind, Spot, Texts, standing};
use crate::learn::plan_file::{self, Refusal};
use crate::learners::{households, kept};
use crate::records::plan_sheet::{self, Setting, Sheet, SheetGroup};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

/// Which print of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum PlanPrint {
    /// All of it on one page.
    Whole,
    /// All of it in large letters.
    Large,
    /// On one page, without what is nobody else's business: for the door of the fridge.
    Fridge,
}

impl App {
    /// A name for the page of the plan.
    ///
    /// # Errors
    /// [`Error::NobodyHere`].
    pub fn plan_sheet_name(&self, print: PlanPrint) -> Result<String> {
        self.learner()?;
        let which = match print {
            PlanPrint::Whole => "",
            PlanPrint::Large => "-large",
            PlanPrint::Fridge => "-fridge",
        };
        let at = self.clock.now().for_file_name();
        Ok(format!("our-plan{which}-{at}.html"))
    }

    /// Writes the plan as a page that any browser shows and prints, whole or not at all. Its letters are as large as
    /// fit one page by the rule of thumb of [`plan_sheet`].
    ///
    /// # Errors
    /// [`Error::FileNotWritten`], [`Error::DiskFull`]; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn save_plan_sheet(&mut self, print: PlanPrint, path: &Path) -> Result<SavedFile> {
        let form = self.plan_form()?;
        let texts = self.plan_texts()?;
        let now = self.clock.now();
        let groups: Vec<SheetGroup> = form
            .groups
            .iter()
            .map(|group| SheetGroup {
                title: group.title.clone(),
                fields: group
                    .fields
                    .iter()
                    .filter(|field| print != PlanPrint::Fridge || !field.private)
                    .filter_map(|field| {
                        let text = text_in(&texts, &field.id)?;
                        Some((field.title.clone(), text))
                    })
                    .collect(),
            })
            .filter(|group| !group.fields.is_empty())
            .collect();
        let rows = groups.iter().map(|group| group.fields.len()).sum();
        let sheet = Sheet {
            title: form.title,
            subtitle: format!("As it stood on {}", now.day_in_words()),
            foot: "Danger now, or someone badly hurt? Call 999.".to_owned(),
            groups,
        };
        let setting = match print {
            PlanPrint::Large => Setting::Large,
            PlanPrint::Whole | PlanPrint::Fridge => Setting::OnePage,
        };
        let page = plan_sheet::write(&sheet, setting);
        files::write_atomically(path, |out| out.write_all(page.as_bytes()))?;
        self.saved_file(path, rows)
    }

    /// A name for the copy that another device brings in.
    ///
    /// # Errors
    /// [`Error::NobodyHere`].
    pub fn plan_copy_name(&self) -> Result<String> {
        self.learner()?;
        let at = self.clock.now().for_file_name();
        Ok(format!("our-plan-{at}.{}", plan_file::ENDING))
    }

    /// Writes the plan to a file that another device brings in, whole or not at all.
    ///
    /// # Errors
    /// As [`App::save_plan_sheet`].
    pub fn save_plan_copy(&mut self, path: &Path) -> Result<SavedFile> {
        let texts = self.plan_texts()?;
        let rows = fields_with_text(&texts).len();
        let bytes = plan_file::write(&self.library.course().id, &texts).map_err(|source| {
            Error::Unexpected {
                what: format!("the plan could not be written down: {source}"),
            }
        })?;
        files::write_atomically(path, |out| out.write_all(&bytes))?;
        self.saved_file(path, rows)
    }

    /// Brings in a plan from a file: field by field, the text written last stands, and one that loses is kept under it.
    ///
    /// # Errors
    /// [`Error::FileNotRead`]; [`Error::NotAPlanFile`], [`Error::PlanFileNewer`], [`Error::PlanFileOfAnotherCourse`],
    /// and nothing was changed; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn bring_in_plan(&mut self, path: &Path) -> Result<BroughtIn> {
        let learner = self.learner()?;
        let bytes = files::read_at_most(path, plan_file::LONGEST_FILE + 1)?;
        let arriving = plan_file::read(&bytes, &self.library.course().id)
            .map_err(|refusal| refused(path, refusal))?;
        let owner = households::owner_of_plan(self.learners.read(), learner)?;
        let before = self.plan_texts()?;
        let changed: Vec<(Spot, KeptId)> = arriving
            .iter()
            .filter(|(key, text)| before.get(key).is_none_or(|mine| text.supersedes(mine)))
            .map(|(key, _)| key.clone())
            .collect();
        self.learners
            .write(|transaction| take_over(transaction, owner, arriving))?;
        let after = self.plan_texts()?;
        let mut told = BroughtIn {
            filled: 0,
            replaced: 0,
            kept: 0,
            undo: None,
            plan: self.plan()?,
        };
        let fields: BTreeSet<&str> = changed
            .iter()
            .map(|(spot, _)| spot.place.as_str())
            .collect();
        for field in fields {
            let (was, is) = (text_in(&before, field), text_in(&after, field));
            match (was, is) {
                (None, Some(_)) => told.filled += 1,
                (Some(was), is) if Some(&was) != is.as_ref() => told.replaced += 1,
                (Some(_), _) if earlier_in(&after, field) > earlier_in(&before, field) => {
                    told.kept += 1;
                }
                _ => {}
            }
        }
        if !changed.is_empty() {
            let texts = changed
                .into_iter()
                .map(|key| {
                    let text: Option<Kept> = before.get(&key).cloned();
                    (owner, key.0, key.1, text)
                })
                .collect();
            let members = Vec::new();
            told.undo = Some(self.undo.remember(learner, Step { texts, members }));
        }
        Ok(told)
    }

    /// What is told of a file that was just written.
    pub(super) fn saved_file(&self, path: &Path, rows: usize) -> Result<SavedFile> {
        Ok(SavedFile {
            path: path.display().to_string(),
            rows: count(rows),
            bytes: u32::try_from(files::length(path)?).unwrap_or(u32::MAX),
            saved: self.clock.now(),
        })
    }
}

fn refused(path: &Path, refusal: Refusal) -> Error {
    let path = path.to_owned();
    match refusal {
        Refusal::NotAPlan(finding) => Error::NotAPlanFile { path, finding },
        Refusal::Newer => Error::PlanFileNewer { path },
        Refusal::AnotherCourse => Error::PlanFileOfAnotherCourse { path },
    }
}

fn fields_with_text(texts: &Texts) -> BTreeSet<&str> {
    kept::live(texts, Kind::Plan)
        .map(|(spot, _)| spot.place.as_str())
        .filter(|field| text_in(texts, field).is_some())
        .collect()
}

/// What stands in a field, unless nothing does.
fn text_in(texts: &Texts, field: &str) -> Option<String> {
    let here = super::notes::texts_of(texts, Kind::Plan, field);
    standing(here)
        .current
        .map(|text| text.content.text.clone())
        .filter(|text| !text.trim().is_empty())
}

fn earlier_in(texts: &Texts, field: &str) -> usize {
    let here = super::notes::texts_of(texts, Kind::Plan, field);
    standing(here).earlier.len()
}
