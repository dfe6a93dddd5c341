/** What people do, on the pretended program: by role and name, as they would find it. */
import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleAttempt from "../ipc/samples/attempt.json";
import sampleBackups from "../ipc/samples/backups.json";
import sampleHits from "../ipc/samples/hits.json";
import sampleHome from "../ipc/samples/home.json";
import sampleLesson from "../ipc/samples/lesson.json";
import sampleFile from "../ipc/samples/saved-file.json";
import type { Attempt } from "../ipc/types/Attempt";
import type { Hit } from "../ipc/types/Hit";
import type { Home } from "../ipc/types/Home";
import type { LessonView } from "../ipc/types/LessonView";
import { moment } from "../words/time";
import { openWindow, painted } from "./open";

const home = sample<Home>(sampleHome);
const lesson = sample<LessonView>(sampleLesson);
const attempt = sample<Attempt>(sampleAttempt);
const broken = {
  code: "disk-full",
  message: "The disk is full.",
  hint: "Free some space.",
  params: {},
};
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const callsOf = (fake: { calls: [string, Record<string, unknown>][] }, command: string) =>
  fake.calls.filter(([name]) => name === command).map(([, parameters]) => parameters);

describe("first run", () => {
  test("someone who is just reading presses the same button, and home opens", async () => {
    const { user, fake, close } = await openWindow("#/", { start: "first-run" });
    await user.click(button("Start"));
    await painted("home");
    expect(callsOf(fake, "begin")).toEqual([
      { name: "", settings: expect.objectContaining({ nation: null, text_size: 100 }) },
    ]);
    close();
  });

  test("name, nation and text size are taken along, and the size is seen at once", async () => {
    const { user, fake, close } = await openWindow("#/", { start: "first-run" });
    await user.type(screen.getByRole("textbox", { name: /name/ }), "Sam");
    await user.click(screen.getByRole("radio", { name: "Scotland" }));
    await user.click(button("Larger text"));
    expect(document.documentElement.style.fontSize).toBe("110%");
    await user.click(button("Start"));
    await painted("home");
    expect(callsOf(fake, "begin")).toEqual([
      { name: "Sam", settings: expect.objectContaining({ nation: "scotland", text_size: 110 }) },
    ]);
    close();
  });

  test("what was typed stays when it could not be saved", async () => {
    const { user, close } = await openWindow("#/", {
      start: "first-run",
      answers: {
        begin: () => {
          throw broken;
        },
      },
    });
    await user.type(screen.getByRole("textbox", { name: /name/ }), "Sam");
    await user.click(button("Start"));
    expect((await screen.findByRole("alert")).textContent).toContain("Free some space.");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: /name/ }).value).toBe("Sam");
    close();
  });
});

describe("home", () => {
  test("has one next step, and each unit with its progress in words", async () => {
    const { close } = await openWindow("#/");
    const main = screen.getByRole("main");
    expect(within(main).getByRole("link", { name: /Continue|Start/ })).toBeTruthy();
    for (const unit of home.units) {
      expect(main.textContent).toContain(unit.title);
    }
    close();
  });
});

