/** The manual, “How to use Evenkeel”: only to read, reached from three places, with nothing kept. */
import { screen, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleLesson from "../ipc/samples/lesson.json";
import sampleUnit from "../ipc/samples/unit.json";
import type { LessonView } from "../ipc/types/LessonView";
import type { UnitView } from "../ipc/types/UnitView";
import { manualAddress } from "../state/router";
import { troubles } from "./axe";
import { callsOf, openWindow } from "./open";

const lesson = sample<LessonView>(sampleLesson);
const answers = {
  unit: () => ({ ...sample<UnitView>(sampleUnit), reading_only: true }),
  open_lesson: () => ({
    ...lesson,
    id: "two",
    reading_only: true,
    warning: null,
    opened: { why: "beginning" },
    lessons: [
      { id: "one", title: "Finding your way", state: "done" },
      { id: "two", title: "Reading your way", state: "not-started" },
    ],
  }),
};

describe("the manual", () => {
  test.each(["#/", "#/settings"])("is one link away at %s", async (address) => {
    const { close } = await openWindow(address);
    const main = within(screen.getByRole("main"));
    const link = main.getByRole("link", { name: "How to use Evenkeel" });
    expect(link.getAttribute("href")).toBe(manualAddress);
    close();
  });

  test("stands in the menu of the one who studies", async () => {
    const { user, close } = await openWindow("#/record");
    const header = within(screen.getByRole("banner"));
    await user.click(header.getByText("S", { selector: ".disc" }));
    expect(header.getByRole("link", { name: "How to use Evenkeel" }).getAttribute("href")).toBe(
      manualAddress,
    );
    close();
  });

  test("has no progress, no assessment and no rule", async () => {
    const { close } = await openWindow(manualAddress, { answers });
    const said = screen.getByRole("main").textContent ?? "";
    expect(said).not.toMatch(/Not started|Done|checks answered|assessment is passed/);
    expect(screen.queryByRole("img", { name: /lessons/ })).toBeNull();
    expect(document.querySelector(".assessment-card")).toBeNull();
    expect(await troubles(document.body)).toEqual([]);
    close();
  });

  test("counts nothing while it is read, and leads back and onwards", async () => {
    const { fake, close } = await openWindow("#/lesson/two", { answers });
    expect(screen.queryByRole("button", { name: "Mark as done" })).toBeNull();
    expect(screen.getByRole("contentinfo").textContent).not.toContain("Still open");
    expect(
      screen.getByRole("link", { name: "Previous lesson: Finding your way" }).getAttribute("href"),
    ).toBe("#/lesson/one");
    expect(
      within(screen.getByRole("contentinfo")).getByRole("link", { name: "Home" }),
    ).toBeTruthy();
    expect(await troubles(document.body)).toEqual([]);
    close();
    expect(callsOf(fake, "study")).toEqual([]);
    expect(callsOf(fake, "leave_lesson")).toEqual([]);
  });
});
