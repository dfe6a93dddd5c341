//! Who is in the pictures: made through the core, as the program would.

use crate::Look;
use evenkeel_core::app::App;
use evenkeel_core::app::give::Whose;
use evenkeel_core::app::study::Heartbeat;
use evenkeel_core::base::clock::SetClock;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Result, Timestamp};
use evenkeel_core::course::Nation;
use evenkeel_core::learn::anchor::Anchor;
use evenkeel_core::learn::kept::Kind;
use evenkeel_core::learners::Settings;
use evenkeel_core::records::bundle::Carries;
use evenkeel_tests::learner::{course, finish_unit};
use std::path::Path;
use std::time::Duration;

/// What a family might write into its plan.
const PLAN: [(&str, &str); 6] = [
    (
        "early-signs",
        "Goes quiet. Pulls the sleeves over the hands.",
    ),
    ("alarm-triggers", "Burnt smells. A door that slams."),
    ("what-helps", "“Don’t talk. Just be there.”"),
    ("our-phrases", "I’m over here.\nWe can sort it later."),
    ("my-line", "I will not stand in a doorway."),
    (
        "our-ways-out",
        "Kitchen to garden. Front door key on the hook.",
    ),
];

/// Four lessons done, one begun, a check answered wrongly, as after two evenings.
pub(crate) fn someone_on_the_way(home: &Path, look: &Look) -> Result<()> {
    let (clock, hands) = Clock::set(Timestamp::from_milliseconds(
        Clock::system().now().milliseconds() - 3_600_000,
    ));
    let mut app = App::open(Folders::at(home), clock, env!("CARGO_PKG_VERSION"))?;
    begin(&mut app, look)?;
    let unit = app.unit("defusing-conflict")?;
    for lesson in unit.lessons.iter().take(4) {
        read(&mut app, &hands, &lesson.id, usize::MAX)?;
        answer(&mut app, &lesson.id)?;
        app.complete_lesson(&lesson.id)?;
    }
    read(&mut app, &hands, &unit.lessons[4].id, 3)?;
    app.close()
}

/// The first unit completed five weeks ago, and what was written on the way.
pub(crate) fn someone_later(home: &Path, look: &Look) -> Result<()> {
    let (clock, hands) = Clock::set(Timestamp::from_milliseconds(
        Clock::system().now().milliseconds() - 35 * 86_400_000,
    ));
    let mut app = App::open(Folders::at(home), clock, env!("CARGO_PKG_VERSION"))?;
    begin(&mut app, look)?;
    finish_unit(&mut app, &hands, &course().units[0]);
    app.save_agency("Harbour Fostering Service")?;
    let lesson = "what-stress-does";
    app.keep_reflection(
        lesson,
        "own-alarm-signs",
        "On the stairs on Tuesday. My jaw went tight and I began to talk faster. Next time I will sit down first.",
    )?;
    app.choose_reflection(lesson, "own-alarm-signs", true)?;
    for (field, text) in PLAN {
        app.keep_plan_field(field, text)?;
    }
    app.add_mark(
        Kind::Highlight,
        Anchor {
            lesson: lesson.to_owned(),
            section: "body".to_owned(),
            exact: "Coming back usually takes longer than going.".to_owned(),
            before: "It happens to children, and it happens to you. ".to_owned(),
            after: String::new(),
        },
        "So I can stop waiting for it to be over.",
    )?;
    app.keep_number(None, "Maya, supervising social worker", "01632 960 001")?;
    app.keep_number(None, "Next door, day or night", "01632 960 002")?;
    app.close()
}

/// An agency that has collected from six households: two units, one, one begun, and so on.
pub(crate) fn agency(home: &Path, look: &Look) -> Result<()> {
    let course = course();
    let sticks = tempfile::tempdir().expect("a folder of sticks");
    let mut office = App::open(
        Folders::at(home),
        Clock::system(),
        env!("CARGO_PKG_VERSION"),
    )?;
    begin(&mut office, look)?;
    office.save_agency("Harbour Fostering Service")?;
    answer(&mut office, "what-stress-does")?;
    for (days_ago, (name, done)) in (2..).zip(HOUSEHOLDS) {
        let (clock, hands) = Clock::set(Timestamp::from_milliseconds(
            Clock::system().now().milliseconds() - days_ago * 80 * 86_400_000,
        ));
        let household = tempfile::tempdir().expect("a data folder");
        let mut app = App::open(Folders::at(household.path()), clock, "1")?;
        app.begin(name, Settings::default())?;
        read(&mut app, &hands, "what-stress-does", 2)?;
        answer(&mut app, "what-stress-does")?;
        for unit in course.units.iter().take(done) {
            finish_unit(&mut app, &hands, unit);
        }
        let bundle = sticks.path().join(format!("{days_ago}.zip"));
        app.give(Carries::Records, Whose::Mine, true, &bundle)?;
        app.close()?;
        office.collect(&bundle)?;
    }
    office.close()
}

/// People of the agency, and how many units each has completed.
const HOUSEHOLDS: [(&str, usize); 6] = [
    ("Amina Yusuf", 3),
    ("Bronwen a Gwilym Prys-Jones", 1),
    ("Chinedu Okafor", 2),
    ("Moira", 0),
    ("Rosa", 3),
    ("Zoë", 1),
];

fn begin(app: &mut App, look: &Look) -> Result<()> {
    app.begin(
        "Sam",
        Settings {
            nation: Some(Nation::England),
            theme: look.theme,
            text_size: look.text_size,
            ..Settings::default()
        },
    )
    .map(drop)
}

fn read(app: &mut App, hands: &SetClock, lesson: &str, most: usize) -> Result<()> {
    let sections = app.open_lesson(lesson, None)?.sections;
    for section in sections.iter().take(most) {
        for _ in 0..8 {
            hands.advance(Duration::from_secs(10));
            app.study(&Heartbeat {
                lesson: lesson.to_owned(),
                section: section.id.clone(),
                reached: vec![section.id.clone()],
                focused: true,
                idle_seconds: 0,
            })?;
        }
    }
    Ok(())
}

fn answer(app: &mut App, lesson: &str) -> Result<()> {
    for check in app.open_lesson(lesson, None)?.checks {
        app.show_answer(lesson, &check.check)?;
    }
    Ok(())
}
