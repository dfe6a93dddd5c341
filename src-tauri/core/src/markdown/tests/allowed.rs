//! The list of what may stand in HTML, kept apart from the code that writes it.

use crate::course::content::{DRAWING_ATTRIBUTES, DRAWING_ELEMENTS};
use crate::markdown::html::Html;

const ELEMENTS: [&str; 37] = [
    "section",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "aside",
    "hr",
    "br",
    "em",
    "strong",
    "code",
    "a",
    "span",
    "figure",
    "figcaption",
    "img",
    "svg",
    "title",
    "desc",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "label",
    "input",
    "details",
    "summary",
    "root",
];

const ATTRIBUTES: [&str; 27] = [
    "class",
    "id",
    "href",
    "src",
    "alt",
    "loading",
    "role",
    "tabindex",
    "scope",
    "start",
    "type",
    "name",
    "value",
    "viewBox",
    "aria-label",
    "aria-labelledby",
    "data-section",
    "data-callout",
    "data-check",
    "data-choice",
    "data-option",
    "data-reflection",
    "data-plan",
    "data-nation",
    "data-lesson",
    "data-term",
    "data-field",
];

/// Fails when HTML holds an element, attribute or address that is not on the list.
pub(super) fn assert_allowed(html: &Html) {
    let wrapped = format!("<root>{html}</root>");
    let options = roxmltree::ParsingOptions {
        allow_dtd: false,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(&wrapped, options)
        .unwrap_or_else(|error| panic!("{error} in {html}"));
    for node in document.descendants() {
        assert!(!node.is_comment() && !node.is_pi(), "{html}");
        if !node.is_element() {
            continue;
        }
        let name = node.tag_name().name();
        let in_drawing = node.ancestors().skip(1).any(|up| up.has_tag_name("svg"));
        let known = if in_drawing {
            DRAWING_ELEMENTS.contains(&name) || matches!(name, "title" | "desc")
        } else {
            ELEMENTS.contains(&name)
        };
        assert!(known, "<{name}> in {html}");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let known = if in_drawing {
                DRAWING_ATTRIBUTES.contains(&name)
            } else {
                ATTRIBUTES.contains(&name) || name == "data-align"
            };
            assert!(known && !name.starts_with("on"), "{name} in {html}");
            let begins = match name {
                "href" => "#/",
                "src" => "evenkeel-media://localhost/",
                _ => "",
            };
            assert!(value.starts_with(begins), "{name}={value}");
            assert!(name != "src" || !value.contains(".."), "{name}={value}");
            if in_drawing {
                let lower = value.to_lowercase();
                assert!(!lower.contains("javascript:") && !lower.contains("data:"));
                assert!(
                    !lower.contains("url(") || value.starts_with("url(#d"),
                    "{value}"
                );
            }
        }
    }
}
