import { describe, expect, test, vi } from "vitest";
import { largestThatFits } from "./fit";

const sizes = { most: 13, least: 7, step: 0.25 };

describe("the largest letters that fit", () => {
  test.each([7, 7.25, 9.5, 12.75, 13])("are found when %d points do", (fitting) => {
    const fits = vi.fn((size: number) => size <= fitting);
    expect(largestThatFits(fits, sizes)).toBe(fitting);
    expect(fits.mock.calls.length, "without trying each").toBeLessThan(8);
  });

  test("are the largest there are when everything fits, and none when nothing does", () => {
    expect(largestThatFits(() => true, sizes)).toBe(13);
    expect(largestThatFits(() => false, sizes)).toBeNull();
  });
});
