/** Refreshers, on the pretended program: offered quietly, asked one at a time, left at any moment. */
import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleHome from "../ipc/samples/home.json";
import sampleRecord from "../ipc/samples/record.json";
import sampleRefresher from "../ipc/samples/refresher.json";
import sampleRight from "../ipc/samples/refresher-outcome-right.json";
import sampleWrong from "../ipc/samples/refresher-outcome-wrong.json";
import sampleStart from "../ipc/samples/start.json";
import type { Home } from "../ipc/types/Home";
import type { RecordView } from "../ipc/types/RecordView";
import type { RefresherOutcome } from "../ipc/types/RefresherOutcome";
import type { RefresherView } from "../ipc/types/RefresherView";
import type { Start } from "../ipc/types/Start";
import { lessonAddress } from "../state/router";
import { troubles } from "./axe";
import { broken, callsOf, openWindow, painted } from "./open";

const view = sample<RefresherView>(sampleRefresher);
const right = sample<RefresherOutcome>(sampleRight).state;
const wrong = sample<RefresherOutcome>(sampleWrong).state;
const [first] = view.questions;
/** A start with another home screen than the sample's. */
const withHome = (changes: Partial<Home>) => ({
  start: () => ({
    ...sample<Start>(sampleStart),
    home: { ...sample<Home>(sampleHome), ...changes },
  }),
});

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const title = () => screen.getByRole("heading", { level: 1 }).textContent;
/** The radio button of an option, found by its id in the sample. */
const option = (id: string | undefined) => {
  const found = document.querySelector<HTMLInputElement>(`main input[value="${id}"]`);
  if (found === null) {
    throw new Error(`no option ${id}`);
  }
  return found;
};

describe("on the home screen", () => {
  test("a refresher that is due is one quiet link, first of all, with what it is and how long", async () => {
    const { user, close } = await openWindow("#/", {
      answers: withHome({ refresher: { questions: 8, minutes: 5 } }),
    });
    const link = screen.getByRole("link", { name: /A five-minute refresher/ });
    expect(link.textContent).toContain("8 questions you have met before.");
    expect(within(screen.getByRole("main")).getAllByRole("link")[0]).toBe(link);
    await user.click(link);
    expect(await painted("refresher")).toBe("refresher");
    close();
  });

  test("there is nothing when nothing is offered", async () => {
    const { close } = await openWindow("#/", {
      answers: withHome({ refresher: null }),
    });
    expect(screen.getByRole("main").textContent).not.toContain("refresher");
    close();
  });

  test.each([
    ["2099-11-23", "Take the whole course again by 23 November 2099."],
    ["2020-11-23", "The whole course was due to be taken again by 23 November 2020."],
  ])("the day for the whole course, %s, is told in words", async (day, said) => {
    const { close } = await openWindow("#/", {
      answers: withHome({ refresher_due: day }),
    });
    expect(screen.getByRole("main").textContent).toContain(said);
    close();
  });
});

test("the record says by when the course should be taken again", async () => {
  const record = { ...sample<RecordView>(sampleRecord), refresher_due: "2029-11-23" };
  const { close } = await openWindow("#/record", { answers: { record: () => record } });
  const term = screen.getByText("Take it again by");
  expect(term.nextElementSibling?.textContent).toBe("23 November 2029");
  close();
});

