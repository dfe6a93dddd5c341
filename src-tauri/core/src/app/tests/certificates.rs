use super::*;
use crate::app::record::Format;
use crate::app::verify::{certificates_in, certificates_in_file};
use crate::app::view::{CertificateView, CheckedCertificate, KnownDevice};
use crate::base::Code;
use crate::course::Nation;
use crate::records::certificate::code::codes_in;

/// Sam, who has completed the first unit at the second try, and asked for its certificate.
fn certificate(desk: &Desk, app: &mut App, name: &str) -> PathBuf {
    let path = desk.path("certificate.pdf");
    app.save_certificate(Some("mornings"), name, &path).unwrap();
    path
}

fn one_unit_done(desk: &Desk) -> App {
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    desk.read_on(&mut app, "toast", "afterwards", 90);
    finish(&mut app, "keys");
    take(&mut app, "mornings", 1);
    desk.wait(60);
    take(&mut app, "mornings", 2);
    app
}

fn good(checked: &[CheckedCertificate]) -> &CertificateView {
    match checked {
        [CheckedCertificate::Good { certificate }] => certificate,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_certificate_says_what_was_done_and_is_known_where_it_was_made() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let done = desk.clock.now();
    desk.wait(86_400);
    app.save_agency("  Harbour   Fostering ").unwrap();
    let path = certificate(&desk, &mut app, " Sam  Jones ");
    let mut checked = certificates_in_file(&path).unwrap();
    assert_eq!(good(&checked).device, KnownDevice::NotAsked);
    app.recognise(&mut checked).unwrap();
    let it = good(&checked);
    assert_eq!(it.device, KnownDevice::ThisComputer);
    assert_eq!(it.fingerprint, app.device_identity().unwrap().fingerprint);
    assert_eq!(
        (it.name.as_str(), it.title.as_str(), it.agency.as_str()),
        ("Sam Jones", "Mornings", "Harbour Fostering")
    );
    assert_eq!(
        (it.course_version.as_str(), it.law_as_at.as_str()),
        ("1", "2026-11-01")
    );
    assert!(!it.whole_course);
    assert_eq!(
        it.completed.milliseconds() / 1000,
        done.milliseconds() / 1000
    );
    assert_eq!(it.best_percent, Some(66));
    assert_eq!(it.active_minutes, 1);
    assert_eq!(it.refresher_due.as_deref(), Some("2027-11-23"));
    let completed = events_of(&app)
        .into_iter()
        .find(|event| event.fact.kind() == "unit-completed")
        .unwrap();
    assert_eq!(
        it.record, completed.id,
        "it can be found among the statements"
    );
}

#[test]
fn on_another_computer_the_device_is_not_known() {
    let (desk, other) = (Desk::new(), Desk::new());
    let mut app = one_unit_done(&desk);
    let path = certificate(&desk, &mut app, "Sam");
    let mut elsewhere = other.open();
    let mut checked = certificates_in_file(&path).unwrap();
    elsewhere.recognise(&mut checked).unwrap();
    assert_eq!(good(&checked).device, KnownDevice::Unknown);
}

#[test]
fn a_certificate_of_a_key_that_was_replaced_is_still_ours() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let path = certificate(&desk, &mut app, "Sam");
    app.renew_device_key().unwrap();
    let mut checked = certificates_in_file(&path).unwrap();
    app.recognise(&mut checked).unwrap();
    assert_eq!(good(&checked).device, KnownDevice::ThisComputer);
}

#[test]
fn without_a_name_it_carries_only_the_reference() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let path = certificate(&desk, &mut app, " ");
    let file = files::read(&path).unwrap();
    assert!(!String::from_utf8_lossy(&file).contains("Sam"));
    let checked = certificates_in_file(&path).unwrap();
    assert_eq!(good(&checked).name, "");
    assert_eq!(Some(good(&checked).learner), app.learner);
}

#[test]
fn what_is_not_completed_has_no_certificate() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let path = desk.path("certificate.pdf");
    let mut save = |unit, name: &str| code(app.save_certificate(unit, name, &path));
    assert_eq!(save(None, "Sam"), Code::NotCompleted);
    assert_eq!(save(Some("evenings"), "Sam"), Code::NotCompleted);
    assert_eq!(save(Some("nights"), "Sam"), Code::UnitNotFound);
    assert_eq!(save(Some("mornings"), &"m".repeat(81)), Code::NameTooLong);
    assert!(!files::exists(&path));
    assert_eq!(
        code(app.certificate_file_name(None)),
        Code::NotCompleted,
        "nobody is asked where to put it"
    );
    let stamp = desk.clock.now().for_file_name();
    assert_eq!(
        app.certificate_file_name(Some("mornings")).unwrap(),
        format!("evenkeel-certificate-mornings-{stamp}.pdf")
    );
}

