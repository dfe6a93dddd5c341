/** Finding one answer: search, common questions and words explained, also before anyone has begun. */
import { screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleGlossary from "../ipc/samples/glossary.json";
import sampleHits from "../ipc/samples/hits.json";
import sampleOwn from "../ipc/samples/hits-own.json";
import sampleQuestions from "../ipc/samples/questions.json";
import type { Hits } from "../ipc/types/Hits";
import type { QuestionCard } from "../ipc/types/QuestionCard";
import type { TermView } from "../ipc/types/TermView";
import { troubles } from "./axe";
import { openWindow, painted } from "./open";

test("common questions are listed in order, each with its straight answer behind it", async () => {
  const cards = sample<QuestionCard[]>(sampleQuestions);
  const { user, close } = await openWindow("#/questions");
  await painted("questions");
  const links = within(screen.getByRole("main")).getAllByRole("link", { name: /\?/ });
  expect(links.map((link) => link.textContent?.trim())).toEqual(cards.map(({ title }) => title));
  expect(await troubles(document.body)).toEqual([]);
  await user.click(links[0] as HTMLElement);
  await painted("question");
  expect(document.querySelector(".straight-answer li")).not.toBeNull();
  expect(await troubles(document.body)).toEqual([]);
  close();
});

test("words are narrowed down as one types, and the one in the address is shown", async () => {
  const terms = sample<TermView[]>(sampleGlossary);
  const wanted = terms[3] as TermView;
  const { user, close } = await openWindow(`#/glossary/${wanted.id}`);
  await painted("glossary");
  expect(document.activeElement?.id).toBe(`term-${wanted.id}`);
  await user.type(screen.getByRole("searchbox"), wanted.term.slice(0, 5));
  expect(document.querySelectorAll(".term").length).toBeLessThan(terms.length);
  await user.clear(screen.getByRole("searchbox"));
  await user.type(screen.getByRole("searchbox"), "qqqq");
  expect(screen.getByText(/No word here contains/)).toBeTruthy();
  expect(await troubles(document.body)).toEqual([]);
  close();
});

test("search, questions and lessons need nobody to have begun", async () => {
  const { user, close } = await openWindow("#/", { start: "first-run" });
  await user.keyboard("/");
  await user.type(screen.getByRole("searchbox"), "noise");
  await screen.findByText(/places? found/);
  await user.keyboard("{Escape}");
  globalThis.location.hash = "#/questions";
  await painted("questions");
  globalThis.location.hash = "#/lesson/any";
  await painted("lesson");
  close();
});

test("a slip of the fingers is named, and what it was taken for", async () => {
  const { user, close } = await openWindow("#/", {
    answers: {
      search: () => ({ ...sample<Hits>(sampleHits), instead: "noise" }),
    },
  });
  await user.keyboard("/");
  await user.type(screen.getByRole("searchbox"), "niose");
  expect(
    await screen.findByText("“niose” does not occur here. These are for “noise”."),
  ).toBeTruthy();
  close();
});

const foundForLine = sample<Hits>(sampleOwn);

test("one's own words stand in a group under the course, and the keys lead through both", async () => {
  const { user, close } = await openWindow("#/");
  await user.keyboard("{Control>}k{/Control}");
  await user.type(screen.getByRole("searchbox"), "line");
  const group = await screen.findByRole("region", { name: "Your notes" });
  const own = within(group).getAllByRole("link");
  expect(own.length).toBe(foundForLine.own.length);
  expect(own.every((link) => link.querySelector("mark, .hit-section") !== null)).toBe(true);
  const links = Array.from(document.querySelectorAll("a.hit"));
  expect(links.slice(-own.length)).toEqual(own);
  expect(
    screen.getByText(`${foundForLine.hits.length} places found, and ${own.length} in your notes`),
  ).toBeTruthy();
  expect(await troubles(document.body)).toEqual([]);
  await user.keyboard("{ArrowDown>30/}");
  expect(document.activeElement).toBe(own.at(-1));
  close();
});

test.each([
  ["plan", "#/plan/field/my-line", "plan"],
  ["reflection", "#/notes/reflection/what-stress-does%2Fown-alarm-signs", "notes"],
] as const)("a hit of kind %s leads to its very place", async (kind, address, name) => {
  const [plan] = foundForLine.own.filter((hit) => hit.kind === "plan");
  const own =
    kind === "plan"
      ? { ...plan, place: { at: "plan", field: "my-line" } }
      : {
          ...plan,
          kind,
          place: { at: "notes", entry: "what-stress-does/own-alarm-signs" },
        };
  const { user, close } = await openWindow("#/", {
    answers: { search: () => ({ ...foundForLine, hits: [], own: [own] }) },
  });
  await user.keyboard("/");
  await user.type(screen.getByRole("searchbox"), "zzz");
  expect(await screen.findByText("The course says nothing about “zzz”.")).toBeTruthy();
  await user.keyboard("{Enter}");
  await painted(name);
  expect(globalThis.location.hash).toBe(address);
  expect(document.activeElement?.id).toBe(
    kind === "plan" ? "field-my-line-text" : "entry-reflection-what-stress-does-own-alarm-signs",
  );
  close();
});

test("what was found is asked for again each time, since it may be gone", async () => {
  let own = foundForLine.own;
  const { user, close } = await openWindow("#/", {
    answers: { search: () => ({ ...foundForLine, own }) },
  });
  await user.keyboard("/");
  await user.type(screen.getByRole("searchbox"), "line");
  await screen.findByRole("region", { name: "Your notes" });
  await user.keyboard("{Escape}");
  document.querySelector("dialog")?.dispatchEvent(new Event("close"));
  own = [];
  await user.keyboard("/");
  await waitFor(() => expect(screen.queryByRole("region", { name: "Your notes" })).toBeNull());
  close();
});
