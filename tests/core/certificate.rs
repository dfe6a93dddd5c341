//! Certificates and records on paper, read back by programs that are not ours: poppler for text, tags and fonts, zbar
//! for the squares on the rendered page. And checked by the command line, as an agency would.

use evenkeel_core::app::App;
use evenkeel_core::app::record::Format;
use evenkeel_core::app::verify::certificates_in;
use evenkeel_core::app::view::{CertificateView, CheckedCertificate};
use evenkeel_core::base::paths::Folders;
use evenkeel_core::base::{Clock, Timestamp};
use evenkeel_core::course::Nation;
use evenkeel_core::learners::Settings;
use evenkeel_tests::learner::{course, finish_unit};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const UNIT: &str = "defusing-conflict";

/// What another program says about a file. A program that is not there is no reason to pass.
fn ask(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .arg("-")
        .output()
        .unwrap_or_else(|error| {
            panic!("{program}: {error}. `cargo xtask test` installs it (Debian: poppler-utils, zbar-tools).")
        });
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn text_of(file: &Path) -> String {
    ask("pdftotext", &["-layout"], file)
}

/// As [`ask`], for programs that print of themselves.
fn tell(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .output()
        .unwrap_or_else(|error| {
            panic!("{program}: {error}. `cargo xtask test` installs it (Debian: poppler-utils, zbar-tools).")
        });
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a QR reader sees on the page, rendered as a printer would at 150 dots an inch.
fn squares_on(file: &Path) -> String {
    let picture = file.with_extension("");
    let done = Command::new("pdftoppm")
        .args(["-gray", "-r", "150", "-singlefile"])
        .arg(file)
        .arg(&picture)
        .status()
        .unwrap();
    assert!(done.success());
    let codes = tell(
        "zbarimg",
        &["--raw", "--quiet", "-Sdisable", "-Sqrcode.enable"],
        &picture.with_extension("pgm"),
    );
    let codes: Vec<&str> = codes.lines().collect();
    assert_eq!(codes.len(), 1, "one code on the page");
    codes[0].to_owned()
}

/// Sam, who has done the whole first unit of the built-in course.
fn someone_who_is_done(home: &Path) -> App {
    let at = Timestamp::parse("2026-11-24T19:30:00Z").unwrap();
    let (clock, hands) = Clock::set(at);
    let mut app = App::open(Folders::at(home), clock, "0.1.0").unwrap();
    let england = Settings {
        nation: Some(Nation::England),
        ..Settings::default()
    };
    app.begin("Sam", england).unwrap();
    let course = course();
    let unit = course.units.iter().find(|unit| unit.id == UNIT).unwrap();
    finish_unit(&mut app, &hands, unit);
    app
}

/// A data folder, and the certificate of its first unit in it.
fn certificate(name: &str) -> (TempDir, App, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let mut app = someone_who_is_done(home.path());
    let file = home.path().join("certificate.pdf");
    app.save_certificate(Some(UNIT), name, &file).unwrap();
    (home, app, file)
}

fn opened(code: &str) -> CertificateView {
    match certificates_in(code).unwrap().remove(0) {
        CheckedCertificate::Good { certificate } => *certificate,
        CheckedCertificate::Bad { error } => panic!("{error:?}"),
    }
}

#[test]
fn the_page_says_in_letters_what_it_says_in_squares() {
    let (_home, _app, file) = certificate("Siân O’Brien");
    let text = text_of(&file);
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Certificate of completion",
        "Siân O’Brien",
        "Defusing conflict",
        "unit 1 of 3 of the course “Keeping on an even keel”",
        "law as at",
        "Passed on 24 November 2026",
        "its assessment is passed with at least",
        "Refresher due",
        "by 24 November 2029",
        "not an assessment of physical skills",
        "Active minutes count only while",
    ] {
        assert!(said.contains(words), "no “{words}” in:\n{text}");
    }
    let seen = squares_on(&file);
    let it = opened(&seen);
    assert_eq!(
        (it.name.as_str(), it.title.as_str()),
        ("Siân O’Brien", "Defusing conflict")
    );
    for word in it.fingerprint.split(' ') {
        assert!(text.contains(word), "the page does not name the key");
    }
    // The letters under the squares, copied with whatever stands around them.
    assert_eq!(opened(&text), it);
}

#[test]
fn the_page_can_be_heard() {
    let (_home, _app, file) = certificate("Sam");
    let about = tell("pdfinfo", &[], &file);
    let fact = |name: &str| {
        about
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_else(|| panic!("no {name} in:\n{about}"))
            .trim()
            .to_owned()
    };
    assert_eq!(
        fact("Title:"),
        "Certificate of completion: Defusing conflict"
    );
    assert_eq!(fact("Tagged:"), "yes");
    assert_eq!(fact("Pages:"), "1");
    assert!(fact("Page size:").ends_with("(A4)"));
    let metadata = tell("pdfinfo", &["-meta"], &file);
    for rule in [
        "<pdfuaid:part>1<",
        "<pdfaid:part>2<",
        "<pdfaid:conformance>A<",
        "en-GB",
    ] {
        assert!(metadata.contains(rule), "no {rule} in:\n{metadata}");
    }
    let tags = tell("pdfinfo", &["-struct-text"], &file);
    let position = |words: &str| {
        tags.find(words)
            .unwrap_or_else(|| panic!("no {words} in:\n{tags}"))
    };
    let order = [
        "H1 \"Certificate of completion\"",
        "\"Sam\"",
        "\"Defusing conflict\"",
        "\"Text studied\"",
        "H2 \"What it covers\"",
        "not an assessment of physical skills",
        "H2 \"Check this certificate\"",
        "Figure",
    ]
    .map(position);
    assert!(order.is_sorted(), "read in this order: {order:?}\n{tags}");
}

#[test]
fn every_font_is_in_the_file() {
    let (_home, _app, file) = certificate("Sam");
    let fonts = tell("pdffonts", &[], &file);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 3, "{fonts}");
    for row in rows {
        // The last columns: embedded, subset, has a map to Unicode, object number, generation.
        let columns: Vec<&str> = row.split_whitespace().rev().collect();
        assert_eq!(&columns[2..5], ["yes", "yes", "yes"], "{row}");
    }
}

