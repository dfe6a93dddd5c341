//! The program opens no network connection.

use crate::desk;
use evenkeel_tests::window::{processes, program, until};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};

/// A process and everything it started.
fn tree(root: u32) -> Vec<u32> {
    let mut found = vec![root];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        let tasks = fs::read_dir(format!("/proc/{parent}/task"))
            .into_iter()
            .flatten()
            .flatten();
        for task in tasks {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            found.extend(
                children
                    .split_whitespace()
                    .filter_map(|id| id.parse::<u32>().ok()),
            );
        }
        next += 1;
    }
    found
}

/// Inodes of all internet sockets of this machine.
fn internet_sockets() -> BTreeSet<String> {
    ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"]
        .iter()
        .flat_map(|kind| {
            let table = fs::read_to_string(format!("/proc/net/{kind}")).unwrap_or_default();
            table
                .lines()
                .skip(1)
                .filter_map(|line| line.split_whitespace().nth(9).map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn sockets_of(process: u32) -> Vec<String> {
    fs::read_dir(format!("/proc/{process}/fd"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .filter_map(|link| {
            link.to_str()?
                .strip_prefix("socket:[")?
                .strip_suffix(']')
                .map(str::to_owned)
        })
        .collect()
}

#[tokio::test]
async fn no_process_of_the_program_has_an_internet_socket() {
    let home = desk::with_sam();
    // Without WebDriver, which would open one of its own.
    let mut running = Command::new(program())
        .env("EVENKEEL_HOME", home.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    until("the web view's own process", || async {
        (tree(running.id()).len() >= 3).then_some(())
    })
    .await;
    for _ in 0..30 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        let internet = internet_sockets();
        for process in tree(running.id()) {
            let opened: Vec<String> = sockets_of(process)
                .into_iter()
                .filter(|inode| internet.contains(inode))
                .collect();
            assert!(
                opened.is_empty(),
                "process {process} opened internet sockets {opened:?}"
            );
        }
    }
    assert!(
        !processes(home.path()).is_empty(),
        "the program was still running"
    );
    running.kill().unwrap();
    running.wait().unwrap();
}
