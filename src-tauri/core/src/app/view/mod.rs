//! What a front end is shown: plain data, one type per screen, ready to paint.
//!
//! Times are UTC; words that depend on the reader's clock ("good evening", "14:02") are the front end's.
//! TypeScript types are written from these by a test.

mod assessment;
mod certificate;
mod changes;
mod giving;
mod home;
mod kept;
mod lesson;
mod look_up;
mod record;
mod refresher;
mod register;
mod scenario;
mod sending;

pub use assessment::{
    AssessmentOutcome, AssessmentView, Attempt, AttemptLine, OptionOutcome, QuestionOutcome,
    QuestionView,
};
pub use certificate::{CertificateView, CheckedCertificate, KnownDevice};
pub use changes::{ChangedLesson, ChangedSection, Changes};
pub use giving::{GiftLine, Given, GivingView, ReceivedLine, Standing, TakenIn};
pub use home::{
    AssessmentCard, Home, LessonCard, LessonState, Next, Person, Place, Start, UnitCard, UnitState,
    UnitView,
};
pub use kept::{
    BroughtIn, ChosenReflection, EarlierText, FieldChange, FieldState, LessonTexts, Mark, MyNumber,
    NoteEntry, Notes, NotesOfLesson, PlanChange, PlanFieldView, PlanGroupView, PlanPlace, PlanView,
    ReflectionState, Removed,
};
pub use lesson::{
    CheckOutcome, CheckSettled, CheckState, Lacking, LessonDone, LessonLink, LessonView, Opened,
    OptionFeedback, SectionLink, Studied, UnitLink,
};
pub use look_up::{
    CommonQuestionView, Hit, HitPart, HitPlace, Hits, OwnHit, OwnPlace, QuestionCard, TermView,
};
pub use record::{
    DeviceIdentity, OutcomeLine, PageView, RecordLesson, RecordUnit, RecordView, SavedFile,
};
pub use refresher::{RefresherCard, RefresherOutcome, RefresherQuestion, RefresherView};
pub use register::{
    BundleLine, Cell, CellState, ComputerLine, CorrectionLine, FileVerdict, ReceiptLine,
    RegisterEntry, RegisterLine, RegisterPage, RegisterPerson, RegisterTally, RegisterUnit,
    RegisterView, ToCollect, Verdict,
};
pub use scenario::{
    ScenarioCard, ScenarioKept, ScenarioLesson, ScenarioView, StepChoiceView, StepView,
};
pub use sending::{
    Decided, FrozenStatement, NotTaken, SendingNow, SendingTrouble, SendingView, StatementInWords,
    StoreView, WhatIsSent,
};
