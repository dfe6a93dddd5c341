//! “Our plan” as a page that any browser shows and prints: one file, nothing fetched, no script.
//!
//! Whatever was typed is text and stays text: it is escaped, and a policy in the page lets nothing run.

use std::fmt::Write as _;

#[cfg(test)]
mod tests;

/// How it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// On one page, as large as fits.
    OnePage,
    /// In large letters, on as many pages as it takes.
    Large,
}

/// What stands on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Title.
    pub title: String,
    /// Under the title.
    pub subtitle: String,
    /// At the end.
    pub foot: String,
    /// Groups with something in them.
    pub groups: Vec<SheetGroup>,
}

/// A group of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetGroup {
    /// Heading.
    pub title: String,
    /// Labels and what was written.
    pub fields: Vec<(String, String)>,
}

const STYLE: &str = include_str!("plan_sheet/sheet.css");

/// The page.
pub fn write(sheet: &Sheet, setting: Setting) -> String {
    let mut page = String::new();
    let (class, size) = match setting {
        Setting::OnePage => ("one-page", size_for_one_page(sheet)),
        Setting::Large => ("large", 18.0),
    };
    let title = escaped(&sheet.title);
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{STYLE}html {{ font-size: {size}pt; }}\n</style>\n</head>\n<body class=\"{class}\">\n\
         <h1>{title}</h1>\n<p class=\"subtitle\">{}</p>\n<main>\n",
        escaped(&sheet.subtitle)
    );
    for group in &sheet.groups {
        let _ = writeln!(page, "<section>\n<h2>{}</h2>", escaped(&group.title));
        for (label, text) in &group.fields {
            let _ = writeln!(
                page,
                "<div class=\"field\">\n<h3>{}</h3>\n<p>{}</p>\n</div>",
                escaped(label),
                escaped(text.trim())
            );
        }
        page.push_str("</section>\n");
    }
    let _ = writeln!(
        page,
        "</main>\n<footer>{}</footer>\n</body>\n</html>",
        escaped(&sheet.foot)
    );
    page
}

/// Letters, points, in which all of it should fit one page of two columns. There is no printer here to try it on, so
/// this counts lines as they would run with letters of a usual width, and rather too many than too few.
fn size_for_one_page(sheet: &Sheet) -> f32 {
    // A4 without margins, in points; two columns with a gap.
    const HEIGHT: f32 = 728.0;
    const COLUMN: f32 = 248.0;
    let fits = |size: f32| {
        let lines_of = |text: &str, scale: f32| -> f32 {
            let per_line = (COLUMN / (size * scale * 0.55)).max(1.0);
            text.lines()
                .map(|line| (letters(line) / per_line).ceil().max(1.0) * scale)
                .sum()
        };
        let lines: f32 = sheet
            .groups
            .iter()
            .map(|group| {
                let fields: f32 = group
                    .fields
                    .iter()
                    .map(|(label, text)| lines_of(label, 1.0) + lines_of(text.trim(), 1.0) + 0.9)
                    .sum();
                lines_of(&group.title, 1.2) + 1.2 + fields
            })
            .sum();
        lines * size * 1.35 / 2.0 + size * 8.0 < HEIGHT
    };
    let mut size = 13.0;
    while size > 7.0 && !fits(size) {
        size -= 0.25;
    }
    size
}

fn letters(line: &str) -> f32 {
    f32::from(u16::try_from(line.chars().count()).unwrap_or(u16::MAX))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}
