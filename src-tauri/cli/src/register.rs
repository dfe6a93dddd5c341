//! `evenkeel-cli register`.

mod arguments;

pub(crate) use arguments::Command;
use arguments::{For, Whom};

use crate::{count, print_json, say};
use evenkeel_core::app::App;
use evenkeel_core::app::register::{MOST_ON_A_PAGE, find_bundles};
use evenkeel_core::app::view::{Cell, CellState, FileVerdict, RegisterLine, RegisterView};
use evenkeel_core::base::error::RegisterError;
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Error, Result, Timestamp, files};
use evenkeel_core::records::presets::Preset;
use evenkeel_core::records::signing::PublicKey;
use evenkeel_core::register::backup;
use evenkeel_core::register::computers::Acquaintance;
use evenkeel_core::register::list::Query;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn open() -> Result<App> {
    App::open(
        Folders::of_this_computer()?,
        Clock::system(),
        env!("CARGO_PKG_VERSION"),
    )
}

/// Does one of the commands.
pub(crate) fn register(command: Command) -> Result<ExitCode> {
    match command {
        Command::Import {
            places,
            receipts,
            agency,
            json,
        } => import(&places, receipts.as_deref(), agency.as_deref(), json),
        Command::List { whom, json } => list(&whom, json),
        Command::Csv { preset, to, whom } => csv(preset, to.as_deref(), &whom),
        Command::Restore { copy, afresh } => restore(copy, afresh),
        Command::Computers {
            ours,
            not_ours,
            json,
        } => computers(ours.as_deref(), not_ours.as_deref(), json),
    }
}

fn import(
    places: &[PathBuf],
    receipts: Option<&Path>,
    agency: Option<&str>,
    json: bool,
) -> Result<ExitCode> {
    let mut app = open()?;
    // What is wrong with the register is told by the first file that is taken in.
    if let Err(error) = backup::daily(&Folders::of_this_computer()?, Clock::system().now())
        && !matches!(error, Error::Register(_))
    {
        say(&error);
    }
    if let Some(agency) = agency {
        app.save_agency(agency)?;
    }
    if let Some(folder) = receipts {
        files::create_folder(folder)?;
    }
    let found = find_bundles(places);
    for note in &found.notes {
        eprintln!("{note}");
    }
    let mut good = found.notes.is_empty();
    let mut taken = Vec::new();
    for path in &found.files {
        let verdict = app.collect(path)?;
        good &= verdict.verdict.is_in_order();
        if verdict.error.is_none() {
            taken.push(path.clone());
        }
        tell(&verdict, json);
    }
    if let Some(folder) = receipts {
        for line in app.write_receipts(&taken, Some(folder))? {
            if let Some(error) = line.error {
                good = false;
                eprintln!("{}: {} {}", line.bundle, error.message, error.hint);
            } else if !json {
                println!("Receipt: {}", line.receipt.unwrap_or_default());
            }
        }
    }
    app.close()?;
    if !json {
        println!(
            "{} looked at, {} taken in.",
            count(small(found.files.len()), "file"),
            taken.len()
        );
    }
    Ok(ExitCode::from(u8::from(!good)))
}

