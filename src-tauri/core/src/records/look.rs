//! How records look on paper: the colours, sizes and margins that certificate and record share.

use super::paper::{Colour, Face, Letters, Paper, Role, Style, WIDTH};

/// Of our own words.
pub(super) const LANGUAGE: &str = "en-GB";

/// Text.
pub(super) const INK: Colour = Colour(0x25, 0x30, 0x2f);
/// Text that steps back; 6.4:1 on white.
pub(super) const SOFT: Colour = Colour(0x55, 0x60, 0x5e);
/// Titles; 7.5:1 on white.
pub(super) const DEEP: Colour = Colour(0x17, 0x5e, 0x5a);
/// What must not be overlooked.
pub(super) const WARM: Colour = Colour(0x9a, 0x4a, 0x1c);
/// Lines between rows.
pub(super) const LINE: Colour = Colour(0xcb, 0xc3, 0xb4);

/// Left margin: 24 mm, so that it can be punched and filed.
pub(super) const LEFT: f32 = 68.0;
/// Width of what is printed.
pub(super) const MEASURE: f32 = WIDTH - LEFT - 60.0;

const fn style(face: Face, size: f32, leading: f32, colour: Colour) -> Style {
    Style {
        face,
        size,
        leading,
        colour,
    }
}

pub(super) const fn text(colour: Colour) -> Style {
    style(Face::Text, 10.5, 1.36, colour)
}

pub(super) const fn lead(colour: Colour) -> Style {
    style(Face::Title, 12.5, 1.4, colour)
}

pub(super) const fn small(colour: Colour) -> Style {
    style(Face::Text, 9.0, 1.36, colour)
}

pub(super) const fn strong(colour: Colour) -> Style {
    style(Face::Strong, 11.0, 1.4, colour)
}

pub(super) const fn title(size: f32, colour: Colour) -> Style {
    style(Face::Title, size, 1.2, colour)
}

/// The largest title, down to half of `size`, that stands on one line, else on two; a longer one takes what it needs.
pub(super) fn title_that_fits(letters: &Letters, words: &str, size: f32, width: f32) -> Style {
    let sizes = || (0_u8..6).map(|step| size * (1.0 - 0.1 * f32::from(step)));
    let lines = |size: f32| letters.count_lines(words, Face::Title, size, width);
    sizes()
        .take(4)
        .find(|size| lines(*size) == 1)
        .or_else(|| sizes().find(|size| lines(*size) <= 2))
        .map_or_else(|| title(size * 0.5, INK), |size| title(size, INK))
}

const BAR: f32 = 3.0;
const INSET: f32 = 12.0;

/// How high a statement with a bar beside it is.
pub(super) fn boxed_height(paper: &Paper<'_>, words: &str, width: f32) -> f32 {
    paper.height_of(words, statement(), width - INSET)
}

/// A statement with a bar beside it, which must not be overlooked. Says where it ends.
pub(super) fn boxed(paper: &mut Paper<'_>, (x, y): (f32, f32), width: f32, words: &str) -> f32 {
    let high = boxed_height(paper, words, width);
    paper.rule((x, y), (BAR, high), WARM);
    let part = paper.part(None, Role::Paragraph);
    paper.words(part, (x + INSET, y), width - INSET, statement(), words);
    y + high
}

fn statement() -> Style {
    style(Face::Strong, 10.0, 1.4, INK)
}
