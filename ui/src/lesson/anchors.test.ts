import { describe, expect, test } from "vitest";
import { anchorOf, findAnchor, sectionOf, sentencesOf } from "./anchors";

function lesson(html: string): HTMLElement {
  const text = document.createElement("div");
  text.innerHTML = html;
  document.body.replaceChildren(text);
  return text;
}

const toast = `<section data-section="toast"><h2>The toast</h2>
<p>She says: <em>“I’m over here.”</em> Step back.</p><p>Say one line. Step back. Breathe.</p></section>
<section data-section="after"><h2>After</h2><ul><li>Water</li><li>Quiet, e.g. no radio</li></ul></section>`;

/** Selects from the first occurrence of some words to the end of others. */
function select(text: HTMLElement, from: string, to: string): Range {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let begun = false;
  while (walker.nextNode() !== null) {
    const node = walker.currentNode as Text;
    if (!begun && node.data.includes(from)) {
      range.setStart(node, node.data.indexOf(from));
      begun = true;
    }
    if (begun && node.data.includes(to)) {
      range.setEnd(node, node.data.indexOf(to) + to.length);
      return range;
    }
  }
  throw new Error(`no ${to}`);
}

const said = (range: Range | null): string | null =>
  range === null ? null : range.toString().replace(/\s+/gu, " ").trim();

describe("an anchor", () => {
  test("holds the words, and what stands around them across elements", () => {
    const text = lesson(toast);
    const anchor = anchorOf("keys", select(text, "here", "Say one line."));
    expect(anchor).toEqual({
      lesson: "keys",
      section: "toast",
      exact: "here.” Step back. Say one line.",
      before: "The toast She says: “I’m over",
      after: "Step back. Breathe.",
    });
  });

  test("ends with its section", () => {
    const text = lesson(toast);
    expect(anchorOf("keys", select(text, "Breathe", "Water"))?.exact).toBe("Breathe.");
  });

  test("is nothing without words, and outside the text", () => {
    const text = lesson(`${toast}<p>outside</p>`);
    const empty = select(text, "Breathe", "Breathe");
    empty.collapse(true);
    expect(anchorOf("keys", empty)).toBeNull();
    expect(anchorOf("keys", select(text, "outside", "outside"))).toBeNull();
    expect(sectionOf(text)).toBeNull();
  });

  test("leads back to the same of several places", () => {
    const text = lesson(toast);
    const paragraphs = text.querySelectorAll("p");
    for (const paragraph of paragraphs) {
      const range = select(paragraph, "Step back.", "Step back.");
      const anchor = anchorOf("keys", range);
      const found = anchor === null ? null : findAnchor(text, anchor);
      expect(found?.startContainer.parentElement).toBe(paragraph);
      expect(said(found)).toBe("Step back.");
    }
  });

  test("survives an edit around its words, other elements, and another section", () => {
    const anchor = anchorOf("keys", select(lesson(toast), "Say one line.", "Say one line."));
    const edited = lesson(
      `<section data-section="toast"><p>Breathe.</p></section>
       <section data-section="new"><p>First: say nothing. <b>Say</b> one\n line. Then wait.</p></section>`,
    );
    expect(anchor && said(findAnchor(edited, anchor))).toBe("Say one line.");
  });

  test("is not found once its words are gone", () => {
    const anchor = anchorOf("keys", select(lesson(toast), "Say one line.", "Say one line."));
    const edited = lesson(`<section data-section="toast"><p>Say two lines.</p></section>`);
    expect(anchor && findAnchor(edited, anchor)).toBeNull();
  });

  test("takes no notice of what the program put beside the text", () => {
    const text = lesson(
      `<section data-section="toast"><div data-ours>Mark this section</div><p class="prompt-label">To think about</p>
       <p>Say one line.</p><div class="why-slot"><p>Because.</p></div><p>Breathe.</p></section>`,
    );
    const anchor = anchorOf("keys", select(text, "Say", "Breathe."));
    expect(anchor).toMatchObject({ exact: "Say one line. Breathe.", before: "", after: "" });
  });
});

describe("sentences", () => {
  test("are what a reader would call one, in order", () => {
    const text = lesson(toast);
    const sections = text.querySelectorAll<HTMLElement>("[data-section]");
    const all = Array.from(sections, (section) => sentencesOf(section).map(said));
    expect(all).toEqual([
      ["She says: “I’m over here.”", "Step back.", "Say one line.", "Step back.", "Breathe."],
      ["Water", "Quiet, e.g. no radio"],
    ]);
  });
});
