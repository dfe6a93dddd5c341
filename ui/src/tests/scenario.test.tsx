/** Playing a scenario, with the story that the course begins with. */
import { screen, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleScenario from "../ipc/samples/scenario.json";
import type { ScenarioView } from "../ipc/types/ScenarioView";
import { along, stepAt } from "../state/story";
import { troubles } from "./axe";
import { openWindow, painted } from "./open";

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
