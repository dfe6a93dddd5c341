/** Computers that records came from, and whether they are the agency's. */
import { useState } from "preact/hooks";
import { asReport, sayComputer } from "../ipc";
import type { ComputerLine } from "../ipc/types/ComputerLine";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { acquaintances, register as words } from "../words/register";
import { fullDay } from "../words/time";
import { ErrorNote } from "./note";

interface ComputersProps {
  /** All of them. */
  computers: ComputerLine[];
  /** Something was said of one. */
  changed: (computers: ComputerLine[]) => void;
}

/** The list. Open by itself while one is new. */
export function Computers({ computers, changed }: ComputersProps) {
  const [error, setError] = useState<ErrorReport | null>(null);
  const fresh = computers.filter(({ acquaintance }) => acquaintance === "new").length;
  const say = (key: string, ours: boolean) =>
    sayComputer(key, ours).then(
      (all) => {
        setError(null);
        changed(all);
      },
      (thrown) => setError(asReport(thrown)),
    );
  return (
    <details class="computers print-not">
      <summary>
        {words.computers} <span class="soft-words">{words.computersNew(fresh)}</span>
      </summary>
      <p>{words.computersText}</p>
      {error === null ? null : <ErrorNote error={error} />}
      <ul>
        {computers.map(({ key, fingerprint, acquaintance, bundles, last_seen }) => (
          <li key={key}>
            <p>
              <span class="key-words">{fingerprint}</span>: {acquaintances[acquaintance]}
            </p>
            <p class="soft-words">{words.seen(bundles, fullDay(last_seen))}</p>
            <p class="row">
              {acquaintance === "ours" ? null : (
                <button
                  type="button"
                  class="button quiet"
                  aria-label={`${words.ours}: ${fingerprint}`}
                  onClick={() => void say(key, true)}
                >
                  {words.ours}
                </button>
              )}
              {acquaintance === "not-ours" ? null : (
                <button
                  type="button"
                  class="button quiet"
                  aria-label={`${words.notOurs}: ${fingerprint}`}
                  onClick={() => void say(key, false)}
                >
                  {words.notOurs}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
