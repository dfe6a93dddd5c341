/**
 * What a screen reader should hear although nothing it stands on changed. `parts/frame.tsx` holds the region.
 */
import { signal } from "@preact/signals";

/** The words last announced. */
export const announcement = signal("");

/** Says these words once, politely. */
export function announce(words: string): void {
  // A region that is set to the words it already holds stays silent.
  announcement.value = "";
  setTimeout(() => {
    announcement.value = words;
  }, 60);
}