fn restore(copy: Option<String>, afresh: bool) -> Result<ExitCode> {
    let mut app = open()?;
    let copy = match copy {
        None if !afresh => app
            .register_copies()?
            .into_iter()
            .next()
            .map(|latest| latest.name),
        named => named,
    };
    if copy.is_none() && !afresh {
        eprintln!(
            "There is no copy of the register.\nhint: `evenkeel-cli register restore --afresh` begins a new one, in which everything can be collected again."
        );
        return Ok(ExitCode::from(1));
    }
    app.restore_register(copy.as_deref())?;
    app.close()?;
    match copy {
        Some(copy) => println!("The register is that of {copy}."),
        None => println!("The next import begins a new register."),
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(verdict: &FileVerdict, json: bool) {
    if json {
        print_json(verdict);
        return;
    }
    println!("{}\n  {}", verdict.file, verdict.words);
    if let Some(fingerprint) = &verdict.fingerprint {
        println!("  Signed by “{fingerprint}”, {}.", known(verdict.computer));
    }
    if let Some(error) = &verdict.error {
        println!("  hint: {}", error.hint);
    }
}

fn known(acquaintance: Acquaintance) -> &'static str {
    match acquaintance {
        Acquaintance::Unknown => "a computer that nothing was ever taken from",
        Acquaintance::New => "a computer of which nobody has said yet whether it is yours",
        Acquaintance::Ours => "one of your computers",
        Acquaintance::NotOurs => "not one of your computers",
    }
}

fn list(whom: &Whom, json: bool) -> Result<ExitCode> {
    let mut app = open()?;
    let query = whom.query();
    let view = app.register(&query, MOST_ON_A_PAGE)?;
    check_unit(&view, whom)?;
    let mut page = view.page.clone();
    let mut shown = 0;
    while !page.lines.is_empty() {
        for line in &page.lines {
            if json {
                print_json(line);
            } else {
                println!("{}", in_words(&view, line));
            }
        }
        shown += small(page.lines.len());
        page = app.register_page(&query, shown, MOST_ON_A_PAGE)?;
    }
    app.close()?;
    if !json {
        println!("{}.", people(shown, view.tally.everybody));
    }
    Ok(ExitCode::SUCCESS)
}

fn people(shown: u32, all: u32) -> String {
    format!(
        "{shown} of {all} {}",
        if all == 1 { "person" } else { "people" }
    )
}

fn check_unit(view: &RegisterView, whom: &Whom) -> Result<()> {
    match &whom.unit {
        Some(unit) if !view.units.iter().any(|one| one.id == *unit) => {
            Err(Error::UnitNotFound { unit: unit.clone() })
        }
        _ => Ok(()),
    }
}

fn in_words(view: &RegisterView, line: &RegisterLine) -> String {
    let name = if line.name.is_empty() {
        line.learner.to_string()
    } else {
        format!("{} ({})", line.name, line.learner)
    };
    let units: Vec<String> = view
        .units
        .iter()
        .zip(&line.units)
        .map(|(unit, cell)| format!("  {}: {}", unit.id, cell_in_words(cell)))
        .collect();
    format!("{name}\n{}", units.join("\n"))
}

fn cell_in_words(cell: &Cell) -> String {
    let day = cell.done.map(Timestamp::day).unwrap_or_default();
    match cell.state {
        CellState::Done => format!("done on {day}"),
        CellState::RefresherDue => format!(
            "refresher due since {} (done on {day})",
            cell.refresher_due.as_deref().unwrap_or_default()
        ),
        CellState::Due => format!(
            "due: {} of {} lessons done",
            cell.lessons_done, cell.lessons
        ),
        CellState::Missing => "missing".to_owned(),
    }
}

fn csv(preset: For, to: Option<&Path>, whom: &Whom) -> Result<ExitCode> {
    let mut app = open()?;
    let preset = match preset {
        For::People => Preset::People,
        For::Moodle => Preset::Moodle,
        For::Totara => Preset::Totara,
        For::Iomad => Preset::Iomad,
    };
    let query = whom.query();
    check_unit(&app.register(&query, 1)?, whom)?;
    match to {
        None => {
            app.write_register(preset, &query, &mut std::io::stdout().lock())?;
        }
        Some(path) => {
            let path = if path.is_dir() {
                path.join(app.register_file_name(preset))
            } else {
                path.to_owned()
            };
            let saved = app.save_register(preset, &query, &path)?;
            println!("{} ({} rows)", saved.path, saved.rows);
        }
    }
    app.close()?;
    Ok(ExitCode::SUCCESS)
}

fn computers(ours: Option<&str>, not_ours: Option<&str>, json: bool) -> Result<ExitCode> {
    let mut app = open()?;
    let said = ours
        .map(|key| (key, true))
        .or(not_ours.map(|key| (key, false)));
    let lines = match said {
        None => app.register(&Query::default(), 1)?.computers,
        Some((key, ours)) => {
            let key = PublicKey::parse(key).ok_or(RegisterError::NoSuchComputer)?;
            app.say_computer(&key, ours)?
        }
    };
    app.close()?;
    for line in lines {
        if json {
            print_json(&json!(line));
        } else {
            println!(
                "{}\n  “{}”, {}; {}, the last on {}",
                line.key,
                line.fingerprint,
                known(line.acquaintance),
                count(line.bundles, "bundle"),
                line.last_seen.day()
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
