//! The shell and the UI speak of the same commands, and nothing but these can be called.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn quoted_names(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

fn listed() -> BTreeSet<String> {
    quoted_names(&read("src-tauri/src/command_names.rs"))
}

#[test]
fn every_listed_command_has_a_handler_and_no_other_has() {
    let window = read("src-tauri/src/window.rs");
    let handlers = window
        .split("generate_handler![")
        .nth(1)
        .unwrap()
        .split(']')
        .next()
        .unwrap();
    let handled: BTreeSet<String> = handlers
        .split(',')
        .filter_map(|name| name.trim().rsplit("::").next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    assert_eq!(handled, listed());
}

#[test]
fn the_window_may_call_exactly_the_listed_commands() {
    let capability: serde_json::Value =
        serde_json::from_str(&read("src-tauri/capabilities/main.json")).unwrap();
    let allowed: BTreeSet<String> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|permission| {
            permission
                .as_str()
                .unwrap()
                .trim_start_matches("allow-")
                .replace('-', "_")
        })
        .collect();
    assert_eq!(allowed, listed());
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
}

#[test]
fn the_typed_file_of_the_ui_calls_exactly_the_listed_commands() {
    let file = read("ui/src/ipc/index.ts");
    let called: BTreeSet<String> = file
        .split("call<")
        .skip(1)
        .filter_map(|rest| rest.split_once(">(\""))
        .filter_map(|(_, rest)| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(called, listed());
}

#[test]
fn the_content_security_policy_opens_nothing_to_the_outside() {
    let configuration: serde_json::Value =
        serde_json::from_str(&read("src-tauri/tauri.conf.json")).unwrap();
    let policy = configuration["app"]["security"]["csp"].as_object().unwrap();
    assert_eq!(policy["default-src"], "'none'");
    for (directive, sources) in policy {
        for source in sources.as_str().unwrap().split_whitespace() {
            let inside = [
                "'none'",
                "'self'",
                "ipc:",
                "http://ipc.localhost",
                "evenkeel-media:",
                "http://evenkeel-media.localhost",
            ];
            assert!(inside.contains(&source), "{directive} lets in {source}");
        }
    }
}

#[test]
fn no_plugin_gives_the_window_files_programs_databases_or_the_network() {
    let window = read("src-tauri/src/window.rs");
    let plugins: Vec<&str> = window
        .split(".plugin(")
        .skip(1)
        .map(|rest| rest.split(['(', ')']).next().unwrap_or_default())
        .collect();
    assert_eq!(
        plugins,
        [
            "tauri_plugin_single_instance::init",
            "tauri_plugin_dialog::init",
            "remember_the_window"
        ]
    );
}
