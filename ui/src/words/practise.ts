/** Words of what is practised: refreshers and scenarios. */
import type { Refreshers } from "../ipc/types/Refreshers";
import { count } from "./time";

/** A refresher. */
export const refresher = {
  title: (minutes: number) => `A ${count(minutes)}-minute refresher`,
  plainTitle: "Refresher",
  offer: (questions: number) =>
    questions === 1
      ? "1 question you have met before."
      : `${questions} questions you have met before.`,
  progress: (number: number, of: number) => `Question ${number} of ${of}`,
  from: (lesson: string) => `from “${lesson}”`,
  enough: "That is enough for today",
  next: "Next question",
  toEnd: "To the end",
  taught: "This is taught in",
  place: (unit: number, lesson: string) => `Unit ${unit}, “${lesson}”`,
  shown: "Here is the answer. It will come back soon.",
  showNote: "It will then come back soon. Nothing here is ever counted.",
  endTitle: "That is all for today",
  leftTitle: "Leave it there for today",
  practised: (questions: number) =>
    questions === 1
      ? "You went over one question."
      : `You went over ${count(questions)} questions.`,
  leftText: "What you did not get to will keep. Nothing is lost, and nothing is counted.",
  doneText:
    "What you knew stays away for longer. What was hard comes back sooner, until it is no longer hard.",
  readAgain: "Worth reading once more",
  more: "There are a few more, whenever you like.",
  goOn: "A few more now",
  nextOn: (day: string) => `The next questions come back ${day}.`,
  noneTitle: "Nothing to go over today",
  noneYet:
    "Questions come back here after you have answered them in a lesson, a little before you would forget them.",
  offTitle: "Refreshers are switched off",
  offText: "Nothing comes back to be asked. You can switch them on in Settings at any time.",
  toSettings: "Open Settings",
  home: "Home",
} as const;

/** How much comes back, in the settings. */
export const refreshers = {
  heading: "Keeping it fresh",
  title: "Refreshers",
  hint: "Questions you have met come back a little before you would forget them. It is practice: it never counts, and it is never on your record.",
  options: {
    normal: "Usual",
    light: "Light",
    off: "Off",
  } satisfies Record<Refreshers, string>,
  notes: {
    normal: "about five minutes at a time",
    light: "fewer questions, less often",
    off: "nothing comes back",
  } satisfies Record<Refreshers, string>,
} as const;
