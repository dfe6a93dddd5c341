//! Finding one answer: search, common questions, the glossary. None of it needs anybody to have begun.

use super::App;
use super::view::{
    CommonQuestionView, Hit, HitPart, HitPlace, Hits, QuestionCard, SectionLink, TermView,
};
use crate::base::Result;
use crate::course::Term;
use crate::library::{Found, FoundKind, FoundPart, QuestionOutline};
use crate::markdown::html::Html;

/// Most places a search answers with.
const MOST_HITS: u32 = 20;

impl App {
    /// Finds words in the courses, and in what the learner who studies now wrote. Any text is a valid query.
    ///
    /// # Errors
    /// [`Error::DatabaseRefused`](crate::base::Error::DatabaseRefused) when a database was damaged while open.
    pub fn search(&self, query: &str) -> Result<Hits> {
        let search = self.library.search(query, MOST_HITS)?;
        let (own, own_instead) = self.search_own(query)?;
        Ok(Hits {
            hits: search.found.into_iter().map(hit).collect(),
            instead: search.instead,
            own,
            own_instead,
        })
    }

    /// Common questions in the author's order.
    pub fn questions(&self) -> Vec<QuestionCard> {
        self.library.course().questions.iter().map(card).collect()
    }

    /// A common question, answered.
    ///
    /// # Errors
    /// [`Error::QuestionNotFound`](crate::base::Error::QuestionNotFound).
    pub fn question(&self, question: &str) -> Result<CommonQuestionView> {
        let text = self.library.question(question)?;
        let course = self.library.course();
        Ok(CommonQuestionView {
            answer: Html::of_blocks(&text.answer),
            html: Html::of_sections(&text.sections),
            sections: text.sections.iter().map(SectionLink::of).collect(),
            sources: course.sources_of(&text.sources),
            next: course
                .questions
                .iter()
                .skip_while(|candidate| candidate.id != text.id)
                .nth(1)
                .map(card),
            id: text.id,
            title: text.title,
        })
    }

    /// The words the course explains, in the author's order.
    ///
    /// # Errors
    /// [`Error::DatabaseRefused`](crate::base::Error::DatabaseRefused) when the library was damaged while open.
    pub fn glossary(&self) -> Result<Vec<TermView>> {
        Ok(self
            .library
            .glossary()?
            .into_iter()
            .map(term_view)
            .collect())
    }

    /// A word of the glossary.
    ///
    /// # Errors
    /// [`Error::TermNotFound`](crate::base::Error::TermNotFound).
    pub fn term(&self, term: &str) -> Result<TermView> {
        self.library.term(term).map(term_view)
    }
}

fn card(question: &QuestionOutline) -> QuestionCard {
    QuestionCard {
        id: question.id.clone(),
        title: question.title.clone(),
    }
}

fn term_view(term: Term) -> TermView {
    TermView {
        meaning: Html::of_blocks(&term.meaning),
        id: term.id,
        term: term.term,
        also: term.also,
    }
}

fn hit(found: Found) -> Hit {
    let item = found.item;
    Hit {
        place: match found.kind {
            FoundKind::Lesson => HitPlace::Lesson {
                lesson: item,
                section: found.section,
            },
            FoundKind::Question => HitPlace::Question { question: item },
            FoundKind::Term => HitPlace::Term { term: item },
            FoundKind::Scenario => HitPlace::Scenario { scenario: item },
        },
        title: found.title,
        section_title: found.section_title,
        sentence: found.sentence,
        words: shown(found.words),
    }
}

/// A run of words as it goes on the wire.
pub(super) fn shown(words: Vec<FoundPart>) -> Vec<HitPart> {
    words
        .into_iter()
        .map(|part| HitPart {
            text: part.text,
            found: part.found,
        })
        .collect()
}
