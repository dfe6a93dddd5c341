mod beside;
mod measures;
mod searching;

use super::compile::{Compilation, compile};
use super::source::{CourseFiles, LONGEST_FILE, Source};
use super::store::Slot;
use super::*;
use crate::base::{Code, Error, files};
use crate::course::OPENING;
use crate::markdown::problem::ProblemCode;
use std::path::{Path, PathBuf};

const MANIFEST: &str = r#"id = "https://example.org/courses/small"
title = "A small course"
language = "en-GB"
version = "1"
law_as_at = "2026-11-23"
review_by = "2027-11-23"
pass_mark = 80
units = ["1-first"]
[outcomes]
A1 = "To begin with"
"#;

const LESSON: &str = r#"+++
id = "welcome"
title = "Welcome"
minutes = 3
outcomes = ["A1"]
+++
Freya is six.

## The toast {#toast}

It burnt. ![A kitchen](../media/kitchen.png "The kitchen")

### What helps? {.check #helps}

- [x] Open the window
  > It takes the smell away.
- [ ] Explain
  > At the peak it is noise.
"#;

/// A course as files, to be changed by a test.
fn small() -> CourseFiles {
    let lesson = LESSON.replace("It burnt. ![", "It burnt.\n\n![");
    CourseFiles::from([
        ("course.toml".to_owned(), MANIFEST.into()),
        (
            "1-first/unit.md".to_owned(),
            "+++\nid = \"first\"\ntitle = \"First\"\nsummary = \"One.\"\n+++\nHello.\n".into(),
        ),
        ("1-first/01-welcome.md".to_owned(), lesson.into_bytes()),
        (
            "media/kitchen.png".to_owned(),
            b"\x89PNG not really".to_vec(),
        ),
    ])
}

fn write_to(folder: &Path, course: &CourseFiles) {
    for (name, bytes) in course {
        let path = folder.join(name);
        files::create_folder(path.parent().unwrap()).unwrap();
        files::write_atomically(&path, |out| out.write_all(bytes)).unwrap();
    }
}

struct Shelf {
    folder: tempfile::TempDir,
}

impl Shelf {
    fn with(course: &CourseFiles) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write_to(&folder.path().join("course"), course);
        Self { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("library.sqlite")
    }

    fn open(&self) -> Result<Library, Error> {
        Library::open(
            &self.path(),
            &Source::Folder(self.folder.path().join("course")),
            &Source::BuiltInGuide,
        )
    }

    fn modified(&self) -> std::time::SystemTime {
        std::fs::File::options()
            .read(true)
            .open(self.path())
            .unwrap()
            .metadata()
            .unwrap()
            .modified()
            .unwrap()
    }
}

fn codes(course: &CourseFiles) -> Vec<(String, &'static str)> {
    compile(course)
        .problems
        .into_iter()
        .map(|problem| (problem.file, problem.code.key()))
        .collect()
}

#[test]
fn the_built_in_course_and_guide_have_no_problems() {
    for source in [Source::BuiltInCourse, Source::BuiltInGuide] {
        let Compilation { course, problems } = compile(&source.files().unwrap());
        assert_eq!(problems, [], "{source:?}");
        assert!(course.is_some());
    }
}

#[test]
fn the_guide_has_the_lesson_that_hints_send_authors_to() {
    let guide = compile(&Source::BuiltInGuide.files().unwrap());
    let outline = CourseOutline::of(&guide.course.unwrap());
    assert!(
        outline
            .lessons()
            .any(|found| found.lesson.title == "Writing a course")
    );
}

#[test]
fn lessons_and_units_of_the_guide_never_share_an_id_with_the_course() {
    let outline =
        |source: Source| CourseOutline::of(&compile(&source.files().unwrap()).course.unwrap());
    let (course, guide) = (
        outline(Source::BuiltInCourse),
        outline(Source::BuiltInGuide),
    );
    for found in guide.lessons() {
        assert!(
            course.lesson(&found.lesson.id).is_err(),
            "{}",
            found.lesson.id
        );
        assert!(course.unit(&found.unit.id).is_err(), "{}", found.unit.id);
    }
}

