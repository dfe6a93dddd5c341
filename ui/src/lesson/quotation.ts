/**
 * Finds words of the course again on the screen, whatever elements they are spread over.
 *
 * White space and the shape of quotation marks make no difference, since text is laid out in other ways than it
 * is kept. Pure over the DOM: it changes nothing.
 */

const sameShape: Record<string, string> = { "‘": "'", "’": "'", "“": '"', "”": '"' };

/** Letters of an element, and where each of them stands. */
export interface Letters {
  /** All letters without white space. */
  text: string;
  /** Where each of them stands. */
  places: { node: Text; offset: number }[];
}

/** What the program put beside the author's words, and drawings: no part of the text. */
const ours =
  ".prompt-label, .why-slot, .foot-slot, .several, .yours-label, [data-ours], svg, textarea";

/** The author's text nodes in an element, in order. */
export function textNodesOf(root: Node): Text[] {
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) =>
      node instanceof Text
        ? NodeFilter.FILTER_ACCEPT
        : (node as Element).matches(ours)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP,
  );
  const nodes: Text[] = [];
  while (walker.nextNode() !== null) {
    nodes.push(walker.currentNode as Text);
  }
  return nodes;
}

/** All letters of an element. */
export function lettersOf(root: Node): Letters {
  const places: Letters["places"] = [];
  let text = "";
  for (const node of textNodesOf(root)) {
    const data = node.data;
    for (let offset = 0; offset < data.length; offset += 1) {
      const letter = data[offset] ?? "";
      if (letter.trim() !== "") {
        text += sameShape[letter] ?? letter;
        places.push({ node, offset });
      }
    }
  }
  return { text, places };
}

/** Words as letters are compared: without white space, quotation marks in one shape. */
export const folded = (words: string): string =>
  Array.from(words.replace(/\s+/gu, ""), (letter) => sameShape[letter] ?? letter).join("");

/** The range that holds these words inside an element; null when it does not hold them. */
export function findQuotation(root: Node, words: string): Range | null {
  const wanted = folded(words);
  if (wanted === "") {
    return null;
  }
  const { text, places } = lettersOf(root);
  const at = text.indexOf(wanted);
  return at < 0 ? null : rangeOf(places, at, wanted.length);
}

/** The range that holds so many letters from one on. */
export function rangeOf(places: Letters["places"], at: number, length: number): Range | null {
  const first = places[at];
  const last = places[at + length - 1];
  if (first === undefined || last === undefined) {
    return null;
  }
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}
