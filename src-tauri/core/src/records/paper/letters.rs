//! Words to glyphs: which face has which letter, how wide it all is, and where a line breaks.

use harfrust::{Direction, FontRef, GlyphBuffer, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// The fonts as files: `glyf` outlines, embeddable (`fsType` 0).
#[derive(Debug, Clone, Copy)]
pub struct FontFiles {
    /// For running text.
    pub text: &'static [u8],
    /// The same, stronger.
    pub strong: &'static [u8],
    /// For names and titles; the one with the most letters.
    pub title: &'static [u8],
}

/// Which face to write in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// For running text.
    Text,
    /// The same, stronger.
    Strong,
    /// For names and titles.
    Title,
}

/// Stands for letters that no face has.
pub const UNPRINTABLE: &str = "(…)";

/// The faces, ready to write with.
pub struct Letters {
    faces: [Loaded; 3],
    /// Widths of words already measured, in ems, by face.
    measured: RefCell<[HashMap<String, f32>; 3]>,
}

struct Loaded {
    reference: FontRef<'static>,
    data: ShaperData,
    font: Font,
    units_per_em: f32,
}

/// Words in one face, as glyphs. Measures are in ems.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) font: Font,
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) width: f32,
}

/// One line of words. Measures are in ems.
#[derive(Debug, Clone)]
pub struct Line {
    pub(super) runs: Vec<Run>,
    /// The words as they are, where something else is seen.
    pub(super) actual: Option<String>,
    /// [`UNPRINTABLE`] stands in it.
    pub(super) lacks_letters: bool,
}

impl Line {
    /// The same to the eye, but heard and copied as other words.
    #[must_use]
    pub fn that_says(self, words: &str) -> Self {
        Self {
            actual: Some(tidy(words)),
            ..self
        }
    }

    /// How wide it is at a size.
    pub fn width(&self, size: f32) -> f32 {
        self.runs.iter().map(|run| run.width).sum::<f32>() * size
    }
}

