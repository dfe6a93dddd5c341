//! What was measured, as a table and as JSON.

use serde_json::{Value, json};
use std::path::Path;

/// One ratio.
struct Line {
    measure: &'static str,
    ours: f64,
    theirs: f64,
    unit: &'static str,
    against: &'static str,
    limit: f64,
    aim: f64,
}

/// All measures of one run.
#[derive(Default)]
pub(crate) struct Report {
    lines: Vec<Line>,
    notes: Vec<(String, Value)>,
    broken: bool,
}

impl Report {
    /// A ratio with its limit and aim.
    #[expect(clippy::too_many_arguments, reason = "the columns of the table")]
    pub(crate) fn ratio(
        &mut self,
        measure: &'static str,
        ours: f64,
        against: &'static str,
        theirs: f64,
        unit: &'static str,
        limit: f64,
        aim: f64,
    ) {
        self.broken |= ours / theirs > limit;
        self.lines.push(Line {
            measure,
            ours,
            theirs,
            unit,
            against,
            limit,
            aim,
        });
    }

    /// Something that is no ratio.
    pub(crate) fn note(&mut self, what: &str, value: Value) {
        self.notes.push((what.to_owned(), value));
    }

    /// Something that must hold.
    pub(crate) fn must(&mut self, what: &str, holds: bool, value: Value) {
        self.broken |= !holds;
        self.note(what, value);
    }

    /// Whether every limit was kept.
    pub(crate) fn is_good(&self) -> bool {
        !self.broken
    }

    /// The table.
    pub(crate) fn print(&self) {
        println!(
            "\n{:<34} {:>12} {:>12}  {:>6} {:>6} {:>6}  compared with",
            "measure", "ours", "theirs", "ratio", "limit", "aim"
        );
        for line in &self.lines {
            let ratio = line.ours / line.theirs;
            println!(
                "{:<34} {:>9.2} {} {:>9.2} {}  {:>6.2} {:>6.2} {:>6.2}  {}{}",
                line.measure,
                line.ours,
                line.unit,
                line.theirs,
                line.unit,
                ratio,
                line.limit,
                line.aim,
                line.against,
                if ratio > line.limit {
                    "  OVER THE LIMIT"
                } else {
                    ""
                },
            );
        }
        for (what, value) in &self.notes {
            println!("{what}: {value}");
        }
    }

    /// The same as JSON.
    pub(crate) fn write(&self, path: &Path) {
        let ratios: Vec<Value> = self
            .lines
            .iter()
            .map(|line| {
                json!({
                    "measure": line.measure, "ours": line.ours, "theirs": line.theirs, "unit": line.unit,
                    "against": line.against, "ratio": line.ours / line.theirs, "limit": line.limit, "aim": line.aim,
                })
            })
            .collect();
        let notes: serde_json::Map<String, Value> = self.notes.iter().cloned().collect();
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let all = json!({ "version": env!("CARGO_PKG_VERSION"), "cores": cores, "ratios": ratios, "notes": notes });
        let text = serde_json::to_string_pretty(&all).expect("numbers and words");
        std::fs::write(path, text + "\n").expect("the report can be written");
        println!("\nwritten to {}", path.display());
    }
}

/// The middle of some numbers.
pub(crate) fn median(numbers: &mut [f64]) -> f64 {
    part(numbers, 0.5)
}

/// The number that this share of them does not exceed.
pub(crate) fn part(numbers: &mut [f64], share: f64) -> f64 {
    numbers.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a position in a short list"
    )]
    let at = ((numbers.len() - 1) as f64 * share).round() as usize;
    numbers[at]
}
