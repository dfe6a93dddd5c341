//! Drawings, checked once more on their way out.

use super::Writer;
use crate::base::hash;
use crate::course::content::{DRAWING_ATTRIBUTES, DRAWING_ELEMENTS, Drawing, Shape};
use crate::markdown::drawing::{DRAWING_CLASSES, allowed_value, reference};

impl Writer {
    /// A drawing inside the text; `words` is what it shows here.
    pub(super) fn drawing(&mut self, drawing: &Drawing, words: &str) {
        self.drawings += 1;
        // Two drawings of one page may both have an arrow head called `arrow`.
        let content = format!("{}{:?}", drawing.title, drawing.shapes);
        let prefix = format!("d{}-{}-", hash::short(&content, 8), self.drawings);
        let mut attributes = vec![("class", "drawing")];
        if allowed_value("viewBox", &drawing.view_box) {
            attributes.push(("viewBox", drawing.view_box.as_str()));
        }
        attributes.extend([("role", "img"), ("aria-label", words)]);
        self.open("svg", &attributes);
        self.open("title", &[]);
        self.words(&drawing.title);
        self.close("title");
        self.open("desc", &[]);
        self.words(&drawing.description);
        self.close("desc");
        for shape in &drawing.shapes {
            self.shape(shape, &prefix);
        }
        self.close("svg");
    }

    fn shape(&mut self, shape: &Shape, prefix: &str) {
        let (element, attributes, children) = match shape {
            Shape::Words(words) => return self.words(words),
            Shape::Element {
                element,
                attributes,
                children,
            } => (element, attributes, children),
        };
        let Some(element) = DRAWING_ELEMENTS.into_iter().find(|known| *known == element) else {
            return;
        };
        self.tag(element, &[]);
        let mut written: Vec<&str> = Vec::new();
        for (name, value) in attributes {
            let Some(name) = DRAWING_ATTRIBUTES.into_iter().find(|known| *known == name) else {
                continue;
            };
            let value = match name {
                "class" => known_classes(value),
                _ if !allowed_value(name, value) => continue,
                "id" => format!("{prefix}{value}"),
                _ => match reference(value) {
                    Some(id) => format!("url(#{prefix}{id})"),
                    None => value.clone(),
                },
            };
            if !value.is_empty() && !written.contains(&name) {
                self.attribute(name, &value);
                written.push(name);
            }
        }
        if children.is_empty() {
            self.out.push_str(" />");
        } else {
            self.out.push('>');
            for child in children {
                self.shape(child, prefix);
            }
            self.close(element);
        }
    }
}

fn known_classes(value: &str) -> String {
    value
        .split_whitespace()
        .filter(|class| DRAWING_CLASSES.contains(class))
        .collect::<Vec<_>>()
        .join(" ")
}
