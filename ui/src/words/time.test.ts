import { describe, expect, test } from "vitest";
import {
  activeTime,
  comingDay,
  day,
  dayInWords,
  greeting,
  minutesLong,
  minutesShort,
  neededFor,
  percent,
  plural,
  savedWords,
  times,
  weekdayOf,
} from "./time";

const at = (year: number, month: number, date: number, hour = 12, minute = 0) =>
  new Date(year, month - 1, date, hour, minute);

describe("minutes", () => {
  test.each([
    [0, "1 min"],
    [8, "8 min"],
    [59, "59 min"],
    [60, "1 h"],
    [68, "1 h 10 min"],
    [118, "2 h"],
    [122, "2 h"],
  ])("%i minutes are short as %s", (minutes, said) => {
    expect(minutesShort(minutes)).toBe(said);
  });

  test.each([
    [1, "one minute"],
    [8, "eight minutes"],
    [12, "twelve minutes"],
    [13, "13 minutes"],
    [70, "1 h 10 min"],
  ])("%i minutes are %s in a sentence", (minutes, said) => {
    expect(minutesLong(minutes)).toBe(said);
  });

  test.each([
    [0, "none yet"],
    [59, "under a minute"],
    [60, "1 min"],
    [3599, "59 min"],
    [7500, "2 h 05 min"],
  ])("%i active seconds are %s", (seconds, said) => {
    expect(activeTime(seconds)).toBe(said);
  });
});

describe("dates", () => {
  const now = at(2026, 11, 23, 20, 15);

  test("a day of the course is written out", () => {
    expect(dayInWords("2026-11-23")).toBe("23 November 2026");
  });

  test.each([
    [at(2026, 11, 23, 0, 5), "today"],
    [at(2026, 11, 22, 23, 55), "yesterday"],
    [at(2026, 11, 3), "3 November"],
    [at(2025, 12, 31), "31 December 2025"],
  ])("%s is %s", (then, said) => {
    expect(day(then.toISOString(), now)).toBe(said);
  });

  test("what was saved today is told by the clock, before that by the day as well", () => {
    expect(savedWords(at(2026, 11, 23, 19, 42).toISOString(), now)).toBe("Saved here 19:42");
    expect(savedWords(at(2026, 11, 21, 9, 5).toISOString(), now)).toBe(
      "Saved here 21 November, 09:05",
    );
    expect(savedWords(null, now)).toBe("Nothing to save yet");
  });

  test("a copy to go back to is told with its weekday", () => {
    expect(weekdayOf("2026-11-20", now)).toBe("Friday 20 November");
    expect(weekdayOf("2025-12-31", now)).toBe("Wednesday 31 December 2025");
  });
});

describe("days to come", () => {
  test.each([
    [at(2026, 11, 23, 8), "today"],
    [at(2026, 11, 23, 23), "today"],
    [at(2026, 11, 24, 0), "tomorrow"],
    [at(2026, 11, 25, 23), "on Wednesday"],
    [at(2026, 11, 29), "on Sunday"],
    [at(2026, 11, 30), "on 30 November"],
    [at(2027, 1, 3), "on 3 January 2027"],
  ])("%s is %s", (then, said) => {
    expect(comingDay(then.toISOString(), at(2026, 11, 23, 19))).toBe(said);
  });
});

describe("greeting", () => {
  test.each([
    [3, "Hello, Sam."],
    [9, "Good morning, Sam."],
    [12, "Good afternoon, Sam."],
    [18, "Good evening, Sam."],
  ])("at %i o’clock: %s", (hour, said) => {
    expect(greeting("Sam", at(2026, 11, 23, hour))).toBe(said);
  });

  test("without a name only the time of day is left", () => {
    expect(greeting("  ", at(2026, 11, 23, 19))).toBe("Good evening.");
  });
});

describe("numbers", () => {
  test("a share is never rounded up to a pass", () => {
    expect(percent(79.9)).toBe("79%");
  });

  test.each([
    [80, 10, 8],
    [80, 5, 4],
    [80, 12, 10],
    [100, 7, 7],
    [70, 10, 7],
  ])("a pass mark of %i%% on %i questions needs %i", (mark, asked, needed) => {
    expect(neededFor(mark, asked)).toBe(needed);
  });

  test("nouns and times agree with their number", () => {
    expect(plural(1, "lesson")).toBe("1 lesson");
    expect(plural(2, "question is", "questions are")).toBe("2 questions are");
    expect([1, 2, 3].map(times)).toEqual(["once", "twice", "three times"]);
  });
});
