/** Where a next step leads, in an address and in words. */
import type { Next } from "../ipc/types/Next";
import { addressOf, lessonAddress } from "../state/router";
import { lesson as lessonWords } from "../words/lesson";
import { home as words } from "../words/screens";
import { minutesLong } from "../words/time";

/** A next step as the home screen tells it. */
export interface NextStep {
  /** Small line above. */
  kicker: string;
  /** The thing itself. */
  title: string;
  /** What there is to say about it. */
  text: string;
  /** Words on the button. */
  button: string;
  /** Address. */
  address: string;
}

/** Address of a next step. */
export function nextAddress(next: Next): string {
  switch (next.kind) {
    case "assessment":
      return addressOf({ screen: "assessment", unit: next.unit });
    case "done":
      return addressOf({ screen: "record" });
    default:
      return lessonAddress(next.lesson);
  }
}

/** A next step on a button at the end of a lesson. */
export function nextLabel(next: Next): string {
  switch (next.kind) {
    case "assessment":
      return lessonWords.nextAssessment;
    case "done":
      return lessonWords.nextDone;
    default:
      return lessonWords.nextLesson(next.title);
  }
}

/** A next step on the home screen. */
export function nextStep(next: Next): NextStep {
  const address = nextAddress(next);
  if (next.kind === "done") {
    return {
      kicker: words.doneKicker,
      title: words.doneTitle,
      text: words.doneText,
      button: words.doneButton,
      address,
    };
  }
  const minutes = minutesLong(next.minutes);
  if (next.kind === "assessment") {
    const lead = next.in_progress ? words.assessmentBegun : words.assessmentReady;
    return {
      kicker: words.assessmentKicker(next.unit_number),
      title: next.title,
      text: `${lead} ${words.about(minutes)}`,
      button: words.resume,
      address,
    };
  }
  const kicker = {
    begin: words.beginKicker,
    resume: words.resumeKicker,
    lesson: words.lessonKicker,
  }[next.kind];
  const resumed = next.kind === "resume";
  const lead =
    resumed && next.section_title !== null ? `${words.lastRead(next.section_title)} ` : "";
  return {
    kicker: `${kicker} · ${words.place(next.unit_number, next.number, next.of)}`,
    title: next.title,
    text: `${lead}${resumed ? words.aboutToGo(minutes) : words.about(minutes)}`,
    button: next.kind === "begin" ? words.begin : words.resume,
    address,
  };
}
