/** Words of what people write themselves: reflections, Our plan, marks and notes, numbers, what changed. */

/** A text that is kept as it is typed. */
export const writing = {
  saving: "Saving…",
  notSaved: "This is still on your screen, but not saved yet. It is tried again every few seconds.",
  emptied: "Emptied.",
  undo: "Undo",
  undone: "Put back.",
  hide: "Hide",
  undoFailed: "That could not be undone just now.",
  nameHint: "An initial is enough for a child: please leave full names out.",
  nameAgain: "That looks like a full name. An initial is enough; it is up to you.",
  reflectionHint: "Only for you, and only on this computer.",
  answer: "Your answer",
  planHint: "Goes into Our plan.",
  planTogether: (names: string) => `Goes into Our plan, which you build with ${names}.`,
  seePlan: "See Our plan",
  notLoaded: "What you wrote here could not be shown. It is safe; you can read on.",
} as const;

/** Earlier texts under a field of the plan. */
export const earlier = {
  one: "An earlier text",
  many: (number: number) => `${number} earlier texts`,
  by: (name: string) => `by ${name}`,
  use: "Use this one",
  putAway: "Delete it",
  used: "The earlier text stands now. The other one is kept under it.",
  away: "Earlier text deleted.",
  writtenBy: (name: string) => `Last written by ${name}`,
} as const;

/** Our plan. */
export const plan = {
  title: "Our plan",
  empty: "Nothing is filled in yet. Begin wherever you like: one line is a start.",
  progress: (filled: number, fields: number) => `${filled} of ${fields} filled in.`,
  allFilled: "Everything is filled in. Read it through together now and then.",
  kept: "Everything you type is kept as you type it.",
  groups: "Parts of the plan",
  private: "private",
  privateNote: "left out of the copy for the fridge",
  from: "Comes up in",
  elsewhere: "From an earlier edition",
  elsewhereText:
    "The plan no longer asks for these. What you wrote is kept; move it where you want it.",
  print: "Print or save as a page",
  together: "Building it together",
  alone: "You build this plan alone.",
  with: (names: string) => `You build this plan together with ${names}.`,
  withText:
    "Either of you can write in it, each under your own name. The text written last stands, and any text that it replaced is kept under it.",
  join: (name: string) => `Build this plan together with ${name}`,
  joinText:
    "Both plans become one. Where you have both written something, the later text stands and the other is kept under it. Either of you can leave again.",
  nobodyElse:
    "Someone else on this computer can join once they have started here under their own name.",
  joined: (name: string) => `Your plans are one now. You build it together with ${name}.`,
  leave: "Build it alone again",
  left: "You build your plan alone again. All that is in it stays with both of you.",
  devices: "On another computer",
  devicesText:
    "Save the plan to a file, bring it in over there, and the other way round: both plans become one, and no text is lost.",
  saveCopy: "Save our plan to a file",
  bringIn: "Bring in a plan from a file",
  broughtIn: (filled: string, replaced: string, kept: string) =>
    ["Brought in.", filled, replaced, kept].filter((said) => said !== "").join(" "),
  filled: (fields: string) => `${fields} filled.`,
  replaced: (fields: string) => `${fields} now with the later text; yours is kept under it.`,
  keptUnder: (fields: string) => `${fields} with a text from the file kept under yours.`,
  nothingNew: "There was nothing new in that file.",
  savedTo: "Saved to",
  nothingSaved: "Nothing was saved.",
  nothingBroughtIn: "Nothing was brought in.",
  unnamed: "the reader without a name",
  field: "field",
} as const;

/** The printed plan. */
export const planPrint = {
  title: "Print Our plan",
  which: "Which copy?",
  prints: { whole: "Whole plan", large: "Large print", fridge: "For the fridge" },
  notes: {
    whole: "All of it, on one page.",
    large: "All of it, in large letters.",
    fridge: "One page, without the private parts.",
  },
  print: "Print",
  save: "Save as a page",
  saveText: "A file that any browser can show and print.",
  back: "Back to Our plan",
  asOf: (day: string) => `As it stood on ${day}`,
  foot: "Danger now, or someone badly hurt? Call 999.",
  empty: "Nothing is filled in yet, so there is nothing to print.",
  emptyFridge: "Everything that is filled in is private, so there is nothing for the fridge.",
  left: (fields: string) => `${fields} left out as private.`,
  tooLong:
    "This is more than fits one page in letters that can be read. It will take two pages; shorten it to fit one.",
  preview: "How it will look",
} as const;

