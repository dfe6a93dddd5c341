//! Commands: take the state, ask the core, convert the error. Each runs beside the window's own thread, so a slow disk
//! never freezes the screen.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands every argument over by value"
)]

use crate::sending::send_quietly;
use crate::session::{Shared, ask, while_closed};
use evenkeel_core::app::App;
use evenkeel_core::app::people::Backup;
use evenkeel_core::app::refresher::Asking;
use evenkeel_core::app::start;
use evenkeel_core::app::study::Heartbeat;
use evenkeel_core::app::view::{
    AssessmentOutcome, AssessmentView, Attempt, CheckOutcome, CommonQuestionView, Hits, Home,
    LessonDone, LessonView, PageView, Person, QuestionCard, RecordView, RefresherOutcome,
    RefresherView, ScenarioCard, ScenarioKept, ScenarioView, Start, Studied, TermView, UnitView,
};
use evenkeel_core::base::error::ErrorReport;
use evenkeel_core::base::id::{AttemptId, LearnerId};
use evenkeel_core::base::{Clock, Timestamp};
use evenkeel_core::course::HelpNumber;
use evenkeel_core::learners::Settings;
use tauri::{AppHandle, State, command};

type Answer<T> = Result<T, ErrorReport>;

#[command(async)]
pub(crate) fn start(state: State<'_, Shared>) -> Answer<Start> {
    ask(&state, App::start)
}

#[command(async)]
pub(crate) fn retry_start(state: State<'_, Shared>) -> Answer<Start> {
    ask(&state, App::start)
}

#[command(async)]
pub(crate) fn begin(state: State<'_, Shared>, name: String, settings: Settings) -> Answer<Person> {
    ask(&state, |app| app.begin(&name, settings))
}

#[command(async)]
pub(crate) fn choose_learner(state: State<'_, Shared>, learner: LearnerId) -> Answer<Person> {
    ask(&state, |app| app.choose_learner(learner))
}

#[command(async)]
pub(crate) fn save_settings(
    state: State<'_, Shared>,
    name: String,
    settings: Settings,
) -> Answer<Person> {
    ask(&state, |app| app.save_settings(&name, settings))
}

#[command(async)]
pub(crate) fn home(state: State<'_, Shared>) -> Answer<Home> {
    ask(&state, App::home)
}

#[command(async)]
pub(crate) fn unit(state: State<'_, Shared>, unit: String) -> Answer<UnitView> {
    ask(&state, |app| app.unit(&unit))
}

#[command(async)]
pub(crate) fn open_lesson(
    state: State<'_, Shared>,
    lesson: String,
    section: Option<String>,
) -> Answer<LessonView> {
    ask(&state, |app| app.open_lesson(&lesson, section.as_deref()))
}

#[command(async)]
pub(crate) fn study(
    state: State<'_, Shared>,
    lesson: String,
    section: String,
    reached: Vec<String>,
    focused: bool,
    idle_seconds: u64,
) -> Answer<Studied> {
    ask(&state, |app| {
        app.study(&Heartbeat {
            lesson,
            section,
            reached,
            focused,
            idle_seconds,
        })
    })
}

#[command(async)]
pub(crate) fn leave_lesson(state: State<'_, Shared>) -> Answer<()> {
    ask(&state, App::leave_lesson)
}

#[command(async)]
pub(crate) fn answer_check(
    state: State<'_, Shared>,
    lesson: String,
    check: String,
    chosen: Vec<String>,
) -> Answer<CheckOutcome> {
    ask(&state, |app| app.answer_check(&lesson, &check, &chosen))
}

#[command(async)]
pub(crate) fn show_answer(
    state: State<'_, Shared>,
    lesson: String,
    check: String,
) -> Answer<CheckOutcome> {
    ask(&state, |app| app.show_answer(&lesson, &check))
}

#[command(async)]
pub(crate) fn complete_lesson(
    app: AppHandle,
    state: State<'_, Shared>,
    lesson: String,
) -> Answer<LessonDone> {
    let done = ask(&state, |core| core.complete_lesson(&lesson))?;
    send_quietly(&app);
    Ok(done)
}

#[command(async)]
pub(crate) fn assessment(state: State<'_, Shared>, unit: String) -> Answer<AssessmentView> {
    ask(&state, |app| app.assessment(&unit))
}

#[command(async)]
pub(crate) fn begin_attempt(
    state: State<'_, Shared>,
    unit: String,
    fresh: bool,
) -> Answer<Attempt> {
    ask(&state, |app| app.begin_attempt(&unit, fresh))
}

