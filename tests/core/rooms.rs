//! The direction of imports: a room may import only from rooms below it, and rooms in one row do not know each other.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms of the core, lowest row first.
const ROWS: [&[&str]; 5] = [
    &["base"],
    &["course", "event"],
    &["markdown", "learn", "records"],
    &["library", "learners", "sync", "register"],
    &["app"],
];

/// What a room must not touch, beside the rooms above it.
const FORBIDDEN: [(&str, &[&str]); 8] = [
    (
        "course",
        &[
            "rusqlite",
            "std::fs",
            "base::files",
            "base::clock",
            "base::database",
            "tauri",
        ],
    ),
    (
        "event",
        &[
            "rusqlite",
            "std::fs",
            "base::files",
            "base::database",
            "tauri",
        ],
    ),
    (
        "markdown",
        &[
            "rusqlite",
            "std::fs",
            "base::files",
            "base::clock",
            "base::database",
            "Clock",
        ],
    ),
    (
        "learn",
        &[
            "rusqlite",
            "std::fs",
            "base::files",
            "base::database",
            "Clock::system",
        ],
    ),
    (
        "records",
        &[
            "rusqlite",
            "std::fs",
            "base::files",
            "base::database",
            "Clock::system",
        ],
    ),
    ("sync", &["std::fs", "Clock::system", "tauri"]),
    ("register", &["std::fs", "Clock::system", "tauri"]),
    ("app", &["tauri"]),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/core/src")
}

fn row_of(room: &str) -> Option<usize> {
    ROWS.iter().position(|rooms| rooms.contains(&room))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// Every room that a text names behind `crate::`, in `use` lines and elsewhere, with the whole of what is named.
fn imports(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let end = rest
            .find([';', '\n', '(', ')', ',', '>'])
            .unwrap_or(rest.len());
        let named = rest[..end].trim().to_owned();
        let first = rest.strip_prefix('{').map_or_else(
            || {
                vec![
                    rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                        .next()
                        .unwrap_or_default(),
                ]
            },
            |list| {
                list.split('}')
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .map(|name| name.trim().split("::").next().unwrap_or_default())
                    .collect()
            },
        );
        found.extend(
            first
                .into_iter()
                .map(|room| (room.to_owned(), named.clone())),
        );
    }
    found
}

fn upward(room: &str, text: &str) -> Vec<String> {
    let row = row_of(room).unwrap();
    imports(text)
        .into_iter()
        .filter(|(other, _)| other != room && row_of(other).is_some_and(|other| other >= row))
        .map(|(other, named)| format!("{room} must not know {other}: crate::{named}"))
        .collect()
}

#[test]
fn every_room_is_in_a_row() {
    let rooms: Vec<String> = fs::read_dir(source())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    for room in &rooms {
        assert!(
            row_of(room).is_some(),
            "the room {room} has no row: give it one in this test and in lib.rs"
        );
    }
    assert_eq!(
        rooms.len(),
        ROWS.iter().map(|row| row.len()).sum::<usize>(),
        "a row names a room that is gone"
    );
}

#[test]
fn no_room_imports_from_above_or_beside() {
    let mut wrong = Vec::new();
    for room in ROWS.iter().copied().flatten() {
        for file in files_below(&source().join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            wrong.extend(
                upward(room, &text)
                    .into_iter()
                    .map(|what| format!("{}: {what}", file.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_room_touches_what_it_must_not() {
    let mut wrong = Vec::new();
    for (room, forbidden) in FORBIDDEN {
        for file in files_below(&source().join(room)) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            if name.contains("tests") || file.components().any(|part| part.as_os_str() == "tests") {
                continue;
            }
            let text = fs::read_to_string(&file).unwrap();
            // Tests at the end of a file may do what they like.
            let code = text
                .split("#[cfg(test)]\nmod tests")
                .next()
                .unwrap_or_default();
            for line in code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
            {
                for word in forbidden {
                    if line.contains(word)
                        && !(room == "app" && line.contains("rusqlite::Transaction"))
                    {
                        wrong.push(format!(
                            "{}: {room} must not touch {word}: {}",
                            file.display(),
                            line.trim()
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_test_sees_an_upward_import() {
    assert_eq!(upward("markdown", "use crate::library::Library;").len(), 1);
    assert_eq!(
        upward("learn", "use crate::{base, records};").len(),
        1,
        "beside counts too"
    );
    assert_eq!(
        upward("base", "fn f() -> crate::course::Course {}").len(),
        1,
        "not only in use lines"
    );
    assert!(
        upward(
            "app",
            "use crate::library::Library;\nuse crate::base::Error;"
        )
        .is_empty()
    );
    assert!(upward("course", "/// see [`crate::library`]").is_empty());
}
