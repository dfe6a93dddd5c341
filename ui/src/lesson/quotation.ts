/**
 * Finds words of the course again on the screen, whatever elements they are spread over.
 *
 * White space and the shape of quotation marks make no difference, since text is laid out in other ways than it
 * is kept. Pure over the DOM: it changes nothing.
 */

const sameShape: Record<string, string> = { "‘": "'", "’": "'", "“": '"', "”": '"' };

interface Letters {
  /** All letters without white space. */
  text: string;
  /** Where each of them stands. */
  places: { node: Text; offset: number }[];
}

function lettersOf(root: Node): Letters {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const places: Letters["places"] = [];
  let text = "";
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const data = (node as Text).data;
    for (let offset = 0; offset < data.length; offset += 1) {
      const letter = data[offset] ?? "";
      if (letter.trim() !== "") {
        text += sameShape[letter] ?? letter;
        places.push({ node: node as Text, offset });
      }
    }
  }
  return { text, places };
}

const folded = (words: string): string =>
  Array.from(words.replace(/\s+/gu, ""), (letter) => sameShape[letter] ?? letter).join("");

/** The range that holds these words inside an element; null when it does not hold them. */
export function findQuotation(root: Node, words: string): Range | null {
  const wanted = folded(words);
  if (wanted === "") {
    return null;
  }
  const { text, places } = lettersOf(root);
  const at = text.indexOf(wanted);
  const first = places[at];
  const last = places[at + wanted.length - 1];
  if (at < 0 || first === undefined || last === undefined) {
    return null;
  }
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}