/** Highlights, notes and bookmarks in a lesson. */
export const marks = {
  section: "Mark this section",
  sectionOf: (title: string) => `Mark this section: ${title}`,
  count: (number: number) => (number === 1 ? "1 mark here" : `${number} marks here`),
  bookmark: "Bookmark this section",
  bookmarked: "Bookmarked",
  removeBookmark: "Remove the bookmark",
  write: "Write a note",
  choose: "Highlight a sentence",
  chooseTitle: "Which sentence?",
  none: "There are no sentences in this section.",
  toolbar: "What is selected",
  highlight: "Highlight",
  note: "Note",
  bookmarkShort: "Bookmark section",
  selected: "Text selected. The Tab key leads to Highlight and Note.",
  highlighted: "Highlighted.",
  noted: "Note begun.",
  bookmarkedSaid: "Section bookmarked.",
  words: "Your words",
  addWords: "Add words",
  editWords: "Change words",
  done: "Done",
  close: "Close",
  delete: "Delete",
  deleted: {
    highlight: "Highlight deleted.",
    note: "Note deleted.",
    bookmark: "Bookmark removed.",
    reflection: "Reflection deleted.",
    plan: "Deleted.",
    number: "Number deleted.",
  },
  yours: "Your marks in this section",
  changed: "This text has changed",
  lostTitle: "Marks whose text has changed",
  lostText: "The course was edited, and the words you marked are gone. This is how they read then.",
} as const;

/** My notes. */
export const notes = {
  title: "My notes",
  intro: "Everything you wrote and marked, in the order of the course. Only you see it here.",
  empty: "Nothing here yet.",
  emptyText:
    "In a lesson, select some words to highlight them, or use the mark beside a heading to bookmark a section or write a note. What you write under “To think about” comes here, too.",
  toCourse: "To the course",
  plan: (filled: number, fields: number) =>
    filled === 0 ? "Our plan: nothing filled in yet" : `Our plan: ${filled} of ${fields} filled in`,
  kinds: {
    reflection: "Reflection",
    highlight: "Highlight",
    note: "Note",
    bookmark: "Bookmark",
    plan: "Our plan",
    number: "Number",
  },
  unit: (number: number, title: string) => `Unit ${number}: ${title}`,
  goTo: "Go there",
  goToOf: (title: string) => `Go there: ${title}`,
  delete: "Delete",
  deleteOf: (what: string, title: string) => `Delete ${what}: ${title}`,
  gone: "This text has changed",
  goneNote: "The words you marked are no longer in the course. This is how they read then.",
  noPrompt: "The lesson no longer asks this.",
  elsewhere: "No longer in the course",
  inRecord: "Put this in my record and in files I save",
  inRecordNote: "Reflections stay here unless you choose them one by one.",
  save: "Save my notes to a file",
  saveText: (chosen: string) =>
    `As text (Markdown). Highlights, notes and bookmarks go into it; ${chosen}. Our plan has files of its own.`,
  noneChosen: "no reflections, since none is chosen",
  someChosen: (reflections: string) => `and the ${reflections} you chose`,
  saving: "Saving…",
  savedTo: "Saved to",
  cancelled: "Nothing was saved.",
} as const;

/** My numbers. */
export const numbers = {
  title: "My numbers",
  text: "The people you would ring first. Kept on this computer.",
  who: "Who",
  number: "Number",
  whoOf: (position: number) => `Who, ${position}`,
  numberOf: (position: number) => `Number, ${position}`,
  whoHint: "Out-of-hours line, Gran…",
  add: "Add a number",
  edit: "Change my numbers",
  done: "Done",
  delete: "Delete",
  deleteOf: (name: string) => `Delete ${name === "" ? "this number" : name}`,
  nobody: "Once you have started, you can keep your own numbers here, before all others.",
  start: "Start",
  none: "Add the numbers you would ring first, such as your service’s out-of-hours line.",
  failed: "Your own numbers cannot be shown just now. The numbers below work all the same.",
} as const;

/** What changed. */
export const changes = {
  title: "What changed",
  intro: (version: string, law: string) =>
    `What is different in the course since you read it. This is version ${version}, law as at ${law}. A section leaves this list once you have read it again.`,
  none: "Nothing has changed since you read it.",
  noneText:
    "When the course is updated, sections that changed since you read them are listed here.",
  new: "new",
  changed: "changed",
  whole: "Something in this lesson has changed since you read it.",
  unit: (number: number, title: string) => `Unit ${number}: ${title}`,
} as const;
