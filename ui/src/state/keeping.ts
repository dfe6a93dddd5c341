/**
 * Keeps what is typed, as it is typed: what stands on the screen is saved at most a second later.
 *
 * 1. The first letter that is not saved yet starts a short wait; whatever is there when it ends is saved.
 * 2. Saves of one text never overlap. What was typed meanwhile is saved next.
 * 3. A save that fails says so, keeps the text, and is tried again every few seconds until it works.
 * Leaving the screen, the field or the window saves at once. Nothing is called saved before the program said so.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import { asReport } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Timestamp } from "../ipc/types/Timestamp";

/** How long a letter waits before it is saved, in milliseconds. */
export const wait = 600;
/** How long a text that could not be saved waits before it is tried again. */
export const patience = 5000;

/** How a text stands. */
export interface Standing {
  /** Something on the screen is not saved yet. */
  open: boolean;
  /** When it was last saved; null when nothing was. */
  saved: Timestamp | null;
  /** The last save failed. */
  trouble: ErrorReport | null;
}

/** A text that is kept. */
export interface Keeping {
  /** What is on the screen. */
  text: ReadonlySignal<string>;
  /** How it stands. */
  standing: ReadonlySignal<Standing>;
  /** It was typed in. */
  type: (text: string) => void;
  /** Saves now what is not saved yet. */
  now: () => Promise<void>;
  /** Takes over what the program has by now, unless something here is not saved yet. */
  take: (text: string, saved: Timestamp | null) => void;
  /** Saves what is open and stops. */
  stop: () => Promise<void>;
}

const open = new Set<Keeping>();

/** Saves every text that is open; asked for when the window is left. */
export const saveAll = (): Promise<unknown> => Promise.all(Array.from(open, (text) => text.now()));

/** Saves open texts whenever the window is left, from now on; returns how to stop. */
export function keepWhenLeft(): () => void {
  const left = () => {
    void saveAll();
  };
  const hidden = () => {
    if (document.visibilityState === "hidden") {
      left();
    }
  };
  globalThis.addEventListener("pagehide", left);
  globalThis.addEventListener("blur", left);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    globalThis.removeEventListener("pagehide", left);
    globalThis.removeEventListener("blur", left);
    document.removeEventListener("visibilitychange", hidden);
  };
}

/** Begins to keep a text; `save` answers with when it was saved. */
export function keeping(
  text: string,
  saved: Timestamp | null,
  save: (text: string) => Promise<Timestamp | null>,
): Keeping {
  const shown = signal(text);
  const standing = signal<Standing>({ open: false, saved, trouble: null });
  let known = text;
  let sending: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const later = (milliseconds: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void send();
    }, milliseconds);
  };
  const calm = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const sendOnce = async () => {
    const wanted = shown.value;
    try {
      const when = await save(wanted);
      known = wanted;
      const still = shown.value !== known;
      standing.value = { open: still, saved: when, trouble: null };
      if (still) {
        later(wait);
      } else {
        open.delete(self);
      }
    } catch (thrown) {
      standing.value = { ...standing.value, open: true, trouble: asReport(thrown) };
      if (!stopped) {
        later(patience);
      }
    }
  };
  const send = (): Promise<void> => {
    if (sending !== null) {
      return sending;
    }
    if (shown.value === known && standing.value.trouble === null) {
      return Promise.resolve();
    }
    calm();
    sending = sendOnce().finally(() => {
      sending = null;
    });
    return sending;
  };
  const now = async () => {
    await sending;
    await send();
  };
  const self: Keeping = {
    text: shown,
    standing,
    type(next) {
      shown.value = next;
      open.add(self);
      standing.value = { ...standing.value, open: true };
      later(wait);
    },
    now,
    take(next, when) {
      if (!standing.value.open && sending === null) {
        known = next;
        shown.value = next;
        standing.value = { open: false, saved: when, trouble: null };
      }
    },
    async stop() {
      stopped = true;
      await now();
      calm();
      open.delete(self);
    },
  };
  return self;
}
