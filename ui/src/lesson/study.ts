/**
 * The heartbeat of a lesson: tells the program every five seconds, and at once when another section is
 * read or new ones are reached, where the reader is and whether anybody is there.
 *
 * Calls never overlap. Sections that could not be saved are sent again with the next heartbeat, so none is
 * lost. What counts as active time is decided by the program, not here.
 */
import { asReport, type Study } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Studied } from "../ipc/types/Studied";

/** Milliseconds between heartbeats. */
export const beat = 5000;

/** What a heartbeat needs to know, and who is told. */
export interface Studying {
  /** Lesson id. */
  lesson: string;
  /** The section that the lesson opens at. */
  section: string;
  /** Sends one heartbeat. */
  send: (study: Study) => Promise<Studied>;
  /** Seconds since somebody last did something. */
  idleSeconds: () => number;
  /** A heartbeat was saved. */
  onStudied: (studied: Studied) => void;
  /** A heartbeat could not be saved. */
  onTrouble: (error: ErrorReport) => void;
}

/** A lesson that is being read. */
export interface Reading {
  /** Another section is being read. */
  moveTo: (section: string) => void;
  /** These sections were reached. */
  reach: (sections: string[]) => void;
  /** Sends now, as after trouble. */
  now: () => void;
  /** Stops; resolves once the last sections were handed over. */
  stop: () => Promise<void>;
}

/** Begins the heartbeat. */
export function studying(options: Studying): Reading {
  let section = options.section;
  let unsent: string[] = [];
  let sending: Promise<void> | null = null;
  let wanted = false;

  const sendOnce = async () => {
    const reached = unsent;
    unsent = [];
    try {
      const studied = await options.send({
        lesson: options.lesson,
        section,
        reached,
        focused: document.hasFocus(),
        idleSeconds: Math.round(options.idleSeconds()),
      });
      options.onStudied(studied);
    } catch (thrown) {
      unsent = [...reached, ...unsent];
      options.onTrouble(asReport(thrown));
    }
  };
  const send = (): Promise<void> => {
    if (sending !== null) {
      wanted = true;
      return sending;
    }
    sending = sendOnce().finally(() => {
      sending = null;
      if (wanted) {
        wanted = false;
        void send();
      }
    });
    return sending;
  };

  const timer = setInterval(send, beat);
  void send();
  return {
    moveTo(next) {
      if (next !== section) {
        section = next;
        void send();
      }
    },
    reach(sections) {
      unsent = [...unsent, ...sections];
      void send();
    },
    now: () => void send(),
    async stop() {
      clearInterval(timer);
      wanted = false;
      await sending;
      await sendOnce();
    },
  };
}

/** Notes when somebody last did something. */
export function watchActivity(): { idleSeconds: () => number; stop: () => void } {
  const kinds = ["pointermove", "pointerdown", "keydown", "wheel", "scroll", "touchstart"];
  let last = performance.now();
  const note = () => {
    last = performance.now();
  };
  for (const kind of kinds) {
    globalThis.addEventListener(kind, note, { passive: true, capture: true });
  }
  return {
    idleSeconds: () => (performance.now() - last) / 1000,
    stop: () => {
      for (const kind of kinds) {
        globalThis.removeEventListener(kind, note, { capture: true });
      }
    },
  };
}
