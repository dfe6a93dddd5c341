//! Front matter: TOML between two lines of `+++` at the top of a file.
//!
//! `split` finds it, `parse` reads it and keeps the place of every key and value, [`FrontMatter`] hands out typed
//! values and says what is wrong with them. It does not know which keys a lesson has.

use super::problem::{ProblemCode, Report};
use super::suggest;
use super::typographic::typographic;
use std::ops::{Range, RangeInclusive};
use toml::de::{DeTable, DeValue};

/// The line above and below front matter.
const FENCE: &str = "+++";

/// Keys and values with their places.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    entries: Vec<Entry>,
    /// Byte range in the file, fences included.
    span: Range<usize>,
}

#[derive(Debug, Clone)]
struct Entry {
    key: String,
    key_span: Range<usize>,
    value: Value,
    span: Range<usize>,
}

#[derive(Debug, Clone)]
enum Value {
    Text(String),
    Number(i64),
    Texts(Vec<(String, Range<usize>)>),
    Other(&'static str),
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Texts(_) => "a list of texts",
            Self::Other(kind) => kind,
        }
    }
}

/// Byte range of the TOML, and where the body begins. No range when the file has no front matter, or when it is not
/// closed; both are put down.
pub(super) fn split(text: &str, report: &mut Report<'_>) -> (Option<Range<usize>>, usize) {
    let mut at = 0;
    let mut begin = None;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_end() == FENCE;
        match begin {
            None if is_fence => begin = Some(at + line.len()),
            None => {
                let is_yaml = line.trim_end() == "---";
                let hint = if is_yaml {
                    "Front matter here is TOML: put it between two lines of `+++`, such as `title = \"Fewer words\"`."
                } else {
                    "Begin the file with a line `+++`, then `id = \"…\"` and `title = \"…\"`, then a line `+++`."
                };
                report.add(
                    ProblemCode::FrontMatterMissing,
                    &(0..line.len()),
                    "The file does not begin with front matter.",
                    hint,
                );
                let yaml = text.find("\n---").filter(|_| is_yaml);
                return (None, yaml.map_or(0, |end| end + "\n---".len()));
            }
            Some(start) if is_fence => return (Some(start..at), at + line.len()),
            Some(_) => {}
        }
        at += line.len();
    }
    if begin.is_some() {
        report.add(
            ProblemCode::FrontMatterBroken,
            &(0..FENCE.len()),
            "The front matter is not closed.",
            "Put a line `+++` after the last key.",
        );
    } else {
        report.add(
            ProblemCode::FrontMatterMissing,
            &(0..0),
            "The file is empty.",
            "Begin the file with a line `+++`, then `id = \"…\"` and `title = \"…\"`, then a line `+++`.",
        );
    }
    (None, 0)
}

/// Reads the TOML at `range` of `text`.
pub(super) fn parse(
    text: &str,
    range: Range<usize>,
    report: &mut Report<'_>,
) -> Option<FrontMatter> {
    let moved = |span: Range<usize>| span.start + range.start..span.end + range.start;
    let table = match DeTable::parse(&text[range.clone()]) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let place = error.span().unwrap_or(0..0);
            report.add(
                ProblemCode::FrontMatterBroken,
                &moved(place),
                format!("The front matter is not TOML: {}.", one_line(error.message())),
                "Write one `key = value` on a line; texts stand in straight double quotes, such as `title = \"Fewer words\"`.",
            );
            return None;
        }
    };
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: moved(key.span()),
            key: key.into_inner().into_owned(),
            span: moved(value.span()),
            value: value_of(value.into_inner(), &moved),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Some(FrontMatter {
        entries,
        span: 0..range.end + FENCE.len(),
    })
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn value_of(value: DeValue<'_>, moved: &impl Fn(Range<usize>) -> Range<usize>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other("a number too large"), Value::Number),
        DeValue::Array(values) => values
            .iter()
            .map(|value| {
                let text = value.get_ref().as_str()?.to_owned();
                Some((text, moved(value.span())))
            })
            .collect::<Option<_>>()
            .map_or(Value::Other("a list of other things"), Value::Texts),
        DeValue::Float(_) => Value::Other("a number with a point"),
        DeValue::Boolean(_) => Value::Other("true or false"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Table(_) => Value::Other("a table"),
    }
}

