/**
 * xAPI statements as Rust writes them (`ipc/samples/statements.json`, one of each kind and form), read by a
 * validator that is not ours.
 */
import validate from "@learninglocker/xapi-validation";
import { describe, expect, test } from "vitest";
import statements from "../ipc/samples/statements.json";

const findings = (statement: unknown): unknown[] =>
  // A CommonJS module: its default export is a property of what is imported.
  ((validate as unknown as { default?: typeof validate }).default ?? validate)(statement);

const about = (statement: (typeof statements)[number]): string =>
  `${statement.verb.display["en-GB"]}: ${JSON.stringify(statement.object).slice(0, 90)}`;

describe("statements keep the rules of xAPI 1.0.3", () => {
  test.each(statements.map((statement) => [about(statement), statement] as const))(
    "%s",
    (_, statement) => {
      expect(findings(statement)).toEqual([]);
    },
  );

  test("there is one of every verb", () => {
    const verbs = new Set(statements.map(({ verb }) => verb.id.split("/").at(-1)));
    expect([...verbs].sort()).toEqual([
      "answered",
      "completed",
      "experienced",
      "failed",
      "initialized",
      "passed",
      "voided",
    ]);
  });

  test.each<[string, (statement: Record<string, unknown>) => void]>([
    ["a score over one", (it) => Object.assign(it, { result: { score: { scaled: 2 } } })],
    ["a null", (it) => Object.assign(it, { result: { success: null } })],
    ["a time that is none", (it) => Object.assign(it, { timestamp: "yesterday" })],
    ["an unknown property", (it) => Object.assign(it, { mood: "tired" })],
    ["a verb without scheme", (it) => Object.assign(it, { verb: { id: "completed" } })],
  ])("the validator sees %s", (_, spoil) => {
    const spoilt = structuredClone(statements[0]) as Record<string, unknown>;
    spoil(spoilt);
    expect(findings(spoilt)).not.toEqual([]);
  });
});
