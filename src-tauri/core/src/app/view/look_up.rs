use super::SectionLink;
use crate::course::Source;
use crate::learn::kept::Kind;
use crate::markdown::html::Html;
use serde::Serialize;

/// What a search found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Hits {
    /// Places, best first.
    pub hits: Vec<Hit>,
    /// What was looked for instead, when nobody wrote what was typed.
    pub instead: Option<String>,
    /// What the learner who studies now wrote or marked; empty when nobody does.
    pub own: Vec<OwnHit>,
    /// What was looked for instead among those.
    pub own_instead: Option<String>,
}

/// Something of the learner's own that was found by search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct OwnHit {
    /// What it is.
    pub kind: Kind,
    /// Where it is seen whole.
    pub place: OwnPlace,
    /// What it answers or is about, in the words of the day.
    pub title: String,
    /// Title of its lesson; empty for the plan and for lessons that are gone.
    pub lesson_title: String,
    /// The sentence that says it, or its beginning; empty for a bookmark.
    pub words: Vec<HitPart>,
}

/// Where something of the learner's own is seen whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "at", rename_all = "kebab-case")]
pub enum OwnPlace {
    /// Where it hangs in a lesson.
    Lesson {
        /// Lesson id.
        lesson: String,
        /// Section id.
        section: String,
        /// The words it hangs on; none for a whole section.
        quotation: Option<String>,
    },
    /// In a field of the plan.
    Plan {
        /// Field id.
        field: String,
    },
    /// In “My notes”.
    Notes {
        /// Which one of its kind.
        entry: String,
    },
}

/// An answer found by search.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Hit {
    /// Where it is.
    pub place: HitPlace,
    /// Title of the lesson, question or scenario; the term itself.
    pub title: String,
    /// Title of the section; empty for the opening and where there are none.
    pub section_title: String,
    /// The sentence that says it, word for word, to open it there; none when only a title does.
    pub sentence: Option<String>,
    /// The same sentence as it is shown.
    pub words: Vec<HitPart>,
}

/// Where a hit is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum HitPlace {
    /// In a lesson.
    Lesson {
        /// Lesson id.
        lesson: String,
        /// Section id.
        section: String,
    },
    /// A common question.
    Question {
        /// Question id.
        question: String,
    },
    /// A word of the glossary.
    Term {
        /// Term id.
        term: String,
    },
    /// A scenario.
    Scenario {
        /// Scenario id.
        scenario: String,
    },
}

/// A run of words around a search hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct HitPart {
    /// The words.
    pub text: String,
    /// They are what was looked for.
    pub found: bool,
}

/// A common question in the list of all.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct QuestionCard {
    /// Question id.
    pub id: String,
    /// The question itself.
    pub title: String,
}

/// A common question, answered.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct CommonQuestionView {
    /// Question id.
    pub id: String,
    /// The question itself.
    pub title: String,
    /// The straight answer.
    pub answer: Html,
    /// Why, and where to read more.
    pub html: Html,
    /// Its sections.
    pub sections: Vec<SectionLink>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// The question after this one, in the author's order.
    pub next: Option<QuestionCard>,
}

/// A word of the glossary.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct TermView {
    /// Term id.
    pub id: String,
    /// The word.
    pub term: String,
    /// Other forms of it.
    pub also: Vec<String>,
    /// What it means.
    pub meaning: Html,
}
