import { describe, expect, test } from "vitest";
import { findQuotation } from "./quotation";

const page = (html: string): HTMLElement => {
  const element = document.createElement("div");
  element.innerHTML = html;
  return element;
};

describe("finding words again", () => {
  test("across elements, white space and quotation marks", () => {
    const element = page("<p>Say <em>one</em> thing,\n  then “wait”.</p><p>It’s enough.</p>");
    const range = findQuotation(element, 'Say one thing, then "wait".');
    expect(range?.toString().replace(/\s+/g, " ")).toBe("Say one thing, then “wait”.");
    expect(findQuotation(element, "It's enough.")?.toString()).toBe("It’s enough.");
  });

  test("words that are gone are not found", () => {
    expect(findQuotation(page("<p>Something else.</p>"), "Say one thing.")).toBeNull();
    expect(findQuotation(page("<p>Something else.</p>"), "  ")).toBeNull();
  });

  test("letters of two code units stay whole", () => {
    const range = findQuotation(page("<p>a 🙂 b</p>"), "🙂 b");
    expect(range?.toString()).toBe("🙂 b");
  });
});
