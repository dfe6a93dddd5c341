/** How a unit is recognised, and how far it is, as drawings with words. */
import { home as words } from "../words/screens";

/** Colour of a unit by its number; colours only accompany the number. */
export const hueOf = (number: number): string =>
  ["deep", "plum", "ochre"][(number - 1) % 3] ?? "deep";

/** Number in a disc. */
export function UnitDisc({ number }: { number: number }) {
  return (
    <span class={`disc hue-${hueOf(number)}`} aria-hidden="true">
      {number}
    </span>
  );
}

interface StepsProps {
  /** Number of the unit, for its colour. */
  number: number;
  /** Lessons done. */
  done: number;
  /** Lessons in all. */
  of: number;
}

/** One short bar per lesson. The same is said in words beside it. */
export function Steps({ number, done, of }: StepsProps) {
  return (
    <span class={`steps hue-${hueOf(number)}`} role="img" aria-label={words.stepsOf(done, of)}>
      {Array.from({ length: of }, (_, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move
        <i key={step} class={step < done ? "on" : ""} />
      ))}
    </span>
  );
}
