/** A register that is damaged: going back to a copy, or beginning a new one. */
import { useEffect, useState } from "preact/hooks";
import { asReport, registerCopies, restoreRegister } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { RegisterCopy } from "../ipc/types/RegisterCopy";
import { registerCopiesWords as words } from "../words/register";
import { weekdayOf } from "../words/time";
import { CopyList } from "./copy-list";
import { ErrorNote } from "./note";

/** Shown under the trouble; `again` opens the register once it stands again. */
export function RegisterCopies({ of, again }: { of: ErrorReport; again: () => void }) {
  const [copies, setCopies] = useState<RegisterCopy[] | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const damaged = of.code === "register-damaged";
  useEffect(() => {
    if (damaged) {
      registerCopies().then(setCopies, (thrown) => setError(asReport(thrown)));
    }
  }, [damaged]);
  const restore = (name: string | null) => {
    restoreRegister(name).then(again, (thrown) => setError(asReport(thrown)));
  };
  if (!damaged || (copies === null && error === null)) {
    return null;
  }
  return (
    <section aria-labelledby="register-copies">
      <h2 id="register-copies">{words.title}</h2>
      <p>{copies?.length === 0 ? words.none : words.text}</p>
      {error === null ? null : <ErrorNote error={error} />}
      <CopyList
        copies={copies ?? []}
        say={(copy) => words.copy(weekdayOf(copy.day, new Date()))}
        choose={(copy) => restore(copy.name)}
      >
        <li>
          <button type="button" class="button quiet" onClick={() => restore(null)}>
            {words.afresh}
          </button>
        </li>
      </CopyList>
    </section>
  );
}
