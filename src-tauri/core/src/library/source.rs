//! The files of a course, wherever they come from.

use crate::base::{Result, files, hash};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Longest file that is read whole, bytes. A longer one is read just past this, so that the reader of its kind says
/// that it is too large.
pub const LONGEST_FILE: u64 = 8 << 20;

/// Most files a course may have.
pub const MOST_FILES: usize = 5_000;

/// How deep folders may lie in one another.
const DEEPEST_FOLDER: usize = 6;

static COURSE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/de-escalation");
static GUIDE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/guide");

/// Where a course comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A folder on this computer.
    Folder(PathBuf),
    /// The course that travels inside the program.
    BuiltInCourse,
    /// The manual that travels inside the program.
    BuiltInGuide,
}

/// Files by their path inside the course, with forward slashes.
pub type CourseFiles = BTreeMap<String, Vec<u8>>;

impl Source {
    /// In words, for messages.
    pub fn place(&self) -> String {
        match self {
            Self::Folder(folder) => folder.display().to_string(),
            Self::BuiltInCourse | Self::BuiltInGuide => "this program".to_owned(),
        }
    }

    /// All files. Links are not followed and names that begin with a dot are left out, so a course can bring nothing
    /// from outside its folder.
    ///
    /// # Errors
    /// [`Error::FileNotRead`](crate::base::Error::FileNotRead).
    pub fn files(&self) -> Result<CourseFiles> {
        let mut found = CourseFiles::new();
        match self {
            Self::Folder(folder) => gather_folder(folder, "", 0, &mut found)?,
            Self::BuiltInCourse => gather_built_in(&COURSE, &mut found),
            Self::BuiltInGuide => gather_built_in(&GUIDE, &mut found),
        }
        Ok(found)
    }
}

/// Hash of all files, names and contents: what decides whether the library must be made again.
pub fn content_hash(files: &CourseFiles) -> String {
    hash::of_parts(
        files
            .iter()
            .flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]),
    )
}

fn gather_folder(folder: &Path, prefix: &str, depth: usize, found: &mut CourseFiles) -> Result<()> {
    for (path, is_folder) in files::list(folder)? {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if name.starts_with('.') || found.len() >= MOST_FILES {
            continue;
        }
        let inside = format!("{prefix}{name}");
        if is_folder {
            if depth < DEEPEST_FOLDER {
                gather_folder(&path, &format!("{inside}/"), depth + 1, found)?;
            }
        } else {
            found.insert(inside, files::read_at_most(&path, LONGEST_FILE + 1)?);
        }
    }
    Ok(())
}

fn gather_built_in(folder: &Dir<'_>, found: &mut CourseFiles) {
    for file in folder.files() {
        if let Some(path) = file.path().to_str() {
            found.insert(path.replace('\\', "/"), file.contents().to_vec());
        }
    }
    for inner in folder.dirs() {
        gather_built_in(inner, found);
    }
}
