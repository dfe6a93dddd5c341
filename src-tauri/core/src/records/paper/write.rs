//! From pages in the making to the file.

use super::{About, Announced, Colour, HEIGHT, Ink, Paper, Role, WIDTH};
use crate::base::{Error, Result};
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use std::num::NonZeroU16;

/// What stands under a part: other parts, and ink, in order.
enum Child {
    Part(usize),
    Ink(Identifier),
}

impl Paper<'_> {
    /// Makes the file.
    ///
    /// # Errors
    /// [`Error::Unexpected`] when the file would break the rules of PDF/A-2a or PDF/UA-1, which no text can bring about.
    pub fn write(self, about: &About) -> Result<Vec<u8>> {
        let Self { parts, sheets, .. } = self;
        let mut document = Document::new_with(settings()?);
        document.set_metadata(metadata(about));
        let mut children: Vec<Vec<Child>> = parts.iter().map(|_| Vec::new()).collect();
        let mut top = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            match part.parent {
                Some(parent) => children[parent].push(Child::Part(at)),
                None => top.push(at),
            }
        }
        let mut outline = Outline::new();
        let mut in_outline = vec![false; parts.len()];
        for (number, sheet) in sheets.iter().enumerate() {
            let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| broken("A4"))?;
            let mut page = document.start_page_with(size);
            let mut surface = page.surface();
            for ink in sheet {
                let Some(of) = draw(&mut surface, ink) else {
                    continue;
                };
                let (at, identifier, top) = of;
                if parts[at].is_heading() && !in_outline[at] {
                    in_outline[at] = true;
                    outline.push_child(OutlineNode::new(
                        parts[at].words.clone(),
                        XyzDestination::new(number, Point::from_xy(0.0, top)),
                    ));
                }
                children[at].push(Child::Ink(identifier));
            }
            surface.finish();
            page.finish();
        }
        document.set_outline(outline);
        let mut tree = TagTree::new().with_lang(Some(about.language.clone()));
        for at in top {
            tree.push(group(&parts, &mut children, at)?);
        }
        document.set_tag_tree(tree);
        document.finish().map_err(|error| Error::Unexpected {
            what: format!("a page could not be written: {error:?}"),
        })
    }
}

fn broken(what: &str) -> Error {
    Error::Unexpected {
        what: format!("the page knows no {what}"),
    }
}

fn settings() -> Result<SerializeSettings> {
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| broken("PDF/A-2a that is PDF/UA-1 too"))?;
    Ok(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    })
}

fn metadata(about: &About) -> Metadata {
    let (year, month, day, hour, minute, second) = about.made.in_utc();
    Metadata::new()
        .title(about.title.clone())
        .description(about.description.clone())
        .language(about.language.clone())
        .keywords(about.keywords.clone())
        .creator(about.program.clone())
        .producer(about.program.clone())
        .creation_date(
            DateTime::new(year)
                .month(month)
                .day(day)
                .hour(hour)
                .minute(minute)
                .second(second)
                .utc_offset_hour(0),
        )
}

/// Draws one thing. For a part: which, the mark of what was drawn, and its upper edge.
fn draw(surface: &mut Surface<'_>, ink: &Ink) -> Option<(usize, Identifier, f32)> {
    match ink {
        Ink::Words {
            of,
            x,
            baseline,
            line,
            size,
            colour,
        } => {
            let tag = match of {
                Some(_) => {
                    ContentTag::Span(SpanTag::empty().with_actual_text(line.actual.as_deref()))
                }
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
            };
            let identifier = surface.start_tagged(tag);
            surface.set_fill(Some(fill(*colour)));
            let mut left = *x;
            for run in &line.runs {
                surface.draw_glyphs(
                    Point::from_xy(left, *baseline),
                    &run.glyphs,
                    run.font.clone(),
                    &run.text,
                    *size,
                    false,
                );
                left += run.width * size;
            }
            surface.end_tagged();
            of.map(|at| (at, identifier, baseline - size))
        }
        Ink::Rule {
            x,
            y,
            width,
            height,
            colour,
        } => {
            let _ = surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
                ArtifactType::Other,
            )));
            bars(surface, *colour, [(*x, *y, *width, *height)]);
            surface.end_tagged();
            None
        }
        Ink::Squares {
            of,
            x,
            y,
            side,
            dark,
            across,
        } => {
            let identifier = surface.start_tagged(ContentTag::Other);
            bars(
                surface,
                Colour(0, 0, 0),
                stretches(dark, *across, (*x, *y), *side),
            );
            surface.end_tagged();
            Some((*of, identifier, *y))
        }
    }
}

fn bars(
    surface: &mut Surface<'_>,
    colour: Colour,
    bars: impl IntoIterator<Item = (f32, f32, f32, f32)>,
) {
    let mut path = PathBuilder::new();
    for (x, y, width, height) in bars {
        if let Some(bar) = Rect::from_xywh(x, y, width, height) {
            path.push_rect(bar);
        }
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

/// Dark squares side by side are one bar, so that no hair of white shows between them.
#[expect(clippy::cast_precision_loss, reason = "a code has few squares")]
fn stretches(
    dark: &[bool],
    across: usize,
    (x, y): (f32, f32),
    side: f32,
) -> Vec<(f32, f32, f32, f32)> {
    let unit = side / across as f32;
    let mut found = Vec::new();
    for (row, squares) in dark.chunks(across.max(1)).enumerate() {
        let mut column = 0;
        for stretch in squares.chunk_by(|one, other| one == other) {
            if stretch[0] {
                found.push((
                    x + column as f32 * unit,
                    y + row as f32 * unit,
                    stretch.len() as f32 * unit,
                    unit,
                ));
            }
            column += stretch.len();
        }
    }
    found
}

fn fill(Colour(red, green, blue): Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

fn group(parts: &[Announced], children: &mut [Vec<Child>], at: usize) -> Result<TagGroup> {
    let mut tag = tag_of(&parts[at])?;
    if parts[at].language.is_some() {
        tag.set_lang(parts[at].language.clone());
    }
    let mut group = TagGroup::new(tag);
    for child in std::mem::take(&mut children[at]) {
        match child {
            Child::Part(below) => group.push(self::group(parts, children, below)?),
            Child::Ink(identifier) => group.push(identifier),
        }
    }
    Ok(group)
}

fn tag_of(part: &Announced) -> Result<TagKind> {
    Ok(match &part.role {
        Role::Section => Tag::Section.into(),
        // PDF/UA knows no heading without words.
        Role::Heading(_) if !part.is_heading() => Tag::P.into(),
        Role::Heading(level) => {
            let level = NonZeroU16::new(*level).ok_or_else(|| broken("heading of level 0"))?;
            Tag::Hn(level, Some(part.words.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::None).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    })
}
