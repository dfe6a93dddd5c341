//! Commands for what learners write themselves: reflections, Our plan, notes, numbers. As thin as the others.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::session::{Shared, ask};
use evenkeel_core::app::App;
use evenkeel_core::app::view::{
    Changes, FieldChange, FieldState, LessonTexts, Mark, MyNumber, Notes, PlanChange, PlanView,
    ReflectionState, Removed,
};
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::base::id::{KeptId, LearnerId};
use evenkeel_core::base::{Error, Timestamp};
use evenkeel_core::learn::anchor::Anchor;
use evenkeel_core::learn::kept::Kind;
use tauri::{State, WebviewWindow, command};

type Answer<T> = Result<T, ErrorReport>;

#[command(async)]
pub(crate) fn lesson_texts(state: State<'_, Shared>, lesson: String) -> Answer<LessonTexts> {
    ask(&state, |app| app.lesson_texts(&lesson))
}

#[command(async)]
pub(crate) fn keep_reflection(
    state: State<'_, Shared>,
    lesson: String,
    reflection: String,
    text: String,
) -> Answer<ReflectionState> {
    ask(&state, |app| {
        app.keep_reflection(&lesson, &reflection, &text)
    })
}

#[command(async)]
pub(crate) fn choose_reflection(
    state: State<'_, Shared>,
    lesson: String,
    reflection: String,
    in_record: bool,
) -> Answer<ReflectionState> {
    ask(&state, |app| {
        app.choose_reflection(&lesson, &reflection, in_record)
    })
}

#[command(async)]
pub(crate) fn plan(state: State<'_, Shared>) -> Answer<PlanView> {
    ask(&state, App::plan)
}

#[command(async)]
pub(crate) fn keep_plan_field(
    state: State<'_, Shared>,
    field: String,
    text: String,
) -> Answer<FieldState> {
    ask(&state, |app| app.keep_plan_field(&field, &text))
}

#[command(async)]
pub(crate) fn use_earlier_text(
    state: State<'_, Shared>,
    field: String,
    text: KeptId,
) -> Answer<FieldChange> {
    ask(&state, |app| app.use_earlier_text(&field, text))
}

#[command(async)]
pub(crate) fn put_away_earlier_text(
    state: State<'_, Shared>,
    field: String,
    text: KeptId,
) -> Answer<FieldChange> {
    ask(&state, |app| app.put_away_earlier_text(&field, text))
}

#[command(async)]
pub(crate) fn join_plan(state: State<'_, Shared>, learner: LearnerId) -> Answer<PlanChange> {
    ask(&state, |app| app.join_plan(learner))
}

#[command(async)]
pub(crate) fn leave_plan(state: State<'_, Shared>) -> Answer<PlanChange> {
    ask(&state, App::leave_plan)
}

/// Opens the print dialog for what the window shows: the web view's own, which the page can open by itself only on some
/// systems.
#[command(async)]
pub(crate) fn print_page(window: WebviewWindow) -> Answer<()> {
    window.print().map_err(|error| {
        Error::Unexpected {
            what: format!("the print dialog could not be opened ({error})"),
        }
        .report()
    })
}

#[command(async)]
pub(crate) fn notes(state: State<'_, Shared>) -> Answer<Notes> {
    ask(&state, App::notes)
}

#[command(async)]
pub(crate) fn add_mark(
    state: State<'_, Shared>,
    kind: Kind,
    anchor: Anchor,
    text: String,
) -> Answer<Mark> {
    ask(&state, |app| app.add_mark(kind, anchor, &text))
}

#[command(async)]
pub(crate) fn keep_note(
    state: State<'_, Shared>,
    kind: Kind,
    place: String,
    text: String,
) -> Answer<Mark> {
    ask(&state, |app| app.keep_note(kind, &place, &text))
}

#[command(async)]
pub(crate) fn remove_note(state: State<'_, Shared>, kind: Kind, place: String) -> Answer<Removed> {
    ask(&state, |app| app.remove_note(kind, &place))
}

#[command(async)]
pub(crate) fn undo(state: State<'_, Shared>, undo: u32) -> Answer<Timestamp> {
    ask(&state, |app| app.undo(undo))
}

#[command(async)]
pub(crate) fn my_numbers(state: State<'_, Shared>) -> Answer<Vec<MyNumber>> {
    ask(&state, |app| app.my_numbers())
}

#[command(async)]
pub(crate) fn keep_number(
    state: State<'_, Shared>,
    place: Option<String>,
    name: String,
    number: String,
) -> Answer<Vec<MyNumber>> {
    ask(&state, |app| {
        app.keep_number(place.as_deref(), &name, &number)
    })
}

#[command(async)]
pub(crate) fn remove_number(state: State<'_, Shared>, place: String) -> Answer<Removed> {
    ask(&state, |app| app.remove_number(&place))
}

#[command(async)]
pub(crate) fn changes(state: State<'_, Shared>) -> Answer<Changes> {
    ask(&state, App::changes)
}
