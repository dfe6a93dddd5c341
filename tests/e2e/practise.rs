//! Practising: a refresher, once the days have passed; a story, with one step back.

use crate::desk::{self, LESSON};
use evenkeel_core::app::App;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Timestamp};
use evenkeel_core::course::{Scenario, Step};
use evenkeel_tests::window::{Window, until};
use std::path::Path;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Sam answered every check of the lesson so many days ago.
fn answered_days_ago(home: &Path, days: i64) {
    let then = Clock::system().now().plus_milliseconds(-days * DAY);
    let (clock, _) = Clock::set(Timestamp::from_milliseconds(then.milliseconds()));
    let mut app = App::open(Folders::at(home), clock, "0").unwrap();
    app.begin("Sam", evenkeel_core::learners::Settings::default())
        .unwrap();
    app.open_lesson(LESSON, None).unwrap();
    for check in desk::lesson(&desk::course(), LESSON).checks() {
        app.answer_check(LESSON, &check.id, &desk::right_options(check))
            .unwrap();
    }
    app.close().unwrap();
}

#[tokio::test]
async fn a_check_comes_back_after_a_week_is_answered_and_waits_again() {
    let lesson = desk::lesson(&desk::course(), LESSON);
    let home = desk::empty();
    answered_days_ago(home.path(), 7);
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.says("you have met before").await;
    window.click("a[href='#/refresher']").await;
    window.screen("refresher").await;
    window
        .says(&format!("Question 1 of {}", lesson.checks().count()))
        .await;

    let asked = until("a question", || async {
        let id = window
            .script("return document.querySelector('[data-check]')?.dataset.check ?? null")
            .await;
        id.as_str().map(str::to_owned)
    })
    .await;
    let check = lesson.checks().find(|check| check.id == asked).unwrap();
    let wrong = desk::wrong_option(check);
    window
        .click(&format!("[data-option=\"{wrong}\"] label"))
        .await;
    window.press("Check my answer").await;
    window.find(".why").await;
    window.press("Try again").await;
    for option in desk::right_options(check) {
        window
            .click(&format!("[data-option=\"{option}\"] label"))
            .await;
    }
    window.press("Check my answer").await;
    window.says("Yes, that’s it.").await;
    window.says("This is taught in").await;
    window.says("Saved here").await;
    window.press("That is enough for today").await;
    window.says("You went over one question.").await;
    window.kill().await;

    let mut app = desk::open(home.path());
    app.start().unwrap();
    let view = app.refresher().unwrap();
    assert!(
        view.questions
            .iter()
            .all(|question| question.check != asked),
        "what was answered is not asked again today"
    );
    assert!(view.next_at.is_some());
}

/// The choice of a step that leads to an ending soonest, by its place.
fn onwards(story: &Scenario, step: &Step) -> usize {
    let steps_to_go = |from: &str| {
        let (mut level, mut far) = (vec![from.to_owned()], 0);
        while !level
            .iter()
            .any(|id| story.step(id).is_some_and(Step::is_ending))
        {
            level = level
                .iter()
                .filter_map(|id| story.step(id))
                .flat_map(|step| step.choices.iter().map(|choice| choice.leads_to.clone()))
                .collect();
            far += 1;
        }
        far
    };
    let places = 0..step.choices.len();
    places
        .min_by_key(|place| steps_to_go(&step.choices[*place].leads_to))
        .unwrap()
}

/// Waits for a moment of the story and answers with the step it is.
async fn moment<'a>(window: &Window, story: &'a Scenario, id: &str) -> &'a Step {
    let step = story.step(id).unwrap();
    until(&format!("the moment “{}”", step.title), || async {
        let title = window
            .script("return document.querySelector('.step-title')?.textContent ?? ''")
            .await;
        (title.as_str().unwrap_or_default().trim() == step.title).then_some(())
    })
    .await;
    step
}

async fn choose(window: &Window, place: usize) {
    window
        .click(&format!(
            ".choices .choice-button:nth-of-type({})",
            place + 1
        ))
        .await;
}

#[tokio::test]
async fn a_story_is_put_down_taken_up_and_played_to_an_ending_with_one_step_back() {
    let course = desk::course();
    let story = course
        .scenarios
        .iter()
        .find(|story| story.warning.is_none())
        .unwrap();
    let home = desk::with_sam();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go("/scenarios").await;
    window.screen("scenarios").await;
    window.press(&story.title).await;
    window.screen("scenario").await;

    // One step, back, and another way.
    let first = moment(&window, story, &story.steps[0].id).await;
    let other = (onwards(story, first) + 1) % first.choices.len();
    choose(&window, other).await;
    moment(&window, story, &first.choices[other].leads_to).await;
    window.press("Back one step").await;
    moment(&window, story, &first.id).await;
    let place = onwards(story, first);
    choose(&window, place).await;
    let mut here = moment(&window, story, &first.choices[place].leads_to).await;
    window.says("Saved here").await;
    window.kill().await;

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.go(&format!("/scenario/{}", story.id)).await;
    window.screen("scenario").await;
    if !here.is_ending() {
        window.says("You are back where you put this down.").await;
        moment(&window, story, &here.id).await;
    }
    while !here.is_ending() {
        let place = onwards(story, here);
        choose(&window, place).await;
        here = moment(&window, story, &here.choices[place].leads_to).await;
    }
    window.says("Your way through it").await;
    window.says("This way is kept.").await;
    window.kill().await;

    let mut app = desk::open(home.path());
    app.start().unwrap();
    let cards = app.scenarios().unwrap();
    let card = cards.iter().find(|card| card.id == story.id).unwrap();
    assert_eq!((card.played, card.endings_met, card.begun), (1, 1, false));
}
