/**
 * The sentence that a search led to: remembered until its place is on the screen, then shown and marked.
 *
 * The mark is a highlight of the web view, not an element, so that nothing of the text is touched.
 */
import { findQuotation } from "./quotation";

const markName = "sought";

let sought: { address: string; sentence: string } | null = null;

/** Remembers what to show once this address is open; null forgets. */
export function seek(address: string, sentence: string | null): void {
  sought = sentence === null ? null : { address, sentence };
  clearMark();
}

function clearMark(): void {
  globalThis.CSS?.highlights?.delete(markName);
}

/** Shows and marks the sentence that was sought at this address; false when there is none, or it is gone. */
export function showSought(address: string, place: Element | null): boolean {
  if (sought === null || sought.address !== address || place === null) {
    return false;
  }
  const range = findQuotation(place, sought.sentence);
  sought = null;
  if (range === null) {
    return false;
  }
  if (globalThis.CSS?.highlights !== undefined) {
    CSS.highlights.set(markName, new Highlight(range));
  }
  range.startContainer.parentElement?.scrollIntoView({ block: "center" });
  return true;
}
