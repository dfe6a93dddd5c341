/** Studying, on the pretended program: the lesson, the assessment, the record. */
import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleOutcome from "../ipc/samples/assessment-outcome.json";
import sampleAttempt from "../ipc/samples/attempt.json";
import sampleLesson from "../ipc/samples/lesson.json";
import sampleDone from "../ipc/samples/lesson-done.json";
import sampleRecord from "../ipc/samples/record.json";
import sampleFile from "../ipc/samples/saved-file.json";
import type { AssessmentOutcome } from "../ipc/types/AssessmentOutcome";
import type { Attempt } from "../ipc/types/Attempt";
import type { Lacking } from "../ipc/types/Lacking";
import type { LessonDone } from "../ipc/types/LessonDone";
import type { LessonView } from "../ipc/types/LessonView";
import type { RecordView } from "../ipc/types/RecordView";
import { nextLabel } from "../parts/next-step";
import { broken, callsOf, openWindow } from "./open";

const lesson = sample<LessonView>(sampleLesson);
const record = sample<RecordView>(sampleRecord);
const attempt = sample<Attempt>(sampleAttempt);
const button = (name: string | RegExp) => screen.getByRole("button", { name });

describe("a lesson", () => {
  const nothing: Lacking = { sections: [], checks: [], words: "" };
  const lacking: Lacking = {
    sections: lesson.sections.slice(-1).map(({ id }) => id),
    checks: lesson.checks.slice(-1).map(({ check }) => check),
    words: "1 section to read and 1 check to answer",
  };
  /** The sample as someone has begun it, with this still missing. */
  const begun = (missing: Lacking) => ({
    open_lesson: () => ({
      ...lesson,
      warning: null,
      state: "started",
      done_at: null,
      lacking: missing,
    }),
    study: () => ({ active_seconds: 1, lacking: missing, saved: null }),
  });

  test("says what is missing when it is marked as done too early, with ways there", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", { answers: begun(lacking) });
    await user.click(button("Mark as done"));
    expect(callsOf(fake, "complete_lesson")).toEqual([]);
    const missing = within(document.querySelector(".missing") as HTMLElement);
    expect(missing.getByRole("link").getAttribute("href")).toBe(
      `#/lesson/${lesson.id}/${lacking.sections[0]}`,
    );
    await user.click(missing.getByRole("button"));
    const check = document.querySelector(`[data-check="${lacking.checks[0]}"]`);
    expect((document.activeElement as HTMLElement).closest("[data-check]")).toBe(check);
    close();
  });

  test("is marked as done when nothing is missing, and offers what comes next", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", { answers: begun(nothing) });
    await user.click(button("Mark as done"));
    expect(await screen.findByText(/Marked as done/)).toBeTruthy();
    expect(callsOf(fake, "complete_lesson")).toEqual([{ lesson: lesson.id }]);
    const { next } = sample<LessonDone>(sampleDone);
    expect((document.activeElement as HTMLElement).textContent?.trim()).toBe(nextLabel(next));
    expect(screen.queryByRole("button", { name: "Mark as done" })).toBeNull();
    close();
  });

  test("asks the program for the section that its address names", async () => {
    const section = lesson.sections[1]?.id ?? "";
    const { fake, close } = await openWindow(`#/lesson/${lesson.id}/${section}`);
    expect(callsOf(fake, "open_lesson")).toEqual([{ lesson: lesson.id, section }]);
    close();
  });

  test("opens at its usual place when the section that was asked for is gone", async () => {
    const { fake, close } = await openWindow("#/lesson/any/gone", {
      answers: {
        open_lesson: ({ section }) => {
          if (section !== null) {
            throw { ...broken, code: "section-not-found" };
          }
          return begun(nothing).open_lesson();
        },
      },
    });
    expect(callsOf(fake, "open_lesson").map(({ section }) => section)).toEqual(["gone", null]);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(lesson.title);
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
    expect(screen.queryByRole("button", { name: "Mark as done" })).toBeNull();
    await user.click(button("Read on"));
    expect(document.querySelector("[data-section]")).not.toBeNull();
    await waitFor(() => expect(callsOf(fake, "study").length).toBeGreaterThan(0));
    close();
  });

  test("is left before the next one is opened", async () => {
    const { fake, close } = await openWindow("#/lesson/any", { answers: begun(nothing) });
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
        ...begun(nothing),
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
  const answeredAll = {
    ...attempt,
    questions: attempt.questions.map((question) => ({ ...question, chosen: ["any"] })),
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
  }, 20_000);

  test("shows again what set the scene of a question", async () => {
    const outcome = sample<AssessmentOutcome>(sampleOutcome);
    const questions = outcome.questions.map((question, position) => ({
      ...question,
      right: false,
      scene: position === 0 ? "<p>The toast has just caught.</p>" : "",
    }));
    const { user, close } = await openWindow("#/assessment/any", {
      answers: {
        begin_attempt: () => answeredAll,
        finish_attempt: () => ({ ...outcome, questions }),
      },
    });
    await user.click(button("Carry on"));
    await user.click(await screen.findByRole("button", { name: /^Question 1,/ }));
    await user.click(
      await screen.findByRole("button", { name: `Question ${begun.questions.length}, answered` }),
    );
    await user.click(button("To the end"));
    await user.click(button(/Finish/));
    const scene = await screen.findByText("The toast has just caught.");
    expect(scene.closest("li")).toBe(document.querySelector(".outcome-questions > li"));
    expect(document.querySelectorAll(".outcome-scene")).toHaveLength(1);
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
    expect(callsOf(fake, "save_record")).toEqual([{ format: "csv", withName: false }]);
    close();
  });

  test("carries the name only when it is chosen, and never as xAPI", async () => {
    const { user, fake, close } = await openWindow("#/record", {
      answers: { record: () => ({ ...record, person: { ...record.person, name: "Sam" } }) },
    });
    await user.click(screen.getByRole("checkbox", { name: "Put my name in it" }));
    await user.click(button("Save as CSV"));
    await user.click(button("Save as xAPI"));
    expect(callsOf(fake, "save_record")).toEqual([
      { format: "csv", withName: true },
      { format: "xapi", withName: false },
    ]);
    close();
  });

  test("offers no name where there is none", async () => {
    const { close } = await openWindow("#/record", {
      answers: { record: () => ({ ...record, person: { ...record.person, name: "" } }) },
    });
    expect(screen.queryByRole("checkbox")).toBeNull();
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