#[test]
fn a_course_folder_becomes_a_library_that_answers() {
    let shelf = Shelf::with(&small());
    let library = shelf.open().unwrap();
    assert_eq!(library.course().title, "A small course");
    let lesson = library.lesson(Slot::Course, "welcome").unwrap();
    assert_eq!(
        lesson
            .sections
            .iter()
            .map(|section| section.id.as_str())
            .collect::<Vec<_>>(),
        [OPENING, "toast"]
    );
    assert_eq!(lesson.checks().count(), 1);
    assert_eq!(
        library.media("media/kitchen.png").unwrap().kind,
        "image/png"
    );
    assert!(!library.guide().units.is_empty());
}

#[test]
fn only_pictures_of_the_course_can_be_had_whatever_the_name() {
    let shelf = Shelf::with(&small());
    let library = shelf.open().unwrap();
    for name in [
        "course.toml",
        "../learners.sqlite",
        "media/../course.toml",
        "/etc/passwd",
        "",
        "media/kitchen.svg",
        "' OR 1=1 --",
    ] {
        assert_eq!(
            library.media(name).unwrap_err().code(),
            Code::MediaNotFound,
            "{name}"
        );
    }
}

#[test]
fn an_unchanged_course_is_not_compiled_again() {
    let shelf = Shelf::with(&small());
    drop(shelf.open().unwrap());
    let before = shelf.modified();
    drop(shelf.open().unwrap());
    assert_eq!(shelf.modified(), before);
}

#[test]
fn a_changed_course_is_compiled_again() {
    let shelf = Shelf::with(&small());
    drop(shelf.open().unwrap());
    let changed = LESSON
        .replace("Freya is six.", "Freya is seven.")
        .replace("It burnt. ![", "It burnt.\n\n![");
    write_to(
        &shelf.folder.path().join("course"),
        &CourseFiles::from([("1-first/01-welcome.md".to_owned(), changed.into_bytes())]),
    );
    assert!(
        !shelf
            .open()
            .unwrap()
            .search("seven", 5)
            .unwrap()
            .found
            .is_empty()
    );
}

#[test]
fn a_library_that_is_deleted_emptied_cut_short_or_scribbled_over_is_made_again() {
    let shelf = Shelf::with(&small());
    drop(shelf.open().unwrap());
    let whole = files::read(&shelf.path()).unwrap();
    let mut damages: Vec<Option<Vec<u8>>> =
        vec![None, Some(Vec::new()), Some(b"not a database".to_vec())];
    damages.extend([100, 4096, whole.len() / 2].map(|length| Some(whole[..length].to_vec())));
    damages.push(Some(whole.iter().map(|byte| byte ^ 0x55).collect()));
    for damage in damages {
        files::remove(&shelf.path()).unwrap();
        let length = damage.as_ref().map(Vec::len);
        if let Some(bytes) = damage {
            files::write_atomically(&shelf.path(), |out| out.write_all(&bytes)).unwrap();
        }
        let library = shelf
            .open()
            .unwrap_or_else(|error| panic!("{length:?}: {error}"));
        assert!(
            library.lesson(Slot::Course, "welcome").is_ok(),
            "{length:?}"
        );
    }
}

#[test]
fn a_library_of_another_format_is_made_again() {
    let shelf = Shelf::with(&small());
    drop(shelf.open().unwrap());
    let connection =
        crate::base::database::open(&shelf.path(), crate::base::database::Keep::Scratch).unwrap();
    connection
        .execute("UPDATE meta SET value = '999999' WHERE key = 'format'", [])
        .unwrap();
    connection.close().unwrap();
    assert!(shelf.open().is_ok());
}

#[test]
fn a_course_with_an_error_is_not_installed_and_the_old_library_stays() {
    let shelf = Shelf::with(&small());
    drop(shelf.open().unwrap());
    let before = files::read(&shelf.path()).unwrap();
    write_to(
        &shelf.folder.path().join("course"),
        &CourseFiles::from([(
            "1-first/01-welcome.md".to_owned(),
            LESSON.replace("[x]", "[ ]").into_bytes(),
        )]),
    );
    let error = shelf.open().unwrap_err();
    assert_eq!(error.code(), Code::CourseBroken);
    assert!(
        error.to_string().contains("1-first/01-welcome.md"),
        "{error}"
    );
    assert_eq!(files::read(&shelf.path()).unwrap(), before);
}

