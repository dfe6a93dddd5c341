/** Our plan, My notes, My numbers and What changed, on the pretended program: by role and name. */
import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleChanges from "../ipc/samples/changes.json";
import sampleEmptyNotes from "../ipc/samples/notes-empty.json";
import samplePlan from "../ipc/samples/plan.json";
import sampleEmptyPlan from "../ipc/samples/plan-empty.json";
import type { Changes } from "../ipc/types/Changes";
import type { PlanView } from "../ipc/types/PlanView";
import { groupsFor } from "../parts/plan-sheet";
import { troubles } from "./axe";
import { broken, callsOf, openWindow, painted } from "./open";

const plan = sample<PlanView>(samplePlan);
const fields = plan.groups.flatMap((group) => group.fields);
const filled = fields.filter(({ state }) => state.text !== "");
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const textbox = (name: string | RegExp) =>
  screen.findByRole<HTMLTextAreaElement>("textbox", { name });
const waysOut = fields.find(({ id }) => id === "our-ways-out");

describe("Our plan", () => {
  test("shows every field, what is private, and how far it is in words", async () => {
    const { close } = await openWindow("#/plan");
    expect(screen.getAllByRole("textbox")).toHaveLength(fields.length);
    expect(screen.getByText(`${plan.filled} of ${plan.fields} filled in.`)).toBeTruthy();
    expect(document.querySelectorAll(".private")).toHaveLength(
      fields.filter((field) => field.private).length,
    );
    close();
  });

  test("begins empty, and says where to begin", async () => {
    const { user, close } = await openWindow("#/plan", {
      answers: {
        plan: () => sample(sampleEmptyPlan),
        keep_plan_field: ({ field, text }) => ({
          field,
          text,
          saved: "2026-11-23T19:42:00.000Z",
          by: null,
          earlier: [],
        }),
      },
    });
    expect(screen.getByText(/Nothing is filled in yet/)).toBeTruthy();
    await user.type(await textbox(/^Early signs/), "He goes quiet.");
    await user.tab();
    expect(await screen.findByText(`1 of ${plan.fields} filled in.`)).toBeTruthy();
    close();
  });

  test("is saved as typed", async () => {
    const { user, fake, close } = await openWindow("#/plan");
    await user.type(await textbox(/^Hazards at home/), "The pan.");
    await waitFor(() =>
      expect(callsOf(fake, "keep_plan_field").at(-1)).toEqual({
        field: "hazards",
        text: "The pan.",
      }),
    );
    close();
  });

  test("keeps an earlier text under its field; it can stand again, and that be taken back", async () => {
    const { user, fake, close } = await openWindow("#/plan");
    const field = await textbox(/^Our ways out/);
    const earlier = waysOut?.state.earlier[0];
    await user.click(screen.getByText("An earlier text"));
    expect(screen.getByText(earlier?.text ?? "")).toBeTruthy();
    expect(screen.getByText(/^by Rosa/)).toBeTruthy();
    await user.click(await button("Use this one"));
    await waitFor(() => expect(field.value).toBe(earlier?.text));
    expect(callsOf(fake, "use_earlier_text")).toEqual([
      { field: "our-ways-out", text: earlier?.id },
    ]);
    await user.click(await button("Undo"));
    await waitFor(() => expect(field.value).toBe(waysOut?.state.text));
    close();
  });

  test("is built together with somebody on this computer, and alone again", async () => {
    const together = plan.together;
    const { user, fake, close } = await openWindow("#/plan", {});
    await user.click(await button("Build it alone again"));
    expect(await screen.findByText("You build this plan alone.")).toBeTruthy();
    await user.click(await button("Build this plan together with Rosa"));
    expect(await screen.findByText(/You build this plan together with Rosa\./)).toBeTruthy();
    expect(callsOf(fake, "join_plan")).toEqual([{ learner: together[0]?.id }]);
    await user.click(await button("Undo"));
    expect(await screen.findByText("You build this plan alone.")).toBeTruthy();
    close();
  });

  test("goes to a file and comes from one, and says what that did", async () => {
    const { user, close } = await openWindow("#/plan");
    await user.click(await button("Save our plan to a file"));
    expect(await screen.findByText(/our-plan\.evenkeel-plan$/)).toBeTruthy();
    await user.click(await button("Bring in a plan from a file"));
    expect(
      await screen.findByText(/2 fields filled\. 1 field now/, { selector: ".undo-bar p" }),
    ).toBeTruthy();
    expect(await button("Undo")).toBeTruthy();
    close();
  });

  test("says why a file cannot be brought in", async () => {
    const { user, close } = await openWindow("#/plan", {
      answers: {
        bring_in_plan: () => {
          throw { ...broken, code: "not-a-plan-file", message: "That is a picture." };
        },
      },
    });
    await user.click(await button("Bring in a plan from a file"));
    expect((await screen.findByRole("alert")).textContent).toContain("That is a picture.");
    close();
  });
});

