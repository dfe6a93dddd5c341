import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Study } from "../ipc";
import type { Studied } from "../ipc/types/Studied";
import { beat, studying } from "./study";

const studied: Studied = {
  active_seconds: 5,
  lacking: { sections: [], checks: [], words: "" },
  saved: null,
};

function reader(answers: (() => Promise<Studied>)[] = []) {
  const sent: Study[] = [];
  const onStudied = vi.fn();
  const onTrouble = vi.fn();
  const reading = studying({
    lesson: "toast",
    section: "opening",
    send: (study) => {
      sent.push(study);
      return (answers.shift() ?? (() => Promise.resolve(studied)))();
    },
    idleSeconds: () => 2.4,
    onStudied,
    onTrouble,
  });
  return { sent, reading, onStudied, onTrouble };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the heartbeat", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  test("says at once where the reader is, then every five seconds", async () => {
    const { sent } = reader();
    await settle();
    await vi.advanceTimersByTimeAsync(2 * beat);
    expect(sent).toHaveLength(3);
    expect(sent[0]).toMatchObject({ lesson: "toast", section: "opening", idleSeconds: 2 });
  });

  test("says new sections and another place without waiting", async () => {
    const { sent, reading } = reader();
    await settle();
    reading.reach(["opening"]);
    await settle();
    reading.moveTo("body");
    await settle();
    reading.moveTo("body");
    await settle();
    expect(sent.map(({ section, reached }) => [section, reached])).toEqual([
      ["opening", []],
      ["opening", ["opening"]],
      ["body", []],
    ]);
  });

  test("sends sections again when they could not be saved", async () => {
    const { sent, reading, onTrouble, onStudied } = reader([
      () => Promise.resolve(studied),
      () => Promise.reject({ code: "disk-full", message: "full", hint: "", params: {} }),
    ]);
    await settle();
    reading.reach(["body"]);
    await settle();
    expect(onTrouble).toHaveBeenCalledWith(expect.objectContaining({ code: "disk-full" }));
    reading.now();
    await settle();
    expect(sent.at(-1)?.reached).toEqual(["body"]);
    expect(onStudied).toHaveBeenCalledTimes(2);
  });

  test("never has two calls on the way", async () => {
    let finish = (_: Studied) => undefined as undefined;
    const { sent, reading } = reader([
      () =>
        new Promise((resolve) => {
          finish = (value) => {
            resolve(value);
            return undefined;
          };
        }),
    ]);
    reading.reach(["a"]);
    reading.reach(["b"]);
    await settle();
    expect(sent).toHaveLength(1);
    finish(studied);
    await settle();
    expect(sent.map(({ reached }) => reached)).toEqual([[], ["a", "b"]]);
  });

  test("hands over the last sections when it stops, and is silent afterwards", async () => {
    const { sent, reading } = reader();
    await settle();
    reading.reach(["end"]);
    await reading.stop();
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(3 * beat);
    expect(sent).toHaveLength(before);
    expect(sent.flatMap(({ reached }) => reached)).toEqual(["end"]);
  });
});
