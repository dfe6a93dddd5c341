/**
 * Shows highlights on the text.
 *
 * Where the web view can paint ranges (CSS Custom Highlight API, WebKitGTK from 2.44 on), nothing of the text is
 * touched. Elsewhere the letters are put into `mark` elements, text node by text node, so that no element of the author
 * is cut in two; taking the marks off leaves the text as it was. Either way the words are read out as before: what is
 * marked is told by the list that belongs to the section.
 */
import { textNodesOf } from "./quotation";

/** A quotation on the screen. */
export interface Painted {
  /** Names the mark it belongs to. */
  place: string;
  /** Where it stands. */
  range: Range;
  /** It has words of the reader's own. */
  noted: boolean;
}

const names = ["marked", "noted"] as const;

const canPaint = (): boolean =>
  globalThis.CSS?.highlights !== undefined && "Highlight" in globalThis;

function wrap(text: HTMLElement, { range, noted, place }: Painted): void {
  const nodes = textNodesOf(text).filter((node) => range.intersectsNode(node));
  const { startContainer, startOffset, endContainer, endOffset } = range;
  for (const node of nodes) {
    const from = node === startContainer ? startOffset : 0;
    const to = node === endContainer ? endOffset : node.data.length;
    if (to <= from || node.data.slice(from, to).trim() === "") {
      continue;
    }
    const part = from > 0 ? node.splitText(from) : node;
    if (to - from < part.data.length) {
      part.splitText(to - from);
    }
    const mark = document.createElement("mark");
    mark.className = noted ? "marked noted" : "marked";
    mark.dataset.mark = place;
    part.replaceWith(mark);
    mark.append(part);
  }
}

function unwrap(text: HTMLElement): void {
  for (const mark of text.querySelectorAll("mark[data-mark]")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

/**
 * Shows exactly these highlights. `find` is asked once the text is as the author left it, and again for each highlight,
 * because putting one on may move what the next one stands on. Returns what is shown and where.
 */
export function paint<T extends { place: string; noted: boolean }>(
  text: HTMLElement,
  marks: readonly T[],
  find: (mark: T) => Range | null,
): Painted[] {
  clearPaint(text);
  const shown: Painted[] = [];
  const ranges: Record<(typeof names)[number], Range[]> = { marked: [], noted: [] };
  for (const mark of marks) {
    const range = find(mark);
    if (range === null) {
      continue;
    }
    const painted = { place: mark.place, noted: mark.noted, range };
    shown.push(painted);
    if (canPaint()) {
      ranges[mark.noted ? "noted" : "marked"].push(range);
    } else {
      wrap(text, painted);
    }
  }
  if (canPaint()) {
    for (const name of names) {
      CSS.highlights.set(name, new Highlight(...ranges[name]));
    }
    return shown;
  }
  // The text nodes were cut since: say where each stands now.
  return shown.map((painted) => {
    const parts = text.querySelectorAll(`mark[data-mark="${CSS.escape(painted.place)}"]`);
    const [first, last] = [parts[0], parts[parts.length - 1]];
    if (first === undefined || last === undefined) {
      return painted;
    }
    const range = document.createRange();
    range.setStartBefore(first);
    range.setEndAfter(last);
    return { ...painted, range };
  });
}

/** Takes all highlights off. */
export function clearPaint(text: HTMLElement): void {
  if (canPaint()) {
    for (const name of names) {
      CSS.highlights.delete(name);
    }
  }
  unwrap(text);
}

/** The highlight at a point of the window; the shortest, where several lie over each other. */
export function paintedAt(shown: readonly Painted[], x: number, y: number): Painted | null {
  const hit = shown.filter(({ range }) =>
    Array.from(range.getClientRects()).some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    ),
  );
  hit.sort((one, other) => one.range.toString().length - other.range.toString().length);
  return hit[0] ?? null;
}