describe("the print of Our plan", () => {
  test("leaves the private fields off the copy for the fridge, and says how many", async () => {
    const secret = filled.filter((field) => field.private);
    expect(secret.length).toBeGreaterThan(0);
    const { user, fake, close } = await openWindow("#/plan/print");
    const sheet = () => screen.getByRole("region", { name: "How it will look" });
    for (const field of filled) {
      expect(sheet().textContent).toContain(field.title);
    }
    await user.click(screen.getByRole("radio", { name: /For the fridge/ }));
    for (const field of secret) {
      expect(sheet().textContent).not.toContain(field.title);
      expect(sheet().textContent).not.toContain(field.state.text);
    }
    expect(screen.getByText(/left out as private/)).toBeTruthy();
    await user.click(await button("Print"));
    expect(callsOf(fake, "print_page")).toHaveLength(1);
    await user.click(await button("Save as a page"));
    expect(callsOf(fake, "save_plan_sheet")).toEqual([{ print: "fridge" }]);
    expect(await screen.findByText(/our-plan\.html$/)).toBeTruthy();
    close();
  });

  test("offers the file when the printer cannot be reached", async () => {
    const { user, close } = await openWindow("#/plan/print", {
      answers: {
        print_page: () => {
          throw broken;
        },
      },
    });
    await user.click(await button("Print"));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(await button("Save as a page")).toBeTruthy();
    close();
  });

  test("has nothing to print before anything is filled in", async () => {
    const { close } = await openWindow("#/plan/print", {
      answers: { plan: () => sample(sampleEmptyPlan) },
    });
    expect(screen.getByText(/nothing to print/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Print" })).toBeNull();
    close();
  });

  test("holds only what is filled in", () => {
    const whole = groupsFor(plan, "whole");
    expect(whole.left).toBe(0);
    expect(whole.groups.flatMap((group) => group.fields)).toHaveLength(filled.length);
    expect(whole.groups.every((group) => group.fields.length > 0)).toBe(true);
  });
});

describe("My notes", () => {
  test("begin empty, and say how to begin", async () => {
    const { close } = await openWindow("#/notes", {
      answers: { notes: () => sample(sampleEmptyNotes) },
    });
    expect(screen.getByText("Nothing here yet.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Save my notes/ })).toBeNull();
    close();
  });

  test("lead to the place, and show what has lost its own", async () => {
    const { close } = await openWindow("#/notes");
    const link = screen.getByRole("link", { name: "Go there: Fewer words at the peak" });
    expect(link.getAttribute("href")).toBe("#/lesson/what-stress-does/fewer-words");
    const gone = screen.getByText("It ends sooner than it seems.").closest("li") as HTMLElement;
    expect(within(gone).getByText(/This text has changed/)).toBeTruthy();
    expect(within(gone).queryByRole("link")).toBeNull();
    close();
  });

  test("are changed, deleted and put back", async () => {
    const { user, fake, close } = await openWindow("#/notes");
    const highlight = screen
      .getByText("Say one short line, once, low and slow.")
      .closest("li") as HTMLElement;
    await user.click(within(highlight).getByRole("button", { name: "Change words" }));
    await user.type(await textbox("Your words"), " Today.");
    await user.click(within(highlight).getByRole("button", { name: "Done" }));
    await waitFor(() => expect(callsOf(fake, "keep_note").at(-1)?.text).toMatch(/ Today\.$/));
    await user.click(
      within(highlight).getByRole("button", { name: "Delete highlight: Fewer words at the peak" }),
    );
    await waitFor(() => expect(screen.queryByText(/^Say one short line/)).toBeNull());
    await user.click(await button("Undo"));
    expect(await screen.findByText(/^Say one short line/)).toBeTruthy();
    close();
  });

  test("give a reflection away only when it is chosen", async () => {
    const { user, fake, close } = await openWindow("#/notes");
    expect(screen.getByText(/no reflections, since none is chosen/)).toBeTruthy();
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: /in my record/ });
    expect(box.checked).toBe(false);
    await user.click(box);
    expect(callsOf(fake, "choose_reflection")).toEqual([
      { lesson: "what-stress-does", reflection: "own-alarm-signs", inRecord: true },
    ]);
    expect(await screen.findByText(/and the 1 reflection you chose/)).toBeTruthy();
    await user.click(await button("Save my notes to a file"));
    expect(await screen.findByText(/my-notes\.md$/)).toBeTruthy();
    close();
  });
});

describe("My numbers", () => {
  test("stand before the numbers of the course, and are changed there", async () => {
    const { user, fake, close } = await openWindow("#/help");
    const mine = await screen.findByRole("region", { name: "My numbers" });
    expect(mine.textContent).toContain("0113 496 0000");
    const others = screen.getByRole("heading", { name: /^Numbers for/ });
    expect(mine.compareDocumentPosition(others)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await user.click(await button("Change my numbers"));
    const number = screen.getByRole("textbox", { name: "Number, 1" });
    await user.clear(number);
    await user.type(number, "0113 496 0001");
    await user.click(await button("Add a number"));
    await user.type(screen.getByRole("textbox", { name: "Who, 3" }), "Ben");
    await user.tab();
    await user.type(screen.getByRole("textbox", { name: "Number, 3" }), "1");
    await user.click(await button("Done"));
    await waitFor(() => expect(mine.textContent).toContain("0113 496 0001"));
    await waitFor(() => expect(mine.textContent).toContain("Ben"));
    const added = callsOf(fake, "keep_number").filter(({ name }) => name === "Ben");
    expect(new Set(added.slice(1).map(({ place }) => place)).has(null), "one row, not two").toBe(
      false,
    );
    close();
  });

  test("are deleted and put back", async () => {
    const { user, close } = await openWindow("#/help");
    await user.click(await button("Change my numbers"));
    await user.click(await button("Delete Out-of-hours line"));
    expect(await button("Undo")).toBeTruthy();
    await user.click(await button("Done"));
    const mine = await screen.findByRole("region", { name: "My numbers" });
    expect(mine.textContent).not.toContain("Out-of-hours line");
    await user.click(await button("Undo"));
    await waitFor(() => expect(mine.textContent).toContain("Out-of-hours line"));
    close();
  });

  test("are in the menu of every screen", async () => {
    const { close } = await openWindow("#/");
    const list = await screen.findByRole("list", { name: "My numbers", hidden: true });
    expect(list.textContent).toContain("0113 496 0000");
    close();
  });

  test("of nobody say how to begin, and the course’s numbers stand when nothing can be opened", async () => {
    const first = await openWindow("#/help", { start: "first-run" });
    expect(screen.getByText(/Once you have started/)).toBeTruthy();
    expect(callsOf(first.fake, "my_numbers")).toEqual([]);
    first.close();
    const second = await openWindow("#/help", { start: "damaged" });
    expect(screen.getByText(/cannot be shown just now/)).toBeTruthy();
    expect(document.querySelectorAll(".number").length).toBeGreaterThan(2);
    second.close();
  });
});

describe("what changed", () => {
  const { lessons } = sample<Changes>(sampleChanges);

  test("is told by home in a quiet line, and listed by section", async () => {
    const { user, close } = await openWindow("#/");
    await user.click(screen.getByRole("link", { name: "See what changed" }));
    await painted("changes");
    for (const section of lessons[0]?.sections ?? []) {
      const link = screen.getByRole("link", { name: section.title });
      expect(link.getAttribute("href")).toBe(`#/lesson/${lessons[0]?.lesson}/${section.section}`);
    }
    close();
  });

  test("is not mentioned when nothing did", async () => {
    const home = await openWindow("#/changes", {
      answers: { changes: () => ({ ...sample<Changes>(sampleChanges), lessons: [] }) },
    });
    expect(screen.getByText("Nothing has changed since you read it.")).toBeTruthy();
    expect(await troubles(document.body)).toEqual([]);
    home.close();
  });
});
