/**
 * Asks the program for what a screen shows, and keeps answers of screens already left from arriving late.
 */
import { useCallback, useEffect, useState } from "preact/hooks";
import { asReport } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";

/** How far the asking is. */
export type Loaded<T> =
  | { state: "loading" }
  | { state: "failed"; error: ErrorReport; again: () => void }
  | { state: "here"; data: T; again: () => void };

type Answer<T> = { data: T } | { error: ErrorReport } | null;

/** Runs `ask` at once and whenever `key` changes. */
export function useLoaded<T>(ask: () => Promise<T>, key: string): Loaded<T> {
  const [answer, setAnswer] = useState<Answer<T>>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is new on every render; `key` says when it differs
  useEffect(() => {
    let gone = false;
    setAnswer(null);
    ask().then(
      (data) => !gone && setAnswer({ data }),
      (thrown) => !gone && setAnswer({ error: asReport(thrown) }),
    );
    return () => {
      gone = true;
    };
  }, [key, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  if (answer === null) {
    return { state: "loading" };
  }
  return "data" in answer
    ? { state: "here", data: answer.data, again }
    : { state: "failed", error: answer.error, again };
}
