//! The real window, driven through WebDriver: tauri-driver hands us to `WebKitWebDriver`, which starts the program.
//!
//! Nothing here sleeps for luck: every step waits for a mark the program sets or a text it shows, and says what it
//! waited for when it does not come.

use fantoccini::{Client, ClientBuilder, Locator, elements::Element};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::future::Future;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a step may take on a slow machine before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long one request to the driver may take: now and then one is never answered, and asking again is.
const ONE_REQUEST: Duration = Duration::from_secs(5);

/// The program under test, as `cargo xtask` built it.
pub fn program() -> PathBuf {
    PathBuf::from(
        std::env::var_os("EVENKEEL_PROGRAM")
            .expect("EVENKEEL_PROGRAM: run this through `cargo xtask test`"),
    )
}

/// The window of the running program.
#[derive(Debug)]
pub struct Window {
    client: Client,
    driver: Child,
    home: PathBuf,
}

impl Window {
    /// Starts the program with `home` as its data folder and waits for its window.
    pub async fn open(home: &Path) -> Self {
        let driver_program = std::env::var_os("EVENKEEL_DRIVER")
            .expect("EVENKEEL_DRIVER: run this through `cargo xtask test`");
        let (port, native) = (free_port(), free_port());
        let driver = Command::new(driver_program)
            .args([
                "--port",
                &port.to_string(),
                "--native-port",
                &native.to_string(),
            ])
            .env("EVENKEEL_HOME", home)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("tauri-driver starts");
        let capabilities = json!({ "tauri:options": { "application": program() } });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().expect("an object").clone());
        let address = format!("http://127.0.0.1:{port}");
        let client = until("a WebDriver session", || async {
            builder.connect(&address).await.ok()
        })
        .await;
        Self {
            client,
            driver,
            home: home.to_owned(),
        }
    }

    /// Waits until the program says that this screen is painted with its data.
    pub async fn screen(&self, name: &str) {
        until(&format!("the screen “{name}”"), || async {
            (self.current_screen().await.as_deref() == Some(name)).then_some(())
        })
        .await;
    }

    /// The screen that is painted now; none while one is being made.
    pub async fn current_screen(&self) -> Option<String> {
        self.script("return document.documentElement.dataset.screen ?? null")
            .await
            .as_str()
            .map(str::to_owned)
    }

    /// Runs a script in the page and gives what it returns.
    pub async fn script(&self, script: &str) -> Value {
        tokio::time::timeout(ONE_REQUEST, self.client.execute(script, vec![]))
            .await
            .ok()
            .and_then(Result::ok)
            .unwrap_or(Value::Null)
    }

    /// Goes to a place by its address after the `#`, as a link would.
    pub async fn go(&self, address: &str) {
        self.script(&format!("location.hash = {}", json!(address)))
            .await;
    }

    /// Waits for an element that matches a CSS selector.
    pub async fn find(&self, selector: &str) -> Element {
        until(&format!("`{selector}`"), || async {
            self.client.find(Locator::Css(selector)).await.ok()
        })
        .await
    }

    /// All elements that match a CSS selector now.
    pub async fn find_all(&self, selector: &str) -> Vec<Element> {
        self.client
            .find_all(Locator::Css(selector))
            .await
            .unwrap_or_default()
    }

    /// Clicks the button or link whose words begin with `words`, once there is one that can be clicked.
    pub async fn press(&self, words: &str) {
        let path = format!(
            "//*[self::button or self::a or self::summary or @role='button' or @role='menuitem'][starts-with(normalize-space(.), {})]",
            quoted(words)
        );
        until(
            &format!("something to press that says “{words}”"),
            || async {
                for element in self.client.find_all(Locator::XPath(&path)).await.ok()? {
                    // The driver takes what lies under the bar at the foot for being in view.
                    let here = serde_json::to_value(&element).ok()?;
                    let scroll = "arguments[0].scrollIntoView({ block: 'center' })";
                    self.client.execute(scroll, vec![here]).await.ok()?;
                    if element.is_displayed().await.unwrap_or(false)
                        && element.click().await.is_ok()
                    {
                        return Some(());
                    }
                }
                None
            },
        )
        .await;
    }

    /// Clicks the label that holds exactly these words.
    pub async fn choose(&self, words: &str) {
        let path = format!("//label[contains(normalize-space(.), {})]", quoted(words));
        until(&format!("the choice “{words}”"), || async {
            self.client
                .find(Locator::XPath(&path))
                .await
                .ok()?
                .click()
                .await
                .ok()
        })
        .await;
    }

    /// Waits until the page shows these words somewhere.
    pub async fn says(&self, words: &str) {
        until(&format!("the words “{words}”"), || async {
            self.text().await.contains(words).then_some(())
        })
        .await;
    }

    /// All text that the page shows, white space folded.
    pub async fn text(&self) -> String {
        let text = self.script("return document.body.innerText").await;
        text.as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Types into an element, once it takes what is typed: one in a dialog that only just opens does not yet.
    pub async fn type_into(&self, selector: &str, text: &str) {
        until(&format!("`{selector}` to be typed into"), || async {
            self.find(selector).await.send_keys(text).await.ok()
        })
        .await;
    }

    /// A PNG of what the window shows.
    pub async fn screenshot(&self) -> Vec<u8> {
        until("a screenshot", || async {
            self.client.screenshot().await.ok()
        })
        .await
    }

    /// Makes the window this large, in CSS pixels.
    pub async fn size(&self, width: u32, height: u32) {
        let sized = self.client.set_window_size(width, height);
        let _ = tokio::time::timeout(ONE_REQUEST, sized).await;
        // What is pressed while everything still moves is missed.
        until("the window to keep its size", || async {
            let size = "return innerWidth + 'x' + innerHeight";
            let before = self.script(size).await;
            tokio::time::sleep(Duration::from_millis(150)).await;
            (self.script(size).await == before).then_some(())
        })
        .await;
    }

    /// Scrolls an element to the middle of the window, clear of the bars, and clicks it.
    pub async fn click(&self, selector: &str) {
        let scroll = format!(
            "document.querySelector({})?.scrollIntoView({{ block: 'center' }})",
            json!(selector)
        );
        until(&format!("`{selector}` to be clicked"), || async {
            self.script(&scroll).await;
            self.client
                .find(Locator::Css(selector))
                .await
                .ok()?
                .click()
                .await
                .ok()
        })
        .await;
    }

    /// Kills the program outright, as a power cut would, and ends the session.
    pub async fn kill(mut self) {
        let processes = self.processes();
        for process in &processes {
            let _ = Command::new("kill")
                .args(["-KILL", &process.to_string()])
                .status();
        }
        gone(&processes).await;
        self.end_driver();
    }

    /// Closes the window as its user would, and waits until the program has ended. A window that was not yet in front when
    /// the keys were pressed is asked once more.
    pub async fn close(mut self) {
        let processes = self.processes();
        let mut window = until("the window on the display", || async {
            window_of(&processes)
        })
        .await;
        for _ in 0..3 {
            let _ = Command::new("xdotool")
                .args(["windowactivate", "--sync", &window, "key", "alt+F4"])
                .status();
            let ended = tokio::time::timeout(Duration::from_secs(6), gone(&processes)).await;
            match window_of(&processes) {
                Some(still) if ended.is_err() => window = still,
                _ => break,
            }
        }
        gone(&processes).await;
        self.end_driver();
    }

    fn end_driver(&mut self) {
        // tauri-driver leaves the web view's own driver behind when it is killed.
        let _ = Command::new("pkill")
            .args(["-KILL", "-P", &self.driver.id().to_string()])
            .status();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }

    fn processes(&self) -> Vec<u32> {
        processes(&self.home)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // After a failed check the program must not outlive it.
        for process in self.processes() {
            let _ = Command::new("kill")
                .args(["-KILL", &process.to_string()])
                .status();
        }
        self.end_driver();
    }
}

