/**
 * One check of a lesson: what was chosen, what is known about it, and what happens when it is answered.
 *
 * An answer is shown as saved only after the program said so. When saving fails the choice stays on the
 * screen and the same answer can be sent again. A wrong answer shows its reason; one may try again freely.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { asReport } from "../ipc";
import type { CheckOutcome } from "../ipc/types/CheckOutcome";
import type { CheckState } from "../ipc/types/CheckState";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { OptionFeedback } from "../ipc/types/OptionFeedback";
import { check as words } from "../words/lesson";
import { choose, chosenIn, focusOptions, setReadOnly, takesSeveral } from "./options";

/** What the program says at least about an answer. */
export type Said = Pick<CheckOutcome, "state" | "right" | "saved">;

/** What is said about showing the answer: a lesson and a refresher mean different things by it. */
export interface ShowWords {
  /** Once it is shown. */
  shown: string;
  /** Before. */
  showNote: string;
}

/** How a check asks the program. */
export interface CheckCalls<Outcome extends Said = CheckOutcome> {
  /** Saves an answer. */
  answer: (check: string, chosen: string[]) => Promise<Outcome>;
  /** Shows the answer. */
  show: (check: string) => Promise<Outcome>;
  /** An answer was saved. */
  onSaved: (outcome: Outcome) => void;
  /** Other words than a lesson's. */
  words?: ShowWords;
}

/** Where a check stands on the screen. */
export type Standing = "choosing" | "tried" | "right" | "shown";

/** One check. */
export interface Check {
  /** Id, for labels. */
  id: string;
  /** Where it stands. */
  standing: ReadonlySignal<Standing>;
  /** It was answered at least once, so its answer may be shown. */
  triedBefore: ReadonlySignal<boolean>;
  /** An answer is on its way. */
  busy: ReadonlySignal<boolean>;
  /** Saving failed; `again` sends the same once more. */
  trouble: ReadonlySignal<{ error: ErrorReport; again: () => void } | null>;
  /** What was last said about it. */
  said: ReadonlySignal<string>;
  /** What showing the answer would mean. */
  showNote: string;
  /** Several options may be chosen. */
  several: boolean;
  /** The reasons for the options not chosen are shown, too. */
  othersOpen: ReadonlySignal<boolean>;
  /** What may be said about an option now. */
  reason: (option: string) => { feedback: OptionFeedback; chosen: boolean } | null;
  /** Answers with what is chosen. */
  answer: () => Promise<void>;
  /** Clears the answer and its reasons. */
  again: () => void;
  /** Shows the answer. */
  show: () => Promise<void>;
  /** Shows or hides the reasons for the options not chosen. */
  toggleOthers: () => void;
  /** The choice was changed by hand. */
  changed: () => void;
}

function saidAbout(standing: Standing, question: HTMLElement, shown: string): string {
  switch (standing) {
    case "tried":
      return takesSeveral(question) ? words.wrongSeveral : words.wrong;
    case "right":
      return words.right;
    case "shown":
      return shown;
    default:
      return "";
  }
}

const standingOf = (state: CheckState): Standing =>
  state.settled === "open" ? "choosing" : state.settled;

/** Takes over a check as it stands on the screen. */
export function takeOver<Outcome extends Said>(
  question: HTMLElement,
  initial: CheckState,
  calls: CheckCalls<Outcome>,
): Check {
  const showWords = calls.words ?? words;
  const state = signal(initial);
  const retrying = signal(false);
  const sending = signal(false);
  const trouble = signal<Check["trouble"]["value"]>(null);
  const othersOpen = signal(initial.settled === "shown");
  const standing = computed(() => (retrying.value ? "choosing" : standingOf(state.value)));
  const said = signal(saidAbout(standingOf(initial), question, showWords.shown));
  const settle = () =>
    setReadOnly(question, standing.value === "right" || standing.value === "shown");

  choose(question, initial.chosen);
  settle();

  const send = async (ask: () => Promise<Outcome>) => {
    if (sending.value) {
      return;
    }
    sending.value = true;
    trouble.value = null;
    said.value = words.saving;
    try {
      const outcome = await ask();
      state.value = outcome.state;
      retrying.value = false;
      othersOpen.value = outcome.state.settled === "shown";
      choose(question, outcome.state.chosen);
      settle();
      said.value = saidAbout(standing.value, question, showWords.shown);
      calls.onSaved(outcome);
    } catch (thrown) {
      said.value = "";
      trouble.value = { error: asReport(thrown), again: () => void send(ask) };
    } finally {
      sending.value = false;
    }
  };
  const changed = () => {
    trouble.value = null;
    retrying.value = state.value.settled === "tried";
    said.value = "";
  };
  return {
    id: initial.check,
    showNote: showWords.showNote,
    several: takesSeveral(question),
    standing,
    triedBefore: computed(() => state.value.settled === "tried"),
    busy: sending,
    trouble,
    said,
    othersOpen,
    reason(option) {
      const now = standing.value;
      const feedback = state.value.feedback.find((about) => about.option === option);
      const chosen = state.value.chosen.includes(option);
      if (now === "choosing" || feedback === undefined || !(chosen || othersOpen.value)) {
        return null;
      }
      return { feedback, chosen };
    },
    async answer() {
      const chosen = chosenIn(question);
      if (chosen.length === 0) {
        said.value = words.chooseFirst;
        return;
      }
      await send(() => calls.answer(initial.check, chosen));
    },
    again() {
      retrying.value = true;
      said.value = "";
      choose(question, []);
      focusOptions(question);
    },
    show: () => send(() => calls.show(initial.check)),
    toggleOthers() {
      othersOpen.value = !othersOpen.value;
    },
    changed,
  };
}
