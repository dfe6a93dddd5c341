/**
 * From a selection to an anchor that is kept, and back to the place where its words stand now.
 *
 * An anchor is a quotation with a little of what stands before and after it, inside one section; the same words
 * elsewhere in the section are told apart by these. Words that went to another section are found there; words that are
 * gone are not guessed at. The program has the same rule for lists (`learn::anchor`).
 */
import type { Anchor } from "../ipc/types/Anchor";
import { folded, lettersOf, rangeOf, textNodesOf } from "./quotation";

/** How much is kept from before and after a quotation, in letters. */
const context = 64;

const blocks = "p, li, h2, h3, h4, h5, h6, td, th, figcaption, summary, blockquote, label, dt, dd";

const sectionsOf = (text: HTMLElement): HTMLElement[] =>
  Array.from(text.querySelectorAll<HTMLElement>("[data-section]"));

/** The section that a place of the text stands in. */
export const sectionOf = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-section]") ??
  null;

/** The author's words in a range, as a reader would say them. */
function wordsIn(root: Node, range: Range): string {
  let words = "";
  let block: Element | null = null;
  for (const node of textNodesOf(root)) {
    if (!range.intersectsNode(node)) {
      continue;
    }
    const here = node.parentElement?.closest(blocks) ?? null;
    if (here !== block) {
      words += " ";
      block = here;
    }
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    words += node.data.slice(from, to);
  }
  return words.replace(/\s+/gu, " ").trim();
}

function between(root: Node, from: "start" | Range, to: "end" | Range): Range {
  const range = document.createRange();
  range.selectNodeContents(root);
  if (from !== "start") {
    range.setStart(from.endContainer, from.endOffset);
  }
  if (to !== "end") {
    range.setEnd(to.startContainer, to.startOffset);
  }
  return range;
}

/** The anchor of a section as a whole. */
export const anchorOfSection = (lesson: string, section: HTMLElement): Anchor => ({
  lesson,
  section: section.dataset.section ?? "",
  exact: "",
  before: "",
  after: "",
});

/** The anchor of what is selected, cut at the end of its first section; null when that holds no words. */
export function anchorOf(lesson: string, selected: Range): Anchor | null {
  const section = sectionOf(selected.startContainer);
  if (section === null) {
    return null;
  }
  const range = selected.cloneRange();
  if (!section.contains(range.endContainer)) {
    range.setEnd(section, section.childNodes.length);
  }
  const exact = wordsIn(section, range);
  if (exact === "") {
    return null;
  }
  return {
    ...anchorOfSection(lesson, section),
    exact,
    before: wordsIn(section, between(section, "start", range)).slice(-context),
    after: wordsIn(section, between(section, range, "end")).slice(0, context),
  };
}

function alike(one: string, other: string, step: 1 | -1): number {
  const letter = (text: string, at: number) => text.at(step === 1 ? at : -1 - at);
  let count = 0;
  while (letter(one, count) !== undefined && letter(one, count) === letter(other, count)) {
    count += 1;
  }
  return count;
}

function findIn(section: HTMLElement, anchor: Anchor): Range | null {
  const wanted = folded(anchor.exact);
  const before = folded(anchor.before);
  const after = folded(anchor.after);
  const { text, places } = lettersOf(section);
  let best = -1;
  let most = -1;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const found =
      alike(text.slice(Math.max(0, at - context), at), before, -1) +
      alike(text.slice(end, end + context), after, 1);
    if (found > most) {
      best = at;
      most = found;
    }
  }
  return best < 0 ? null : rangeOf(places, best, wanted.length);
}

/** Where a quotation stands now: in its own section, else wherever it went; null when its words are gone. */
export function findAnchor(text: HTMLElement, anchor: Anchor): Range | null {
  if (folded(anchor.exact) === "") {
    return null;
  }
  const all = sectionsOf(text);
  const own = all.filter((section) => section.dataset.section === anchor.section);
  for (const section of [...own, ...all]) {
    const found = findIn(section, anchor);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

/** Sentences of a section, for those who choose one from a list. */
export function sentencesOf(section: HTMLElement): Range[] {
  const found: Range[] = [];
  const texts = Array.from(section.querySelectorAll<HTMLElement>("p, li, td, th, figcaption"))
    .filter((block) => textNodesOf(section).some((node) => block.contains(node)))
    .filter((block) => block.querySelector("p, li") === null);
  for (const block of texts) {
    const { text, places } = lettersOf(block);
    // A sentence ends with its mark, and the quotation marks and brackets that close after it.
    let from = 0;
    for (const end of text.matchAll(/[.!?…]+["')\]]*/gu)) {
      const to = end.index + end[0].length;
      const last = places[to - 1];
      const next = last?.node.data[last.offset + 1];
      // “3.5” does not end one, nor “e.g.”, nor a question that “she asked”: see what follows.
      const goesOn = /^\p{Ll}/u.test(text.slice(to));
      if (!goesOn && (next === undefined || next.trim() === "")) {
        const range = rangeOf(places, from, to - from);
        if (range !== null) {
          found.push(range);
        }
        from = to;
      }
    }
    const rest = from < text.length ? rangeOf(places, from, text.length - from) : null;
    if (rest !== null) {
      found.push(rest);
    }
  }
  return found;
}
