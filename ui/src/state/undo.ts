/** What can be taken back: the last deletion or replacement, until it is taken back, put away, or another follows. */
import { signal } from "@preact/signals";
import { undo as askUndo, asReport } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { announce } from "./announce";
import { savedAt } from "./session";

/** A step that can be taken back. */
export interface Undoable {
  /** What happened, in words. */
  said: string;
  /** What the program takes it back by. */
  undo: number;
  /** Shows what stands there then. */
  onUndone: () => void;
  /** Taking it back failed. */
  trouble?: ErrorReport;
}

/** The step that can be taken back now. */
export const undoable = signal<Undoable | null>(null);

/** Offers to take a step back. */
export function offerUndo(step: Undoable): void {
  undoable.value = step;
}

/** Takes the step back that is on offer, and says `done`. */
export async function takeBack(done: string): Promise<void> {
  const step = undoable.value;
  if (step === null) {
    return;
  }
  try {
    savedAt(await askUndo(step.undo));
    undoable.value = null;
    announce(done);
    step.onUndone();
  } catch (thrown) {
    undoable.value = { ...step, trouble: asReport(thrown) };
  }
}
