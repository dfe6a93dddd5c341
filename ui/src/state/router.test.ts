import { describe, expect, test } from "vitest";
import { addressOf, parseRoute, type Route, screenKey } from "./router";

describe("addresses", () => {
  test.each<[string, Route]>([
    ["", { screen: "home" }],
    ["#/", { screen: "home" }],
    ["#/unit/staying-safe", { screen: "unit", unit: "staying-safe" }],
    ["#/lesson/toast", { screen: "lesson", lesson: "toast", section: null }],
    ["#/lesson/toast/body", { screen: "lesson", lesson: "toast", section: "body" }],
    ["#/assessment/staying-safe", { screen: "assessment", unit: "staying-safe" }],
    ["#/record", { screen: "record" }],
    ["#/plan", { screen: "plan", print: false, field: null }],
    ["#/plan/print", { screen: "plan", print: true, field: null }],
    ["#/plan/field/print", { screen: "plan", print: false, field: "print" }],
    ["#/notes", { screen: "notes", entry: null }],
    ["#/notes/note/toast%2F1", { screen: "notes", entry: { kind: "note", place: "toast/1" } }],
    ["#/refresher", { screen: "refresher" }],
    ["#/page/in-the-moment", { screen: "page", page: "in-the-moment" }],
  ])("%s is read, and written the same way", (address, route) => {
    expect(parseRoute(address)).toEqual(route);
    expect(parseRoute(addressOf(route))).toEqual(route);
  });

  test.each(["#/nowhere", "#/unit", "#/lesson/", "#toast", "#/%E0%A4%A"])(
    "%s is not known, so home opens",
    (address) => {
      expect(parseRoute(address)).toEqual({ screen: "home" });
    },
  );

  test("an id with odd letters survives", () => {
    const route: Route = { screen: "unit", unit: "a/b c?" };
    expect(parseRoute(addressOf(route))).toEqual(route);
  });

  test("another section is a place within the same screen", () => {
    expect(screenKey(parseRoute("#/lesson/toast/body"))).toBe(
      screenKey(parseRoute("#/lesson/toast")),
    );
    expect(screenKey(parseRoute("#/plan/field/hazards"))).toBe(screenKey(parseRoute("#/plan")));
    expect(screenKey(parseRoute("#/notes/note/a%2Fb"))).toBe(screenKey(parseRoute("#/notes")));
    expect(screenKey(parseRoute("#/lesson/toast"))).not.toBe(
      screenKey(parseRoute("#/lesson/climb")),
    );
  });
});
