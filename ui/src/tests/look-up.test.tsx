/** Finding one answer: search, common questions and words explained, also before anyone has begun. */
import { screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleGlossary from "../ipc/samples/glossary.json";
import sampleHits from "../ipc/samples/hits.json";
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
