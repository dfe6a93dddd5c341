/** Words for giving records by hand, and for what comes back. */
import { plural } from "./time";

/** Give my records to the agency. */
export const give = {
  title: "Give my records to the agency",
  lead: "Save a file to a stick and hand it over. Nothing is sent from here.",
  holds:
    "It holds what you finished and when, your answers to checks and assessments, the ways you played through scenarios, and time as sums. It holds no reflection, no note and nothing of your plan.",
  none: "There is nothing to give yet. Your record begins with your first lesson.",
  notGiven: (open: number, all: number) => `Not yet given: ${open} of ${plural(all, "record")}.`,
  allGiven: (all: number) => `Everything is given: ${plural(all, "record")}.`,
  waiting: (open: number) =>
    `Not yet confirmed by the agency: ${open}. A file is only saved until the agency says that it arrived.`,
  sent: (number: number) => `Sent to the agency’s record store: ${number}.`,
  confirmed: "The agency has confirmed everything.",
  givenTitle: "Given to your agency",
  byFile: "Save a file for the agency",
  byInternet: "Send over the internet",
  footer: (open: number) => `Not yet given to your agency: ${open}`,
  whose: "Whose records",
  mine: (name: string) => (name === "" ? "Mine" : `Mine (${name})`),
  everybodys: (all: number) => `Everybody's on this computer (${all} people)`,
  withName: "Put the name in, so that the agency knows whose records these are",
  withoutName: "Without a name, the agency sees a long reference instead.",
  save: "Save a file for the agency",
  saving: "Saving, and reading it back…",
  cancelled: "Nothing was saved.",
  saved: "Saved, and read back from where it lies:",
  savedWhat: (records: number, learners: number) =>
    `${plural(records, "record")} of ${plural(learners, "person", "people")}`,
  savedLearning: (steps: number) => `${plural(steps, "step")} for your other computer`,
  signedBy: "Signed by this computer:",
  handOver: "Hand the file over. Giving the same again does no harm.",
  earlier: "Given before",
  at: (day: string, clock: string) => `${day}, ${clock}`,
  received: (agency: string, day: string) =>
    `Received by ${agency === "" ? "the agency" : agency} on ${day}`,
  notReceived: "Saved to a file. Not confirmed by the agency yet.",
  receipt: "Read a receipt from the agency",
  receiptText: "A file that the agency gave back to you. Its name ends in received.json.",
  receiptRead: "The receipt was read.",
  key: "How the agency knows this computer",
  keyText:
    "Six words stand for the key with which this computer signs. The agency can compare them.",
  keyNew: "Make a new key",
  keyNewSure: (words: string) =>
    words === ""
      ? "The old key cannot be used any more. The agency will see a new one and ask whether it is yours."
      : `The old key, “${words}”, cannot be used any more. The agency will see a new one and ask whether it is yours.`,
  keyYes: "Yes, make a new key",
  keyNo: "Leave it",
  keyMade: "A new key was made. Tell the agency that it is yours.",
  other: "Use another computer too",
  otherText:
    "Save your learning to a file and bring it to your other computer, or bring it from there. What both know is put together. Reflections, notes and your plan stay where they are.",
  otherSave: "Take my learning to another computer",
  otherBring: "Bring learning from another computer",
  brought: (fresh: number, known: number) =>
    `${plural(fresh, "step")} new, ${known} already known.`,
  apart: (number: number) =>
    `${plural(number, "step")} said something else than what is known here and ${number === 1 ? "was" : "were"} kept apart.`,
  whoCame: (names: string) => `It is about ${names}.`,
  somebody: "somebody without a name",
} as const;
