import { describe, expect, test } from "vitest";
import { reaching, type Stretch, sectionAt, sectionsInView } from "./sections";

const stretches = (...edges: [string, number, number][]): Stretch[] =>
  edges.map(([id, top, bottom]) => ({ id, top, bottom }));
const area = { top: 70, bottom: 700, atEnd: false };

describe("sections in view", () => {
  test("a section counts when two lines of it stand between the bars", () => {
    const text = stretches(["a", -500, 100], ["b", 100, 660], ["c", 660, 1200]);
    expect(sectionsInView(text, area)).toEqual(["b"]);
  });

  test("a short section counts when the whole of it is in view", () => {
    expect(sectionsInView(stretches(["a", 300, 330]), area)).toEqual(["a"]);
  });

  test("at the end of the page every section in view counts, however little of it", () => {
    const text = stretches(["a", 100, 680], ["b", 680, 705]);
    expect(sectionsInView(text, area)).toEqual(["a"]);
    expect(sectionsInView(text, { ...area, atEnd: true })).toEqual(["a", "b"]);
  });
});

describe("the section being read", () => {
  const text = stretches(["a", -900, 200], ["b", 200, 500], ["c", 500, 690]);

  test("is the last one that has begun in the upper third", () => {
    expect(sectionAt(text, area)).toBe("b");
  });

  test("is the last one in view at the end of the page", () => {
    expect(sectionAt(text, { ...area, atEnd: true })).toBe("c");
  });

  test("is the first one before anything has begun, and none without sections", () => {
    expect(sectionAt(stretches(["a", 600, 900]), area)).toBe("a");
    expect(sectionAt([], area)).toBeNull();
  });
});

describe("reaching", () => {
  test("a section is reached after one second in view, once", () => {
    const time = reaching([]);
    expect(time.see(0, ["a"])).toEqual([]);
    expect(time.see(999, ["a"])).toEqual([]);
    expect(time.see(1000, ["a"])).toEqual(["a"]);
    expect(time.see(3000, ["a"])).toEqual([]);
  });

  test("scrolling past does not count: time starts anew", () => {
    const time = reaching([]);
    time.see(0, ["a"]);
    time.see(500, []);
    expect(time.see(1200, ["a"])).toEqual([]);
    expect(time.see(2200, ["a"])).toEqual(["a"]);
  });

  test("a window that cannot be seen stops the time", () => {
    const time = reaching([]);
    time.see(0, ["a"]);
    time.pause();
    expect(time.see(5000, ["a"])).toEqual([]);
  });

  test("what was reached before is not told again", () => {
    const time = reaching(["a"]);
    time.see(0, ["a", "b"]);
    expect(time.see(1000, ["a", "b"])).toEqual(["b"]);
  });
});
