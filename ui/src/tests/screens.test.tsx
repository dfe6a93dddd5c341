/** Every screen opens with the samples of the real program, has one heading, and is clean for axe. */
import { screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { Pretence } from "../ipc/fake";
import { troubles } from "./axe";
import { openWindow } from "./open";

const screens: [string, string, Pretence][] = [
  ["home", "#/", {}],
  ["welcome", "#/", { start: "first-run" }],
  ["welcome", "#/welcome", {}],
  ["unit", "#/unit/any", {}],
  ["lesson", "#/lesson/any", {}],
  ["assessment", "#/assessment/any", {}],
  ["record", "#/record", {}],
  ["give", "#/give", {}],
  ["refresher", "#/refresher", {}],
  ["record", "#/record", { record: "done" }],
  ["record", "#/record", { record: "empty" }],
  ["verify", "#/verify", {}],
  ["verify", "#/verify", { start: "first-run" }],
  ["verify", "#/verify", { start: "damaged" }],
  ["send", "#/send", {}],
  ["register", "#/register", {}],
  ["register", "#/register", { people: 400 }],
  ["settings", "#/settings", {}],
  ["page", "#/page/in-the-moment", {}],
  ["help", "#/help", {}],
  ["plan", "#/plan", {}],
  ["plan-print", "#/plan/print", {}],
  ["notes", "#/notes", {}],
  ["changes", "#/changes", {}],
  ["failure", "#/", { start: "damaged" }],
  ["home", "#/nowhere", {}],
];

describe.each(screens)("the screen %s at %s", (name, address, pretence) => {
  test("is marked as painted, titled, focused on its heading, and clean for axe", async () => {
    const { close } = await openWindow(address, pretence);
    expect(document.documentElement.dataset.screen).toBe(name);
    const headings = screen.getAllByRole("heading", { level: 1 });
    expect(headings).toHaveLength(1);
    expect(document.title).toBe(`${headings[0]?.textContent} · Evenkeel`);
    if (name !== "lesson") {
      expect(document.activeElement, "focus moves with the screen").toBe(headings[0]);
    }
    expect(await troubles(document.body)).toEqual([]);
    close();
  });
});

describe("what has to be there whatever fails", () => {
  const fails = () => {
    throw { code: "database-refused", message: "It cannot be read.", hint: "Wait.", params: {} };
  };

  test("In the moment says the least that is needed when its page cannot be read", async () => {
    const { close } = await openWindow("#/page/in-the-moment", { answers: { page: fails } });
    expect(document.body.textContent).toContain("let go now");
    expect(document.body.textContent).toContain("It cannot be read.");
    close();
  });

  test("999 stands on the help screen when the list cannot be read", async () => {
    const { close } = await openWindow("#/help", { answers: { help: fails } });
    expect(screen.getByRole("heading", { name: /999/ })).toBeTruthy();
    close();
  });

  test.each(["#/page/in-the-moment", "#/help"])(
    "%s opens on a first run and when progress is damaged",
    async (address) => {
      for (const start of ["first-run", "damaged"] as const) {
        const { close } = await openWindow(address, { start });
        expect(["page", "help"]).toContain(document.documentElement.dataset.screen);
        close();
      }
    },
  );

  test("a screen whose data fails says what happened and can try again", async () => {
    let tries = 0;
    const { user, close } = await openWindow("#/record", {
      answers: {
        record: () => {
          tries += 1;
          return fails();
        },
      },
    });
    expect(screen.getByRole("alert").textContent).toContain("Wait.");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(tries).toBe(2);
    close();
  });

  test("a screen that breaks while it is drawn leaves a way home", async () => {
    const { close } = await openWindow("#/record", { answers: { record: () => ({}) } }).catch(
      () => ({ close: () => undefined }),
    );
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("This screen stumbled");
    expect(screen.getByRole("button", { name: "Open the home screen" })).toBeTruthy();
    close();
  });
});
