//! “Our plan”: the form of the course, filled with what was written in it.

use super::App;
use super::kept::bounded;
use super::screens::count;
use super::undo::Step;
use super::view::{
    EarlierText, FieldChange, FieldState, Person, PlanFieldView, PlanGroupView, PlanPlace, PlanView,
};
use crate::base::id::{KeptId, LearnerId};
use crate::base::{Error, Result};
use crate::course::{PlanForm, PlanFormField, PlanGroup};
use crate::learn::kept::{Content, Kept, Kind, Spot, Texts, standing};
use crate::learners::{households, kept};
use crate::library::{Asks, CourseOutline};
use crate::markdown::html::Html;
use std::collections::{BTreeMap, BTreeSet};

impl App {
    /// The whole plan of the learner who studies now, or of the household they build it with.
    ///
    /// # Errors
    /// [`Error::NobodyHere`]; what SQLite refuses.
    pub fn plan(&mut self) -> Result<PlanView> {
        self.leave_lesson()?;
        let form = self.plan_form()?;
        let texts = self.plan_texts()?;
        let people = self.everybody()?;
        let me = self.learner()?;
        let names = names(&people, me);
        let state = |field: &str| field_state(field, &texts, &names);
        let together = self.together()?;
        let asked: BTreeSet<&str> = form.fields().map(|field| field.id.as_str()).collect();
        let elsewhere = no_longer_asked(&texts, &asked)
            .into_iter()
            .map(|(field, title)| PlanFieldView {
                id: field.clone(),
                title,
                prompt: Html::of_blocks(&[]),
                private: true,
                state: state(&field),
                places: Vec::new(),
            })
            .collect();
        let groups: Vec<PlanGroupView> = form
            .groups
            .iter()
            .map(|group| PlanGroupView {
                id: group.id.clone(),
                title: group.title.clone(),
                introduction: Html::of_blocks(&group.introduction),
                fields: group
                    .fields
                    .iter()
                    .map(|field| PlanFieldView {
                        id: field.id.clone(),
                        title: field.title.clone(),
                        prompt: Html::of_blocks(&field.prompt),
                        private: field.private,
                        state: state(&field.id),
                        places: places(self.library.course(), &field.id),
                    })
                    .collect(),
            })
            .collect();
        let all = || groups.iter().flat_map(|group| &group.fields);
        Ok(PlanView {
            title: form.title.clone(),
            introduction: Html::of_blocks(&form.introduction),
            course_title: self.library.course().title.clone(),
            filled: count(
                all()
                    .filter(|field| !field.state.text.trim().is_empty())
                    .count(),
            ),
            fields: count(all().count()),
            groups,
            elsewhere,
            others: people
                .into_iter()
                .filter(|person| person.id != me && together.iter().all(|it| it.id != person.id))
                .collect(),
            together,
            saved: self.last_saved()?,
        })
    }

    /// Keeps what was written in a field of the plan, as it is typed.
    ///
    /// # Errors
    /// [`Error::TextTooLong`]; [`Error::PlanFieldNotFound`] when the form asks no such thing and nothing was written
    /// there before; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn keep_plan_field(&mut self, field: &str, text: &str) -> Result<FieldState> {
        bounded(text)?;
        let owner = households::owner_of_plan(self.learners.read(), self.learner()?)?;
        let spot = self.spot(Kind::Plan, field.to_owned());
        let before = self.current(owner, &spot)?;
        let form = self.plan_form()?;
        let asked = form.fields().find(|asked| asked.id == field);
        let title = match (asked, before) {
            (Some(asked), _) => asked.title.clone(),
            (None, Some(before)) => before.content.title,
            (None, None) => {
                return Err(Error::PlanFieldNotFound {
                    field: field.to_owned(),
                });
            }
        };
        let content = Content {
            text: text.to_owned(),
            title,
            ..Content::default()
        };
        self.keep_text(owner, &spot, content)?;
        self.field(field)
    }

    /// Lets an earlier text of a field stand again. The one that stood is kept beside it.
    ///
    /// # Errors
    /// [`Error::NoteNotFound`] when there is no such text; [`Error::NobodyHere`]; what SQLite refuses.
    pub fn use_earlier_text(&mut self, field: &str, text: KeptId) -> Result<FieldChange> {
        let (learner, hand) = (self.learner()?, self.hand()?);
        let owner = households::owner_of_plan(self.learners.read(), learner)?;
        let spot = self.spot(Kind::Plan, field.to_owned());
        let texts = kept::of_spot(self.learners.read(), owner, &spot)?;
        let earlier = live(&texts, text)?;
        let now = self.clock.now();
        let again = Kept {
            id: KeptId::new(now),
            hand,
            revision: 1,
            at: now,
            order: standing(&texts)
                .current
                .map_or(now.milliseconds(), |current| {
                    now.milliseconds().max(current.order.saturating_add(1))
                }),
            ..earlier.clone()
        };
        self.learners
            .write(|transaction| kept::put(transaction, owner, &spot, &again))?;
        let step = Step {
            texts: vec![(owner, spot, again.id, None)],
            members: Vec::new(),
        };
        self.changed(field, learner, step)
    }

    /// Takes an earlier text away from under a field.
    ///
    /// # Errors
    /// As [`App::use_earlier_text`].
    pub fn put_away_earlier_text(&mut self, field: &str, text: KeptId) -> Result<FieldChange> {
        let learner = self.learner()?;
        let owner = households::owner_of_plan(self.learners.read(), learner)?;
        let spot = self.spot(Kind::Plan, field.to_owned());
        let texts = kept::of_spot(self.learners.read(), owner, &spot)?;
        let earlier = live(&texts, text)?.clone();
        let now = self.clock.now();
        self.learners
            .write(|transaction| kept::put(transaction, owner, &spot, &earlier.taken_away(now)))?;
        let step = Step {
            texts: vec![(owner, spot, earlier.id, Some(earlier))],
            members: Vec::new(),
        };
        self.changed(field, learner, step)
    }

    fn changed(&mut self, field: &str, learner: LearnerId, step: Step) -> Result<FieldChange> {
        let undo = self.undo.remember(learner, step);
        Ok(FieldChange {
            undo,
            state: self.field(field)?,
        })
    }

    /// How one field stands.
    pub(super) fn field(&self, field: &str) -> Result<FieldState> {
        let people = self.everybody()?;
        let names = names(&people, self.learner()?);
        Ok(field_state(field, &self.plan_texts()?, &names))
    }

    /// Everything that was written in the plan of this course.
    pub(super) fn plan_texts(&self) -> Result<Texts> {
        let owner = households::owner_of_plan(self.learners.read(), self.learner()?)?;
        let mut texts = kept::all(self.learners.read(), owner, &self.library.course().id)?;
        texts.retain(|(spot, _), _| spot.kind == Kind::Plan);
        Ok(texts)
    }

    /// Others on this device with whom the plan is built.
    pub(super) fn together(&self) -> Result<Vec<Person>> {
        let me = self.learner()?;
        let Some(household) = households::of_learner(self.learners.read(), me)? else {
            return Ok(Vec::new());
        };
        let members = households::members(self.learners.read(), household)?;
        Ok(self
            .everybody()?
            .into_iter()
            .filter(|person| person.id != me && members.contains(&person.id))
            .collect())
    }

    /// The form. A course without one asks what its lessons ask, by unit.
    pub(super) fn plan_form(&self) -> Result<PlanForm> {
        Ok(match self.library.plan_form()? {
            Some(form) => form,
            None => implied(self.library.course()),
        })
    }
}

