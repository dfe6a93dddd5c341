import { expect, test } from "vitest";
import { looksLikeFullName } from "./names";

test.each([
  "Leon Baker threw it",
  "It was Anne-Marie O’Neill.",
  "Yesterday Leon Baker threw it",
  "with Łukasz Nowak's coat",
])("“%s” looks like a full name", (text) => {
  expect(looksLikeFullName(text)).toBe(true);
});

test.each([
  "",
  "L. threw it",
  "Yesterday Leon threw it",
  "Leon threw it. Then I left.",
  "When Gran rang on Christmas Day",
  "Northern Ireland, in November",
  "our Social Worker and the Out of Hours Line",
  "Mrs Brown next door",
  "My jaw. My voice. I’m tired.",
  "LEON BAKER",
])("“%s” does not", (text) => {
  expect(looksLikeFullName(text)).toBe(false);
});
