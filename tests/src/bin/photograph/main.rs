//! Photographs the real window: `photograph first-look|everything FOLDER`.
//!
//! A learner is made through the core, so that the screens show something to look at; then the window is opened on the
//! same data folder, at two sizes, in light and dark and at two text sizes.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a tool for developers: it talks to the terminal and stops at what is unexpected"
)]

use evenkeel_core::app::App;
use evenkeel_core::app::study::Heartbeat;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Result, Timestamp};
use evenkeel_core::course::Nation;
use evenkeel_core::learn::anchor::Anchor;
use evenkeel_core::learn::kept::Kind;
use evenkeel_core::learners::{Settings, Theme};
use evenkeel_tests::learner::{course, finish_unit};
use evenkeel_tests::window::Window;
use std::path::Path;
use std::time::Duration;

/// One way of looking.
struct Look {
    name: &'static str,
    theme: Theme,
    text_size: u16,
    size: (u32, u32),
}

const FIRST_LOOK: [Look; 1] = [Look {
    name: "light",
    theme: Theme::Light,
    text_size: 100,
    size: (1280, 800),
}];

const EVERYTHING: [Look; 7] = [
    Look {
        name: "light",
        theme: Theme::Light,
        text_size: 100,
        size: (1280, 800),
    },
    Look {
        name: "dark",
        theme: Theme::Dark,
        text_size: 100,
        size: (1280, 800),
    },
    Look {
        name: "light-200",
        theme: Theme::Light,
        text_size: 200,
        size: (1280, 800),
    },
    Look {
        name: "small",
        theme: Theme::Light,
        text_size: 100,
        size: (800, 600),
    },
    Look {
        name: "small-dark-200",
        theme: Theme::Dark,
        text_size: 200,
        size: (800, 600),
    },
    Look {
        name: "sepia",
        theme: Theme::Sepia,
        text_size: 100,
        size: (1280, 800),
    },
    Look {
        name: "high-contrast",
        theme: Theme::HighContrast,
        text_size: 100,
        size: (1280, 800),
    },
];

/// Name of the picture, address, name of the screen.
type Screen = (&'static str, &'static str, &'static str);

/// Screens of someone who has completed a unit a while ago, and has written things down.
const LATER: [Screen; 8] = [
    ("home-later", "/", "home"),
    ("lesson-marked", "/lesson/what-stress-does/body", "lesson"),
    ("plan", "/plan", "plan"),
    ("plan-print", "/plan/print", "plan-print"),
    ("notes", "/notes", "notes"),
    ("refresher", "/refresher", "refresher"),
    ("record-later", "/record", "record"),
    ("help-later", "/help", "help"),
];

/// Screens of someone who is on their way.
const SCREENS: [Screen; 19] = [
    ("home", "/", "home"),
    ("unit", "/unit/defusing-conflict", "unit"),
    ("lesson", "/lesson/what-stress-does", "lesson"),
    (
        "lesson-nations",
        "/lesson/duty-of-care/who-owes-you-what",
        "lesson",
    ),
    ("lesson-warning", "/lesson/in-danger", "lesson"),
    ("assessment", "/assessment/defusing-conflict", "assessment"),
    ("record", "/record", "record"),
    ("verify", "/verify", "verify"),
    ("settings", "/settings", "settings"),
    ("in-the-moment", "/page/in-the-moment", "page"),
    ("help", "/help", "help"),
    ("scenarios", "/scenarios", "scenarios"),
    ("scenario", "/scenario/the-fourth-stair", "scenario"),
    ("questions", "/questions", "questions"),
    ("question", "/question/by-myself", "question"),
    ("glossary", "/glossary/co-regulation", "glossary"),
    ("give", "/give", "give"),
    ("send", "/send", "send"),
    ("register", "/register", "register"),
];

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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let everything = arguments.next().as_deref() == Some("everything");
    let folder = arguments.next().expect("a folder for the pictures");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let looks: &[Look] = if everything { &EVERYTHING } else { &FIRST_LOOK };
    for look in looks {
        first_run(folder, look).await;
        on_the_way(folder, look, everything).await;
        if everything {
            later(folder, look).await;
        }
    }
}

async fn first_run(folder: &Path, look: &Look) {
    let home = tempfile::tempdir().expect("a data folder");
    let window = Window::open(home.path()).await;
    window.size(look.size.0, look.size.1).await;
    window.screen("welcome").await;
    save(&window, folder, look, "welcome").await;
    window.close().await;
}

async fn on_the_way(folder: &Path, look: &Look, everything: bool) {
    let home = tempfile::tempdir().expect("a data folder");
    someone_on_the_way(home.path(), look).expect("a learner can be made");
    let window = Window::open(home.path()).await;
    window.size(look.size.0, look.size.1).await;
    window.screen("home").await;
    let screens = if everything {
        &SCREENS[..]
    } else {
        &SCREENS[..3]
    };
    for (name, address, screen) in screens {
        window.go(address).await;
        window.screen(screen).await;
        save(&window, folder, look, name).await;
        if *name == "lesson" {
            for (part, selector) in [("lesson-picture", "figure"), ("lesson-check", ".check")] {
                window
                    .script(&format!(
                        "document.querySelector('{selector}').scrollIntoView({{block: 'center'}})"
                    ))
                    .await;
                save(&window, folder, look, part).await;
            }
        }
    }
    window.close().await;
}

async fn later(folder: &Path, look: &Look) {
    let home = tempfile::tempdir().expect("a data folder");
    someone_later(home.path(), look).expect("a learner can be made");
    let window = Window::open(home.path()).await;
    window.size(look.size.0, look.size.1).await;
    window.screen("home").await;
    for (name, address, screen) in LATER {
        window.go(address).await;
        window.screen(screen).await;
        save(&window, folder, look, name).await;
        if name == "lesson-marked" {
            window
                .script(
                    "document.querySelector('[data-reflection]').scrollIntoView({block: 'center'})",
                )
                .await;
            save(&window, folder, look, "lesson-reflection").await;
        }
    }
    window.close().await;
}

async fn save(window: &Window, folder: &Path, look: &Look, name: &str) {
    // Fonts and transitions settle; this is for the eye, not for a check.
    tokio::time::sleep(Duration::from_millis(450)).await;
    let path = folder.join(format!("{name}-{}.png", look.name));
    let picture = window.screenshot().await;
    std::fs::write(&path, picture).expect("the picture can be written");
    println!("{}", path.display());
}

/// Four lessons done, one begun, a check answered wrongly, as after two evenings.
fn someone_on_the_way(home: &Path, look: &Look) -> Result<()> {
    let (clock, hands) = Clock::set(Timestamp::from_milliseconds(
        Clock::system().now().milliseconds() - 3_600_000,
    ));
    let mut app = App::open(Folders::at(home), clock, env!("CARGO_PKG_VERSION"))?;
    begin(&mut app, look)?;
    let unit = app.unit("defusing-conflict")?;
    for lesson in unit.lessons.iter().take(4) {
        read(&mut app, &hands, &lesson.id, usize::MAX)?;
        for check in app.open_lesson(&lesson.id, None)?.checks {
            app.show_answer(&lesson.id, &check.check)?;
        }
        app.complete_lesson(&lesson.id)?;
    }
    read(&mut app, &hands, &unit.lessons[4].id, 3)?;
    app.close()
}

/// The first unit completed five weeks ago, and what was written on the way.
fn someone_later(home: &Path, look: &Look) -> Result<()> {
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

fn read(
    app: &mut App,
    hands: &evenkeel_core::base::clock::SetClock,
    lesson: &str,
    most: usize,
) -> Result<()> {
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
