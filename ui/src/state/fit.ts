/** Finds the largest letters in which a text fits. Pure: whether it fits is measured elsewhere. */

/** Sizes to choose from, in points. */
export interface Sizes {
  /** The largest. */
  most: number;
  /** Below this nobody can read it. */
  least: number;
  /** Between two sizes. */
  step: number;
}

/** The largest size that fits; null when not even the smallest does. Larger letters never fit where smaller do not. */
export function largestThatFits(
  fits: (size: number) => boolean,
  { most, least, step }: Sizes,
): number | null {
  if (!fits(least)) {
    return null;
  }
  let good = 0;
  let bad = Math.floor((most - least) / step) + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fits(least + middle * step)) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  return least + good * step;
}
