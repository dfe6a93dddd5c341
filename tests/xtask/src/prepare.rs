//! Installs what building and testing need and the machine does not have: system packages by the package manager, npm
//! packages from the lock file, the WebDriver of Tauri by cargo, Ralph (a record store to test against) by pip. On a
//! system we cannot install on, it says exactly what to install.

use crate::Outcome;
use crate::shell::{answer, call, cargo, command, npm, root, target};
use std::fs;
use std::path::PathBuf;

/// Debian and Ubuntu packages, each with what it is for.
const PACKAGES: [(&str, &str); 12] = [
    ("build-essential", "SQLite is compiled from C"),
    ("pkg-config", "finds the libraries of the window"),
    ("libwebkit2gtk-4.1-dev", "the web view of the window"),
    ("webkit2gtk-driver", "drives the real window in tests"),
    ("xvfb", "a display where there is none"),
    ("openbox", "focus and dialogs on that display"),
    (
        "xdotool",
        "types into the system's own save dialog in tests",
    ),
    ("poppler-utils", "reads back the PDFs that tests make"),
    (
        "zbar-tools",
        "reads the squares on certificates that tests make",
    ),
    ("nodejs", "builds the web UI"),
    ("npm", "fetches its packages"),
    ("python3-venv", "runs Ralph, a record store, in tests"),
];

/// The oldest Node that Vite 8 runs on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// The version of tauri-driver the journeys were written against.
const TAURI_DRIVER: &str = "2.1.0";

/// System packages and npm packages.
pub(crate) fn all() -> Outcome {
    system()?;
    npm_packages()
}

fn system() -> Outcome {
    if !cfg!(target_os = "linux") || answer(&mut command("dpkg-query", &["--version"])).is_none() {
        return elsewhere();
    }
    let node_is_there = node_version().is_some();
    let missing: Vec<&str> = PACKAGES
        .iter()
        .map(|(package, _)| *package)
        .filter(|package| !(node_is_there && ["nodejs", "npm"].contains(package)))
        .filter(|package| !is_installed(package))
        .collect();
    if !missing.is_empty() {
        println!("Installing what is missing: {}", missing.join(", "));
        install(&missing)?;
    }
    node_is_new_enough()
}

fn is_installed(package: &str) -> bool {
    answer(&mut command(
        "dpkg-query",
        &["--show", "--showformat=${db:Status-Status}", package],
    ))
    .is_some_and(|status| status == "installed")
}

fn install(packages: &[&str]) -> Outcome {
    let is_root = answer(&mut command("id", &["--user"])).is_some_and(|id| id == "0");
    let (program, before): (&str, &[&str]) = if is_root {
        ("apt-get", &[])
    } else {
        ("sudo", &["apt-get"])
    };
    let apt = |arguments: &[&str]| {
        call(
            command(program, before)
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    apt(&["update", "--quiet"])?;
    apt(&[
        &["install", "--yes", "--quiet", "--no-install-recommends"],
        packages,
    ]
    .concat())
    .map_err(|error| {
        format!(
            "{error}\nInstall by hand, then try again: {}",
            packages.join(" ")
        )
    })
}

/// Other systems: nothing is installed, but what is missing is named.
fn elsewhere() -> Outcome {
    if node_version().is_none() {
        return Err(if cfg!(target_os = "macos") {
            "install Node 20.19 or newer (https://nodejs.org) and the Xcode command line tools (`xcode-select --install`), then try again".to_owned()
        } else if cfg!(windows) {
            "install Node 20.19 or newer (https://nodejs.org), the Microsoft C++ build tools and the WebView2 runtime (both part of a current Windows 11), then try again".to_owned()
        } else {
            format!(
                "this is not Debian or Ubuntu: install what these packages hold with your own package manager, then try again: {}",
                PACKAGES
                    .map(|(package, why)| format!("{package} ({why})"))
                    .join(", ")
            )
        });
    }
    node_is_new_enough()
}

fn node_version() -> Option<(u32, u32)> {
    let text = answer(&mut command("node", &["--version"]))?;
    let mut numbers = text.trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

fn node_is_new_enough() -> Outcome {
    match node_version() {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        Some((major, minor)) => Err(format!(
            "Node {major}.{minor} is too old for the UI's build: install Node {}.{} or newer (https://nodejs.org), then try again",
            OLDEST_NODE.0, OLDEST_NODE.1
        )),
        None => Err("Node was installed but does not start".to_owned()),
    }
}

/// npm packages exactly as the lock file says; skipped when that is what is there.
fn npm_packages() -> Outcome {
    let ui = root().join("ui");
    let lock = fs::read(ui.join("package-lock.json"))
        .map_err(|error| format!("ui/package-lock.json: {error}"))?;
    let mark = ui.join("node_modules/.evenkeel-lock");
    if fs::read(&mark).is_ok_and(|seen| seen == lock) {
        return Ok(());
    }
    call(&mut npm(&[
        "ci",
        "--no-audit",
        "--no-fund",
        "--fetch-retries=5",
    ]))?;
    fs::write(&mark, lock).map_err(|error| format!("{}: {error}", mark.display()))
}

/// The web UI, as the window embeds it.
pub(crate) fn ui() -> Outcome {
    call(&mut npm(&["run", "build"]))
}

/// tauri-driver, kept under target/tools.
pub(crate) fn tauri_driver() -> Result<PathBuf, String> {
    let tools = target().join("tools");
    let program = tools.join("bin").join(if cfg!(windows) {
        "tauri-driver.exe"
    } else {
        "tauri-driver"
    });
    if !program.exists() {
        call(
            cargo(&[
                "install",
                "tauri-driver",
                "--locked",
                "--version",
                TAURI_DRIVER,
                "--root",
            ])
            .arg(&tools),
        )?;
    }
    Ok(program)
}

/// The Python that has Ralph, kept under target/ralph with exactly what the requirements say; made when those change.
pub(crate) fn ralph() -> Result<PathBuf, String> {
    let folder = target().join("ralph");
    let requirements = root().join("tests/lrs/requirements.txt");
    let wanted =
        fs::read(&requirements).map_err(|error| format!("{}: {error}", requirements.display()))?;
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let mark = folder.join("requirements.txt");
    if fs::read(&mark).is_ok_and(|seen| seen == wanted) {
        return Ok(python);
    }
    let plain = if cfg!(windows) { "python" } else { "python3" };
    call(command(plain, &["-m", "venv", "--clear"]).arg(&folder)).map_err(|error| {
        format!("{error}\nInstall Python 3.11 or newer with its venv module, then try again")
    })?;
    call(
        command(
            &python.display().to_string(),
            &[
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "--requirement",
            ],
        )
        .arg(&requirements),
    )?;
    fs::write(&mark, wanted).map_err(|error| format!("{}: {error}", mark.display()))?;
    Ok(python)
}
