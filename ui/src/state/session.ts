/**
 * Who is studying, whether the program could start, and when something was last saved.
 *
 * 1. `open` asks the program who is here; either `started` or `failure` is set afterwards.
 * 2. Changes of person go through `became`, so that colours and text size follow at once.
 * It does not decide what is shown: `app.tsx` does, from these signals and the route.
 */
import { computed, signal } from "@preact/signals";
import { asReport, home, start } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Home } from "../ipc/types/Home";
import type { Person } from "../ipc/types/Person";
import type { Start } from "../ipc/types/Start";
import type { Timestamp } from "../ipc/types/Timestamp";
import { showAs, usualSettings } from "./appearance";

/** What the program said when it started; null before that and when it could not start. */
export const started = signal<Start | null>(null);
/** Why the program could not start. */
export const failure = signal<ErrorReport | null>(null);
/** The learner who studies; null on the first run. */
export const person = computed<Person | null>(() => started.value?.learner ?? null);
/** When something of this learner was last saved, as far as the screens know. */
export const saved = signal<Timestamp | null>(null);

let firstHome: Home | null = null;

/** The home screen: the one that came with the start the first time, asked for anew after that. */
export function askHome(): Promise<Home> {
  const came = firstHome;
  firstHome = null;
  return came === null ? home() : Promise.resolve(came);
}

/** Takes over what the program said at the start. */
export function openWith(said: Start): void {
  failure.value = null;
  firstHome = said.home;
  started.value = said;
  saved.value = null;
  showAs(said.learner?.settings ?? usualSettings);
}

/** Opens with whatever `ask` answers, or shows why it could not. */
export async function open(ask: () => Promise<Start> = start): Promise<void> {
  try {
    openWith(await ask());
  } catch (thrown) {
    failure.value = asReport(thrown);
  }
}

/** This person studies from now on; also after they changed their settings. */
export function became(now: Person): void {
  const before = started.value;
  if (before === null) {
    return;
  }
  const others = before.learners.filter((other) => other.id !== now.id);
  firstHome = null;
  if (before.learner?.id !== now.id) {
    saved.value = null;
  }
  started.value = { ...before, learner: now, learners: [now, ...others] };
  showAs(now.settings);
}

/** Notes when something was last saved. */
export function savedAt(when: Timestamp | null): void {
  if (when !== null) {
    saved.value = when;
  }
}