describe("a lesson", () => {
  const ready = { ...lesson, lacking: { sections: [], checks: [], words: "" }, state: "started" };

  test("says what is missing when it is marked as done too early, with ways there", async () => {
    const open = lesson.lacking.checks[0];
    const { user, fake, close } = await openWindow("#/lesson/any");
    await user.click(button("Mark as done"));
    expect(callsOf(fake, "complete_lesson")).toEqual([]);
    const section = lesson.sections.find(({ id }) => id === lesson.lacking.sections[0]);
    expect(screen.getAllByRole("link", { name: section?.title ?? "" }).length).toBeGreaterThan(0);
    const question = document.getElementById(`check-${open}`)?.textContent ?? "";
    await user.click(button(question));
    expect((document.activeElement as HTMLElement).closest("[data-check]")).toBe(
      document.querySelector(`[data-check="${open}"]`),
    );
    close();
  });

  test("is marked as done when nothing is missing, and offers what comes next", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", {
      answers: {
        open_lesson: () => ready,
        study: () => ({ active_seconds: 1, lacking: ready.lacking, saved: null }),
      },
    });
    await user.click(button("Mark as done"));
    expect(await screen.findByText(/Marked as done/)).toBeTruthy();
    expect(callsOf(fake, "complete_lesson")).toEqual([{ lesson: lesson.id }]);
    expect((document.activeElement as HTMLElement).textContent).toContain("Next");
    expect(screen.queryByRole("button", { name: "Mark as done" })).toBeNull();
    close();
  });

  test("asks the program for the section that its address names", async () => {
    const section = lesson.sections[1]?.id ?? "";
    const { fake, close } = await openWindow(`#/lesson/${lesson.id}/${section}`);
    expect(callsOf(fake, "open_lesson")).toEqual([{ lesson: lesson.id, section }]);
    close();
  });

  test("shows hard material only after “Read on”, and counts nothing before", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", {
      answers: {
        open_lesson: () => ({ ...lesson, warning: "Someone is hurt.", state: "not-started" }),
      },
    });
    expect(screen.getByText("Someone is hurt.")).toBeTruthy();
    expect(document.querySelector("[data-section]")).toBeNull();
    expect(callsOf(fake, "study")).toEqual([]);
    expect(screen.getByRole("link", { name: "Skip to the next lesson" })).toBeTruthy();
    await user.click(button("Read on"));
    expect(document.querySelector("[data-section]")).not.toBeNull();
    await waitFor(() => expect(callsOf(fake, "study").length).toBeGreaterThan(0));
    close();
  });

  test("is left before the next one is opened", async () => {
    const { fake, close } = await openWindow("#/lesson/any");
    globalThis.location.hash = "#/lesson/other";
    await waitFor(() => expect(callsOf(fake, "open_lesson")).toHaveLength(2));
    const order = fake.calls.map(([name]) => name);
    expect(order.lastIndexOf("leave_lesson")).toBeGreaterThan(order.indexOf("open_lesson"));
    expect(order.indexOf("leave_lesson")).toBeLessThan(order.lastIndexOf("open_lesson"));
    close();
  });

  test("says so when reading time cannot be saved, and goes on", async () => {
    const { close } = await openWindow("#/lesson/any", {
      answers: {
        study: () => {
          throw broken;
        },
      },
    });
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
    expect(document.querySelector("[data-section]")).not.toBeNull();
    close();
  });
});

describe("the assessment", () => {
  const [first] = attempt.questions;
  const begun = {
    ...attempt,
    questions: attempt.questions.map((question) => ({ ...question, chosen: [] })),
  };
  const inputs = () => screen.getAllByRole<HTMLInputElement>(/^(radio|checkbox)$/);

  test("keeps every answer as it is given, asks for open ones, and ends with reasons", async () => {
    const { user, fake, close } = await openWindow("#/assessment/any", {
      answers: { begin_attempt: () => structuredClone(begun) },
    });
    await user.click(button("Start again with new questions"));
    await screen.findByText(`Question 1 of ${begun.questions.length}`);
    await user.click(inputs()[0] as HTMLElement);
    await waitFor(() => expect(callsOf(fake, "keep_answer")).toHaveLength(1));
    expect(callsOf(fake, "keep_answer")[0]).toMatchObject({
      attempt: attempt.id,
      question: first?.id,
    });

    await user.click(
      screen.getByRole("button", { name: `Question ${begun.questions.length}, open` }),
    );
    await user.click(button("To the end"));
    expect(
      screen.queryByRole("button", { name: /Finish/ }),
      "open questions come first",
    ).toBeNull();
    for (let number = 2; number <= begun.questions.length; number += 1) {
      await user.click(screen.getByRole("button", { name: `Question ${number}, open` }));
      await user.click(inputs()[0] as HTMLElement);
    }
    await user.click(button("To the end"));
    await user.click(button(/Finish/));
    await screen.findByRole("heading", { name: /passed|fine/ });
    expect(callsOf(fake, "finish_attempt")).toEqual([{ attempt: attempt.id }]);
    expect(screen.getAllByRole("link", { name: /Read again/ }).length).toBeGreaterThan(0);
    close();
  });

  test("carries on where it was left", async () => {
    const { user, fake, close } = await openWindow("#/assessment/any");
    await user.click(button("Carry on"));
    await screen.findByRole("navigation", { name: "Questions" });
    expect(callsOf(fake, "begin_attempt")).toEqual([{ unit: expect.any(String), fresh: false }]);
    const open = attempt.questions.findIndex(({ chosen }) => chosen.length === 0);
    expect(screen.getByText(`Question ${open + 1} of ${attempt.questions.length}`)).toBeTruthy();
    close();
  });

  test("an answer that cannot be kept stays chosen, says so, and is sent again", async () => {
    let fails = true;
    const { user, fake, close } = await openWindow("#/assessment/any", {
      answers: {
        begin_attempt: () => structuredClone(begun),
        keep_answer: () => {
          if (fails) {
            throw broken;
          }
          return "2026-11-23T19:42:00.000Z";
        },
      },
    });
    await user.click(button("Carry on"));
    await screen.findByText(/Question 1 of/);
    await user.click(inputs()[0] as HTMLElement);
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("not kept yet");
    expect(inputs()[0]?.checked).toBe(true);
    fails = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    const [one, two] = callsOf(fake, "keep_answer");
    expect(two).toEqual(one);
    close();
  });
});

