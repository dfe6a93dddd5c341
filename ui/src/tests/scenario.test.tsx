/** Playing a scenario, with the story that the course begins with. */
import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleScenario from "../ipc/samples/scenario.json";
import sampleScenarios from "../ipc/samples/scenarios.json";
import type { ScenarioCard } from "../ipc/types/ScenarioCard";
import type { ScenarioView } from "../ipc/types/ScenarioView";
import { along, stepAt } from "../state/story";
import { troubles } from "./axe";
import { broken, callsOf, openWindow, painted } from "./open";

const story = sample<ScenarioView>({ ...sampleScenario, warning: null });
const answers = { scenario: () => structuredClone(story) };
const heading = (): string => document.querySelector(".step-title")?.textContent ?? "";

describe("a way through a story", () => {
  test("follows the choices, and stops at one the story does not have", () => {
    const first = story.steps[0];
    const choice = first?.choices[0];
    expect(stepAt(story, [])?.id).toBe(first?.id);
    expect(stepAt(story, [choice?.id ?? ""])?.id).toBe(choice?.leads_to);
    expect(along(story, [choice?.id ?? "", "gone"])).toHaveLength(1);
  });
});

describe("the scenario screen", () => {
  test("a choice shows what came of it, and one step back offers the others", async () => {
    const { user, close } = await openWindow("#/scenario/any", { answers });
    const begin = heading();
    const choices = within(document.querySelector(".choices") as HTMLElement);
    expect(choices.getAllByRole("button")).toHaveLength(story.steps[0]?.choices.length ?? 0);
    expect(await troubles(document.body)).toEqual([]);
    await user.keyboard("1");
    expect(screen.getByText("You chose:")).toBeTruthy();
    expect(heading()).toBe(stepAt(story, [story.steps[0]?.choices[0]?.id ?? ""])?.title);
    await user.click(screen.getByRole("button", { name: /Back one step/ }));
    expect(heading()).toBe(begin);
    close();
  });

  test("an ending shows the way taken and the debrief, and can be played again", async () => {
    const { user, close } = await openWindow("#/scenario/any", { answers });
    for (let step = 0; step < 12 && document.querySelector(".choices") !== null; step += 1) {
      await user.keyboard("1");
    }
    expect(screen.getByText("Your way through it")).toBeTruthy();
    expect(document.querySelector(".lesson-text")).not.toBeNull();
    expect(await troubles(document.body)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Play it again" }));
    expect(heading()).toBe(story.steps[0]?.title);
    close();
  });

  test("a warning comes first, and nothing of the story is shown before it is passed", async () => {
    const warned = { ...story, warning: "Somebody is hurt in this story." };
    const { user, close } = await openWindow("#/scenario/any", {
      answers: { scenario: () => structuredClone(warned) },
    });
    expect(heading()).toBe("");
    await user.click(screen.getByRole("button", { name: "Begin" }));
    expect(heading()).toBe(story.steps[0]?.title);
    close();
  });

  test("the list leads to every story", async () => {
    const { user, close } = await openWindow("#/scenarios");
    expect(await troubles(document.body)).toEqual([]);
    const [first] = within(screen.getByRole("main")).getAllByRole("link");
    await user.click(first as HTMLElement);
    await painted("scenario");
    close();
  });
});

describe("what is kept of a story", () => {
  const first = story.steps[0]?.choices[0]?.id ?? "";

  test("every move is kept, and an ending says how many were seen", async () => {
    const { user, fake, close } = await openWindow("#/scenario/any", { answers });
    await user.keyboard("1");
    expect(screen.getByText("Your way so far")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /Back one step/ }));
    for (let step = 0; step < 12 && document.querySelector(".choices") !== null; step += 1) {
      await user.keyboard("1");
    }
    const kept = callsOf(fake, "keep_scenario").map(({ choices }) => choices as string[]);
    expect(kept.slice(0, 2)).toEqual([[first], []]);
    expect(stepAt(story, kept.at(-1) ?? [])?.choices).toEqual([]);
    expect(await screen.findByText(/You have now seen 1 of its 4 endings/)).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Where this is taught" })).toBeTruthy();
    expect(await troubles(document.body)).toEqual([]);
    close();
  });

  test("it comes back where it was put down, past its warning, and can begin again", async () => {
    const put = { ...story, warning: "Somebody is hurt.", choices: [first] };
    const { user, fake, close } = await openWindow("#/scenario/any", {
      answers: { scenario: () => structuredClone(put) },
    });
    expect(heading()).toBe(stepAt(story, [first])?.title);
    expect(screen.getByText(/You are back where you put this down/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Begin again" }));
    expect(heading()).toBe(story.steps[0]?.title);
    expect(callsOf(fake, "keep_scenario")).toEqual([{ scenario: story.id, choices: [] }]);
    close();
  });

  test("what could not be kept is said and can be tried again, and the story goes on", async () => {
    const { user, fake, close } = await openWindow("#/scenario/any", {
      answers: {
        ...answers,
        keep_scenario: () => {
          throw broken;
        },
      },
    });
    await user.keyboard("1");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("You can play on.");
    expect(heading()).toBe(stepAt(story, [first])?.title);
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(callsOf(fake, "keep_scenario")).toHaveLength(2));
    close();
  });

  test("where nobody has begun nothing is kept", async () => {
    const { user, fake, close } = await openWindow("#/scenario/any", {
      start: "first-run",
      answers,
    });
    await user.keyboard("1");
    expect(heading()).toBe(stepAt(story, [first])?.title);
    expect(callsOf(fake, "keep_scenario")).toEqual([]);
    close();
  });

  test("the list tells in words what was played, by unit", async () => {
    const [one, two] = sample<ScenarioCard[]>(sampleScenarios);
    const cards = [
      { ...one, played: 2, endings: 3, endings_met: 2, last_played: "2020-11-21T20:00:00.000Z" },
      { ...two, begun: true, unit: null },
    ];
    const { close } = await openWindow("#/scenarios", { answers: { scenarios: () => cards } });
    const said = screen.getByRole("main").textContent ?? "";
    expect(said).toContain("Played twice, last 21 November 2020 · 2 of 3 endings seen");
    expect(said).toContain("You are in the middle of it");
    const groups = screen.getAllByRole("heading", { level: 2 }).map((it) => it.textContent);
    expect(groups).toEqual([`With “${one?.unit?.title}”`, "And these"]);
    expect(await troubles(document.body)).toEqual([]);
    close();
  });
});