describe("a refresher", () => {
  test("gives the reason for a wrong answer, counts the tries, and leads to what teaches it", async () => {
    const { user, fake, close } = await openWindow("#/refresher");
    expect(title()).toBe("A four-minute refresher");
    expect(screen.getByText(/^Question 1 of 6/)).toBeTruthy();
    expect(screen.queryByText(/^This is taught in/)).toBeNull();

    await user.click(option(wrong.chosen[0]));
    await user.click(button("Check my answer"));
    await screen.findByText(/Not this one/);
    const link = screen.getByRole("link", { name: first?.section_title ?? "" });
    expect(link.getAttribute("href")).toBe(
      lessonAddress(first?.lesson ?? "", first?.section ?? null),
    );
    expect(screen.queryByRole("button", { name: "Next question" })).toBeNull();

    await user.click(button("Try again"));
    await user.click(option(right.chosen[0]));
    await user.click(button("Check my answer"));
    await screen.findByText("Yes, that’s it.");
    expect(callsOf(fake, "answer_refresher")).toEqual([
      { lesson: first?.lesson, check: first?.check, tries: 0, chosen: wrong.chosen },
      { lesson: first?.lesson, check: first?.check, tries: 1, chosen: right.chosen },
    ]);
    expect(await troubles(document.body)).toEqual([]);

    await user.click(button(/Next question/));
    await screen.findByText(/^Question 2 of 6/);
    const question = document.querySelector("main .question");
    expect(document.activeElement, "reading goes on at the question").toBe(question);
    close();
  });

  test("shows the answer after a try, in words that fit practice", async () => {
    const { user, fake, close } = await openWindow("#/refresher");
    await user.click(option(wrong.chosen[0]));
    await user.click(button("Check my answer"));
    await user.click(await screen.findByRole("button", { name: "Show me the answer" }));
    await screen.findByText("Here is the answer. It will come back soon.");
    expect(callsOf(fake, "show_refresher")).toEqual([
      { lesson: first?.lesson, check: first?.check, tries: 1 },
    ]);
    close();
  });

  test("can be left at any moment, with what was hard to read again and no score", async () => {
    const { user, close } = await openWindow("#/refresher");
    await user.click(option(wrong.chosen[0]));
    await user.click(button("Check my answer"));
    await screen.findByText(/Not this one/);
    await user.click(button("That is enough for today"));
    await waitFor(() => expect(title()).toBe("Leave it there for today"));
    const main = within(screen.getByRole("main"));
    expect(screen.getByRole("main").textContent).toContain("You went over one question.");
    expect(main.getByRole("link", { name: first?.section_title ?? "" })).toBeTruthy();
    expect(screen.getByRole("main").textContent).not.toMatch(/%|right|wrong|score/i);
    expect(main.getByRole("link", { name: "Home" })).toBeTruthy();
    expect(await troubles(document.body)).toEqual([]);
    await user.click(button("A few more now"));
    await screen.findByText(/^Question 1 of 5/);
    close();
  });

  test("ends with what comes next, and when", async () => {
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    const next_at = tomorrow.toISOString();
    let asked = 0;
    const { user, close } = await openWindow("#/refresher", {
      answers: {
        refresher: () => {
          asked += 1;
          return { ...view, questions: asked === 1 ? [first] : [], minutes: 1, next_at };
        },
      },
    });
    expect(title()).toBe("A one-minute refresher");
    await user.click(option(right.chosen[0]));
    await user.click(button("Check my answer"));
    await user.click(await screen.findByRole("button", { name: /To the end/ }));
    await waitFor(() => expect(title()).toBe("That is all for today"));
    expect(screen.getByText("The next questions come back tomorrow.")).toBeTruthy();
    expect(screen.queryByText("Worth reading once more")).toBeNull();
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 })),
    );
    close();
  });

  test("can be done by keyboard alone", async () => {
    const { user, fake, close } = await openWindow("#/refresher");
    option(first?.html.match(/data-option="([^"]+)"/)?.[1]).focus();
    await user.keyboard("{ArrowDown} ");
    await user.tab();
    expect(document.activeElement).toBe(button("Check my answer"));
    await user.keyboard("{Enter}");
    await screen.findByText("Yes, that’s it.");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText("Yes, that’s it.")));
    button(/Next question/).focus();
    await user.keyboard("{Enter}");
    await screen.findByText(/^Question 2 of 6/);
    expect(callsOf(fake, "answer_refresher")).toHaveLength(1);
    close();
  });

  test("keeps an answer on the screen that could not be saved, and counts no try for it", async () => {
    let full = true;
    const { user, fake, close } = await openWindow("#/refresher", {
      answers: {
        answer_refresher: () => {
          if (full) {
            full = false;
            throw broken;
          }
          return sample(sampleRight);
        },
      },
    });
    await user.click(option(right.chosen[0]));
    await user.click(button("Check my answer"));
    const alert = await screen.findByRole("alert");
    expect(option(right.chosen[0]).checked).toBe(true);
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    await screen.findByText("Yes, that’s it.");
    expect(callsOf(fake, "answer_refresher").map(({ tries }) => tries)).toEqual([0, 0]);
    close();
  });

  test.each([
    [{ off: true, next_at: null }, "Refreshers are switched off", "Open Settings"],
    [{ off: false, next_at: null }, "Nothing to go over today", "Home"],
  ])("with nothing to ask it says why: %o", async (state, said, link) => {
    const { close } = await openWindow("#/refresher", {
      answers: { refresher: () => ({ ...view, ...state, questions: [] }) },
    });
    expect(title()).toBe(said);
    expect(within(screen.getByRole("main")).getByRole("link", { name: link })).toBeTruthy();
    expect(await troubles(document.body)).toEqual([]);
    close();
  });
});

test("how much comes back is a setting in words", async () => {
  const { user, fake, close } = await openWindow("#/settings");
  const group = within(screen.getByRole("group", { name: "Refreshers" }));
  expect(group.getByRole<HTMLInputElement>("radio", { name: /Usual/ }).checked).toBe(true);
  await user.click(group.getByRole("radio", { name: /Off/ }));
  await waitFor(() => expect(callsOf(fake, "save_settings")).toHaveLength(1));
  expect(callsOf(fake, "save_settings")[0]).toMatchObject({ settings: { refreshers: "off" } });
  close();
});
