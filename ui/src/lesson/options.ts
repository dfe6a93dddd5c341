/**
 * Reads and sets what is chosen in a question. Checks of a lesson and questions of an assessment share the
 * same markup: `.option[data-option] > label > input`.
 */

const inputs = (question: Element): HTMLInputElement[] =>
  Array.from(question.querySelectorAll<HTMLInputElement>(".option input"));

/** Ids of the options chosen, in the order shown. */
export const chosenIn = (question: Element): string[] =>
  inputs(question)
    .filter((input) => input.checked)
    .map((input) => input.value);

/** Chooses exactly these options. */
export function choose(question: Element, options: readonly string[]): void {
  for (const input of inputs(question)) {
    input.checked = options.includes(input.value);
  }
}

/** Lets options be chosen, or only read. */
export function setReadOnly(question: Element, readOnly: boolean): void {
  for (const input of inputs(question)) {
    input.disabled = readOnly;
  }
}

/** Puts the focus on the option chosen, or on the first. */
export function focusOptions(question: Element): void {
  const all = inputs(question);
  (all.find((input) => input.checked) ?? all[0])?.focus();
}

/** Whether several options may be chosen. */
export const takesSeveral = (question: HTMLElement): boolean =>
  question.dataset.choice === "multiple";