describe("the record", () => {
  test("says where the file went", async () => {
    const { user, fake, close } = await openWindow("#/record");
    await user.click(button("Save as CSV"));
    expect(await screen.findByText(sampleFile.path)).toBeTruthy();
    expect(callsOf(fake, "save_record")).toEqual([{ format: "csv" }]);
    close();
  });

  test("says that nothing was saved when the dialog was cancelled", async () => {
    const { user, close } = await openWindow("#/record", { answers: { save_record: () => null } });
    await user.click(button("Save as xAPI"));
    expect(await screen.findByText("Nothing was saved.")).toBeTruthy();
    close();
  });

  test("says what happened when it could not be written", async () => {
    const { user, close } = await openWindow("#/record", {
      answers: {
        save_record: () => {
          throw broken;
        },
      },
    });
    await user.click(button("Save as CSV"));
    expect((await screen.findByRole("alert")).textContent).toContain("Free some space.");
    close();
  });
});

describe("settings", () => {
  test("are seen at once and kept as they are made", async () => {
    const { user, fake, close } = await openWindow("#/settings");
    await user.click(screen.getByRole("radio", { name: "Sepia" }));
    expect(document.documentElement.dataset.theme).toBe("sepia");
    await waitFor(() => expect(callsOf(fake, "save_settings")).toHaveLength(1));
    expect(callsOf(fake, "save_settings")[0]).toMatchObject({ settings: { theme: "sepia" } });
    close();
  });

  test("a change made just before leaving is kept", async () => {
    const { user, fake, close } = await openWindow("#/settings");
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    globalThis.location.hash = "#/record";
    await painted("record");
    expect(callsOf(fake, "save_settings")).toHaveLength(1);
    close();
  });
});

describe("when progress is damaged", () => {
  const newest = sampleBackups[0];

  test("one can go back to a copy", async () => {
    const { user, fake, close } = await openWindow("#/", { start: "damaged" });
    const name = `Go back to ${moment(newest?.at ?? "")}`;
    await user.click(await screen.findByRole("button", { name }));
    await painted("home");
    expect(callsOf(fake, "restore_backup")).toEqual([{ name: newest?.name }]);
    close();
  });

  test("starting empty is asked for twice", async () => {
    const { user, fake, close } = await openWindow("#/", { start: "damaged" });
    await user.click(button("Start with an empty record"));
    expect(callsOf(fake, "start_afresh")).toEqual([]);
    await user.click(button("Yes, start empty"));
    await painted("home");
    expect(callsOf(fake, "start_afresh")).toHaveLength(1);
    close();
  });

  test("other failures offer to try again, and no copies", async () => {
    const { user, fake, close } = await openWindow("#/", {
      answers: {
        start: () => {
          throw { ...broken, code: "already-open" };
        },
      },
    });
    expect(screen.queryByText("Go back to a copy")).toBeNull();
    await user.click(button("Try again"));
    await painted("home");
    expect(callsOf(fake, "retry_start")).toHaveLength(1);
    close();
  });
});

describe("search and keys", () => {
  test("Ctrl+K opens the search, and Enter opens the first place found", async () => {
    const [hit] = sample<Hit[]>(sampleHits);
    const { user, close } = await openWindow("#/");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(screen.getByRole("searchbox"), "noise");
    await screen.findAllByRole("link", { name: new RegExp(hit?.lesson_title ?? "") });
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(globalThis.location.hash).toBe(`#/lesson/${hit?.lesson}/${hit?.section}`),
    );
    await waitFor(() => expect(document.querySelector("dialog[open]")).toBeNull());
    close();
  });

  test("says so when nothing is found, and shows only the latest answer", async () => {
    const waits: (() => void)[] = [];
    const { user, close } = await openWindow("#/", {
      answers: {
        search: ({ query }) =>
          query === "n"
            ? new Promise((resolve) => waits.push(() => resolve(sample(sampleHits))))
            : [],
      },
    });
    await user.keyboard("/");
    await user.type(screen.getByRole("searchbox"), "no");
    expect(await screen.findByText("Nothing found for “no”.")).toBeTruthy();
    waits[0]?.();
    await Promise.resolve();
    expect(screen.queryAllByRole("link", { name: /What stress/ })).toEqual([]);
    close();
  });

  test("F1 opens In the moment from anywhere", async () => {
    const { user, close } = await openWindow("#/settings");
    await user.keyboard("{F1}");
    expect(await painted("page")).toBe("page");
    close();
  });
});