#[test]
fn the_whole_course_has_one_too() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    finish(&mut app, "bedtime");
    take(&mut app, "evenings", 1);
    let path = desk.path("course.pdf");
    app.save_certificate(None, "Sam", &path).unwrap();
    let checked = certificates_in_file(&path).unwrap();
    let it = good(&checked);
    assert!(it.whole_course);
    assert_eq!(it.title, "A small course");
    assert_eq!(it.best_percent, None);
}

#[test]
fn a_certificate_keeps_the_words_of_the_day_of_completion() {
    let desk = Desk::new();
    one_unit_done(&desk).close().unwrap();
    desk.edit("course.toml", "version = \"1\"", "version = \"2\"");
    desk.edit(
        "1-mornings/unit.md",
        "title = \"Mornings\"",
        "title = \"Daybreak\"",
    );
    let mut app = desk.open();
    let path = certificate(&desk, &mut app, "Sam");
    let checked = certificates_in_file(&path).unwrap();
    let it = good(&checked);
    assert_eq!(
        (it.title.as_str(), it.course_version.as_str()),
        ("Mornings", "1")
    );
}

#[test]
fn a_file_with_a_changed_certificate_is_told_apart_from_a_slip() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let file = files::read(&certificate(&desk, &mut app, "Sam")).unwrap();
    let code_of = &codes_in(&file)[0];
    let other = desk.path("other.txt");
    let trouble = |text: &str| {
        write(&other, text.as_bytes());
        match certificates_in_file(&other).unwrap().as_slice() {
            [CheckedCertificate::Bad { error }] => error.code,
            found => panic!("{found:?}"),
        }
    };
    assert_eq!(
        trouble(&code_of.replacen("00", "01", 1)),
        Code::CertificateMistyped
    );
    assert_eq!(trouble(&code_of[..100]), Code::CertificateCut);
    assert_eq!(
        trouble(&code_of.replacen("KEEL1", "KEEL7", 1)),
        Code::CertificateNewer
    );
    assert_eq!(code(certificates_in("nothing")), Code::CertificateNotFound);
    assert_eq!(
        code(certificates_in_file(&desk.path("nowhere.pdf"))),
        Code::FileNotRead
    );
    let both = format!("{code_of} and {}", &code_of[..90]);
    assert_eq!(
        certificates_in(&both).unwrap().len(),
        2,
        "one bad one hides no good one"
    );
}

#[test]
fn an_agency_has_a_name_or_none() {
    let desk = Desk::new();
    let mut app = desk.open();
    assert_eq!(app.agency().unwrap(), "");
    assert_eq!(app.save_agency("Harbour").unwrap(), "Harbour");
    assert_eq!(app.save_agency(" Haven ").unwrap(), "Haven");
    assert_eq!(code(app.save_agency(&"m".repeat(81))), Code::NameTooLong);
    assert_eq!(app.agency().unwrap(), "Haven");
    assert_eq!(app.save_agency("").unwrap(), "");
}

#[test]
fn the_record_is_saved_as_pages_with_and_without_a_name() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let path = desk.path("record.pdf");
    let saved = app.save_record(Format::Pdf, true, &path).unwrap();
    assert!(saved.rows >= 1, "pages");
    let text = |path: &Path| String::from_utf8_lossy(&files::read(path).unwrap()).into_owned();
    assert!(text(&path).contains("Training record: Sam"));
    app.save_record(Format::Pdf, false, &path).unwrap();
    assert!(!text(&path).contains("Sam"));
}

#[test]
fn the_record_shows_what_each_unit_covers_and_when_it_is_due_again() {
    let desk = Desk::new();
    let mut app = one_unit_done(&desk);
    let record = app.record().unwrap();
    let codes: Vec<&str> = record.units[0]
        .outcomes
        .iter()
        .map(|outcome| outcome.code.as_str())
        .collect();
    assert_eq!(codes, ["A1", "A2", "A3"]);
    assert_eq!(record.units[0].refresher_due.as_deref(), Some("2027-11-23"));
    assert_eq!(record.units[0].pass_mark, Some(66));
    assert_eq!(record.units[1].refresher_due, None);
    assert!(
        !record
            .standards
            .contains("Development Standards for foster carers.")
    );
    let england = Settings {
        nation: Some(Nation::England),
        ..Settings::default()
    };
    app.save_settings("Sam", england).unwrap();
    let record = app.record().unwrap();
    assert!(
        record
            .standards
            .contains("Training, Support and Development Standards")
    );
    assert!(record.standards.contains("Evenkeel does not say"));
}
