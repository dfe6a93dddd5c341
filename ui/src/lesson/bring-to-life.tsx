/**
 * Brings the HTML of a lesson to life.
 *
 * 1. Checks get their buttons and reasons (`check.ts`, drawn by `parts/check.tsx` into slots of ours).
 * 2. Nation blocks are arranged for the reader (`nations.ts`), and prompts say what they are for.
 * Entry point: `bringToLife`, called once for a text. What the author wrote is never changed, and no HTML is
 * written here.
 */
import { type ComponentChild, render } from "preact";
import type { CheckOutcome } from "../ipc/types/CheckOutcome";
import type { CheckState } from "../ipc/types/CheckState";
import type { Nation } from "../ipc/types/Nation";
import { CheckFoot, OptionReason } from "../parts/check";
import { check as checkWords, lesson as words } from "../words/lesson";
import { type CheckCalls, type Said, takeOver } from "./check";
import { arrangeNations } from "./nations";
import { takesSeveral } from "./options";

const unanswered = (check: string): CheckState => ({
  check,
  settled: "open",
  chosen: [],
  feedback: [],
});

function slot(parent: Element, name: string, drawn: ComponentChild): HTMLElement {
  const place = document.createElement("div");
  place.className = name;
  parent.append(place);
  render(drawn, place);
  return place;
}

function liven<Outcome extends Said>(
  question: HTMLElement,
  state: CheckState,
  calls: CheckCalls<Outcome>,
): () => void {
  const check = takeOver(question, state, calls);
  question.addEventListener("change", check.changed);
  const slots: HTMLElement[] = [];
  for (const option of question.querySelectorAll<HTMLElement>(".option[data-option]")) {
    const id = option.dataset.option ?? "";
    slots.push(slot(option, "why-slot", <OptionReason check={check} option={id} />));
  }
  slots.push(slot(question, "foot-slot", <CheckFoot check={check} />));
  return () => {
    question.removeEventListener("change", check.changed);
    for (const place of slots) {
      render(null, place);
      place.remove();
    }
  };
}

/** Says that several options may be chosen, where that is so. */
export function labelSeveral(question: HTMLElement): void {
  const options = question.querySelector(".options");
  if (options === null || !takesSeveral(question) || question.querySelector(".several") !== null) {
    return;
  }
  const hint = document.createElement("p");
  hint.className = "several";
  hint.textContent = checkWords.several;
  options.before(hint);
}

/** Says what a prompt is for: it asks for nothing to be written here. */
function labelPrompts(text: HTMLElement): void {
  const labels = [
    [".reflection", words.reflection],
    [".plan-field", words.planField],
  ] as const;
  for (const [prompts, said] of labels) {
    for (const prompt of text.querySelectorAll(prompts)) {
      const label = document.createElement("p");
      label.className = "prompt-label";
      label.textContent = said;
      prompt.prepend(label);
    }
  }
}

/** Brings a lesson to life; returns how to put it to rest. */
export function bringToLife<Outcome extends Said = CheckOutcome>(
  text: HTMLElement,
  states: readonly CheckState[],
  nation: Nation | null,
  calls: CheckCalls<Outcome>,
): () => void {
  arrangeNations(text, nation);
  labelPrompts(text);
  const rests = Array.from(text.querySelectorAll<HTMLElement>(".check[data-check]"), (question) => {
    const id = question.dataset.check ?? "";
    labelSeveral(question);
    return liven(question, states.find(({ check }) => check === id) ?? unanswered(id), calls);
  });
  return () => {
    for (const rest of rests) {
      rest();
    }
  };
}
