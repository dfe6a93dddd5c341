/** Words around every screen: header, footer, menu, search, errors. */

/** The frame. */
export const frame = {
  program: "Evenkeel",
  skip: "Skip to the text",
  homeLink: "Evenkeel, home",
  find: "Find an answer",
  findKey: "Ctrl K",
  moment: "In the moment",
  help: "Get help now",
  record: "My record",
  notes: "My notes",
  plan: "Our plan",
  settings: "Settings",
  manual: "How to use Evenkeel",
  register: "For agencies: the register",
  menuOpen: (name: string) => (name === "" ? "Your menu" : `${name}: your menu`),
  justReading: "Just reading",
  studyAs: (name: string) => `Study as ${name === "" ? "the reader without a name" : name}`,
  someoneElse: "Someone else",
  offline: "Works without internet",
  lawAsAt: (day: string) => `Law as at ${day}`,
  overdue: "The law in this course is due for checking. Ask your service before you rely on it.",
  loading: "One moment…",
  notOpened: "This could not be opened",
  tryAgain: "Try again",
  close: "Close",
  back: "Back",
  home: "Home",
} as const;

/** Search. */
export const search = {
  title: "Find an answer",
  label: "What are you looking for?",
  placeholder: "hitting, bedtime, sent to room…",
  empty: "Type a word or two. Everything in the course is searched, here on this computer.",
  nothing: (query: string) => `Nothing found for “${query}”.`,
  nothingHint:
    "Try another word for it, or fewer words. If someone may be hurt, open In the moment.",
  found: (number: number) => (number === 1 ? "1 place found" : `${number} places found`),
  instead: (query: string, instead: string) =>
    `“${query}” does not occur here. These are for “${instead}”.`,
  foundWithOwn: (number: number, own: number) =>
    `${number === 0 ? "Nothing found in the course" : search.found(number)}, and ${own} in your notes`,
  own: "Your notes",
  ownHint: "What you wrote and marked. Found only while you study here.",
  ownKinds: {
    reflection: "Your reflection",
    plan: "Our plan",
    highlight: "Your highlight",
    note: "Your note",
    bookmark: "Your bookmark",
    number: "Your number",
  },
  ownInstead: (query: string, instead: string) =>
    `“${query}” is not in your notes. These are for “${instead}”.`,
  nothingInCourse: (query: string) => `The course says nothing about “${query}”.`,
  opening: "Beginning of the lesson",
  kinds: { question: "Common question", term: "Word explained", scenario: "Scenario to play" },
} as const;

/** Something broke in the screens themselves. */
export const broken = {
  title: "This screen stumbled",
  text: "Something in the program went wrong while it drew this screen. What you had saved is safe.",
  again: "Open the home screen",
  detail: "Technical detail",
} as const;

/** The program could not start. */
export const failure = {
  title: "Evenkeel could not open your progress",
  damagedText:
    "The program makes copies as you go. Nothing is deleted: the damaged file is set aside.",
  copies: "Go back to a copy",
  copy: (day: string, beforeUpgrade: boolean) =>
    beforeUpgrade ? `Go back to ${day}, from before an upgrade` : `Go back to ${day}`,
  latest: "newest",
  noCopies: "No copies were found on this computer.",
  copiesFailed: "The list of copies could not be read.",
  afresh: "Start with an empty record",
  afreshText:
    "The damaged file is set aside, and everyone on this computer starts from the beginning.",
  afreshAsk: "Start with an empty record?",
  afreshWarn:
    "Progress made on this computer will not be shown any more. The damaged file stays in the same folder, in case someone can mend it.",
  afreshYes: "Yes, start empty",
  afreshNo: "No, go back",
  detail: "Technical detail",
  meanwhile: "These work all the same",
  working: "Working on it…",
} as const;
