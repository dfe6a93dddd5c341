/**
 * Blocks that apply in one nation: the reader's own comes first and stands open, the others are folded.
 */
import type { Nation } from "../ipc/types/Nation";
import { lesson as words } from "../words/lesson";

const isNation = (element: Element | null): element is HTMLDetailsElement =>
  element?.matches("details[data-nation]") ?? false;

/** Opens the reader's own block of every run of blocks and puts it first. Without a nation all stay folded. */
export function arrangeNations(text: HTMLElement, nation: Nation | null): void {
  for (const block of text.querySelectorAll<HTMLDetailsElement>("details[data-nation]")) {
    if (block.dataset.nation !== nation) {
      continue;
    }
    block.open = true;
    block.classList.add("yours");
    const label = document.createElement("span");
    label.className = "yours-label";
    label.textContent = words.yourNation;
    block.querySelector("summary")?.append(" ", label);
    let first: Element = block;
    while (isNation(first.previousElementSibling)) {
      first = first.previousElementSibling;
    }
    if (first !== block) {
      first.before(block);
    }
  }
}
