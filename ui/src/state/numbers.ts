/** The learner's own numbers to call, as the screens know them: on Get help now, and in the menu of every screen. */
import { signal } from "@preact/signals";
import { asReport, myNumbers } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { MyNumber } from "../ipc/types/MyNumber";
import { person } from "./session";

/** The numbers; null before they are known. */
export const numbers = signal<readonly MyNumber[] | null>(null);
/** Why they are not known. */
export const numbersTrouble = signal<ErrorReport | null>(null);

/** Asks for the numbers of whoever studies now; of nobody there are none. */
export async function askNumbers(): Promise<void> {
  const whose = person.value?.id ?? null;
  if (whose === null) {
    numbers.value = null;
    return;
  }
  try {
    const said = await myNumbers();
    if (person.value?.id === whose) {
      numbers.value = said;
      numbersTrouble.value = null;
    }
  } catch (thrown) {
    numbersTrouble.value = asReport(thrown);
  }
}
