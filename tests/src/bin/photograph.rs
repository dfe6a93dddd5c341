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
use evenkeel_core::learners::{Settings, Theme};
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

/// Screens of someone who is on their way: name of the picture, address, name of the screen.
const SCREENS: [(&str, &str, &str); 16] = [
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
    app.begin(
        "Sam",
        Settings {
            nation: Some(Nation::England),
            theme: look.theme,
            text_size: look.text_size,
            ..Settings::default()
        },
    )?;
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
