/** Words for an agency's register. */
import type { Acquaintance } from "../ipc/types/Acquaintance";
import type { RegisterCell } from "../ipc/types/RegisterCell";
import type { RegisterShow } from "../ipc/types/RegisterShow";
import type { RegisterSort } from "../ipc/types/RegisterSort";
import { dayInWords, fullDay, plural } from "./time";

const figures = new Intl.NumberFormat("en-GB");

/** A number as people write it: “50,000”. */
export const figure = (number: number): string => figures.format(number);

/** The register. */
export const register = {
  title: "Register",
  lead: "Who has completed what, gathered from the files that people gave you. It stays on this computer.",
  guide: "How the register works",
  emptyTitle: "Nobody is in the register yet",
  empty:
    "People save their records with “Give my records to the agency” and hand you the file. Put the files, or a folder of sticks, where this computer can see them. Then choose the folder, or drop it on this window.",
  chooseFolder: "Choose a folder",
  chooseFiles: "Choose files",
  drop: "You can also drop files or a folder anywhere on this window.",
  collect: "Collect records",
  collecting: (done: number, all: number) => `Reading file ${Math.min(done + 1, all)} of ${all}…`,
  looking: "Looking for files…",
  stop: "Stop",
  stopped: (left: number) => `Stopped. ${plural(left, "file")} not read.`,
  cancelled: "Nothing was chosen.",
  nothingFound:
    "No file that may be a bundle lies there. Bundles are zip files; their names begin with evenkeel-records.",
  collected: (all: number, good: number, bad: number) =>
    `${plural(all, "file")} read: ${good} in order, ${bad} not.`,
  results: "What was in each file",
  more: (number: number) => `And ${plural(number, "more file")} in order.`,
  signed: (words: string) => `Signed by “${words}”`,
  receipts: "Save a receipt beside each file",
  receiptsText:
    "Give the sticks back with the receipts on them. The learner's computer reads them and knows that the records arrived.",
  receiptsSaved: (number: number) => `${plural(number, "receipt")} saved beside the files.`,
  agencyIs: (name: string) =>
    name === "" ? "Receipts do not name your agency." : `Receipts come from “${name}”.`,
  agencyChange: "Change this in Settings",
  find: "Find a name or reference",
  show: "Show",
  unit: "Unit",
  anyUnit: "Any unit",
  sort: "Sort by",
  name: "Name",
  latest: "Latest entry",
  nobody: "Nobody fits. Change what you look for.",
  shown: (number: number, all: number) =>
    number === all
      ? `${figure(all)} ${all === 1 ? "person" : "people"}`
      : `${figure(number)} of ${figure(all)} people`,
  loadingRow: "…",
  nameless: (reference: string) => `No name (${reference.slice(-6)})`,
  reference: "Reference",
  clockDoubt: "A computer's clock was wrong once; dates may be off.",
  byRule: "put together from two computers",
  print: "Print the list",
  printLimit: (most: number) =>
    `Only the first ${figure(most)} people are printed. Show fewer, or save a spreadsheet.`,
  onPaper: (agency: string, day: string, only: string[]) =>
    [
      agency === "" ? "" : `${agency}. `,
      `As it stands on ${day}.`,
      only.length === 0 ? "" : ` Only: ${only.join(", ")}.`,
    ].join(""),
  csv: "Save as a spreadsheet",
  csvFor: "For",
  rows: (number: number) => plural(number, "row"),
  csvText:
    "Only the people shown in the list go in. Moodle, Totara and IOMAD get what is completed, with the reference as the user name.",
  computers: "Computers",
  computersText:
    "Each computer signs its files. Compare the six words with those under “Give my records to the agency” on that computer, then say whether it is yours. From one that is not yours nothing more is taken.",
  computersNew: (number: number) =>
    number === 0 ? "" : `${plural(number, "computer")} to look at`,
  ours: "It is ours",
  notOurs: "It is not ours",
  seen: (bundles: number, day: string) => `${plural(bundles, "file")}, the last on ${day}`,
  refresher: (months: number) => `A refresher is due ${months} months after a unit was completed.`,
  limits: "Knowledge completed on screen; not an assessment of physical skills.",
} as const;

/** Words for a register that is damaged. */
export const registerCopiesWords = {
  title: "Going back to a copy",
  text: "What was collected since the copy was made can be collected again. Corrections that were made since are not in it. The damaged file is kept beside it.",
  none: "There is no copy of it yet. In a new register everything can be collected again; the damaged file is kept beside it.",
  copy: (day: string) => `The copy of ${day}`,
  afresh: "Begin a new register",
} as const;

/** Names of the filters. */
export const shows: Record<RegisterShow, string> = {
  everybody: "Everybody",
  done: "Done",
  due: "Due",
  missing: "Missing",
  "refresher-due": "Refresher due",
};

/** What the list can be sorted by. */
export const sorts: Record<RegisterSort, string> = {
  name: "Name",
  done: "Units done, most first",
  "refresher-due": "Refresher, earliest first",
  latest: "Latest entry, newest first",
};

/** For whom a spreadsheet is. */
export const presets = {
  people: "People",
  moodle: "Moodle",
  totara: "Totara",
  iomad: "IOMAD",
} as const;

/** How somebody stands with a unit. */
export function cellWords(cell: RegisterCell): { state: string; more: string } {
  switch (cell.state) {
    case "done":
      return { state: "Done", more: cell.done === null ? "" : fullDay(cell.done) };
    case "refresher-due":
      return {
        state: "Refresher due",
        more: cell.refresher_due === null ? "" : `since ${dayInWords(cell.refresher_due)}`,
      };
    case "due":
      return { state: "Due", more: `${cell.lessons_done} of ${cell.lessons} lessons` };
    default:
      return { state: "Missing", more: "" };
  }
}

/** What the agency makes of a computer. */
export const acquaintances: Record<Acquaintance, string> = {
  unknown: "not seen before",
  new: "new: nobody has said yet whether it is yours",
  ours: "yours",
  "not-ours": "not yours",
};

/** Somebody's page. */
export const person = {
  close: "Close",
  units: "Units",
  entries: "What is on record",
  entriesText:
    "Nothing here is ever changed or deleted. To correct something, take it back with a reason: that is an entry, too.",
  takeBack: "Take back",
  putBack: "Put back",
  takenBack: "Taken back",
  takingBack: "Take this entry back",
  puttingBack: "Put this entry back",
  reason: "Why",
  by: "Your name",
  keep: "Keep the correction",
  leave: "Leave it as it is",
  history: (takenBack: boolean, by: string, day: string) =>
    `${takenBack ? "Taken back" : "Put back"} on ${day}${by === "" ? "" : ` by ${by}`}:`,
  from: (words: string | null) => (words === null ? "entered here" : `from “${words}”`),
  attempt: (percent: number, passed: boolean) =>
    `${percent} per cent, ${passed ? "passed" : "not yet passed"}`,
  bundles: "Files it came in",
  bundle: (day: string, words: string) => `Collected on ${day}, signed by “${words}”`,
  receipts: "Save receipts into a folder",
  receiptsSaved: (number: number) => `${plural(number, "receipt")} saved.`,
  kept: "The correction is kept.",
  kinds: {
    enrolled: "Began the course",
    "lesson-completed": "Finished a lesson",
    "assessment-attempted": "Took an assessment",
    "unit-completed": "Completed a unit",
    "course-completed": "Completed the course",
    "scenario-played": "Played a scenario",
  } as Record<string, string>,
} as const;