#[test]
fn names_of_any_script_are_written_or_honestly_left_to_the_hand() {
    for (name, seen) in [
        ("Ŵyn Llŷr", "Ŵyn Llŷr"),
        ("Оксана Ґонта", "Оксана Ґонта"),
        ("Zoë 🌻", "Zoë"),
        ("مريم حداد", "Name, to be written in"),
    ] {
        let (_home, _app, file) = certificate(name);
        assert_eq!(
            opened(&squares_on(&file)).name,
            name,
            "the code has all of it"
        );
        // What is copied in place of the sentence is the name itself. This reader takes every text for being in the order
        // of sight, and turns what is written from right to left round.
        let copied = ask("pdftotext", &["-raw"], &file);
        let turned: String = name.chars().rev().collect();
        let there = [seen, name, &turned].iter().any(|it| copied.contains(it));
        assert!(there, "{name} cannot be copied from:\n{copied}");
        let drawn = tell("pdfinfo", &["-struct-text"], &file);
        assert!(drawn.contains(seen), "no {seen} in:\n{drawn}");
        let pages = tell("pdfinfo", &[], &file);
        assert!(pages.contains("Pages:           1"), "{pages}");
    }
}

#[test]
fn the_record_is_pages_that_can_be_heard() {
    let (home, mut app, _) = certificate("Sam");
    let file = home.path().join("record.pdf");
    let saved = app.save_record(Format::Pdf, true, &file).unwrap();
    let about = tell("pdfinfo", &[], &file);
    assert!(about.contains("Tagged:          yes"), "{about}");
    assert!(
        about.contains(&format!("Pages:           {}", saved.rows)),
        "{about}"
    );
    let text = text_of(&file);
    for words in [
        "Training record",
        "Unit 1: Defusing conflict",
        "Completed on 24 November 2026",
        "Unit 3",
        "Not begun.",
        "Training, Support and Development Standards",
        "Page 1 of",
    ] {
        assert!(text.contains(words), "no “{words}” in:\n{text}");
    }
    let tags = tell("pdfinfo", &["-struct"], &file);
    for tag in ["H1", "H2", "Table", "TH", "TD", "/Scope /Column"] {
        assert!(tags.contains(tag), "no {tag} in:\n{tags}");
    }
}
