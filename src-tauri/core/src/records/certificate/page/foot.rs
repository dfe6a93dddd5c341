//! The foot of a certificate: its code as squares and as letters, and how to check it.

use super::Facts;
use crate::base::{Error, Result};
use crate::records::ACTIVE_METHOD;
use crate::records::look::{self, INK, LEFT, LINE, MEASURE, SOFT};
use crate::records::paper::{Paper, Role, Style, UNPRINTABLE};
use qrcode::{Color, EcLevel, QrCode};

/// Side of the squares.
const SQUARES: f32 = 108.0;
/// Between the squares and what stands beside them: four squares at least (ISO/IEC 18004, quiet zone).
const BESIDE: f32 = 20.0;

/// What stands beside the squares.
fn beside(facts: &Facts) -> Vec<String> {
    let it = &facts.completion;
    vec![
        "Scan the squares with any reader, or copy the letters below, and put them into Evenkeel under “Check a certificate”. It needs no internet, and answers who completed what, when, and on which computer."
            .to_owned(),
        format!(
            "Signed on {} by the computer that calls itself “{}”. Record {}.",
            it.made.day_in_words(),
            facts.fingerprint,
            it.record
        ),
        ACTIVE_METHOD.to_owned(),
    ]
}

const LACKING: &str = "stands for letters that this page lacks; the code has them.";

/// The code in groups of five letters, which can be copied by eye.
fn grouped(code: &str) -> String {
    let (beginning, rest) = code.split_once(':').unwrap_or(("", code));
    let groups: Vec<&str> = rest
        .as_bytes()
        .chunks(5)
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    format!("{beginning}: {}", groups.join(" "))
}

fn letters_style() -> Style {
    Style {
        size: 6.6,
        leading: 1.36,
        ..look::small(SOFT)
    }
}

/// How high the foot is.
pub(super) fn height(paper: &Paper<'_>, facts: &Facts) -> f32 {
    let code = paper.height_of(&grouped(&facts.code), letters_style(), MEASURE);
    12.0 + SQUARES + 10.0 + code
}

/// Draws the foot from `top` down.
pub(super) fn draw(paper: &mut Paper<'_>, facts: &Facts, top: f32) -> Result<()> {
    paper.rule((LEFT, top), (MEASURE, 0.5), LINE);
    let y = top + 12.0;
    let code = QrCode::with_error_correction_level(&facts.code, EcLevel::M).map_err(|error| {
        Error::Unexpected {
            what: format!("the code of a certificate fits no square: {error}"),
        }
    })?;
    let dark: Vec<bool> = code
        .to_colors()
        .into_iter()
        .map(|colour| colour == Color::Dark)
        .collect();
    let x = LEFT + SQUARES + BESIDE;
    let width = MEASURE - SQUARES - BESIDE;
    let heading = paper.part(None, Role::Heading(2));
    let figure = paper.part(
        None,
        Role::Figure(
            "QR code with the signed record of this certificate. The same code stands below it in letters.".to_owned(),
        ),
    );
    paper.squares(figure, (LEFT, y), SQUARES, dark);
    let mut line = y - 3.0;
    line += paper.words(
        heading,
        (x, line),
        width,
        look::strong(INK),
        "Check this certificate",
    ) + 2.0;
    for says in beside(facts) {
        let part = paper.part(None, Role::Paragraph);
        line += paper.words(part, (x, line), width, SMALL_PRINT, &says) + 3.5;
    }
    if paper.lacks_letters() {
        let part = paper.part(None, Role::Paragraph);
        let says = format!("{UNPRINTABLE} {LACKING}");
        paper.words(part, (x, line), width, SMALL_PRINT, &says);
    }
    let part = paper.part(None, Role::Paragraph);
    paper.words(
        part,
        (LEFT, y + SQUARES + 10.0),
        MEASURE,
        letters_style(),
        &grouped(&facts.code),
    );
    Ok(())
}

const SMALL_PRINT: Style = Style {
    size: 8.0,
    leading: 1.34,
    ..look::small(INK)
};
