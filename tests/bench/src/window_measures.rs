//! The real window against a bare one: start, memory, the next lesson.

use crate::report::{Report, median, part};
use crate::screen::Screen;
use evenkeel_core::app::App;
use evenkeel_core::app::study::Heartbeat;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Result};
use evenkeel_core::learners::{Settings, Theme};
use evenkeel_tests::window::{Window, program};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Starts of each window, interleaved, after one that warms the caches.
const STARTS: usize = 9;

/// Lessons opened one after the other.
const LESSONS: usize = 30;

/// One start: until painted, and memory three seconds later.
struct Started {
    milliseconds: f64,
    kibibytes: f64,
}

/// Measures everything that needs a window.
pub(crate) async fn measure(report: &mut Report) {
    let bare =
        PathBuf::from(std::env::var_os("EVENKEEL_BARE_WINDOW").expect("EVENKEEL_BARE_WINDOW"));
    let ours = program();
    let home = tempfile::tempdir().expect("a data folder");
    someone(home.path()).expect("someone on their way");
    let screen = Screen::open();
    let mut memory = Vec::new();
    let mut starts = [Vec::new(), Vec::new()];
    for plain_renderer in [false, true] {
        let mut kibibytes = [Vec::new(), Vec::new()];
        for round in 0..=STARTS {
            for (which, program) in [&ours, &bare].into_iter().enumerate() {
                let started = start(program, home.path(), &screen, plain_renderer).await;
                if round > 0 {
                    kibibytes[which].push(started.kibibytes);
                    if !plain_renderer {
                        starts[which].push(started.milliseconds);
                    }
                }
            }
        }
        let [mine, theirs] = &mut kibibytes;
        memory.push((median(mine) / 1024.0, median(theirs) / 1024.0));
    }
    let [mine, theirs] = &mut starts;
    let (home_ours, home_theirs) = (median(mine), median(theirs));
    report.ratio(
        "start to painted home",
        home_ours,
        "bare Tauri window",
        home_theirs,
        "ms",
        1.3,
        1.15,
    );

    let mut lessons = next_lessons(home.path()).await;
    let first = lessons.remove(0);
    report.ratio(
        "start to painted lesson",
        home_ours + first,
        "bare Tauri window",
        home_theirs,
        "ms",
        1.3,
        1.15,
    );
    report.ratio(
        "memory of the process tree",
        memory[0].0,
        "bare Tauri window",
        memory[0].1,
        "MB",
        1.3,
        1.15,
    );
    report.note(
        "memory with WEBKIT_DISABLE_DMABUF_RENDERER=1, MB",
        json!({ "ours": memory[1].0, "bare": memory[1].1 }),
    );
    report.note(
        "next lesson painted, ms",
        json!({ "lessons": lessons.len(), "p50": median(&mut lessons), "p99": part(&mut lessons, 0.99) }),
    );
}

/// Starts a program and waits until a button is painted.
async fn start(program: &Path, home: &Path, screen: &Screen, plain_renderer: bool) -> Started {
    while screen.shows_a_button() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut command = Command::new(program);
    command
        .env("EVENKEEL_HOME", home)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if plain_renderer {
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
    let began = Instant::now();
    let mut running = command.spawn().expect("the program starts");
    while !screen.shows_a_button() {
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "{} paints nothing",
            program.display()
        );
    }
    let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let kibibytes = proportional_set_size(running.id());
    end(&mut running);
    Started {
        milliseconds,
        kibibytes,
    }
}

fn end(running: &mut Child) {
    running.kill().expect("the program can be ended");
    running.wait().expect("the program ends");
}

/// Proportional set size of a process and everything it started, KiB.
fn proportional_set_size(root: u32) -> f64 {
    let mut processes = vec![root];
    let mut next = 0;
    while let Some(parent) = processes.get(next).copied() {
        for task in fs::read_dir(format!("/proc/{parent}/task"))
            .into_iter()
            .flatten()
            .flatten()
        {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            processes.extend(
                children
                    .split_whitespace()
                    .filter_map(|id| id.parse::<u32>().ok()),
            );
        }
        next += 1;
    }
    processes
        .iter()
        .filter_map(|process| {
            let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
            let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
            line.split_whitespace().nth(1)?.parse::<f64>().ok()
        })
        .sum()
}

/// Milliseconds from leaving one lesson to the next being painted; the first is from home.
async fn next_lessons(home: &Path) -> Vec<f64> {
    let window = Window::open(home).await;
    window.screen("home").await;
    let lessons = [
        "what-stress-does",
        "spotting-the-climb",
        "staying-steady",
        "avoid-talk-defuse",
    ];
    let mut times = Vec::new();
    for lesson in lessons.iter().cycle().take(LESSONS + 1) {
        window
            .script(&format!(
                "const began = performance.now(); window.painted = null;
                 const root = document.documentElement;
                 const watch = new MutationObserver(() => {{
                   if (root.dataset.screen === 'lesson' && location.hash.includes('{lesson}')) {{
                     watch.disconnect(); window.painted = performance.now() - began;
                   }}
                 }});
                 watch.observe(root, {{ attributes: true }});
                 location.hash = '/lesson/{lesson}';"
            ))
            .await;
        let time = evenkeel_tests::window::until("the next lesson", || async {
            window.script("return window.painted").await.as_f64()
        })
        .await;
        times.push(time);
    }
    window.kill().await;
    times
}

/// Someone who has begun and reads by day.
fn someone(home: &Path) -> Result<()> {
    let mut app = App::open(Folders::at(home), Clock::system(), "0")?;
    app.begin(
        "Sam",
        Settings {
            theme: Theme::Light,
            ..Settings::default()
        },
    )?;
    app.open_lesson("what-stress-does", None)?;
    app.study(&Heartbeat {
        lesson: "what-stress-does".to_owned(),
        section: "fewer-words".to_owned(),
        reached: vec!["fewer-words".to_owned()],
        focused: true,
        idle_seconds: 0,
    })?;
    app.close()
}