impl Letters {
    /// Reads the fonts. `None` when one of them is not a font.
    pub fn new(files: FontFiles) -> Option<Self> {
        let load = |bytes: &'static [u8]| {
            let reference = FontRef::new(bytes).ok()?;
            let font = Font::new(bytes.into(), 0)?;
            Some(Loaded {
                data: ShaperData::new(&reference),
                reference,
                units_per_em: font.units_per_em(),
                font,
            })
        };
        Some(Self {
            faces: [load(files.text)?, load(files.strong)?, load(files.title)?],
            measured: RefCell::default(),
        })
    }

    /// Whether every letter can be written. Signs that are no letters, such as emoji, do not count.
    pub fn can_write_letters_of(&self, text: &str) -> bool {
        self.pieces(&tidy(text), Face::Title)
            .iter()
            .all(|piece| piece.face.is_some() || !piece.text.chars().any(char::is_alphabetic))
    }

    /// The part of a text that can be written, without what cannot.
    pub fn writable(&self, text: &str) -> String {
        let whole: String = self
            .pieces(&tidy(text), Face::Title)
            .into_iter()
            .filter(|piece| piece.face.is_some())
            .map(|piece| piece.text)
            .collect();
        whole.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// One line, however long.
    pub fn line(&self, text: &str, face: Face) -> Line {
        let text = tidy(text);
        let mut runs = Vec::new();
        let mut lacking = false;
        for piece in self.pieces(&text, face) {
            let (words, face) = piece.face.map_or_else(
                || {
                    lacking = true;
                    (UNPRINTABLE.to_owned(), face)
                },
                |face| (piece.text, face),
            );
            runs.push(self.shape(words, face));
        }
        Line {
            runs,
            actual: lacking.then_some(text),
            lacks_letters: lacking,
        }
    }

    /// Lines of at most `width` at `size`, broken between words and after hyphens, and elsewhere in a word only where it
    /// alone is too long.
    pub fn lines(&self, text: &str, face: Face, size: f32, width: f32) -> Vec<Line> {
        self.broken(text, face, width / size)
            .iter()
            .map(|text| self.line(text, face))
            .collect()
    }

    /// How many lines that makes.
    pub fn count_lines(&self, text: &str, face: Face, size: f32, width: f32) -> usize {
        self.broken(text, face, width / size).len()
    }

    /// The words of each line; `most` is in ems.
    fn broken(&self, text: &str, face: Face, most: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut current = String::new();
        let mut wide = 0.0;
        for word in text.split_whitespace() {
            let mut before = if current.is_empty() { "" } else { " " };
            for part in word.split_inclusive(['-', '–', '/']) {
                let more = self.width(before, face) + self.width(part, face);
                if !current.is_empty() && wide + more > most {
                    lines.push(std::mem::take(&mut current));
                    wide = 0.0;
                    before = "";
                }
                wide += self.width(before, face);
                current.push_str(before);
                before = "";
                if self.width(part, face) <= most {
                    current.push_str(part);
                    wide += self.width(part, face);
                    continue;
                }
                for letter in part.chars() {
                    let one = self.width(letter.encode_utf8(&mut [0; 4]), face);
                    if !current.is_empty() && wide + one > most {
                        lines.push(std::mem::take(&mut current));
                        wide = 0.0;
                    }
                    current.push(letter);
                    wide += one;
                }
            }
        }
        lines.push(current);
        lines
    }

    fn width(&self, word: &str, face: Face) -> f32 {
        if let Some(known) = self.measured.borrow()[face as usize].get(word) {
            return *known;
        }
        let width = self.line(word, face).width(1.0);
        self.measured.borrow_mut()[face as usize].insert(word.to_owned(), width);
        width
    }

    /// Cuts a text into pieces of one face each: the wanted one, else another that has the letters, else none.
    fn pieces(&self, text: &str, wanted: Face) -> Vec<Piece> {
        let mut pieces = vec![Piece {
            text: text.to_owned(),
            face: None,
        }];
        let others = [Face::Text, Face::Title]
            .into_iter()
            .filter(|face| *face != wanted);
        for face in std::iter::once(wanted).chain(others) {
            pieces = pieces
                .into_iter()
                .flat_map(|piece| match piece.face {
                    Some(_) => vec![piece],
                    None => self.split(&piece.text, face),
                })
                .collect();
        }
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }

    /// Cuts a text into what a face has and what it has not.
    fn split(&self, text: &str, face: Face) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (range, there) in self.clusters(text, face) {
            let (part, face) = (&text[range], there.then_some(face));
            match pieces.last_mut() {
                Some(last) if last.face == face => last.text.push_str(part),
                _ => pieces.push(Piece {
                    text: part.to_owned(),
                    face,
                }),
            }
        }
        pieces
    }

    /// The clusters of a text in order (a letter with its marks is one), and whether a face has all of each.
    fn clusters(&self, text: &str, face: Face) -> Vec<(Range<usize>, bool)> {
        let shaped = self.faces[face as usize].glyphs_of(text);
        let mut shaped: Vec<(usize, bool)> = shaped
            .glyph_infos()
            .iter()
            .map(|info| (info.cluster as usize, info.glyph_id != 0))
            .collect();
        shaped.sort_unstable();
        let mut starts: Vec<(usize, bool)> = Vec::new();
        for (start, there) in shaped {
            match starts.last_mut() {
                Some((last, whole)) if *last == start => *whole &= there,
                _ => starts.push((start, there)),
            }
        }
        (0..starts.len())
            .map(|at| {
                let (start, there) = starts[at];
                let end = starts.get(at + 1).map_or(text.len(), |(next, _)| *next);
                let start = if at == 0 { 0 } else { start };
                let private = text[start..end].chars().any(is_private);
                (start..end, there && !private)
            })
            .collect()
    }

    fn shape(&self, text: String, face: Face) -> Run {
        let loaded = &self.faces[face as usize];
        let shaped = loaded.glyphs_of(&text);
        let infos = shaped.glyph_infos();
        let end_of = |at: usize| {
            infos[at..]
                .iter()
                .find(|info| info.cluster > infos[at].cluster)
                .map_or(text.len(), |info| info.cluster as usize)
        };
        let glyphs: Vec<KrillaGlyph> = shaped
            .glyph_positions()
            .iter()
            .enumerate()
            .map(|(at, position)| {
                KrillaGlyph::new(
                    GlyphId::new(infos[at].glyph_id),
                    loaded.ems(position.x_advance),
                    loaded.ems(position.x_offset),
                    loaded.ems(position.y_offset),
                    loaded.ems(position.y_advance),
                    infos[at].cluster as usize..end_of(at),
                    None,
                )
            })
            .collect();
        Run {
            font: loaded.font.clone(),
            width: glyphs.iter().map(|glyph| glyph.x_advance).sum(),
            glyphs,
            text,
        }
    }
}

impl Loaded {
    fn glyphs_of(&self, text: &str) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // What can be written is written from the left; what runs from the right no face here has.
        buffer.set_direction(Direction::LeftToRight);
        let shaper = self.data.shaper(&self.reference).build();
        shaper.shape(buffer, ShapeOptions::new())
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "font units are small whole numbers"
    )]
    fn ems(&self, units: i32) -> f32 {
        units as f32 / self.units_per_em
    }
}

struct Piece {
    text: String,
    face: Option<Face>,
}

/// Without what is no letter and no sign: controls, marks of direction, joiners.
fn tidy(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !is_invisible(*letter))
        .collect()
}

fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}
