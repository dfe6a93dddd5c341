//! SVG to a [`Drawing`]: a closed list of elements, attributes and classes, nothing that loads, links or runs.
//!
//! [`drawing`] reads the XML (without document types, so that there are no entities to unfold), checks the root, its
//! title and description, and walks the shapes. `allowed_value` is asked again when HTML is written.

use super::encoding::{self, FileKind};
use super::problem::{Problem, ProblemCode, Report};
use super::{NESTING_LIMIT, suggest};
use crate::course::content::{DRAWING_ATTRIBUTES, DRAWING_ELEMENTS, Drawing, Shape};
use roxmltree::{Attribute, Node, ParsingOptions};

/// Elements, comments and texts a drawing may have.
const NODES: u32 = 20_000;

/// Namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Attributes of the root that would be lost with it, and so move to a group around all shapes.
const INHERITED: [&str; 12] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "opacity",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "class",
];

/// Classes that the style sheet colours.
pub const DRAWING_CLASSES: [&str; 19] = [
    "ink",
    "ink-soft",
    "line-deep",
    "line-warm",
    "line-plum",
    "line-ochre",
    "line-good",
    "line-soft",
    "fill-deep",
    "fill-warm",
    "fill-plum",
    "fill-ochre",
    "fill-good",
    "wash-deep",
    "wash-warm",
    "wash-plum",
    "wash-ochre",
    "wash-good",
    "surface",
];

/// Reads and cleans one drawing. `None` when it is no drawing at all; what may not be in a drawing is left out and
/// put down.
pub fn drawing(file: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Drawing> {
    let text = encoding::decode(file, bytes, FileKind::Drawing, problems)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let mut report = Report::new(file, text, problems);
    let document = match roxmltree::Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => {
            let at = place_of(text, error.pos());
            report.add(
                ProblemCode::PictureNotReadable,
                &(at..at + 1),
                format!("The drawing cannot be read: {error}."),
                "Save it again as plain SVG, without a document type.",
            );
            return None;
        }
    };
    for node in document.root().children().filter(Node::is_pi) {
        forbidden(&node, "A processing instruction", &mut report);
    }
    root(&document.root_element(), &mut report)
}

fn root(svg: &Node<'_, '_>, report: &mut Report<'_>) -> Option<Drawing> {
    let view_box = svg
        .attribute("viewBox")
        .map(str::trim)
        .filter(|value| allowed_value("viewBox", value));
    if svg.tag_name().name() != "svg" || svg.tag_name().namespace() != Some(SVG) {
        report.add(
            ProblemCode::PictureNotReadable,
            &opening_tag(svg, report_text(svg)),
            "This is no SVG drawing.",
            format!("Begin it with `<svg viewBox=\"0 0 640 360\" role=\"img\" xmlns=\"{SVG}\">`."),
        );
        return None;
    }
    let mut inherited = Vec::new();
    for attribute in svg.attributes() {
        match attribute.name() {
            "viewBox" => {}
            "role" if attribute.value() == "img" => {}
            name if INHERITED.contains(&name) => {
                inherited.extend(clean_attribute(&attribute, report));
            }
            _ => forbidden_attribute(&attribute, report),
        }
    }
    let said = |name| {
        svg.children()
            .find(|child| child.has_tag_name((SVG, name)))
            .map(|child| one_line(&child))
            .filter(|words| !words.is_empty())
    };
    let (title, description) = (said("title"), said("desc"));
    if title.is_none() || description.is_none() {
        let missing = if title.is_none() { "title" } else { "desc" };
        report.add(
            ProblemCode::PictureWithoutWords,
            &opening_tag(svg, report_text(svg)),
            format!("The drawing has no `<{missing}>`."),
            "Begin it with `<title>` (what it is) and `<desc>` (what it shows).",
        );
    }
    let mut shapes = Vec::new();
    for child in svg.children() {
        if !matches!(child.tag_name().name(), "title" | "desc") {
            shapes.extend(shape(&child, 1, report));
        }
    }
    if !inherited.is_empty() {
        shapes = vec![Shape::Element {
            element: "g".to_owned(),
            attributes: inherited,
            children: shapes,
        }];
    }
    let Some(view_box) = view_box else {
        report.add(
            ProblemCode::PictureNotReadable,
            &opening_tag(svg, report_text(svg)),
            "The drawing has no `viewBox` of four numbers.",
            "Write `<svg viewBox=\"0 0 640 360\" …>`: left, top, width, height.",
        );
        return None;
    };
    Some(Drawing {
        title: title.unwrap_or_default(),
        description: description.unwrap_or_default(),
        view_box: view_box.to_owned(),
        shapes,
    })
}

fn shape(node: &Node<'_, '_>, depth: usize, report: &mut Report<'_>) -> Option<Shape> {
    if node.is_comment() {
        return None;
    }
    if node.is_text() {
        // Only letters in a text are drawn; line breaks between elements are nothing.
        let inside_text = node
            .parent_element()
            .is_some_and(|parent| matches!(parent.tag_name().name(), "text" | "tspan"));
        let words = node.text().filter(|_| inside_text)?;
        return Some(Shape::Words(words.to_owned()));
    }
    let name = node.tag_name().name();
    if node.is_pi() {
        forbidden(node, "A processing instruction", report);
        return None;
    }
    if matches!(name, "title" | "desc") && node.tag_name().namespace() == Some(SVG) {
        return None;
    }
    if !DRAWING_ELEMENTS.contains(&name) || node.tag_name().namespace() != Some(SVG) {
        forbidden(node, &format!("`<{name}>`"), report);
        return None;
    }
    if depth >= NESTING_LIMIT {
        report.add(
            ProblemCode::TooDeep,
            &opening_tag(node, report_text(node)),
            "The shapes stand too deep in one another.",
            "Remove groups that hold only one group.",
        );
        return None;
    }
    Some(Shape::Element {
        element: name.to_owned(),
        attributes: node
            .attributes()
            .filter_map(|attribute| clean_attribute(&attribute, report))
            .collect(),
        children: node
            .children()
            .filter_map(|child| shape(&child, depth + 1, report))
            .collect(),
    })
}