#[test]
fn a_folder_that_is_not_there_is_a_named_error() {
    let error = Source::Folder(PathBuf::from("/nowhere/at/all"))
        .files()
        .unwrap_err();
    assert_eq!(error.code(), Code::FileNotRead);
}

#[test]
fn a_folder_without_a_course_says_so() {
    assert_eq!(
        codes(&CourseFiles::new()),
        [("course.toml".to_owned(), "file-missing")]
    );
}

#[test]
fn broken_manifests_are_told_with_their_place() {
    for (from, to, code, line) in [
        ("pass_mark = 80", "pass_mark = 101", "wrong-value", 7),
        (
            "pass_mark = 80",
            "pass_mark = \"many\"",
            "manifest-broken",
            7,
        ),
        (
            "law_as_at = \"2026-11-23\"",
            "law_as_at = \"last autumn\"",
            "wrong-value",
            5,
        ),
        (
            "id = \"https://example.org/courses/small\"",
            "id = \"small\"",
            "wrong-value",
            1,
        ),
        (
            "units = [\"1-first\"]",
            "units = [\"2-second\"]",
            "file-missing",
            8,
        ),
        ("units = [\"1-first\"]", "units = [", "manifest-broken", 8),
        ("title = ", "titel = ", "manifest-broken", 2),
    ] {
        let mut course = small();
        course.insert(
            "course.toml".to_owned(),
            MANIFEST.replace(from, to).into_bytes(),
        );
        let problems = compile(&course).problems;
        let found = problems.iter().any(|problem| {
            problem.code.key() == code
                && problem.file == "course.toml"
                && problem.line.abs_diff(line) <= 2
        });
        assert!(found, "{to}: {problems:?}");
    }
}

#[test]
fn an_id_that_stands_in_two_files_is_told() {
    let mut course = small();
    let lesson = course["1-first/01-welcome.md"].clone();
    course.insert("1-first/02-again.md".to_owned(), lesson);
    assert_eq!(
        codes(&course),
        [(
            "1-first/02-again.md".to_owned(),
            ProblemCode::DuplicateId.key()
        )]
    );
}

#[test]
fn a_lesson_of_fifty_megabytes_is_a_problem_and_not_a_wait() {
    let shelf = Shelf::with(&small());
    let path = shelf.folder.path().join("course/1-first/02-endless.md");
    files::write_atomically(&path, |out| {
        let chunk = vec![b'a'; 1 << 20];
        (0..50).try_for_each(|_| out.write_all(&chunk))
    })
    .unwrap();
    let files = Source::Folder(shelf.folder.path().join("course"))
        .files()
        .unwrap();
    assert_eq!(
        files["1-first/02-endless.md"].len() as u64,
        LONGEST_FILE + 1,
        "not read whole"
    );
    assert_eq!(
        codes(&files),
        [("1-first/02-endless.md".to_owned(), "too-large")]
    );
}

#[test]
fn a_lesson_in_another_encoding_is_a_problem() {
    let mut course = small();
    let utf16: Vec<u8> = format!("\u{feff}{LESSON}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    course.insert("1-first/02-utf16.md".to_owned(), utf16);
    course.insert(
        "1-first/03-latin.md".to_owned(),
        b"+++\nid = \"caf\xe9\"\n+++\n".to_vec(),
    );
    assert!(
        codes(&course).iter().all(|(_, code)| *code == "not-utf8"),
        "{:?}",
        codes(&course)
    );
    assert_eq!(codes(&course).len(), 2);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_brings_nothing_in() {
    let shelf = Shelf::with(&small());
    let media = shelf.folder.path().join("course/media");
    std::os::unix::fs::symlink("/etc/passwd", media.join("passwd.png")).unwrap();
    std::os::unix::fs::symlink("/etc", media.join("etc")).unwrap();
    let library = shelf.open().unwrap();
    assert!(library.media("media/passwd.png").is_err());
}
