use super::home::Person;
use crate::base::Timestamp;
use crate::base::id::KeptId;
use crate::learn::anchor::Anchor;
use crate::learn::kept::Kind;
use crate::markdown::html::Html;
use serde::Serialize;

/// What a learner wrote and marked in a lesson.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LessonTexts {
    /// Every reflection the lesson asks for.
    pub reflections: Vec<ReflectionState>,
    /// Every field of the plan it asks for.
    pub fields: Vec<FieldState>,
    /// Highlights, notes and bookmarks in it.
    pub marks: Vec<Mark>,
    /// Names of those with whom the plan is built.
    pub together: Vec<String>,
}

/// A private reflection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ReflectionState {
    /// Reflection id.
    pub reflection: String,
    /// What is written.
    pub text: String,
    /// The learner chose it for their record.
    pub in_record: bool,
    /// When it was saved; none when nothing was written.
    pub saved: Option<Timestamp>,
}

/// A reflection that the learner chose for their record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ChosenReflection {
    /// Title of the lesson; empty when it is gone.
    pub lesson_title: String,
    /// What was asked, in the words of the day.
    pub title: String,
    /// What was written.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A field of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct FieldState {
    /// Field id.
    pub field: String,
    /// The text that stands.
    pub text: String,
    /// When it was saved; none when nothing was written.
    pub saved: Option<Timestamp>,
    /// Who wrote it, when that was somebody else on this device with a name.
    pub by: Option<String>,
    /// Texts that lost against it, latest first.
    pub earlier: Vec<EarlierText>,
}

/// A text that lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct EarlierText {
    /// Its id.
    pub id: KeptId,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it, when that was somebody else on this device with a name.
    pub by: Option<String>,
}

/// A field that was changed otherwise than by typing.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct FieldChange {
    /// The field as it stands now.
    pub state: FieldState,
    /// What takes the change back.
    pub undo: u32,
}

/// “Our plan”.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PlanView {
    /// Title.
    pub title: String,
    /// Said before the first group.
    pub introduction: Html,
    /// Title of the course.
    pub course_title: String,
    /// Groups in order.
    pub groups: Vec<PlanGroupView>,
    /// Fields that the form no longer asks and that hold a text.
    pub elsewhere: Vec<PlanFieldView>,
    /// Fields that hold a text.
    pub filled: u32,
    /// Fields in all.
    pub fields: u32,
    /// With whom on this device the plan is built.
    pub together: Vec<Person>,
    /// Others on this device, with whom it could be.
    pub others: Vec<Person>,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
}

/// Fields of the plan that belong together.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PlanGroupView {
    /// Group id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Said before the first field.
    pub introduction: Html,
    /// Fields in order.
    pub fields: Vec<PlanFieldView>,
}

/// A field of the plan on its form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PlanFieldView {
    /// Field id.
    pub id: String,
    /// Label.
    pub title: String,
    /// What to write there.
    pub prompt: Html,
    /// Left out of what hangs where visitors can see it.
    pub private: bool,
    /// What stands in it.
    pub state: FieldState,
    /// Lessons that ask for it.
    pub places: Vec<PlanPlace>,
}

/// A lesson that asks for a field of the plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PlanPlace {
    /// Lesson id.
    pub lesson: String,
    /// Section id.
    pub section: String,
    /// Title of the lesson.
    pub title: String,
}

/// A plan that was joined, left, or brought in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PlanChange {
    /// The plan as it stands now.
    pub plan: PlanView,
    /// What takes the change back; none when nothing changed.
    pub undo: Option<u32>,
}

/// A plan that was brought in from a file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct BroughtIn {
    /// The plan as it stands now.
    pub plan: PlanView,
    /// Fields that were empty here and are not any more.
    pub filled: u32,
    /// Fields in which another text stands now than before; the one from here is kept under it.
    pub replaced: u32,
    /// Fields in which the text from here still stands, with the one from the file under it.
    pub kept: u32,
    /// What takes it back; none when there was nothing new.
    pub undo: Option<u32>,
}

/// A highlight, note or bookmark.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Mark {
    /// Which of the three.
    pub kind: Kind,
    /// Which one of its kind.
    pub place: String,
    /// What it hangs on.
    pub anchor: Anchor,
    /// Words of the learner's own; may be empty.
    pub text: String,
    /// When it was saved.
    pub saved: Timestamp,
}

/// Something was taken away.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Removed {
    /// What takes it back.
    pub undo: u32,
    /// When that was saved.
    pub saved: Timestamp,
}

/// “My notes”.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Notes {
    /// Title of the course.
    pub course_title: String,
    /// Version of the course as installed now.
    pub course_version: String,
    /// The day on which the law in it was last checked, `YYYY-MM-DD`.
    pub law_as_at: String,
    /// Lessons with something in them, in reading order.
    pub lessons: Vec<NotesOfLesson>,
    /// What hangs on lessons that are no longer in the course.
    pub elsewhere: Vec<NoteEntry>,
    /// Fields of the plan that hold a text.
    pub plan_filled: u32,
    /// Fields of the plan.
    pub plan_fields: u32,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
}

/// What a learner wrote and marked in one lesson.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NotesOfLesson {
    /// Lesson id.
    pub lesson: String,
    /// Title.
    pub title: String,
    /// Number of the unit, from 1.
    pub unit_number: u32,
    /// Title of the unit.
    pub unit_title: String,
    /// Number of the lesson in its unit, from 1.
    pub number: u32,
    /// In reading order; what has lost its place last.
    pub entries: Vec<NoteEntry>,
}

/// A reflection, highlight, note or bookmark in “My notes”.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NoteEntry {
    /// Which of the four.
    pub kind: Kind,
    /// Which one of its kind.
    pub place: String,
    /// Section to go to; none when its place is gone.
    pub section: Option<String>,
    /// What it hangs on is no longer in the lesson.
    pub changed: bool,
    /// What was asked, or the title of the section, in the words of the day.
    pub title: String,
    /// The words it hangs on; empty for a whole section.
    pub quotation: String,
    /// Words of the learner's own; may be empty.
    pub text: String,
    /// A reflection that the learner chose for their record.
    pub in_record: bool,
    /// When it was saved.
    pub saved: Timestamp,
}

/// A number of the learner's own to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct MyNumber {
    /// Which one.
    pub place: String,
    /// Who answers.
    pub name: String,
    /// The number.
    pub number: String,
}