fn clean_attribute(
    attribute: &Attribute<'_, '_>,
    report: &mut Report<'_>,
) -> Option<(String, String)> {
    let (name, value) = (attribute.name(), attribute.value().trim());
    if attribute.namespace().is_some() || !DRAWING_ATTRIBUTES.contains(&name) {
        forbidden_attribute(attribute, report);
        return None;
    }
    if name == "class" {
        let known: Vec<&str> = value
            .split_whitespace()
            .filter(|class| known_class(class, attribute, report))
            .collect();
        return (!known.is_empty()).then(|| (name.to_owned(), known.join(" ")));
    }
    if !allowed_value(name, value) {
        report.add(
            ProblemCode::PictureForbidden,
            &attribute.range(),
            format!("`{name}` of a drawing may not be `{}`.", shortened(value)),
            "Write a plain colour, number or word; `url(…)` may only name an id of the same drawing.",
        );
        return None;
    }
    Some((name.to_owned(), value.to_owned()))
}

fn known_class(class: &str, attribute: &Attribute<'_, '_>, report: &mut Report<'_>) -> bool {
    let known = DRAWING_CLASSES.contains(&class);
    if !known {
        let otherwise = "Use a class of the format, such as `line-deep`, `wash-warm` or `ink`.";
        report.add(
            ProblemCode::PictureClassUnknown,
            &attribute.range(),
            format!("The class `{}` has no colour.", shortened(class)),
            suggest::did_you_mean(class, DRAWING_CLASSES, otherwise),
        );
    }
    known
}

/// Whether an attribute of a drawing may have this value. Asked when a file is read and once more when HTML is
/// written, where the tree may come from a file that someone has tampered with.
pub(super) fn allowed_value(name: &str, value: &str) -> bool {
    let refers = matches!(name, "fill" | "stroke" | "marker-start" | "marker-end");
    if let Some(id) = reference(value) {
        return refers && is_id(id);
    }
    match name {
        "id" => is_id(value),
        "viewBox" => {
            let numbers: Vec<Option<f64>> = value
                .split([' ', ',', '\n', '\t'])
                .filter(|part| !part.is_empty())
                .map(|part| part.parse().ok().filter(|number: &f64| number.is_finite()))
                .collect();
            numbers.len() == 4 && numbers.iter().all(Option::is_some)
        }
        _ => is_plain(value) || !hides_something(value),
    }
}

/// Letters, numbers and what stands between them: nearly every value there is.
fn is_plain(value: &str) -> bool {
    value
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b" .,-+#%_\n\t".contains(&b))
}

fn hides_something(value: &str) -> bool {
    let compact: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .flat_map(char::to_lowercase)
        .collect();
    ["url(", ":", "&", "<", "expression(", "\\", "@", "/*"]
        .iter()
        .any(|part| compact.contains(part))
}

/// The id in `url(#id)`.
pub(super) fn reference(value: &str) -> Option<&str> {
    value.strip_prefix("url(#")?.strip_suffix(')')
}

fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 64
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn forbidden(node: &Node<'_, '_>, what: &str, report: &mut Report<'_>) {
    let list = DRAWING_ELEMENTS.join(" ");
    report.add(
        ProblemCode::PictureForbidden,
        &opening_tag(node, report_text(node)),
        format!("{what} may not be in a drawing."),
        format!("Remove it; a drawing is made of {list}."),
    );
}

fn forbidden_attribute(attribute: &Attribute<'_, '_>, report: &mut Report<'_>) {
    let name = attribute.name();
    let hint = match name {
        "width" | "height" => "Remove it; the `viewBox` says how large the drawing is.".to_owned(),
        "style" => "Write it as attributes: `fill`, `stroke`, `class`.".to_owned(),
        _ => suggest::did_you_mean(name, DRAWING_ATTRIBUTES, "Remove it."),
    };
    report.add(
        ProblemCode::PictureForbidden,
        &attribute.range(),
        format!(
            "The attribute `{}` may not be here in a drawing.",
            shortened(name)
        ),
        hint,
    );
}

fn one_line(node: &Node<'_, '_>) -> String {
    let words: String = node.children().filter_map(|child| child.text()).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn report_text<'i>(node: &Node<'_, 'i>) -> &'i str {
    node.document().input_text()
}

/// The byte range of an element's opening tag.
fn opening_tag(node: &Node<'_, '_>, text: &str) -> std::ops::Range<usize> {
    let range = node.range();
    let length = text[range.clone()].find('>').map_or(1, |at| at + 1);
    range.start..range.start + length
}

fn place_of(text: &str, at: roxmltree::TextPos) -> usize {
    let line_start: usize = text
        .split_inclusive('\n')
        .take(at.row.saturating_sub(1) as usize)
        .map(str::len)
        .sum();
    let column = at.col.saturating_sub(1) as usize;
    text[line_start..]
        .char_indices()
        .nth(column)
        .map_or(text.len(), |(offset, _)| line_start + offset)
}

fn shortened(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).take(60).collect()
}
