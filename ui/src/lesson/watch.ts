/**
 * Watches the sections of a lesson in the window: tells which one is being read and which are reached.
 * The rules are in `sections.ts`; this only measures.
 */
import { type ReadingArea, reaching, type Stretch, sectionAt, sectionsInView } from "./sections";

/** Who is told. */
export interface Watcher {
  /** Sections reached before. */
  already: Iterable<string>;
  /** These were reached just now. */
  onReached: (sections: string[]) => void;
  /** This one is being read. */
  onCurrent: (section: string) => void;
}

const measure = (text: HTMLElement): Stretch[] =>
  Array.from(text.querySelectorAll<HTMLElement>("[data-section]"), (section) => {
    const { top, bottom } = section.getBoundingClientRect();
    return { id: section.dataset.section ?? "", top, bottom };
  });

const covered = (selector: string): number => {
  const bar = document.querySelector(selector);
  return bar !== null && getComputedStyle(bar).position === "sticky"
    ? bar.getBoundingClientRect().height
    : 0;
};

function readingArea(): ReadingArea {
  const root = document.documentElement;
  return {
    top: covered(".bar"),
    bottom: globalThis.innerHeight - covered(".turn"),
    atEnd: root.scrollHeight - globalThis.scrollY - globalThis.innerHeight < 4,
  };
}

/** Watches until the returned function is called. */
export function watchSections(text: HTMLElement, watcher: Watcher): () => void {
  const time = reaching(watcher.already);
  let current: string | null = null;
  let frame = 0;
  const look = () => {
    frame = 0;
    if (document.visibilityState !== "visible") {
      time.pause();
      return;
    }
    const stretches = measure(text);
    const area = readingArea();
    const now = sectionAt(stretches, area);
    if (now !== null && now !== current) {
      current = now;
      watcher.onCurrent(now);
    }
    const fresh = time.see(performance.now(), sectionsInView(stretches, area));
    if (fresh.length > 0) {
      watcher.onReached(fresh);
    }
  };
  const soon = () => {
    frame ||= requestAnimationFrame(look);
  };
  const timer = setInterval(look, 250);
  globalThis.addEventListener("scroll", soon, { passive: true });
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    clearInterval(timer);
    cancelAnimationFrame(frame);
    globalThis.removeEventListener("scroll", soon);
    document.removeEventListener("visibilitychange", look);
  };
}
