//! `cargo xtask bench`: ratios, ours against the plainest thing that does the same, both measured in this run,
//! interleaved, medians. `evenkeel-bench REPORT.json [--core|--window|--register]`.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a tool for developers: it measures with the real clock, talks to the terminal and stops at what is unexpected"
)]

mod core_measures;
mod kill;
mod register_measures;
mod report;
mod screen;
mod search_measures;
mod window_measures;

use report::Report;
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("where the report goes");
    let only = arguments.next();
    let mut report = Report::default();
    if only.as_deref() == Some("--register") {
        register_measures::measure(&mut report);
    } else if only.as_deref() != Some("--window") {
        core_measures::compile(&mut report);
        core_measures::append(&mut report);
        core_measures::open_a_learner(&mut report);
        core_measures::schedule(&mut report);
        search_measures::measure(&mut report);
        register_measures::measure(&mut report);
        search_measures::own(&mut report);
        kill::kill(&mut report);
    }
    if !matches!(only.as_deref(), Some("--core" | "--register")) {
        window_measures::measure(&mut report).await;
    }
    report.print();
    report.write(std::path::Path::new(&path));
    if report.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
