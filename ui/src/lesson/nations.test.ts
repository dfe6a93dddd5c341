import { describe, expect, test } from "vitest";
import { arrangeNations } from "./nations";

const block = (nation: string) =>
  `<details class="nation" data-nation="${nation}"><summary>In ${nation}</summary><p>Text</p></details>`;

function article(): HTMLElement {
  const element = document.createElement("div");
  element.innerHTML = `<p>Before</p>${block("england")}${block("wales")}${block("scotland")}<p>Between</p>${block("england")}${block("wales")}`;
  return element;
}

const order = (element: HTMLElement) =>
  Array.from(element.children, (child) => (child as HTMLElement).dataset.nation ?? "-");
const open = (element: HTMLElement) =>
  Array.from(element.querySelectorAll("details"), (details) => details.open);

describe("nation blocks", () => {
  test("the reader’s own comes first in each run and stands open, the others are folded", () => {
    const text = article();
    arrangeNations(text, "wales");
    expect(order(text)).toEqual(["-", "wales", "england", "scotland", "-", "wales", "england"]);
    expect(open(text)).toEqual([true, false, false, true, false]);
    expect(text.querySelector(".yours summary")?.textContent).toContain("Where you live");
  });

  test("without a nation all stay folded, in their order", () => {
    const text = article();
    arrangeNations(text, null);
    expect(order(text)).toEqual(["-", "england", "wales", "scotland", "-", "england", "wales"]);
    expect(open(text)).toEqual([false, false, false, false, false]);
  });
});
