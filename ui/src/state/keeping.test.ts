import { beforeEach, describe, expect, test, vi } from "vitest";
import { keeping, keepWhenLeft, patience, saveAll, wait } from "./keeping";

const full = { code: "disk-full", message: "The disk is full.", hint: "", params: {} };
const at = (second: number) => `2026-11-23T19:42:${String(second).padStart(2, "0")}.000Z`;

function writer(answers: (() => Promise<string>)[] = []) {
  const sent: string[] = [];
  const text = keeping("", null, (words) => {
    sent.push(words);
    return (answers.shift() ?? (() => Promise.resolve(at(sent.length))))();
  });
  return { sent, text };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("what is typed", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  test("is saved at most a second later, also while typing goes on", async () => {
    const { sent, text } = writer();
    for (const words of ["M", "My", "My j", "My ja", "My jaw", "My jaw."]) {
      text.type(words);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(wait).toBeLessThan(1000);
    expect(sent[0], "while typing went on").toBe("My j");
    await vi.advanceTimersByTimeAsync(wait);
    expect(sent.at(-1)).toBe("My jaw.");
    expect(text.standing.value).toEqual({ open: false, saved: at(sent.length), trouble: null });
  });

  test("is not called saved before the program said so", async () => {
    let answer = (_: string) => undefined as undefined;
    const { text } = writer([
      () =>
        new Promise((resolve) => {
          answer = (when) => {
            resolve(when);
            return undefined;
          };
        }),
    ]);
    text.type("My jaw.");
    await vi.advanceTimersByTimeAsync(wait);
    expect(text.standing.value).toMatchObject({ open: true, saved: null });
    answer(at(1));
    await settle();
    expect(text.standing.value).toMatchObject({ open: false, saved: at(1) });
  });

  test("is saved once more when it changed while it was being saved", async () => {
    let answer = () => undefined as undefined;
    const { sent, text } = writer([
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve(at(1));
            return undefined;
          };
        }),
    ]);
    text.type("My");
    await vi.advanceTimersByTimeAsync(wait);
    text.type("My jaw.");
    await vi.advanceTimersByTimeAsync(5 * wait);
    expect(sent, "never two at once").toEqual(["My"]);
    answer();
    await settle();
    expect(text.standing.value.open).toBe(true);
    await vi.advanceTimersByTimeAsync(wait);
    expect(sent).toEqual(["My", "My jaw."]);
    expect(text.standing.value.open).toBe(false);
  });

  test("stays on the screen when it cannot be saved, says so, and is tried again", async () => {
    const { sent, text } = writer([() => Promise.reject(full)]);
    text.type("My jaw.");
    await vi.advanceTimersByTimeAsync(wait);
    expect(text.text.value).toBe("My jaw.");
    expect(text.standing.value.trouble?.code).toBe("disk-full");
    expect(text.standing.value.open).toBe(true);
    await vi.advanceTimersByTimeAsync(patience);
    expect(sent).toEqual(["My jaw.", "My jaw."]);
    expect(text.standing.value).toMatchObject({ open: false, trouble: null });
  });

  test("is saved at once when the field or the window is left, and when it stops", async () => {
    const stop = keepWhenLeft();
    const { sent, text } = writer();
    text.type("one");
    globalThis.dispatchEvent(new Event("blur"));
    await settle();
    expect(sent).toEqual(["one"]);
    text.type("two");
    await text.stop();
    expect(sent).toEqual(["one", "two"]);
    await saveAll();
    await vi.advanceTimersByTimeAsync(2 * patience);
    expect(sent).toHaveLength(2);
    stop();
  });

  test("gives way to what the program has by now, unless it is not saved yet", async () => {
    const { text } = writer();
    text.take("From Rosa", at(3));
    expect([text.text.value, text.standing.value.saved]).toEqual(["From Rosa", at(3)]);
    text.type("From me");
    text.take("From Rosa again", at(4));
    expect(text.text.value).toBe("From me");
  });
});
