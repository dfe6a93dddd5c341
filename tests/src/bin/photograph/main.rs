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

mod people;

use evenkeel_core::learners::Theme;
use evenkeel_tests::store::Store;
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

/// What is for print is shown on the screen, and the other way round.
const ON_PAPER: &str = "for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) \
     if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all'; \
     else if (rule.media?.mediaText === 'screen') rule.media.mediaText = 'not all'";

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
            agency(folder, look).await;
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
    people::someone_on_the_way(home.path(), look).expect("a learner can be made");
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
    people::someone_later(home.path(), look).expect("a learner can be made");
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
    window.press("Find an answer").await;
    for (name, query) in [("search", "metldown"), ("search-own", "stairs")] {
        let empty = "document.querySelector('.search input').value = ''";
        window.script(empty).await;
        window.type_into(".search input", query).await;
        save(&window, folder, look, name).await;
    }
    window.close().await;
}

async fn agency(folder: &Path, look: &Look) {
    let home = tempfile::tempdir().expect("a data folder");
    people::agency(home.path(), look).expect("an agency can be made");
    let store = Store::open("laptops", "s3cret");
    let window = Window::open(home.path()).await;
    window.size(look.size.0, look.size.1).await;
    window.screen("home").await;
    window.go("/register").await;
    window.screen("register").await;
    save(&window, folder, look, "register-of-six").await;
    window.click(".register-table tbody th button").await;
    window.find("dialog[open] .entries").await;
    save(&window, folder, look, "register-person").await;
    window.click("dialog[open] .person-head button").await;

    window.go("/send").await;
    window.screen("send").await;
    let address = store.endpoint();
    window.type_into("#send-address", &address).await;
    window.type_into("#send-key", "laptops").await;
    window.type_into("#send-secret", "s3cret").await;
    window.press("Set it up").await;
    window.press("Show me exactly what will be sent").await;
    save(&window, folder, look, "send-shown").await;

    for (name, address, screen) in [
        ("register-paper", "/register", "register"),
        ("record-paper", "/record", "record"),
    ] {
        window.go(address).await;
        window.screen(screen).await;
        if screen == "register" {
            window.press("Print the list").await;
        }
        window.script(ON_PAPER).await;
        save(&window, folder, look, name).await;
    }
    // The system's dialog for printing stands in front of it.
    window.kill().await;
}

async fn save(window: &Window, folder: &Path, look: &Look, name: &str) {
    // Fonts and transitions settle; this is for the eye, not for a check.
    tokio::time::sleep(Duration::from_millis(450)).await;
    let path = folder.join(format!("{name}-{}.png", look.name));
    let picture = window.screenshot().await;
    std::fs::write(&path, picture).expect("the picture can be written");
    println!("{}", path.display());
}
