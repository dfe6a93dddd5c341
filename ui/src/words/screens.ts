/** Words of the screens: welcome, home, unit, record, settings, pages, help. */
import type { Nation } from "../ipc/types/Nation";
import type { Spacing } from "../ipc/types/Spacing";
import type { Theme } from "../ipc/types/Theme";
import type { Typeface } from "../ipc/types/Typeface";
import type { UnitRule } from "../ipc/types/UnitRule";

/** Names of the four nations. */
export const nations: Record<Nation, string> = {
  england: "England",
  wales: "Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
};

/** Where a source applies. */
export const jurisdiction = (key: string): string =>
  ({
    ...nations,
    uk: "United Kingdom",
    "great-britain": "Great Britain",
    "england-and-wales": "England and Wales",
  })[key] ?? key;

/** How one likes to read. */
export const reading = {
  name: "Your name",
  nameOptional: "(if you like)",
  nameHint: "Leave it empty if you are just reading. It appears on your record, and nowhere else.",
  nation: "Where do you look after children?",
  nationHint: "The law differs. You will see yours first.",
  size: "Text size",
  sizePreview: "Freya is six. The toast catches, and the kitchen fills with the smell.",
  smaller: "Smaller text",
  larger: "Larger text",
  theme: "Colours",
  themes: {
    system: "Like this computer",
    light: "Light",
    dark: "Dark",
    sepia: "Sepia",
    "high-contrast": "High contrast",
  } satisfies Record<Theme, string>,
  typeface: "Letters",
  typefaces: {
    "atkinson-hyperlegible": "Atkinson Hyperlegible",
    lexend: "Lexend",
    literata: "Literata",
  } satisfies Record<Typeface, string>,
  typefaceNotes: {
    "atkinson-hyperlegible": "made for reading with low vision",
    lexend: "wider, made for easier reading",
    literata: "like a printed book",
  } satisfies Record<Typeface, string>,
  spacing: "Spacing",
  spacings: { normal: "Usual", wide: "Wider" } satisfies Record<Spacing, string>,
} as const;

/** First run, and someone else on this computer. */
export const welcome = {
  title: "Welcome",
  what: "A course for people who look after children whose behaviour can be difficult or dangerous: how to lower the heat, stay safe, and know where the law stands.",
  private: "Everything stays on this computer. Nothing is sent to anyone.",
  privateBut: (host: string) =>
    `What you write stays on this computer. What you finish can be sent to the record store of the agency (${host}).`,
  start: "Start",
  another: "Someone else",
  anotherWhat: "Each person has their own place, settings and record.",
  urgent: "Is something happening now?",
} as const;

/** Home. */
export const home = {
  beginKicker: "Start here",
  resumeKicker: "Carry on where you were",
  lessonKicker: "Next",
  place: (unit: number, number: number, of: number) => `Unit ${unit}, lesson ${number} of ${of}`,
  lastRead: (section: string) => `You had just read “${section}”.`,
  about: (minutes: string) => `About ${minutes}.`,
  aboutToGo: (minutes: string) => `About ${minutes} to go.`,
  begin: "Start",
  resume: "Continue",
  assessmentKicker: (unit: number) => `Unit ${unit} · Assessment`,
  assessmentBegun: "You had begun it. Your answers are kept.",
  assessmentReady: "You may take it as often as you need.",
  doneKicker: "All three units done",
  doneTitle: "You have finished the course",
  doneText: "Come back to any lesson when an evening brings it up again. Your record is ready.",
  doneButton: "See my record",
  continueTo: (title: string) => `Continue: ${title}`,
  units: "The course",
  courseAgain: (day: string, past: boolean) =>
    past
      ? `The whole course was due to be taken again by ${day}. Begin wherever you like.`
      : `Take the whole course again by ${day}.`,
  unitDone: (day: string) => `Done ${day}`,
  unitStarted: (done: number, of: number) => `${done} of ${of} lessons done`,
  unitNew: (lessons: string) => `Not started · ${lessons}`,
  left: (minutes: string) => `about ${minutes} left`,
  whole: (minutes: string) => `about ${minutes}`,
  stepsOf: (done: number, of: number) => `${done} of ${of} lessons`,
  planText: "Your own safety plan, filled in as you go. Print it for the fridge.",
  notesText: "What you wrote and marked, in one place.",
  changes: (lessons: number) =>
    lessons === 1
      ? "One lesson has changed since you read it."
      : `${lessons} lessons have changed since you read them.`,
  seeChanges: "See what changed",
  recordText: (active: string) => `${active} of active reading so far.`,
  recordBegun: "What you have done, and when.",
  recordEmpty: "What you have done, and when. Nothing yet.",
  scenariosTitle: "Scenarios",
  scenariosText: "Stories to practise on: you choose what to say next.",
  questionsTitle: "Common questions",
  questionsText: "Straight answers to what carers ask most.",
  helpText: "Numbers to call, day and night.",
  asideLabel: "Other places",
} as const;