fn implied(course: &CourseOutline) -> PlanForm {
    let mut asked = BTreeSet::new();
    let groups = course.units.iter().map(|unit| PlanGroup {
        id: unit.id.clone(),
        title: unit.title.clone(),
        introduction: Vec::new(),
        fields: unit
            .lessons
            .iter()
            .flat_map(|lesson| &lesson.prompts)
            .filter_map(|prompt| match &prompt.asks {
                Asks::Plan(field) if asked.insert(field.clone()) => Some(PlanFormField {
                    id: field.clone(),
                    title: prompt.title.clone(),
                    prompt: Vec::new(),
                    private: false,
                }),
                _ => None,
            })
            .collect(),
    });
    PlanForm {
        title: "Our plan".to_owned(),
        introduction: Vec::new(),
        groups: groups.filter(|group| !group.fields.is_empty()).collect(),
    }
}

/// Lessons that ask for a field.
fn places(course: &CourseOutline, field: &str) -> Vec<PlanPlace> {
    course
        .lessons()
        .flat_map(|found| found.lesson.prompts.iter().map(move |it| (found, it)))
        .filter(|(_, prompt)| matches!(&prompt.asks, Asks::Plan(id) if id == field))
        .map(|(found, prompt)| PlanPlace {
            lesson: found.lesson.id.clone(),
            section: prompt.section.clone(),
            title: found.lesson.title.clone(),
        })
        .collect()
}

/// Fields that hold a text and are not asked any more, with their titles of the day.
fn no_longer_asked(texts: &Texts, asked: &BTreeSet<&str>) -> BTreeMap<String, String> {
    kept::live(texts, Kind::Plan)
        .filter(|(spot, text)| {
            !asked.contains(spot.place.as_str()) && !text.content.text.trim().is_empty()
        })
        .map(|(spot, text)| (spot.place.clone(), text.content.title.clone()))
        .collect()
}

fn names(people: &[Person], me: LearnerId) -> BTreeMap<LearnerId, String> {
    people
        .iter()
        .filter(|person| person.id != me && !person.name.is_empty())
        .map(|person| (person.id, person.name.clone()))
        .collect()
}

fn field_state(field: &str, texts: &Texts, names: &BTreeMap<LearnerId, String>) -> FieldState {
    let here = texts
        .iter()
        .filter(|((spot, _), _): &(&(Spot, KeptId), &Kept)| spot.place == field)
        .map(|(_, text)| text);
    let standing = standing(here);
    FieldState {
        field: field.to_owned(),
        text: standing
            .current
            .map_or_else(String::new, |text| text.content.text.clone()),
        saved: standing.current.map(|text| text.at),
        by: standing
            .current
            .and_then(|text| names.get(&text.hand.learner).cloned()),
        earlier: standing
            .earlier
            .into_iter()
            .map(|text| EarlierText {
                id: text.id,
                text: text.content.text.clone(),
                at: text.at,
                by: names.get(&text.hand.learner).cloned(),
            })
            .collect(),
    }
}

fn live(texts: &[Kept], id: KeptId) -> Result<&Kept> {
    texts
        .iter()
        .find(|text| text.id == id && !text.removed)
        .ok_or(Error::NoteNotFound)
}
