//! Records as fast as it can and says what is saved, so that a crash test can kill it at any moment.
//!
//! `recorder DATA-FOLDER`: one line for every answer that the core has called saved, with the number of events.

use evenkeel_core::app::App;
use evenkeel_core::app::study::Heartbeat;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Result};
use evenkeel_core::learners::Settings;
use std::io::Write as _;

fn main() -> Result<()> {
    let home = std::env::args().nth(1).unwrap_or_default();
    let mut app = App::open(Folders::at(home), Clock::system(), "0")?;
    if app.start()?.learner.is_none() {
        app.begin("", Settings::default())?;
    }
    let unit = app
        .home()?
        .units
        .first()
        .map(|unit| unit.id.clone())
        .unwrap_or_default();
    let lessons = app.unit(&unit)?.lessons;
    let mut out = std::io::stdout();
    for round in 0_u64.. {
        let lesson = &lessons[usize::try_from(round).unwrap_or(0) % lessons.len()].id;
        let view = app.open_lesson(lesson, None)?;
        for section in &view.sections {
            app.study(&Heartbeat {
                lesson: lesson.clone(),
                section: section.id.clone(),
                reached: vec![section.id.clone()],
                focused: true,
                idle_seconds: 0,
            })?;
            let saved = app.events_saved()?;
            // Said only now that it is on the disk.
            if writeln!(out, "{saved}").and_then(|()| out.flush()).is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}