/** Unit. */
export const unit = {
  kicker: (number: number) => `Unit ${number}`,
  begin: (title: string) => `Start: ${title}`,
  carryOnWith: (title: string) => `Continue: ${title}`,
  learn: "What you will learn",
  lessons: "Lessons",
  done: (day: string) => `Done ${day}`,
  about: "About these pages",
  pages: "Pages",
  notStarted: "Not started",
  started: "Begun",
  checks: (settled: number, of: number) => `${settled} of ${of} checks answered`,
  changed: "Changed since you read it",
  hard: "begins with a warning",
  assessment: "Assessment",
  assessmentIs: (draw: number, needed: number) =>
    `${draw} questions about situations. ${needed} right answers are enough.`,
  attemptsNone: "Not taken yet. You may take it as often as you need.",
  attempts: (number: string, best: string, latest: string) =>
    `Taken ${number}. Best ${best}, latest ${latest}.`,
  passed: (day: string) => `Passed ${day}`,
  begun: "You had begun it. Your answers are kept.",
  open: "Open the assessment",
  carryOn: "Carry on with the assessment",
  rules: {
    lessons: "This unit is done when every lesson is marked as done.",
    "lessons-and-assessment":
      "This unit is done when every lesson is marked as done and the assessment is passed. The order is up to you.",
  } satisfies Record<UnitRule, string>,
} as const;

/** My record. */
export const record = {
  title: "My record",
  justReading: "Just reading (no name given)",
  addName: "Add a name in Settings",
  began: "Course begun",
  completed: "Course completed",
  notYet: "Not yet",
  again: "Take it again by",
  active: "Active reading",
  course: "Course",
  version: (version: string, law: string) => `Version ${version}, law as at ${law}`,
  table: (number: number, title: string) => `Unit ${number}: ${title}`,
  lesson: "Lesson",
  done: "Done",
  checks: "Checks right, unaided",
  time: "Active",
  of: (right: number, all: number) => (all === 0 ? "none in it" : `${right} of ${all}`),
  assessment: "Assessment",
  notBegun: (lessons: string) => `Not begun. ${lessons}.`,
  noAttempts: "not taken yet",
  scores: (attempts: string, best: string, latest: string) =>
    `taken ${attempts}, best ${best}, latest ${latest}`,
  unitDone: (day: string) => `Unit done ${day}`,
  unitOpen: "Unit not done yet",
  earlier: (version: string) => `version ${version}`,
  rules: "When something counts as done",
  limits: "What this record does not say",
  method: "How active reading is counted",
  clockDoubt: "The clock of this computer once went back. Some dates here may be off.",
  save: "Take it with you",
  saveText: "Save a file and give it to your service. Nothing is sent from here.",
  csv: "Save as CSV",
  csvText: "For a spreadsheet. Anyone can open it.",
  withName: "Put my name in it",
  xapi: "Save as xAPI",
  xapiText: (statements: number) =>
    `For a learning record system. Holds ${statements} ${statements === 1 ? "statement" : "statements"} and no name.`,
  saving: "Saving…",
  savedTo: "Saved to",
  savedRows: (rows: number, what: string) => `${rows} ${what}`,
  rows: "rows",
  statements: "statements",
  cancelled: "Nothing was saved.",
} as const;

/** Settings. */
export const settings = {
  title: "Settings",
  you: "You",
  readingTitle: "How you like to read",
  live: "Every change is kept as you make it.",
  kept: (clock: string) => `Kept ${clock}`,
  who: "Who is studying",
  whoText: "Each person on this computer has their own place, settings and record.",
  now: "Studying now",
  sending: "Sending to an agency",
  sendingOff: "Off. Nothing is sent from this computer.",
  sendingTo: (host: string) => `Records of this computer can be sent to ${host}.`,
  sendingOpen: "Send to my agency",
  about: "About Evenkeel",
  keptIn: "Everything is kept on this computer, in",
  version: (version: string) => `This is Evenkeel ${version}.`,
} as const;

/** Pages and help. */
export const help = {
  title: "Get help now",
  first: "Danger now? Call 999.",
  firstWhen: "Someone is hurt or about to be, a weapon is involved, or someone cannot breathe.",
  firstHow: "Leave the phone on speaker. You do not need to be certain.",
  yours:
    "Not an emergency, but not coping? Ring your service’s out-of-hours line. It comes before any number here.",
  forNation: (nation: string) => `Numbers for ${nation}`,
  forAll: "Numbers",
  change: "Change where you live",
  checked: (day: string) => `Checked ${day}`,
  unsure: "Check this number before you rely on it",
  onlyIn: (names: string) => `For ${names}`,
} as const;

/** What “In the moment” says when even its page cannot be read. */
export const momentFallback = {
  title: "In the moment",
  lines: [
    "Someone in danger, badly hurt or not breathing? Call 999.",
    "If anyone is holding the child, let go now.",
    "Step back. Leave them a way out, and yourself one too.",
    "Say one line: “I’m over here. The way out is clear.” Then stop talking.",
    "Get the younger children out.",
  ],
} as const;