impl FrontMatter {
    /// A text, as written; `None` when it is not there or no text. Puts nothing down.
    pub fn peek(&self, key: &str) -> Option<&str> {
        match &self.entry(key)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// A whole number, as written; `None` when it is not there or no number. Puts nothing down.
    pub fn peek_number(&self, key: &str) -> Option<i64> {
        match self.entry(key)?.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Place of a value, or of the whole front matter when there is none.
    pub(super) fn place(&self, key: &str) -> Range<usize> {
        self.entry(key)
            .map_or(0..FENCE.len(), |entry| entry.span.clone())
    }

    /// A text that must be there, with typographic quotes and without line breaks.
    pub(super) fn text(&self, key: &str, example: &str, report: &mut Report<'_>) -> Option<String> {
        if self.entry(key).is_none() {
            report.add(
                ProblemCode::KeyMissing,
                &(0..FENCE.len()),
                format!("The front matter has no `{key}`."),
                format!("Add a line such as `{key} = {example}`."),
            );
        }
        self.optional_text(key, report)
    }

    /// A text that may be there.
    pub(super) fn optional_text(&self, key: &str, report: &mut Report<'_>) -> Option<String> {
        let entry = self.entry(key)?;
        match &entry.value {
            Value::Text(text) if !text.trim().is_empty() => Some(typographic(&one_line(text))),
            other => {
                let found = match other {
                    Value::Text(_) => "empty",
                    other => other.kind(),
                };
                let hint = format!("Write text in straight double quotes: `{key} = \"…\"`.");
                wrong(entry, found, "text", hint, report);
                None
            }
        }
    }

    /// A whole number that must be there and lie in `range`.
    pub(super) fn number(
        &self,
        key: &str,
        range: &RangeInclusive<u32>,
        report: &mut Report<'_>,
    ) -> Option<u32> {
        let (least, most) = (range.start(), range.end());
        let Some(entry) = self.entry(key) else {
            report.add(
                ProblemCode::KeyMissing,
                &(0..FENCE.len()),
                format!("The front matter has no `{key}`."),
                format!("Add a line such as `{key} = 10`."),
            );
            return None;
        };
        let number = match entry.value {
            Value::Number(number) => u32::try_from(number).ok(),
            _ => None,
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let expected = format!("a whole number from {least} to {most}");
            let hint = format!("Write {expected} without quotes, such as `{key} = 10`.");
            let found = match entry.value {
                Value::Number(number) => number.to_string(),
                ref other => other.kind().to_owned(),
            };
            wrong(entry, &found, &expected, hint, report);
        }
        number
    }

    /// A list of texts, each with its place; empty when it is not there and need not be.
    pub(super) fn texts(
        &self,
        key: &str,
        must: bool,
        report: &mut Report<'_>,
    ) -> Vec<(String, Range<usize>)> {
        let hint = format!("Write a list of texts: `{key} = [\"…\", \"…\"]`.");
        match self.entry(key) {
            None if must => {
                let message = format!("The front matter has no `{key}`.");
                report.add(ProblemCode::KeyMissing, &(0..FENCE.len()), message, hint);
            }
            None => {}
            Some(entry) => match &entry.value {
                Value::Texts(texts) => return texts.clone(),
                other => wrong(entry, other.kind(), "a list of texts", hint, report),
            },
        }
        Vec::new()
    }

    /// Puts down every key that is not among `known`.
    pub(super) fn only(&self, known: &[&str], report: &mut Report<'_>) {
        for entry in &self.entries {
            if !known.contains(&entry.key.as_str()) {
                let list = known.join("`, `");
                let otherwise = format!("Remove it; what is read here is `{list}`.");
                report.add(
                    ProblemCode::UnknownKey,
                    &entry.key_span,
                    format!("Nothing reads the key `{}`.", entry.key),
                    suggest::did_you_mean(&entry.key, known.iter().copied(), &otherwise),
                );
            }
        }
    }

    /// Byte range in the file, fences included.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

fn wrong(entry: &Entry, found: &str, expected: &str, hint: String, report: &mut Report<'_>) {
    report.add(
        ProblemCode::WrongValue,
        &entry.span,
        format!("`{}` is {found}, not {expected}.", entry.key),
        hint,
    );
}