#[command(async)]
pub(crate) fn keep_answer(
    state: State<'_, Shared>,
    attempt: AttemptId,
    question: String,
    chosen: Vec<String>,
) -> Answer<Timestamp> {
    ask(&state, |app| app.keep_answer(attempt, &question, &chosen))
}

#[command(async)]
pub(crate) fn finish_attempt(
    app: AppHandle,
    state: State<'_, Shared>,
    attempt: AttemptId,
) -> Answer<AssessmentOutcome> {
    let outcome = ask(&state, |core| core.finish_attempt(attempt))?;
    send_quietly(&app);
    Ok(outcome)
}

#[command(async)]
pub(crate) fn refresher(state: State<'_, Shared>) -> Answer<RefresherView> {
    ask(&state, App::refresher)
}

#[command(async)]
pub(crate) fn answer_refresher(
    state: State<'_, Shared>,
    lesson: String,
    check: String,
    tries: u32,
    chosen: Vec<String>,
) -> Answer<RefresherOutcome> {
    let asking = Asking {
        lesson,
        check,
        tries,
    };
    ask(&state, |app| app.answer_refresher(&asking, &chosen))
}

#[command(async)]
pub(crate) fn show_refresher(
    state: State<'_, Shared>,
    lesson: String,
    check: String,
    tries: u32,
) -> Answer<RefresherOutcome> {
    let asking = Asking {
        lesson,
        check,
        tries,
    };
    ask(&state, |app| app.show_refresher(&asking))
}

#[command(async)]
pub(crate) fn record(state: State<'_, Shared>) -> Answer<RecordView> {
    ask(&state, App::record)
}

#[command(async)]
pub(crate) fn agency(state: State<'_, Shared>) -> Answer<String> {
    ask(&state, |app| app.agency())
}

#[command(async)]
pub(crate) fn save_agency(state: State<'_, Shared>, name: String) -> Answer<String> {
    ask(&state, |app| app.save_agency(&name))
}

#[command(async)]
pub(crate) fn page(state: State<'_, Shared>, page: String) -> Answer<PageView> {
    // Needed most when everything else fails: read without the data folder if it must be.
    ask(&state, |app| app.page(&page))
        .or_else(|_| start::page_without_data(&page).map_err(|error| error.report()))
}

#[command(async)]
pub(crate) fn help(state: State<'_, Shared>) -> Answer<Vec<HelpNumber>> {
    ask(&state, |app| Ok(app.help()))
        .or_else(|_| start::help_without_data().map_err(|error| error.report()))
}

#[command(async)]
pub(crate) fn search(state: State<'_, Shared>, query: String) -> Answer<Hits> {
    ask(&state, |app| app.search(&query))
}

#[command(async)]
pub(crate) fn scenarios(state: State<'_, Shared>) -> Answer<Vec<ScenarioCard>> {
    ask(&state, App::scenarios)
}

#[command(async)]
pub(crate) fn scenario(state: State<'_, Shared>, scenario: String) -> Answer<ScenarioView> {
    ask(&state, |app| app.scenario(&scenario))
}

#[command(async)]
pub(crate) fn keep_scenario(
    app: AppHandle,
    state: State<'_, Shared>,
    scenario: String,
    choices: Vec<String>,
) -> Answer<ScenarioKept> {
    let kept = ask(&state, |core| core.keep_scenario(&scenario, &choices))?;
    if kept.ended {
        send_quietly(&app);
    }
    Ok(kept)
}

#[command(async)]
pub(crate) fn questions(state: State<'_, Shared>) -> Answer<Vec<QuestionCard>> {
    ask(&state, |app| Ok(app.questions()))
}

#[command(async)]
pub(crate) fn question(state: State<'_, Shared>, question: String) -> Answer<CommonQuestionView> {
    ask(&state, |app| app.question(&question))
}

#[command(async)]
pub(crate) fn glossary(state: State<'_, Shared>) -> Answer<Vec<TermView>> {
    ask(&state, |app| app.glossary())
}

#[command(async)]
pub(crate) fn term(state: State<'_, Shared>, term: String) -> Answer<TermView> {
    ask(&state, |app| app.term(&term))
}

#[command(async)]
pub(crate) fn backups(state: State<'_, Shared>) -> Answer<Vec<Backup>> {
    while_closed(&state, start::backups)
}

#[command(async)]
pub(crate) fn restore_backup(state: State<'_, Shared>, name: String) -> Answer<Start> {
    while_closed(&state, |folders| {
        start::restore_backup(folders, &Clock::system(), &name)
    })?;
    ask(&state, App::start)
}

#[command(async)]
pub(crate) fn start_afresh(state: State<'_, Shared>) -> Answer<Start> {
    while_closed(&state, |folders| {
        start::start_afresh(folders, &Clock::system())
    })?;
    ask(&state, App::start)
}
