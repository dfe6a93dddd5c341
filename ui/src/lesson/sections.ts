/**
 * Which section is being read, and which have been reached.
 *
 * A section is reached once its heading or a part of it has been within the reading area for one second
 * while the window could be seen. Pure: positions and times come from outside (`watch.ts`).
 */

/** Where a section stands in the window, in CSS pixels. */
export interface Stretch {
  /** Section id. */
  id: string;
  /** Upper edge. */
  top: number;
  /** Lower edge. */
  bottom: number;
}

/** The part of the window that text can be read in. */
export interface ReadingArea {
  /** Lower edge of whatever covers the top. */
  top: number;
  /** Upper edge of whatever covers the bottom. */
  bottom: number;
  /** The page cannot be scrolled further down. */
  atEnd: boolean;
}

/** How long a section must have been in view, in milliseconds. */
export const readingTime = 1000;

/** About two lines of text: less than that in view is not reading, except at the end of the page. */
const least = 56;

/** Ids of the sections that can be read now, in order. */
export function sectionsInView(stretches: readonly Stretch[], area: ReadingArea): string[] {
  return stretches
    .filter(({ top, bottom }) => {
      const seen = Math.min(bottom, area.bottom) - Math.max(top, area.top);
      return seen > 0 && (area.atEnd || seen >= Math.min(least, bottom - top));
    })
    .map(({ id }) => id);
}

/** The section being read: the last one that has begun above the upper third, or the last in view at the end. */
export function sectionAt(stretches: readonly Stretch[], area: ReadingArea): string | null {
  const line = area.top + (area.bottom - area.top) / 3;
  const begun = stretches.filter(({ top }) => top <= (area.atEnd ? area.bottom - least : line));
  return begun.at(-1)?.id ?? stretches[0]?.id ?? null;
}

/** Keeps time for sections in view. */
export interface Reaching {
  /** Tells what is in view at a moment (milliseconds); answers with the sections reached by now. */
  see(now: number, inView: readonly string[]): string[];
  /** Nothing can be seen for the moment: time starts anew. */
  pause(): void;
}

/** Keeps time for sections, leaving out those already reached. */
export function reaching(already: Iterable<string>): Reaching {
  const reached = new Set(already);
  const since = new Map<string, number>();
  return {
    see(now, inView) {
      for (const id of since.keys()) {
        if (!inView.includes(id)) {
          since.delete(id);
        }
      }
      const fresh: string[] = [];
      for (const id of inView) {
        if (reached.has(id)) {
          continue;
        }
        const began = since.get(id) ?? now;
        since.set(id, began);
        if (now - began >= readingTime) {
          reached.add(id);
          since.delete(id);
          fresh.push(id);
        }
      }
      return fresh;
    },
    pause: () => since.clear(),
  };
}
