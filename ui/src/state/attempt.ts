/**
 * An attempt in progress: what is chosen, what is kept, and what could not be kept.
 *
 * Every change is sent as it is made, one call at a time for each question; while one is on its way only
 * the newest choice waits. A choice that could not be kept stays chosen and can be sent again.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { asReport, keepAnswer } from "../ipc";
import type { Attempt } from "../ipc/types/Attempt";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Timestamp } from "../ipc/types/Timestamp";
import { savedAt } from "./session";

/** Answers of an attempt. */
export interface Answers {
  /** Options chosen, by question. */
  chosen: ReadonlySignal<ReadonlyMap<string, string[]>>;
  /** Positions (from 0) of the questions without an answer. */
  open: ReadonlySignal<number[]>;
  /** Questions whose answer could not be kept, with the reason. */
  trouble: ReadonlySignal<ReadonlyMap<string, ErrorReport>>;
  /** When an answer was last kept. */
  kept: ReadonlySignal<Timestamp | null>;
  /** Some answer is on its way. */
  busy: ReadonlySignal<boolean>;
  /** Chooses, and keeps the choice. */
  choose: (question: string, options: string[]) => void;
  /** Sends again what could not be kept. */
  again: () => void;
}

/** Takes over the answers of an attempt as they were kept. */
export function answersOf(attempt: Attempt): Answers {
  const chosen = signal<ReadonlyMap<string, string[]>>(
    new Map(attempt.questions.map((question) => [question.id, question.chosen])),
  );
  const trouble = signal<ReadonlyMap<string, ErrorReport>>(new Map());
  const kept = signal<Timestamp | null>(null);
  const onTheWay = signal<ReadonlySet<string>>(new Set());
  const waiting = new Set<string>();

  const without = <K, V>(map: ReadonlyMap<K, V>, key: K): Map<K, V> => {
    const copy = new Map(map);
    copy.delete(key);
    return copy;
  };
  const keep = async (question: string): Promise<void> => {
    if (onTheWay.value.has(question)) {
      waiting.add(question);
      return;
    }
    onTheWay.value = new Set([...onTheWay.value, question]);
    try {
      const when = await keepAnswer(attempt.id, question, chosen.value.get(question) ?? []);
      kept.value = when;
      savedAt(when);
      trouble.value = without(trouble.value, question);
    } catch (thrown) {
      trouble.value = new Map([...trouble.value, [question, asReport(thrown)]]);
    }
    onTheWay.value = new Set([...onTheWay.value].filter((other) => other !== question));
    if (waiting.delete(question)) {
      await keep(question);
    }
  };
  return {
    chosen,
    open: computed(() =>
      attempt.questions.flatMap(({ id }, position) =>
        (chosen.value.get(id) ?? []).length === 0 ? [position] : [],
      ),
    ),
    trouble,
    kept,
    busy: computed(() => onTheWay.value.size > 0),
    choose(question, options) {
      chosen.value = new Map([...chosen.value, [question, options]]);
      void keep(question);
    },
    again() {
      for (const question of trouble.value.keys()) {
        void keep(question);
      }
    },
  };
}
