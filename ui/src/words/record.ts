/** Words of records on paper: certificates, checking them, the agency they name. */

/** What stands on “My record” beside the tables. */
export const recordPage = {
  emptyTitle: "Nothing stands here yet",
  emptyText:
    "Once you have read a lesson, this page shows what you did, when, and for how long. It is yours to show or to keep.",
  emptyButton: "Go to the course",
  unitDone: (day: string, version: string, law: string) =>
    `Completed ${day} · version ${version}, law as at ${law}`,
  due: (day: string) => `Refresher due by ${day}`,
  passMark: (percent: string) => `The pass mark is ${percent}.`,
  covers: (outcomes: string) => `What it covers: ${outcomes}`,
  pdf: "Save as PDF",
  pdfText:
    "The whole record as pages, for your portfolio or a review. A screen reader can read them.",
  print: "Print",
  more: "For a spreadsheet or a record system",
  pages: (count: number) => `${count} ${count === 1 ? "page" : "pages"}`,
  reflections: "What I wrote",
  reflectionsNote: "You chose these. Nothing else that you wrote is shown.",
  from: (lesson: string, day: string) => (lesson === "" ? day : `${lesson}, ${day}`),
  standards: "What it can be evidence for",
} as const;

/** Certificates. */
export const certificate = {
  save: "Save certificate",
  saveCourse: "Save the certificate of the course",
  courseTitle: "The whole course",
  name: "Name on the certificate",
  nameHint:
    "Leave it empty if you like: the certificate then shows a reference and a line to write on.",
  confirm: "Save",
  cancel: "Cancel",
  onePage: "one page",
  check: "Check a certificate",
} as const;

/** Check a certificate. */
export const verify = {
  title: "Check a certificate",
  what: "Open the PDF, or paste the letters at its foot. Whatever reads the squares gives the same letters. Nothing is sent anywhere: the answer is worked out on this computer.",
  label: "Letters of the certificate",
  hint: "From EVENKEEL1: to the full stop. Spaces and line breaks do not matter.",
  check: "Check",
  open: "Open a file…",
  checking: "Checking…",
  nothing: "No file was chosen.",
  answers: "What came of it",
  good: "The signature is right",
  bad: "Not good",
  someone: (reference: string) => `Learner ${reference}`,
  completed: (who: string, title: string) => `${who} completed “${title}”`,
  unitOf: (course: string) => `a unit of “${course}”`,
  wholeCourse: "the whole course",
  on: "Completed",
  text: "Text studied",
  version: (version: string, law: string) =>
    law === "" ? `Version ${version}` : `Version ${version}, law as at ${law}`,
  active: "Active reading",
  upTo: (active: string, day: string) => `${active}, up to ${day}`,
  best: "Best score",
  due: "Refresher due",
  by: (day: string) => `by ${day}`,
  agency: "Agency",
  agencyIs: (name: string) => `${name}, as set on that computer`,
  dates: "Dates",
  clock: "The clock of that computer once went back. Some dates may be off.",
  learner: "Learner reference",
  record: "Record",
  signed: "Signed by",
  known: {
    "this-computer": "This computer itself.",
    unknown:
      "Not known here. Ask the learner what their computer calls itself, and compare the words.",
    ours: "One of your computers, as the register says.",
    "new-here": "It is in the register, but nobody has said yet whether that computer is yours.",
    "not-ours": "The register says that this computer is none of yours.",
    "not-asked": "Nobody could look whether it is known here.",
  },
  believe: "If the page says anything else, believe this.",
} as const;

/** The agency, in Settings. */
export const agency = {
  title: "For agencies",
  label: "Name of the agency",
  hint: "Stands on the certificates and records of everybody on this computer. Leave it empty for none.",
  kept: (clock: string) => `Kept ${clock}`,
} as const;
