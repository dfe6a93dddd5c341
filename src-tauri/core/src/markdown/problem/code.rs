//! The closed list of what can be wrong with a course.

use super::Severity;
use serde::{Deserialize, Serialize};

/// Writes the list of codes once, so that names, keys and [`ProblemCode::ALL`] cannot drift apart.
macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident $key:literal $severity:ident,)*) => {
        /// What is wrong, as a closed list. Written in kebab-case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum ProblemCode {
            $($(#[$doc])* #[serde(rename = $key)] $name,)*
        }

        impl ProblemCode {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// As written on the wire and in drawings of problems.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

problem_codes! {
    /// Larger than [`crate::markdown::TEXT_LIMIT`] or [`crate::markdown::DRAWING_LIMIT`].
    TooLarge "too-large" Error,
    /// A file that the course cannot do without.
    FileMissing "file-missing" Error,
    /// `course.toml`, `sources.toml` or `help.toml` that cannot be read.
    ManifestBroken "manifest-broken" Error,
    /// Not UTF-8.
    NotUtf8 "not-utf8" Error,
    /// Characters that are not text: control characters, or such as turn the reading direction around.
    ControlCharacter "control-character" Error,
    /// Lists, quotes or marks stand too deep in one another.
    TooDeep "too-deep" Error,
    /// No front matter at the top of the file.
    FrontMatterMissing "front-matter-missing" Error,
    /// Front matter that is not closed, or not TOML.
    FrontMatterBroken "front-matter-broken" Error,
    /// A key that must be there is not.
    KeyMissing "key-missing" Error,
    /// A key that nothing reads.
    UnknownKey "unknown-key" Warning,
    /// A value of the wrong kind or size.
    WrongValue "wrong-value" Error,
    /// An outcome code that the course does not list.
    UnknownOutcome "unknown-outcome" Error,
    /// A source that the course does not list.
    UnknownSource "unknown-source" Error,
    /// Something that needs a stable id has none.
    MissingId "missing-id" Error,
    /// An id that is not kebab-case, or reserved.
    BadId "bad-id" Error,
    /// An id that stands twice.
    DuplicateId "duplicate-id" Error,
    /// A lesson or page that says nothing.
    WithoutText "without-text" Error,
    /// A level-1 heading.
    HeadingLevelOne "heading-level-one" Error,
    /// A heading without words.
    HeadingWithoutWords "heading-without-words" Error,
    /// A heading where none may stand.
    MisplacedHeading "misplaced-heading" Error,
    /// A heading more than one level below the one before.
    HeadingSkipsLevel "heading-skips-level" Warning,
    /// A class on a heading that is no kind of the format.
    UnknownKind "unknown-kind" Error,
    /// An attribute on a heading that nothing reads.
    UnknownAttribute "unknown-attribute" Error,
    /// A check, reflection, plan field, nation block, scenario or ending where none may stand.
    MisplacedKind "misplaced-kind" Error,
    /// A check inside a nation block.
    CheckInNationBlock "check-in-nation-block" Error,
    /// A check with fewer than two options.
    CheckWithoutOptions "check-without-options" Error,
    /// A check in which nothing is right.
    CheckWithoutRightAnswer "check-without-right-answer" Error,
    /// A check in which everything is right.
    CheckWithoutWrongAnswer "check-without-wrong-answer" Error,
    /// Text after the options of a check.
    TextAfterOptions "text-after-options" Error,
    /// An option that does not begin with `[ ]` or `[x]`.
    OptionWithoutBox "option-without-box" Error,
    /// An option without words.
    OptionWithoutWords "option-without-words" Error,
    /// An option that says nothing about why.
    OptionWithoutFeedback "option-without-feedback" Error,
    /// An option that holds more than its words and its feedback.
    OptionWithMore "option-with-more" Error,
    /// Two options, or two choices of a step, with the same words.
    DuplicateOption "duplicate-option" Error,
    /// An option such as “all of the above”, which shuffling makes false.
    OptionNamesOthers "option-names-others" Warning,
    /// Feedback that begins with “Yes”, “Wrong” and the like.
    FeedbackBeginsWithVerdict "feedback-begins-with-verdict" Warning,
    /// A box outside a check.
    BoxOutsideCheck "box-outside-check" Error,
    /// An assessment question without its one link to the section that teaches it.
    QuestionWithoutReading "question-without-reading" Error,
    /// An assessment without questions.
    AssessmentWithoutQuestions "assessment-without-questions" Error,
    /// A lesson that needs older readers than its unit is written for.
    HardToRead "hard-to-read" Warning,
    /// A lesson that takes another time than it says.
    MinutesOff "minutes-off" Warning,
    /// A lesson with more to read than fits one sitting.
    LessonTooLong "lesson-too-long" Warning,
    /// A scenario without a scene, or with two.
    SceneMissing "scene-missing" Error,
    /// A scenario without a debrief.
    DebriefMissing "debrief-missing" Error,
    /// A scene with too few or too many steps.
    ScenarioSize "scenario-size" Error,
    /// A scene with fewer than two endings.
    EndingMissing "ending-missing" Error,
    /// An ending with choices.
    EndingWithChoices "ending-with-choices" Error,
    /// A step that does not say how tense the child or you are.
    TensionMissing "tension-missing" Error,
    /// A tension that is not 1 to 5.
    WrongTension "wrong-tension" Error,
    /// A step that does not say what each may be feeling.
    FeelingsMissing "feelings-missing" Error,
    /// A step with two quotes, of which only one can say what each may be feeling.
    FeelingsTwice "feelings-twice" Error,
    /// A step to which nothing leads.
    StepUnreachable "step-unreachable" Error,
    /// A step from which no ending can be reached.
    StepWithoutWayOut "step-without-way-out" Error,
    /// A step that is no ending and has no choices.
    StepWithoutChoices "step-without-choices" Error,
    /// A step with one choice, or with more than three.
    ChoicesNumber "choices-number" Error,
    /// A choice that is not one link.
    ChoiceWithoutLink "choice-without-link" Error,
    /// A choice that holds more than its link, what happens, and a turning point.
    ChoiceWithMore "choice-with-more" Error,
    /// A choice that leads to no step of its scene.
    ChoiceToNowhere "choice-to-nowhere" Error,
    /// Text after the choices of a step.
    TextAfterChoices "text-after-choices" Error,
    /// Text that belongs to no step, or to no word of the glossary.
    TextOutside "text-outside" Error,
    /// A common question that is not answered in three lines first.
    AnswerNotThreeLines "answer-not-three-lines" Error,
    /// A common question whose answer gives no reasons.
    AnswerWithoutWhy "answer-without-why" Error,
    /// A line of other forms of a word that gives none.
    AlsoWithoutWords "also-without-words" Error,
    /// A plan, or a group of it, without fields.
    PlanWithoutFields "plan-without-fields" Error,
    /// A plan field in a lesson that `plan.md` does not have.
    UnknownField "unknown-field" Error,
    /// A link to a place that the course does not have.
    DeadLink "dead-link" Error,
    /// A link to somewhere that no link may lead.
    ForbiddenLink "forbidden-link" Error,
    /// A link or address without words.
    LinkWithoutWords "link-without-words" Error,
    /// HTML in the text.
    RawHtml "raw-html" Error,
    /// A block of code.
    CodeBlock "code-block" Error,
    /// A footnote.
    Footnote "footnote" Error,
    /// `[!WORD]` with a word that is no kind of callout, or not alone on its line.
    UnknownCallout "unknown-callout" Error,
    /// A picture that is not alone in its paragraph.
    PictureInText "picture-in-text" Error,
    /// A picture without words for those who do not see it.
    PictureWithoutWords "picture-without-words" Error,
    /// A picture that the course does not have.
    PictureNotFound "picture-not-found" Error,
    /// A picture from outside the course.
    PictureOutside "picture-outside" Error,
    /// A picture file that cannot be read.
    PictureNotReadable "picture-not-readable" Error,
    /// An element, attribute or value that no drawing may have.
    PictureForbidden "picture-forbidden" Error,
    /// A class in a drawing that the style sheet does not know.
    PictureClassUnknown "picture-class-unknown" Warning,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_written_in_its_own_words() {
        let keys: std::collections::BTreeSet<_> =
            ProblemCode::ALL.iter().map(|code| code.key()).collect();
        assert_eq!(keys.len(), ProblemCode::ALL.len());
        for key in keys {
            assert!(
                key.chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-' || c == '8'),
                "{key}"
            );
        }
    }
}
