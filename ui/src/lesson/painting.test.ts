import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { findAnchor } from "./anchors";
import { clearPaint, paint } from "./painting";

const html = `<section data-section="toast"><h2>The toast</h2>
<p>She says: <em>“I’m over here.”</em> Step back.</p><p>Say one <b>line</b>.</p></section>`;

function lesson(): HTMLElement {
  const text = document.createElement("div");
  text.innerHTML = html;
  document.body.replaceChildren(text);
  return text;
}

const quote = (place: string, exact: string, noted = false) => ({ place, exact, noted });

const painted = (text: HTMLElement, ...marks: ReturnType<typeof quote>[]) =>
  paint(text, marks, ({ exact }) =>
    findAnchor(text, { lesson: "keys", section: "toast", exact, before: "", after: "" }),
  );

describe("without a web view that paints ranges", () => {
  test("letters are marked across elements, and the text stays as it was", () => {
    const text = lesson();
    const before = text.textContent;
    const shown = painted(
      text,
      quote("a", "over here.” Step back. Say one line", true),
      quote("b", "gone"),
    );
    expect(shown.map(({ place }) => place)).toEqual(["a"]);
    const parts = Array.from(text.querySelectorAll("mark"), (mark) => mark.textContent);
    expect(parts).toEqual(["over here.”", " Step back.", "Say one ", "line"]);
    expect(text.querySelectorAll("em, b, p, h2")).toHaveLength(5);
    expect(text.querySelector("mark")?.className).toBe("marked noted");
    expect(text.textContent).toBe(before);
    clearPaint(text);
    expect(text.innerHTML).toBe(html);
  });

  test("highlights that lie over each other are all shown, and taken off whole", () => {
    const text = lesson();
    const shown = painted(text, quote("a", "I’m over here."), quote("b", "here.” Step"));
    expect(shown.map(({ range }) => range.toString())).toEqual(["I’m over here.", "here.” Step"]);
    painted(text);
    expect(text.innerHTML).toBe(html);
    expect(text.querySelector("em")?.childNodes, "no text node stays cut").toHaveLength(1);
  });
});

describe("with a web view that paints ranges", () => {
  const painting = new Map<string, Range[]>();

  beforeEach(() => {
    painting.clear();
    vi.stubGlobal(
      "Highlight",
      class {
        readonly ranges: Range[];
        constructor(...ranges: Range[]) {
          this.ranges = ranges;
        }
      },
    );
    vi.stubGlobal("CSS", {
      escape: (text: string) => text,
      highlights: {
        set: (name: string, { ranges }: { ranges: Range[] }) => painting.set(name, ranges),
        delete: (name: string) => painting.delete(name),
      },
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("nothing of the text is touched", () => {
    const text = lesson();
    painted(text, quote("a", "Step back."), quote("b", "Say one line", true));
    expect(text.innerHTML).toBe(html);
    expect(painting.get("marked")?.map(String)).toEqual(["Step back."]);
    expect(painting.get("noted")?.map(String)).toEqual(["Say one line"]);
    clearPaint(text);
    expect(painting.size).toBe(0);
  });
});