/// Waits until these processes have let go of everything they had open.
async fn gone(processes: &[u32]) {
    until("the program to end", || async {
        processes
            .iter()
            .all(|process| has_ended(*process))
            .then_some(())
    })
    .await;
}

/// A process that nobody has asked about yet stays as a zombie. Its files are closed once the last of its threads is gone,
/// which on a busy machine is later than the first.
fn has_ended(process: u32) -> bool {
    let folder = format!("/proc/{process}");
    let Ok(stat) = std::fs::read_to_string(format!("{folder}/stat")) else {
        return true;
    };
    let is_zombie = stat
        .rsplit(')')
        .next()
        .is_some_and(|rest| rest.trim_start().starts_with(['Z', 'X']));
    let threads = std::fs::read_dir(format!("{folder}/task")).map_or(0, Iterator::count);
    is_zombie && threads <= 1
}

/// The X window of a process, by its id on the display.
fn window_of(processes: &[u32]) -> Option<String> {
    processes.iter().find_map(|process| {
        let found = Command::new("xdotool")
            .args([
                "search",
                "--onlyvisible",
                "--pid",
                &process.to_string(),
                "--name",
                "Evenkeel",
            ])
            .output()
            .ok()?;
        String::from_utf8_lossy(&found.stdout)
            .lines()
            .next()
            .map(str::to_owned)
    })
}

/// Programs that run with this data folder.
pub fn processes(home: &Path) -> Vec<u32> {
    let program = program();
    let wanted = format!("EVENKEEL_HOME={}", home.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
        else {
            continue;
        };
        let is_ours =
            std::fs::read_link(entry.path().join("exe")).is_ok_and(|path| path == program);
        let environment = std::fs::read(entry.path().join("environ")).unwrap_or_default();
        if is_ours
            && environment
                .split(|byte| *byte == 0)
                .any(|line| line == wanted.as_bytes())
        {
            found.push(id);
        }
    }
    found
}

/// Tries again until it works.
///
/// # Panics
/// When it does not work in time, with what was waited for.
pub async fn until<T, F: Future<Output = Option<T>>>(
    what: &str,
    mut attempt: impl FnMut() -> F,
) -> T {
    let began = Instant::now();
    loop {
        if let Ok(Some(found)) = tokio::time::timeout(ONE_REQUEST, attempt()).await {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn quoted(words: &str) -> String {
    if words.contains('\'') {
        format!("\"{words}\"")
    } else {
        format!("'{words}'")
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}
