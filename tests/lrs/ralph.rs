//! Ralph, a real record store, on this computer: started, killed, started again on the same folder, looked into.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long it may take to start on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A record store with a folder of its own.
pub(crate) struct Ralph {
    folder: TempDir,
    address: SocketAddr,
    process: Mutex<Option<Child>>,
}

impl Ralph {
    /// Starts it, empty.
    pub(crate) fn start() -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let ralph = Self {
            folder: tempfile::tempdir().unwrap(),
            address: free.local_addr().unwrap(),
            process: Mutex::new(None),
        };
        drop(free);
        ralph.start_again();
        ralph
    }

    /// Starts it on what it had. A line that it was writing when it was killed is dropped first: a database would roll
    /// it back, its file backend does not.
    pub(crate) fn start_again(&self) {
        if let Ok(mut bytes) = fs::read(self.file()) {
            let whole = bytes.iter().rposition(|byte| *byte == b'\n');
            bytes.truncate(whole.map_or(0, |at| at + 1));
            fs::write(self.file(), bytes).unwrap();
        }
        let python = std::env::var_os("EVENKEEL_RALPH")
            .expect("EVENKEEL_RALPH: run this through `cargo xtask test`");
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("lrs/ralph.py");
        let process = Command::new(python)
            .arg(program)
            .arg(self.address.port().to_string())
            .arg(self.folder.path())
            .current_dir(self.folder.path())
            .stdout(Stdio::null())
            // It complains at length about requests that break off, which is what these are for.
            .stderr(fs::File::create(self.log()).unwrap())
            .spawn()
            .unwrap();
        *self.process.lock().unwrap_or_else(PoisonError::into_inner) = Some(process);
        let began = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            assert!(
                began.elapsed() < PATIENCE,
                "Ralph did not start: {}",
                fs::read_to_string(self.log()).unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Kills it outright.
    pub(crate) fn kill(&self) {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mut process) = process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// What its file holds, by id: how often, and the last of them. Read without asking it.
    pub(crate) fn holds(&self) -> BTreeMap<String, (usize, Value)> {
        let mut found = BTreeMap::new();
        for line in fs::read_to_string(self.file()).unwrap_or_default().lines() {
            let statement: Value = serde_json::from_str(line).unwrap();
            let id = statement["id"].as_str().unwrap().to_owned();
            let entry = found.entry(id).or_insert((0, Value::Null));
            *entry = (entry.0 + 1, statement);
        }
        found
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("ralph.log")
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("fs_lrs.jsonl")
    }
}

impl Drop for Ralph {
    fn drop(&mut self) {
        // After a failed check it must not outlive it.
        self.kill();
    }
}
