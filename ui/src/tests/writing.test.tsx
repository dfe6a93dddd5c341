/** What people write and mark in a lesson, on the pretended program: by role and name, as they would find it. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleTexts from "../ipc/samples/lesson-texts.json";
import sampleEmpty from "../ipc/samples/lesson-texts-empty.json";
import type { LessonTexts } from "../ipc/types/LessonTexts";
import { troubles } from "./axe";
import { broken, callsOf, openWindow } from "./open";

const texts = sample<LessonTexts>(sampleTexts);
const empty = sample<LessonTexts>(sampleEmpty);
const reflection = texts.reflections[0];
const alarm = "When did your own alarm last go off?";
const textbox = (name: string | RegExp) =>
  screen.findByRole<HTMLTextAreaElement>("textbox", { name });
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const words = (text: string) => new RegExp(text.replace(/[?.()]/g, "\\$&"));

describe("a reflection", () => {
  test("is written where the lesson asks, saved as typed, and only then called saved", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", {
      answers: { lesson_texts: () => empty },
    });
    const field = await textbox(alarm);
    const below = () => field.closest(".writing")?.querySelector(".kept")?.textContent;
    expect(field.value).toBe("");
    await user.type(field, "My jaw.");
    expect(below()).toBe("Saving…");
    await waitFor(() => expect(below()).toMatch(/^Saved here \d\d:\d\d$/));
    expect(callsOf(fake, "keep_reflection").at(-1)).toEqual({
      lesson: "what-stress-does",
      reflection: reflection?.reflection,
      text: "My jaw.",
    });
    close();
  });

  test("shows what was written, and can be changed", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any");
    const field = await textbox(alarm);
    expect(field.value).toBe(reflection?.text);
    await user.type(field, " And my voice.");
    await user.tab();
    await waitFor(() =>
      expect(callsOf(fake, "keep_reflection").at(-1)?.text).toBe(
        `${reflection?.text} And my voice.`,
      ),
    );
    close();
  });

  test("stays on the screen when it cannot be saved, and says so", async () => {
    let fails = true;
    const { user, close } = await openWindow("#/lesson/any", {
      answers: {
        lesson_texts: () => empty,
        keep_reflection: ({ text }) => {
          if (fails) {
            throw broken;
          }
          return {
            reflection: "own-alarm-signs",
            in_record: false,
            text,
            saved: "2026-11-23T19:42:00.000Z",
          };
        },
      },
    });
    const field = await textbox(alarm);
    await user.type(field, "My jaw.");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("not saved yet");
    expect(alert.textContent).toContain("Free some space.");
    expect(field.value).toBe("My jaw.");
    fails = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(field.value).toBe("My jaw.");
    close();
  });

  test("that was emptied can be put back", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any");
    const field = await textbox(alarm);
    await user.clear(field);
    const writing = within(field.closest(".writing") as HTMLElement);
    await user.click(writing.getByRole("button", { name: "Undo" }));
    expect(field.value).toBe(reflection?.text);
    await user.tab();
    await waitFor(() => expect(callsOf(fake, "keep_reflection").at(-1)?.text).toBe(field.value));
    close();
  });

  test("is saved when the lesson is left in the middle of a word", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any");
    await user.type(await textbox(alarm), " Als");
    globalThis.location.hash = "#/record";
    await waitFor(() =>
      expect(callsOf(fake, "keep_reflection").at(-1)?.text).toBe(`${reflection?.text} Als`),
    );
    close();
  });

  test("asks once for initials, reminds of a full name, and stops nobody", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", {
      answers: { lesson_texts: () => empty },
    });
    const field = await textbox(alarm);
    expect(document.body.textContent?.match(/An initial is enough for a child/g)).toHaveLength(1);
    await user.type(field, "Leon Baker threw it.");
    expect(screen.getByText(/looks like a full name/)).toBeTruthy();
    await user.tab();
    await waitFor(() =>
      expect(callsOf(fake, "keep_reflection").at(-1)?.text).toBe("Leon Baker threw it."),
    );
    close();
  });

  test("cannot be shown: the lesson can be read all the same, and asked again", async () => {
    let fails = true;
    const { user, close } = await openWindow("#/lesson/any", {
      answers: {
        lesson_texts: () => {
          if (fails) {
            throw broken;
          }
          return texts;
        },
      },
    });
    const alert = await screen.findByRole("alert");
    expect(document.querySelector("[data-section]")).not.toBeNull();
    fails = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect((await textbox(alarm)).value).toBe(reflection?.text);
    close();
  });
});

describe("marking a lesson", () => {
  const none = { answers: { lesson_texts: () => ({ ...empty, marks: [] }) } };
  const section = () => document.querySelector('[data-section="fewer-words"]') as HTMLElement;

  test("by keyboard: a section is bookmarked, and the bookmark removed and put back", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any");
    (await button(/^Mark this section: What the body does/)).focus();
    await user.keyboard("{Enter}");
    await user.click(await button("Bookmark this section"));
    const anchor = {
      lesson: "what-stress-does",
      section: "body",
      exact: "",
      before: "",
      after: "",
    };
    expect(callsOf(fake, "add_mark")).toEqual([{ kind: "bookmark", anchor, text: "" }]);
    const pressed = await button("Bookmarked");
    expect(pressed.getAttribute("aria-pressed")).toBe("true");
    await user.click(pressed);
    expect(callsOf(fake, "remove_note")).toEqual([
      { kind: "bookmark", place: "what-stress-does/body" },
    ]);
    await user.click(await button("Undo"));
    await button("Bookmarked");
    await user.keyboard("{Escape}");
    close();
  });

  test("by keyboard: a sentence is chosen from a list, and given words", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", none);
    await user.click(await button(/^Mark this section: Fewer words/));
    await user.click(await button("Highlight a sentence"));
    await user.click(await button("Say one short line, once, low and slow."));
    expect(callsOf(fake, "add_mark")[0]).toMatchObject({
      kind: "highlight",
      anchor: {
        section: "fewer-words",
        exact: "Say one short line, once, low and slow.",
        before: expect.stringMatching(/being there\.$/),
        after: expect.stringMatching(/^Then wait\./),
      },
    });
    expect(section().querySelector("mark")?.textContent).toBe(
      "Say one short line, once, low and slow.",
    );
    await user.click(await button("Add words"));
    await user.type(await textbox("Your words"), "Mine: I’m over here.");
    await user.click(await button("Done"));
    await waitFor(() =>
      expect(callsOf(fake, "keep_note").at(-1)).toMatchObject({
        kind: "highlight",
        text: "Mine: I’m over here.",
      }),
    );
    expect(await troubles(section())).toEqual([]);
    close();
  });

  test("a note about a section exists with its first letters", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", none);
    await user.click(await button(/^Mark this section: Fewer words/));
    await user.click(await button("Write a note"));
    expect(callsOf(fake, "add_mark")).toEqual([]);
    await user.type(await textbox("Your words"), "Try it");
    await user.tab();
    await waitFor(() => expect(callsOf(fake, "add_mark")).toHaveLength(1));
    await user.type(await textbox("Your words"), " tonight");
    await user.tab();
    await waitFor(() => expect(callsOf(fake, "keep_note").at(-1)?.text).toBe("Try it tonight"));
    expect(callsOf(fake, "add_mark"), "one note, not two").toHaveLength(1);
    close();
  });

  test("what is selected gets a box that the Tab key leads to", async () => {
    const { user, fake, close } = await openWindow("#/lesson/any", none);
    await button(/^Mark this section: Fewer words/);
    const paragraph = section().querySelector("p") as HTMLElement;
    const node = paragraph.firstChild as Text;
    document.getSelection()?.setBaseAndExtent(node, 0, node, 20);
    fireEvent(document, new Event("selectionchange"));
    const tools = await screen.findByRole("toolbar", { name: "What is selected" });
    const block = Array.from(section().children).find((child) => child.contains(paragraph));
    expect(block?.nextElementSibling?.contains(tools), "it follows the text").toBe(true);
    await user.click(within(tools).getByRole("button", { name: "Note" }));
    expect(callsOf(fake, "add_mark")[0]).toMatchObject({
      kind: "highlight",
      anchor: {
        section: "fewer-words",
        exact: node.data.slice(0, 20).trim(),
        before: expect.any(String),
      },
    });
    const field = await textbox("Your words");
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("toolbar")).toBeNull();
    close();
  });

  test("highlights are on the text again, and can be deleted and put back", async () => {
    const { user, close } = await openWindow("#/lesson/any");
    await button(/^Mark this section: Fewer words/);
    const marked = () => Array.from(section().querySelectorAll("mark"), (it) => it.textContent);
    expect(marked()).toEqual(["Say one short line, once, low and slow."]);
    await user.click(await button(/^Mark this section: Fewer words.*1 mark/));
    await user.click(within(section()).getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(marked()).toEqual([]));
    await user.click(await button("Undo"));
    await waitFor(() => expect(marked()).toHaveLength(1));
    close();
  });

  test("a highlight whose words are gone is shown with its old quotation", async () => {
    const { close } = await openWindow("#/lesson/any");
    const lost = await screen.findByRole("region", { name: "Marks whose text has changed" });
    const gone = texts.marks.find(({ anchor }) => lost.textContent?.includes(anchor.exact));
    expect(gone?.anchor.exact).toBe("It ends sooner than it seems.");
    expect(within(lost).getByText("This text has changed")).toBeTruthy();
    close();
  });

  test("what could not be saved is not on the text, and says so", async () => {
    const { user, close } = await openWindow("#/lesson/any", {
      answers: {
        ...none.answers,
        add_mark: () => {
          throw broken;
        },
      },
    });
    await user.click(await button(/^Mark this section: Fewer words/));
    await user.click(await button("Bookmark this section"));
    expect((await screen.findByRole("alert")).textContent).toContain("Free some space.");
    expect(screen.queryByRole("button", { name: "Bookmarked" })).toBeNull();
    close();
  });

  test("leaves nothing behind when the lesson is left", async () => {
    const { close } = await openWindow("#/lesson/any");
    await button(/^Mark this section: Fewer words/);
    await act(() => {
      globalThis.location.hash = "#/record";
    });
    await waitFor(() =>
      expect(screen.queryByRole("button", { name: words("Mark this") })).toBeNull(),
    );
    close();
  });
});
