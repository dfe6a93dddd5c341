/**
 * What every screen does once it stands: title, focus, announcement, and the mark that it is painted.
 *
 * The mark (`data-screen` on the root element) is what tests of the whole program wait for. It is set one
 * frame after the data is on the screen and taken away as soon as another screen is asked for.
 */
import { useEffect, useRef } from "preact/hooks";
import { announce } from "./announce";

/** Names of screens as marked on the root element. */
export type ScreenName =
  | "welcome"
  | "home"
  | "unit"
  | "lesson"
  | "assessment"
  | "record"
  | "give"
  | "refresher"
  | "verify"
  | "send"
  | "register"
  | "settings"
  | "page"
  | "scenarios"
  | "scenario"
  | "questions"
  | "question"
  | "glossary"
  | "plan"
  | "plan-print"
  | "notes"
  | "changes"
  | "help"
  | "failure";

/** Runs something once the browser has painted what is on the screen now; returns how to call it off. */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run, 0);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

let anyScreenBefore = false;

/** Puts the focus on an element without a jump, so that reading goes on from there. */
export function focusQuietly(element: Element | null | undefined): void {
  if (element instanceof HTMLElement) {
    if (element.tabIndex < 0) {
      element.tabIndex = -1;
    }
    element.focus({ preventScroll: true });
  }
}

/** Arrives at a place of a screen; at its top when there is no such place. `focus` is what takes the focus there. */
export function arriveAt(place: Element | null, focus: Element | null = place): void {
  if (place === null) {
    globalThis.scrollTo(0, 0);
    focusQuietly(document.querySelector("main h1"));
  } else {
    place.scrollIntoView({ block: "center" });
    focusQuietly(focus);
  }
}

/**
 * Marks a screen as painted once its title is known (null while its data is on its way).
 * `arrive` replaces what happens by default: scroll to the top and focus the first heading.
 */
export function useScreen(name: ScreenName, title: string | null, arrive?: () => void): void {
  const arriving = useRef(arrive);
  arriving.current = arrive;
  useEffect(() => {
    if (title === null) {
      return;
    }
    document.title = `${title} · Evenkeel`;
    if (arriving.current) {
      arriving.current();
    } else {
      arriveAt(null);
    }
    if (anyScreenBefore) {
      announce(title);
    }
    anyScreenBefore = true;
    return afterPaint(() => {
      document.documentElement.dataset.screen = name;
    });
  }, [name, title]);
}
