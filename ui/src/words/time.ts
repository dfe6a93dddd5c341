/**
 * Minutes, dates, times of day and shares in words, the British way.
 *
 * Every function is given the moment it compares with, so that tests need no clock of their own.
 */
import type { Timestamp } from "../ipc/types/Timestamp";

const numbers = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A count in words up to twelve, in digits above. */
export const count = (number: number): string => numbers[number] ?? String(number);

/** A count with its noun: “1 lesson”, “3 lessons”. */
export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** How often: “once”, “twice”, “three times”. */
export const times = (number: number): string =>
  number === 1 ? "once" : number === 2 ? "twice" : `${count(number)} times`;

/** Minutes in few letters: “8 min”, “1 h 10 min”, “2 h”. From an hour on, to the nearest five. */
export function minutesShort(minutes: number): string {
  if (minutes < 60) {
    return `${Math.max(1, Math.round(minutes))} min`;
  }
  const rounded = Math.round(minutes / 5) * 5;
  const rest = rounded % 60;
  return `${Math.floor(rounded / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}

/** Minutes in words for a sentence: “eight minutes”, “one minute”, “1 h 10 min”. */
export function minutesLong(minutes: number): string {
  if (minutes >= 60) {
    return minutesShort(minutes);
  }
  const whole = Math.max(1, Math.round(minutes));
  return `${count(whole)} ${whole === 1 ? "minute" : "minutes"}`;
}

/** Active seconds as the record tells them: “under a minute”, “52 min”, “2 h 05 min”. */
export function activeTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) {
    return seconds > 0 ? "under a minute" : "none yet";
  }
  if (minutes < 60) {
    return `${minutes} min`;
  }
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

const dayMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const dayMonthYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
});
const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" });

/** The midnight with which a day written `YYYY-MM-DD` begins. */
function beginningOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

/** A day written `YYYY-MM-DD`: “23 November 2026”. */
export const dayInWords = (day: string): string => dayMonthYear.format(beginningOf(day));

/** A day written `YYYY-MM-DD`, to choose among others: “Friday 20 November”, with its year when that is another. */
export function weekdayOf(day: string, now: Date): string {
  const then = beginningOf(day);
  const date = then.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear;
  return `${weekday.format(then)} ${date.format(then)}`;
}

/** The time of day: “19:42”. */
export const clock = (at: Timestamp): string => clockTime.format(new Date(at));

const sameDay = (one: Date, other: Date): boolean =>
  one.getFullYear() === other.getFullYear() &&
  one.getMonth() === other.getMonth() &&
  one.getDate() === other.getDate();

const dayLength = 24 * 60 * 60 * 1000;

const midnight = (at: Date): number =>
  new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** A day as people say it: “today”, “yesterday”, “21 November”, “21 November 2025”. */
export function day(at: Timestamp, now: Date): string {
  const then = new Date(at);
  if (sameDay(then, now)) {
    return "today";
  }
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (sameDay(then, before)) {
    return "yesterday";
  }
  return then.getFullYear() === now.getFullYear()
    ? dayMonth.format(then)
    : dayMonthYear.format(then);
}

/** A day to come, to end a sentence with: “today”, “tomorrow”, “on Thursday”, “on 3 December”. */
export function comingDay(at: Timestamp, now: Date): string {
  const then = new Date(at);
  const days = Math.round((midnight(then) - midnight(now)) / dayLength);
  if (days <= 1) {
    return days < 1 ? "today" : "tomorrow";
  }
  if (days < 7) {
    return `on ${weekday.format(then)}`;
  }
  return `on ${(then.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(then)}`;
}

/** A full date for records: “21 November 2026”. */
export const fullDay = (at: Timestamp): string => dayMonthYear.format(new Date(at));

/** When something was last saved: “Saved here 19:42”, “Saved here 21 November, 19:42”. */
export function savedWords(at: Timestamp | null, now: Date): string {
  if (at === null) {
    return "Nothing to save yet";
  }
  const said = day(at, now);
  return said === "today" ? `Saved here ${clock(at)}` : `Saved here ${said}, ${clock(at)}`;
}

/** A share: “80%”. */
export const percent = (share: number): string => `${Math.floor(share)}%`;

/** How many of a number must be right for a pass mark in per cent. */
export const neededFor = (passMark: number, asked: number): number =>
  Math.ceil((passMark / 100) * asked - 1e-9);

/** A greeting by the time of day, with the name where there is one. */
export function greeting(name: string, now: Date): string {
  const hour = now.getHours();
  const part =
    hour < 5 ? "Hello" : hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
  return name.trim() === "" ? `${part}.` : `${part}, ${name.trim()}.`;
}
